"""What all charts have in common, and those of a workout: fast on top, figures at the left.

A time that is higher up is faster, as in the bars of the list. What matters is told by shape and
place; a colour only says it again.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Generic, Protocol, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from bell_lap.tui.widgets.canvas import ACROSS, DOWN, Canvas, Picture
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.panel import heading
from bell_lap.tui.widgets.trend_plot import LEAST_SPAN_MS

PlotT = TypeVar("PlotT")

LEAST_ROWS = 3
"""Fewer rows than this show nothing."""
LEAST_COLUMNS = 12
_DASH, _GAP = 2, 3
"""Dots of the goal's broken line that are drawn, and those that are left out."""


class Ink(IntEnum):
    """What is drawn; of two in one cell the higher one gives the style."""

    AXIS = 1
    GOAL = 2
    LINE = 3
    TEXT = 4
    POINT = 5
    HERE = 6
    """What is under the cursor."""


_PARTS: dict[int, str] = {
    Ink.AXIS: "chart--axis",
    Ink.GOAL: "chart--goal",
    Ink.LINE: "chart--line",
    Ink.TEXT: "chart--text",
    Ink.POINT: "chart--point",
    Ink.HERE: "chart--here",
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Milliseconds on rows of cells; the fewest are on top."""

    fast_ms: float
    slow_ms: float
    rows: int

    @classmethod
    def of(cls, values: Iterable[int], rows: int) -> Scale:
        """From the fastest to the slowest of `values`, of which there is one at least."""
        known = sorted(values)
        middle = (known[0] + known[-1]) / 2
        half = max(known[-1] - known[0], LEAST_SPAN_MS) / 2
        return cls(middle - half, middle + half, rows)

    def y(self, value: float) -> float:
        """Its place in dots from the top."""
        share = (value - self.fast_ms) / (self.slow_ms - self.fast_ms)
        return share * (self.rows * DOWN - 1)

    def row(self, value: float) -> int:
        """The row of cells it falls in."""
        return max(0, min(self.rows - 1, round(self.y(value)) // DOWN))


def broken_line(canvas: Canvas, start_x: float, end_x: float, y: float) -> None:
    """The goal's line: dashes, told from a solid line without colour."""
    for x in range(round(start_x), round(end_x) + 1):
        if x % (_DASH + _GAP) < _DASH:
            canvas.dot(x, y, Ink.GOAL)


def figures(canvas: Canvas, scale: Scale, labels: Sequence[tuple[int, str, Ink]]) -> None:
    """Figures at the left, right-aligned, each in its row; the first in a row stands."""
    width = label_width(labels)
    taken: set[int] = set()
    for value, text, ink in labels:
        row = scale.row(value)
        if row not in taken:
            taken.add(row)
            canvas.put(width - len(text), row, text, ink)


def label_width(labels: Sequence[tuple[int, str, Ink]]) -> int:
    """The columns that the figures take."""
    return max((len(text) for _, text, _ in labels), default=0)


def names(canvas: Canvas, row: int, left: int, named: Sequence[tuple[float, str, Ink]]) -> None:
    """Names under their places in dots, as many as stand free; the highest inks go first."""
    for x, text, ink in sorted(named, key=lambda one: -one[2]):
        column = round(x / ACROSS - len(text) / 2)
        column = max(left, min(column, canvas.width - len(text)))
        before, after = int(column > left), int(column + len(text) < canvas.width)
        if text and canvas.is_free(column - before, row, before + len(text) + after):
            canvas.put(column, row, text, ink)


class Chart(Widget, Generic[PlotT]):
    """Words in the first line and a picture under it, drawn anew only for another plot or size."""

    PARTS: ClassVar[Mapping[int, str]] = {}
    """The component class of each ink."""

    def __init__(self, plot: PlotT, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._plot = plot
        self._picture: Picture | None = None

    @abstractmethod
    def drawn(self, width: int, height: int) -> Picture | None:
        """The picture in so many cells; None where there is nothing to draw, or no room."""

    @abstractmethod
    def words(self, y: int, width: int) -> Strip:
        """The first line; where there is no picture the others too."""

    def show(self, plot: PlotT) -> None:
        """Show this."""
        if plot != self._plot:
            self._plot = plot
            self._redraw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._redraw()

    def _redraw(self) -> None:
        width, height = self.size
        self._picture = self.drawn(width, height - 1)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, shown = self.size.width, self._picture
        style = self.visual_style.rich_style
        if y == 0 or shown is None:
            line = self.words(y, width)
        elif y > len(shown.rows):
            line = Strip([])
        else:
            line = Strip(
                [
                    Segment(text, self.style_of(ink) if ink else style)
                    for text, ink in shown.runs(y - 1)
                ]
            )
        # A new size may be drawn before the picture for it is made.
        return line.adjust_cell_length(width, style)

    def style_of(self, ink: int) -> Style:
        """How an ink looks."""
        return self.get_component_rich_style(self.PARTS[ink])


class Titled(Protocol):
    """What a chart of a workout shows."""

    @property
    def title(self) -> str:
        """What the heading says."""

    @property
    def instead(self) -> str:
        """What is said where there is nothing to draw."""


TitledT = TypeVar("TitledT", bound=Titled)


class WorkoutChart(Chart[TitledT]):
    """A chart under a heading; its inks are `Ink`."""

    PARTS = _PARTS
    COMPONENT_CLASSES: ClassVar[set[str]] = set(_PARTS.values())
    DEFAULT_CSS = """
    WorkoutChart {
        width: 1fr;
        height: 1fr;
        padding: 0 1;
        & > .chart--axis { color: $foreground-muted; }
        & > .chart--goal { color: $text-accent; }
        & > .chart--line { color: $text-primary; }
        & > .chart--text { color: $foreground-muted; }
        & > .chart--point { color: $foreground; text-style: bold; }
        & > .chart--here { color: $text-warning; text-style: bold; }
    }
    """

    @abstractmethod
    def picture(self, width: int, height: int) -> Picture | None:
        """The picture, where there is room for one."""

    def drawn(self, width: int, height: int) -> Picture | None:
        roomy = width >= LEAST_COLUMNS and height >= LEAST_ROWS
        return self.picture(width, height) if roomy else None

    def words(self, y: int, width: int) -> Strip:
        line = heading(self._plot.title, width) if y == 0 else Content()
        if y == 1:
            line = Content.styled(self._plot.instead, QUIET)
        line = line.truncate(width, ellipsis=True, pad=True)
        return Visual.to_strips(self, line, width, 1, self.visual_style)[0]
