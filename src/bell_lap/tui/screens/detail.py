"""One workout of the history: every rep with its laps and the recovery after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from bell_lap.errors import BellLapError
from bell_lap.history.records import StoredWorkout, Summary
from bell_lap.history.results import result_of
from bell_lap.tui import result_words, screens
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.editable import Kept
from bell_lap.tui.host import host_of
from bell_lap.tui.widgets.frame import QUIET

DETAIL_COMMANDS = (
    Command("detail-laps", "e", "laps", "Mend laps",
            "Mend the laps of any rep: type, shift, split, join, restore"),
    Command("detail-back", "escape,q", "back", "Back", "Back to the list"),
    Command("detail-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip


class DetailScreen(Commanded):
    """What was run, derived from the inputs that were kept."""

    HEADING = "One workout"
    COMMANDS_HERE = DETAIL_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DETAIL_COMMANDS)]
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    DetailScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        VerticalScroll { padding: 1 1 0 1; }
        #result, #about { height: auto; }
        Footer { background: $panel; }
    }
    """

    def __init__(
        self, stored: StoredWorkout, changed: Callable[[Summary], None] = lambda _row: None
    ) -> None:
        """`changed` hears of the workout's row once its laps were mended."""
        super().__init__()
        self._stored = stored
        self._changed = changed

    def compose(self) -> ComposeResult:
        stored = self._stored
        yield Static(self._title(), id="title", markup=False)
        with VerticalScroll():
            yield Static(self._result(), id="result")
            about = [f"\nTapped by: {stored.rules.who.value}", f"Plan:\n{stored.plan.notation}"]
            if stored.readonly_reason:
                about.insert(0, f"\n{stored.readonly_reason}")
            yield Static(Content.styled("\n".join(about), QUIET), id="about")
        yield Footer(show_command_palette=False)

    def _title(self) -> str:
        when = self._stored.summary.started_at[:16].replace("T", " ")
        return f"{self._stored.title} · {when}"

    def _result(self) -> Content:
        result = result_of(self._stored)
        places = 2 if host_of(self).context.settings.screen.hundredths else 1
        return Content.assemble(
            (result_words.headline(result), "bold"),
            (f"\n{self._stored.summary.sparkline}", "$accent"),
            "\n\n",
            result_words.rows(result, places=places),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "laps":
            ended = self._stored.status in ("finished", "stopped")
            open_to_all = self._stored.readonly_reason is None
            return ended and open_to_all and host_of(self).context.mend is not None
        return True

    def action_laps(self) -> None:
        """Mend the laps; what is shown here follows when they are closed."""
        mend = host_of(self).context.mend
        if mend is None:
            return
        try:
            kept = mend(self._stored.id)
        except BellLapError as error:
            host_of(self).complain(error)
            return
        editor = screens.LapEditor(kept, self._title())
        self.app.push_screen(editor, lambda _answer: self._mended(kept))

    def _mended(self, kept: Kept) -> None:
        if kept.stored.entries != self._stored.entries:
            self._stored = kept.stored
            self.query_one("#result", Static).update(self._result())
            self._changed(kept.stored.summary)

    def action_back(self) -> None:
        """Back to the list."""
        self.app.pop_screen()
