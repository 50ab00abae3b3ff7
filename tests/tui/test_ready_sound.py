"""The sound on the ready screen: seen without waiting, one at a time, let go of before the line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from textual.widgets import Static

from bell_lap import resources
from bell_lap.core.rules import Rules
from bell_lap.library.shelf import Library
from bell_lap.sound.client import SoundReport
from bell_lap.sound.messages import Failed
from bell_lap.sound.troubles import no_device
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.ports import Chosen, Context, Live
from bell_lap.tui.screens.library import LibraryScreen
from bell_lap.tui.screens.ready import ReadyScreen
from bell_lap.tui.screens.run import RunScreen
from bell_lap.tui.screens.sound import SoundScreen
from bell_lap.tui.sound_words import ready_words
from tests.tui.support import Desk, SoundDouble, context_of, on, open_library, press


@dataclass
class Cupboard:
    """Sounds as they are opened; no two at once."""

    opened: list[SoundDouble] = field(default_factory=list)

    def __call__(self) -> SoundDouble:
        assert not self.open, "there is one sound at a time"
        self.opened.append(SoundDouble(SoundReport("miniaudio", state="starting")))
        return self.opened[-1]

    @property
    def open(self) -> list[SoundDouble]:
        """Those that nobody has let go of."""
        return [sound for sound in self.opened if not sound.closed]


def context_with(cupboard: Cupboard) -> Context:
    """The shipped sessions, with sounds from the cupboard."""
    shelf = Library(resources.sessions_dir(), Path("none"))
    return context_of(Desk(), shelf=shelf, sound_check=cupboard)


def machine_lines(app: BellLapApp) -> str:
    """What the ready screen says of this machine."""
    assert isinstance(app.screen, ReadyScreen)
    app.screen._show_machine()
    return str(app.screen.query_one("#machine", Static).render())


async def test_the_status_is_shown_as_soon_as_the_sound_tells_it() -> None:
    cupboard = Cupboard()
    app = BellLapApp(context_with(cupboard))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert "sound: miniaudio: starting" in machine_lines(app)
        (sound,) = cupboard.open
        sound.known = replace(sound.known, state="playing")
        assert "sound: miniaudio: playing" in machine_lines(app)
        sound.trouble = "No device can be opened."
        assert "sound: No device can be opened." in machine_lines(app)
        await press(pilot, "escape")
        await pilot.pause()
        assert cupboard.open == []


async def test_the_sound_check_has_the_sound_while_it_is_shown() -> None:
    cupboard = Cupboard()
    app = BellLapApp(context_with(cupboard))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "enter", "v")
        await pilot.pause()
        assert on(app, SoundScreen)
        assert len(cupboard.open) == 1
        await press(pilot, "escape")
        await pilot.pause()
        assert on(app, ReadyScreen)
        assert len(cupboard.opened) == 3
        assert len(cupboard.open) == 1


async def test_the_sound_is_let_go_of_before_a_workout_opens_its_own() -> None:
    cupboard = Cupboard()
    context = context_with(cupboard)

    def start(chosen: Chosen, rules: Rules) -> Live:
        cupboard()
        return context.start(chosen, rules)

    app = BellLapApp(replace(context, start=start))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert len(cupboard.open) == 1
        await press(pilot, "enter")
        await pilot.pause()
        assert on(app, RunScreen)
        assert len(cupboard.opened) == 2
        assert len(cupboard.open) == 1


async def test_the_sound_check_is_a_key_away_in_the_library() -> None:
    cupboard = Cupboard()
    app = BellLapApp(context_with(cupboard))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "v")
        await pilot.pause()
        assert on(app, SoundScreen)
        await press(pilot, "q")
        await pilot.pause()
        assert on(app, LibraryScreen)
        assert cupboard.open == []


def test_why_there_is_no_sound_takes_one_line_and_says_where_more_is_told() -> None:
    trouble = no_device(Failed((("miniaudio", "no sound device (alsa: failed (to) init)"),)))
    said = "sound: No sound device: bell and flash only. v tells why and what helps"
    assert ready_words("no sound", trouble) == said
    assert len(said) < 80
