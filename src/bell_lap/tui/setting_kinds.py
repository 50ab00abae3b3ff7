"""How a setting is shown, turned by the arrows and typed, by the kind of value it has.

Values are as the file has them; None is no value, which is the default.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bell_lap.settings.values import Wrong
from bell_lap.tui.ports import Value


class Kind(Protocol):
    """One way to show and change a value."""

    @property
    def takes(self) -> str:
        """What can be given, in words; empty where the check's own words say it."""

    @property
    def types(self) -> bool:
        """Whether Enter opens a field."""

    def shown(self, value: Value) -> str:
        """The value in words."""

    def turned(self, value: Value, way: int) -> Value:
        """A step on (+1) or back (-1); the same value at an end, or where nothing turns."""

    def text(self, value: Value) -> str:
        """What the field starts with."""

    def read(self, text: str) -> Value:
        """What was typed, as the file would have it. Raises Wrong."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few values, gone through in a ring. `names` are shown instead of the values."""

    values: tuple[Value, ...]
    names: Mapping[Value, str]
    takes: str = ""
    types: bool = False

    def shown(self, value: Value) -> str:
        return self.names.get(value) or str(value)

    def turned(self, value: Value, way: int) -> Value:
        if value not in self.values:
            return self.values[0]
        return self.values[(self.values.index(value) + way) % len(self.values)]

    def text(self, value: Value) -> str:
        return self.shown(value)

    def read(self, text: str) -> Value:
        return text


YES_NO = Choice((True, False), {True: "yes", False: "no"})


def words(*values: str) -> Choice:
    """One of these words."""
    return Choice(values, {})


@dataclass(frozen=True, slots=True)
class Number:
    """A number with a unit, moved by steps between two bounds."""

    step: int
    least: int
    most: int
    unit: str = ""
    implied: float | None = None
    """What no value comes to, where that is a number."""
    takes: str = ""
    types: bool = True

    def shown(self, value: Value) -> str:
        if value is None:
            return "none" if self.implied is None else f"{self._said(self.implied)}, by who taps"
        return self._said(value)

    def _said(self, number: object) -> str:
        figure = f"{number:g}" if isinstance(number, int | float) else str(number)
        return f"{figure} {self.unit}".rstrip()

    def turned(self, value: Value, way: int) -> Value:
        now = self.implied if value is None else value
        if not isinstance(now, int | float):
            return self.least
        low = int(now // self.step) * self.step
        if way > 0:
            return min(self.most, low + self.step)
        return max(self.least, low if low < now else low - self.step)

    def text(self, value: Value) -> str:
        return f"{value:g}" if isinstance(value, int | float) else ""

    def read(self, text: str) -> Value:
        return number_or_text(text)


@dataclass(frozen=True, slots=True)
class Percent:
    """The volume of one cue: 0 is only seen, and what is off is neither heard nor seen."""

    step: int = 5
    takes: str = "a whole number from 0 to 100, or off. With 0 it is only seen"
    types: bool = True

    def shown(self, value: Value) -> str:
        if value is False:
            return "off"
        return "0 %, only seen" if value == 0 else f"{self._percent(value)} %"

    def turned(self, value: Value, way: int) -> Value:
        if value is False:
            return 0 if way > 0 else False
        percent = self._percent(value)
        if percent == 0 and way < 0:
            return False
        low = percent // self.step * self.step
        moved = low + self.step if way > 0 else low if low < percent else low - self.step
        return None if moved >= 100 else moved

    def text(self, value: Value) -> str:
        return "off" if value is False else str(self._percent(value))

    def read(self, text: str) -> Value:
        return {"off": False, "on": None}.get(text.casefold(), number_or_text(text))

    def _percent(self, value: Value) -> int:
        return 100 if value is None or value is True else int(str(value))


@dataclass(frozen=True, slots=True)
class Text:
    """Words, as they are typed. `none` is shown where there are none."""

    none: str = "none"
    takes: str = ""
    types: bool = True

    def shown(self, value: Value) -> str:
        return self.none if value is None else str(value)

    def turned(self, value: Value, way: int) -> Value:
        del way
        return value

    def text(self, value: Value) -> str:
        return "" if value is None else str(value)

    def read(self, text: str) -> Value:
        return text


@dataclass(frozen=True, slots=True)
class RaceText:
    """A race, its time and perhaps its date in one line: `mile 5:20 2026-05-01`."""

    takes: str = "a race, its time, and the date if you like: mile 5:20 2026-05-01"
    types: bool = True

    def shown(self, value: Value) -> str:
        return self.text(value) or "none"

    def turned(self, value: Value, way: int) -> Value:
        del way
        return value

    def text(self, value: Value) -> str:
        if not isinstance(value, Mapping):
            return ""
        return " ".join(value[key] for key in ("race", "time", "date") if key in value)

    def read(self, text: str) -> Value:
        parts = text.replace(",", " ").split()
        date = {}
        if len(parts) > 1 and re.search(r"\d[-/]\d", parts[-1]):
            date = {"date": parts.pop()}
        race, time = " ".join(parts[:-1]) or "mile", parts[-1] if parts else text
        return {"race": race, "time": time, **date}


def number_or_text(text: str) -> Value:
    """A typed number as the file would have it; anything else stays a text."""
    try:
        return int(text)
    except ValueError:
        pass
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return text
    return number if abs(number) < 1e9 else text


Check = Callable[[Value], object]
"""Raises Wrong, or Refused, for a value that cannot be."""


class Refused(Exception):
    """A value cannot be, for the reason given."""


def refusal(check: Check, path: tuple[str, ...], value: Value) -> str:
    """Why the value cannot be, in the words of a file's error; empty where it can."""
    try:
        check(value)
    except Wrong as wrong:
        hint = f" {wrong.hint}" if wrong.hint else ""
        return f"{wrong.message(path)}.{hint}"
    except Refused as refused:
        return str(refused)
    return ""
