"""The lap editor, over a live run screen and over a workout of the history."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from bell_lap.core.inputs import Press
from bell_lap.core.result import Flag
from bell_lap.core.rules import Rules
from bell_lap.core.view import Phase
from bell_lap.history.lock import LiveLock
from bell_lap.history.store import Store
from bell_lap.live import editing, opening
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.history_list import HistoryList
from bell_lap.tui.keys import HELD_S
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.help import HelpScreen
from bell_lap.tui.screens.history import HistoryScreen
from bell_lap.tui.screens.laps import LapEditor
from bell_lap.tui.screens.run import RunScreen
from bell_lap.tui.widgets.lap_entry import LapEntry
from bell_lap.tui.widgets.lap_list import LapList
from bell_lap.tui.widgets.rep_list import RepList
from tests.tui.support import (
    FULL,
    Desk,
    Line,
    PilotClock,
    app_at,
    context_of,
    line_of,
    on,
    plan_of,
    press,
    reps,
    simple,
)

KILOS = simple(reps(1000, 3, 200_000, FULL), title="3 x 1000m")


def after_a_rep(waits: tuple[float, ...] = (0, 40, 80, 80)) -> Line:
    """A rep of 1000 m just run: 40, 120, 200 s."""
    line = line_of(KILOS, Rules(ready_line_ms=0, ready_away_ms=0))
    for wait in waits:
        line.tap(wait)
    line.after(20)
    return line


async def opened(pilot: Pilot[None], line: Line) -> LapEditor:
    """The editor over the run screen."""
    await pilot.pause()
    editor = LapEditor(line.live, live=True)
    await pilot.app.push_screen(editor)
    await pilot.pause()
    return editor


def splits(line: Line, rep: int = 0) -> list[int | None]:
    return [mark.split_ms for mark in line.live.result().reps[rep].marks]


def notice(app: BellLapApp) -> str:
    return str(app.screen.query_one("#notice", Static).render())


def rows(app: BellLapApp) -> list[str]:
    """The rows as they are drawn."""
    listed = app.screen.query_one(LapList)
    return [listed.row_content(at, 80).plain.strip() for at in range(listed._count)]


# --- over a workout under way ---------------------------------------------------------------------


async def test_a_tap_is_shifted_by_a_tenth() -> None:
    line = after_a_rep()
    app = app_at(line)
    async with app.run_test() as pilot:
        await opened(pilot, line)
        await press(pilot, "up", "minus", "shift+left", "plus")
        assert splits(line) == [40_000, 119_900, 200_000]
        assert "edited" in rows(app)[1]
        await press(pilot, "u")
        assert splits(line) == [40_000, 119_800, 200_000]
        await press(pilot, "U", "u", "u", "u")
        assert splits(line) == [40_000, 120_000, 200_000]


async def test_a_split_is_typed_and_a_lap_after_tab() -> None:
    line = after_a_rep()
    app = app_at(line)
    async with app.run_test() as pilot:
        await opened(pilot, line)
        await press(pilot, "up", *"1:58.5", "enter")
        assert splits(line) == [40_000, 118_500, 200_000]
        assert not app.screen.query_one(LapEntry).is_open
        await press(pilot, "7", "tab", "9", "full_stop", "2", "enter")
        assert splits(line) == [40_000, 119_200, 200_000]
        await press(pilot, "t", *"80", "enter")
        assert splits(line) == [40_000, 120_000, 200_000], "a lap is asked for again"
        await press(pilot, *"55", "escape")
        assert splits(line) == [40_000, 120_000, 200_000]
        await press(pilot, "up", *"41", "enter")
        assert splits(line) == [41_000, 120_000, 200_000], "the first lap is a split too"
        assert on(app, LapEditor)


async def test_figures_typed_in_one_go_all_arrive_and_enter_is_no_tap() -> None:
    line = after_a_rep()
    app = app_at(line)
    async with app.run_test() as pilot:
        await opened(pilot, line)
        await pilot.press("up", *"121.5", "enter")
        await pilot.pause()
        assert splits(line) == [40_000, 121_500, 200_000]
        assert line.live.view().phase is Phase.RECOVERY


async def test_what_cannot_be_is_said_and_not_recorded() -> None:
    line = after_a_rep()
    app = app_at(line)
    async with app.run_test() as pilot:
        await opened(pilot, line)
        before = line.live.journal
        await press(pilot, *"300", "enter")
        assert "Not done: the step was only 3:40.0 long by then" in notice(app)
        await press(pilot, "up", "greater_than_sign")
        assert "two taps would be at one mark" in notice(app)
        assert line.live.journal == before


async def test_a_tap_counts_and_leaves_the_editor_open() -> None:
    line = after_a_rep((0, 40, 80, 80, 100, 40))
    app = app_at(line)
    async with app.run_test() as pilot:
        editor = await opened(pilot, line)
        now = editor.query_one("#now", Static)
        await press(pilot, "left_square_bracket", "up", "minus")
        assert "Rep 2 of 3  1:00  SPACE does nothing yet" in str(now.render())
        line.after(60)
        await press(pilot, "space")
        assert on(app, LapEditor)
        assert splits(line, 1) == [40_000, 120_000]
        assert splits(line) == [40_000, 119_900, 200_000]
        assert "Rep 2 of 3  2:00  SPACE does nothing yet" in str(now.render())
        await press(pilot, "pageup")
        assert on(app, LapEditor)
        assert splits(line, 1) == [40_000]
        assert "Taken back: the tap" in notice(app)
        assert "SPACE takes the lap at 600m" in str(now.render())


async def test_a_tap_while_a_split_is_typed_counts_and_leaves_the_figures() -> None:
    line = after_a_rep((0, 40, 80, 80, 100, 40))
    app = app_at(line)
    async with app.run_test() as pilot:
        editor = await opened(pilot, line)
        await press(pilot, "left_square_bracket", *"201")
        line.after(90)
        await press(pilot, "space")
        assert len(splits(line, 1)) == 2
        assert editor.query_one(LapEntry).value == "201"
        await press(pilot, "full_stop", "5", "enter")
        assert splits(line) == [40_000, 120_000, 201_500]


async def test_help_over_the_editor_is_closed_by_a_tap_and_the_editor_stays() -> None:
    line = after_a_rep()
    app = app_at(line)
    async with app.run_test() as pilot:
        await opened(pilot, line)
        await press(pilot, "question_mark")
        assert on(app, HelpScreen)
        line.after(20)
        await press(pilot, "space")
        assert on(app, LapEditor)
        assert line.live.view().phase is Phase.WORK
        await press(pilot, "escape")
        assert on(app, RunScreen)


async def test_a_missed_tap_is_offered_and_taken_or_refused() -> None:
    line = after_a_rep((0, 120, 80))
    app = app_at(line)
    async with app.run_test() as pilot:
        await opened(pilot, line)
        assert "A tap was missed at 200m? y takes ~40.0, n says no" in notice(app)
        await press(pilot, "y")
        assert splits(line) == [40_000, 120_000, 200_000]
        assert line.live.view().phase is Phase.RECOVERY
        assert rows(app)[0].split()[:3] == ["200m", "~40.0", "~40.0"]
        assert "estimated" in rows(app)[0]
        assert rows(app)[1].split()[:3] == ["600m", "2:00.0", "~80.0"], "the lap after it is too"
        assert not line.live.result().reps[0].counts
        await press(pilot, "u", "n")
        assert "missed?" not in "".join(rows(app))


async def test_laps_are_split_joined_moved_taken_out_and_restored() -> None:
    line = after_a_rep((0, 40, 80))
    app = app_at(line)
    async with app.run_test() as pilot:
        await opened(pilot, line)
        await press(pilot, "up", "m")
        assert splits(line) == [None, 120_000]
        await press(pilot, "up", "i")
        assert splits(line) == [40_000, 120_000]
        await press(pilot, "u", "down", "down", "less_than_sign")
        assert splits(line) == [120_000]
        await press(pilot, "greater_than_sign", "d")
        assert splits(line) == []
        assert sum("taken out" in row for row in rows(app)) == 2
        await press(pilot, "home", "r")
        assert splits(line) == [40_000]


async def test_a_rep_is_judged() -> None:
    line = after_a_rep()
    app = app_at(line)
    async with app.run_test() as pilot:
        await opened(pilot, line)
        for key, flag in (("x", Flag.DID_NOT_FINISH), ("z", Flag.NOT_TIMED)):
            await press(pilot, key)
            assert flag in line.live.result().reps[0].flags
            await press(pilot, "o")
            assert not line.live.result().reps[0].flags


async def test_any_earlier_rep_is_reached_with_brackets() -> None:
    line = after_a_rep((0, 40, 80, 80, 100, 41, 80, 80))
    app = app_at(line)
    async with app.run_test(size=(120, 40)) as pilot:
        editor = await opened(pilot, line)
        head = editor.query_one("#rep", Static)
        assert "Rep 2 of 3" in str(head.render())
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert "Rep 1 of 3" in str(head.render())
        assert "▸  1. 1000m  3:20.0" in str(editor.query_one("#reps", Static).render())
        await press(pilot, "right_square_bracket")
        assert "Rep 2 of 3" in str(head.render())


async def test_nothing_run_yet_is_said() -> None:
    line = line_of(KILOS, Rules(ready_line_ms=0))
    app = app_at(line)
    async with app.run_test() as pilot:
        await opened(pilot, line)
        assert "Nothing has been run yet" in notice(app)
        await press(pilot, "minus", "d", "x", "t", "up", "5", "left_square_bracket")
        assert line.live.journal == ()


async def test_a_rep_that_is_undone_away_leaves_the_one_before() -> None:
    line = after_a_rep((0, 40, 80, 80, 100, 40))
    app = app_at(line)
    async with app.run_test() as pilot:
        editor = await opened(pilot, line)
        assert "Rep 2 of 3" in str(editor.query_one("#rep", Static).render())
        await press(pilot, "u", "u")
        assert "Rep 1 of 3" in str(editor.query_one("#rep", Static).render())
        await asyncio.sleep(HELD_S)  # not the key before, held
        await press(pilot, "u", "u", "u", "u")
        assert "Rep 1 of 3" not in str(editor.query_one("#rep", Static).render())
        assert rows(app) == []


# --- over the history -----------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A history with one finished workout of two reps."""
    with Store.open(tmp_path / "data" / "history.sqlite3") as opened_store:
        clock = PilotClock()
        live = opening.begin(
            plan_of(simple(reps(1000, 2, 200_000, FULL), title="2 x 1000m")),
            Rules(ready_line_ms=0, ready_away_ms=0), clock, opened_store,
        )  # fmt: skip
        line = Line(live, clock)
        for wait in (0, 40, 80, 80, 100, 41, 80, 80):
            line.tap(wait)
        assert live.view().phase is Phase.DONE
        assert live.close()
        yield opened_store


def at_the_history(store: Store) -> BellLapApp:
    """The program on its history, a day later."""
    clock = PilotClock()
    clock.advance(86_400)
    context = context_of(Desk(), history=store, clock=clock)
    object.__setattr__(context, "mend", lambda workout: editing.edit(clock, store, workout))
    return BellLapApp(context, history=True)


async def test_a_kept_workout_is_mended_and_list_and_detail_follow(store: Store) -> None:
    app = at_the_history(store)
    async with app.run_test() as pilot:
        await press(pilot, "enter", "e")
        assert on(app, LapEditor)
        assert "Rep 2 of 2" in str(app.screen.query_one("#rep", Static).render())
        await press(pilot, "left_square_bracket", *"3:25.5", "enter", "left", "left", "right")
        assert store.load(1).summary.line.startswith("2 x 1000m: 3:25.4")
        await press(pilot, "escape")
        assert on(app, DetailScreen)
        assert "3:25.4" in app.screen.query_one(RepList).row_content(0, 80).plain
        await press(pilot, "escape")
        assert on(app, HistoryScreen)
        listed = app.screen.query_one(HistoryList)
        rows = range(listed.virtual_size.height)
        assert any("3:25.4" in listed.row_content(at, 120).plain for at in rows)


async def test_repairs_of_a_kept_workout_are_undone_and_no_more_than_they(store: Store) -> None:
    app = at_the_history(store)
    before = store.load(1).summary
    async with app.run_test() as pilot:
        await press(pilot, "enter", "e", "d", "up", "m")
        assert store.load(1).summary != before
        await press(pilot, "u", "backspace")
        assert store.load(1).summary == before
        await press(pilot, "u", "u")
        assert store.load(1).summary == before
        await press(pilot, "ctrl+y", "ctrl+y")
        assert len(store.load(1).entries) == 14
        assert not isinstance(store.load(1).entries[-1].item, Press)


async def test_a_workout_held_elsewhere_is_refused_with_the_reason(store: Store) -> None:
    app = at_the_history(store)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter")
        with LiveLock(store.path):
            await press(pilot, "e")
            assert on(app, DetailScreen)
            (said,) = app._notifications
            assert "has a workout under way" in said.message


async def test_a_repair_that_cannot_be_kept_is_told_and_the_rows_stay(store: Store) -> None:
    app = at_the_history(store)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "e")
        with LiveLock(store.path):
            await press(pilot, "minus")
        assert len(app._notifications) == 1
        assert rows(app)[-1].startswith("1000m  3:21.0")
        await press(pilot, "minus")
        assert rows(app)[-1].startswith("1000m  3:20.9")
