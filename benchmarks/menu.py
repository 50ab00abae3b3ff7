"""What the runner of a generated history runs: shipped sessions and lines of notation.

The taps are closer together than a person would ask for, so that ten thousand workouts come to a
million laps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from bell_lap import resources
from bell_lap.core import notation
from bell_lap.core.expand import expand
from bell_lap.core.plan import Plan
from bell_lap.core.profile import Profile
from bell_lap.core.session import Block, Kind, RaceTime, Session
from bell_lap.core.track import Track
from bell_lap.core.units import Distance
from bell_lap.library.shelf import Library


@dataclass(frozen=True, slots=True)
class Dish:
    """One session, and how far apart its taps are."""

    name: str | None
    """A shipped session; None for a line."""
    line: str = ""
    kind: Kind = Kind.INTERVALS
    title: str = ""
    splits_m: int = 50

    @property
    def called(self) -> str:
        """The workout's title where the session has none of its own."""
        return self.title or self.line


def _line(line: str, title: str = "", kind: Kind = Kind.INTERVALS, splits_m: int = 50) -> Dish:
    return Dish(None, line, kind, title, splits_m)


EASY = (
    _line("6km @ easy", "Easy six", Kind.BASE),
    _line("5km @ easy", "Easy five", Kind.BASE, 40),
    _line("8km @ easy", "Easy eight", Kind.BASE),
    _line("7km @ easy", "Before breakfast", Kind.BASE),
)
LONG = (
    _line("16km @ easy", "Long run", Kind.BASE, 100),
    _line("18km @ easy", "Long run", Kind.BASE, 100),
    _line("20km @ easy", "Long run", Kind.BASE, 100),
)
NOON = (
    _line("5km @ easy", "Lunch", Kind.BASE, 40),
    Dish("lift-heavy"),
    _line("12 x 200m @ mile, rest 200m jog", splits_m=25),
    _line("6km @ easy", "Lunch", Kind.BASE),
    Dish("power"),
    _line("10 x 300m @ 3k, rest 100m jog", splits_m=25),
)
WEEK = (
    (
        _line("10 x 400m @ mile, rest 90s jog", splits_m=50),
        _line("6 x 800m @ 5k, rest 2min jog", splits_m=50),
        _line("5 x 1km @ 5k, rest 3min", splits_m=50),
        _line("12 x 400m @ 3k, rest 60s jog", splits_m=50),
    ),
    (Dish("sprints-8x200"), Dish("repeats-4x600"), Dish("drills-sprints"), Dish("speed-30s")),
    (_line("10km @ easy", "Steady ten", Kind.BASE), EASY[2]),
    (
        _line("20min @ threshold", "Tempo"),
        _line("8km @ threshold", "Tempo eight"),
        Dish("endurance-3min"),
        _line("20 x 200m @ mile, rest 30s", splits_m=50),
    ),
    EASY,
    (Dish("pyramid"), Dish("ladder-up"), Dish("mile-even"), Dish("ladder-down"),
     _line("6 x 400m @ mile - 2s, rest 90s", splits_m=50), Dish("mile-time-trial")),
    LONG,
)  # fmt: skip
"""The evening's choices, Monday first; each week takes the next of them."""


@cache
def served(dish: Dish, best_ms: int) -> tuple[Plan, str]:
    """The plan of a session for a runner with this best mile, and the session's text."""
    profile = profile_of(best_ms)
    if dish.name is None:
        items = notation.parse(dish.line, kind=dish.kind).items
        splits = Distance(dish.splits_m * 1000)
        session = Session((Block(items, splits=splits),), dish.called, kind=dish.kind)
        return expand(session, profile, Track()), dish.line
    file = _shelf().find(dish.name)
    splits = Distance(dish.splits_m * 1000)
    blocks = tuple(replace(block, splits=splits) for block in file.session.blocks)
    return expand(replace(file.session, blocks=blocks), profile, Track(), file.notes), file.text


@cache
def profile_of(best_ms: int) -> Profile:
    """A runner who wants to be two percent faster than the best mile so far."""
    goal_ms = best_ms * 98 // 100
    return Profile(best=RaceTime("mile", best_ms), goal=RaceTime("mile", goal_ms))


@cache
def _shelf() -> Library:
    return Library(resources.sessions_dir())
