"""What the store answers about many workouts at once: bests, trends, the days of a calendar."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from datetime import date

from bell_lap.core.plan import Range
from bell_lap.core.week import DayWork, Week
from bell_lap.history import bests, trends, weeks
from bell_lap.history.bests import DistanceBests, SetBest, SingleBest
from bell_lap.history.spans import Span
from bell_lap.history.trends import TrendPoint


class OverYears(ABC):
    """The part of a store that looks over the whole history. Days are local and inclusive."""

    @abstractmethod
    def _asking(self) -> AbstractContextManager[sqlite3.Connection]:
        """This thread's connection."""

    def best_board(
        self, runner: str = "", *, season: int | None = None, rest_ms: Range | None = None
    ) -> tuple[DistanceBests, ...]:
        """A runner's bests over every distance, the shortest first."""
        with self._asking() as connection:
            return bests.board(connection, runner, Span(season, rest_ms=rest_ms))

    def fastest(
        self,
        distance_mm: int,
        runner: str = "",
        *,
        season: int | None = None,
        since: date | None = None,
        until: date | None = None,
        rest_ms: Range | None = None,
        limit: int = 10,
    ) -> tuple[SingleBest, ...]:
        """A runner's fastest reps over a distance in millimetres, fastest first."""
        span = Span(season, since, until, rest_ms)
        with self._asking() as connection:
            return bests.fastest(connection, runner, distance_mm, span, limit)

    def best_sets(
        self,
        distance_mm: int,
        runner: str = "",
        *,
        season: int | None = None,
        since: date | None = None,
        until: date | None = None,
        rest_ms: Range | None = None,
        limit: int = 10,
    ) -> tuple[SetBest, ...]:
        """A runner's sets of the fastest mean over a distance in millimetres."""
        span = Span(season, since, until, rest_ms)
        with self._asking() as connection:
            return bests.best_sets(connection, runner, distance_mm, span, limit)

    def seasons(self, runner: str = "") -> tuple[int, ...]:
        """The years in which a runner has run a rep that counts, newest first."""
        with self._asking() as connection:
            return bests.seasons(connection, runner)

    def trend_of_work(
        self, workout: int, *, since: date | None = None, until: date | None = None
    ) -> tuple[TrendPoint, ...]:
        """The runner's workouts of the same work as this one, oldest first."""
        with self._asking() as connection:
            return trends.of_work(connection, workout, since=since, until=until)

    def trend_of_distance(
        self,
        distance_mm: int,
        runner: str = "",
        *,
        kind: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[TrendPoint, ...]:
        """A runner's workouts with reps over a distance (of a kind of session), oldest first."""
        with self._asking() as connection:
            return trends.of_distance(
                connection, runner, distance_mm, kind=kind, since=since, until=until
            )

    def distances(self, runner: str = "") -> tuple[tuple[int, int], ...]:
        """A runner's distances in millimetres with how many reps count, the commonest first."""
        with self._asking() as connection:
            return trends.distances(connection, runner)

    def day_works(self, runner: str, since: date, until: date) -> tuple[DayWork, ...]:
        """A runner's workouts from one day to another, oldest first."""
        with self._asking() as connection:
            return weeks.day_works(connection, runner, since, until)

    def weeks(self, runner: str, first: date, last: date) -> tuple[Week, ...]:
        """A runner's weeks from that of one day to that of another, oldest first."""
        with self._asking() as connection:
            return weeks.weeks(connection, runner, first, last)
