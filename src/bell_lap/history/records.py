"""What goes into the store and what comes out of it, frozen, and how it is written as text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal, cast, get_args

from bell_lap.clock import WIDEST_OFFSET_MIN, Anchor
from bell_lap.core.inputs import Input, from_payload, payload
from bell_lap.core.journal import Entry
from bell_lap.core.plan import Plan
from bell_lap.core.profile import NOBODY, Profile
from bell_lap.core.rules import Rules
from bell_lap.core.session import RaceTime
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

_EPOCH_ORDINAL = EPOCH.toordinal()
_LAST_ORDINAL = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class NewWorkout:
    """A workout about to begin."""

    title: str
    plan: Plan
    rules: Rules
    anchor: Anchor
    """Its start: the instant that all its milliseconds are counted from."""
    session_text: str = ""
    """The session as its author wrote it, for reading."""
    session_name: str | None = None
    """The session's name in the library; None for a line typed by hand."""
    profile: Profile = NOBODY
    runner: str = ""
    group: str | None = None
    """One word shared by workouts that are run together."""
    uid: str | None = None
    """What it is called wherever it is copied to; None for one of its own."""
    source: Source = "line"


@dataclass(frozen=True, slots=True)
class RunAnchor:
    """One run of the program within a workout."""

    run: int
    """1-based."""
    at_ms: int
    """The anchor's instant, in milliseconds since the workout's start."""
    anchor: Anchor


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
class StoredWorkout:
    """A whole workout as it was kept."""

    summary: Summary
    plan: Plan
    rules: Rules
    entries: tuple[Entry, ...]
    """The inputs in order; where `readonly_reason` is set, those before the first unknown one."""
    anchors: tuple[RunAnchor, ...]
    """One for each run of the program; the first is the start."""
    profile: Profile
    session_text: str
    session_name: str | None
    app_version: str
    readonly_reason: str | None = None
    """Why it can only be looked at: a later version of the program wrote to it."""

    @property
    def id(self) -> int:
        """Its number."""
        return self.summary.id

    @property
    def title(self) -> str:
        """The session's title."""
        return self.summary.title

    @property
    def status(self) -> Standing:
        """Where it stands."""
        return self.summary.status


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


@dataclass(frozen=True, slots=True)
class DaySum:
    """A local day with a workout, and what its workouts add up to."""

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
    """An instant in ISO 8601: `2026-05-29T18:30:00.000+02:00`; the widest offset for odd ones."""
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


def input_row(seq: int, item: Input) -> tuple[int, int, str, str]:
    """(seq, at_ms, kind, payload) for the journal."""
    return seq, item.at_ms, type(item).kind, dump(payload(item))


def input_entry(seq: int, at_ms: int, kind: str, text: str) -> Entry:
    """What `input_row` wrote. Raises BadInput for anything else and for later versions' kinds."""
    return Entry(seq, from_payload(kind, at_ms, parse_object(text, f"input {seq}")))


def profile_to_json(profile: Profile) -> dict[str, object]:
    """The profile as plain values."""
    return {
        "best": _race_to_json(profile.best),
        "goal": _race_to_json(profile.goal),
        "stated": [_race_to_json(race) for race in profile.stated],
        "name": profile.name,
        "best_date": profile.best_date,
    }


def profile_from_json(values: dict[str, object]) -> Profile:
    """What `profile_to_json` wrote. Raises BadInput for anything else."""
    name, date, stated = values.get("name"), values.get("best_date"), values.get("stated")
    if not isinstance(name, str) or not isinstance(stated, list):
        raise BadInput(f"the profile of this workout cannot be read: {values!r}")
    if date is not None and not isinstance(date, str):
        raise BadInput(f"the profile of this workout has an odd date: {date!r}")
    races = [_race_from_json(race) for race in stated]
    return Profile(
        best=_race_from_json(values.get("best")),
        goal=_race_from_json(values.get("goal")),
        stated=tuple(race for race in races if race is not None),
        name=name,
        best_date=date,
    )


def _race_to_json(race: RaceTime | None) -> dict[str, object] | None:
    return None if race is None else {"race": race.race, "time_ms": race.time_ms}


def _race_from_json(value: object) -> RaceTime | None:
    match value:
        case None:
            return None
        case {"race": str(race), "time_ms": int(time_ms)}:
            return RaceTime(race, time_ms)
    raise BadInput(f"the profile of this workout has an odd race: {value!r}")
