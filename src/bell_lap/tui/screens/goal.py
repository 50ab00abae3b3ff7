"""The one question to a new runner: a best and a goal. It can be skipped and is never put again."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from bell_lap.core.profile import race_words
from bell_lap.core.session import RaceTime
from bell_lap.errors import BellLapError
from bell_lap.settings import values
from bell_lap.tui.dialog import Dialog
from bell_lap.tui.host import host_of
from bell_lap.tui.ports import Value

WHY = (
    "Goal times are reckoned from a race you have run and the mile you want to run. "
    "Either alone will do, and both can wait: Escape skips this."
)


WRONG = "wrong"


class GoalPrompt(Dialog[bool]):
    """Dismissed with whether the profile was changed."""

    AUTO_FOCUS = "#best"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "skip", "Skip", id="goal-skip", tooltip="Leave the profile as it is"),
    ]
    DEFAULT_CSS = """
    GoalPrompt {
        align: center middle;
        background: transparent;
        #box {
            width: 66; max-width: 96%; height: auto; padding: 1 2;
            border: round $accent; background: $surface;
        }
        Input { margin: 0 0 1 0; background: $boost; }
        Input:focus { background: $block-cursor-background; background-tint: transparent; }
        #why { margin: 0 0 1 0; }
        #wrong { color: $text-error; height: auto; }
        #hint { color: $text-muted; }
    }
    """

    def compose(self) -> ComposeResult:
        profile = host_of(self).context.settings.profile
        with Vertical(id="box") as box:
            box.border_title = "Your best and your goal"
            yield Static(WHY, id="why", markup=False)
            yield Static("Best, lately (6:30 is a mile; or 5k 24:10)", markup=False)
            yield Input(_said(profile.best), placeholder="mile 6:30", id="best", compact=True)
            yield Static("Goal (5:59, or another race and its time)", markup=False)
            yield Input(_said(profile.goal), placeholder="mile 5:59", id="goal", compact=True)
            yield Static(id="wrong", markup=False)
            yield Static("Enter: next, then save · Escape: skip", id="hint", markup=False)

    @on(Input.Submitted, "#best")
    def _to_the_goal(self) -> None:
        if self._read("best") is not WRONG:
            self.query_one("#wrong", Static).update("")
            self.screen.set_focus(self.query_one("#goal", Input))

    def _read(self, name: str) -> RaceTime | str | None:
        """The race in a field, None for none, WRONG where it was said what is wrong with it."""
        field = self.query_one(f"#{name}", Input)
        try:
            return read_race(field.value)
        except values.Wrong as wrong:
            expected = wrong.expected.replace("a time in quotes, such as", "write a time, such as")
            hint = f" {wrong.hint}" if wrong.hint else ""
            said = f"{name}: {expected}.{hint}".replace('"', "")
            self.query_one("#wrong", Static).update(said)
            self.screen.set_focus(field)
            return WRONG

    @on(Input.Submitted, "#goal")
    def _save(self) -> None:
        changes: dict[str, Value] = {}
        for name in ("best", "goal"):
            race = self._read(name)
            if isinstance(race, str):
                return
            if race != getattr(host_of(self).context.settings.profile, name):
                changes[f"profile.{name}"] = _table(race)
        if not changes:
            self.dismiss(False)  # noqa: FBT003 - the dialog's answer
            return
        try:
            host_of(self).change_settings(changes)
        except BellLapError as error:
            self.query_one("#wrong", Static).update(str(error))
            return
        self.dismiss(True)  # noqa: FBT003 - the dialog's answer

    def action_skip(self) -> None:
        """Leave the profile as it is."""
        self.dismiss(False)  # noqa: FBT003 - the dialog's answer


def read_race(text: str) -> RaceTime | None:
    """`6:30` is a mile, `5k 24:10` a race; None for an empty text. Raises `values.Wrong`."""
    parts = text.split()
    if not parts:
        return None
    race = values.race(" ".join(parts[:-1])) if len(parts) > 1 else "mile"
    return values.race_time(race, parts[-1])


def _said(race: RaceTime | None) -> str:
    return "" if race is None else race_words(race)


def _table(race: RaceTime | None) -> dict[str, str] | None:
    if race is None:
        return None
    return {"race": race.race, "time": race_words(race).rpartition(" ")[2]}
