"""A workout that the disk does not take, as the file that `history import` reads.

It is made from what is in memory alone: the history need not be there any more. Once it is there
again the import adds the workout, or the inputs that are missing of it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bell_lap import __version__
from bell_lap.clock import Anchor
from bell_lap.core import plan_json
from bell_lap.core.journal import Entry
from bell_lap.core.result import Status, WorkoutResult
from bell_lap.core.rules import rules_to_json
from bell_lap.history.database import connect
from bell_lap.history.exchange.copies import (
    AnchorCopy,
    Copy,
    InputCopy,
    copy_json,
    copy_of,
    plain,
)
from bell_lap.history.exchange.json_out import FIRST_LINE, LAST_LINE
from bell_lap.history.records import dump
from bell_lap.history.refusals import refusals
from bell_lap.history.stored import NewWorkout, input_row, profile_to_json


def begun(new: NewWorkout) -> Copy:
    """A workout about to begin, without inputs: what `Store.create` keeps of it.

    `new` should have its `uid`, by which the file and the history know it as one; without it the
    copy gets one of its own.
    """
    anchor = new.anchor
    return Copy(
        id=1,
        uid=new.uid or secrets.token_hex(16),
        title=new.title,
        started_utc_ms=anchor.utc_ms,
        zone=anchor.zone,
        utc_offset_min=anchor.utc_offset_min,
        status="running",
        end_ms=None,
        deleted_utc_ms=None,
        source=new.source,
        runner=new.runner,
        group=new.group,
        rpe=None,
        note="",
        conditions="",
        tags=(),
        app_version=__version__,
        session_name=new.session_name,
        session_text=new.session_text,
        profile=plain(dump(profile_to_json(new.profile))),
        rules=plain(dump(rules_to_json(new.rules))),
        plan=plain(plan_json.dumps(new.plan)),
        anchors=(_anchor(anchor),),
        inputs=(),
    )


def kept(database: Path, workout: int) -> Copy:
    """A workout as the history has it now. Raises EnvironmentProblem where the disk refuses."""
    with refusals(database), closing(connect(database)) as connection:
        return copy_of(connection, workout)


def come_to(
    copy: Copy, number: int | None, entries: Iterable[Entry], result: WorkoutResult
) -> Copy:
    """The workout with all its inputs and its end; `number` is its own where it has one."""
    rows = [input_row(entry.seq, entry.item) for entry in entries]
    return replace(
        copy,
        id=number or copy.id,
        status=result.status.value,
        end_ms=None if result.status is Status.RUNNING else result.end_ms,
        inputs=tuple(InputCopy(seq, at_ms, kind, plain(text)) for seq, at_ms, kind, text in rows),
    )


def write(copy: Copy, path: Path) -> None:
    """Write the file, whole or not at all, readable by its owner only.

    Raises BadInput where there is a `path` already, EnvironmentProblem where the folder refuses.
    """
    # No workout but one in a thousand needs what this loads.
    from bell_lap.history.exchange.files import part_of  # noqa: PLC0415

    with part_of(path) as part:
        part.write_bytes(b"\n".join((FIRST_LINE, copy_json(copy).encode(), LAST_LINE, b"")))


def as_ascii(copy: Copy) -> str:
    """The same file as lines of ASCII, for a terminal where no file can be written."""
    line = json.dumps(json.loads(copy_json(copy)), separators=(",", ":"))
    return "\n".join((FIRST_LINE.decode(), line, LAST_LINE.decode()))


def _anchor(anchor: Anchor) -> AnchorCopy:
    return AnchorCopy(
        run=1,
        at_ms=0,
        boot_id=anchor.boot_id,
        clock_s=anchor.clock_s,
        utc_ms=anchor.utc_ms,
        zone=anchor.zone,
        utc_offset_min=anchor.utc_offset_min,
    )
