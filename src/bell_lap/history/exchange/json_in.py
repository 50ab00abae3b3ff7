"""A history in JSON comes in: all of it or nothing, and a second time without any change.

Workouts are told apart by `uid`. Those that are here already are joined with those of the file;
where the two differ the workout here stays as it is, and is told of.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bell_lap.clock import Anchor
from bell_lap.core import plan_json, signature
from bell_lap.errors import BadInput
from bell_lap.history.adding import insert_anchor
from bell_lap.history.alive import alive_path
from bell_lap.history.appending import append_inputs
from bell_lap.history.database import connect, transaction
from bell_lap.history.derived import clear, record
from bell_lap.history.diary import number_of
from bell_lap.history.exchange.checking import Checked, check, read_copy
from bell_lap.history.exchange.copies import (
    AnchorCopy,
    Copy,
    InputCopy,
    as_text,
    copy_of,
)
from bell_lap.history.exchange.joining import Conflict, join
from bell_lap.history.exchange.reading import workouts_of
from bell_lap.history.lock import LiveLock
from bell_lap.history.records import day_at
from bell_lap.history.refusals import refusals
from bell_lap.history.searching import index_words

_INSERT_WORKOUT = """
INSERT INTO workout (
    id, started_utc_ms, zone, utc_offset_min, status, title, kind, runner, group_id, end_ms,
    signature_work, signature_exact, app_version, session_name, rules, profile, plan_format, plan,
    session_text, day
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_DIARY = """
INSERT INTO diary (workout, uid, source, rpe, note, conditions, deleted_utc_ms)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_TAG = "INSERT INTO tag (tag, workout) VALUES (?, ?) ON CONFLICT DO NOTHING"
_UPDATE_DIARY = "UPDATE diary SET rpe = ?, note = ?, conditions = ? WHERE workout = ?"
_UPDATE_END = "UPDATE workout SET status = ?, end_ms = ? WHERE id = ?"
_ANY = "SELECT EXISTS (SELECT 1 FROM workout)"


@dataclass(frozen=True, slots=True)
class Left:
    """A workout that stays as it is here."""

    workout: int
    """Its number here."""
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What an import did; numbers are those of this history."""

    added: tuple[int, ...]
    grown: tuple[int, ...]
    """Were here, and have more to them now."""
    same: int
    """Were here with all that the file says."""
    left: tuple[Left, ...]


def import_into(
    database: Path, file: BinaryIO, progress: Callable[[int], None] = lambda _: None
) -> BroughtIn:
    """Take in the workouts of a file, all in one transaction; `progress` is told how many so far.

    Raises BadInput as `bring_in` does and LockHeld while a workout lives, whose inputs are not to
    wait; nothing is changed then.
    """
    with (
        LiveLock(database),
        refusals(database),
        closing(connect(database)) as connection,
    ):
        with transaction(connection):
            done = bring_in(connection, file, progress)
        for workout in (*done.added, *done.grown):
            # Left by a history that was here before, or by a run that has ended elsewhere.
            alive_path(database, workout).unlink(missing_ok=True)
        return done


def bring_in(
    connection: sqlite3.Connection, file: BinaryIO, progress: Callable[[int], None]
) -> BroughtIn:
    """Take in the workouts of a file, within the caller's transaction.

    Into a history without workouts they come with the numbers that they had. Raises BadInput, with
    the place, for a file that is not as documented; the caller then takes everything back.
    """
    (any_here,) = connection.execute(_ANY).fetchone()
    added: list[int] = []
    grown: list[int] = []
    left: list[Left] = []
    same = 0
    seen = _Seen()
    for place, value in enumerate(workouts_of(file), start=1):
        progress(place)
        where = f"workout {place} of the file"
        there = read_copy(value, where)
        seen.add(there, where)
        here = number_of(connection, there.uid)
        if here is None:
            number = None if any_here else there.id
            added.append(_add(connection, check(there, where), number))
            continue
        before = copy_of(connection, here)
        try:
            joined = join(before, there)
        except Conflict as conflict:
            left.append(Left(here, before.title, str(conflict)))
            continue
        if joined == before:
            same += 1
        else:
            _grow(connection, before, joined, where)
            grown.append(here)
    return BroughtIn(tuple(added), tuple(grown), same, tuple(left))


class _Seen:
    """What the workouts so far are called."""

    def __init__(self) -> None:
        self._uids: set[str] = set()
        self._ids: set[int] = set()

    def add(self, copy: Copy, where: str) -> None:
        """Raises BadInput where one before has the same name."""
        for key, name, names in (("uid", copy.uid, self._uids), ("id", copy.id, self._ids)):
            if name in names:
                raise BadInput(f"{where} has the {key} of one before it: {name}")
        self._uids.add(copy.uid)
        self._ids.add(copy.id)


def _add(connection: sqlite3.Connection, found: Checked, number: int | None) -> int:
    copy, plan = found.copy, found.plan
    values = (
        *(number, copy.started_utc_ms, copy.zone, copy.utc_offset_min, copy.status),
        *(copy.title, plan.kind.value, copy.runner, copy.group, copy.end_ms),
        *(signature.work(plan), signature.exact(plan), copy.app_version, copy.session_name),
        *(as_text(copy.rules), as_text(copy.profile), plan.format, plan_json.dumps(plan)),
        *(copy.session_text, day_at(copy.started_utc_ms, copy.utc_offset_min)),
    )
    workout = connection.execute(_INSERT_WORKOUT, values).lastrowid
    assert workout is not None
    diary = copy.uid, copy.source, copy.rpe, copy.note, copy.conditions, copy.deleted_utc_ms
    connection.execute(_INSERT_DIARY, (workout, *diary))
    _insert(connection, workout, copy.anchors, copy.inputs, copy.tags)
    _derive(connection, workout, found)
    return workout


def _grow(connection: sqlite3.Connection, before: Copy, joined: Copy, where: str) -> None:
    workout = before.id
    anchors = joined.anchors[len(before.anchors) :]
    inputs = joined.inputs[len(before.inputs) :]
    _insert(connection, workout, anchors, inputs, joined.tags)
    connection.execute(_UPDATE_DIARY, (joined.rpe, joined.note, joined.conditions, workout))
    if inputs or joined.end_ms != before.end_ms:
        connection.execute(_UPDATE_END, (joined.status, joined.end_ms, workout))
        _derive(connection, workout, check(joined, where))
    else:
        index_words(connection, workout)


def _insert(
    connection: sqlite3.Connection,
    workout: int,
    anchors: Iterable[AnchorCopy],
    inputs: Iterable[InputCopy],
    tags: Iterable[str],
) -> None:
    for one in anchors:
        anchor = Anchor(one.boot_id, one.clock_s, one.utc_ms, one.zone, one.utc_offset_min)
        insert_anchor(connection, workout, one.run, one.at_ms, anchor)
    rows = [(one.seq, one.at_ms, one.kind, as_text(one.payload)) for one in inputs]
    append_inputs(connection, workout, rows)
    connection.executemany(_INSERT_TAG, [(tag, workout) for tag in tags])


def _derive(connection: sqlite3.Connection, workout: int, found: Checked) -> None:
    """Make the rows; one in the trash has none, but its line, which the trash shows.

    One that runs has none either: it may have ended here, and gone on elsewhere.
    """
    if found.result is None:
        clear(connection, workout, found.copy.status)
        return
    record(connection, workout, found.result)
    if found.copy.status == "discarded":
        clear(connection, workout, "discarded")
