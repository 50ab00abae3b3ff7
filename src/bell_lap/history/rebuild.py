"""Making the derived rows again from the inputs, for every workout that has ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bell_lap.core.result import WorkoutResult
from bell_lap.errors import BadInput
from bell_lap.history.store import Store
from bell_lap.history.stored import StoredWorkout

Derive = Callable[[StoredWorkout], WorkoutResult]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A workout that was left as it is."""

    workout: int
    reason: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was done."""

    done: int
    skipped: tuple[Skipped, ...]


AT_ONCE = 100
"""How many workouts one transaction takes; they are derived before it begins."""


def rebuild(store: Store, derive: Derive) -> Rebuilt:
    """Derive every ended workout's rows anew; those that cannot be read keep the rows they have.

    Running and discarded workouts have no rows. Raises EnvironmentProblem where the disk refuses;
    the workouts done by then are done.
    """
    done = 0
    skipped: list[Skipped] = []
    ready: list[tuple[int, WorkoutResult]] = []
    ended = [row.id for row in store.list() if row.status != "running"]
    for place, workout in enumerate(ended, start=1):
        try:
            stored = store.load(workout)
            if stored.readonly_reason is None:
                ready.append((workout, derive(stored)))
            else:
                skipped.append(Skipped(workout, stored.readonly_reason))
        except BadInput as error:
            skipped.append(Skipped(workout, error.message))
        if len(ready) == AT_ONCE or place == len(ended):
            store.finish_all(ready)
            done += len(ready)
            ready.clear()
    return Rebuilt(done, tuple(skipped))
