"""The workouts of the same work, to choose two to four of them for a comparison."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from bell_lap.errors import BellLapError
from bell_lap.history.records import Summary
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.compare_words import LETTERS, MOST
from bell_lap.tui.host import host_of
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.row_list import RowList

ALIKE_COMMANDS = (
    Command("alike-mark", "x,space", "mark", "Mark", "Compare this workout too; again: not",
            shown_key="x"),
    Command("alike-compare", "c,enter", "compare", "Compare", "Compare the marked workouts",
            shown_key="⏎"),
    Command("alike-back", "escape,q", "back", "Back", "Back, with nothing changed"),
    Command("alike-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip


class AlikeList(RowList):
    """A line for each workout, with the letter it is going to have."""

    def __init__(self) -> None:
        super().__init__(id="alike")
        self.rows: tuple[Summary, ...] = ()
        self.marked: tuple[int, ...] = ()
        """From the oldest to the newest."""

    def row_content(self, index: int, width: int) -> Content:
        del width
        row = self.rows[index]
        chosen = row.id in self.marked
        letter = LETTERS[self.marked.index(row.id)] if chosen else "·"
        return Content.assemble(
            (f" {letter} ", "bold $accent" if chosen else QUIET),
            f" {row.date.isoformat()}  ",
            (f"{row.line}  ", "bold"),
            (row.title, QUIET),
        )


class AlikeScreen(Commanded):
    """Begins with `chosen` marked; calls `done` with those to be compared, oldest first."""

    HEADING = "Choose workouts"
    COMMANDS_HERE = ALIKE_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ALIKE_COMMANDS)]
    AUTO_FOCUS = "AlikeList"
    DEFAULT_CSS = """
    AlikeScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #said { padding: 0 1; height: auto; color: $foreground-muted; }
        Footer { background: $panel; }
    }
    """

    def __init__(self, chosen: tuple[int, ...], done: Callable[[tuple[int, ...]], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self._done = done

    def compose(self) -> ComposeResult:
        yield Static("Which to compare", id="title", markup=False)
        yield Static(id="said", markup=False)
        yield AlikeList()
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        history = host_of(self).context.history
        if history is None:
            return
        listed = self.query_one(AlikeList)
        try:
            rows = history.alike(self._chosen[-1])
            known = {row.id for row in rows}
            others = [history.load(id_).summary for id_ in self._chosen if id_ not in known]
        except BellLapError as error:
            host_of(self).complain(error)
            return
        listed.rows = tuple(
            sorted((*rows, *others), key=lambda row: (row.started_utc_ms, row.id), reverse=True)
        )
        self._mark(set(self._chosen))
        listed.set_count(len(listed.rows))

    def _mark(self, wanted: set[int]) -> None:
        listed = self.query_one(AlikeList)
        listed.marked = tuple(row.id for row in reversed(listed.rows) if row.id in wanted)
        listed.refresh()
        said = f"{len(wanted)} marked, of {len(listed.rows)} with this work. Two to {MOST} go."
        self.query_one("#said", Static).update(said)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "compare" and self.is_mounted:
            return 2 <= len(self.query_one(AlikeList).marked) <= MOST
        return True

    def action_mark(self) -> None:
        """Compare it too, or not any more; at most four."""
        listed = self.query_one(AlikeList)
        if not listed.rows:
            return
        row = listed.rows[listed.cursor]
        wanted = set(listed.marked) ^ {row.id}
        if len(wanted) > MOST:
            self.notify(f"{MOST} at most: take the mark off another one first.", markup=False)
            return
        self._mark(wanted)

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.action_mark()

    def action_compare(self) -> None:
        """Back, with those that are marked."""
        marked = self.query_one(AlikeList).marked
        self.app.pop_screen()
        self._done(marked)

    def action_back(self) -> None:
        """Back, with nothing changed."""
        self.app.pop_screen()
