"""The pacer: the instants at which goal pace passes the points of the track.

A beat lies where `pacing.position_m` has the goal runner at that place, so ear and eye agree; of
a range it is the slower one. Pauses are put back in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bell_lap.core.pacing import goal_at_ms
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, StepRole
from bell_lap.core.state import Run
from bell_lap.core.track import ticks
from bell_lap.core.units import MILE_M

MILES_M = (MILE_M, 1600.0)
"""Reps that are paced without being asked: the mile, and what many tracks run for one."""


@dataclass(frozen=True, slots=True)
class Beat:
    """Goal pace passes a point."""

    at_ms: int
    """Since the workout's start."""
    mark: bool
    """The point is a mark or the finish."""


def is_on(asked: bool | None, plan: Plan, step: PlanStep | None) -> bool:
    """Whether ticks are wanted in a step: as asked, else for the mile and where the plan asks."""
    if asked is not None:
        return asked
    return plan.pacer or (step is not None and step.is_rep and step.distance_m in MILES_M)


def beats(run: Run, every_m: float | None, lap_m: float) -> Iterator[Beat]:
    """The beats of an attempt at a piece of work, in order; none where it has no goal pace.

    A warm-up and a cool-down have none: nobody is to keep to a pace there.
    In a rep over a distance D they lie at D - k * `every_m` (None: a lap), at each mark and at the
    finish. In a timed rep they lie every so many metres from its start, up to its deadline.
    """
    step = run.step
    if step.role is not StepRole.WORK or step.goal is None:
        return
    spacing_m = every_m or lap_m
    if step.measure is MeasureKind.DISTANCE and step.distance_m is not None:
        marks_m = {mark.distance_m for mark in step.marks if mark.distance_m is not None}
        marks_m.add(step.distance_m)
        for place_m in sorted(marks_m.union(ticks(step.distance_m, spacing_m))):
            split_ms = goal_at_ms(step.goal, place_m)
            if split_ms is None:
                return
            yield Beat(run.instant(split_ms), place_m in marks_m)
    elif step.duration_ms is not None:
        place_m = spacing_m
        while (split_ms := goal_at_ms(step.goal, place_m)) is not None:
            if split_ms >= step.duration_ms.max:
                return
            yield Beat(run.instant(split_ms), mark=False)
            place_m += spacing_m
