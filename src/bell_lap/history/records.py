"""What the store answers of many workouts: rows of the list, days; and plain values as text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal, NamedTuple, cast, get_args

from bell_lap.clock import WIDEST_OFFSET_MIN
from bell_lap.errors import BadInput

Standing = Literal["running", "finished", "stopped", "discarded"]
"""A workout's status in the store: the result's, or "discarded" for one that nobody wants."""


def to_standing(word: str) -> Standing:
    """The status that a column holds. Raises BadInput for any other word."""
    if word not in get_args(Standing):
        raise BadInput(f"a workout has a status not known here: {word!r}")
    return cast("Standing", word)


Source = Literal["line", "log"]
"""Where a workout's times come from: the line, or what was written down of it later."""

LocalDay = date

DAY_MS = 24 * 60 * 60 * 1000

EPOCH = date(1970, 1, 1)
"""Day 0."""

FIRST_UTC_MS, LAST_UTC_MS = -62_000_000_000_000, 250_000_000_000_000
"""In the years 5 and 9892: what lies beyond has no date in some zone."""

_EPOCH_ORDINAL = EPOCH.toordinal()
_LAST_ORDINAL = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Key:
    """A place in the list: the newest local day first, on it the newest start."""

    day: int
    """Local days since 1970-01-01."""
    started_utc_ms: int
    id: int


@dataclass(frozen=True, slots=True)
class Summary:
    """One row of the list."""

    id: int
    started_utc_ms: int
    zone: str
    utc_offset_min: int
    status: Standing
    title: str
    kind: str
    runner: str
    group: str | None
    end_ms: int | None
    """How long it took, from its start; None while it runs."""
    reps: int
    """Reps done."""
    work_mm: int
    """Millimetres of reps and floats."""
    line: str
    """The result in one line."""
    sparkline: str
    """One bar for each rep; a taller one is faster. Empty where no rep has a speed."""
    day: int
    """The local day on which it began, counted from 1970-01-01."""
    source: Source = "line"
    rpe: int | None = None
    """How hard it was, 1-10, where somebody said so."""
    tags: tuple[str, ...] = ()
    """In order of the alphabet."""
    noted: bool = False
    """There is a note."""
    deleted_utc_ms: int | None = None
    """When it was put in the trash; None for one that was not."""

    @property
    def key(self) -> Key:
        """Its place in the list."""
        return Key(self.day, self.started_utc_ms, self.id)

    @property
    def date(self) -> LocalDay:
        """The local day on which it began."""
        return to_date(self.day)

    @property
    def started_at(self) -> str:
        """ISO 8601 with milliseconds and the offset that held there and then."""
        return iso(self.started_utc_ms, self.utc_offset_min)


@dataclass(frozen=True, slots=True)
class Diary:
    """What a person adds to a workout, and what it is known by elsewhere."""

    workout: int
    uid: str
    """The same wherever the workout was copied to."""
    source: Source
    rpe: int | None
    note: str
    conditions: str
    tags: tuple[str, ...]
    deleted_utc_ms: int | None


class DaySum(NamedTuple):
    """A local day with a workout, and what its workouts add up to; one for each day of years."""

    day: date
    workouts: int
    reps: int
    work_mm: int
    """Millimetres of reps and floats."""
    run_ms: int
    """Time that was run."""


def to_date(day: int) -> date:
    """The local day that is `day` days after 1970-01-01; the nearest there is for odd clocks."""
    ordinal = _EPOCH_ORDINAL + day
    if 1 <= ordinal <= _LAST_ORDINAL:
        return date.fromordinal(ordinal)
    return date.min if day < 0 else date.max


def day_at(utc_ms: int, utc_offset_min: int) -> int:
    """The local day of an instant, where the clock is so many minutes east of UTC."""
    return (utc_ms + utc_offset_min * 60_000) // DAY_MS


def to_day(day: date) -> int:
    """Days from 1970-01-01 to a local day."""
    return day.toordinal() - _EPOCH_ORDINAL


# --- as text --------------------------------------------------------------------------------------


def iso(utc_ms: int, offset_min: int) -> str:
    """An instant in ISO 8601: `2026-05-29T18:30:00.000+02:00`.

    The widest offset for odd ones, and the nearest instant that has a date for odd clocks.
    """
    utc_ms = max(FIRST_UTC_MS, min(utc_ms, LAST_UTC_MS))
    instant = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=utc_ms)
    offset_min = max(-WIDEST_OFFSET_MIN, min(offset_min, WIDEST_OFFSET_MIN))
    zone = timezone(timedelta(minutes=offset_min))
    return instant.astimezone(zone).isoformat(timespec="milliseconds")


def dump(value: object) -> str:
    """A plain value as compact JSON in ASCII."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def parse_object(text: str, what: str) -> dict[str, object]:
    """The JSON object in `text`. Raises BadInput, naming `what`, where there is none."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise BadInput(f"{what} of this workout cannot be read: {error}") from error
    if not isinstance(value, dict):
        raise BadInput(f"{what} of this workout cannot be read: {text[:40]!r}")
    return value
