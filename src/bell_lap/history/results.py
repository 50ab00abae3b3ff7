"""The result of a workout that was kept: always derived from its inputs, never from its rows."""

from __future__ import annotations

from bell_lap.core.changes import Change, changes
from bell_lap.core.derive import fold_result
from bell_lap.core.result import WorkoutResult
from bell_lap.history.stored import StoredWorkout


def result_of(stored: StoredWorkout) -> WorkoutResult:
    """Fold the inputs of a workout by the rules it was run by.

    A workout may end at a deadline long after its last tap, so the deadlines up to its end count.
    """
    until_ms = stored.summary.end_ms
    return fold_result(stored.plan, stored.rules, stored.entries, until_ms)


def changes_of(stored: StoredWorkout) -> tuple[Change, ...]:
    """What was changed of its plan on the move."""
    return changes(stored.plan, stored.rules, stored.entries)
