"""The command palette: ours alone; and the themes, remembered and checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.system_commands import SystemCommandsProvider
from textual.widgets import Input

from bell_lap.errors import EnvironmentProblem
from bell_lap.settings import Settings, load, save
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.palette import ThemeCommands
from bell_lap.tui.themes import DEFAULT
from tests.tui.history_double import many
from tests.tui.support import Desk, app_at, context_of, line_of, open_library, press, simple


@pytest.fixture
def app(tmp_path: Path) -> BellLapApp:
    """The history: a screen with little to do."""
    del tmp_path
    return BellLapApp(context_of(Desk(), history=many(1)), history=True)


async def choose(pilot: Pilot[None], *words: str) -> None:
    """Type into the palette and take the first hit."""
    for word in words:
        await pilot.pause()
        assert isinstance(pilot.app.screen, CommandPalette)
        pilot.app.screen.query_one(Input).value = word
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, "enter")


async def test_nothing_of_textuals_own_is_offered(app: BellLapApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        commands = SystemCommandsProvider(app.screen)
        assert [str(hit.text) async for hit in commands.discover()] == ["Theme"]


async def test_a_theme_is_chosen_by_name_and_remembered(app: BellLapApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p")
        await choose(pilot, "Theme", "sun")
        assert app.theme == "sun"
    assert load().screen.theme == "sun"


async def test_a_theme_can_be_chosen_at_the_line() -> None:
    line = line_of(simple())
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p")
        await choose(pilot, "Theme", "nord")
        assert app.theme == "nord"
        assert line.live.journal == ()
    assert load().screen.theme == "nord"


async def test_every_theme_is_offered(app: BellLapApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        offered = {name for name, _ in ThemeCommands(app.screen).commands}
        assert {"sun", "textual-dark", "nord"} <= offered


async def test_a_theme_that_cannot_be_remembered_is_taken_and_the_reason_said() -> None:
    def refuse(_changes: object) -> Settings:
        raise EnvironmentProblem("Cannot write settings.toml: read-only")

    app = BellLapApp(replace(context_of(Desk(), history=many(1)), save=refuse), history=True)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        next(take for name, take in ThemeCommands(app.screen).commands if name == "sun")()
        await pilot.pause()
        assert app.theme == "sun"
        assert any("read-only" in note.message for note in app._notifications)


async def test_a_theme_that_is_none_is_told_with_those_there_are() -> None:
    settings = save({"screen.theme": "norrd"})
    app = BellLapApp(context_of(Desk(), settings=settings, history=many(1)), history=True)
    async with app.run_test(notifications=True) as pilot:
        await open_library(pilot)
        (said,) = [note.message for note in app._notifications]
        assert "no theme 'norrd'; did you mean nord?" in said
        assert "sun" in said
        assert app.theme == DEFAULT
