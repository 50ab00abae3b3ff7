"""What can be done on the list of workouts: filter, mark, compare, delete, log, go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from bell_lap.errors import EnvironmentProblem
from bell_lap.history.filtering import ALL, Filter
from bell_lap.history.records import DaySum, Summary
from bell_lap.history.store import Store
from bell_lap.tui import screens
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.history_list import HistoryList
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.history import HistoryScreen
from tests.tui.history_double import Shelf, many, row
from tests.tui.support import Desk, context_of, on, press
from tests.tui.years import years


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with years(tmp_path) as opened:
        yield opened


def app_over(history: Store | Shelf) -> BellLapApp:
    """The program on its history."""
    return BellLapApp(context_of(Desk(), history=history), history=True)


async def settled(pilot: Pilot[None]) -> None:
    """The filter has been read and shown."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def find(pilot: Pilot[None], text: str) -> None:
    """Type a filter."""
    await press(pilot, "slash", *text)
    await settled(pilot)


def listed_in(app: BellLapApp) -> list[Summary]:
    """Every workout in the list."""
    pages = app.screen.query_one(HistoryList).pages
    assert pages is not None
    return [row for n in range(pages.count) if (row := pages.row(n))]


def current_of(app: BellLapApp) -> Summary:
    """The workout under the cursor."""
    row = app.screen.query_one(HistoryList).current()
    assert row is not None
    return row


def title_of(app: BellLapApp) -> str:
    """What the first line says."""
    return str(app.screen.query_one("#title", Static).render())


# --- the filter -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("pyramid", lambda row: "yramid" in row.title),
        ("#spring", lambda row: "spring" in row.tags),
        ("kind:base", lambda row: row.kind == "base"),
        ("2026-05", lambda row: row.started_at.startswith("2026-05")),
        ("since:2026-01-01 400m", lambda row: row.started_at > "2026" and "400m" in row.line),
    ],
)
async def test_typing_leaves_what_fits(
    store: Store, text: str, fits: Callable[[Summary], bool]
) -> None:
    store.tag(store.list()[20].id, "spring")
    wanted = [row.id for row in store.list() if fits(row)]
    assert 0 < len(wanted) < store.count()
    app = app_over(store)
    async with app.run_test() as pilot:
        await find(pilot, text)
        assert [row.id for row in listed_in(app)] == wanted
        assert title_of(app).startswith(f"History: {len(wanted)} of {store.count()} workouts")


async def test_escape_forgets_the_filter_and_keeps_the_workout(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        await find(pilot, "pyramid")
        await press(pilot, "enter", "down")
        assert isinstance(app.screen.focused, HistoryList)
        chosen = current_of(app)
        await press(pilot, "escape")
        await settled(pilot)
        assert len(listed_in(app)) == store.count()
        assert current_of(app) == chosen
        assert not app.screen.query_one("#filter", Input).display
        await press(pilot, "escape")
    assert app.return_code == 0


async def test_a_filter_that_nothing_matches_says_what_can_be_typed(store: Store) -> None:
    app = app_over(store)
    async with app.run_test() as pilot:
        await find(pilot, "xyzzy")
        assert "No workout matches" in str(app.screen.query_one("#empty", Static).render())
        assert title_of(app).startswith("History: 0 of ")
        await press(pilot, "enter", "enter", "c", "x", "d", "t")
        assert on(app, HistoryScreen)
        await press(pilot, "escape")
        await settled(pilot)
        assert len(listed_in(app)) == store.count()
        assert app.screen.query_one(HistoryList).display


class Slow(Shelf):
    """A disk that answers only when it is let."""

    let = Event()

    def days(self, wanted: Filter = ALL) -> tuple[DaySum, ...]:
        if wanted != ALL:
            assert self.let.wait(10)
        return super().days(wanted)


async def test_keys_never_wait_for_the_disk() -> None:
    shelf = Slow(tuple(row(n, f"session {n % 10}") for n in range(50, 0, -1)))
    app = app_over(shelf)
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"session 7")
        field = app.screen.query_one("#filter", Input)
        assert field.value == "session 7", "every letter was taken while the disk was busy"
        assert len(listed_in(app)) == 50
        shelf.let.set()
        await settled(pilot)
        assert {row.title for row in listed_in(app)} == {"session 7"}


class Failing(Shelf):
    """A disk that goes away while it is filtered."""

    def days(self, wanted: Filter = ALL) -> tuple[DaySum, ...]:
        if wanted != ALL:
            raise EnvironmentProblem("the disk does not answer")
        return super().days(wanted)


async def test_a_disk_that_goes_away_while_it_is_filtered_is_told() -> None:
    app = app_over(Failing(many(5).rows))
    async with app.run_test() as pilot:
        await find(pilot, "a")
        assert "does not answer" in str(app.screen.query_one("#empty", Static).render())


# --- marking and comparing ------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What the other screens were made with; another list stands in for each."""
    made: list[tuple[object, ...]] = []

    def instead(name: str) -> Callable[..., HistoryScreen]:
        def make(*given: object, **named: object) -> HistoryScreen:
            made.append((name, *given, *named.values()))
            return HistoryScreen()

        return make

    for name in ("CompareScreen", "TrendScreen", "BestsScreen", "CalendarScreen", "LogScreen"):
        monkeypatch.setitem(vars(screens), name, instead(name))
    return made


async def test_c_compares_with_the_one_before_of_the_same_work(
    store: Store, asked: list[tuple[object, ...]]
) -> None:
    newest = store.list(limit=1)[0]
    before = [row for row in store.alike(newest.id) if row.id != newest.id]
    assert before
    app = app_over(store)
    async with app.run_test() as pilot:
        await press(pilot, "c")
        assert asked == [("CompareScreen", (before[0].id, newest.id))]


async def test_what_was_done_once_has_nothing_to_compare_with(
    asked: list[tuple[object, ...]],
) -> None:
    app = app_over(Shelf((row(2, "ladder"), row(1, "pyramid"))))
    async with app.run_test() as pilot:
        await press(pilot, "c")
        assert asked == []
        assert "No workout before this one" in next(iter(app._notifications)).message


async def test_marked_workouts_are_compared_oldest_first(asked: list[tuple[object, ...]]) -> None:
    app = app_over(many(9))
    async with app.run_test() as pilot:
        await press(pilot, "x", "down", "x")
        assert title_of(app).startswith("History: 9 workouts · 2 marked")
        await press(pilot, "c")
        assert asked == [("CompareScreen", (7, 9))]


async def test_one_mark_goes_with_the_cursor_and_a_mark_is_taken_away(
    asked: list[tuple[object, ...]],
) -> None:
    app = app_over(many(9))
    async with app.run_test() as pilot:
        await press(pilot, "x", "x", "up", "x", "end")
        assert set(app.screen.query_one(HistoryList).marked) == {9}
        await press(pilot, "c")
        assert asked == [("CompareScreen", (1, 9))]


async def test_no_more_than_four_are_marked() -> None:
    app = app_over(many(9))
    async with app.run_test() as pilot:
        await press(pilot, *"xxxxx")
        assert set(app.screen.query_one(HistoryList).marked) == {6, 7, 8, 9}


async def test_other_screens_are_told_of_the_workout_under_the_cursor(
    asked: list[tuple[object, ...]],
) -> None:
    app = app_over(many(9))
    async with app.run_test() as pilot:
        await press(pilot, "w", "escape", "down")
        chosen = current_of(app)
        await press(pilot, "t", "escape", "b", "escape", "w")
    assert asked == [
        ("CalendarScreen", None), ("TrendScreen", chosen.id), ("BestsScreen",),
        ("CalendarScreen", chosen.date),
    ]  # fmt: skip


# --- deleting, logging, going through -------------------------------------------------------------


async def test_what_is_deleted_is_brought_back_by_u(store: Store) -> None:
    before = store.list()
    app = app_over(store)
    async with app.run_test() as pilot:
        await press(pilot, "down", "d")
        assert [row.id for row in store.list()] == [row.id for row in before if row != before[1]]
        assert listed_in(app) == list(store.list())
        assert current_of(app).id == before[2].id
        await press(pilot, "u")
        assert store.list() == before
        assert current_of(app) == before[1]
        await press(pilot, "u")
        assert store.list() == before


async def test_what_another_screen_deleted_gives_its_place_to_the_next(store: Store) -> None:
    app = app_over(store)
    rows = store.list()
    async with app.run_test() as pilot:
        await press(pilot, "down", "down", "question_mark")
        store.delete(rows[2].id, 1_780_000_000_000)
        await press(pilot, "escape")
        assert current_of(app) == rows[3]
        await press(pilot, "end", "question_mark")
        store.delete(rows[-1].id, 1_780_000_000_000)
        await press(pilot, "escape")
        assert current_of(app) == rows[-2]


async def test_the_last_workout_can_be_deleted_too() -> None:
    shelf = many(1)
    app = app_over(shelf)
    async with app.run_test() as pilot:
        await press(pilot, "d")
        assert "No workout yet" in str(app.screen.query_one("#empty", Static).render())
        await press(pilot, "u")
        assert [row.id for row in listed_in(app)] == [1]


async def test_the_cursor_goes_to_what_was_logged(store: Store) -> None:
    app = app_over(store)
    logged = store.list()[30]
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, HistoryScreen)
        await press(pilot, "question_mark")
        screen._logged(logged.id)
        await press(pilot, "escape")
        assert current_of(app) == logged


async def test_a_workout_leads_to_those_around_it_in_time() -> None:
    app = app_over(many(9))
    async with app.run_test() as pilot:
        await press(pilot, "down", "enter")
        assert on(app, DetailScreen)
        listed = app.screen_stack[-2]
        assert isinstance(listed, HistoryScreen)
        assert [listed._around(way) for way in (1, 1, -1, -1)] == [9, None, 8, 7]
        await press(pilot, "escape")
        assert current_of(app).id == 7
