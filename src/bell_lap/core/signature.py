"""Signatures: which workouts are of the same kind, told from their plans alone.

A signature hashes the plan's JSON, never its text, so two spellings of one session agree. Its first
two characters are its version: a rule that changes gets a new one, and old ones stay comparable
among themselves. Goals, names, warm-up and cool-down never count.
"""

from __future__ import annotations

from hashlib import sha256

from bell_lap.core.plan import MeasureKind, Plan, PlanStep, StepKind, StepRole
from bell_lap.core.plan_json import canonical, plain
from bell_lap.core.totals import is_work, with_before

WORK_VERSION = "w1"
EXACT_VERSION = "e1"
DIGITS = 16
"""Of the hash, in hexadecimal."""


def work(plan: Plan) -> str:
    """The signature of the work alone, for comparing across dates: `w1:` and 16 digits.

    What counts of each rep and float, in order: its measure, length or number, whether it is a
    float and whether it is optional. The name of a movement counts, because it is what is done; its
    load, like a goal, does not.
    """
    return _sign(WORK_VERSION, [_work(step) for step in plan.steps if is_work(step)])


def exact(plan: Plan) -> str:
    """The signature of the work, its loads and the recoveries between: `e1:` and 16 digits.

    A 400 off three minutes is not a 400 off thirty seconds.
    """
    recoveries = {
        step.index: step
        for step, before in with_before(plan.steps)
        if before is not None and before.role is StepRole.WORK
    }
    parts: list[object] = []
    for step in plan.steps:
        if is_work(step):
            parts.append([*_work(step), plain(step.load)])
        elif step.index in recoveries:
            parts.append([StepKind.RECOVERY.value, plain(step.rest), step.optional])
    return _sign(EXACT_VERSION, parts)


def _work(step: PlanStep) -> list[object]:
    return [
        step.measure.value,
        step.distance_m,
        plain(step.duration_ms),
        step.count,
        step.label if step.measure is MeasureKind.COUNT else None,
        step.is_rep,
        step.optional,
    ]


def _sign(version: str, parts: list[object]) -> str:
    return f"{version}:{sha256(canonical(parts).encode()).hexdigest()[:DIGITS]}"
