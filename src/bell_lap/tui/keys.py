"""Tap keys, and the only place where a key's time becomes an instant of our clock.

A tap key is looked at before any widget sees it, so that it counts on every screen while a workout
lives: it closes what lies over the run screen and never answers it. In a text field the keys that
write, choose or move there keep their meaning; Page Down and Page Up have none and count. Behind
the lock every printable key is a tap, and nothing but the chord is heard beside taps and undo.
"""

from __future__ import annotations

from dataclasses import dataclass
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

TIME_SIGNS = FIGURES | frozenset(".:,")
"""What a time is written with."""

EDIT_KEYS = frozenset({"up", "down", "home", "end", "delete", "insert", "tab", "escape"})
"""More keys that have a meaning in a text field, whoever else wants them."""

UNLOCK = ("ctrl+u", "ctrl+l")
"""The chord that unlocks: one after the other, nothing between them."""

UNLOCK_S = 3.0
"""The second key of the chord comes within this."""

MODIFIER_KEYS = frozenset(
    f"{side}_{name}"
    for side in ("left", "right")
    for name in ("shift", "control", "alt", "super", "hyper", "meta")
) | {"iso_level3_shift", "iso_level5_shift", "caps_lock", "num_lock", "scroll_lock"}
"""Some terminals tell of these too. Alone they are nothing."""


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
    NOTHING = "nothing"
    """Locked: nobody hears of it."""
    OTHER = "other"
    """Whatever the screen or the field makes of it."""


@dataclass(frozen=True, slots=True)
class Buttons:
    """The keys that the settings add to those that always tap or undo: a clicker's, say."""

    taps: frozenset[str] = frozenset()
    undos: frozenset[str] = frozenset()


NO_BUTTONS = Buttons()

_TAKEN: dict[Field, frozenset[str]] = {
    Field.NONE: frozenset(),
    Field.TEXT: (TAP_KEYS | UNDO_KEYS | EDIT_KEYS) - NO_TEXT_KEYS,
    Field.TIME: frozenset({"enter", "backspace"}),
    Field.EMPTY_TIME: frozenset({"backspace"}),
}
"""The keys that a field keeps for itself."""


def meaning(
    key: str,
    field: Field,
    character: str | None = None,
    *,
    buttons: Buttons = NO_BUTTONS,
    locked: bool = False,
) -> Meaning:
    """What `key` (Textual's name) means while a workout lives and `field` has the focus."""
    if locked:
        if key not in UNDO_KEYS and _prints(character):
            return Meaning.TAP
    elif _keeps(field, key, character):
        return Meaning.OTHER
    if key in TAP_KEYS or key in buttons.taps:
        return Meaning.TAP
    if key in UNDO_KEYS or key in buttons.undos:
        return Meaning.UNDO
    return Meaning.NOTHING if locked else Meaning.OTHER


def _keeps(field: Field, key: str, character: str | None) -> bool:
    """Whether the field with the focus has its own use for a key."""
    if key in _TAKEN[field]:
        return True
    match field:
        case Field.NONE:
            return False
        case Field.TEXT:
            return _prints(character) or "+" in key
        case Field.TIME | Field.EMPTY_TIME:
            return character in TIME_SIGNS


def _prints(character: str | None) -> bool:
    return character is not None and character.isprintable()


@dataclass(frozen=True, slots=True)
class Lock:
    """A locked keyboard, and how far the chord that unlocks it has come.

    Both keys are held with Ctrl and lie far apart: no glove, rain or clicker makes them in this
    order with nothing between, and a key that repeats makes only one of them.
    """

    half_s: float | None = None
    """When the first key of the chord came, where it was the last key that came."""

    def after(self, key: str, at_s: float) -> Lock | None:
        """The lock after one more key; None where that opened it."""
        if key in MODIFIER_KEYS:
            return self
        first, second = UNLOCK
        if key == second and self.half_s is not None and 0 <= at_s - self.half_s <= UNLOCK_S:
            return None
        return Lock(at_s if key == first else None)


def instant_s(event: Key, clock: Clock) -> float:
    """The instant, as `clock.now()` counts, at which the key went down."""
    return clock.at_stamp(event.time)


HELD_S = 0.12
"""A key that comes again within this is still held down, as the fold of a workout has it."""


def is_held(before: Key | None, event: Key) -> bool:
    """Whether `event` is the key of `before`, repeating: a remote may send one press many times."""
    return before is not None and event.key == before.key and event.time - before.time <= HELD_S


REPEAT_S = 0.75
"""A keyboard begins to repeat a held key within this; then it repeats much faster."""


def repeats(before: Key, event: Key) -> bool:
    """Whether `event` may be the key of `before`, still held down."""
    return event.key == before.key and event.time - before.time < REPEAT_S
