"""Writes down a workout that was done without the laptop: which session, its times, which day.

What is understood by now stands under the fields, as the history will have it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from bell_lap.errors import BadInput, BellLapError
from bell_lap.history.adding import Told
from bell_lap.library.files import from_notation
from bell_lap.live.logged import DAY_HINT, Done, preview, read_day
from bell_lap.live.saving import About
from bell_lap.tui.choosing import choose
from bell_lap.tui.dialog import Dialog
from bell_lap.tui.diary_words import tags_in
from bell_lap.tui.host import host_of
from bell_lap.tui.log_words import asks, understood
from bell_lap.tui.ports import Chosen

HINT = "Enter: next, then log it · Tab: next · Escape: leave"
HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (22, "-high")]
SESSION = "pyramid, or 8 x 200m, rest 90s"


class DayInput(Input):
    """A day; Up is the day after, Down the day before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(1)", "Day after", id="log-day-after", show=False,
                tooltip="In the day: the day after"),
        Binding("down", "step(-1)", "Day before", id="log-day-before", show=False,
                tooltip="In the day: the day before"),
    ]  # fmt: skip

    def action_step(self, days: int) -> None:
        """Another day, no later than today."""
        today = host_of(self).context.today()
        try:
            day = read_day(self.value, today)
        except BadInput:
            day = today
        self.value = min(day + timedelta(days=days), today).isoformat()


class LogScreen(Dialog[None]):
    """Calls `kept` with the workout's number once it is in the history, and closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it", id="log-leave", tooltip="Log nothing"),
        Binding("ctrl+s", "keep", "Log it", id="log-keep", priority=True,
                tooltip="Log the workout from any field"),
    ]  # fmt: skip
    AUTO_FOCUS = "#session"
    DEFAULT_CSS = """
    LogScreen {
        align: center middle;
        background: transparent;
        #box {
            width: 74; max-width: 98%; height: auto; max-height: 100%; padding: 0 1;
            border: round $accent; background: $surface;
        }
        .field { height: 1; margin: 1 0 0 0; }
        .field Static { width: 9; }
        Input { width: 1fr; background: $boost; }
        Input:focus { background: $block-cursor-background; background-tint: transparent; }
        #said { height: auto; min-height: 3; margin: 1 0 0 0; }
        #hint { color: $text-muted; margin: 1 0 0 0; }
        &.-low .field, &.-low #hint { margin: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(
        self,
        day: date | None = None,
        kept: Callable[[int], None] = lambda _workout: None,
        session: str = "",
    ) -> None:
        """`day` is the local day it was done on, today unless said; `session` what was run."""
        super().__init__()
        self._day = day
        self._kept = kept
        self._session = session
        self._chosen: tuple[str, Chosen | BellLapError | None] = ("", None)
        """What the session's field was read as, with what it held then."""

    def compose(self) -> ComposeResult:
        context = host_of(self).context
        today = context.today()
        day = today if self._day is None else min(self._day, today)
        names = SuggestFromList(context.shelf().names(), case_sensitive=False)
        with Vertical(id="box") as box:
            box.border_title = "Log what was done without the laptop"
            session = Input(self._session, placeholder=SESSION, suggester=names, id="session")
            yield from _field("Session", session)
            yield from _field("Times", Input(id="times", select_on_focus=False))
            yield from _field("Day", DayInput(day.isoformat(), placeholder=DAY_HINT, id="day"))
            yield from _field("Note", Input(placeholder="how it went", id="note"))
            yield from _field("Tags", Input(placeholder="heat race", id="tags"))
            effort = Input(placeholder="1 to 10", restrict=r"[0-9]{0,2}", id="effort")
            yield from _field("Effort", effort)
            yield Static(id="said", markup=False)
            yield Static(HINT, id="hint", markup=False)

    def on_mount(self) -> None:
        self._echo()

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _plan(self) -> Chosen | None:
        """The session of its field; None while it is empty. Raises BellLapError."""
        text = self._value("session")
        if text != self._chosen[0]:
            self._chosen = (text, self._read(text) if text else None)
        found = self._chosen[1]
        if isinstance(found, BellLapError):
            raise found
        return found

    def _read(self, text: str) -> Chosen | BellLapError:
        context = host_of(self).context
        find = context.find or from_notation
        try:
            return choose(find(text), context.settings)
        except BellLapError as error:
            return error

    def _times(self) -> Sequence[str]:
        return self._value("times").split()

    @on(Input.Changed)
    def _echo(self) -> None:
        """Say what is understood by now."""
        said = self.query_one("#said", Static)
        times = self.query_one("#times", Input)
        try:
            chosen = self._plan()
            times.placeholder = "" if chosen is None else asks(chosen.plan)
            if chosen is None:
                said.update(Content("A session's name, or what was run as on a whiteboard."))
                return
            day = read_day(self._value("day"), host_of(self).context.today())
            said.update(understood(chosen.plan, day, preview(chosen.plan, self._times()).result))
        except BellLapError as error:
            said.update(Content.styled(str(error), "$text-error"))

    @on(Input.Submitted)
    def _onward(self, event: Input.Submitted) -> None:
        """From the session to the times; from anywhere else it is logged."""
        if event.input.id == "session" and self._value("session"):
            self.set_focus(self.query_one("#times", Input))
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """Log it, or say why that cannot be."""
        context = host_of(self).context
        if not self.is_current:
            return  # it is logged: this Enter was there before the dialog had gone
        try:
            chosen = self._plan()
            if chosen is None or context.log is None:
                self.app.bell()
                self.set_focus(self.query_one("#session", Input))
                return
            effort = self._value("effort")
            rpe = int(effort) if effort else None
            workout = context.log(
                Done(
                    plan=chosen.plan,
                    day=read_day(self._value("day"), context.today()),
                    times=tuple(self._times()),
                    about=About(chosen.text, chosen.name, context.settings.profile),
                    told=Told(self._value("note"), "", rpe, tags_in(self._value("tags"))),
                )
            )
        except BellLapError as error:
            self.query_one("#said", Static).update(Content.styled(str(error), "$text-error"))
            return
        self._kept(workout)
        self.app.notify(f"Logged as workout {workout}.", markup=False)
        self.dismiss()

    def action_leave(self) -> None:
        """Log nothing."""
        self.dismiss()


def _field(title: str, field: Input) -> ComposeResult:
    with Horizontal(classes="field"):
        yield Static(title, markup=False)
        field.compact = True
        yield field
