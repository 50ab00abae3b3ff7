"""The track as a picture: true proportions, the goal runner on it, where things start and end.

What is what can be told by shape and place alone: the finish line is a bar across the lanes, the
last mark a wedge outside them, the start place a diamond inside them (filled where a rep is to
start from it next), the goal runner a disc between them with the way just run behind it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

from bell_lap.core.track import (
    HALF_HEIGHT_M,
    HALF_WIDTH_M,
    STRAIGHT_M,
    TICK_M,
    Point,
    oval,
    start_place,
)
from bell_lap.tui.widgets.canvas import ACROSS, DOWN, Canvas, Picture, Spot

LEAST_COLUMNS, LEAST_ROWS = 20, 6
"""Below this nothing is drawn: it could not be read."""
LANES_M = 9.76
"""The eight lanes of a standard track."""
BAND_DOTS = 2.6
"""Lanes narrower than this are drawn as one line."""
TAIL = 1 / 14
"""How much of a lap the goal runner draws behind it."""
TAIL_STEPS = 80
"""Strokes across the lanes that fill it without a hole, for each dot a metre."""
BELOW = 1
"""Rows under the track, for the last mark and the name of the line."""

GHOST, LAST, START, NEXT_START = "●", "▲", "◇", "◆"


class Ink(IntEnum):
    """What a cell shows; of several things in one cell the last of these."""

    BLANK = 0
    TEXT = 1
    TRACK = 2
    POINT = 3
    TAIL = 4
    FINISH = 5
    LAST = 6
    START = 7
    NEXT_START = 8
    GHOST = 9


@dataclass(frozen=True, slots=True)
class OvalState:
    """What the picture shows, in metres."""

    lap_m: float = 400.0
    start_m: float = 0.0
    """How far before the finish line the rep at hand starts, or the one to come."""
    distance_m: float | None = None
    """How long it is; None where that is not known."""
    ghost_m: float | None = None
    """Where the goal runner is, from the rep's start; None without a goal or before the start."""
    last_m: float | None = None
    """The last mark that the runner passed, from the rep's start; None before the first."""
    to_come: bool = False
    """The rep is yet to start: its start place is what matters."""

    @property
    def standing(self) -> OvalState:
        """The same without the goal runner: what changes only at a tap."""
        return OvalState(self.lap_m, self.start_m, self.distance_m, None, self.last_m, self.to_come)


class Ground:
    """Where metres of the track lie on a canvas of so many cells."""

    def __init__(self, columns: int, rows: int) -> None:
        wide, high = columns * ACROSS - 1, (rows - BELOW) * DOWN - 1
        self.scale = _scale(wide, high, LANES_M)
        """Dots a metre."""
        self.band = self.scale * LANES_M >= BAND_DOTS
        """Whether the lanes are drawn by both their edges."""
        if not self.band:
            self.scale = _scale(wide, high, 0.0)
        self._middle: Spot = wide / 2, high / 2

    @property
    def lanes_m(self) -> float:
        """How broad the lanes are drawn."""
        return LANES_M if self.band else 0.0

    def spot(self, point: Point) -> Spot:
        """A place on the track in dots."""
        x, y = self._middle
        return x + point.x_m * self.scale, y - point.y_m * self.scale

    def at(self, past_line_m: float, lap_m: float, out_m: float = 0.0) -> Spot:
        """So far past the finish line, and so far out from the inner edge."""
        return self.spot(outwards(oval(past_line_m, lap_m), out_m))

    def cell(self, past_line_m: float, lap_m: float, out_m: float) -> tuple[int, int]:
        """The column and row there."""
        x, y = self.at(past_line_m, lap_m, out_m)
        return math.floor((x + 0.5) / ACROSS), math.floor((y + 0.5) / DOWN)


def _scale(wide: int, high: int, lanes_m: float) -> float:
    return min(wide / (HALF_WIDTH_M + lanes_m), high / (HALF_HEIGHT_M + lanes_m)) / 2


def outwards(point: Point, out_m: float) -> Point:
    """The place straight out from a place of the oval, away from the infield."""
    centre_m = max(-STRAIGHT_M / 2, min(STRAIGHT_M / 2, point.x_m))
    away_m = math.hypot(point.x_m - centre_m, point.y_m) or 1.0
    share = 1 + out_m / away_m
    return Point(centre_m + (point.x_m - centre_m) * share, point.y_m * share)


def is_legible(columns: int, rows: int) -> bool:
    """Whether a picture of that size can be read."""
    return columns >= LEAST_COLUMNS and rows >= LEAST_ROWS


def standing(state: OvalState, columns: int, rows: int) -> Canvas:
    """Everything that does not move: the track, its line and points, start place, last mark."""
    canvas, ground = Canvas(columns, rows), Ground(columns, rows)
    _track(canvas, ground, state.lap_m)
    _start(canvas, ground, state)
    if state.last_m is not None:
        past_m = state.last_m - state.start_m
        column, row = _outside(ground, past_m, state.lap_m)
        canvas.put(column, row, LAST, Ink.LAST)
    _words(canvas, ground, state)
    return canvas


def picture(state: OvalState, columns: int, rows: int, base: Canvas | None = None) -> Picture:
    """The whole picture; `base` is `standing` for the same state, where it is at hand."""
    canvas = (base or standing(state, columns, rows)).copy()
    if state.ghost_m is not None:
        ground, lap_m = Ground(columns, rows), state.lap_m
        past_m, out_m = state.ghost_m - state.start_m, ground.lanes_m / 2
        tail_m = min(state.ghost_m, TAIL * lap_m)
        steps = math.ceil(TAIL_STEPS * ground.scale)
        for step in range(steps + 1):
            behind_m = past_m - tail_m * step / steps
            inner = ground.at(behind_m, lap_m)
            canvas.line(inner, ground.at(behind_m, lap_m, ground.lanes_m), Ink.TAIL)
        canvas.put(*ground.cell(past_m, lap_m, out_m), GHOST, Ink.GHOST)
        _say(canvas, _lap_words(state, state.ghost_m), Ink.TEXT)
    return canvas.picture()


def _track(canvas: Canvas, ground: Ground, lap_m: float) -> None:
    for out_m in {0.0, ground.lanes_m}:
        steps = 240
        spots = [ground.at(lap_m * step / steps, lap_m, out_m) for step in range(steps + 1)]
        canvas.curve(spots, Ink.TRACK)
    overhang_m = 2.2 / ground.scale
    for before_m in _points(lap_m):
        inner = ground.at(-before_m, lap_m, -overhang_m)
        canvas.line(inner, ground.at(-before_m, lap_m), Ink.POINT)
    column, _ = ground.cell(0.0, lap_m, 0.0)
    for x in (column * ACROSS, column * ACROSS + 1):
        ends = (ground.at(0.0, lap_m, out_m)[1] for out_m in (-overhang_m, ground.lanes_m))
        canvas.curve(((x, y) for y in ends), Ink.FINISH)


def _points(lap_m: float) -> list[float]:
    """The painted points, in metres before the line."""
    return [TICK_M * k for k in range(1, math.ceil(lap_m / TICK_M))]


def _start(canvas: Canvas, ground: Ground, state: OvalState) -> None:
    ink = Ink.NEXT_START if state.to_come else Ink.START
    inner = ground.at(-state.start_m, state.lap_m)
    outer = ground.at(-state.start_m, state.lap_m, ground.lanes_m)
    if state.to_come:
        canvas.line(inner, outer, ink)
    column, row = _inside(ground, -state.start_m, state.lap_m)
    canvas.put(column, row, NEXT_START if state.to_come else START, ink)


def _outside(ground: Ground, past_m: float, lap_m: float) -> tuple[int, int]:
    """The first cell outside the lanes there; above the track there is none, but one inside."""
    column, row = ground.cell(past_m, lap_m, ground.lanes_m + 0.9 * DOWN / ground.scale)
    return (column, row) if row >= 0 else _inside(ground, past_m, lap_m)


def _inside(ground: Ground, past_m: float, lap_m: float) -> tuple[int, int]:
    """The first cell inside the lanes there."""
    return ground.cell(past_m, lap_m, -0.9 * DOWN / ground.scale)


def _words(canvas: Canvas, ground: Ground, state: OvalState) -> None:
    """Names where there is room: of the finish line, and of the start place to come."""
    column, row = _outside(ground, 0.0, state.lap_m)
    if canvas.is_free(column + 2, row, len("finish")):
        canvas.put(column + 2, row, "finish", Ink.TEXT)
    if state.to_come:
        _say(canvas, ["next from", start_place(state.start_m, state.lap_m)], Ink.NEXT_START)


def _say(canvas: Canvas, lines: list[str], ink: Ink) -> None:
    """Lines in the middle of the infield, if all of them fit."""
    top = (canvas.height - BELOW - len(lines)) // 2
    lefts = [(canvas.width - len(line)) // 2 for line in lines]
    if all(
        canvas.is_free(left - 1, top + at, len(line) + 2)
        for at, (left, line) in enumerate(zip(lefts, lines, strict=True))
    ):
        for at, (left, line) in enumerate(zip(lefts, lines, strict=True)):
            canvas.put(left, top + at, line, ink)


def _lap_words(state: OvalState, ghost_m: float) -> list[str]:
    """Which lap the goal runner is in, where there are several."""
    laps = math.ceil((state.distance_m or 0.0) / state.lap_m)
    if laps < 2:
        return []
    return ["goal in", f"lap {min(laps, math.floor(ghost_m / state.lap_m) + 1)} of {laps}"]
