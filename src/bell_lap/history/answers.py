"""What the commands of the history print as JSON beside one workout and the list.

Seconds with three decimals, metres, days as ISO dates, null for absent. The shapes are described in
docs/history.md; programs of others read them, so keys are only added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bell_lap.core.analysis import series_of
from bell_lap.core.comparing import Comparison
from bell_lap.core.result import WorkoutResult
from bell_lap.core.week import Duty, Week
from bell_lap.history.bests import DistanceBests, SetBest, SingleBest
from bell_lap.history.export import Json, seconds
from bell_lap.history.records import Diary, iso
from bell_lap.history.stored import StoredWorkout
from bell_lap.history.trends import TrendPoint, monthly


def diary_json(diary: Diary) -> Json:
    """What a person added to a workout."""
    return {
        "uid": diary.uid,
        "source": diary.source,
        "rpe": diary.rpe,
        "note": diary.note,
        "conditions": diary.conditions,
        "tags": list(diary.tags),
    }


def series_json(result: WorkoutResult) -> list[Json]:
    """The series of a workout, single reps too."""
    return [
        {
            "label": one.label,
            "distance_m": one.distance_m,
            "times_s": [seconds(time_ms) for time_ms in one.times_ms],
            "mean_s": seconds(one.mean_ms),
            "fastest_s": seconds(one.fastest_ms),
            "slowest_s": seconds(one.slowest_ms),
            "spread_s": seconds(one.spread_ms),
            "fade_s": seconds(one.fade_ms),
            "goal_s": seconds(one.goal_ms),
            "delta_s": seconds(one.delta_ms),
            "recovery_s": seconds(one.recovery_ms),
            "counts": one.counts,
        }
        for one in series_of(result)
    ]


def comparison_json(chosen: Sequence[StoredWorkout], comparison: Comparison) -> Json:
    """Workouts side by side; lists have a value for each of them, in order."""
    return {
        "sentence": comparison.sentence,
        "workouts": [
            {
                "id": stored.id,
                "title": stored.title,
                "date": stored.summary.date.isoformat(),
                "reps": total.reps,
                "mean_s": seconds(total.mean_ms),
                "delta_s": seconds(total.delta_ms),
                "recovery_s": seconds(total.recovery_ms),
            }
            for stored, total in zip(chosen, comparison.sums, strict=True)
        ],
        "reps": [
            {
                "label": row.label,
                "times_s": [seconds(time_ms) for time_ms in row.times],
                "deltas_s": [seconds(delta_ms) for delta_ms in row.deltas],
                "recoveries_s": [seconds(rest_ms) for rest_ms in row.recoveries],
            }
            for row in comparison.rows
        ],
    }


def trend_json(
    name: str, workout: int | None, distance_mm: int | None, points: Sequence[TrendPoint]
) -> Json:
    """Workouts over the months, each by itself and by month."""
    return {
        "of": name,
        "workout": workout,
        "distance_m": _metres(distance_mm),
        "per_m": next((point.per_m for point in points if point.per_m is not None), None),
        "points": [
            {
                "id": point.workout,
                "date": point.day.isoformat(),
                "title": point.title,
                "reps": point.reps,
                "mean_s": seconds(point.mean_ms),
                "best_s": seconds(point.best_ms),
                "goal_s": seconds(point.goal_ms),
                "recovery_s": seconds(point.recovery_ms),
                "counts": point.counts,
                "line": point.line,
            }
            for point in points
        ],
        "months": [
            {
                "month": f"{month.month:%Y-%m}",
                "workouts": month.workouts,
                "mean_s": seconds(month.mean_ms),
                "best_s": seconds(month.best_ms),
                "goal_s": seconds(month.goal_ms),
            }
            for month in monthly(points)
        ],
    }


def board_json(board: Iterable[DistanceBests]) -> list[Json]:
    """The bests over every distance."""
    return [
        {
            "distance_m": _metres(one.distance_mm),
            "reps": one.efforts,
            "fastest": single_json(one.single),
            "sets": [set_json(best) for best in one.sets],
        }
        for one in board
    ]


def fastest_json(distance_mm: int, singles: Iterable[SingleBest], sets: Iterable[SetBest]) -> Json:
    """The fastest over one distance."""
    return {
        "distance_m": _metres(distance_mm),
        "fastest": [single_json(one) for one in singles],
        "sets": [set_json(one) for one in sets],
    }


def single_json(one: SingleBest) -> Json:
    """One rep among the fastest."""
    return {
        "id": one.workout,
        "started_at": iso(one.started_utc_ms, one.utc_offset_min),
        "title": one.title,
        "index": one.step,
        "attempt": one.attempt,
        "elapsed_s": seconds(one.elapsed_ms),
        "goal_s": seconds(one.goal_ms),
        "recovery_s": seconds(one.recovery_ms),
    }


def set_json(one: SetBest) -> Json:
    """One set among the best."""
    return {
        "id": one.workout,
        "started_at": iso(one.started_utc_ms, one.utc_offset_min),
        "title": one.title,
        "reps": one.reps,
        "mean_s": seconds(one.mean_ms),
        "fastest_s": seconds(one.fastest_ms),
        "slowest_s": seconds(one.slowest_ms),
        "recovery_s": seconds(one.recovery_ms),
    }


def weeks_json(weeks: Sequence[Week], duties: Sequence[Sequence[Duty]]) -> list[Json]:
    """The weeks of a calendar, oldest first, each with what the weekly rule asks of it."""
    return [
        {
            "monday": week.monday.isoformat(),
            "run_s": seconds(week.run_ms),
            "work_distance_m": _metres(week.work_mm),
            "mean_run_s": seconds(week.mean_run_ms),
            "over_percent": week.over_percent,
            "rule": [{"text": duty.text, "done": duty.done} for duty in asked],
            "workouts": [
                {
                    "id": work.workout,
                    "date": work.day.isoformat(),
                    "title": work.title,
                    "kind": work.kind,
                    "status": work.status,
                    "reps": work.reps,
                    "work_distance_m": _metres(work.work_mm),
                    "run_s": seconds(work.run_ms),
                    "sprint_reps": work.sprint_reps,
                    "long_reps": work.long_reps,
                }
                for work in week.works
            ],
        }
        for week, asked in zip(weeks, duties, strict=True)
    ]


def _metres(mm: int | None) -> float | None:
    return None if mm is None else mm / 1000
