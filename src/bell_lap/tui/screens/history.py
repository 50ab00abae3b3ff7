"""The workouts that were run, newest first, however many there are; and the way to all of them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.widgets import Footer, Input, Static

from bell_lap.errors import BellLapError
from bell_lap.history.filtering import ALL, Filter, parse_filter
from bell_lap.history.records import Summary
from bell_lap.tui import screens
from bell_lap.tui.commands import Commanded, bindings
from bell_lap.tui.history_acts import Trash, pair_of
from bell_lap.tui.history_commands import (
    EMPTY,
    HINT,
    HISTORY_COMMANDS,
    MOST_MARKED,
    NOTHING,
)
from bell_lap.tui.history_list import HistoryList
from bell_lap.tui.history_reading import Reader
from bell_lap.tui.history_words import month_words
from bell_lap.tui.host import host_of
from bell_lap.tui.pages import Pages
from bell_lap.tui.visiting import back
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.panel import ends
from bell_lap.tui.widgets.row_list import RowList
from bell_lap.tui.words import counted

MIDDLE = 100
"""Under this the footer's words stand closer."""


class HistoryScreen(Commanded):
    """The list."""

    HEADING = "History"
    COMMANDS_HERE = HISTORY_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HISTORY_COMMANDS)]
    AUTO_FOCUS = "HistoryList"
    DEFAULT_CSS = """
    HistoryScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #filter { display: none; border: none; height: 1; padding: 0 1; background: $boost; }
        #filter:focus { background: $primary 30%; }
        &.-filtering #filter { display: block; }
        #empty { padding: 1 2; height: auto; display: none; }
        #empty.-shown { display: block; }
        Footer { background: $panel; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._reader = Reader()
        self._all = 0
        """How many workouts there are without a filter."""
        self._trash = Trash()
        self._wanted_at: Summary | None = None
        """Where the cursor goes when the list is next filled."""
        self._filled = False

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield Input(placeholder=HINT, id="filter", compact=True, select_on_focus=False)
        yield Static(id="empty", markup=False)
        yield HistoryList()
        yield CommandFooter(show_command_palette=False)

    # --- filling ----------------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Another screen may have changed, added or deleted a workout."""
        self._fill()

    def on_resize(self) -> None:
        """On a narrow screen the footer's words stand closer."""
        self.query_one(Footer).compact = self.size.width < MIDDLE
        self._show_title()

    def on_unmount(self) -> None:
        self._reader.close()

    def _fill(self) -> None:
        """Read the history at once."""
        context = host_of(self).context
        if context.history is None:
            self._say(context.trouble or "The history cannot be opened.")
            return
        try:
            self._all = context.history.count()
            self._show(Pages(context.history, self._wanted()), stay=True)
        except BellLapError as error:
            self._say(str(error))

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        """The reading is done beside the screen, so that a key never waits for it."""
        history = host_of(self).context.history
        if history is not None and self._filled:
            self._reader.want(history, self._wanted())
            self.run_worker(self._reader.follow(self._read), group="filter")

    def _read(self, found: Pages | BellLapError) -> None:
        if isinstance(found, BellLapError):
            self._say(str(found))
            return
        try:
            self._show(found, stay=found.wanted == ALL)
        except BellLapError as error:
            self._say(str(error))

    def _wanted(self) -> Filter:
        return parse_filter(self.query_one("#filter", Input).value, host_of(self).context.today())

    def _show(self, pages: Pages, *, stay: bool) -> None:
        """List these; to `stay`, the cursor is on the workout that it was on, or on the one in its
        place."""
        listed = self._list
        at = self._wanted_at or (listed.current() if stay else None)
        had = listed.pages is not None and listed.pages.count > 0
        listed.show_pages(pages, at, listed.workout if stay else 0)
        self._wanted_at, self._filled = None, True
        empty = "" if pages.count else NOTHING if self._all else EMPTY
        self._say(empty)
        self._show_title()
        if had != (pages.count > 0):
            self.refresh_bindings()

    def _say(self, text: str) -> None:
        shown = self.query_one("#empty", Static)
        if text:
            shown.update(text)
        shown.set_class(bool(text), "-shown")
        self._list.display = not text

    @on(RowList.Moved)
    def _show_title(self) -> None:
        """How many there are, and the month that the cursor is in."""
        listed = self._list
        pages = listed.pages
        if pages is None:
            said, right = "History", ""
        else:
            of_all = counted(self._all, "workout")
            known = f"{pages.count} of {of_all}" if self._wanted() != ALL else of_all
            marked = f" · {len(listed.marked)} marked" if listed.marked else ""
            said = f"History: {known}{marked}"
            day = pages.day_of(listed.workout)
            right = "" if day is None else month_words(day)
        width = max(1, self.size.width - 2)
        title = ends(Content(said), Content(right), width)
        self.query_one("#title", Static).update(title, layout=False)

    # --- the filter -------------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Type what to look for."""
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    def on_key(self, event: Key) -> None:
        """In the filter the arrows go to the list, and Escape clears it."""
        if not isinstance(self.focused, Input):
            return
        if event.key == "escape":
            event.stop()
            self._clear()
        elif event.key in ("down", "up", "pagedown", "pageup"):
            event.stop()
            self._list.focus()
            if event.key in ("pagedown", "pageup"):
                self._list.action_page(1 if event.key == "pagedown" else -1)

    @on(Input.Submitted, "#filter")
    def _found(self) -> None:
        self._list.focus()

    def _clear(self) -> None:
        self.query_one("#filter", Input).value = ""
        self.remove_class("-filtering")
        self._list.focus()

    # --- commands ---------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("open", "mark", "compare", "trend", "delete", "calendar"):
            pages = self._list.pages if self.is_mounted else None
            return action == "calendar" or (pages is not None and pages.count > 0)
        if action == "undelete":
            return self._trash.deleted is not None
        return super().check_action(action, parameters)

    @property
    def _list(self) -> HistoryList:
        return self.query_one(HistoryList)

    def _current(self) -> Summary | None:
        """The workout under the cursor; says so where the disk refuses."""
        try:
            return self._list.current()
        except BellLapError as error:
            host_of(self).complain(error)
            return None

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Look at the workout under the cursor."""
        context, row = host_of(self).context, self._current()
        if row is None or context.history is None:
            return
        try:
            stored = context.history.load(row.id)
        except BellLapError as error:
            host_of(self).complain(error)
            return
        self.app.push_screen(screens.DetailScreen(stored, self._changed, self._around))

    def _changed(self, row: Summary) -> None:
        """A workout was mended: its row says so."""
        if self._list.pages is not None:
            self._list.pages.put(row)
            self._list.refresh()

    def _around(self, later: int) -> int | None:
        """The number of the workout after (1) or before (-1) this one in time, of those listed.

        The cursor goes there too. None where there is none. Raises EnvironmentProblem.
        """
        listed = self._list
        place = listed.workout - later
        row = None if listed.pages is None else listed.pages.row(place)
        if row is None:
            return None
        listed.go_to(place)
        return row.id

    def action_mark(self) -> None:
        """Mark the workout under the cursor, or take its mark away, and go on to the next."""
        row, marked = self._current(), self._list.marked
        if row is None:
            return
        if row.id in marked:
            del marked[row.id]
        elif len(marked) == MOST_MARKED:
            self.notify(f"No more than {MOST_MARKED} can be compared. c compares them.")
            return
        else:
            marked[row.id] = row
        self._list.action_move(1)
        self._list.refresh()
        self._show_title()

    def action_compare(self) -> None:
        """Compare the marked ones, or the one under the cursor with the one before it."""
        history, row = host_of(self).context.history, self._current()
        if history is None or row is None:
            return
        try:
            chosen = pair_of(history, row, self._list.marked)
        except BellLapError as error:
            host_of(self).complain(error)
            return
        self.app.push_screen(screens.CompareScreen(chosen))

    def action_trend(self) -> None:
        """How the session under the cursor went over the months."""
        row = self._current()
        if row is not None:
            self.app.push_screen(screens.TrendScreen(workout=row.id))

    def action_bests(self) -> None:
        """The fastest over each distance."""
        self.app.push_screen(screens.BestsScreen())

    def action_calendar(self) -> None:
        """The weeks, from the day under the cursor; at the top of the list from today."""
        row = self._current() if self._list.workout else None
        self.app.push_screen(screens.CalendarScreen(None if row is None else row.date))

    def action_log(self) -> None:
        """Write down what was done without the laptop."""
        self.app.push_screen(screens.LogScreen(None, self._logged))

    def _logged(self, workout: int) -> None:
        """The cursor goes to what was logged."""
        history = host_of(self).context.history
        if history is not None:
            try:
                self._wanted_at = history.summary(workout)
            except BellLapError as error:
                host_of(self).complain(error)

    def action_delete(self) -> None:
        """Put the workout under the cursor in the trash."""
        context, row = host_of(self).context, self._current()
        if row is None or context.history is None:
            return
        try:
            said = self._trash.delete(context.history, row, context.clock.utc_ms())
        except BellLapError as error:
            host_of(self).complain(error)
            return
        self._list.marked.pop(row.id, None)
        self._fill()
        self.refresh_bindings()
        self.notify(said, markup=False)

    def action_undelete(self) -> None:
        """Bring back what was deleted here last."""
        history = host_of(self).context.history
        if history is None:
            return
        try:
            self._wanted_at = self._trash.bring_back(history)
        except BellLapError as error:
            host_of(self).complain(error)
            return
        self._fill()
        self.refresh_bindings()

    def action_back(self) -> None:
        """Without the filter; or back; where this was the first screen, out of the program."""
        if self.has_class("-filtering"):
            self._clear()
        else:
            back(self)
