"""One workout of the history: every rep with its laps and the recovery after it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from bell_lap.history.records import StoredWorkout
from bell_lap.history.results import changes_of, result_of
from bell_lap.tui import result_words
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.widgets.frame import QUIET

DETAIL_COMMANDS = (
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
        #changes { height: auto; padding: 1 0 0 0; }
        Footer { background: $panel; }
    }
    """

    def __init__(self, stored: StoredWorkout) -> None:
        super().__init__()
        self._stored = stored

    def compose(self) -> ComposeResult:
        stored = self._stored
        result = result_of(stored)
        places = 2 if host_of(self).context.settings.screen.hundredths else 1
        when = stored.summary.started_at[:16].replace("T", " ")
        yield Static(f"{stored.title} · {when}", id="title", markup=False)
        with VerticalScroll():
            yield Static(
                Content.assemble(
                    (result_words.headline(result), "bold"),
                    (f"\n{stored.summary.sparkline}", "$accent"),
                    "\n\n",
                    result_words.rows(result, places=places, plan=stored.plan),
                ),
                id="result",
            )
            yield Static(result_words.changed(changes_of(stored)), id="changes")
            about = [f"\nTapped by: {stored.rules.who.value}", f"Plan:\n{stored.plan.notation}"]
            if stored.readonly_reason:
                about.insert(0, f"\n{stored.readonly_reason}")
            yield Static(Content.styled("\n".join(about), QUIET), id="about")
        yield Footer(show_command_palette=False)

    def action_back(self) -> None:
        """Back to the list."""
        self.app.pop_screen()
