"""Saving: every input gets to the disk, and a disk that refuses never stops the workout."""

from __future__ import annotations

from pathlib import Path

import pytest

from bell_lap.core.inputs import Press
from bell_lap.core.journal import Entry
from bell_lap.core.view import Phase
from bell_lap.errors import EnvironmentProblem
from bell_lap.history.store import Store
from bell_lap.history.stored import NewWorkout
from bell_lap.history.writer import Writer
from bell_lap.live.saving import About, Saver
from tests.core.talk import plan_of, rules_of
from tests.live.doubles import Table


class Sulking(Store):
    """A store whose disk can be told to refuse."""

    refuses_rows = False
    lies = False
    """It makes a row and says that it could not."""
    refuses_writers = False
    rows = 0

    def create(self, new: NewWorkout) -> int:
        if self.refuses_rows:
            raise EnvironmentProblem("The disk is full")
        self.rows += 1
        number = super().create(new)
        if self.lies:
            raise EnvironmentProblem("The disk refuses")
        return number

    def writer(self, workout: int) -> Writer:
        if self.refuses_writers:
            raise EnvironmentProblem("The disk is slow")
        return super().writer(workout)


@pytest.fixture
def sulking(tmp_path: Path) -> Sulking:
    return Sulking(tmp_path / "data" / "history.sqlite3")


def test_no_row_is_made_before_the_first_input(table: Table) -> None:
    table.begins()
    table.waits(5)
    table.live.close()
    assert table.store.count() == 0
    assert table.store.unfinished() == ()


def test_a_row_that_was_made_all_the_same_is_found(sulking: Sulking) -> None:
    table = Table(sulking)
    live = table.begins()
    sulking.lies = True
    live.press("space")
    assert live.trouble == "The disk refuses"
    table.taps_after(72)
    assert live.close()
    assert sulking.rows == 1
    assert live.workout_id is not None
    assert sulking.load(live.workout_id).entries == live.journal
    sulking.close()


def test_a_full_disk_is_said_and_everything_is_saved_once_there_is_room(sulking: Sulking) -> None:
    table = Table(sulking)
    live = table.begins()
    sulking.refuses_rows = True
    live.press("space")
    table.taps_after(72)
    assert live.view().phase is Phase.RECOVERY
    assert not live.view().saved
    assert live.view().warning == "not saved: The disk is full"
    assert sulking.rows == 0
    sulking.refuses_rows = False
    table.waits(1)
    assert live.view().warning is None
    assert live.close()
    assert live.workout_id is not None
    assert len(sulking.load(live.workout_id).entries) == 2
    sulking.close()


def test_a_row_is_made_once_even_where_the_writer_comes_later(sulking: Sulking) -> None:
    table = Table(sulking)
    live = table.begins()
    sulking.refuses_writers = True
    live.press("space")
    table.waits(3)
    assert live.view().warning == "not saved: The disk is slow"
    sulking.refuses_writers = False
    table.waits(2)
    assert live.close()
    assert sulking.rows == 1
    assert len(sulking.unfinished()) == 1
    sulking.close()


def test_what_could_not_be_saved_is_said_at_the_end(sulking: Sulking) -> None:
    table = Table(sulking)
    live = table.begins("30s")
    sulking.refuses_rows = True
    live.press("space")
    table.waits(31)
    assert live.view().phase is Phase.DONE
    assert not live.close()
    assert not live.close()
    assert live.trouble == "The disk is full"
    sulking.close()


def test_a_finish_waits_for_the_row(sulking: Sulking) -> None:
    table = Table(sulking)
    live = table.begins("30s")
    sulking.refuses_rows = True
    live.press("space")
    table.waits(31)
    sulking.refuses_rows = False
    table.waits(2)
    assert live.close()
    assert live.workout_id is not None
    assert sulking.load(live.workout_id).summary.status == "finished"
    sulking.close()


def test_every_second_the_workout_says_that_it_is_alive(table: Table) -> None:
    live = table.begins()
    live.press("space")
    table.waits(7.5)
    assert live.workout_id is not None
    alive = table.store.last_alive(live.workout_id)
    assert alive is not None
    assert 6_500 <= alive.at_ms <= 7_500
    assert not alive.closed
    live.close()
    alive = table.store.last_alive(live.workout_id)
    assert alive is not None
    assert (alive.at_ms, alive.closed) == (7_500, True)


def test_a_saver_of_a_workout_that_has_its_row_begins_nothing(table: Table) -> None:
    live = table.begins()
    live.press("space")
    live.close()
    saver = Saver(table.store, About(), live.workout_id)
    saver.begin(plan_of("200m"), rules_of(), table.clock.anchor())
    saver.append(Entry(2, Press(5_000)))
    assert saver.close()
    assert saver.acked_seq == 2
    assert saver.trouble is None
    assert len(table.store.unfinished()) == 1
