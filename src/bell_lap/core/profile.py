"""The runner's profile: what the goals of a plan are reckoned from."""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core.session import RaceTime


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
