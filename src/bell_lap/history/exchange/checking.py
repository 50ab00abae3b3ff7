"""From one workout of a file to one that can be kept: every key, and whether its inputs fold.

All of it is checked before any of it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, get_args

from bell_lap.clock import WIDEST_OFFSET_MIN
from bell_lap.core import plan_json
from bell_lap.core.input_json import from_payload
from bell_lap.core.journal import Entry
from bell_lap.core.plan import Plan
from bell_lap.core.result import Status, WorkoutResult
from bell_lap.core.rules import rules_from_json
from bell_lap.errors import BadInput
from bell_lap.history.diary import CONDITIONS_LENGTH, HARDEST, MOST_TAGS, NOTE_LENGTH
from bell_lap.history.exchange.copies import (
    ANCHOR_KEYS,
    COPY_KEYS,
    INPUT_KEYS,
    AnchorCopy,
    Copy,
    InputCopy,
)
from bell_lap.history.exchange.fields import LARGEST, Fields, fields_of
from bell_lap.history.exchange.folding import fold_bounded
from bell_lap.history.records import LAST_UTC_MS, Source, Standing, to_standing
from bell_lap.history.stored import profile_from_json
from bell_lap.history.texts import clean_tag, clean_text

LARGEST_ID = 10**9
LONGEST_TITLE = 10_000
LONGEST_SESSION = 1_000_000
LONGEST_NAME = 1_000
MOST_INPUTS = 50_000
MOST_STEPS = 20_000
_UID = re.compile(r"[0-9A-Za-z_-]{8,64}")


@dataclass(frozen=True, slots=True)
class Checked:
    """A workout that can be kept."""

    copy: Copy
    plan: Plan
    result: WorkoutResult | None
    """What its inputs give; None for one that has no end."""


def read_copy(value: object, where: str) -> Copy:
    """A workout of a file, called `where` in messages. Raises BadInput where a key is not right."""
    got = fields_of(value, COPY_KEYS, where)
    status = to_standing(got.word("status", get_args(Standing)))
    return Copy(
        id=got.whole("id", 1, LARGEST_ID),
        uid=_uid(got),
        title=got.text("title", LONGEST_TITLE),
        started_utc_ms=got.whole("started_utc_ms", 0, LAST_UTC_MS),
        zone=got.text("zone", LONGEST_NAME),
        utc_offset_min=got.whole("utc_offset_min", -WIDEST_OFFSET_MIN, WIDEST_OFFSET_MIN),
        status=status,
        end_ms=_end_ms(got, status),
        deleted_utc_ms=_deleted_utc_ms(got, status),
        source=got.word("source", get_args(Source)),
        runner=got.text("runner", LONGEST_NAME),
        group=got.text_or_none("group", LONGEST_NAME),
        rpe=got.whole_or_none("rpe", 1, HARDEST),
        note=_as_kept(got, "note", NOTE_LENGTH),
        conditions=_one_line(got, "conditions", CONDITIONS_LENGTH),
        tags=_tags(got),
        app_version=got.text("app_version", LONGEST_NAME),
        session_name=got.text_or_none("session_name", LONGEST_TITLE),
        session_text=got.text("session_text", LONGEST_SESSION),
        profile=got.plain("profile"),
        rules=got.plain("rules"),
        plan=_plan(got),
        anchors=_anchors(got),
        inputs=_inputs(got),
    )


def check(copy: Copy, where: str) -> Checked:
    """A workout with its plan, and with the result that its inputs give.

    Raises BadInput, calling it `where`, for what no workout can be.
    """
    try:
        assert isinstance(copy.plan, dict)
        assert isinstance(copy.rules, dict)
        assert isinstance(copy.profile, dict)
        plan, rules = plan_json.from_json(copy.plan), rules_from_json(copy.rules)
        profile_from_json(copy.profile)
        entries = tuple(Entry(one.seq, _item(one)) for one in copy.inputs)
        result = fold_bounded(plan, rules, entries, copy.end_ms)
    except BadInput as error:
        raise BadInput(f"{where}: {error.message}", hints=error.hints) from error
    if copy.end_ms is None:
        return Checked(copy, plan, None)
    if result.status is Status.RUNNING:
        raise BadInput(f"{where}: it has an end_ms, but its inputs do not end it")
    return Checked(copy, plan, result)


def _item(one: InputCopy) -> Any:
    assert isinstance(one.payload, dict)
    return from_payload(one.kind, one.at_ms, one.payload)


def _uid(got: Fields) -> str:
    uid = got.text("uid", 64)
    if not _UID.fullmatch(uid):
        raise got.bad("uid", "8 to 64 letters and digits")
    return uid


def _end_ms(got: Fields, status: Standing) -> int | None:
    if status == "running" and got.values["end_ms"] is not None:
        raise got.bad("end_ms", "null while it runs")
    known = status in ("finished", "stopped")
    return (got.whole if known else got.whole_or_none)("end_ms", 0, LARGEST)


def _deleted_utc_ms(got: Fields, status: Standing) -> int | None:
    if status != "discarded" and got.values["deleted_utc_ms"] is not None:
        raise got.bad("deleted_utc_ms", f"null where it is {status}")
    return got.whole_or_none("deleted_utc_ms", 0, LAST_UTC_MS)


def _as_kept(got: Fields, key: str, most: int) -> str:
    """A text that nobody's terminal obeys; it stays as it is."""
    text = got.text(key, most)
    try:
        clean_text(text, key, most, lines=True)
    except BadInput as error:
        raise BadInput(f"{got.where}: {error.message}", hints=error.hints) from error
    return text


def _one_line(got: Fields, key: str, most: int) -> str:
    text = _as_kept(got, key, most)
    if len(text.splitlines()) > 1:
        raise got.bad(key, "one line")
    return text


def _tags(got: Fields) -> tuple[str, ...]:
    tags: list[str] = []
    for word in got.items("tags", MOST_TAGS):
        try:
            fits = isinstance(word, str) and clean_tag(word) == word
        except BadInput:
            fits = False
        if not fits:
            raise got.bad("tags", "words in small letters")
        tags.append(word)
    if len(set(tags)) < len(tags):
        raise got.bad("tags", "words that differ")
    return tuple(sorted(tags))


def _plan(got: Fields) -> dict[str, Any]:
    plan = got.plain("plan")
    steps = plan.get("steps")
    if isinstance(steps, list) and len(steps) > MOST_STEPS:
        raise BadInput(f"{got.where}: its plan has {len(steps):,} steps: too many")
    return plan


def _anchors(got: Fields) -> tuple[AnchorCopy, ...]:
    anchors = []
    for place, value in enumerate(got.items("anchors"), start=1):
        one = fields_of(value, ANCHOR_KEYS, f"{got.where}: anchor {place}")
        anchors.append(
            AnchorCopy(
                run=one.whole("run", place, place),
                at_ms=one.whole("at_ms", -LARGEST, LARGEST),
                boot_id=one.text_or_none("boot_id", LONGEST_NAME),
                clock_s=one.real("clock_s"),
                utc_ms=one.whole("utc_ms", 0, LAST_UTC_MS),
                zone=one.text("zone", LONGEST_NAME),
                utc_offset_min=one.whole("utc_offset_min", -WIDEST_OFFSET_MIN, WIDEST_OFFSET_MIN),
            )
        )
    if not anchors:
        raise got.bad("anchors", "a list of one or more")
    return tuple(anchors)


def _inputs(got: Fields) -> tuple[InputCopy, ...]:
    inputs = []
    for place, value in enumerate(got.items("inputs", MOST_INPUTS), start=1):
        one = fields_of(value, INPUT_KEYS, f"{got.where}: input {place}")
        inputs.append(
            InputCopy(
                seq=one.whole("seq", 1, LARGEST_ID),
                at_ms=one.whole("at_ms", -LARGEST, LARGEST),
                kind=one.text("kind", LONGEST_NAME, 1),
                payload=one.plain("payload"),
            )
        )
    for before, after in pairwise(inputs):
        if before.seq >= after.seq:
            raise BadInput(f"{got.where}: input {after.seq} comes after {before.seq}")
    return tuple(inputs)
