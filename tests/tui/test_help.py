"""The help of every screen: complete, grouped, and readable on a small terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from bell_lap import resources
from bell_lap.library.shelf import Library
from bell_lap.settings import load, save
from bell_lap.tui import keymap
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.commands import Commanded
from bell_lap.tui.help_pages import GROUPS, sections
from bell_lap.tui.run_commands import RUN_COMMANDS
from bell_lap.tui.screens.help import HelpScreen
from bell_lap.tui.screens.run import RunScreen
from tests.tui.history_double import many
from tests.tui.support import (
    Desk,
    SoundDouble,
    app_at,
    context_of,
    line_of,
    on,
    open_library,
    press,
    simple,
)


def library() -> BellLapApp:
    """The program from its first screen on."""
    shelf = Library(resources.sessions_dir(), Path("no-such-folder"))
    return BellLapApp(
        context_of(
            Desk(), settings=load(), shelf=shelf, history=many(3), sound_check=SoundDouble
        )
    )  # fmt: skip


def at_the_line() -> BellLapApp:
    """The program on the run screen."""
    return app_at(line_of(simple()))


def after_a_rep() -> BellLapApp:
    """The program in the first recovery."""
    line = line_of(simple())
    line.live.press("space")
    line.after(75)
    line.live.press("space")
    return app_at(line)


SCREENS: dict[str, tuple[Callable[[], BellLapApp], tuple[str, ...]]] = {
    "LibraryScreen": (library, ()),
    "ReadyScreen": (library, ("enter",)),
    "NotationScreen": (library, ("n",)),
    "HistoryScreen": (library, ("h",)),
    "DetailScreen": (library, ("h", "enter")),
    "CalendarScreen": (library, ("h", "w")),
    "CompareScreen": (library, ("h", "c")),
    "AlikeScreen": (library, ("h", "c", "o")),
    "TrendScreen": (library, ("h", "t")),
    "BestsScreen": (library, ("h", "b")),
    "SoundScreen": (library, ("v",)),
    "SettingsScreen": (library, ("s",)),
    "RunScreen": (at_the_line, ()),
    "LapEditor": (after_a_rep, ("e",)),
}
"""How each screen with commands is reached."""


def test_every_screen_with_commands_is_looked_at() -> None:
    named = {place.__name__ for place in keymap.places() if issubclass(place, Commanded)}
    assert named == set(SCREENS)


async def open_help(pilot: Pilot[None], keys: tuple[str, ...]) -> Commanded:
    """Go to a screen and ask for its help; returns the screen below it."""
    await open_library(pilot)
    await press(pilot, *keys)
    below = pilot.app.screen
    assert isinstance(below, Commanded)
    await press(pilot, "f1")
    assert on(pilot.app, HelpScreen)
    return below


def words(pilot: Pilot[None]) -> str:
    """All that the help says, its blanks made one."""
    return " ".join(str(pilot.app.screen.query_one(Static).render()).split())


@pytest.mark.parametrize("name", SCREENS)
async def test_it_tells_every_command_and_the_tap_keys(name: str) -> None:
    make, keys = SCREENS[name]
    async with make().run_test(size=(120, 40)) as pilot:
        below = await open_help(pilot, keys)
        assert type(below).__name__ == name
        said = words(pilot)
        for command in below.COMMANDS_HERE:
            assert command.title in said
            assert " ".join(command.help.split()[:4]) in said
        assert "Space Enter Page Down → Tap" in said
        assert "on every screen while a workout lives" in said
        assert "Ctrl+P Commands" in said
        assert "Ctrl+Q Quit" in said


@pytest.mark.parametrize("name", SCREENS)
async def test_it_can_be_read_to_its_end_on_a_small_terminal(name: str) -> None:
    make, keys = SCREENS[name]
    async with make().run_test(size=(60, 20)) as pilot:
        await open_help(pilot, keys)
        box = pilot.app.screen.query_one(VerticalScroll)
        text = box.query_one(Static)
        rendered = str(text.render()).split("\n")
        assert max(map(len, rendered)) <= text.content_size.width
        assert len(rendered) == text.size.height
        for _ in range(len(rendered)):
            await pilot.press("down")
        await pilot.pause()
        assert box.scroll_offset.y == box.max_scroll_y
        assert box.region.bottom <= 20


@pytest.mark.parametrize("name", ["HistoryScreen", "SoundScreen", "SettingsScreen"])
async def test_a_list_is_told_once_with_its_keys(name: str) -> None:
    make, keys = SCREENS[name]
    async with make().run_test() as pilot:
        await open_help(pilot, keys)
        said = words(pilot)
        assert "Lists ↑ k The row above" in said
        assert said.count("The row above") == 1


def test_every_command_of_the_line_has_its_group() -> None:
    grouped = [id_ for ids in GROUPS.values() for id_ in ids]
    assert len(grouped) == len(set(grouped))
    assert [command.id for command in RUN_COMMANDS if command.id not in grouped] == []


async def test_the_groups_come_in_the_order_of_use() -> None:
    app = at_the_line()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)
        told = sections(app.screen, {})
        titles = [section.title for section in told]
        assert titles[:4] == ["Tapping", "The rep", "The recovery", "The plan"]
        assert titles[-1] == "Everywhere"
        assert told[0].rows[0].title == "Tap"


async def test_keys_of_ones_own_are_told() -> None:
    save({"keys.library-history": "f7", "keys.tap": "f5,b"})
    async with library().run_test(size=(120, 40)) as pilot:
        await open_help(pilot, ())
        said = words(pilot)
        assert "F7 History" in said
        assert "Space Enter Page Down → F5 b Tap" in said


async def test_a_tap_closes_the_help_and_counts() -> None:
    app = at_the_line()
    async with app.run_test() as pilot:
        await open_help(pilot, ())
        await press(pilot, "pagedown")
        assert on(app, RunScreen)
        assert app.live is not None
        assert app.live.view().elapsed_ms >= 0
        assert len(app.live.journal) == 1  # type: ignore[attr-defined]
