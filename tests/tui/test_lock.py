"""The lock: every printable key a tap, Backspace undo, and nothing else but the chord."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.command import CommandPalette
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from bell_lap.core.inputs import Press
from bell_lap.core.view import Phase
from bell_lap.tui import locking
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.help import HelpScreen
from bell_lap.tui.screens.run import RunScreen
from bell_lap.tui.screens.stop import StopDialog
from bell_lap.tui.widgets.lock_banner import LockBanner
from bell_lap.tui.widgets.time_entry import TimeEntry
from tests.tui.support import Line, app_at, line_of, on, press, reps, simple

UNLOCK = ("ctrl+u", "ctrl+l")


@asynccontextmanager
async def locked(line: Line) -> AsyncIterator[tuple[BellLapApp, Pilot[None]]]:
    """The run screen with its lock on; the key that locked is up again."""
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "l")
        assert shown(app)
        yield app, pilot


def shown(app: BellLapApp) -> str:
    """What the banner says; nothing where there is none."""
    return "".join(str(banner.render()) for banner in app.screen.query(LockBanner))


def in_a_rep() -> Line:
    """40 s into the first of four reps of 400 m."""
    line = line_of(simple())
    line.tap()
    line.after(40)
    return line


@pytest.mark.parametrize("key", ["a", "Q", "7", "full_stop", "b", "s", "u", "?", "ä", "space"])
async def test_any_printable_key_is_a_tap(key: str) -> None:
    line = in_a_rep()
    line.after(30)
    async with locked(line) as (app, pilot):
        await press(pilot, key)
        assert line.live.result().reps[0].elapsed_ms == 70_000
        assert on(app, RunScreen)
        assert shown(app)


@pytest.mark.parametrize("key", ["enter", "pagedown", "right"])
async def test_the_tap_keys_of_a_remote_still_tap(key: str) -> None:
    line = in_a_rep()
    line.after(30)
    async with locked(line) as (_, pilot):
        await press(pilot, key)
        assert line.live.result().reps[0].elapsed_ms == 70_000


@pytest.mark.parametrize("key", ["backspace", "pageup", "left"])
async def test_backspace_and_the_undo_keys_of_a_remote_undo(key: str) -> None:
    line = in_a_rep()
    line.tap(30)
    assert line.live.view().phase is Phase.RECOVERY
    async with locked(line) as (_, pilot):
        await press(pilot, key)
        assert line.live.view().phase is Phase.WORK


@pytest.mark.parametrize(
    "key",
    ["escape", "f5", "f1", "tab", "up", "down", "delete", "home", "ctrl+q", "ctrl+c", "ctrl+z",
     "ctrl+p", "ctrl+y", "ctrl+l", "ctrl+u", "shift+tab"],
)  # fmt: skip
async def test_no_other_key_does_anything(key: str) -> None:
    line = in_a_rep()
    async with locked(line) as (app, pilot):
        before = line.live.journal
        await press(pilot, key, key)
        assert line.live.journal == before
        assert on(app, RunScreen)
        assert app.is_running
        assert shown(app)


async def test_the_chord_unlocks_and_is_no_tap() -> None:
    line = in_a_rep()
    async with locked(line) as (app, pilot):
        before = line.live.journal
        await press(pilot, UNLOCK[0])
        assert "now Ctrl+L" in shown(app)
        await press(pilot, UNLOCK[1])
        assert shown(app) == ""
        assert line.live.journal == before
        await press(pilot, "s")
        assert on(app, StopDialog)


async def test_half_a_chord_with_a_tap_behind_it_is_none() -> None:
    line = in_a_rep()
    async with locked(line) as (app, pilot):
        await press(pilot, UNLOCK[0], "x", UNLOCK[1])
        assert "every key is a tap" in shown(app)
        await press(pilot, *reversed(UNLOCK))
        assert "now Ctrl+L" in shown(app)
        await press(pilot, UNLOCK[1])
        assert shown(app) == ""


async def test_half_a_chord_is_forgotten_and_the_banner_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(locking, "UNLOCK_S", 0.01)
    async with locked(in_a_rep()) as (app, pilot):
        await press(pilot, UNLOCK[0])
        await pilot.pause(0.05)
        assert "every key is a tap" in shown(app)


async def test_it_can_be_locked_again() -> None:
    async with locked(in_a_rep()) as (app, pilot):
        await press(pilot, *UNLOCK)
        await press(pilot, "l")
        assert shown(app)


async def test_the_key_that_locks_taps_nothing_while_it_is_held() -> None:
    line = in_a_rep()
    line.after(30)
    app = app_at(line)
    async with app.run_test() as pilot:
        before = line.live.journal
        held = [Key("l", "l") for _ in range(4)]
        for number, event in enumerate(held):
            event.time = held[0].time + (0, 0.5, 0.54, 0.58)[number]
            app.post_message(event)
        await pilot.pause()
        assert shown(app)
        assert line.live.journal == before
        await press(pilot, "k")
        assert line.live.view().phase is Phase.RECOVERY


async def test_locking_by_the_palette_closes_it_and_a_typed_time() -> None:
    line = in_a_rep()
    line.tap(30)
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "7", "ctrl+p")
        assert on(app, CommandPalette)
        await app.run_action("lock")
        await pilot.pause()
        assert on(app, RunScreen)
        assert not app.screen.query_one(TimeEntry).is_open
        assert not isinstance(app.focused, Input)
        assert shown(app)


async def test_the_palette_offers_it() -> None:
    line = in_a_rep()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p", *"lock")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await press(pilot, "down", "enter")
        await pilot.pause()
        assert shown(app)


async def test_the_mouse_and_a_paste_do_nothing() -> None:
    line = in_a_rep()
    async with locked(line) as (app, pilot):
        before = line.live.journal
        for row in range(app.size.height):
            await pilot.click(offset=(3, row))
        app.post_message(Paste("7\n"))
        await pilot.pause()
        assert line.live.journal == before
        assert on(app, RunScreen)
        assert not app.screen.query_one(TimeEntry).is_open


async def test_a_dialog_that_is_open_closes() -> None:
    line = in_a_rep()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "question_mark")
        assert on(app, HelpScreen)
        await app.run_action("lock")
        await pilot.pause()
        assert on(app, RunScreen)


async def test_a_palm_on_the_keyboard_is_one_tap() -> None:
    line = in_a_rep()
    line.after(30)
    async with locked(line) as (_, pilot):
        for key in "asdfghjk":
            line.after(0.02)
            await press(pilot, key)
        presses = [entry for entry in line.live.journal if isinstance(entry.item, Press)]
        assert len(presses) == 9
        assert line.live.view().phase is Phase.RECOVERY
        assert line.live.result().reps[0].elapsed_ms == 70_020


async def test_the_end_is_shown_locked_and_left_unlocked() -> None:
    line = line_of(simple(reps(400, 1)))
    line.tap()
    line.after(70)
    async with locked(line) as (app, pilot):
        await press(pilot, "k")
        assert line.live.view().phase is Phase.DONE
        await press(pilot, "q")
        assert shown(app)
        await press(pilot, *UNLOCK, "q")
    assert not app.is_running


async def test_the_next_workout_begins_unlocked() -> None:
    line, other = in_a_rep(), in_a_rep()
    async with locked(line) as (app, pilot):
        app.begin(other.live)
        await pilot.pause()
        await press(pilot, "s")
        assert on(app, StopDialog)


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_banner_is_never_cut(width: int) -> None:
    app = app_at(in_a_rep())
    async with app.run_test(size=(width, 24)) as pilot:
        await press(pilot, "l")
        banner = app.screen.query_one(LockBanner)
        assert len(shown(app)) <= banner.size.width == width
        assert banner.region.bottom == 24
        assert "Ctrl+U Ctrl+L unlocks" in shown(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_the_locked_screen(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    async def lock(pilot: Pilot[None]) -> None:
        await press(pilot, "l")

    assert snap_compare(app_at(in_a_rep()), terminal_size=size, run_before=lock)
