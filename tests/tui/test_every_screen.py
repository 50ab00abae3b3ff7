"""Every screen as a picture: each size in one theme, each of our themes at 80x24.

What is here beside `test_snapshots` makes both rows complete. `make screenshots` draws them anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from bell_lap import resources
from bell_lap.core.session import RaceTime
from bell_lap.library.shelf import Library
from bell_lap.settings import Settings, load, save
from bell_lap.sound.client import SoundReport
from bell_lap.tui import themes
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.settings import SettingsScreen
from tests.tui import years
from tests.tui.history_double import many
from tests.tui.support import Desk, Line, SoundDouble, context_of, open_library, press
from tests.tui.test_snapshots import (
    SIZES,
    Snap,
    done,
    in_a_recovery,
    in_a_rep,
    overdue,
    quiet,
    seen,
)

USUAL = (80, 24)
BESIDES = SoundReport("miniaudio", "Built-in Audio Analog Stereo", "playing", 23.4, 12, 1)


def runner() -> Settings:
    """Settings with a profile, and what the test's home has of a theme."""
    settings = load()
    known = replace(
        settings.performances,
        best=RaceTime("mile", 320_000), best_date="2026-05-01", goal=RaceTime("mile", 300_000),
    )  # fmt: skip
    return replace(settings, performances=known)


def library(*, hint: bool = False, workouts: int = 500) -> BellLapApp:
    """The program from its first screen on."""
    shelf = Library(resources.sessions_dir(), Path("no-such-folder"))
    return BellLapApp(
        context_of(
            Desk(), settings=runner(), shelf=shelf, history=many(workouts), hint=hint,
            sound_check=lambda: SoundDouble(BESIDES),
        )
    )  # fmt: skip


def diarist() -> BellLapApp:
    """The program on a history of fourteen months."""
    return BellLapApp(context_of(Desk(), settings=runner(), history=years.opened()), history=True)


def sound_check() -> BellLapApp:
    """The program on its sound check."""
    return BellLapApp(
        context_of(Desk(), settings=runner(), sound_check=lambda: SoundDouble(BESIDES)),
        sound_check=True,
    )


def at(line: Line) -> BellLapApp:
    """The program on the run screen, with the theme of the test's home."""
    return BellLapApp(context_of(Desk(), settings=runner(), clock=line.clock), line.live)


@dataclass(frozen=True)
class Scene:
    """A screen and the keys that lead to it."""

    make: Callable[[], BellLapApp]
    keys: tuple[str, ...] = ()


TO_PYRAMID = ("slash", *"pyramid")
TO_THE_LADDER = ("down",) * 5
SCENES = {
    "the library": Scene(library, ("down",) * 7),
    "write a session": Scene(library, ("n", *"4 x 400m @ mile, rst 90s")),
    "the goal": Scene(library, ("g",)),
    "ready": Scene(library, (*TO_PYRAMID, "enter", "s")),
    "in a rep": Scene(lambda: at(in_a_rep())),
    "in a recovery": Scene(lambda: at(in_a_recovery())),
    "overdue": Scene(lambda: at(overdue())),
    "done": Scene(lambda: at(done())),
    "stop": Scene(lambda: at(in_a_rep()), ("s",)),
    "help at the line": Scene(lambda: at(in_a_rep()), ("question_mark",)),
    "laps": Scene(lambda: at(in_a_recovery()), ("e",)),
    "the history": Scene(diarist, ("down",) * 3),
    "the filter": Scene(diarist, ("slash", *"#club 400m")),
    "the calendar": Scene(diarist, ("w",)),
    "one workout": Scene(diarist, (*TO_THE_LADDER, "enter", "down", "down", "enter")),
    "its notes": Scene(diarist, ("enter", "tab")),
    "its diary": Scene(diarist, ("enter", "n")),
    "logging": Scene(diarist, ("l", *"6x400m, rest 90s", "enter", *"71.2 70.9 - 71")),
    "comparing": Scene(diarist, ("c",)),
    "comparing four": Scene(diarist, ("c", "o", *("down", "down", "x") * 2, "enter")),
    "what to compare": Scene(diarist, ("c", "o", "down", "down", "x")),
    "a trend": Scene(diarist, ("t", "down", "down")),
    "the bests": Scene(diarist, ("b", "down")),
    "bests over 400 m": Scene(diarist, ("b", "down", "enter", "right")),
    "the sound check": Scene(sound_check, ("down", "down")),
    "the settings": Scene(library, ("s", "down")),
}
"""Every screen there is."""

ONLY_HERE = (
    "write a session", "stop", "help at the line", "the filter", "the calendar", "one workout",
    "its notes", "its diary", "logging", "comparing", "comparing four", "what to compare",
    "a trend", "the bests", "bests over 400 m", "the settings",
)  # fmt: skip
"""The screens that `test_snapshots` does not draw at each size."""


def own_themes() -> list[str]:
    """The names of the themes that are ours, the default first."""
    ours = (name for name in library().available_themes if name not in BUILTIN_THEMES)
    return list(dict.fromkeys((themes.DEFAULT, *ours)))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", ONLY_HERE)
def test_each_size(snap_compare: Snap, scene: str, size: tuple[int, int]) -> None:
    there = SCENES[scene]
    assert snap_compare(there.make(), run_before=quiet(*there.keys), terminal_size=size)


@pytest.mark.parametrize("theme", sorted(own_themes()))
@pytest.mark.parametrize("scene", SCENES)
def test_each_theme(snap_compare: Snap, scene: str, theme: str) -> None:
    save({"screen.theme": theme})
    there = SCENES[scene]
    show = seen if scene == "the sound check" else quiet
    assert snap_compare(there.make(), run_before=show(*there.keys), terminal_size=USUAL)


@pytest.mark.parametrize("page", ["Track", "Taps", "Sound", "Volumes", "Screen", "Keys"])
def test_the_pages_of_the_settings(snap_compare: Snap, page: str) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await open_library(pilot)
        await press(pilot, "s")
        screen = pilot.app.screen
        assert isinstance(screen, SettingsScreen)
        while screen.page.title != page:
            await press(pilot, "tab")
        await press(pilot, "down")

    assert snap_compare(library(), run_before=go, terminal_size=USUAL)


def test_a_setting_that_cannot_be(snap_compare: Snap) -> None:
    keys = ("s", "down", "down", "enter", *"moon 4:00", "enter")
    assert snap_compare(library(), run_before=quiet(*keys), terminal_size=USUAL)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_hint_for_new_users(snap_compare: Snap, size: tuple[int, int]) -> None:
    app = library(hint=True, workouts=0)
    assert snap_compare(app, run_before=quiet(), terminal_size=size)


def test_the_help_of_the_library(snap_compare: Snap) -> None:
    assert snap_compare(library(), run_before=quiet("question_mark"), terminal_size=USUAL)
