"""One workout that is both here and in a file: what it comes to. Nothing is ever taken away.

A journal that goes on where the other ends is the newer one. What is said in only one of the two
is kept; what each says otherwise is a conflict, and then the workout stays as it is here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from bell_lap.history.exchange.copies import Copy
from bell_lap.history.records import Standing

SAME_IN_BOTH = (
    "title", "started_utc_ms", "zone", "utc_offset_min", "source", "runner", "group", "app_version",
    "session_name", "session_text", "profile", "rules", "plan",
)  # fmt: skip
"""What never changes once a workout has begun."""

_NAMES = {
    "started_utc_ms": "start", "utc_offset_min": "zone", "session_name": "session's name",
    "session_text": "session's text", "app_version": "version of bell-lap",
}  # fmt: skip

Said = TypeVar("Said", str, "int | None")
Item = TypeVar("Item")


class Conflict(Exception):
    """The two cannot be joined; the text says what of them differs."""


def join(here: Copy, there: Copy) -> Copy:
    """The workout with what both say; `here` itself where the file says nothing new.

    Raises Conflict.
    """
    for name in SAME_IN_BOTH:
        if getattr(here, name) != getattr(there, name):
            raise Conflict(f"the {_NAMES.get(name, name)} differs")
    inputs = _longer(here.inputs, there.inputs, "the taps differ")
    anchors = _longer(here.anchors, there.anchors, "the runs of the program differ")
    joined = replace(
        here,
        inputs=inputs,
        anchors=anchors,
        rpe=_said(here.rpe, there.rpe, "the effort differs"),
        note=_said(here.note, there.note, "the note differs"),
        conditions=_said(here.conditions, there.conditions, "the conditions differ"),
        tags=tuple(sorted({*here.tags, *there.tags})),
    )
    if _goes_on(here, there):
        joined = replace(joined, status=_status(here, there), end_ms=there.end_ms)
    return here if joined == here else joined


def _goes_on(here: Copy, there: Copy) -> bool:
    """Whether how it ended is known from the file alone, or better."""
    more = len(there.inputs) - len(here.inputs)
    return more > 0 or (more == 0 and here.end_ms is None and there.end_ms is not None)


def _status(here: Copy, there: Copy) -> Standing:
    """What is in the trash here stays there, and nothing goes there by an import.

    Of one that is in the file's trash only its result tells whether it was stopped.
    """
    if here.status == "discarded":
        return here.status
    if there.status == "discarded":
        return "running" if there.end_ms is None else "finished"
    return there.status


def _longer(here: tuple[Item, ...], there: tuple[Item, ...], otherwise: str) -> tuple[Item, ...]:
    short, long = sorted((here, there), key=len)
    if long[: len(short)] != short:
        raise Conflict(otherwise)
    return long


def _said(here: Said, there: Said, otherwise: str) -> Said:
    if here and there and here != there:
        raise Conflict(otherwise)
    return here or there
