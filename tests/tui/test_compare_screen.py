"""Comparing: the sentence, the table, the chart, choosing others; on the small fixed history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from bell_lap.core.comparing import Comparison, Performed, compare
from bell_lap.history.store import Store
from bell_lap.tui import compare_words
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.alike import AlikeList, AlikeScreen
from bell_lap.tui.screens.compare import CompareScreen
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.trend import TrendScreen
from bell_lap.tui.widgets.trend_chart import TrendChart
from tests.history.build import reps
from tests.tui.history_double import many
from tests.tui.support import Desk, context_of, on, press
from tests.tui.years import BOOK, TODAY, years


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The small fixed history."""
    with years(tmp_path) as opened:
        yield opened


def number(day: str) -> int:
    """The workout of a day."""
    return next(place for place, ran in enumerate(BOOK, 1) if ran.day == day)


MARCH, APRIL, MAY = number("2026-03-21"), number("2026-04-18"), number("2026-05-29")
"""The same work in March, April and May."""


def compared(store: Store, *workouts: int) -> Comparison:
    """These workouts side by side."""
    performed = [compare_words.performed(store.load(workout)) for workout in workouts]
    return compare(performed, unlike=True)


# --- the words ------------------------------------------------------------------------------------


def test_the_table_tells_times_deltas_and_recoveries(store: Store) -> None:
    lines = compare_words.table(compared(store, MARCH, MAY), 76).plain.split("\n")
    assert len(lines) == 7
    assert lines[0].split() == ["A", "B"]
    assert lines[1].split() == ["1.", "400m", "73.9", "71.0", "▲", "-2.9", "fast"]
    assert lines[2].split() == ["2.", "400m", "74.4", "76s", "71.7", "▲", "-2.7", "fast", "76s"]


@pytest.mark.parametrize("many_", [2, 3, 4])
@pytest.mark.parametrize("width", [54, 56, 74, 76, 116])
def test_the_table_fits_and_loses_no_figure(store: Store, many_: int, width: int) -> None:
    workouts = (number("2025-04-12"), MARCH, APRIL, MAY)[:many_]
    comparison = compared(store, *workouts)
    text = compare_words.table(comparison, width).plain
    assert max(len(line.rstrip()) for line in text.split("\n")) <= width
    assert text.count("▲") == 6 * (many_ - 1)
    assert text.count("76s") + text.count("91s") == 5 * many_


def test_figures_of_one_workout_stand_under_its_letter(store: Store) -> None:
    comparison = compared(store, number("2025-04-12"), MARCH, APRIL, MAY)
    head, *lines = compare_words.table(comparison, 54).plain.split("\n")
    ends = [head.index(letter) for letter in "ABCD"]
    for line in (line for line in lines if "400m" in line):
        assert all(line[end].isdigit() and not line[end + 1].strip() for end in ends), line


def test_deltas_of_minutes_keep_their_columns_apart() -> None:
    performed = [
        Performed("Long run", TODAY, reps(*times, distance_m=16_000))
        for times in ((4_954_100, 5_000_000), (4_262_000, 4_999_000), (4_983_800, 4_800_000))
    ]
    lines = compare_words.table(compare(performed), 116).plain.split("\n")
    assert "▲ -11:32.1 fast " in lines[1]
    ends = [lines[0].index(letter) for letter in "ABC"]
    assert all(line[end].isdigit() and line[end + 1] == " " for line in lines[1:] for end in ends)


def test_marks_behind_times_are_told(store: Store) -> None:
    guessed = compared(store, number("2025-11-15"), MAY)
    assert "76.0~" in compare_words.table(guessed, 76).plain
    assert compare_words.signs(guessed) == "~ estimated"
    watched = compared(store, number("2025-06-21"), number("2026-03-07"))
    assert "3:25.3w" in compare_words.table(watched, 76).plain
    assert compare_words.signs(watched) == "w by watch"
    assert compare_words.signs(compared(store, MARCH, MAY)) == ""


def test_reps_that_were_not_run_leave_a_gap(store: Store) -> None:
    stopped = compared(store, number("2025-07-05"), MAY)
    assert compare_words.table(stopped, 76).plain.count(compare_words.NOT_DONE) == 2
    plot = compare_words.plot(stopped)
    assert plot is not None
    assert [ms is None for _, ms in plot.lines[0].spots] == [False] * 4 + [True] * 2
    dropped = compared(store, number("2025-11-29"), number("2025-11-29"))
    assert "dnf" in compare_words.table(dropped, 76).plain


def test_reps_of_several_lengths_are_charted_over_400_m(store: Store) -> None:
    plot = compare_words.plot(compared(store, number("2025-04-19"), number("2026-05-16")))
    assert plot is not None
    assert [text for _, text in plot.labels][:3] == ["200m", "400m", "600m"]
    times = [ms for line in plot.lines for _, ms in line.spots if ms is not None]
    assert 65_000 < min(times) < max(times) < 85_000


def test_reps_by_the_clock_have_no_chart(store: Store) -> None:
    comparison = compared(store, number("2025-05-27"), number("2026-01-17"))
    assert compare_words.plot(comparison) is None


# --- the screen -----------------------------------------------------------------------------------


def app_over(store: Store) -> BellLapApp:
    """The program on its history."""
    return BellLapApp(context_of(Desk(), history=store), history=True)


def said(app: BellLapApp, id_: str) -> str:
    """The words of a part of the screen."""
    return str(app.screen.query_one(f"#{id_}", Static).render())


async def test_it_says_what_a_runner_wants_first(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(CompareScreen((number("2026-05-09"), MAY)))
        await pilot.pause()
        assert said(app, "said") == "B against A: 1.1 s a rep faster off 15 s less rest"
        assert "72s, rest 75s" in said(app, "title")
        assert "mean 71.4" in said(app, "sums")
        assert app.screen.query_one(TrendChart).render_line(1).text.strip()


async def test_a_letter_opens_its_workout_and_escape_comes_back(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(CompareScreen((MARCH, MAY)))
        await pilot.pause()
        await press(pilot, "c")
        assert on(app, CompareScreen), "there is no C"
        await press(pilot, "b")
        assert on(app, DetailScreen)
        assert "2026-05-29" in said(app, "title")
        await press(pilot, "escape")
        assert on(app, CompareScreen)
        await press(pilot, "t")
        assert on(app, TrendScreen)


async def test_others_of_the_same_work_are_chosen(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(CompareScreen((MARCH, MAY)))
        await pilot.pause()
        await press(pilot, "o")
        assert on(app, AlikeScreen)
        listed = app.screen.query_one(AlikeList)
        assert len(listed.rows) == 12
        assert set(listed.marked) == {MARCH, MAY}
        await press(pilot, "down", "x", "down", "x", "down", "down", "x")
        assert listed.marked == (MARCH, APRIL, number("2026-05-09"), MAY), "four at most"
        await press(pilot, "up", "x", "enter")
        assert on(app, CompareScreen)
        assert said(app, "sums").count("\n") == 2
        assert "2026-04-18" in said(app, "sums")


async def test_one_alone_is_not_compared_and_escape_changes_nothing(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(CompareScreen((MARCH, MAY)))
        await pilot.pause()
        await press(pilot, "o", "x", "enter", "c")
        assert on(app, AlikeScreen)
        await press(pilot, "escape")
        assert "2026-05-29" in said(app, "sums")


async def test_unlike_work_is_compared_and_said_to_be(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(CompareScreen((number("2026-05-16"), MAY)))
        await pilot.pause()
        assert "Not the same work" in said(app, "said")


async def test_what_cannot_be_compared_says_why(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        app.push_screen(CompareScreen((MAY,)))
        await pilot.pause()
        assert "not 1" in said(app, "said")
        await press(pilot, "escape")
        app.push_screen(CompareScreen((MAY, 4711)))
        await pilot.pause()
        assert "4711" in said(app, "said")


async def test_a_history_that_is_not_open_says_why() -> None:
    app = BellLapApp(context_of(Desk(), trouble="the disk is full"), history=True)
    async with app.run_test() as pilot:
        app.push_screen(CompareScreen((1, 2)))
        await pilot.pause()
        assert "the disk is full" in said(app, "said")


async def test_workouts_of_a_double_are_compared_too() -> None:
    app = BellLapApp(context_of(Desk(), history=many(3)), history=True)
    async with app.run_test() as pilot:
        app.push_screen(CompareScreen((1, 2)))
        await pilot.pause()
        assert "as fast" in said(app, "said")
