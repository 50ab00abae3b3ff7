"""The history: paged, virtual, and one workout's detail."""

from __future__ import annotations

from textual.widgets import Static

from bell_lap.errors import EnvironmentProblem
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.pages import PAGE, Pages
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.history import HistoryList, HistoryScreen
from tests.tui.history_double import Shelf, many
from tests.tui.support import Desk, context_of, on, press


def app_over(history: Shelf) -> BellLapApp:
    """The program on its history."""
    return BellLapApp(context_of(Desk(), history=history), history=True)


def test_a_page_is_fetched_once_when_it_is_first_seen() -> None:
    shelf = many(10_000)
    pages = Pages(shelf)
    assert [row.id for i in range(30) if (row := pages.row(i))] == list(range(10_000, 9_970, -1))
    assert len(shelf.asked) == 1
    assert pages.row(PAGE) is not None
    assert len(shelf.asked) == 2


def test_the_last_row_is_one_question_away() -> None:
    shelf = many(10_000)
    pages = Pages(shelf)
    assert pages.row(0) is not None
    last = pages.row(9_999)
    assert last is not None
    assert last.id == 1
    assert len(shelf.asked) == 2
    assert pages.row(10_000) is None


async def test_ten_thousand_workouts_open_with_one_page() -> None:
    shelf = many(10_000)
    app = app_over(shelf)
    async with app.run_test() as pilot:
        await pilot.pause()
        listed = app.screen.query_one(HistoryList)
        assert listed.virtual_size.height == 10_000
        assert len(shelf.asked) == 1
        await press(pilot, "end")
        assert listed.cursor == 9_999
        assert listed.scroll_offset.y > 9_900
        await press(pilot, "home", "pagedown", "up")
        assert 0 < listed.cursor < 30


async def test_a_workout_is_opened_and_left() -> None:
    app = app_over(many(3))
    async with app.run_test() as pilot:
        await press(pilot, "down", "enter")
        assert on(app, DetailScreen)
        result = str(app.screen.query_one("#result", Static).render())
        assert "74.0" in result
        assert "▲ -1.0 fast" in result
        assert "▼ +0.8 slow" in result
        assert "90s jog" in result
        await press(pilot, "escape")
        assert on(app, HistoryScreen)
        await press(pilot, "escape")
    assert app.return_code == 0


async def test_one_workout_is_told_as_one() -> None:
    for count, words in ((1, "History: 1 workout"), (2, "History: 2 workouts")):
        app = app_over(many(count))
        async with app.run_test() as pilot:
            await pilot.pause()
            assert str(app.screen.query_one("#title", Static).render()) == words


async def test_a_click_opens_a_workout() -> None:
    app = app_over(many(3))
    async with app.run_test() as pilot:
        await pilot.click(HistoryList, offset=(5, 1))
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


class Refusing(Shelf):
    """A disk that stops answering."""

    def count(self) -> int:
        raise EnvironmentProblem("the disk does not answer")


async def test_a_disk_that_refuses_is_told() -> None:
    app = app_over(Refusing(()))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "does not answer" in str(app.screen.query_one("#empty", Static).render())
