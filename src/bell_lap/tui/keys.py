"""Tap keys, and the only place where a key's time becomes an instant of our clock.

A tap key is looked at before any widget sees it, so that it counts on every screen while a workout
lives: it closes what lies over the run screen and never answers it. In a text field the keys that
write, choose or move there keep their meaning; Page Down and Page Up have none and count.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from textual.events import Key

if TYPE_CHECKING:
    from bell_lap.clock import Clock

TAP_KEYS = frozenset({"space", "enter", "pagedown", "right"})
"""What a thumb, a keyboard or a hand-held remote sends for a tap."""

UNDO_KEYS = frozenset({"pageup", "left", "backspace"})
"""What takes the last input back."""

NO_TEXT_KEYS = frozenset({"pagedown", "pageup"})
"""Those of them that mean nothing in a text field."""

NEVER_KEYS = frozenset({"escape", "f5", "full_stop", "b"})
"""What the other buttons of a remote send: they never leave, stop or ask."""

FIGURES = frozenset("0123456789")
"""What begins a typed time at the line."""


class Field(Enum):
    """What has the keyboard's focus."""

    NONE = "none"
    TEXT = "text"
    """A line where every printable key writes."""
    TIME = "time"
    """The field for a typed time: a blank has no place in it and is a tap."""
    EMPTY_TIME = "empty time"
    """The same with nothing in it: Enter has nothing to give and is a tap."""


class Meaning(Enum):
    """What a key is while a workout lives."""

    TAP = "tap"
    UNDO = "undo"
    OTHER = "other"


_TAKEN: dict[Field, frozenset[str]] = {
    Field.NONE: frozenset(),
    Field.TEXT: (TAP_KEYS | UNDO_KEYS) - NO_TEXT_KEYS,
    Field.TIME: frozenset({"enter", "backspace"}),
    Field.EMPTY_TIME: frozenset({"backspace"}),
}
"""The keys that a field keeps for itself."""


def meaning(key: str, field: Field) -> Meaning:
    """What `key` (Textual's name) means while a workout lives and `field` has the focus."""
    if key in _TAKEN[field]:
        return Meaning.OTHER
    if key in TAP_KEYS:
        return Meaning.TAP
    return Meaning.UNDO if key in UNDO_KEYS else Meaning.OTHER


def instant_s(event: Key, clock: Clock) -> float:
    """The instant, as `clock.now()` counts, at which the key went down."""
    return clock.at_stamp(event.time)


REPEAT_S = 0.75
"""A keyboard begins to repeat a held key within this; then it repeats much faster."""


def repeats(before: Key, event: Key) -> bool:
    """Whether `event` may be the key of `before`, still held down."""
    return event.key == before.key and event.time - before.time < REPEAT_S
