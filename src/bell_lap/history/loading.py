"""Reading one whole workout back: its plan, rules and inputs as they were kept."""

from __future__ import annotations

import sqlite3

from bell_lap.clock import Anchor
from bell_lap.core import plan_json
from bell_lap.core.journal import Entry
from bell_lap.core.rules import rules_from_json
from bell_lap.errors import BadInput
from bell_lap.history.queries import summary_of
from bell_lap.history.records import parse_object
from bell_lap.history.stored import RunAnchor, StoredWorkout, input_entry, profile_from_json

_LONG_COLUMNS = """
SELECT plan, rules, profile, session_text, session_name, app_version FROM workout WHERE id = ?
"""

_ANCHORS = """
SELECT run, at_ms, boot_id, clock_s, utc_ms, zone, utc_offset_min FROM anchor
WHERE workout = ? ORDER BY run
"""

_INPUTS = "SELECT seq, at_ms, kind, payload FROM input WHERE workout = ? ORDER BY seq"


def load_workout(connection: sqlite3.Connection, workout: int) -> StoredWorkout:
    """A workout with everything that was kept of it.

    Raises BadInput where there is none, or where its plan, rules or profile cannot be read.
    """
    summary = summary_of(connection, workout)
    plan, rules, profile, text, name, version = connection.execute(
        _LONG_COLUMNS, (workout,)
    ).fetchone()
    entries, reason = _read_inputs(connection, workout)
    return StoredWorkout(
        summary=summary,
        plan=plan_json.loads(plan),
        rules=rules_from_json(parse_object(rules, "the rules")),
        entries=entries,
        anchors=read_anchors(connection, workout),
        profile=profile_from_json(parse_object(profile, "the profile")),
        session_text=text,
        session_name=name,
        app_version=version,
        readonly_reason=reason,
    )


def read_anchors(connection: sqlite3.Connection, workout: int) -> tuple[RunAnchor, ...]:
    """The anchors of a workout in order; every workout has at least one."""
    rows = connection.execute(_ANCHORS, (workout,))
    return tuple(RunAnchor(run, at_ms, Anchor(*rest)) for run, at_ms, *rest in rows)


def _read_inputs(
    connection: sqlite3.Connection, workout: int
) -> tuple[tuple[Entry, ...], str | None]:
    """The inputs in order, up to the first that cannot be read, and why that one cannot."""
    entries: list[Entry] = []
    for seq, at_ms, kind, payload in connection.execute(_INPUTS, (workout,)):
        try:
            entries.append(input_entry(seq, at_ms, kind, payload))
        except BadInput as error:
            return tuple(entries), error.message
    return tuple(entries), None
