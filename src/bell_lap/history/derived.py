"""The rows that are made from a result: `rep`, `lap`, `recovery`, the list's columns and the words.

They say nothing that the inputs do not: they are replaced whole each time, within the caller's
transaction, and can be made again at any time.
"""

from __future__ import annotations

import sqlite3

from bell_lap.core.analysis import recoveries_before, was_done
from bell_lap.core.plan import MeasureKind, Range, StepKind, StepRole
from bell_lap.core.result import Flag, MarkResult, Status, StepResult, WorkoutResult
from bell_lap.core.strength import movement_key
from bell_lap.core.units import round_half_up
from bell_lap.history.figures import record_figures
from bell_lap.history.listing import result_line, sparkline
from bell_lap.history.records import Standing, dump, to_date
from bell_lap.history.searching import index_words

Value = int | str | None

_INSERT_REP = """
INSERT INTO rep (
    workout, ord, step, attempt, runner, role, number, set_number, block, label, measure,
    distance_mm, start_ms, elapsed_ms, paused_ms, goal_min_ms, goal_max_ms, goal_text, delta_ms,
    recovery_before_ms, reps_done, load_thousandths, load_unit, counts, flags, movement, year
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_INSERT_LAP = """
INSERT INTO lap (
    workout, ord, place, mark, distance_mm, split_ms, lap_ms, laps, goal_split_ms, delta_ms, press,
    flags
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_INSERT_RECOVERY = """
INSERT INTO recovery (
    workout, ord, step, attempt, label, distance_mm, start_ms, elapsed_ms, paused_ms,
    planned_min_ms, planned_max_ms, flags
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_UPDATE_WORKOUT = """
UPDATE workout SET status = ?, end_ms = ?, reps = ?, work_mm = ?, line = ?, sparkline = ?
WHERE id = ?
"""


_DELETES = (
    "DELETE FROM lap WHERE workout = ?",
    "DELETE FROM recovery WHERE workout = ?",
    "DELETE FROM rep WHERE workout = ?",
    "DELETE FROM series WHERE workout = ?",
    "DELETE FROM shape WHERE workout = ?",
)


def clear(connection: sqlite3.Connection, workout: int, standing: Standing) -> None:
    """Take the derived rows away and set the status: the workout runs again, or is unwanted.

    An unwanted one keeps its end, which its result is derived by, and its line for the trash.
    """
    _take_away(connection, workout)
    if standing == "discarded":
        connection.execute("UPDATE workout SET status = ? WHERE id = ?", (standing, workout))
    else:
        connection.execute(_UPDATE_WORKOUT, (standing, None, 0, 0, "", "", workout))
    index_words(connection, workout)


def _take_away(connection: sqlite3.Connection, workout: int) -> None:
    for query in _DELETES:
        connection.execute(query, (workout,))


def record(connection: sqlite3.Connection, workout: int, result: WorkoutResult) -> None:
    """Put the rows of `result` in place of those that are there; its status is the workout's."""
    if result.status is Status.RUNNING:
        clear(connection, workout, "running")
        return
    _take_away(connection, workout)
    runner, day = connection.execute(
        "SELECT runner, day FROM workout WHERE id = ?", (workout,)
    ).fetchone()
    year = to_date(day).year
    rests = recoveries_before(result.steps)
    for ord_, step in enumerate(result.steps):
        if step.kind is StepKind.WORK:
            row = _rep_row(step, runner, rests.get(ord_))
            connection.execute(_INSERT_REP, (workout, ord_, *row, year))
            laps = [(workout, ord_, *_lap_row(*numbered)) for numbered in enumerate(step.marks)]
            connection.executemany(_INSERT_LAP, laps)
        elif step.kind is StepKind.RECOVERY:
            connection.execute(_INSERT_RECOVERY, (workout, ord_, *_recovery_row(step)))
    record_figures(connection, workout, runner, year, result)
    connection.execute(
        _UPDATE_WORKOUT,
        (
            result.status.value,
            result.end_ms,
            sum(map(was_done, result.reps)),
            sum(map(work_mm, result.steps)),
            result_line(result),
            sparkline(result),
            workout,
        ),
    )
    index_words(connection, workout)


def work_mm(step: StepResult) -> int:
    """How far a rep or a float went, in millimetres, as far as it is known.

    A warm-up, a cool-down and an attempt that was replaced count nothing; a rep that was cut and a
    timed one count as far as their last mark.
    """
    if step.role is not StepRole.WORK or Flag.REPLACED in step.flags:
        return 0
    if step.measure is MeasureKind.DISTANCE and was_done(step):
        return to_mm(step.distance_m) or 0
    reached = [mark.distance_m for mark in step.marks if mark.split_ms is not None]
    return to_mm(max((metres for metres in reached if metres is not None), default=None)) or 0


def to_mm(distance_m: float | None) -> int | None:
    """Metres as whole millimetres."""
    return None if distance_m is None else round_half_up(distance_m * 1000)


def _rep_row(step: StepResult, runner: str, rest_ms: int | None) -> tuple[Value, ...]:
    load = step.load_done
    return (
        step.index,
        step.attempt,
        runner,
        step.role.value,
        step.rep,
        step.set,
        step.block_name,
        step.label,
        step.measure.value,
        to_mm(step.distance_m),
        step.start_ms,
        step.elapsed_ms,
        step.paused_ms,
        *_bounds(step.goal_ms),
        step.goal_text,
        step.delta_ms,
        rest_ms,
        step.reps_done,
        None if load is None else load.thousandths,
        None if load is None else load.unit,
        int(step.counts),
        _flags(step.flags),
        _movement(step),
    )


def _movement(step: StepResult) -> str | None:
    """What a set that was done is found again by."""
    if step.movement is None or not was_done(step) or Flag.REPLACED in step.flags:
        return None
    return movement_key(step.movement)


def _lap_row(place: int, mark: MarkResult) -> tuple[Value, ...]:
    return (
        place,
        mark.mark,
        to_mm(mark.distance_m),
        mark.split_ms,
        mark.lap_ms,
        mark.laps,
        mark.goal_split_ms,
        mark.delta_ms,
        mark.press,
        _flags(mark.flags),
    )


def _recovery_row(step: StepResult) -> tuple[Value, ...]:
    return (
        step.index,
        step.attempt,
        step.label,
        to_mm(step.distance_m),
        step.start_ms,
        step.elapsed_ms,
        step.paused_ms,
        *_bounds(step.planned_ms),
        _flags(step.flags),
    )


def _bounds(range_: Range | None) -> tuple[int | None, int | None]:
    return (None, None) if range_ is None else (range_.min, range_.max)


def _flags(flags: tuple[Flag, ...]) -> str:
    return dump([flag.value for flag in flags])
