"""What the caller says before a piece of work: which it is, how far, from where, and its goal.

Nothing wrong is ever said: what no clip can say (a label, a count of movements) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bell_lap.core import spoken
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, StepRole
from bell_lap.core.session import Manner, Place
from bell_lap.core.spoken import Words

_MANNERS: dict[Manner | None, Words] = {
    Manner.EASY: ("easy",),
    Manner.JOG: ("jog",),
    Manner.WALK: ("walk",),
}


def announcements(
    plan: Plan, steps: Sequence[PlanStep], position: int, last_rep: int | None
) -> tuple[Words, ...]:
    """The phrases for the work at a position, from the fullest to the shortest; none is empty.

    "rep seven of eleven, four hundred, from the finish line, goal seventy-two". `last_rep` is the
    position of the last rep of all.
    """
    step = steps[position]
    heading = _heading(step, last=position == last_rep)
    begun = _set(steps, position)
    size = _size(step)
    goal = () if step.goal is None else spoken.goal(step.goal)
    found = [
        (*begun, *heading, *size, *_place(plan, step), *goal),
        (*begun, *heading, *size, *goal),
        (*heading, *(goal or size)),
        heading,
    ]
    return tuple(words for words in dict.fromkeys(found) if words)


def last_rep(steps: Sequence[PlanStep]) -> int | None:
    """The position of the last rep of all; None where there is none."""
    return next((at for at in range(len(steps) - 1, -1, -1) if steps[at].is_rep), None)


def optional_left(steps: Sequence[PlanStep], position: int) -> Words:
    """Say "eight done, two optional" after the last rep of a line that had to be; else nothing."""
    step = steps[position]
    following = _rep(steps, range(position + 1, len(steps)))
    if not step.is_rep or step.optional or following is None:
        return ()

    def alike(other: PlanStep) -> bool:
        return (other.block, other.line, other.set) == (step.block, step.line, step.set)

    if not following.optional or not alike(following):
        return ()
    left = sum(1 for other in steps[position + 1 :] if other.is_rep and alike(other))
    done = sum(1 for other in steps[: position + 1] if other.is_rep and alike(other))
    return (*spoken.number(done), "done", *spoken.number(left), "optional")


def _rep(steps: Sequence[PlanStep], places: Iterable[int]) -> PlanStep | None:
    """The first rep at these positions."""
    return next((steps[at] for at in places if steps[at].is_rep), None)


def _heading(step: PlanStep, *, last: bool) -> Words:
    if step.rep is None or step.of is None:
        if step.role is StepRole.WARMUP:
            return ("warm-up",)
        return ("cool-down",) if step.role is StepRole.COOLDOWN else ("float",)
    if last:
        return ("last-rep",) if step.rep > 1 else ()
    if step.optional:
        return ("rep", *spoken.number(step.rep), "optional")
    of = spoken.number(step.of.max)
    if not step.of.is_one:
        of = (*spoken.number(step.of.min), "to", *of)
    return ("rep", *spoken.number(step.rep), "of", *of)


def _set(steps: Sequence[PlanStep], position: int) -> Words:
    """Say "set two of three" before the first rep of a set."""
    step = steps[position]
    if step.set is None or step.sets is None or step.sets < 2 or not step.is_rep:
        return ()
    before = _rep(steps, range(position - 1, -1, -1))
    if before is not None and (before.block, before.set) == (step.block, step.set):
        return ()
    return ("set", *spoken.number(step.set), "of", *spoken.number(step.sets))


def _size(step: PlanStep) -> Words:
    manner = _MANNERS.get(step.manner, ())
    if step.measure is MeasureKind.DISTANCE and step.distance_m is not None:
        return (*spoken.distance(step.distance_m), *manner)
    if step.measure is MeasureKind.TIME and step.duration_ms is not None:
        return (*spoken.durations(step.duration_ms), *manner)
    return manner


def _place(plan: Plan, step: PlanStep) -> Words:
    if not step.is_rep or step.measure is not MeasureKind.DISTANCE or plan.place is Place.ROAD:
        return ()
    return ("from", *spoken.place(step.start_m, plan.lap_m))
