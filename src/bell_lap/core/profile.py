"""The runner's profile: what the goals of a plan are reckoned from.

A race pace comes from one performance of the runner's, carried to other distances by equal VDOT.
Nothing is invented: with no performance there is no pace.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bell_lap.core.formulas import equivalent_ms, is_rough, race_vdot
from bell_lap.core.session import RACES, RaceTime, Whose
from bell_lap.core.units import format_time


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of the runner. Either of `best` and `goal` will do; both may be None.

    `best` is a recent race, `goal` one to come; `stated` are race times that the runner gave
    outright (`[paces] 5k = "20:10"`) and that go before any reckoning.
    """

    best: RaceTime | None = None
    goal: RaceTime | None = None
    stated: tuple[RaceTime, ...] = ()
    name: str = ""
    best_date: str | None = None
    """ISO date of the best, where known."""


NOBODY = Profile()
"""No profile: reps have only their lines' own goals; nothing is invented."""


@dataclass(frozen=True, slots=True)
class Performance:
    """The performance that a race pace is taken from."""

    race: RaceTime
    fell_back: bool
    """Whether the other one was asked for and is not known."""
    is_best: bool


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A race time of the runner: run, stated or reckoned."""

    time_ms: int
    distance_m: float
    rough: bool
    """Reckoned across 800 m, where VDOT says little."""
    source: Performance | None
    """What it was taken from; None where it was stated outright."""


def with_default(profile: Profile, race: RaceTime | None) -> Profile:
    """The profile, or a session's default race as best and goal where it has neither."""
    if race is None or profile.best is not None or profile.goal is not None:
        return profile
    return replace(profile, best=race, goal=race)


def performance(profile: Profile, whose: Whose) -> Performance | None:
    """The best or the goal, as asked for; each falls back to the other. None where both are."""
    best, goal = profile.best, profile.goal
    if whose is Whose.GOAL:
        if goal is not None:
            return Performance(goal, fell_back=False, is_best=False)
        return None if best is None else Performance(best, fell_back=True, is_best=True)
    if best is not None:
        return Performance(best, fell_back=False, is_best=True)
    return None if goal is None else Performance(goal, fell_back=True, is_best=False)


def race_time(profile: Profile, race: str, whose: Whose = Whose.EITHER) -> Equivalent | None:
    """The runner's time for a race (a key of RACES), or None where nothing is known.

    A time stated outright goes first, except where the goal is asked for and there is one: the
    stated times are of today's runner. Else it is the equivalent of the performance (see
    `core.formulas.equivalent_ms`). Raises BadInput where that performance cannot be.
    """
    distance_m = RACES[race]
    if whose is not Whose.GOAL or profile.goal is None:
        for stated in profile.stated:
            if stated.race == race:
                return Equivalent(stated.time_ms, distance_m, rough=False, source=None)
    found = performance(profile, whose)
    if found is None:
        return None
    run_m = RACES[found.race.race]
    return Equivalent(
        equivalent_ms(run_m, found.race.time_ms, distance_m),
        distance_m,
        is_rough(run_m, distance_m),
        found,
    )


def form(profile: Profile) -> float | None:
    """The runner's VDOT today: the best's, else the goal's; None where nothing is known."""
    found = performance(profile, Whose.EITHER)
    return None if found is None else race_vdot(RACES[found.race.race], found.race.time_ms)


def race_words(race: RaceTime) -> str:
    """A race and its time in words: `mile 5:00`, `5k 19:58.4`."""
    time_ms = race.time_ms
    return f"{race.race} {format_time(time_ms, 0 if time_ms % 1000 == 0 else 1)}"
