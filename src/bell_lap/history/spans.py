"""What narrows a question about bests: a season, days, a recovery; and the SQL that asks so.

A season is a calendar year, of the local day. A row is asked for its year before its workout is
asked for the day, because the year stands in an index.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bell_lap.core.plan import Range
from bell_lap.history.records import DAY_MS, day_at, to_date, to_day

LOCAL_MS = "(workout.started_utc_ms + workout.utc_offset_min * 60000)"
"""The start by the clock on the wall. `workout.day` would say less and lies behind long texts."""


def local_ms(since: date | None, until: date | None) -> tuple[int, int]:
    """The first and the last of such milliseconds of these days; None is unbounded."""
    first, last = since or date.min, until or date.max
    return to_day(first) * DAY_MS, (to_day(last) + 1) * DAY_MS - 1


def local_day(started_utc_ms: int, utc_offset_min: int) -> date:
    """The local day of a start."""
    return to_date(day_at(started_utc_ms, utc_offset_min))


@dataclass(frozen=True, slots=True)
class Span:
    """Which reps are asked for; all of them where nothing is set. Bounds are inclusive."""

    season: int | None = None
    since: date | None = None
    until: date | None = None
    rest_ms: Range | None = None
    """How long the recovery before a rep was, or the mean one of a set."""

    @property
    def by_day(self) -> bool:
        """Whether the day of the workout has to be looked at."""
        return self.since is not None or self.until is not None

    @property
    def is_all(self) -> bool:
        """Whether nothing is set."""
        return self.season is None and not self.by_day and self.rest_ms is None

    def join(self, table: str) -> str:
        """What brings in the workout of a row of `table`, where its day matters."""
        return f"CROSS JOIN workout ON workout.id = {table}.workout" if self.by_day else ""

    def where(self, table: str, recovery: str) -> tuple[str, tuple[int, ...]]:
        """The conditions on a row of `table`, each with AND before it, and their values."""
        parts: list[str] = []
        values: list[int] = []
        if self.season is not None:
            parts.append(f"AND {table}.year = ?")
            values.append(self.season)
        if self.by_day:
            first, last = self.since or date.min, self.until or date.max
            parts.append(f"AND {table}.year BETWEEN ? AND ?")
            values += [first.year, last.year]
            parts.append(f"AND {LOCAL_MS} BETWEEN ? AND ?")
            values += local_ms(self.since, self.until)
        if self.rest_ms is not None:
            parts.append(f"AND {table}.{recovery} BETWEEN ? AND ?")
            values += [self.rest_ms.min, self.rest_ms.max]
        return " ".join(parts), tuple(values)


ALL_TIME = Span()
