"""The calendar: the cursor on a day, what the week owes, and the ways on from a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from bell_lap.errors import EnvironmentProblem
from bell_lap.history.filtering import ALL, Filter
from bell_lap.history.records import DaySum
from bell_lap.history.store import Store
from bell_lap.settings import load, save
from bell_lap.tui import screens
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.ports import History
from bell_lap.tui.screens.calendar import CalendarScreen
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.history import HistoryScreen
from bell_lap.tui.week_grid import WeekGrid
from tests.tui.history_double import Shelf, many
from tests.tui.support import TODAY, Desk, context_of, on, press
from tests.tui.years import years


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with years(tmp_path) as opened:
        yield opened


def app_over(history: History) -> BellLapApp:
    """The program on its history."""
    return BellLapApp(context_of(Desk(), settings=load(), history=history), history=True)


def grid_of(app: BellLapApp) -> WeekGrid:
    """The weeks."""
    return app.screen.query_one(WeekGrid)


def said(app: BellLapApp, id_: str = "#about") -> str:
    """What is told of the day and the week."""
    return str(app.screen.query_one(id_, Static).render())


def lines_of(app: BellLapApp) -> list[str]:
    """The rows of weeks that are seen."""
    grid = grid_of(app)
    return [grid.render_line(y).text.rstrip() for y in range(grid.size.height)]


async def test_it_opens_on_the_day_of_the_workout_and_says_what_the_week_owes(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        await press(pilot, "w")
        assert on(app, CalendarScreen)
        assert grid_of(app).day == TODAY
        assert said(app, "#title").endswith("May 2026")
        await pilot.pause()
        told = said(app)
        assert "Fri 29 May 2026, today" in told
        assert "✓ short sprints: Tue" in told
        assert "○ longer intervals: to do by Sunday" in told
        assert "a day between runs" not in told
        assert "[29 I" in lines_of(app)[-1]
        for letter in ("B base", "I intervals", "L lifting", "R rest"):
            assert letter in told, "every letter that is seen is explained"


async def test_a_beginner_is_told_of_the_days_between(store: Store) -> None:
    save({"runner.beginner": True})
    app = app_over(store)
    async with app.run_test() as pilot:
        await press(pilot, "w")
        assert "○ a day between runs" in said(app)


async def test_the_arrows_go_by_days_and_weeks_and_home_is_today(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        await press(pilot, "w", "left")
        grid = grid_of(app)
        assert grid.day == TODAY - timedelta(days=1)
        await press(pilot, "up")
        assert grid.day == TODAY - timedelta(days=8)
        await press(pilot, "pageup", "right", "down")
        assert grid.day == TODAY - timedelta(days=28)
        assert said(app, "#title").endswith("May 2026")
        await press(pilot, "home")
        assert grid.day == TODAY
        await press(pilot, "down", "down", "right")
        assert grid.day == date(2026, 5, 31), "the calendar ends with this week"
        for _ in range(20):
            await press(pilot, "pageup")
        assert grid.day == date(2025, 3, 24), "it begins with the week of the first workout"
        assert grid.scroll_offset.y == 0


async def test_a_day_opens_its_workout_and_the_next_one_in_time(store: Store) -> None:
    app = app_over(store)
    newest = store.list(limit=2)
    async with app.run_test() as pilot:
        await press(pilot, "w", "enter")
        assert on(app, DetailScreen)
        await press(pilot, "left_square_bracket", "escape")
        assert grid_of(app).day == newest[1].date
        await press(pilot, "right", "right")
        assert "Not yet" in said(app)
        await press(pilot, "enter")
        assert on(app, CalendarScreen), "there is nothing to open"


async def test_what_was_changed_meanwhile_is_read_anew(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        await press(pilot, "w", "question_mark")
        store.delete(store.list(limit=1)[0].id, 1_780_000_000_000)
        await press(pilot, "escape")
        assert grid_of(app).day == TODAY
        assert "Nothing" in said(app)


async def test_l_logs_on_the_day_under_the_cursor(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[date] = []

    def make(day: date, then: object) -> HistoryScreen:
        assert callable(then)
        asked.append(day)
        return HistoryScreen()

    monkeypatch.setitem(vars(screens), "LogScreen", make)
    app = app_over(store)
    async with app.run_test() as pilot:
        await press(pilot, "w", "up", "l")
        assert asked == [TODAY - timedelta(days=7)]


async def test_a_click_goes_to_a_day_and_a_second_one_opens_it(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        await press(pilot, "w")
        grid = grid_of(app)
        place = (5 + 8 + 3, grid.cursor - grid.scroll_offset.y)
        await pilot.click(WeekGrid, offset=place)
        await pilot.pause()
        assert grid.day == date(2026, 5, 26)
        await pilot.click(WeekGrid, offset=(1, 0))
        await pilot.click(WeekGrid, offset=(75, 0))
        await pilot.pause()
        assert grid.day == date(2026, 5, 26), "neither a month nor a total is a day"
        await pilot.click(WeekGrid, offset=place)
        await pilot.pause()
        assert on(app, DetailScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 50)])
async def test_no_row_is_wider_than_the_grid_and_every_day_is_seen(
    store: Store, size: tuple[int, int]
) -> None:
    app = app_over(store)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w")
        last = lines_of(app)[-1]
        for day in range(25, 32):
            assert str(day) in last
        assert "41:44" in last
        assert len(last) <= grid_of(app).row_width


async def test_an_empty_history_has_this_week() -> None:
    app = app_over(many(0))
    async with app.run_test() as pilot:
        await press(pilot, "w")
        assert on(app, CalendarScreen)
        assert "Nothing" in said(app)
        assert "○ short sprints: to do by Sunday" in said(app)
        await press(pilot, "enter", "left", "home", "escape")
        assert on(app, HistoryScreen)


class Refusing(Shelf):
    """A disk that stops answering once the list was shown."""

    answers = 2

    def days(self, wanted: Filter = ALL) -> tuple[DaySum, ...]:
        self.answers -= 1
        if self.answers < 1:
            raise EnvironmentProblem("the disk does not answer")
        return super().days(wanted)


async def test_a_disk_that_refuses_is_told() -> None:
    app = app_over(Refusing(many(3).rows))
    async with app.run_test() as pilot:
        await press(pilot, "w")
        assert "the disk does not answer" in said(app)
        await press(pilot, "left", "home", "enter", "pageup")
        assert on(app, CalendarScreen)
