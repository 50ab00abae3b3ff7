"""The lap editor: any rep of a workout, under way or kept, as rows that can be mended.

Over the run screen the tap keys stay taps and leave it open; what a tap means now and the clock
stand at the top. Every repair is one input: refused ones are said before they are made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from bell_lap.core.events import Event
from bell_lap.core.mending import Mend
from bell_lap.core.plan import StepKind
from bell_lap.core.view import Action, TapMeans
from bell_lap.errors import BellLapError
from bell_lap.tui import framing, happenings, lap_words
from bell_lap.tui.commands import Commanded, bindings
from bell_lap.tui.editable import Editable
from bell_lap.tui.host import host_of
from bell_lap.tui.lap_commands import LAP_COMMANDS
from bell_lap.tui.mender import Key, Mender
from bell_lap.tui.widgets.banner import Banner
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.lap_entry import LAP, LapEntry
from bell_lap.tui.widgets.lap_list import LapList, column
from bell_lap.tui.widgets.row_list import RowList
from bell_lap.tui.widgets.time_entry import TimeEntry

SHIFT_MS = 100
FRAME_S = 0.25
NOTICE_S = 5.0
NOT_WHILE_TYPING = frozenset({"mend", "undo", "redo", "type", "rep", "back"})
FIGURES = frozenset("0123456789")
WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-wide")]
"""Where the screen is wide the reps have a column of their own."""
NOTHING_RUN = "Nothing has been run yet."


class LapEditor(Commanded):
    """Mends `subject`; `live` where it is under way, with the tap keys in its hands."""

    HEADING = "Laps"
    STAYS = True
    COMMANDS_HERE = LAP_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LAP_COMMANDS)]
    AUTO_FOCUS = "LapList"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    DEFAULT_CSS = """
    LapEditor {
        layers: base over;
        align: center middle;
        #now { height: 1; padding: 0 1; background: $primary; color: $text; text-style: bold; }
        #now.-quiet { background: $surface; color: $text-muted; }
        #title { height: 1; padding: 0 1; background: $panel; text-style: bold; }
        #rep, #heads { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        #rep { padding: 0 1; }
        #heads { margin: 1 0 0 0; }
        #reps {
            width: 34; height: 1fr; padding: 0 1; border-right: solid $panel; display: none;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        &.-wide #reps { display: block; }
        #notice { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
        #notice.-bad { background: $error; color: $text; text-style: bold; }
        #now:ansi, #notice.-bad:ansi {
            background: ansi_default; color: ansi_default; text-style: bold reverse;
        }
        #now.-quiet:ansi { text-style: none; }
        Footer { background: $panel; }
    }
    """

    def __init__(self, subject: Editable, title: str = "", *, live: bool = False) -> None:
        super().__init__()
        self.subject = subject
        self._title = title
        self._live = live
        self._mender = Mender(subject)
        self._entry = LapEntry()
        self._can: list[str] = []
        self._said = happenings.NOTHING
        self._said_timer: Timer | None = None
        self._typed_for: tuple[Key, int] | None = None
        """The attempt and the mark whose time is being typed."""
        self._unsubscribe: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        if self._live:
            yield Static(id="now", markup=False)
        else:
            yield Static(self._title, id="title", markup=False)
        yield Static(id="rep", markup=False)
        with Horizontal():
            yield Static(id="reps", markup=False)
            with Vertical():
                yield Static(id="heads", markup=False)
                yield LapList()
        yield Static(id="notice", markup=False)
        yield CommandFooter(show_command_palette=False)
        yield self._entry
        yield Banner("TAPS ARE NOT REACHING BELL-LAP: click here", id="blurred")

    def on_mount(self) -> None:
        self._unsubscribe = self.subject.subscribe(self._hear)
        if self._live:
            self.set_interval(FRAME_S, self.refresh_now)
        self.call_after_refresh(self.refresh_now)

    def on_unmount(self) -> None:
        self._unsubscribe()

    def on_resize(self, _event: Resize) -> None:
        self.call_after_refresh(self._show)

    @property
    def _places(self) -> int:
        return 2 if host_of(self).context.settings.screen.hundredths else 1

    # --- what is shown ----------------------------------------------------------------------------

    def refresh_now(self) -> None:
        """Show this instant: the line at the top always, the rows where something changed."""
        if self.is_mounted:
            if self._live:
                self._show_now()
            if self._at_hand().look():
                self._show()
            self._offer()

    def _show_now(self) -> None:
        view = self.subject.view()
        line = self.query_one("#now", Static)
        saved = "" if view.saved else "  ○ saving"
        said = f"{lap_words.now_of(view)}  {framing.tap_words(view)}{saved}"
        if len(said) > self.size.width - 2:
            # Why it is so gives way: the run screen has it.
            said = f"{lap_words.now_of(view)}  {framing.tap_words(view).partition(':')[0]}{saved}"
        line.update(said)
        line.set_class(view.tap is TapMeans.NOTHING, "-quiet")

    def _show(self) -> None:
        sheet, listed = self._mender.sheet, self.query_one(LapList)
        rows = () if sheet is None else lap_words.cells_of(sheet, self._places)
        listed.show(rows, self._mender.cursor)
        self.query_one("#heads", Static).update(listed.head(listed.size.width) if rows else "")
        heading = "" if sheet is None else lap_words.heading_of(sheet, self._places)
        self.query_one("#rep", Static).update(heading)
        if sheet is not None:
            self._show_reps()
        self._show_notice()

    def _show_reps(self) -> None:
        """The column of reps, where there is room for it."""
        shown = self.query_one("#reps", Static)
        if shown.size.height:
            steps = [step for step in self.subject.result().steps if step.kind is StepKind.WORK]
            chosen = [(step.index, step.attempt) == self._mender.at for step in steps].index(True)
            names = tuple(lap_words.short_name_of(step, self._places) for step in steps)
            shown.update(column(names, chosen, shown.size.height))

    def _show_notice(self) -> None:
        notice = self.query_one("#notice", Static)
        sheet = self._mender.sheet
        hint = NOTHING_RUN if sheet is None else lap_words.hint_of(sheet, self._mender.row)
        notice.update(self._said.text or hint)
        notice.set_class(self._said.bad, "-bad")

    @on(RowList.Moved)
    @on(RowList.Chosen)
    def _moved(self) -> None:
        self._hush()
        self._offer()

    def _offer(self) -> None:
        """The footer is made anew, which takes long, only where other commands can be done."""
        can = [command.id for command in self.possible()]
        if can != self._can:
            self._can = can
            self.refresh_bindings()

    # --- what is said -----------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        said = happenings.said(event)
        if said is not None:
            self._say(said)

    def _say(self, said: happenings.Said) -> None:
        self._said = said
        if self._said_timer is not None:
            self._said_timer.stop()
        self._said_timer = self.set_timer(NOTICE_S, self._hush)
        self._show_notice()

    def _hush(self) -> None:
        self._said = happenings.NOTHING
        self._show_notice()

    def attention(self, *, here: bool) -> None:
        self.query_one("#blurred", Banner).turn(on=not here)

    def tapped(self) -> None:
        self.refresh_now()

    # --- what is done -----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._entry.is_open and action in NOT_WHILE_TYPING:
            return False
        match action:
            case "mend":
                return self._at_hand().offers(Mend(str(parameters[0])))
            case "undo":
                return self._mender.can(Action.UNDO)
            case "redo":
                return self._mender.can(Action.REDO)
            case "type":
                row = self._at_hand().row
                return row is not None and row.mark is not None
        return True

    def _at_hand(self) -> Mender:
        """The mender with its cursor where the list's is: a move may not have been told yet."""
        if self.is_mounted:
            self._mender.cursor = self.query_one(LapList).cursor
        return self._mender

    def action_mend(self, name: str) -> None:
        """Do what a command stands for to the row under the cursor, or to the rep."""
        self._do(lambda: self._at_hand().mend(Mend(name), SHIFT_MS))

    def action_undo(self) -> None:
        """Take the last repair back; of a workout under way the last input."""
        self._do(self._mender.undo)

    def action_redo(self) -> None:
        """Bring back what undo took."""
        self._do(self._mender.redo)

    def _do(self, what: Callable[[], str | None]) -> None:
        self._hush()
        try:
            why = what()
        except BellLapError as error:
            host_of(self).complain(error)
        else:
            if why is not None:
                self._say(happenings.Said(f"Not done: {why}", bad=True))
        self.refresh_now()

    def action_rep(self, by: int) -> None:
        """Show the rep before or after."""
        if self._mender.go(by):
            self._hush()
            self.refresh_now()

    def action_back(self) -> None:
        """Close the laps."""
        self.dismiss(None)

    # --- typed times ------------------------------------------------------------------------------

    def types(self, character: str) -> bool:
        """A figure begins a split or a lap; whether it did."""
        row = self._at_hand().row
        if character not in FIGURES or row is None or row.mark is None:
            return False
        self._type(character)
        return True

    def action_type(self) -> None:
        """Type the split or the lap of the mark under the cursor."""
        self._type()

    def _type(self, first: str = "") -> None:
        row, at = self._at_hand().row, self._mender.at
        if row is not None and row.mark is not None and at is not None:
            self._typed_for = at, row.mark
            self._entry.ask(lap_words.place_of(row), first, both=row.before_mark >= 0)

    def on_time_entry_given(self, message: TimeEntry.Given) -> None:
        """A time was typed for the mark at which the field was opened."""
        self.refresh_now()
        if self._typed_for is None or self._mender.at != self._typed_for[0]:
            return
        if self._mender.stand_on(self._typed_for[1]):
            what = Mend.LAP if message.purpose == LAP else Mend.SPLIT
            self._do(lambda: self._mender.mend(what, message.time_ms))
