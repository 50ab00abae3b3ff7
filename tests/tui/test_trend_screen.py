"""The trend: the session first, then its distances; span, kind, and the way to a workout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from bell_lap.errors import EnvironmentProblem
from bell_lap.history.store import Store
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.bests import BestsScreen
from bell_lap.tui.screens.compare import CompareScreen
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.trend import TrendList, TrendScreen
from bell_lap.tui.widgets.trend_chart import TrendChart
from tests.tui.support import Desk, context_of, on, press
from tests.tui.years import BOOK, TODAY, years

NEWEST = len(BOOK)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The small fixed history."""
    with years(tmp_path) as opened:
        yield opened


def app_over(store: Store | None, trouble: str = "") -> BellLapApp:
    """The program on its history, on the day of the newest workout."""
    return BellLapApp(context_of(Desk(), history=store, today=TODAY, trouble=trouble), history=True)


def said(app: BellLapApp, id_: str = "said") -> str:
    """The words of a part of the screen."""
    return str(app.screen.query_one(f"#{id_}", Static).render())


def rows(app: BellLapApp) -> list[str]:
    """The rows of the list."""
    listed = app.screen.query_one(TrendList)
    return [listed.row_content(at, 80).plain for at in range(int(listed.virtual_size.height))]


async def test_a_session_is_followed_however_it_was_spelled(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(workout=NEWEST))
        await pilot.pause()
        assert said(app, "title").startswith("Trend: 6 x 400m in 72s, rest 75s jog")
        assert "12 workouts · best 71.0 on 2026-05-29" in said(app)
        assert "▲ -7.6 fast" in said(app)
        assert len({row[50:].strip() for row in rows(app)}) == 3
        legend = app.screen.query_one(TrendChart).render_line(0).text
        assert legend.split() == ["╌╌", "goal", "○", "best", "●─", "average", "fast", "is", "up"]


async def test_right_goes_on_to_the_distances_and_left_back(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(workout=NEWEST))
        await pilot.pause()
        titles = []
        for _ in range(3):
            await press(pilot, "right")
            titles.append(said(app, "title").split("  ")[0])
        assert titles == ["Trend: 400m", "Trend: 200m", "Trend: 600m"]
        await press(pilot, "left", "left", "left")
        assert said(app, "title").startswith("Trend: 6 x 400m")


async def test_the_commonest_distance_comes_first(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen())
        await pilot.pause()
        assert said(app, "title").startswith("Trend: 400m")


async def test_a_distance_within_a_kind(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(distance_mm=200_000))
        await pilot.pause()
        every = rows(app)
        await press(pilot, "i", "i")
        assert "200m in sprints" in said(app, "title")
        assert 0 < len(rows(app)) < len(every)
        assert all("Eight 200s" in row for row in rows(app))
        await press(pilot, "i")
        assert "press i" in said(app)
        await press(pilot, "i", "i", "i")
        assert rows(app) == every


async def test_the_span_is_told_and_kept_to(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(workout=NEWEST))
        await pilot.pause()
        counts = {}
        for _ in range(3):
            await press(pilot, "s")
            counts[said(app, "title").split("  ")[-1].strip()] = len(rows(app))
        assert counts == {"3 months": 4, "a year": 10, "all time": 12}


async def test_an_empty_span_says_how_to_look_further_back(store: Store) -> None:
    app = app_over(store)
    first = next(at for at, ran in enumerate(BOOK, 1) if ran.what == "ladder-up")
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(workout=first))
        await pilot.pause()
        await press(pilot, "s")
        assert "press s" in said(app)
        assert not app.screen.query_one(TrendChart).display
        await press(pilot, "enter", "c", "s")
        assert on(app, TrendScreen)
        assert len(rows(app)) == 1


async def test_reps_of_several_lengths_are_told_over_400_m(store: Store) -> None:
    app = app_over(store)
    pyramid = next(at for at, ran in enumerate(BOOK, 1) if ran.what == "pyramid")
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(workout=pyramid))
        await pilot.pause()
        assert said(app, "title").startswith("Trend: Pyramid, per 400m")
        assert len(rows(app)) == 4


async def test_the_cursor_moves_through_the_chart(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(workout=NEWEST))
        await pilot.pause()
        chart = app.screen.query_one(TrendChart)
        before = [chart.render_line(y).text for y in range(chart.size.height)]
        await press(pilot, "end")
        after = [chart.render_line(y).text for y in range(chart.size.height)]
        assert before[:1] == after[:1]
        assert before != after


async def test_the_way_to_workouts_comparing_and_bests(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(workout=NEWEST))
        await pilot.pause()
        await press(pilot, "down", "enter")
        assert on(app, DetailScreen)
        assert "2026-05-09" in said(app, "title")
        await press(pilot, "escape", "c")
        assert on(app, CompareScreen)
        assert "A 2026-04-18" in said(app, "sums")
        assert "B 2026-05-09" in said(app, "sums")
        await press(pilot, "escape", "b")
        assert on(app, TrendScreen), "bests are over a distance"
        await press(pilot, "right", "b")
        assert on(app, BestsScreen)
        assert "400m" in said(app, "title")


async def test_an_empty_history_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.sqlite3") as store:
        app = app_over(store)
        async with app.run_test() as pilot:
            app.push_screen(TrendScreen())
            await pilot.pause()
            assert "No rep over a distance yet" in said(app)
            await press(pilot, "enter", "right", "s", "i", "c", "escape")
            assert not on(app, TrendScreen)


async def test_a_history_that_is_not_open_says_why() -> None:
    app = app_over(None, "the disk is full")
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(workout=1))
        await pilot.pause()
        assert "the disk is full" in said(app)


async def test_a_disk_that_refuses_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> object:
        raise EnvironmentProblem("the disk does not answer")

    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(TrendScreen(workout=NEWEST))
        await pilot.pause()
        monkeypatch.setattr(store, "trend_of_work", refuse)
        await press(pilot, "s")
        assert "does not answer" in said(app)
