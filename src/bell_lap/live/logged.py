"""Logging a workout that was done without the laptop: checked, folded and kept, all at once.

Nothing is under way meanwhile, so that there is nothing to resume, whatever comes between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bell_lap.clock import Anchor, Clock, local_hour, local_zone
from bell_lap.core.log_journal import LoggedWorkout, logged_workout
from bell_lap.core.log_times import read_times
from bell_lap.core.plan import Plan
from bell_lap.errors import BadInput
from bell_lap.history.adding import NOTHING_TOLD, Told
from bell_lap.history.periods import period_of
from bell_lap.history.store import Store
from bell_lap.history.stored import NewWorkout
from bell_lap.live.saving import About

NOON = 12
"""When a logged workout began: nobody says, and every day has one."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NOTHING = About()
DAY_HINT = "A day is 2026-05-29, today, yesterday, or monday for the last one."


@dataclass(frozen=True, slots=True)
class Done:
    """A workout that was done, as a person tells of it."""

    plan: Plan
    day: date
    """The local day."""
    times: tuple[str, ...] = ()
    """As typed, one for each rep in order; see `core.log_times`."""
    about: About = NOTHING
    told: Told = NOTHING_TOLD


@dataclass(frozen=True, slots=True)
class Kept:
    """A logged workout in the history."""

    workout: int
    logged: LoggedWorkout


def read_day(text: str, today: date) -> date:
    """The day that is meant: `2026-05-29`, `today`, `yesterday`, or the last `monday` or `mon`.

    Raises BadInput for anything else, and for a day still to come.
    """
    word = text.strip().casefold()
    found = period_of(word, today) if word else None
    if found is not None and found.first is not None and found.first == found.last:
        refuse_future(found.first, today)
        return found.first
    for place, name in enumerate(WEEKDAYS):
        if word in (name, name[:3]):
            return today - timedelta(days=(today.weekday() - place) % 7)
    raise BadInput(f"{text.strip()!r} is no day", hints=(DAY_HINT,))


def refuse_future(day: date, today: date) -> None:
    """Raises BadInput for a day still to come."""
    if day > today:
        raise BadInput(f"{day} is still to come", hints=("Only what was done can be logged.",))


def preview(plan: Plan, times: Sequence[str]) -> LoggedWorkout:
    """What the times come to; nothing is kept. Raises BadInput for times that do not fit."""
    return logged_workout(plan, read_times(times))


def log_workout(store: Store, clock: Clock, today: date, done: Done) -> Kept:
    """Keep a workout that was done: its plan, a journal whose fold has the typed times, its diary.

    Raises BadInput for what does not fit, EnvironmentProblem where the disk refuses; nothing is
    kept then.
    """
    refuse_future(done.day, today)
    logged = preview(done.plan, done.times)
    new = NewWorkout(
        title=done.plan.title,
        plan=done.plan,
        rules=logged.rules,
        anchor=_start(done.day, today, logged.result.end_ms, clock),
        session_text=done.about.session_text,
        session_name=done.about.session_name,
        profile=done.about.profile,
        source="log",
    )
    number = store.add(new, logged.entries, logged.result, done.told)
    return Kept(number, logged)


def _start(day: date, today: date, length_ms: int, clock: Clock) -> Anchor:
    """Noon; in a morning so early that it is over by now, but on its day."""
    noon = local_hour(day, NOON)
    over_ms = noon.utc_ms + length_ms - clock.utc_ms()
    if day < today or over_ms <= 0:
        return noon
    midnight = local_hour(day, 0)
    early_ms = max(midnight.utc_ms, noon.utc_ms - over_ms)
    zone = local_zone(early_ms)
    return Anchor(None, 0.0, early_ms, zone.name, zone.offset_min)
