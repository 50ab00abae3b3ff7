"""A goal against the clock: its time at a mark, the delta, the goal runner's place, the finish.

A goal is judged by its curve (see `core.plan.StepGoal`); the bounds of a range are that curve,
scaled. Delta is actual - goal: plus is slow, minus is fast. Nothing here knows what time it is.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from bell_lap.core.plan import Knot, Range, StepGoal
from bell_lap.core.units import MS, Pace, format_duration, format_time, round_half_up

PROJECT_FROM_M = 800.0
"""A shorter rep is over before a projection says anything."""


def even_goal(distance_m: float, time_ms: Range, text: str | None = None) -> StepGoal:
    """A goal of an even pace over a distance, in `time_ms.min` to `time_ms.max`.

    `text` is what the author said; without it the time itself is the text.
    """
    middle_ms = (time_ms.min + time_ms.max + 1) // 2
    return StepGoal(
        text=time_text(time_ms) if text is None else text,
        time_ms=time_ms,
        pace=Pace(middle_ms, distance_m),
        curve=(Knot(0.0, 0), Knot(distance_m, time_ms.max)),
    )


def time_text(time_ms: Range) -> str:
    """A goal time in words: `75s`, `72-74s`, `1:50-1:55`, `74.6s`."""
    if time_ms.is_one:
        return _said(time_ms.max)
    fast, slow = _said(time_ms.min), _said(time_ms.max)
    return f"{fast.removesuffix('s') if slow.endswith('s') else fast}-{slow}"


def _said(ms: int) -> str:
    if ms % MS == 0:
        return format_duration(ms)
    text = format_time(ms)
    return text if ":" in text else f"{text}s"


def goal_at_ms(goal: StepGoal, distance_m: float) -> int | None:
    """The goal's split at `distance_m` from the rep's start, in ms, rounded half up.

    Of a range the slower bound. It is the inverse of `position_m`, exact to the ms. None where the
    goal gives no time for that place.
    """
    found = goal_range_at_ms(goal, distance_m)
    return None if found is None else found.max


def goal_range_at_ms(goal: StepGoal, distance_m: float) -> Range | None:
    """The goal's splits at a place as (fastest, slowest), in ms; None as in `goal_at_ms`."""
    if goal.curve:
        slow = _along(goal.curve, distance_m)
        if slow is None:
            return None
        fast = slow
        if goal.time_ms is not None and goal.time_ms.max:
            fast = slow * goal.time_ms.min / goal.time_ms.max
        return Range(round_half_up(fast), round_half_up(slow))
    if goal.pace_range is not None:
        fastest, slowest = goal.pace_range
        return Range(fastest.time_ms(distance_m), slowest.time_ms(distance_m))
    if goal.pace is not None:
        split_ms = goal.pace.time_ms(distance_m)
        return Range(split_ms, split_ms)
    return None


def delta_ms(goal: StepGoal, distance_m: float, split_ms: int) -> int | None:
    """How much slower (plus) or faster (minus) than the goal a split is, in ms.

    Of a range: 0 inside it, else to its nearer bound. None where the goal gives no time there.
    """
    asked = goal_range_at_ms(goal, distance_m)
    if asked is None:
        return None
    if split_ms > asked.max:
        return split_ms - asked.max
    return min(0, split_ms - asked.min)


def position_m(goal: StepGoal, elapsed_ms: int) -> float | None:
    """Where the goal runner is, in metres from the rep's start, `elapsed_ms` after it began.

    Of a range the slower one. Past the finish it stays there; None where there is no goal time,
    and past the end of a curve that does not reach the finish.
    """
    if goal.curve:
        last = goal.curve[-1]
        if elapsed_ms >= last.ms:
            reaches = goal.time_ms is not None or elapsed_ms == last.ms
            return last.distance_m if reaches else None
        after = max(1, bisect_left(goal.curve, elapsed_ms, key=_knot_ms))
        a, b = goal.curve[after - 1], goal.curve[after]
        share = max(0, elapsed_ms - a.ms) / (b.ms - a.ms)
        return a.distance_m + share * (b.distance_m - a.distance_m)
    slowest = goal.pace_range[1] if goal.pace_range is not None else goal.pace
    if slowest is None:
        return None
    return max(0, elapsed_ms) * slowest.per_m / slowest.ms


@dataclass(frozen=True, slots=True)
class Projection:
    """What the laps so far point to."""

    finish_ms: int
    """The finish time if the rest is run as the way so far, in the goal's proportions."""
    needed: Pace | None
    """The pace for the rest that still makes the goal (its slower bound); None where there is no
    goal time or it is gone already."""


def project(
    goal: StepGoal | None, distance_m: float, mark_m: float, split_ms: int
) -> Projection | None:
    """The projected finish of a rep of `distance_m` from its last mark, and the needed pace.

    With a goal time the remaining way is taken in the goal's own proportions, so that a planned
    slow start is not held against the runner; without one, at the mean pace so far. None for reps
    under 800 m and before the first mark or after the last.
    """
    if distance_m < PROJECT_FROM_M or not 0 < mark_m < distance_m:
        return None
    total_ms = None if goal is None or goal.time_ms is None else goal.time_ms.max
    at_mark = None if goal is None or total_ms is None else _along(goal.curve, mark_m)
    if not at_mark or total_ms is None:
        return Projection(round_half_up(split_ms * distance_m / mark_m), None)
    left_ms = total_ms - split_ms
    needed = Pace(left_ms, round(distance_m - mark_m, 3)) if left_ms > 0 else None
    return Projection(round_half_up(split_ms * total_ms / at_mark), needed)


def projection_ms(
    goal: StepGoal | None, distance_m: float, mark_m: float, split_ms: int
) -> int | None:
    """`project(...).finish_ms`, or None where there is no projection."""
    found = project(goal, distance_m, mark_m, split_ms)
    return None if found is None else found.finish_ms


def _knot_ms(knot: Knot) -> int:
    return knot.ms


def _knot_m(knot: Knot) -> float:
    return knot.distance_m


def _along(curve: tuple[Knot, ...], distance_m: float) -> float | None:
    """The curve's time at a distance, in ms; None past its end."""
    if not curve or distance_m > curve[-1].distance_m + 0.0005:
        return None
    after = min(max(1, bisect_left(curve, distance_m, key=_knot_m)), len(curve) - 1)
    a, b = curve[after - 1], curve[after]
    share = max(0.0, distance_m - a.distance_m) / (b.distance_m - a.distance_m)
    return a.ms + min(1.0, share) * (b.ms - a.ms)
