"""Putting a workout into the history: one about to begin, or a whole one that is over.

Everything is done within the caller's transaction.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from bell_lap import __version__
from bell_lap.clock import Anchor
from bell_lap.core import plan_json, signature
from bell_lap.core.journal import Entry
from bell_lap.core.result import WorkoutResult
from bell_lap.core.rules import rules_to_json
from bell_lap.history import diary
from bell_lap.history.appending import append_inputs
from bell_lap.history.derived import record
from bell_lap.history.records import day_at, dump
from bell_lap.history.searching import index_words
from bell_lap.history.stored import NewWorkout, input_row, profile_to_json

_INSERT_WORKOUT = """
INSERT INTO workout (
    started_utc_ms, zone, utc_offset_min, status, title, kind, runner, group_id, signature_work,
    signature_exact, app_version, session_name, rules, profile, plan_format, plan, session_text, day
) VALUES (?, ?, ?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_INSERT_ANCHOR = """
INSERT INTO anchor (workout, run, at_ms, boot_id, clock_s, utc_ms, zone, utc_offset_min)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a workout that is put in whole."""

    note: str = ""
    conditions: str = ""
    rpe: int | None = None
    """How hard it was, 1 to 10."""
    tags: tuple[str, ...] = ()


NOTHING_TOLD = Told()


def begin(connection: sqlite3.Connection, new: NewWorkout) -> int:
    """The rows of a workout about to begin, its start as the first anchor; returns its number.

    Raises BadInput where another workout has its `uid`.
    """
    anchor, plan = new.anchor, new.plan
    values = (
        *(anchor.utc_ms, anchor.zone, anchor.utc_offset_min),
        *(new.title, plan.kind.value, new.runner, new.group),
        *(signature.work(plan), signature.exact(plan), __version__, new.session_name),
        dump(rules_to_json(new.rules)),
        dump(profile_to_json(new.profile)),
        *(plan.format, plan_json.dumps(plan), new.session_text),
        day_at(anchor.utc_ms, anchor.utc_offset_min),
    )
    number = connection.execute(_INSERT_WORKOUT, values).lastrowid
    assert number is not None
    insert_anchor(connection, number, 1, 0, anchor)
    diary.begin(connection, number, new.uid or secrets.token_hex(16), new.source)
    index_words(connection, number)
    return number


def add(
    connection: sqlite3.Connection,
    new: NewWorkout,
    entries: Sequence[Entry],
    result: WorkoutResult,
    told: Told,
) -> int:
    """A workout that is over, with all its inputs and what is told of it; returns its number.

    Raises BadInput for a text, an effort or a tag that cannot be kept.
    """
    number = begin(connection, new)
    append_inputs(connection, number, [input_row(entry.seq, entry.item) for entry in entries])
    record(connection, number, result)
    diary.set_note(connection, number, told.note)
    diary.set_conditions(connection, number, told.conditions)
    diary.set_rpe(connection, number, told.rpe)
    for word in told.tags:
        diary.tag(connection, number, word)
    return number


def insert_anchor(
    connection: sqlite3.Connection, workout: int, run: int, at_ms: int, anchor: Anchor
) -> None:
    """Note one run of the program in a workout."""
    zone = anchor.zone, anchor.utc_offset_min
    values = (workout, run, at_ms, anchor.boot_id, anchor.clock_s, anchor.utc_ms, *zone)
    connection.execute(_INSERT_ANCHOR, values)
