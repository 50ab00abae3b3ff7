"""What a plan adds up to: exact sums over its steps, as ranges where some are optional."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bell_lap.core.estimates import rest_known_ms, session_ms, work_known_ms
from bell_lap.core.plan import PlanStep, Range, StepKind, StepRole, Totals
from bell_lap.core.units import round_half_up

NOTHING = Range(0, 0)


def add_up(steps: tuple[PlanStep, ...]) -> Totals:
    """The totals of steps. Optional ones count in the upper bound of each range only.

    Work is reps and floats, and recoveries are those after them: a warm-up and a cool-down count in
    the estimate alone. A step without a known distance or time adds nothing to that sum.
    """
    work = [step for step in steps if is_work(step)]
    rests = [pair for pair in with_before(steps) if pair[1] is not None and is_work(pair[1])]
    return Totals(
        reps=_sum((step, Range(1, 1)) for step in work if step.is_rep),
        work_mm=_sum((step, _mm(step)) for step in work),
        recovery_mm=_sum((step, _mm(step)) for step, _ in rests),
        work_ms=_sum((step, work_known_ms(step)) for step in work),
        recovery_ms=_sum((step, rest_ms(step, before)) for step, before in rests),
        estimated_ms=session_ms(steps),
    )


def is_work(step: PlanStep) -> bool:
    """Whether a step counts as work in the totals: a rep or a float."""
    return step.kind is StepKind.WORK and step.role is StepRole.WORK


def with_before(steps: Iterable[PlanStep]) -> Iterator[tuple[PlanStep, PlanStep | None]]:
    """Each recovery with the work before it."""
    before: PlanStep | None = None
    for step in steps:
        if step.kind is StepKind.WORK:
            before = step
        elif step.kind is StepKind.RECOVERY:
            yield step, before


def rest_ms(step: PlanStep, before: PlanStep | None) -> Range | None:
    """The known time of a recovery step, or None."""
    return None if step.rest is None else rest_known_ms(step.rest, before)


def _mm(step: PlanStep) -> Range | None:
    if step.distance_m is None:
        return None
    mm = round_half_up(step.distance_m * 1000)
    return Range(mm, mm)


def _sum(figures: Iterable[tuple[PlanStep, Range | None]]) -> Range:
    least = most = 0
    for step, figure in figures:
        if figure is not None:
            least += 0 if step.optional else figure.min
            most += figure.max
    return Range(least, most)
