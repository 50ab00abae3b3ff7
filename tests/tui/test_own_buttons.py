"""A clicker whose buttons send what the settings say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.command import CommandPalette
from textual.events import Key
from textual.pilot import Pilot

from bell_lap.core.view import Phase
from bell_lap.settings import save
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.run import RunScreen
from bell_lap.tui.widgets.time_entry import TimeEntry
from tests.tui.support import Line, app_at, line_of, on, press, simple


@asynccontextmanager
async def at_the_line(line: Line) -> AsyncIterator[tuple[BellLapApp, Pilot[None]]]:
    """The run screen with a remote that sends F5, Escape and b for a tap, `.` for undo."""
    save({"keys.tap": "b,f5,escape", "keys.undo": "u,."})
    app = app_at(line)
    async with app.run_test() as pilot:
        yield app, pilot


def in_a_rep() -> Line:
    """70 s into a rep of 400 m."""
    line = line_of(simple())
    line.tap()
    line.after(70)
    return line


@pytest.mark.parametrize("key", ["b", "f5", "escape", "space", "pagedown"])
async def test_its_tap_button_taps_and_so_do_the_usual_keys(key: str) -> None:
    line = in_a_rep()
    async with at_the_line(line) as (_, pilot):
        await press(pilot, key)
        assert line.live.result().reps[0].elapsed_ms == 70_000


@pytest.mark.parametrize("key", ["full_stop", "u", "pageup"])
async def test_its_undo_button_undoes(key: str) -> None:
    line = in_a_rep()
    line.tap()
    async with at_the_line(line) as (_, pilot):
        await press(pilot, key)
        assert line.live.view().phase is Phase.WORK


@pytest.mark.parametrize("opens", ["s", "question_mark", "ctrl+p"])
async def test_it_closes_what_lies_over_the_line_and_counts(opens: str) -> None:
    line = in_a_rep()
    async with at_the_line(line) as (app, pilot):
        await press(pilot, opens)
        assert not on(app, RunScreen)
        await press(pilot, "f5")
        assert on(app, RunScreen)
        assert line.live.result().reps[0].elapsed_ms == 70_000


async def test_in_the_palette_its_letters_write() -> None:
    line = in_a_rep()
    before = line.live.journal
    async with at_the_line(line) as (app, pilot):
        await press(pilot, "ctrl+p", "b", "full_stop")
        assert on(app, CommandPalette)
        assert line.live.journal == before


async def test_in_a_typed_time_its_point_writes_and_its_letter_taps() -> None:
    line = in_a_rep()
    line.tap()
    line.after(91)
    async with at_the_line(line) as (app, pilot):
        await press(pilot, "7", "full_stop", "5")
        assert app.screen.query_one(TimeEntry).value == "7.5"
        await press(pilot, "b")
        assert not app.screen.query_one(TimeEntry).is_open
        assert line.live.view().phase is Phase.WORK


async def test_other_keys_count_from_the_moment_they_are_chosen() -> None:
    line = in_a_rep()
    async with at_the_line(line) as (app, pilot):
        app.change_settings({"keys.tap": "f6"})
        await press(pilot, "f5")
        assert line.live.view().phase is Phase.WORK
        await press(pilot, "f6")
        assert line.live.view().phase is Phase.RECOVERY


def repeated(key: str, *after_s: float) -> list[Key]:
    """One key at these instants, in seconds after the first."""
    first = Key(key, None)
    events = [first]
    for seconds in after_s:
        event = Key(key, None)
        event.time = first.time + seconds
        events.append(event)
    return events


@pytest.mark.parametrize("key", ["pageup", "left", "backspace", "full_stop"])
async def test_an_undo_button_that_sends_its_key_many_times_undoes_once(key: str) -> None:
    line = in_a_rep()
    line.tap()
    line.tap(91)
    async with at_the_line(line) as (app, pilot):
        for event in repeated(key, 0.03, 0.06, 0.17):
            app.post_message(event)
        await pilot.pause()
        assert line.live.view().phase is Phase.OVERDUE
        for event in repeated(key, 0.2):
            event.time += 1
            app.post_message(event)
        await pilot.pause()
        assert line.live.view().phase is Phase.READY
