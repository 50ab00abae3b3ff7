"""A goal moved as a whole: every one of its times at once, so that its shape stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bell_lap.core.pacing import time_text
from bell_lap.core.plan import Knot, Range, StepGoal
from bell_lap.core.units import Pace, round_half_up


def scaled(goal: StepGoal, by: float) -> StepGoal:
    """The goal with every time multiplied by `by` (> 0)."""
    return _moved(goal, lambda ms, _: ms * by)


def shifted(goal: StepGoal, per_m_ms: float) -> StepGoal:
    """The goal slower (plus) or faster (minus) by so many ms a metre; no knot under 1 ms."""
    return _moved(goal, lambda ms, distance_m: ms + per_m_ms * distance_m)


def _moved(goal: StepGoal, move: Callable[[float, float], float]) -> StepGoal:
    """The goal with `move(ms, metres)` in place of each time. It must have a time and a curve."""
    assert goal.time_ms is not None, "only a goal with a time is moved"
    assert goal.curve, "a goal with a time has a curve"
    curve = [goal.curve[0]]
    for knot in goal.curve[1:]:
        ms = round_half_up(move(knot.ms, knot.distance_m))
        curve.append(Knot(knot.distance_m, max(curve[-1].ms + 1, ms)))
    slow, length_m = curve[-1].ms, curve[-1].distance_m
    fast = max(1, round_half_up(move(goal.time_ms.min, length_m)))
    time_ms = Range(min(fast, slow), slow)
    return replace(
        goal,
        text=time_text(time_ms),
        time_ms=time_ms,
        pace=Pace((time_ms.min + time_ms.max + 1) // 2, length_m),
        curve=tuple(curve),
        rough=False,
    )
