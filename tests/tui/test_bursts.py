"""Keys that come faster than the screen: each counts once, and where it was meant to."""

from __future__ import annotations

from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from bell_lap.core import inputs
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.diary import DiaryScreen
from bell_lap.tui.screens.goal import GoalPrompt
from bell_lap.tui.screens.help import HelpScreen
from bell_lap.tui.screens.history import HistoryScreen
from bell_lap.tui.screens.library import LibraryScreen
from bell_lap.tui.screens.notation import NotationBox
from bell_lap.tui.screens.run import RunScreen
from tests.tui.history_double import many
from tests.tui.support import Desk, context_of, line_of, on, open_library, press, simple
from tests.tui.test_log_screen import open_dialog, opened


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """All of these in one write, and what comes of them."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    for _ in range(2 + 2 * len(keys)):
        await pilot.pause()


async def finished(pilot: Pilot[None], app: BellLapApp) -> None:
    """A workout that was begun from the library and is over."""
    await open_library(pilot)
    line = line_of(simple())
    app.begin(line.live)
    await pilot.pause()
    line.tap()
    line.after(5)
    line.live.act(inputs.Stop(line.live.now_ms()))
    assert isinstance(app.screen, RunScreen)
    app.screen.refresh_now()
    await pilot.pause()


async def test_a_workout_that_is_left_twice_leaves_the_library_there() -> None:
    app = BellLapApp(context_of(Desk(), history=many(3)))
    async with app.run_test() as pilot:
        await finished(pilot, app)
        await burst(pilot, "q", "q")
        assert on(app, LibraryScreen)


async def test_left_from_under_the_help_it_is_left_all_the_same() -> None:
    app = BellLapApp(context_of(Desk(), history=many(3)))
    async with app.run_test() as pilot:
        await finished(pilot, app)
        below = app.screen
        await press(pilot, "question_mark")
        assert on(app, HelpScreen)
        await below.run_action("leave")
        await pilot.pause()
        assert on(app, LibraryScreen)


async def test_enter_twice_logs_once(tmp_path: Path) -> None:
    with opened(tmp_path) as book:
        async with book.app.run_test() as pilot:
            await open_dialog(pilot, book)
            await press(pilot, *"3 x 200m, rest 90s", "enter", *"36.4 - 35.9")
            await burst(pilot, "enter", "enter", "enter")
            assert len(book.kept) == 1
            assert book.store.count() == 1
            assert isinstance(book.app.screen_stack[1], HistoryScreen)


async def test_a_question_that_is_answered_twice_closes_nothing_else() -> None:
    app = BellLapApp(context_of(Desk(), ask_goal=True, history=many(0)))
    async with app.run_test() as pilot:
        await open_library(pilot)
        assert on(app, GoalPrompt)
        await press(pilot, *"6:30", "enter", *"5:59")
        await burst(pilot, "enter", "enter")
        assert isinstance(app.screen_stack[1], LibraryScreen)


async def test_what_follows_a_digit_at_once_is_in_the_session_too() -> None:
    app = BellLapApp(context_of(Desk(), history=many(1)))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await burst(pilot, *"8x400m")
        assert app.screen.query_one(NotationBox).text == "8x400m"
        await burst(pilot, *", rest")
        assert app.screen.query_one(NotationBox).text == "8x400m, rest"


async def test_a_digit_right_behind_the_key_for_a_new_session_begins_one() -> None:
    app = BellLapApp(context_of(Desk(), history=many(1)))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await burst(pilot, *"n8x")
        assert app.screen.query_one(NotationBox).text == "8x"
        await press(pilot, "escape")
        assert on(app, LibraryScreen)


async def test_each_field_of_the_diary_gets_what_was_typed_for_it() -> None:
    app = BellLapApp(context_of(Desk(), history=many(3)), history=True)
    async with app.run_test() as pilot:
        await press(pilot, "enter", "n")
        assert on(app, DiaryScreen)
        await burst(pilot, "a", "tab", "b", "tab", "c", "shift+tab", "d")
        assert app.screen.query_one(TextArea).text == "a"
        values = {field.id: field.value for field in app.screen.query(Input)}
        assert values == {"conditions": "bd", "tags": "c", "effort": ""}
