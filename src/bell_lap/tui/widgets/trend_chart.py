"""A chart of times: what its lines are in the first row, the picture under it."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from bell_lap.tui.widgets.canvas import Picture
from bell_lap.tui.widgets.charting import Chart
from bell_lap.tui.widgets.trend_plot import Ink, Plot, Stroke, picture

_PARTS: dict[int, str] = {
    Ink.GRID: "trend-chart--grid",
    Ink.CURSOR: "trend-chart--cursor",
    Ink.GOAL: "trend-chart--goal",
    Ink.FOURTH: "trend-chart--fourth",
    Ink.THIRD: "trend-chart--third",
    Ink.SECOND: "trend-chart--second",
    Ink.FIRST: "trend-chart--first",
    Ink.TEXT: "trend-chart--text",
}
_STROKES = {Stroke.SOLID: "─", Stroke.DASHED: "╌", Stroke.NONE: ""}
FAST = "fast is up"


class TrendChart(Chart[Plot | None]):
    """Shows a `Plot`; nothing where there is none, or no room to read it."""

    PARTS = _PARTS
    COMPONENT_CLASSES: ClassVar[set[str]] = set(_PARTS.values())
    DEFAULT_CSS = """
    TrendChart {
        height: 1fr;
        padding: 0 1;
        & > .trend-chart--grid { color: $foreground-muted; }
        & > .trend-chart--cursor { color: $foreground-muted; }
        & > .trend-chart--goal { color: $text-warning; }
        & > .trend-chart--fourth { color: $text-warning; }
        & > .trend-chart--third { color: $text-success; text-style: bold; }
        & > .trend-chart--second { color: $text-accent; text-style: bold; }
        & > .trend-chart--first { color: $text-primary; text-style: bold; }
        & > .trend-chart--text { color: $foreground 75%; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(None, id=id)

    def drawn(self, width: int, height: int) -> Picture | None:
        return None if self._plot is None else picture(self._plot, width, height)

    def words(self, y: int, width: int) -> Strip:
        """What each line is called, and its sign and stroke."""
        del width
        if y or self._picture is None or self._plot is None:
            return Strip([])
        parts: list[Segment] = []
        for line in self._plot.lines:
            if line.spots:
                sign = line.sign + _STROKES[line.stroke]
                parts += [Segment(sign, self.style_of(line.ink))]
                parts += [Segment(f" {line.name}   ", self.visual_style.rich_style)]
        return Strip([*parts, Segment(FAST, self.style_of(Ink.TEXT))])
