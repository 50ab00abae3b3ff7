"""The laps of one rep, as steps along its way: a higher step is a faster lap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bell_lap.core.units import format_time
from bell_lap.tui.widgets.canvas import ACROSS, Canvas, Picture
from bell_lap.tui.widgets.charting import (
    Ink,
    Scale,
    WorkoutChart,
    broken_line,
    figures,
    label_width,
    names,
)

EVEN_MS = 100
"""Goals that differ by no more, which rounding alone may do, are one and the same."""
ROOMY = 6
"""From so many rows on the marks are named too."""


@dataclass(frozen=True, slots=True)
class LapSpan:
    """One lap of the chart."""

    start: float
    end: float
    """Where it lies in the rep: metres, or milliseconds where no place is known."""
    value_ms: int
    """How fast it was: the time per 400 m, or its own time where no place is known."""
    time: str
    """Its own time, in words."""
    place: str = ""
    """Where it ends, in words."""
    goal_ms: int | None = None
    """What was asked, in the measure of `value_ms`."""


@dataclass(frozen=True, slots=True)
class LapPlot:
    """What the chart shows."""

    title: str = ""
    spans: tuple[LapSpan, ...] = ()
    instead: str = ""
    """What is said where there is nothing to draw."""


class LapChart(WorkoutChart[LapPlot]):
    """Shows a `LapPlot`."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(LapPlot(), id=id)

    def picture(self, width: int, height: int) -> Picture | None:
        return picture(self._plot, width, height)


def picture(plot: LapPlot, width: int, height: int) -> Picture | None:
    """The chart in so many cells, the laps' times under them; None where there is no lap."""
    spans = plot.spans
    if not spans:
        return None
    under = 2 if height >= ROOMY else 1
    values = [span.value_ms for span in spans]
    goals = [span.goal_ms for span in spans if span.goal_ms is not None]
    scale = Scale.of([*values, *goals], height - under)
    labels = [(ms, format_time(ms), Ink.TEXT) for ms in (min(values), max(values))]
    if goals and max(goals) - min(goals) <= EVEN_MS:
        labels.insert(0, (goals[0], format_time(goals[0]), Ink.GOAL))
    canvas = Canvas(width, height)
    left = label_width(labels) + 1
    whole = max(spans[-1].end, 1.0)
    dots = (width - left) * ACROSS - 1

    def x(place: float) -> float:
        return left * ACROSS + dots * place / whole

    for span in spans:
        if span.goal_ms is not None:
            broken_line(canvas, x(span.start), x(span.end), scale.y(span.goal_ms))
        y = scale.y(span.value_ms)
        canvas.line((x(span.start), y), (x(span.end), y), Ink.LINE)
    for one, other in pairwise(spans):
        turn = x(one.end)
        canvas.line((turn, scale.y(one.value_ms)), (turn, scale.y(other.value_ms)), Ink.LINE)
    figures(canvas, scale, labels)
    times = [(x((span.start + span.end) / 2), span.time, Ink.POINT) for span in spans]
    names(canvas, height - under, left, times)
    if under > 1:
        places = [(x(span.end), span.place, Ink.TEXT) for span in spans]
        # The finish says how far the rep was: it stands before the marks on the way.
        names(canvas, height - 1, left, [*reversed(places)])
    return canvas.picture()
