"""The result of a workout that was kept: always derived from its inputs, never from its rows."""

from __future__ import annotations

from bell_lap.core.derive import workout_result
from bell_lap.core.journal import fold
from bell_lap.core.result import WorkoutResult
from bell_lap.history.records import StoredWorkout


def result_of(stored: StoredWorkout) -> WorkoutResult:
    """Fold the inputs of a workout by the rules it was run by."""
    return workout_result(fold(stored.plan, stored.rules, stored.entries), stored.rules)
