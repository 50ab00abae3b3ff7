"""A chart of times: what its lines are in the first row, the picture under it."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from bell_lap.tui.widgets.canvas import Picture
from bell_lap.tui.widgets.trend_plot import Ink, Plot, Stroke, picture

_PARTS = {
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


class TrendChart(Widget):
    """Shows a `Plot`; nothing where there is none, or no room to read it."""

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
        super().__init__(id=id)
        self._plot: Plot | None = None
        self._picture: Picture | None = None

    def show(self, plot: Plot | None) -> None:
        """Show this plot; None shows nothing."""
        if plot != self._plot:
            self._plot = plot
            self._redraw()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._redraw()

    def _redraw(self) -> None:
        width, height = self.size
        plot = self._plot
        self._picture = None if plot is None else picture(plot, width, height - 1)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, shown = self.size.width, self._picture
        style = self.visual_style.rich_style
        if shown is None or y > len(shown.rows):
            return Strip([Segment(" " * width, style)], width)
        if y == 0:
            return self._legend(style).adjust_cell_length(width, style)
        return Strip(
            [Segment(text, self._style(ink) if ink else style) for text, ink in shown.runs(y - 1)],
            width,
        )

    def _legend(self, style: Style) -> Strip:
        parts: list[Segment] = []
        for line in self._plot.lines if self._plot is not None else ():
            if line.spots:
                sign = line.sign + _STROKES[line.stroke]
                parts += [Segment(sign, self._style(line.ink))]
                parts += [Segment(f" {line.name}   ", style)]
        return Strip([*parts, Segment(FAST, self._style(Ink.TEXT))])

    def _style(self, ink: int) -> Style:
        return self.get_component_rich_style(_PARTS[Ink(ink)])
