"""The track: how long a lap is, where marks, ticks and start places lie.

Every rep finishes at the finish line, where the laptop is, so all places are counted back from the
finish. Distances are metres, kept to the millimetre so that equal places compare equal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from bell_lap.core.session import Splits
from bell_lap.core.units import round_half_up
from bell_lap.errors import BadInput

STRAIGHT_M = 84.39
"""Each of the two straights of a standard 400 m track (World Athletics)."""
RADIUS_M = 36.50
"""The radius of its bends at the kerb."""
LANE_M = 1.22
"""The width of a lane."""
KERB_OUT_M = 0.30
"""Lane 1 is measured this far out from a kerb ..."""
LINE_OUT_M = 0.20
"""... and every lane without one this far out from its line."""
LANES = 10
"""More lanes than any track has."""
SHORTEST_MARK_M = 50.0
"""A mark this close after the start is not worth a tap and is dropped."""
TICK_M = 100.0
"""The pacer ticks at the painted 100 m points."""
NEAR_M = 50.0
"""A start place no further than this from the line is told from the line."""


@dataclass(frozen=True, slots=True)
class Track:
    """A track and the lane that is run in.

    `lap_m` is the lap of lane 1; the lanes further out are longer as on a standard track.
    Raises BadInput for a lap outside 50 to 2000 m and for a lane outside 1 to 10.
    """

    lap_m: float = 400.0
    kerb: bool = True
    lane: int = 1

    def __post_init__(self) -> None:
        if not 50.0 <= self.lap_m <= 2000.0:
            raise BadInput(f"a lap is 50 to 2000 m long, not {self.lap_m:g} m")
        if not 1 <= self.lane <= LANES:
            raise BadInput(f"a lane is a number from 1 to {LANES}, not {self.lane}")

    @property
    def length_m(self) -> float:
        """One lap in the lane that is run in, to the millimetre."""
        return _mm(self.lap_m + stagger_m(self.lane, kerb=self.kerb))


def stagger_m(lane: int, *, kerb: bool = True) -> float:
    """How much longer a lap is in `lane` than in lane 1, in metres.

    Lane 1 is measured 0.30 m from its kerb, the others 0.20 m from their lines; without a kerb all
    are measured 0.20 m from their lines.
    """
    closer_m = KERB_OUT_M - LINE_OUT_M if kerb and lane > 1 else 0.0
    return 2 * math.pi * (LANE_M * (lane - 1) - closer_m)


def standard_lap_m(lane: int, *, kerb: bool = True) -> float:
    """The lap of a standard track worked out from its straights and bends, in metres.

    With a kerb: 2 * 84.39 + 2 * pi * (36.50 + 1.22 * (lane - 1) + d), d = 0.30 in lane 1, else
    0.20. Without one the line of lane 1 lies 0.20 m inside a path of 400 m.
    """
    if not kerb:
        return 400.0 + stagger_m(lane, kerb=False)
    out_m = KERB_OUT_M if lane == 1 else LINE_OUT_M
    return 2 * STRAIGHT_M + 2 * math.pi * (RADIUS_M + LANE_M * (lane - 1) + out_m)


def marks(distance_m: float, lap_m: float, splits: Splits | float) -> tuple[float, ...]:
    """Where taps are expected in a rep, in metres from its start, the finish last.

    They lie at D - k * lap; at the finish only; or at D - k * `splits` where that is a number of
    metres. A mark under 50 m is dropped, the finish never.
    """
    if splits is Splits.FINISH:
        return (distance_m,)
    every_m = lap_m if isinstance(splits, Splits) else splits
    return (*_back_from(distance_m, every_m), distance_m)


def ticks(distance_m: float, every_m: float = TICK_M) -> tuple[float, ...]:
    """Where the pacer ticks in a rep, in metres from its start: D - k * `every_m`, without D.

    As with marks, one under 50 m is dropped: the first tick of the mile is at 109.344.
    """
    return _back_from(distance_m, every_m)


def start_m(distance_m: float, lap_m: float) -> float:
    """How many metres before the finish line a rep starts that ends there, 0 <= result < lap.

    On a lap of 400 m: 400 and 800 give 0, 200 and 600 give 200, 1500 gives 300, the mile 9.344.
    """
    place_m = _mm(distance_m % lap_m)
    return 0.0 if place_m >= _mm(lap_m) else place_m


def start_place(start_m: float, lap_m: float) -> str:
    """A start place `start_m` metres before the line, as runners say it.

    "the finish line", "the 200 m start", "9 m behind the line", "5 m past the line" or, for a
    place without a name, "150 m before the line".
    """
    past_m = lap_m - start_m
    if min(start_m, past_m) < 0.5:
        return "the finish line"
    if start_m <= NEAR_M:
        return f"{round_half_up(start_m)} m behind the line"
    if past_m <= NEAR_M:
        return f"{round_half_up(past_m)} m past the line"
    hundreds = round_half_up(start_m / 100)
    if abs(start_m - hundreds * 100) < 0.5:
        return f"the {hundreds * 100} m start"
    return f"{round_half_up(start_m)} m before the line"


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the drawn track: metres from its middle, x along the straights, y across."""

    x_m: float
    y_m: float


HALF_WIDTH_M = STRAIGHT_M / 2 + RADIUS_M + KERB_OUT_M
"""Half the length of the oval that `oval` draws, along x."""
HALF_HEIGHT_M = RADIUS_M + KERB_OUT_M
"""Half its breadth, along y."""


def oval(past_line_m: float, lap_m: float) -> Point:
    """Where a runner is who is `past_line_m` metres past the finish line, on the true oval.

    The line lies at the end of the home straight (bottom right, x = 42.195, y = -36.8); runners go
    anticlockwise: up the first bend, back along the top, down the second bend, home along the
    bottom. Any lap length is drawn in the proportions of the standard track; a negative distance
    lies before the line.
    """
    bend_m = math.pi * HALF_HEIGHT_M
    at_m = past_line_m / lap_m % 1.0 * 2 * (STRAIGHT_M + bend_m)
    half_m = STRAIGHT_M / 2
    far = at_m >= bend_m + STRAIGHT_M
    if far:
        at_m -= bend_m + STRAIGHT_M
    if at_m < bend_m:
        angle = at_m / HALF_HEIGHT_M - math.pi / 2
        x_m, y_m = half_m + HALF_HEIGHT_M * math.cos(angle), HALF_HEIGHT_M * math.sin(angle)
    else:
        x_m, y_m = half_m - (at_m - bend_m), HALF_HEIGHT_M
    return Point(-x_m, -y_m) if far else Point(x_m, y_m)


def _back_from(distance_m: float, every_m: float) -> tuple[float, ...]:
    """The places D - k * every (k = 1, 2 ...) from 50 m up, in the order they are reached."""
    if every_m <= 0:
        raise ValueError("marks need a distance between them")
    count = max(0, math.ceil((distance_m - SHORTEST_MARK_M) / every_m))
    places = (_mm(distance_m - k * every_m) for k in range(count, 0, -1))
    return tuple(place for place in places if place >= SHORTEST_MARK_M)


def _mm(value_m: float) -> float:
    return round(value_m, 3)
