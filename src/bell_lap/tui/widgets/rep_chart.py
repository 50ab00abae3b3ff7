"""The reps of a workout one after the other, against their goal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bell_lap.core.units import format_delta, format_time
from bell_lap.tui.widgets.canvas import ACROSS, DOWN, Canvas, Picture
from bell_lap.tui.widgets.charting import (
    Ink,
    Scale,
    WorkoutChart,
    broken_line,
    figures,
    label_width,
    names,
)

COUNTS, DOUBTED, NO_TIME = "●", "○", "✗"
COUNTS_HERE, DOUBTED_HERE = "◆", "◇"


@dataclass(frozen=True, slots=True)
class RepDot:
    """One rep of the chart."""

    name: str
    """What stands under it: its number."""
    value_ms: int | None
    """Its time, or its delta; None where it has none."""
    goal_ms: tuple[int, int] | None = None
    """The fastest and the slowest that was asked, in the same measure."""
    sure: bool = True
    """False for what may be no best: estimated, paused, not finished."""


@dataclass(frozen=True, slots=True)
class RepPlot:
    """What the chart shows."""

    title: str = ""
    dots: tuple[RepDot, ...] = ()
    chosen: int | None = None
    """The place of the rep under the cursor among the dots."""
    deltas: bool = False
    """The values are deltas: plus is slow."""
    instead: str = ""
    """What is said where there is nothing to draw."""

    def figure(self, value_ms: int) -> str:
        """A value as it is written at the left."""
        return format_delta(value_ms) if self.deltas else format_time(value_ms)


class RepChart(WorkoutChart[RepPlot]):
    """Shows a `RepPlot`."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(RepPlot(), id=id)

    def picture(self, width: int, height: int) -> Picture | None:
        return picture(self._plot, width, height)


def picture(plot: RepPlot, width: int, height: int) -> Picture | None:
    """The chart in so many cells, its names in the last row; None where no rep has a value."""
    values = [dot.value_ms for dot in plot.dots if dot.value_ms is not None]
    if not values:
        return None
    goals = [dot.goal_ms for dot in plot.dots if dot.goal_ms is not None]
    scale = Scale.of([*values, *(ms for goal in goals for ms in goal)], height - 1)
    labels = _labels(plot, values, goals)
    canvas = Canvas(width, height)
    left = label_width(labels) + 1
    slot = (width - left) * ACROSS / len(plot.dots)
    first = left * ACROSS
    middles = [first + slot * (place + 0.5) - 0.5 for place in range(len(plot.dots))]
    for place, dot in enumerate(plot.dots):
        for goal in set(dot.goal_ms or ()):
            start = first + slot * place
            broken_line(canvas, start, start + slot - 1, scale.y(goal))
    spots = [
        (x, scale.y(dot.value_ms))
        for x, dot in zip(middles, plot.dots, strict=True)
        if dot.value_ms is not None
    ]
    for start_spot, end_spot in pairwise(spots):
        canvas.line(start_spot, end_spot, Ink.LINE)
    for place, (x, dot) in enumerate(zip(middles, plot.dots, strict=True)):
        _put(canvas, scale, x, dot, here=place == plot.chosen)
    figures(canvas, scale, labels)
    named = [
        (x, dot.name, Ink.HERE if place == plot.chosen else Ink.TEXT)
        for place, (x, dot) in enumerate(zip(middles, plot.dots, strict=True))
    ]
    names(canvas, height - 1, left, named)
    return canvas.picture()


def _labels(
    plot: RepPlot, values: list[int], goals: list[tuple[int, int]]
) -> list[tuple[int, str, Ink]]:
    """The goal where all have one and the same, then the fastest and the slowest."""
    asked = sorted({ms for goal in goals for ms in goal}) if len(set(goals)) == 1 else []
    ends = [(min(values), Ink.TEXT), (max(values), Ink.TEXT)]
    labelled = [*((ms, Ink.GOAL) for ms in asked), *ends]
    return [(ms, plot.figure(ms), ink) for ms, ink in labelled]


def _put(canvas: Canvas, scale: Scale, x: float, dot: RepDot, *, here: bool) -> None:
    if dot.value_ms is None:
        row, char = scale.rows - 1, NO_TIME
    else:
        row = round(scale.y(dot.value_ms)) // DOWN
        sure, doubted = (COUNTS_HERE, DOUBTED_HERE) if here else (COUNTS, DOUBTED)
        char = sure if dot.sure else doubted
    canvas.put(round(x) // ACROSS, row, char, Ink.HERE if here else Ink.POINT)
