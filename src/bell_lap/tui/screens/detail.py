"""One workout of the history: every rep with its laps, its charts, what was written about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.widgets import Footer, Static

from bell_lap.core.hidden import shown
from bell_lap.core.sharing import share_line
from bell_lap.errors import BellLapError
from bell_lap.history.records import Diary, Summary
from bell_lap.history.results import result_of
from bell_lap.history.stored import StoredWorkout
from bell_lap.tui import detail_style, diary_words, result_words, screens
from bell_lap.tui import workout_words as words
from bell_lap.tui.commands import Commanded, bindings
from bell_lap.tui.detail_commands import DETAIL_COMMANDS, EFFORTS
from bell_lap.tui.diary_book import DiaryBook
from bell_lap.tui.editable import Kept
from bell_lap.tui.history_acts import pair_of
from bell_lap.tui.host import host_of
from bell_lap.tui.reps_part import RepsPart
from bell_lap.tui.screens.diary import DiaryScreen
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.page_bar import PageBar
from bell_lap.tui.widgets.rep_list import RepList

PAGES = ("Reps", "Notes")
ENDED = ("finished", "stopped")


class DetailScreen(Commanded):
    """What was run, derived from the inputs that were kept; the charts follow the cursor."""

    HEADING = "One workout"
    COMMANDS_HERE = DETAIL_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DETAIL_COMMANDS)]
    AUTO_FOCUS = "RepList"
    HORIZONTAL_BREAKPOINTS = detail_style.WIDTHS
    VERTICAL_BREAKPOINTS = detail_style.HEIGHTS
    DEFAULT_CSS = detail_style.CSS

    def __init__(
        self,
        stored: StoredWorkout,
        changed: Callable[[Summary], None] = lambda _row: None,
        around: Callable[[int], int | None] | None = None,
    ) -> None:
        """`changed` hears of the workout's row once something of it is other, `discarded` too.

        `around(1)` gives the number of the workout after this one, `around(-1)` of that before; it
        may raise BellLapError.
        """
        super().__init__()
        self._stored = stored
        self._result = result_of(stored)
        self._changed = changed
        self._around = around
        self._books: dict[int, DiaryBook | None] = {}
        """By workouts' numbers; None where that was refused, which is said once."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="title", markup=False)
            yield PageBar(PAGES)
        yield Static(id="headline", markup=False)
        yield Static(id="diary", markup=False)
        yield RepsPart()
        with VerticalScroll():
            yield Static(id="notes", markup=False)
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        self._show()

    def on_resize(self, _event: Resize) -> None:
        self.query_one(Footer).compact = self.size.width < detail_style.MIDDLE
        self.call_after_refresh(self._show_reps)

    @property
    def _places(self) -> int:
        return 2 if host_of(self).context.settings.screen.hundredths else 1

    @property
    def _book(self) -> DiaryBook | None:
        """This workout's diary; None where the history is not open, or says no."""
        history, number = host_of(self).context.history, self._stored.id
        if history is not None and number not in self._books:
            try:
                self._books[number] = DiaryBook(history, number)
            except BellLapError as error:
                self._books[number] = None
                host_of(self).complain(error)
        return self._books.get(number)

    @property
    def _diary(self) -> Diary:
        number, book = self._stored.id, self._book
        empty = Diary(number, "", self._stored.summary.source, None, "", "", (), None)
        return empty if book is None else book.diary

    # --- what is shown ----------------------------------------------------------------------------

    def _show(self) -> None:
        """Everything, after something of the workout has changed."""
        stored, result, diary = self._stored, self._result, self._diary
        gone = "in the trash, u brings it back · " if diary.deleted_utc_ms is not None else ""
        self.query_one("#title", Static).update(gone + words.title_of(stored))
        self.query_one("#headline", Static).update(result_words.headline(result))
        said = diary_words.line_of(diary)
        self.query_one("#diary", Static).update(said)
        self.query_one("#diary", Static).set_class(said == diary_words.HINT, "-hint")
        self.query_one("#notes", Static).update(words.notes_page(stored, result, diary))
        self._show_reps()
        self.refresh_bindings()

    @property
    def _reps(self) -> RepsPart:
        return self.query_one(RepsPart)

    def _show_reps(self) -> None:
        """The reps and their charts, for the size there is."""
        self._reps.show(self._result, self._stored.plan, self._places)

    # --- what is done -----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        match action:
            case "laps":
                whole = self._stored.status in ENDED and self._stored.readonly_reason is None
                return whole and not self._gone and host_of(self).context.mend is not None
            case "unfold" | "unfold_all" | "chart":
                return bool(self._reps.lapped()) and not self.has_class("-notes")
            case "around":
                return self._around is not None
            case "undo":
                return self._book is not None and self._book.can_undo
            case "write" | "delete" | "compare" | "trend":
                return self._book is not None and not self._gone
        return True

    @property
    def _gone(self) -> bool:
        return self._diary.deleted_utc_ms is not None

    def action_page(self) -> None:
        """The other page: reps, or notes."""
        notes = not self.has_class("-notes")
        self.set_class(notes, "-notes")
        self.query_one(PageBar).show(int(notes))
        self.query_one(VerticalScroll if notes else RepList).focus()
        self.refresh_bindings()

    @on(PageBar.Chosen)
    def _page_chosen(self, message: PageBar.Chosen) -> None:
        if bool(message.index) != self.has_class("-notes"):
            self.action_page()

    def action_chart(self) -> None:
        """Where there is room for one chart: the other one."""
        self.toggle_class("-laps")

    def action_unfold(self) -> None:
        """The laps of this rep as rows, or not any more."""
        self._reps.unfold()

    def action_unfold_all(self) -> None:
        """The laps of every rep as rows, or of none."""
        self._reps.unfold_all()

    def types(self, character: str) -> bool:
        """A figure is the effort; whether it was one."""
        effort = EFFORTS.get(character)
        if effort is None or self.check_action("write", ()) is not True:
            return False
        self._keep(replace(self._diary, rpe=effort))
        return True

    def action_write(self) -> None:
        """Open the diary."""
        history, book = host_of(self).context.history, self._book
        if history is not None and book is not None:
            try:
                tags = tuple(tag for tag, _ in history.tags())
            except BellLapError as error:
                host_of(self).complain(error)
                return
            editor = DiaryScreen(words.title_of(self._stored), book.diary, book.keep, tags)
            self.app.push_screen(editor, lambda _answer: self._reload())

    def _keep(self, wanted: Diary) -> None:
        book = self._book
        if book is not None:
            self._do(lambda: book.keep(wanted))

    def action_undo(self) -> None:
        """Take back what was done here last: to the diary, or the trash."""
        book = self._book
        if book is not None:
            self._do(lambda: self.notify(book.undo(self._result), markup=False))

    def action_delete(self) -> None:
        """Into the trash."""
        book, utc_ms = self._book, host_of(self).context.clock.utc_ms()
        if book is not None:
            self._do(lambda: book.delete(utc_ms))

    def _do(self, what: Callable[[], object]) -> None:
        try:
            what()
        except BellLapError as error:
            host_of(self).complain(error)
        self._reload()

    def _reload(self) -> None:
        """The workout as it is on the disk by now; who asked to be told is told."""
        history = host_of(self).context.history
        if history is None:
            return
        try:
            self._put(history.load(self._stored.id))
        except BellLapError as error:
            host_of(self).complain(error)
        self._changed(self._stored.summary)

    def _put(self, stored: StoredWorkout) -> None:
        self._books = {number: book for number, book in self._books.items() if book is not None}
        if stored.id != self._stored.id:
            self._reps.fold()
        if (stored.id, stored.entries) != (self._stored.id, self._stored.entries):
            self._result = result_of(stored)
        self._stored = stored
        self._show()

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
        editor = screens.LapEditor(kept, words.title_of(self._stored))
        self.app.push_screen(editor, lambda _answer: self._mended(kept))

    def _mended(self, kept: Kept) -> None:
        if kept.stored.entries != self._stored.entries:
            self._put(kept.stored)
            self._changed(kept.stored.summary)

    def action_share(self) -> None:
        """The line that runners write, to the clipboard of the terminal."""
        line = shown(share_line(self._result, self._stored.plan))
        self.app.copy_to_clipboard(line)
        self.notify(line, title="Copied", markup=False)

    # --- other workouts ---------------------------------------------------------------------------

    def action_compare(self) -> None:
        """Beside the last one of the same work before it."""
        history = host_of(self).context.history
        if history is None:
            return
        try:
            pair = pair_of(history, self._stored.summary, {})
        except BellLapError as error:
            host_of(self).complain(error)
            return
        self.app.push_screen(screens.CompareScreen(pair))

    def action_trend(self) -> None:
        """The same work over the months."""
        self.app.push_screen(screens.TrendScreen(workout=self._stored.id))

    def action_around(self, by: int) -> None:
        """The workout after or before this one."""
        history = host_of(self).context.history
        try:
            number = None if self._around is None else self._around(by)
            if number is None or history is None:
                self.app.bell()
            else:
                self._put(history.load(number))
        except BellLapError as error:
            host_of(self).complain(error)

    def action_back(self) -> None:
        """Back to the list."""
        self.app.pop_screen()
