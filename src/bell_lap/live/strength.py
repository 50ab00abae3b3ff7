"""Last time beside this time: what earlier workouts say of the movement at hand.

The history is asked once for each movement: nothing earlier changes while a workout lives. A
history that cannot be read tells nothing and hurts nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from bell_lap.clock import Clock, local_zone
from bell_lap.core.plan import MeasureKind, PlanStep
from bell_lap.core.session import Load
from bell_lap.core.set_phrases import days_ago_words, sets_words
from bell_lap.core.strength import movement_key
from bell_lap.errors import EnvironmentProblem
from bell_lap.history.lifts import LastTime
from bell_lap.history.records import day_at

Ask = Callable[[str], LastTime | None]
"""The last time of a movement by its name."""


def nothing_known(_movement: str) -> LastTime | None:
    """Where there is no history, as in a rehearsal."""
    return None


class Memory:
    """What is known of the movements of one workout."""

    def __init__(self, ask: Ask, clock: Clock):
        self._ask = ask
        self._clock = clock
        self._known: dict[str, LastTime | None] = {}

    def line(self, step: PlanStep) -> str | None:
        """`3 x 5 @ 100kg, 12 days ago`; None where the step is no movement, or was never done."""
        last = self._last(step.label) if step.measure is MeasureKind.COUNT else None
        if last is None:
            return None
        utc_ms = self._clock.utc_ms()
        today = day_at(utc_ms, local_zone(utc_ms).offset_min)
        then = day_at(last.started_utc_ms, last.utc_offset_min)
        return f"{sets_words(last.sets)}, {days_ago_words(today - then)}"

    def load(self, movement: str) -> Load | None:
        """The load of the last set of it in which one is known."""
        last = self._last(movement)
        known = () if last is None else (one.load for one in reversed(last.sets))
        return next((load for load in known if load is not None), None)

    def _last(self, movement: str | None) -> LastTime | None:
        if not movement:
            return None
        key = movement_key(movement)
        if key not in self._known:
            try:
                self._known[key] = self._ask(movement)
            except EnvironmentProblem:
                self._known[key] = None
        return self._known[key]
