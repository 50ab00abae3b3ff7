"""The history: paged, virtual, and one workout's detail."""

from __future__ import annotations

from textual.widgets import Static

from bell_lap.errors import EnvironmentProblem
from bell_lap.history.filtering import ALL, Filter
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.history_list import HistoryList
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.history import HistoryScreen
from tests.tui.history_double import Shelf, many
from tests.tui.support import Desk, context_of, on, press


def title_of(app: BellLapApp) -> str:
    """What the first line says."""
    return str(app.screen.query_one("#title", Static).render())


def app_over(history: Shelf) -> BellLapApp:
    """The program on its history."""
    return BellLapApp(context_of(Desk(), history=history), history=True)


async def test_ten_thousand_workouts_open_with_one_page() -> None:
    shelf = many(10_000)
    app = app_over(shelf)
    async with app.run_test() as pilot:
        await pilot.pause()
        listed = app.screen.query_one(HistoryList)
        rows = listed.virtual_size.height
        # A workout a day: 10,000 of them, and headings for 1,429 weeks and 329 months.
        assert rows > 11_700
        assert len(shelf.asked) == 1
        await press(pilot, "end")
        assert listed.workout == 9_999
        assert listed.cursor == rows - 1
        assert listed.scroll_offset.y == rows - listed.size.height
        assert len(shelf.asked) == 2
        await press(pilot, "home", "pagedown", "up")
        assert 0 < listed.workout < 30


async def test_a_workout_is_opened_and_left() -> None:
    app = app_over(many(3))
    async with app.run_test() as pilot:
        await press(pilot, "down", "enter")
        assert on(app, DetailScreen)
        await press(pilot, "escape")
        assert on(app, HistoryScreen)
        await press(pilot, "escape")
    assert app.return_code == 0


async def test_one_workout_is_told_as_one() -> None:
    for count, words in ((1, "History: 1 workout"), (2, "History: 2 workouts")):
        app = app_over(many(count))
        async with app.run_test() as pilot:
            await pilot.pause()
            assert title_of(app).startswith(f"{words}  ")


async def test_a_click_opens_a_workout() -> None:
    app = app_over(many(3))
    async with app.run_test() as pilot:
        await pilot.click(HistoryList, offset=(5, 1))
        await pilot.pause()
        assert on(app, HistoryScreen), "a heading is no workout"
        await pilot.click(HistoryList, offset=(5, 3))
        await pilot.pause()
        assert on(app, DetailScreen)


async def test_an_empty_history_says_so() -> None:
    app = app_over(many(0))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "down", "end")
        assert "No workout yet" in str(app.screen.query_one("#empty", Static).render())


async def test_a_history_that_cannot_be_opened_says_why() -> None:
    context = context_of(Desk(), trouble="the disk is full")
    app = BellLapApp(context, history=True)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "the disk is full" in str(app.screen.query_one("#empty", Static).render())


async def test_the_title_says_the_month_of_the_cursor() -> None:
    app = app_over(many(60))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert title_of(app).endswith("July 2026")
        await press(pilot, "end")
        assert title_of(app).endswith("May 2026")


async def test_the_cursor_skips_headings_and_shows_those_above_it() -> None:
    app = app_over(many(60))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        listed = app.screen.query_one(HistoryList)
        seen = [listed.workout]
        for _ in range(15):
            await press(pilot, "down")
            seen.append(listed.workout)
        assert seen == list(range(16))
        for _ in range(15):
            await press(pilot, "up")
        assert listed.workout == 0
        assert listed.scroll_offset.y == 0, "the headings over the first workout are seen again"


class Refusing(Shelf):
    """A disk that stops answering."""

    def count(self, wanted: Filter = ALL) -> int:
        del wanted
        raise EnvironmentProblem("the disk does not answer")


async def test_a_disk_that_refuses_is_told() -> None:
    app = app_over(Refusing(()))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "does not answer" in str(app.screen.query_one("#empty", Static).render())
