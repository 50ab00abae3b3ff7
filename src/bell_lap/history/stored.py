"""A whole workout on its way into the store and out of it, frozen, and how its parts are written.

Apart from the rows of the list, which need no plan and no input: those are in `records`.
"""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.clock import Anchor
from bell_lap.core.input_json import from_payload, payload
from bell_lap.core.inputs import Input
from bell_lap.core.journal import Entry
from bell_lap.core.plan import Plan
from bell_lap.core.profile import NOBODY, Profile
from bell_lap.core.rules import Rules
from bell_lap.core.session import RaceTime
from bell_lap.errors import BadInput
from bell_lap.history.records import Source, Standing, Summary, dump, parse_object


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


# --- as text --------------------------------------------------------------------------------------


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
