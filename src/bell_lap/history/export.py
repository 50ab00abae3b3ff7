"""Workouts as JSON, in the documented shapes: seconds with three decimals, metres, null for absent.

The shapes are described in docs/storage.md; programs of others read them, so keys are only added.
"""

from __future__ import annotations

from collections.abc import Iterable

from bell_lap.core.change_phrases import change_words, place_words, planned_step
from bell_lap.core.changes import Change, Figure
from bell_lap.core.plan import PlanStep, Range
from bell_lap.core.result import MarkResult, StepResult, WorkoutResult
from bell_lap.core.session import Load
from bell_lap.history.records import Summary
from bell_lap.history.results import changes_of
from bell_lap.history.stored import StoredWorkout

Json = dict[str, object]


def workout_json(stored: StoredWorkout, result: WorkoutResult) -> Json:
    """One workout with all its steps: what `history show ID --json` prints."""
    return {
        "id": stored.id,
        "title": stored.title,
        "started_at": stored.summary.started_at,
        "status": result.status.value,
        "steps": [step_json(step, planned_step(stored.plan, step)) for step in result.steps],
        "changes": [change_json(change) for change in changes_of(stored)],
    }


def step_json(step: StepResult, planned: PlanStep | None) -> Json:
    """One attempt at one step, beside what was planned; recoveries and gates too."""
    goal = None if planned is None else planned.goal
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
        "rep": step.rep,
        "attempt": step.attempt,
        "planned_s": range_seconds(step.planned_ms),
        "planned_goal_s": None if goal is None else range_seconds(goal.time_ms),
        "planned_reps": None if planned is None else planned.count,
        "done_reps": step.reps_done,
        "planned_load": None if planned is None else load_json(planned.load),
        "done_load": load_json(step.load_done),
    }


def load_json(load: Load | None) -> Json | None:
    """A weight."""
    return None if load is None else {"amount": load.thousandths / 1000, "unit": load.unit}


def change_json(change: Change) -> Json:
    """One change of the plan on the move. Reps are counts, all other figures seconds."""
    counts = change.figure in (Figure.REPS, Figure.LEFT_OUT)
    figure = range_count if counts else range_seconds
    return {
        "at_s": seconds(change.at_ms),
        "kind": change.kind,
        "rep": None if change.step is None else change.step.rep,
        "figure": None if change.figure is None else change.figure.value,
        "before": figure(change.before),
        "after": figure(change.after),
        "text": f"{place_words(change)}: {change_words(change)}",
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
            "date": row.date.isoformat(),
            "source": row.source,
            "rpe": row.rpe,
            "tags": list(row.tags),
            "noted": row.noted,
        }
        for row in rows
    ]


def seconds(ms: int | None) -> float | None:
    """Milliseconds as seconds: a number that prints with at most three decimals."""
    return None if ms is None else ms / 1000


def range_count(range_: Range | None) -> int | Json | None:
    """A count as a number, a range as {"min", "max"}."""
    if range_ is None or range_.is_one:
        return None if range_ is None else range_.min
    return {"min": range_.min, "max": range_.max}


def range_seconds(range_: Range | None) -> float | Json | None:
    """A figure as a number, a range as {"min", "max"}."""
    if range_ is None or range_.is_one:
        return None if range_ is None else seconds(range_.min)
    return {"min": seconds(range_.min), "max": seconds(range_.max)}
