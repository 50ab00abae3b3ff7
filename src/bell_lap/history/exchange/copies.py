"""One workout as it travels: everything that was kept of it, and nothing that is derived.

The keys of the JSON are the fields of `Copy` in their order; docs/exchange.md describes them. A
name is never given a new meaning: that would be another number in the file's first line.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass, fields
from typing import Any

from bell_lap.core.hidden import escaped
from bell_lap.errors import BadInput
from bell_lap.history.records import Standing, dump, to_standing

Json = dict[str, Any]
Plain = Json | str
"""A value that was kept as JSON text; the text itself where this program would spell it otherwise,
so that nothing is lost that cannot be read."""


@dataclass(frozen=True, slots=True)
class AnchorCopy:
    """One run of the program; the columns of `anchor`."""

    run: int
    at_ms: int
    boot_id: str | None
    clock_s: float
    utc_ms: int
    zone: str
    utc_offset_min: int


@dataclass(frozen=True, slots=True)
class InputCopy:
    """One input; the columns of `input`."""

    seq: int
    at_ms: int
    kind: str
    payload: Plain


@dataclass(frozen=True, slots=True)
class Copy:
    """One workout; the columns of `workout` that are not derived, of `diary` and of `tag`."""

    id: int
    """Its number in the history that it comes from."""
    uid: str
    """What it is known by in every history."""
    title: str
    started_utc_ms: int
    zone: str
    utc_offset_min: int
    status: Standing
    end_ms: int | None
    """How long it took; None while it runs."""
    deleted_utc_ms: int | None
    source: str
    runner: str
    group: str | None
    rpe: int | None
    note: str
    conditions: str
    tags: tuple[str, ...]
    app_version: str
    session_name: str | None
    session_text: str
    profile: Plain
    rules: Plain
    plan: Plain
    anchors: tuple[AnchorCopy, ...]
    inputs: tuple[InputCopy, ...]


COPY_KEYS = tuple(field.name for field in fields(Copy))
ANCHOR_KEYS = tuple(field.name for field in fields(AnchorCopy))
INPUT_KEYS = tuple(field.name for field in fields(InputCopy))

_ONE = """
SELECT id, uid, title, started_utc_ms, zone, utc_offset_min, status, end_ms, deleted_utc_ms, source,
       runner, group_id AS "group", rpe, note, conditions, app_version, session_name, session_text,
       profile, rules, plan
FROM workout JOIN diary ON diary.workout = workout.id
WHERE workout.id = ?
"""
_TAGS = "SELECT tag FROM tag WHERE workout = ? ORDER BY tag"
_ANCHORS = """
SELECT run, at_ms, boot_id, clock_s, utc_ms, zone, utc_offset_min FROM anchor
WHERE workout = ? ORDER BY run
"""
_INPUTS = "SELECT seq, at_ms, kind, payload FROM input WHERE workout = ? ORDER BY seq"


def copy_of(connection: sqlite3.Connection, workout: int) -> Copy:
    """A workout as it was kept. Raises BadInput where there is none."""
    found = connection.execute(_ONE, (workout,))
    row = found.fetchone()
    if row is None:
        raise BadInput(
            f"There is no workout {workout}", hints=("bell-lap history list shows them all.",)
        )
    columns: Json = {column[0]: value for column, value in zip(found.description, row, strict=True)}
    for name in ("profile", "rules", "plan"):
        columns[name] = plain(columns[name])
    columns["status"] = to_standing(columns["status"])
    columns["tags"] = tuple(tag for (tag,) in connection.execute(_TAGS, (workout,)))
    anchors = connection.execute(_ANCHORS, (workout,))
    columns["anchors"] = tuple(AnchorCopy(*anchor) for anchor in anchors)
    inputs = connection.execute(_INPUTS, (workout,))
    columns["inputs"] = tuple(
        InputCopy(seq, at_ms, kind, plain(payload)) for seq, at_ms, kind, payload in inputs
    )
    return Copy(**columns)


def copy_json(copy: Copy) -> str:
    """The workout as one line of JSON, without the new line; no terminal obeys anything in it."""
    values = {name: getattr(copy, name) for name in COPY_KEYS}
    values["anchors"] = [asdict(anchor) for anchor in copy.anchors]
    # Not asdict: it would copy the payloads too.
    values["inputs"] = [{name: getattr(one, name) for name in INPUT_KEYS} for one in copy.inputs]
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return escaped(text)


def plain(text: str) -> Plain:
    """The object that a column holds as JSON."""
    try:
        value = json.loads(text)
        same = isinstance(value, dict) and dump(value) == text
    except (ValueError, RecursionError):
        return text
    return value if same else text


def as_text(value: Plain) -> str:
    """What a column holds of it."""
    return value if isinstance(value, str) else dump(value)
