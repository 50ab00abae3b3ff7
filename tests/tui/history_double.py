"""A history of any length that counts how often it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from bell_lap.clock import Anchor
from bell_lap.core.plan import Range
from bell_lap.core.profile import NOBODY
from bell_lap.core.result import WorkoutResult
from bell_lap.core.rules import Rules
from bell_lap.core.week import DayWork
from bell_lap.history.bests import DistanceBests, SetBest, SingleBest
from bell_lap.history.filtering import ALL, Filter
from bell_lap.history.lock import LockHeld
from bell_lap.history.records import DaySum, Diary, Key, Summary
from bell_lap.history.stored import RunAnchor, StoredWorkout
from bell_lap.history.trends import TrendPoint
from tests.tui.support import line_of, plan_of, simple

DAY_MS = 86_400_000
FIRST_MS = 1_780_000_000_000


@dataclass
class Shelf:
    """Rows in memory, newest first."""

    rows: tuple[Summary, ...]
    waiting: tuple[Summary, ...] = ()
    held: LockHeld | None = None
    asked: list[tuple[Key | None, int | None]] = field(default_factory=list)
    deleted: list[Summary] = field(default_factory=list)
    diaries: dict[int, Diary] = field(default_factory=dict)

    def list(
        self, after: Key | None = None, limit: int | None = None, wanted: Filter = ALL
    ) -> tuple[Summary, ...]:
        """A page."""
        self.asked.append((after, limit))
        rows = tuple(
            row
            for row in self.rows
            if _is_wanted(row, wanted) and (after is None or _place(row.key) < _place(after))
        )
        return rows if limit is None else rows[:limit]

    def count(self, wanted: Filter = ALL) -> int:
        """How many."""
        return sum(_is_wanted(row, wanted) for row in self.rows)

    def days(self, wanted: Filter = ALL) -> tuple[DaySum, ...]:
        """The days of those rows."""
        by_day = groupby(
            (row for row in self.rows if _is_wanted(row, wanted)), key=lambda row: row.date
        )
        return tuple(
            DaySum(
                day, len(rows), sum(row.reps for row in rows), sum(row.work_mm for row in rows),
                sum(row.end_ms or 0 for row in rows),
            )
            for day, found in by_day
            if (rows := tuple(found))
        )  # fmt: skip

    def summary(self, workout: int) -> Summary:
        """One row."""
        return next(row for row in self.rows if row.id == workout)

    def alike(self, workout: int, *, exact: bool = False, limit: int = 100) -> tuple[Summary, ...]:
        """Those of the same title."""
        del exact
        title = next(row.title for row in self.rows if row.id == workout)
        return tuple(row for row in self.rows if row.title == title)[:limit]

    def delete(self, workout: int, now_utc_ms: int) -> None:
        """Out of the rows."""
        del now_utc_ms
        self.deleted += (row for row in self.rows if row.id == workout)
        self.rows = tuple(row for row in self.rows if row.id != workout)

    def undelete(self, workout: int, result: WorkoutResult) -> None:
        """Back among the rows."""
        assert result.steps
        back = [row for row in self.deleted if row.id == workout]
        self.rows = tuple(
            sorted((*self.rows, *back), key=lambda row: _place(row.key), reverse=True)
        )

    def diary(self, workout: int) -> Diary:
        """What was written here."""
        return self.diaries.get(workout) or Diary(workout, "", "line", None, "", "", (), None)

    def set_note(self, workout: int, text: str) -> None:
        """Keep the note."""
        self.diaries[workout] = replace(self.diary(workout), note=text)

    def set_conditions(self, workout: int, text: str) -> None:
        """Keep the conditions."""
        self.diaries[workout] = replace(self.diary(workout), conditions=text)

    def set_rpe(self, workout: int, rpe: int | None) -> None:
        """Keep the effort."""
        self.diaries[workout] = replace(self.diary(workout), rpe=rpe)

    def tag(self, workout: int, word: str) -> None:
        """Add a tag."""
        tags = tuple(sorted({*self.diary(workout).tags, word}))
        self.diaries[workout] = replace(self.diary(workout), tags=tags)

    def untag(self, workout: int, word: str) -> None:
        """Take a tag off."""
        tags = tuple(tag for tag in self.diary(workout).tags if tag != word)
        self.diaries[workout] = replace(self.diary(workout), tags=tags)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """None was used before."""
        return ()

    def day_works(self, runner: str, since: date, until: date) -> tuple[DayWork, ...]:
        """What is in the rows of those days, oldest first."""
        return tuple(
            DayWork(
                row.date, row.id, row.kind, row.title, row.reps, row.work_mm, row.end_ms or 0,
                0, 0, row.status,
            )
            for row in reversed(self.rows)
            if row.runner == runner and since <= row.date <= until
        )  # fmt: skip

    def unfinished(self) -> tuple[Summary, ...]:
        """What waits to be resumed."""
        return self.waiting

    def holder(self) -> LockHeld | None:
        """Who has a workout under way."""
        return self.held

    def load(self, workout: int) -> StoredWorkout:
        """A workout of two reps, whatever was asked for."""
        session = simple()
        line = line_of(session, Rules(ready_line_ms=0))
        for wait in (0, 74.0, 95, 75.8):
            line.tap(wait)
        known = (*self.rows, *self.waiting, *self.deleted)
        summary = next(row for row in known if row.id == workout)
        anchor = Anchor("boot", 0.0, summary.started_utc_ms, "UTC", 0)
        return StoredWorkout(
            summary, plan_of(session), Rules(ready_line_ms=0), line.live.journal,
            (RunAnchor(1, 0, anchor),), NOBODY, "4 x 400m in 75s", None, "0.1.0",
        )  # fmt: skip

    def best_board(
        self, *, season: int | None = None, rest_ms: Range | None = None
    ) -> tuple[DistanceBests, ...]:
        """None: its rows have no reps."""
        del season, rest_ms
        return ()

    def fastest(
        self, distance_mm: int, *, season: int | None = None, rest_ms: Range | None = None
    ) -> tuple[SingleBest, ...]:
        """None."""
        del distance_mm, season, rest_ms
        return ()

    def best_sets(
        self, distance_mm: int, *, season: int | None = None, rest_ms: Range | None = None
    ) -> tuple[SetBest, ...]:
        """None."""
        del distance_mm, season, rest_ms
        return ()

    def seasons(self) -> tuple[int, ...]:
        """None."""
        return ()

    def trend_of_work(self, workout: int, *, since: date | None = None) -> tuple[TrendPoint, ...]:
        """None."""
        del workout, since
        return ()

    def trend_of_distance(
        self, distance_mm: int, *, kind: str | None = None, since: date | None = None
    ) -> tuple[TrendPoint, ...]:
        """None."""
        del distance_mm, kind, since
        return ()

    def distances(self) -> tuple[tuple[int, int], ...]:
        """None."""
        return ()


def _place(key: Key) -> tuple[int, int, int]:
    return key.day, key.started_utc_ms, key.id


def _is_wanted(row: Summary, wanted: Filter) -> bool:
    """As the real one does it for words of a title, kinds, tags and days."""
    return (
        all(word.casefold() in row.title.casefold() for word in wanted.words)
        and (not wanted.kinds or row.kind in wanted.kinds)
        and set(wanted.tags) <= set(row.tags)
        and (wanted.since is None or row.date >= wanted.since)
        and (wanted.until is None or row.date <= wanted.until)
    )


def row(number: int, title: str = "4 x 400m in 75s") -> Summary:
    """One row; a larger number is newer."""
    return Summary(
        id=number, started_utc_ms=FIRST_MS + number * DAY_MS, zone="UTC", utc_offset_min=0,
        status="stopped" if number % 7 == 0 else "finished", title=title, kind="intervals",
        runner="", group=None, end_ms=754_000, reps=4, work_mm=1_600_000,
        line="4 x 400m: 74.0 75.8 74.9 73.2 · avg 74.5", sparkline="▆▂▄█",
        day=FIRST_MS // DAY_MS + number,
    )  # fmt: skip


def many(count: int) -> Shelf:
    """`count` workouts."""
    return Shelf(tuple(row(number) for number in range(count, 0, -1)))
