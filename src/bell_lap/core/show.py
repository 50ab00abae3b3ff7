"""The plan as `bell-lap show --json` prints it: a public shape that other programs read.

Every key is always there; what is absent is null; a range is {"min", "max"}. Seconds have up to
three decimals, distances are metres. `docs/notation.md` tells users the same.
"""

from __future__ import annotations

from bell_lap.core.plan import Plan, PlanStep, Range, StepKind, Totals
from bell_lap.core.totals import rest_ms, with_before

Figure = float | dict[str, float] | None
Json = dict[str, object]


def show_json(plan: Plan) -> Json:
    """The plan in the shape of `show --json`.

    A recovery is measured by "time" (a time, equal, a ratio, a send-off: `duration_s` is what is
    known from the rep's goal or duration, else null), by "distance" where that is known, else it is
    "open": it ends at a tap. `mode` is how a recovery, a float, a warm-up or a cool-down is spent:
    "jog", "walk", "stand", "easy", "float" or null. `of` says of how many reps. `rep` and `of` are
    null where a step is no rep, `set` where there are no sets and between two of them.
    """
    rests = {step.index: before for step, before in with_before(plan.steps)}
    return {
        "title": plan.title,
        "notation": plan.notation,
        "notes": [
            {"text": note.text, "line": note.line, "column": note.column} for note in plan.notes
        ],
        "steps": [_step(step, rests.get(step.index)) for step in plan.steps],
        "totals": _totals(plan.totals),
    }


def _step(step: PlanStep, before: PlanStep | None) -> Json:
    recovery = step.kind is StepKind.RECOVERY
    duration = rest_ms(step, before) if recovery else step.duration_ms
    goal = None if step.goal is None else step.goal.time_ms
    return {
        "index": step.index,
        "block": step.block_name or None,
        "role": step.role.value,
        "kind": step.kind.value,
        "measure": step.measure.value,
        "distance_m": step.distance_m,
        "duration_s": _seconds(duration),
        "count": step.count,
        "goal_s": _seconds(goal),
        "mode": None if step.manner is None else step.manner.value,
        "set": step.set,
        "rep": step.rep,
        "of": _whole(step.of),
        "optional": step.optional,
        "label": step.label,
    }


def _totals(totals: Totals) -> Json:
    return {
        "reps": _whole(totals.reps),
        "work_distance_m": _thousandths(totals.work_mm),
        "recovery_distance_m": _thousandths(totals.recovery_mm),
        "work_s": _seconds(totals.work_ms),
        "recovery_s": _seconds(totals.recovery_ms),
        "estimated_s": None if totals.estimated_ms is None else totals.estimated_ms / 1000,
    }


def _whole(figure: Range | None) -> int | dict[str, int] | None:
    if figure is None:
        return None
    return figure.max if figure.is_one else {"min": figure.min, "max": figure.max}


def _thousandths(figure: Range | None) -> Figure:
    if figure is None:
        return None
    if figure.is_one:
        return figure.max / 1000
    return {"min": figure.min / 1000, "max": figure.max / 1000}


_seconds = _thousandths
