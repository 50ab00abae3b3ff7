"""The workouts that were run, newest first, however many there are."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, Static

from bell_lap.errors import BellLapError
from bell_lap.history.records import Summary
from bell_lap.tui import screens
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.pages import Pages
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.row_list import RowList
from bell_lap.tui.words import counted

HISTORY_COMMANDS = (
    Command("history-open", "enter", "open", "Open", "Look at this workout"),
    Command("history-back", "escape,q", "back", "Back", "Back to where you came from"),
    Command("history-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

NARROW = 76
"""Under this a row has no bars."""
WIDE = 110


class HistoryList(RowList):
    """One line for each workout."""

    def __init__(self) -> None:
        super().__init__(id="workouts")
        self.pages: Pages | None = None

    def row_content(self, index: int, width: int) -> Content:
        try:
            row = None if self.pages is None else self.pages.row(index)
        except BellLapError as error:
            return Content.styled(f" {error.message}", "$text-error")
        if row is None:
            return Content()
        title, bars = (20, 8) if width < WIDE else (32, 16)
        day, _, time = row.started_at[:16].partition("T")
        parts: list[str | tuple[str, str]] = [
            (f" {day} ", ""),
            (f"{time}  " if width >= NARROW else " ", QUIET),
            (f"{row.title[:title]:<{title}}" if width >= NARROW else row.title, "bold"),
            ("  ", ""),
        ]
        if width >= NARROW:
            parts.append((f"{_standing(row):<2}", "$text-warning"))
            parts.append((f"{row.sparkline[:bars]:<{bars}}  ", "$accent"))
        parts.append((row.line, QUIET))
        return Content.assemble(*parts)


def _standing(row: Summary) -> str:
    """A mark for what did not end as planned."""
    return {"stopped": "✗ ", "running": "… "}.get(row.status, "  ")


class HistoryScreen(Commanded):
    """The list."""

    HEADING = "History"
    COMMANDS_HERE = HISTORY_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HISTORY_COMMANDS)]
    AUTO_FOCUS = "HistoryList"
    DEFAULT_CSS = """
    HistoryScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #empty { padding: 1 2; height: auto; display: none; }
        #empty.-shown { display: block; }
        Footer { background: $panel; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static("History", id="title", markup=False)
        yield Static(id="empty", markup=False)
        yield HistoryList()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        context = host_of(self).context
        if context.history is None:
            self._say(context.trouble or "The history cannot be opened.")
            return
        pages = Pages(context.history)
        try:
            count = pages.count()
        except BellLapError as error:
            self._say(str(error))
            return
        listed = self.query_one(HistoryList)
        listed.pages = pages
        listed.set_count(count)
        self.query_one("#title", Static).update(f"History: {counted(count, 'workout')}")
        if not count:
            self._say("No workout yet. The first one you run is kept here for good.")

    def _say(self, text: str) -> None:
        shown = self.query_one("#empty", Static)
        shown.update(text)
        shown.add_class("-shown")

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Look at the workout under the cursor."""
        context = host_of(self).context
        listed = self.query_one(HistoryList)
        try:
            row = None if listed.pages is None else listed.pages.row(listed.cursor)
            if row is None or context.history is None:
                return
            stored = context.history.load(row.id)
        except BellLapError as error:
            host_of(self).complain(error)
            return
        self.app.push_screen(screens.DetailScreen(stored, self._changed))

    def _changed(self, row: Summary) -> None:
        """A workout was mended: its row says so."""
        listed = self.query_one(HistoryList)
        if listed.pages is not None:
            listed.pages.put(row)
            listed.refresh()

    def action_back(self) -> None:
        """Back; where this was the first screen, out of the program."""
        if len(self.app.screen_stack) > 2:
            self.app.pop_screen()
        else:
            self.app.exit()
