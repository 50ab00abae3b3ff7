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
from textual.content import Content
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Footer, Static

from bell_lap.core import inputs
from bell_lap.core.events import Event
from bell_lap.core.inputs import Input
from bell_lap.core.laps import LapRow, LapSheet, attempts, just_run, sheet_of
from bell_lap.core.mending import Mend, mend, why_not
from bell_lap.core.plan import StepKind
from bell_lap.core.state import Run
from bell_lap.core.view import Action, TapMeans
from bell_lap.errors import BellLapError
from bell_lap.tui import framing, happenings, lap_words, words
from bell_lap.tui.commands import Commanded, bindings
from bell_lap.tui.editable import Editable
from bell_lap.tui.host import host_of
from bell_lap.tui.lap_commands import LAP_COMMANDS
from bell_lap.tui.widgets.banner import Banner
from bell_lap.tui.widgets.lap_entry import LAP, LapEntry
from bell_lap.tui.widgets.lap_list import LapList, column
from bell_lap.tui.widgets.row_list import RowList
from bell_lap.tui.widgets.time_entry import TimeEntry

SHIFT_MS = 100
FRAME_S = 0.25
NOTICE_S = 5.0
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
        self._at: tuple[int, int] | None = None
        """The step and the attempt that are shown."""
        self._row_at: tuple[int | None, int | None] = (None, None)
        """The mark and the press of the row under the cursor."""
        self._sheet: LapSheet | None = None
        self._seen: tuple[object, ...] = ()
        self._said = happenings.NOTHING
        self._said_timer: Timer | None = None
        self._typed_for: tuple[tuple[int, int], int] | None = None
        self._entry = LapEntry()
        self._can: list[str] = []
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
        yield Footer(show_command_palette=False)
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
        self._seen = ()
        self.call_after_refresh(self.refresh_now)

    @property
    def _places(self) -> int:
        return 2 if host_of(self).context.settings.screen.hundredths else 1

    # --- what is shown ----------------------------------------------------------------------------

    def refresh_now(self) -> None:
        """Show this instant: the line at the top always, the rows where something changed."""
        if not self.is_mounted:
            return
        if self._live:
            self._show_now()
        state = self.subject.state()
        run = self._run()
        seen = (state, self._at, self._sheet and self._sheet.missed)
        if run is None or (seen == self._seen and not run.open):
            if run is None:
                self.query_one("#notice", Static).update(NOTHING_RUN)
            return
        self._sheet = sheet_of(state, self.subject.rules, run, self.subject.now_ms())
        self._seen = (state, self._at, self._sheet.missed)
        self._show_rows(self._sheet)
        self._show_reps()
        self._offer()

    def _show_now(self) -> None:
        view = self.subject.view()
        line = self.query_one("#now", Static)
        saved = "" if view.saved else "  ○ saving"
        line.update(f"{lap_words.now_of(view)}  {framing.tap_words(view)}{saved}")
        line.set_class(view.tap is TapMeans.NOTHING, "-quiet")

    def _run(self) -> Run | None:
        """The attempt to show: the one shown before, else the one just run."""
        found = attempts(self.subject.state())
        here = next((run for run in found if _key(run) == self._at), None)
        if here is None and found:
            here = found[just_run(self.subject.state())]
            self._at = _key(here)
        return here

    def _show_rows(self, sheet: LapSheet) -> None:
        listed = self.query_one(LapList)
        result, width = sheet.result, listed.size.width
        listed.show(lap_words.cells_of(sheet, self._places), self._cursor_of(sheet))
        self.query_one("#heads", Static).update(listed.head(width) if sheet.rows else "")
        delta = words.delta_of(result.delta_ms)
        self.query_one("#rep", Static).update(
            Content.assemble(
                (lap_words.name_of(result), "bold"), "  ",
                (lap_words.what_of(result, self._places), delta.tone.value),
            )
        )  # fmt: skip
        self._show_notice()

    def _show_notice(self) -> None:
        notice = self.query_one("#notice", Static)
        text = self._said.text
        if not text and self._sheet is not None:
            text = lap_words.hint_of(self._sheet, self._row)
        notice.update(text)
        notice.set_class(self._said.bad, "-bad")

    def _show_reps(self) -> None:
        steps = [step for step in self.subject.result().steps if step.kind is StepKind.WORK]
        chosen = next((at for at, s in enumerate(steps) if (s.index, s.attempt) == self._at), 0)
        names = tuple(lap_words.short_name_of(step, self._places) for step in steps)
        shown = self.query_one("#reps", Static)
        shown.update(column(names, chosen, max(1, shown.size.height)))

    # --- the cursor -------------------------------------------------------------------------------

    @property
    def _row(self) -> LapRow | None:
        """The row under the cursor."""
        if self._sheet is None or not self._sheet.rows:
            return None
        return self._sheet.rows[min(self.query_one(LapList).cursor, len(self._sheet.rows) - 1)]

    def _cursor_of(self, sheet: LapSheet) -> int:
        """Where the row that the cursor was on is by now; at first on the newest tap."""
        mark, press = self._row_at
        for at, row in enumerate(sheet.rows):
            if press is not None and row.press == press:
                return at
        for at, row in enumerate(sheet.rows):
            if mark is not None and row.mark == mark:
                return at
        if (mark, press) != (None, None) or not sheet.taps:
            return self.query_one(LapList).cursor
        return sheet.rows.index(sheet.taps[-1])

    @on(RowList.Moved)
    @on(RowList.Chosen)
    def _moved(self) -> None:
        row = self._row
        self._row_at = (None, None) if row is None else (row.mark, row.press)
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
        if self._entry.is_open and action in ("mend", "undo", "redo", "type", "rep", "back"):
            return False
        if action == "mend":
            what = Mend(str(parameters[0]))
            return self._sheet is not None and mend(self._sheet, self._row, what, 0) is not None
        if action in ("undo", "redo"):
            wanted = Action.UNDO if action == "undo" else Action.REDO
            return wanted in self.subject.view().can
        if action == "type":
            return self._row is not None and self._row.mark is not None
        return True

    def action_mend(self, name: str) -> None:
        """Do what a command stands for to the row under the cursor, or to the rep."""
        self._mend(Mend(name), SHIFT_MS)

    def _mend(self, what: Mend, value_ms: int) -> None:
        if self._sheet is None:
            return
        item = mend(self._sheet, self._row, what, self.subject.now_ms(), value_ms)
        if item is None:
            return
        why = why_not(self.subject.plan, self.subject.rules, self.subject.state(), item)
        if why is not None:
            self._say(happenings.Said(f"Not done: {why}", bad=True))
            return
        row = self._row
        if isinstance(item, inputs.AcceptEstimate):
            self._row_at = (item.mark, None)
        elif row is not None:
            self._row_at = (row.mark, row.press)
        self._act(item)

    def _act(self, item: Input) -> None:
        self._hush()
        try:
            self.subject.act(item)
        except BellLapError as error:
            host_of(self).complain(error)
        self.refresh_now()

    def action_undo(self) -> None:
        """Take the last repair back; of a workout under way the last input."""
        self._act(inputs.Undo(self.subject.now_ms()))

    def action_redo(self) -> None:
        """Bring back what undo took."""
        self._act(inputs.Redo(self.subject.now_ms()))

    def action_rep(self, by: int) -> None:
        """Show the rep before or after."""
        found = attempts(self.subject.state())
        here = next((at for at, run in enumerate(found) if _key(run) == self._at), 0)
        there = max(0, min(len(found) - 1, here + by))
        if found and there != here:
            self._at, self._row_at = _key(found[there]), (None, None)
            self._hush()
            self.refresh_now()

    def action_back(self) -> None:
        """Close the laps."""
        self.dismiss(None)

    # --- typed times ------------------------------------------------------------------------------

    def types(self, character: str) -> bool:
        """A figure begins a split or a lap; whether it did."""
        row = self._row
        if character not in FIGURES or row is None or row.mark is None:
            return False
        self._type(character)
        return True

    def action_type(self) -> None:
        """Type the split or the lap of the mark under the cursor."""
        self._type()

    def _type(self, first: str = "") -> None:
        row = self._row
        if row is None or row.mark is None or self._at is None:
            return
        self._typed_for = self._at, row.mark
        self._entry.ask(lap_words.place_of(row), first, both=row.before_mark >= 0)

    def on_time_entry_given(self, message: TimeEntry.Given) -> None:
        """A time was typed for the mark at which the field was opened."""
        self.refresh_now()
        if self._typed_for is None or self._sheet is None or self._at != self._typed_for[0]:
            return
        mark = self._typed_for[1]
        place = next((at for at, row in enumerate(self._sheet.rows) if row.mark == mark), None)
        if place is not None:
            listed = self.query_one(LapList)
            listed.action_move(place - listed.cursor)
            self._mend(Mend.LAP if message.purpose == LAP else Mend.SPLIT, message.time_ms)


def _key(run: Run) -> tuple[int, int]:
    return run.step.index, run.attempt
