"""Which step of a plan each typed time belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from bell_lap.core.log_times import RepTime
from bell_lap.core.phrases import step_words
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, StepKind
from bell_lap.errors import BadInput

TIMED = (MeasureKind.DISTANCE, MeasureKind.TIME, MeasureKind.OPEN)


def takers(plan: Plan) -> tuple[PlanStep, ...]:
    """The steps that a time can be typed for, in order: reps, else any work. Sets take none."""
    work = [step for step in plan.steps if step.kind is StepKind.WORK and step.measure in TIMED]
    return tuple([step for step in work if step.is_rep] or work)


def given_times(plan: Plan, times: Sequence[RepTime]) -> dict[int, RepTime]:
    """Each time by the index of its step, in the order of the plan.

    As many times as there are reps that have to be run belong to those. Raises BadInput for a time
    too many, and for laps that a rep has no marks for.
    """
    steps = takers(plan)
    if len(times) > len(steps):
        raise _too_many(plan, times[len(steps)], len(steps))
    needed = [step for step in steps if not step.optional]
    if len(times) == len(needed):
        steps = tuple(needed)
    given = {step.index: time for step, time in zip(steps, times, strict=False)}
    for number, step in enumerate(steps[: len(times)], start=1):
        _check_laps(number, step, given[step.index])
    return given


def _too_many(plan: Plan, time: RepTime, count: int) -> BadInput:
    if not plan.steps:
        return BadInput(f"{plan.title}: nothing is run, so that {time.text} has no place")
    if not count:
        return BadInput(
            f"{plan.title}: sets take no time, so that {time.text} has no place",
            hints=("Without a time every set counts as done.",),
        )
    reps = "1 rep" if count == 1 else f"{count} reps"
    return BadInput(
        f"{time.text} is one time too many: {plan.title} has {reps}",
        hints=("What was run can be written as notation instead, such as 9 x 200m.",),
    )


def _check_laps(number: int, step: PlanStep, time: RepTime) -> None:
    laps = len(time.laps_ms)
    said = f"rep {number}, {step_words(step)}: {time.text}"
    if step.measure is not MeasureKind.DISTANCE:
        if laps > 1 or (laps and not time.finished):
            raise BadInput(f"{said} has laps", hints=("Only a rep over a distance has them.",))
        return
    most = len(step.marks) if time.finished else len(step.marks) - 1
    if (laps > 1 and laps != most) or (not time.finished and laps > most):
        marks = ", ".join(f"{mark.distance_m or 0:g} m" for mark in step.marks)
        raise BadInput(
            f"{said} has {laps} laps, and there is no mark for each",
            hints=(f"The marks of the rep: {marks}.", "The whole time alone will do."),
        )
