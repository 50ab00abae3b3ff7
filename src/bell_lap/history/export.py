"""Workouts as JSON, in the documented shapes: seconds with three decimals, metres, null for absent.

The shapes are described in docs/storage.md; programs of others read them, so keys are only added.
"""

from __future__ import annotations

from collections.abc import Iterable

from bell_lap.core.plan import Range
from bell_lap.core.result import MarkResult, StepResult, WorkoutResult
from bell_lap.history.records import StoredWorkout, Summary

Json = dict[str, object]


def workout_json(stored: StoredWorkout, result: WorkoutResult) -> Json:
    """One workout with all its steps: what `history show ID --json` prints."""
    return {
        "id": stored.id,
        "title": stored.title,
        "started_at": stored.summary.started_at,
        "status": result.status.value,
        "steps": [step_json(step) for step in result.steps],
    }


def step_json(step: StepResult) -> Json:
    """One attempt at one step; recoveries and gates too."""
    return {
        "index": step.index,
        "kind": step.kind.value,
        "label": step.label,
        "start_s": seconds(step.start_ms),
        "elapsed_s": seconds(step.elapsed_ms),
        "goal_s": range_seconds(step.goal_ms),
        "delta_s": seconds(step.delta_ms),
        "flags": [flag.value for flag in step.flags],
        "marks": [mark_json(mark) for mark in step.marks],
    }


def mark_json(mark: MarkResult) -> Json:
    """One mark of a rep."""
    return {
        "distance_m": mark.distance_m,
        "split_s": seconds(mark.split_ms),
        "lap_s": seconds(mark.lap_ms),
        "goal_split_s": seconds(mark.goal_split_ms),
        "delta_s": seconds(mark.delta_ms),
        "flags": [flag.value for flag in mark.flags],
    }


def list_json(rows: Iterable[Summary]) -> list[Json]:
    """The list: what `history list --json` prints."""
    return [
        {
            "id": row.id,
            "title": row.title,
            "started_at": row.started_at,
            "status": row.status,
            "kind": row.kind,
            "runner": row.runner,
            "duration_s": seconds(row.end_ms),
            "reps": row.reps,
            "work_distance_m": row.work_mm / 1000,
            "line": row.line,
        }
        for row in rows
    ]


def seconds(ms: int | None) -> float | None:
    """Milliseconds as seconds: a number that prints with at most three decimals."""
    return None if ms is None else ms / 1000


def range_seconds(range_: Range | None) -> float | Json | None:
    """A figure as a number, a range as {"min", "max"}."""
    if range_ is None or range_.is_one:
        return None if range_ is None else seconds(range_.min)
    return {"min": seconds(range_.min), "max": seconds(range_.max)}
