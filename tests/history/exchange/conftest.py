"""A history with all that a history can have, and what the tests of its files share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bell_lap.history.store import Store
from tests.history import build
from tests.history.exchange.support import DELETED_UTC_MS
from tests.tui.years import years


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Store]:
    """Fifteen months with notes, a workout that still runs, two in the trash and a group."""
    folder = tmp_path / "lived"
    folder.mkdir()
    with years(folder) as store:
        store.set_note(3, "Füße schwer.\nBesser als im Mai, «à peu près» 🏃")
        store.set_conditions(3, "14 °C, =SUM(A1)")
        store.set_rpe(3, 8)
        store.tag(3, "straße")
        store.tag(3, "club")
        store.delete(5, DELETED_UTC_MS)
        running = store.create(build.new("Still under way", runner="Ada", group="g1"))
        writer = store.writer(running)
        for entry in build.presses(3):
            writer.append(entry.seq, entry.item)
        assert writer.close()
        store.add_anchor(running, build.ANCHOR, 9_000)
        given_up = store.create(build.new("Given up", session_name=None))
        store.delete(given_up, DELETED_UTC_MS + 1)
        yield store


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A history without workouts."""
    with Store.open(tmp_path / "empty" / "history.sqlite3") as store:
        yield store


@pytest.fixture
def reader(lived: Store) -> Iterator[sqlite3.Connection]:
    """The file of the history, to be asked."""
    connection = sqlite3.connect(lived.path)
    yield connection
    connection.close()
