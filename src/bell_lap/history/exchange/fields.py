"""Reading plain values from a file that anybody may have written: every figure within bounds.

Whatever is wrong raises BadInput with its place: `workout 3 of the file: rpe should be ...`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bell_lap.errors import BadInput

DEEPEST = 24
"""How deep lists and objects may be within each other; plans are 6 deep."""
LARGEST = 10**12
"""Of a figure somewhere within a plan or an input: 31 years in milliseconds."""
MOST_ITEMS = 100_000
"""Of a list."""


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of the file, with what it is called in messages."""

    values: dict[str, Any]
    where: str

    def bad(self, key: str, expected: str) -> BadInput:
        """The refusal of one value."""
        shown = repr(self.values[key])
        shown = shown if len(shown) <= 40 else f"{shown[:37]}..."
        return BadInput(f"{self.where}: {key} should be {expected}, not {shown}")

    def text(self, key: str, most: int, least: int = 0) -> str:
        """A text of so many characters, which SQLite can hold."""
        value = self.values[key]
        if not isinstance(value, str):
            raise self.bad(key, "a text")
        if not least <= len(value) <= most:
            raise self.bad(key, f"{least:,} to {most:,} characters long")
        if not can_be_kept(value):
            raise self.bad(key, "a text without half characters and zeros")
        return value

    def text_or_none(self, key: str, most: int) -> str | None:
        """The same, or null."""
        return None if self.values[key] is None else self.text(key, most)

    def word(self, key: str, words: Sequence[str]) -> str:
        """One of a few words."""
        value = self.values[key]
        if not isinstance(value, str) or value not in words:
            raise self.bad(key, "one of " + ", ".join(words))
        return value

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number within bounds."""
        value = self.values[key]
        if type(value) is not int or not low <= value <= high:
            raise self.bad(key, f"a whole number from {low} to {high}")
        return value

    def whole_or_none(self, key: str, low: int, high: int) -> int | None:
        """The same, or null."""
        return None if self.values[key] is None else self.whole(key, low, high)

    def real(self, key: str) -> float:
        """A number."""
        value = self.values[key]
        if type(value) not in (int, float) or not abs(value) <= LARGEST:
            raise self.bad(key, "a number")
        return float(value)

    def plain(self, key: str) -> dict[str, Any]:
        """An object of any keys, neither too deep nor with figures that are too large."""
        value = self.values[key]
        if not isinstance(value, dict):
            raise self.bad(key, "an object")
        check_plain(value, f"{self.where}: {key}")
        return value

    def items(self, key: str, most: int = MOST_ITEMS) -> list[Any]:
        """A list of up to `most`."""
        value = self.values[key]
        if not isinstance(value, list):
            raise self.bad(key, "a list")
        if len(value) > most:
            raise BadInput(f"{self.where}: {key} has {len(value):,} items; {most:,} are too many")
        return value


def fields_of(value: object, keys: Sequence[str], where: str) -> Fields:
    """An object with exactly these keys."""
    if not isinstance(value, dict):
        raise BadInput(f"{where} should be an object")
    for key in keys:
        if key not in value:
            raise BadInput(f"{where}: {key} is missing")
    for key in value:
        if key not in keys:
            shown = repr(key)[:40]
            raise BadInput(
                f"{where}: {shown} is not known here",
                hints=("A later version of bell-lap wrote this file: update to read it.",),
            )
    return Fields(value, where)


def check_plain(value: object, where: str, depth: int = 0) -> None:
    """Raises BadInput where something within a value is too deep, too large or cannot be kept."""
    if depth > DEEPEST:
        raise BadInput(f"{where} is too deep")
    match value:
        case dict():
            for key, inner in value.items():
                check_plain(key, where, depth + 1)
                check_plain(inner, where, depth + 1)
        case list():
            if len(value) > MOST_ITEMS:
                raise BadInput(f"{where} has a list of {len(value):,} items: too many")
            for inner in value:
                check_plain(inner, where, depth + 1)
        case str():
            if not can_be_kept(value):
                raise BadInput(f"{where} has a text with a half character or a zero")
        case int() | float():
            if not (math.isfinite(value) and abs(value) <= LARGEST):
                raise BadInput(f"{where} has a figure that is too large")


def can_be_kept(text: str) -> bool:
    """Whether SQLite holds a text unchanged: no half of a surrogate pair, and no zero."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
