"""Looking at the list: its rows, its days, how many there are. No workout is read whole.

This is all that many a command needs, and it is loaded in a third of the time of the whole store.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from bell_lap.history import queries
from bell_lap.history.connections import Connections
from bell_lap.history.filtering import ALL, Filter
from bell_lap.history.records import DaySum, Key, Summary
from bell_lap.paths import database_file


class Looking(Connections):
    """The open history, to be looked at. Close it, or use it in a `with` statement."""

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """The history at `path`, or the user's own; made where there is none.

        Raises EnvironmentProblem where the file is not ours, damaged, of a later version of the
        program, or cannot be written to; it is then as it was.
        """
        return cls(database_file() if path is None else path)

    def unfinished(self) -> tuple[Summary, ...]:
        """The workouts without an end, newest first; to be resumed by who holds the lock."""
        with self._asking() as connection:
            return queries.unfinished(connection)

    def pick(self, word: str) -> int:
        """The number of that workout. Raises BadInput where there is none, or more than one."""
        with self._asking() as connection:
            return queries.pick(connection, word)

    def summary(self, workout: int) -> Summary:
        """One row of the list. Raises BadInput where there is no such workout."""
        with self._asking() as connection:
            return queries.summary_of(connection, workout)

    def list(
        self, after: Key | None = None, limit: int | None = None, wanted: Filter = ALL
    ) -> tuple[Summary, ...]:
        """The list from the newest local day on, or what follows `after`; `limit` rows, or all."""
        with self._asking() as connection:
            return queries.page(connection, after, limit, wanted)

    def count(self, wanted: Filter = ALL) -> int:
        """How many workouts the list has."""
        with self._asking() as connection:
            return queries.count(connection, wanted)

    def days(self, wanted: Filter = ALL) -> tuple[DaySum, ...]:
        """The local days that have a workout, newest first, with what each adds up to."""
        with self._asking() as connection:
            return queries.days(connection, wanted)

    def newest(self) -> Summary | None:
        """The first row of the list."""
        rows = self.list(limit=1)
        return rows[0] if rows else None

    def alike(self, workout: int, *, exact: bool = False, limit: int = 100) -> tuple[Summary, ...]:
        """Workouts with the same work (`exact`: the same recoveries too), newest first."""
        with self._asking() as connection:
            return queries.alike(connection, workout, exact=exact, limit=limit)
