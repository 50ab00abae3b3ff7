"""How the value of each setting is read: a value in, a checked value out, or `Wrong`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import Enum
from typing import TypeVar

from bell_lap.core.session import RACES, RaceTime
from bell_lap.core.units import format_time, parse_time

FASTEST_M_S = 11.0
SLOWEST_M_S = 0.5
"""No race is run outside these."""

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class Wrong(Exception):
    """A value is not what its setting wants: `expected`, and perhaps a way out.

    `below` are the keys that lead from the setting to the part that is wrong; `unknown` says that
    the last of them is a key that does not exist.
    """

    def __init__(
        self, expected: str, hint: str = "", below: tuple[str, ...] = (), *, unknown: bool = False
    ):
        super().__init__(expected)
        self.expected = expected
        self.hint = hint
        self.below = below
        self.unknown = unknown

    def message(self, path: tuple[str, ...], what: str = "key") -> str:
        """The sentence for the setting that `path` leads to; `what` is what its last part is."""
        name = ".".join((*path, *self.below))
        if self.unknown:
            return f"there is no {what} {name}; known here: {self.expected}"
        return f"{name} must be {self.expected}"


def suggestion(word: object, known: Iterable[str]) -> str:
    """`did you mean "who"?` where `word` is close to one of `known`, else an empty text."""
    import difflib  # noqa: PLC0415 - only on the way to an error

    close = difflib.get_close_matches(str(word).casefold(), list(known), n=1)
    return f'did you mean "{close[0]}"?' if close else ""


def text(value: object) -> str:
    """A text that is not blank, stripped."""
    if not isinstance(value, str) or not value.strip():
        raise Wrong("a text in quotes")
    return value.strip()


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Wrong("true or false")
    return value


def one_of(kind: type[E]) -> Callable[[object], E]:
    """The member of `kind` whose value is written."""
    known: list[str] = [member.value for member in kind]

    return lambda value: kind(_known(value, known))


def word(*known: str) -> Callable[[object], str]:
    """One of these words."""
    return lambda value: _known(value, known)


def _known(value: object, known: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in known:
        choices = ", ".join(f'"{choice}"' for choice in known)
        raise Wrong(f"one of {choices}", suggestion(value, known))
    return value


def switch(value: object) -> bool | None:
    """On, off, or None for what follows from elsewhere."""
    return {"auto": None, "on": True, "off": False}[_known(value, ("auto", "on", "off"))]


PACER_STEPS_M = (50, 100, 200)
"""Metres that may lie between two ticks of the pacer."""


def pacer_every(value: object) -> float | None:
    """Metres, or None for a lap."""
    if value == "lap":
        return None
    if isinstance(value, bool) or value not in PACER_STEPS_M:
        raise Wrong('50, 100, 200 or "lap"')
    return float(str(value))


def cue_volume(value: object) -> int | None:
    """Percent; `true` is all of it, and `false` (None) is neither heard nor seen."""
    if isinstance(value, bool):
        return 100 if value else None
    if not isinstance(value, int) or not 0 <= value <= 100:
        raise Wrong("a whole number from 0 to 100, or true or false")
    return value


def whole(low: int, high: int, unit: str) -> Callable[[object], int]:
    """A whole number of `unit` between two bounds, both included."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise Wrong(f"a whole number of {unit} from {low} to {high}")
        return value

    return read


def number(low: float, high: float, unit: str) -> Callable[[object], float]:
    """A number of `unit` between two bounds, both included."""

    def read(value: object) -> float:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if not fits or not low <= float(str(value)) <= high:
            raise Wrong(f"a number of {unit} from {low:g} to {high:g}")
        return float(str(value))

    return read


def seconds_as_ms(value: object) -> int:
    """Seconds up to an hour, as ms."""
    return round(number(0, 3600, "seconds")(value) * 1000)


def lane(value: object) -> int:
    """The number of a lane."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 10:
        raise Wrong("a whole number from 1 to 10")
    return value


def race(value: object) -> str:
    """A key of RACES; `5000 m`, `1 mile` and the like are read as well."""
    names = ", ".join(RACES)
    if not isinstance(value, str):
        raise Wrong(f"a race in quotes: {names}")
    name = value.casefold().replace(" ", "")
    name = {"halfmarathon": "half", "1mile": "mile", "1mi": "mile"}.get(name, name)
    length = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)(m|km?)?", name, re.ASCII)
    if name not in RACES and length is not None:
        length_m = float(length[1]) * (1000 if length[2] in ("k", "km") else 1)
        name = next((known for known, known_m in RACES.items() if known_m == length_m), name)
    if name not in RACES:
        raise Wrong(f"a race: {names}", suggestion(value, RACES))
    return name


def race_time(of: str, value: object) -> RaceTime:
    """A time for the race `of` that a person can run."""
    time_ms = parse_time(value) if isinstance(value, str) else None
    if not time_ms:
        raise Wrong('a time in quotes, such as "5:20" or "1:32:00"')
    speed_m_s = RACES[of] * 1000 / time_ms
    if not SLOWEST_M_S <= speed_m_s <= FASTEST_M_S:
        raise Wrong(
            f"a time that can be run: {of} in {format_time(time_ms)} is {speed_m_s:.1f} m/s",
            "hours are written too: H:MM:SS" if speed_m_s > FASTEST_M_S else "",
        )
    return RaceTime(of, time_ms)


def day(value: object) -> str:
    """An ISO date, from a date of TOML's or a text."""
    written = value.isoformat() if isinstance(value, date) else value
    if not isinstance(written, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", written, re.ASCII):
        raise Wrong("a date, such as 2026-05-01")
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise Wrong("a day that the calendar has, such as 2026-05-01") from error


def performance(value: object) -> tuple[RaceTime, str | None]:
    """`{race = "mile", time = "5:20", date = 2026-05-01}`; the date may be left out."""
    known = ("race", "time", "date")
    if not isinstance(value, dict):
        raise Wrong('a race and its time, such as {race = "mile", time = "5:20"}')
    for key in value:
        if key not in known:
            raise Wrong("race, time and date", suggestion(key, known), (key,), unknown=True)
    if not {"race", "time"} <= value.keys():
        raise Wrong('a race and its time, such as {race = "mile", time = "5:20"}')
    of = below("race", race, value["race"])
    best = below("time", lambda given: race_time(of, given), value["time"])
    return best, below("date", day, value["date"]) if "date" in value else None


def below(key: str, read: Callable[[object], T], value: object) -> T:
    """`read(value)`, with a `Wrong` that knows `key` leads to it."""
    try:
        return read(value)
    except Wrong as wrong:
        raise Wrong(
            wrong.expected, wrong.hint, (key, *wrong.below), unknown=wrong.unknown
        ) from None
