"""The small fixed history of the screens as the user's own, for the tests of its commands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bell_lap import paths
from bell_lap.history.store import Store
from tests.tui import years


@pytest.fixture
def history(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """44 workouts from March 2025 to May 2026; it is the day of the newest one."""
    monkeypatch.setattr("bell_lap.clock.today", lambda: years.TODAY)
    with years.years(paths.ensure(paths.database_file().parent)) as store:
        yield store
