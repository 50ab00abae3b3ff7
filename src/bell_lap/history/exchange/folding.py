"""Folding the inputs of a file that anybody may have written: in bounded time, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from bell_lap.core.derive import workout_result
from bell_lap.core.inputs import (
    AddRep,
    DropRep,
    EnoughReps,
    LastRep,
    NewGoal,
    RepeatRep,
    ShiftGoal,
    SkipBlock,
)
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.plan import Plan
from bell_lap.core.result import WorkoutResult
from bell_lap.core.rules import Rules
from bell_lap.errors import BadInput

PLAN_CHANGES = (
    AddRep, DropRep, EnoughReps, LastRep, NewGoal, RepeatRep, ShiftGoal, SkipBlock,
)  # fmt: skip
MOST_WORK = 2_000_000
"""Steps that plan changes go over, all together: some seconds. Nobody changes a plan that often."""
MOST_AGAIN = 100_000
"""Inputs that are folded again because one came late or was undone: a minute at the most."""

# What a fold may say of a plan that no session can come to. It is the file that is wrong.
_NO_PLAN = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError)


def fold_bounded(
    plan: Plan, rules: Rules, entries: Sequence[Entry], end_ms: int | None
) -> WorkoutResult:
    """The result that inputs give; deadlines after the newest one pass up to `end_ms`.

    Raises BadInput where folding would take minutes, and where plan and inputs do not fit.
    """
    _check_changes(len(plan.steps), entries)
    fold = Fold(plan, rules)
    try:
        for entry in entries:
            fold.add(entry)
            if fold.applied - len(fold.entries) > MOST_AGAIN:
                raise BadInput(f"its inputs go back in time too often (input {entry.seq})")
        state = fold.state if end_ms is None else fold.at(end_ms).state
        return workout_result(state, rules)
    except _NO_PLAN as error:
        raise BadInput(f"its plan and its inputs do not fit ({error})") from error


def _check_changes(steps: int, entries: Sequence[Entry]) -> None:
    """Raise BadInput where the changes of the plan alone would: each goes over all steps."""
    changes = sum(isinstance(entry.item, PLAN_CHANGES) for entry in entries)
    # A change may add a rep and its recovery.
    if changes * (steps + 2 * changes) > MOST_WORK:
        raise BadInput(f"its plan of {steps:,} steps is changed {changes:,} times: too often")
