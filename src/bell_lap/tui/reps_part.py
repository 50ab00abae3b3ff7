"""The reps of one workout with their charts, which follow the cursor."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from bell_lap.core.history_phrases import series_words
from bell_lap.core.plan import Plan
from bell_lap.core.result import WorkoutResult
from bell_lap.tui import workout_plots, workout_rows
from bell_lap.tui.widgets.lap_chart import LapChart
from bell_lap.tui.widgets.rep_chart import RepChart
from bell_lap.tui.widgets.rep_list import RepList
from bell_lap.tui.widgets.row_list import RowList
from bell_lap.tui.workout_words import series_at

NOTHING = "Nothing was run."


class RepsPart(Container):
    """Its classes say which charts have anything to say: `-lapless`, `-alone`, `-chartless`."""

    def __init__(self) -> None:
        super().__init__(id="body")
        self._shown: tuple[WorkoutResult, Plan, int] | None = None
        self._opened: set[int] = set()
        """The attempts whose laps are rows, by their places in the result."""

    def compose(self) -> ComposeResult:
        with Vertical(id="left"):
            yield Static(id="series", markup=False)
            yield Static(id="heads", markup=False)
            yield RepList()
        with Container(id="charts"):
            yield RepChart()
            yield LapChart()

    def show(self, result: WorkoutResult, plan: Plan, places: int) -> None:
        """Show this, times with so many decimals; the cursor stays on its rep."""
        self._shown = result, plan, places
        rows = workout_rows.rows_of(result, plan, self._opened, places=places)
        listed = self.query_one(RepList)
        listed.show(rows)
        self._show_heads()
        # The list has its width only once it was laid out.
        self.call_after_refresh(self._show_heads)
        lapped = bool(self.lapped())
        self.set_class(not lapped, "-lapless")
        self.set_class(lapped and len(result.reps) < 2, "-alone")
        self._moved()

    def _show_heads(self) -> None:
        listed = self.query_one(RepList)
        heads = NOTHING if listed.step is None else listed.head(listed.size.width)
        self.query_one("#heads", Static).update(heads)

    def lapped(self) -> set[int]:
        """The attempts that have laps, by their places in the result."""
        steps = () if self._shown is None else self._shown[0].steps
        return {at for at, step in enumerate(steps) if len(step.marks) > 1}

    @on(RowList.Moved)
    def _moved(self) -> None:
        """The cursor is on another rep: its series and its laps."""
        if self._shown is None:
            return
        result, _, places = self._shown
        at = self.query_one(RepList).step
        series = series_at(result, at)
        said = "" if series is None else series_words(series)
        self.query_one("#series", Static).update(said)
        plot = workout_plots.rep_plot(result, at)
        self.query_one(RepChart).show(plot)
        self.set_class(not plot.dots and not self.lapped(), "-chartless")
        step = None if at is None else result.steps[at]
        self.query_one(LapChart).show(workout_plots.lap_plot(step, places=places))

    # --- laps as rows -----------------------------------------------------------------------------

    @on(RowList.Chosen)
    def unfold(self) -> None:
        """The laps of the rep under the cursor as rows, or not any more."""
        step = self.query_one(RepList).step
        if step is not None:
            self._open(self._opened ^ {step})

    def unfold_all(self) -> None:
        """The laps of every rep as rows; where they are so, of none."""
        every = self.lapped()
        self._open(set() if self._opened >= every else every)

    def fold(self) -> None:
        """No laps as rows: another workout comes."""
        self._opened = set()

    def _open(self, opened: set[int]) -> None:
        self._opened = opened
        if self._shown is not None:
            self.show(*self._shown)
