"""One workout as the calendar has it."""

from __future__ import annotations

from bell_lap.core.week import DayWork
from tests.tui.support import TODAY


def work(
    kind: str = "intervals",
    *,
    title: str = "6 x 400m",
    run_ms: int = 420_000,
    status: str = "finished",
) -> DayWork:
    """Of today: six reps, 2.4 km, seven minutes of running."""
    return DayWork(TODAY, 1, kind, title, 6, 2_400_000, run_ms, 0, 0, status)
