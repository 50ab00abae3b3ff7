"""What the tests of a live workout share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bell_lap.history.store import Store
from tests.live.doubles import Table


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    """A table at the line with a new history."""
    with Store.open(tmp_path / "data" / "history.sqlite3") as store:
        sitting = Table(store)
        yield sitting
        if hasattr(sitting, "live"):
            sitting.live.close()
