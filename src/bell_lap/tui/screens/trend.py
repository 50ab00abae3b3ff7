"""The trend: a session, or the reps of one distance, over months as a chart and as rows."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from bell_lap.core.history_phrases import distance_words
from bell_lap.core.session import Kind
from bell_lap.errors import BellLapError
from bell_lap.history.trends import TrendPoint
from bell_lap.tui import screens, trend_words, words
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.ports import History
from bell_lap.tui.trend_words import Span
from bell_lap.tui.visiting import back, visit
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.panel import ends
from bell_lap.tui.widgets.row_list import RowList
from bell_lap.tui.widgets.trend_chart import TrendChart

TREND_COMMANDS = (
    Command("trend-open", "enter", "open", "Open", "Look at this workout", shown_key="⏎"),
    Command("trend-further", "right,right_square_bracket", "turn(1)", "Distance",
            "The next distance: the commonest come first", shown_key="←→"),
    Command("trend-nearer", "left,left_square_bracket", "turn(-1)", "Distance before",
            "The distance before, at last the session itself", footer=False),
    Command("trend-span", "s", "span", "Span", "Three months, a year, all time"),
    Command("trend-kind", "i", "kind", "Kind", "Reps of one kind of session only"),
    Command("trend-compare", "c", "compare", "Compare",
            "This workout rep by rep with the one before it"),
    Command("trend-bests", "b", "bests", "Bests", "The fastest over this distance",
            footer=False),
    Command("trend-back", "escape,q", "back", "Back", "Back to where you came from"),
    Command("trend-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

KINDS = (None, Kind.INTERVALS, Kind.SPRINTS, Kind.PACING, Kind.DRILLS, Kind.TIME_TRIAL)
"""The kinds that have reps over a distance; None is every kind."""
NONE_YET = "No rep over a distance yet. What you run is here once you have run it."
NOTHING = "Nothing in this span: press s to look further back."
NOTHING_OF_KIND = "No such reps in sessions of this kind: press i for the next kind."


class TrendList(RowList, inherit_bindings=False):
    """The workouts of the trend, newest first. Left and Right are the screen's here."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowList.BINDINGS]

    def __init__(self) -> None:
        super().__init__(id="points")
        self._points: tuple[TrendPoint, ...] = ()

    def show(self, points: tuple[TrendPoint, ...]) -> None:
        """Show these, from the oldest to the newest; the cursor goes to the newest."""
        self._points = points
        self.cursor = 0
        self.set_count(len(points))

    @property
    def point(self) -> TrendPoint | None:
        """The one under the cursor."""
        return self._points[-1 - self.cursor] if self._points else None

    @property
    def before(self) -> TrendPoint | None:
        """The one before it in time."""
        at = len(self._points) - 1 - self.cursor
        return self._points[at - 1] if at > 0 else None

    def row_content(self, index: int, width: int) -> Content:
        return trend_words.row(self._points[-1 - index], width)


class TrendScreen(Commanded):
    """Of the work of `workout`, or of `distance_mm`; without either, of the commonest distance."""

    HEADING = "Trend"
    COMMANDS_HERE = TREND_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TREND_COMMANDS)]
    AUTO_FOCUS = "TrendList"
    DEFAULT_CSS = """
    TrendScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #said { padding: 0 1; height: auto; }
        #head { height: 1; color: $foreground-muted; }
        TrendChart { height: 3fr; }
        TrendList { height: 2fr; }
        &.-empty { TrendChart, TrendList, #head { display: none; } #said { padding: 1 2; } }
        Footer { background: $panel; }
    }
    """

    def __init__(self, workout: int | None = None, distance_mm: int | None = None) -> None:
        super().__init__()
        self._workout = workout
        self._name = ""
        """What the session is called."""
        self._distances: tuple[int, ...] = ()
        self._distance_mm = distance_mm
        """None: the trend is of the work."""
        self._span = Span.ALL
        self._kind: Kind | None = None
        self._points: tuple[TrendPoint, ...] = ()
        self._trouble = ""
        """Why there is nothing to be shown."""

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield Static(id="said", markup=False)
        yield TrendChart()
        yield Static(id="head", markup=False)
        yield TrendList()
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        context = host_of(self).context
        if context.history is None:
            self._refused(context.trouble or "The history cannot be opened.")
            return
        try:
            self._distances = tuple(mm for mm, _ in context.history.distances())
            if self._workout is not None:
                self._name = context.history.load(self._workout).title
        except BellLapError as error:
            self._refused(str(error))
            return
        if self._workout is None and self._distance_mm is None and self._distances:
            self._distance_mm = self._distances[0]
        self._ask()

    def on_resize(self) -> None:
        if self.is_mounted:
            self._draw()

    # --- what is shown ----------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask for the points, and show them."""
        history = host_of(self).context.history
        if history is None:
            return
        try:
            self._points, self._trouble = self._asked(history), ""
        except BellLapError as error:
            self._refused(str(error))
            return
        self.query_one(TrendList).show(self._points)
        self.refresh_bindings()
        self._draw()

    def _asked(self, history: History) -> tuple[TrendPoint, ...]:
        since = self._span.since(host_of(self).context.today())
        if self._distance_mm is not None:
            kind = None if self._kind is None else self._kind.value
            return history.trend_of_distance(distance_mm=self._distance_mm, kind=kind, since=since)
        if self._workout is not None:
            return history.trend_of_work(self._workout, since=since)
        return ()

    def _refused(self, why: str) -> None:
        self._points, self._trouble = (), why
        self._empty(why)

    def _nothing(self) -> str:
        """Why there is no point, and what to do about it."""
        if self._distance_mm is None and self._workout is None:
            return NONE_YET
        if self._span is not Span.ALL:
            return NOTHING
        return NONE_YET if self._kind is None else NOTHING_OF_KIND

    def _empty(self, text: str) -> None:
        self.add_class("-empty")
        self.query_one("#title", Static).update(self._title())
        self.query_one("#said", Static).update(text)

    def _draw(self) -> None:
        """Say what is shown, for the size there is."""
        if self._trouble or not self._points:
            self._empty(self._trouble or self._nothing())
            return
        self.remove_class("-empty")
        width = self.size.width
        self.query_one("#title", Static).update(self._title())
        self.query_one("#said", Static).update(trend_words.summary(self._points, width))
        self.query_one("#head", Static).update(trend_words.head(width))
        self._mark()

    def _mark(self) -> None:
        """The chart, with the row under the cursor marked in it."""
        point = self.query_one(TrendList).point
        self.query_one(TrendChart).show(trend_words.plot(self._points, self.size.width, point))

    def _title(self) -> Content:
        if self._distance_mm is None:
            what = self._name
        else:
            kind = "" if self._kind is None else f" in {words.KIND_WORDS[self._kind]}"
            what = f"{distance_words(self._distance_mm)}{kind}"
        per_m = self._points[-1].per_m if self._points else None
        over = "" if per_m is None else f", per {per_m}m"
        left = f"Trend: {what}{over}" if what else "Trend"
        right = Content.styled(self._span.value, QUIET)
        return ends(Content(left), right, max(1, self.size.width - 2))

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._mark()

    # --- what can be done -------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        match action:
            case "open":
                return bool(self._points)
            case "turn":
                return len(self._steps) > 1
            case "kind" | "bests":
                return self._distance_mm is not None
            case "compare":
                return self._distance_mm is None and len(self._points) > 1
        return True

    @property
    def _steps(self) -> tuple[int | None, ...]:
        """What Left and Right go through: the work, then each distance."""
        work = () if self._workout is None else (None,)
        told = self._distance_mm
        mine = () if told is None or told in self._distances else (told,)
        return (*work, *mine, *self._distances)

    def action_turn(self, way: int) -> None:
        """Another distance."""
        steps = self._steps
        at = steps.index(self._distance_mm) + way
        self._distance_mm = steps[at % len(steps)]
        self._ask()

    def action_span(self) -> None:
        """Look less far back, or further."""
        self._span = self._span.next
        self._ask()

    def action_kind(self) -> None:
        """The next kind of session."""
        self._kind = KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]
        self._ask()

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Look at the workout under the cursor."""
        point = self.query_one(TrendList).point
        if point is not None:
            visit(self, point.workout, self._ask)

    def action_compare(self) -> None:
        """This workout and the one before it."""
        listed = self.query_one(TrendList)
        point, before = listed.point, listed.before
        if point is not None and before is not None:
            self.app.push_screen(screens.CompareScreen((before.workout, point.workout)))

    def action_bests(self) -> None:
        """The fastest over this distance."""
        self.app.push_screen(screens.BestsScreen(self._distance_mm))

    def action_back(self) -> None:
        """Back to where this was opened."""
        back(self)
