"""Times against an axis as a braille picture: lines with signs, a scale of times, labels below.

Fast is up, as in a sparkline. Every line can be told by its sign or by its stroke alone, so that
the picture is read without colour. Nothing here knows colours or Textual.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum
from itertools import pairwise

from bell_lap.core.units import format_time
from bell_lap.tui.widgets.canvas import ACROSS, DOWN, Canvas, Picture, Spot

LEAST_WIDTH, LEAST_HEIGHT = 24, 4
"""Cells; nothing is drawn in less."""
STEPS_MS = (
    *(100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000),
    *(600_000, 1_800_000, 3_600_000),
)
"""What two neighbouring times of the scale may differ by."""
APART = 2
"""Rows between two times of the scale, at least."""
LEAST_SPAN_MS = 1_000
"""The scale spans so much at the least: a tenth never looks like a disaster."""
CROWDED = 3
"""Columns to a spot, at least; with fewer the signs would hide the line and are left out."""


GRID = 8
"""Dots from one dot of a line of the scale to the next."""


class Ink(IntEnum):
    """What a part of the picture is; a higher one covers a lower one in a cell."""

    GRID = 1
    CURSOR = 2
    GOAL = 3
    FOURTH = 4
    THIRD = 5
    SECOND = 6
    FIRST = 7
    TEXT = 8


class Stroke(Enum):
    """How the spots of a line are joined."""

    NONE = "none"
    SOLID = "solid"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class Line:
    """Times along the axis, in its order; a time of None leaves a gap."""

    name: str
    sign: str
    """One character: it stands before the name, and at each spot unless they are crowded."""
    spots: tuple[tuple[float, int | None], ...]
    """(place on the axis, milliseconds)."""
    ink: Ink
    stroke: Stroke = Stroke.SOLID


@dataclass(frozen=True, slots=True)
class Plot:
    """Lines over one axis, from `first` to `last`."""

    lines: tuple[Line, ...]
    first: float
    last: float
    labels: tuple[tuple[float, str], ...] = ()
    """What stands under the axis, from left to right; one that has no room is left out."""
    cursor: float | None = None
    """A place that is marked from top to bottom."""


def picture(plot: Plot, width: int, height: int) -> Picture | None:
    """The picture in so many cells; None where there is no time, or no room to read it."""
    times = [ms for line in plot.lines for _, ms in line.spots if ms is not None]
    if not times or width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return None
    rows = height - 1
    scale = scale_of(min(times), max(times), rows)
    texts = [format_time(ms, 0 if scale.step % 1000 == 0 else 1) for ms in scale.ticks]
    left = max(map(len, texts)) + 1
    canvas = Canvas(width, height)
    area = _Area(plot, scale, left, width, rows)
    for ms, text in zip(scale.ticks, texts, strict=True):
        y = area.y(ms)
        canvas.put(left - 1 - len(text), int(y + 0.5) // DOWN, text, Ink.TEXT)
        for x in range(left * ACROSS, width * ACROSS, GRID):
            canvas.dot(x, y, Ink.GRID)
    if plot.cursor is not None:
        for down in range(0, rows * DOWN, 2):
            canvas.dot(area.x(plot.cursor), down, Ink.CURSOR)
    for line in plot.lines:
        _draw(canvas, area, line)
    for column, text in _labels(area, plot.labels):
        canvas.put(column, rows, text, Ink.TEXT)
    return canvas.picture()


@dataclass(frozen=True, slots=True)
class Scale:
    """From the time at the top to that at the bottom, and how far its figures are apart."""

    low: int
    high: int
    step: int

    @property
    def ticks(self) -> range:
        """Its figures."""
        return range(self.low, self.high + 1, self.step)


def scale_of(fastest: int, slowest: int, rows: int) -> Scale:
    """The finest scale around these times whose figures have room in so many rows of cells."""
    most = max(2, (rows + APART - 1) // APART)
    span = max(slowest - fastest, LEAST_SPAN_MS)
    steps = [step for step in STEPS_MS if span // step < most]
    for step in steps:
        low, high = fastest // step * step, -(-slowest // step) * step
        while high - low < LEAST_SPAN_MS:
            high += step
            low -= step if high - low < LEAST_SPAN_MS and low >= step else 0
        if (high - low) // step + 1 <= most:
            return Scale(low, high, step)
    return Scale(fastest, fastest + span, span)


@dataclass(frozen=True, slots=True)
class _Area:
    """Where on the canvas a place and a time lie."""

    plot: Plot
    scale: Scale
    left: int
    width: int
    rows: int

    def x(self, place: float) -> float:
        """Dots from the left; half a cell is free on both sides, so that no sign is cut."""
        low, high = self.left * ACROSS + 1, self.width * ACROSS - 2
        span = self.plot.last - self.plot.first
        share = 0.5 if span <= 0 else (place - self.plot.first) / span
        return low + (high - low) * share

    def y(self, ms: int) -> float:
        """Dots from the top, where it is fast."""
        return (ms - self.scale.low) / (self.scale.high - self.scale.low) * (self.rows * DOWN - 1)


def _draw(canvas: Canvas, area: _Area, line: Line) -> None:
    known = sum(ms is not None for _, ms in line.spots)
    # What has no stroke hides nothing.
    signs = line.stroke is Stroke.NONE or known * CROWDED <= area.width - area.left
    for piece in _pieces(line):
        spots = [(area.x(place), area.y(ms)) for place, ms in piece]
        if line.stroke is Stroke.SOLID:
            canvas.curve(spots, line.ink)
        elif line.stroke is Stroke.DASHED:
            _dash(canvas, spots, line.ink)
        for x, y in spots:
            if signs:
                canvas.put(int(x + 0.5) // ACROSS, int(y + 0.5) // DOWN, line.sign, line.ink)
            else:
                canvas.dot(x, y, line.ink)


def _pieces(line: Line) -> Iterator[list[tuple[float, int]]]:
    """The spots between two gaps."""
    piece: list[tuple[float, int]] = []
    for place, ms in line.spots:
        if ms is not None:
            piece.append((place, ms))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _dash(canvas: Canvas, spots: list[Spot], ink: Ink) -> None:
    """Two dots, two blanks."""
    for (x, y), (to_x, to_y) in pairwise(spots):
        for across in range(round(x), round(to_x) + 1):
            if across % 4 < ACROSS:
                share = (across - x) / (to_x - x) if to_x > x else 0.0
                canvas.dot(across, y + (to_y - y) * share, ink)


def _labels(area: _Area, labels: tuple[tuple[float, str], ...]) -> Iterator[tuple[int, str]]:
    """The labels that have room, each with its first column."""
    free = area.left
    for place, text in labels:
        column = int(area.x(place)) // ACROSS - (len(text) - 1) // 2
        column = max(area.left, min(column, area.width - len(text)))
        if column >= free:
            yield column, text
            free = column + len(text) + 1
