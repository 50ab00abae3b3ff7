"""Bests: the board, one distance, seasons, recoveries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from textual.widgets import Static

from bell_lap.history.store import Store
from bell_lap.tui import best_words
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.best_words import BANDS
from bell_lap.tui.screens.bests import BestsList, BestsScreen
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.trend import TrendScreen
from tests.tui.support import Desk, context_of, on, press
from tests.tui.years import TODAY, years


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The small fixed history."""
    with years(tmp_path) as opened:
        yield opened


def app_over(store: Store | None, trouble: str = "") -> BellLapApp:
    """The program on its history, on the day of the newest workout."""
    return BellLapApp(context_of(Desk(), history=store, today=TODAY, trouble=trouble), history=True)


def said(app: BellLapApp, id_: str) -> str:
    """The words of a part of the screen."""
    return str(app.screen.query_one(f"#{id_}", Static).render())


def rows(app: BellLapApp) -> list[str]:
    """The rows of the list."""
    listed = app.screen.query_one(BestsList)
    return [listed.row_content(at, 80).plain for at in range(int(listed.virtual_size.height))]


def band(name: str) -> int:
    """A band by its name."""
    return next(at for at, one in enumerate(BANDS) if one.name == name)


def test_every_recovery_is_in_one_band() -> None:
    spans = [one.ms for one in BANDS if one.ms is not None]
    assert spans[0].min == 0
    assert all(one.max + 1 == next_.min for one, next_ in pairwise(spans))


@pytest.mark.parametrize(
    ("recovery_s", "name"),
    [(30.7, "off up to 37s"), (60.7, "off about 60s"), (75.7, "off about 75s"),
     (90.7, "off about 90s"), (120.7, "off about 2min"), (180.7, "off about 3min"),
     (600, "off over 3:30")],
)  # fmt: skip
def test_a_coach_who_starts_a_little_late_is_still_in_the_band(
    recovery_s: float, name: str
) -> None:
    ms = BANDS[band(name)].ms
    assert ms is not None
    assert ms.min <= recovery_s * 1000 <= ms.max


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_line_of_the_board_fits_and_has_its_recovery(store: Store, width: int) -> None:
    lines = [row.text.plain for row in best_words.board_rows(store.best_board(), width)]
    assert [line.split()[0] for line in lines] == ["200m", "400m", "600m", "800m", "1000m", "1mi"]
    assert max(map(len, lines)) <= width
    assert lines[0].split() == [
        "200m",
        "34.2",
        "off",
        "61s",
        "2026-05-26",
        "8",
        "x",
        "34.5",
        "off",
        "61s",
    ]


def test_the_more_room_the_more_sets(store: Store) -> None:
    board = store.best_board(season=2025)
    found = {
        width: best_words.board_rows(board, width)[1].text.plain.count(" x ")
        for width in (45, 60, 100)
    }
    assert found[45] == 0
    assert found[60] == 1
    assert found[100] >= 1


async def test_the_board_leads_to_a_distance_and_on_to_a_workout(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(BestsScreen())
        await pilot.pause()
        await press(pilot, "down", "enter")
        assert said(app, "title").startswith("Bests over 400m")
        found = rows(app)
        assert found[0].strip() == "Fastest reps"
        assert found[1].split()[:3] == ["1.", "71.0", "2026-05-29"]
        assert found[11].strip() == "Best sets by their mean"
        assert app.screen.query_one(BestsList).cursor == 1, "a heading is stepped over"
        await press(pilot, "enter")
        assert on(app, DetailScreen)
        await press(pilot, "escape", "escape")
        assert said(app, "title").startswith("Bests ")


async def test_the_cursor_steps_over_headings_both_ways(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(BestsScreen(400_000))
        await pilot.pause()
        listed = app.screen.query_one(BestsList)
        await press(pilot, *["down"] * 10)
        assert listed.cursor == 12
        await press(pilot, "up")
        assert listed.cursor == 10
        await press(pilot, "home")
        assert listed.cursor == 1


async def test_seasons_go_around_and_are_told(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(BestsScreen(1_609_344))
        await pilot.pause()
        found = {}
        for _ in range(3):
            await press(pilot, "right")
            season = said(app, "title").split("←")[1].split("→")[0].strip()
            found[season] = rows(app)[1].split()[1]
        assert found == {"2026": "5:17.8", "2025": "5:24.4", "all time": "5:17.8"}
        await press(pilot, "left")
        assert "← 2026 →" in said(app, "title")


async def test_the_cursor_stays_on_its_distance(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(BestsScreen())
        await pilot.pause()
        listed = app.screen.query_one(BestsList)
        while listed.row is not None and listed.row.distance_mm != 400_000:
            await press(pilot, "down")
        await press(pilot, *["r"] * band("off about 90s"))
        assert listed.row is not None
        assert listed.row.distance_mm == 400_000


async def test_a_recovery_leaves_only_what_was_run_off_it(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(BestsScreen(400_000))
        await pilot.pause()
        await press(pilot, *["r"] * band("off about 90s"))
        assert "off about 90s" in said(app, "title")
        assert rows(app)[1].split()[1:5] == ["71.9", "off", "91s", "2026-05-09"]
        assert all("off 91s" in row for row in rows(app) if "2026" in row)
        await press(pilot, "R")
        assert "off about 75s" in said(app, "title")
        assert rows(app)[1].split()[1:4] == ["71.1", "off", "76s"]


async def test_the_board_hands_its_season_and_recovery_on(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(BestsScreen())
        await pilot.pause()
        await press(pilot, "right", "R", "enter")
        assert said(app, "title").startswith("Bests  "), "there is nothing to open"
        await press(pilot, "r", "right", *["r"] * band("off about 60s"), "enter")
        assert said(app, "title").startswith("Bests over 200m")
        assert "← 2026 →  off about 60s" in said(app, "title")


async def test_nothing_there_says_what_to_press(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(BestsScreen(800_000))
        await pilot.pause()
        await press(pilot, "r")
        assert "r the recovery" in said(app, "said")
        assert not app.screen.query_one(BestsList).display
        await press(pilot, "R")
        assert app.screen.query_one(BestsList).display


async def test_the_trend_of_the_distance_under_the_cursor(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(BestsScreen())
        await pilot.pause()
        await press(pilot, "end", "t")
        assert on(app, TrendScreen)
        assert said(app, "title").startswith("Trend: 1mi")


async def test_an_empty_history_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.sqlite3") as store:
        app = app_over(store)
        async with app.run_test() as pilot:
            app.push_screen(BestsScreen())
            await pilot.pause()
            assert "No best yet" in said(app, "said")
            await press(pilot, "enter", "right", "t", "escape")
            assert not on(app, BestsScreen)


async def test_a_history_that_is_not_open_says_why() -> None:
    app = app_over(None, "the disk is full")
    async with app.run_test() as pilot:
        app.push_screen(BestsScreen())
        await pilot.pause()
        assert "the disk is full" in said(app, "said")
