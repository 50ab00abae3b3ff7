"""A history of any length that counts how often it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from bell_lap.clock import Anchor
from bell_lap.core.profile import NOBODY
from bell_lap.core.rules import Rules
from bell_lap.history.lock import LockHeld
from bell_lap.history.records import Key, RunAnchor, StoredWorkout, Summary
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

    def list(self, after: Key | None = None, limit: int | None = None) -> tuple[Summary, ...]:
        """A page."""
        self.asked.append((after, limit))
        start = 0
        if after is not None:
            start = next(i for i, row in enumerate(self.rows) if row.key == after) + 1
        return self.rows[start:] if limit is None else self.rows[start : start + limit]

    def count(self) -> int:
        """How many."""
        return len(self.rows)

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
        summary = next(row for row in (*self.rows, *self.waiting) if row.id == workout)
        anchor = Anchor("boot", 0.0, summary.started_utc_ms, "UTC", 0)
        return StoredWorkout(
            summary, plan_of(session), Rules(ready_line_ms=0), line.live.journal,
            (RunAnchor(1, 0, anchor),), NOBODY, "4 x 400m in 75s", None, "0.1.0",
        )  # fmt: skip


def row(number: int, title: str = "4 x 400m in 75s") -> Summary:
    """One row; a larger number is newer."""
    return Summary(
        id=number, started_utc_ms=FIRST_MS + number * DAY_MS, zone="UTC", utc_offset_min=0,
        status="stopped" if number % 7 == 0 else "finished", title=title, kind="intervals",
        runner="", group=None, end_ms=754_000, reps=4, work_mm=1_600_000,
        line="4 x 400m: 74.0 75.8 74.9 73.2 · avg 74.5", sparkline="▆▂▄█",
    )  # fmt: skip


def many(count: int) -> Shelf:
    """`count` workouts."""
    return Shelf(tuple(row(number) for number in range(count, 0, -1)))
