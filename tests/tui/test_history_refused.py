"""The history's screens where the disk refuses: it is said, once, and the program goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.history.filtering import ALL, Filter
from bell_lap.history.records import Diary, Key, Summary
from bell_lap.history.stored import StoredWorkout
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.history import HistoryScreen
from tests.tui.history_double import Shelf, many
from tests.tui.support import Desk, context_of, on, press

GONE = EnvironmentProblem("the disk is gone")


@dataclass
class Refusing(Shelf):
    """A history whose disk goes away for one kind of question."""

    refused: str = ""

    def list(
        self, after: Key | None = None, limit: int | None = None, wanted: Filter = ALL
    ) -> tuple[Summary, ...]:
        self._may("list")
        return super().list(after, limit, wanted)

    def tags(self) -> tuple[tuple[str, int], ...]:
        self._may("tags")
        return super().tags()

    def diary(self, workout: int) -> Diary:
        self._may("diary")
        return super().diary(workout)

    def summary(self, workout: int) -> Summary:
        self._may("summary")
        return super().summary(workout)

    def load(self, workout: int) -> StoredWorkout:
        if self.refused == "plan":
            raise BadInput(f"workout {workout} cannot be read: its plan is of a later version")
        return super().load(workout)

    def _may(self, what: str) -> None:
        if self.refused == what:
            raise GONE


def app_over(history: Shelf) -> BellLapApp:
    """The program on its history."""
    return BellLapApp(context_of(Desk(), history=history), history=True)


def said(app: BellLapApp) -> Sequence[str]:
    """What was told."""
    return [notice.message for notice in app._notifications]


async def test_a_diary_that_cannot_be_read_is_told_once() -> None:
    app = app_over(Refusing(many(3).rows, refused="diary"))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        assert on(app, DetailScreen)
        assert said(app) == [GONE.message]


async def test_a_diary_can_be_written_once_the_disk_is_back() -> None:
    shelf = Refusing(many(3).rows, refused="diary")
    app = app_over(shelf)
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        shelf.refused = ""
        await press(pilot, "right_square_bracket", "left_square_bracket", "7")
        assert [diary.rpe for diary in shelf.diaries.values()] == [7]


@pytest.mark.parametrize(("refused", "key"), [("tags", "n"), ("list", "left_square_bracket")])
async def test_what_cannot_be_read_leaves_the_workout_on_the_screen(refused: str, key: str) -> None:
    shelf = Refusing(many(300).rows)
    app = app_over(shelf)
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        top = app.screen_stack[1]
        assert isinstance(top, HistoryScreen)
        assert top._list.pages is not None
        top._list.pages._fetched.clear()
        shelf.refused = refused
        await press(pilot, key)
        assert on(app, DetailScreen)
        assert GONE.message in said(app)


async def test_what_was_logged_is_logged_though_it_cannot_be_read() -> None:
    shelf = Refusing(many(3).rows)
    app = app_over(shelf)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HistoryScreen)
        shelf.refused = "summary"
        app.screen._logged(1)
        await pilot.pause()
        assert said(app) == [GONE.message]


async def test_what_cannot_be_read_can_be_deleted() -> None:
    shelf = Refusing(many(3).rows, refused="plan")
    first = shelf.rows[0]
    app = app_over(shelf)
    async with app.run_test() as pilot:
        await press(pilot, "d")
        assert shelf.deleted == [first]
        (told,) = said(app)
        assert told.startswith(f"{first.title} is in the trash for 30 days. It cannot be read here")
        await press(pilot, "u")
        assert first not in shelf.rows
