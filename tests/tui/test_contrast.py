"""Every text that a screen really shows, against its ground, in every theme of ours.

Lines, blocks and braille are left out: words say the same. The `ansi` theme has no colours of its
own: there it is checked that what must be told apart is told apart without any.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.color import Color
from textual.command import CommandPalette
from textual.pilot import Pilot

import bell_lap.tui
from bell_lap import resources
from bell_lap.library.shelf import Library
from bell_lap.settings import load
from bell_lap.tui import colours
from bell_lap.tui.app import BellLapApp
from tests.tui import test_snapshots as scenes
from tests.tui import years
from tests.tui.contrast import Cell, cells, ratio, worst
from tests.tui.history_double import many
from tests.tui.support import Desk, Line, app_at, context_of, open_library, with_mile

BARS = {"dark": 4.5, "light": 4.5, "sun": 7.0}
EMOJI = "🔎"
TUI = Path(bell_lap.tui.__file__).parent


def at_home() -> BellLapApp:
    """The library with the shipped sessions."""
    shelf = Library(resources.sessions_dir(), Path("nowhere"))
    return BellLapApp(context_of(Desk(), settings=with_mile(load(), 390_000), shelf=shelf))


def in_history() -> BellLapApp:
    """Some workouts."""
    return BellLapApp(context_of(Desk(), history=many(9)), history=True)


def in_years() -> BellLapApp:
    """The workouts of fourteen months."""
    return BellLapApp(context_of(Desk(), history=years.opened()), history=True)


def without_goal() -> BellLapApp:
    """The first start."""
    return BellLapApp(context_of(Desk(), ask_goal=True))


def rehearsed() -> BellLapApp:
    """A run that is not kept."""
    line = scenes.in_a_rep()
    line.live.rehearsal = True
    return app_at(line)


def on_run(scene: Callable[[], Line]) -> Callable[[], BellLapApp]:
    """The run screen in a scene."""
    return lambda: app_at(scene())


SHOWN: dict[str, tuple[Callable[[], BellLapApp], str]] = {
    **{
        scene.__name__: (on_run(scene), "")
        for scene in (
            scenes.at_the_start, scenes.late_in_a_rep, scenes.in_a_recovery, scenes.overdue,
            scenes.paused, scenes.held, scenes.done,
        )
    },
    "rehearsal": (rehearsed, ""),
    "refused": (on_run(scenes.in_a_recovery), "home f"),
    "stop": (on_run(scenes.overdue), "s"),
    "help": (on_run(scenes.overdue), "question_mark"),
    "typing": (on_run(scenes.in_a_recovery), "3 6"),
    "library": (at_home, "down down down"),
    "ready": (at_home, "down down down enter"),
    "notation": (at_home, "n 4 space x space 4 0 0 m comma space r s t"),
    "goal": (without_goal, "x tab"),
    "history": (in_history, "down"),
    "marked": (in_years, "x down x"),
    "filter": (in_years, "slash c l u b"),
    "no match": (in_years, "slash x y z z y"),
    "calendar": (in_years, "w left"),
    "one workout": (in_years, "down down down down down enter down down enter"),
    "notes": (in_years, "enter tab"),
    "diary": (in_years, "enter n a tab b"),
    "compare": (in_years, "c"),
    "compare, four": (in_years, "x down down down x down down x down x c"),
    "compare, which": (in_years, "c o down"),
    "trend": (in_years, "t down"),
    "bests": (in_years, "b down"),
    "bests of a distance": (in_years, "b down enter"),
    "laps": (on_run(scenes.in_a_recovery), "e down"),
    "settings": (at_home, "s down"),
    "settings, changed": (at_home, "s tab right"),
    "settings, keys": (at_home, "s shift+tab down"),
    "settings, wrong": (at_home, "s down enter m o o n enter"),
    "palette": (at_home, "ctrl+p down"),
}  # fmt: skip


async def shown(pilot: Pilot[None], theme: str, keys: str) -> None:
    """The scene in a theme."""
    pilot.app.theme = theme
    await open_library(pilot)
    for key in keys.split():
        await pilot.press(key)
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("name", SHOWN)
async def test_every_text_that_is_shown(name: str) -> None:
    make, keys = SHOWN[name]
    app = make()
    bad = []
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(pilot, "dark", keys)
        for theme, bar in BARS.items():
            app.theme = theme
            if isinstance(app.screen, CommandPalette):
                await pilot.press("escape")
                await shown(pilot, theme, keys)
            await pilot.pause()
            await pilot.pause()
            bad += [
                (theme, round(found, 2), cell)
                for found, cell in worst(app)
                if found < bar and cell.char not in EMOJI
            ]
    assert bad == []


# --- what the styles can make, shown or not -------------------------------------------------------

GROUNDS = ("background", "surface", "panel", "block-cursor-background")
NAME = r"\$(text-[a-z]+|foreground(?:-muted)?|accent|warning|error|success)"
ON_THEIR_OWN = {
    ("text", "primary"), ("text", "secondary"), ("text", "error"), ("text", "warning"),
    ("background", "warning"), ("footer-key-foreground", "panel"),
    ("footer-description-foreground", "panel"),
}  # fmt: skip
"""A bar, the mark of a rehearsal, a banner, what asks, a flash, the footer."""


def styles_used() -> set[tuple[str, int]]:
    """Every theme colour that our source gives to text, with its strength in percent."""
    used = set()
    for path in TUI.rglob("*.py"):
        source = path.read_text("utf-8")
        in_css = rf"[^-]color: {NAME}(?: (\d+)%)?"
        in_words = rf'"(?:bold |italic )*{NAME}(?: (\d+)%)?"'
        for pattern in (in_css, in_words):
            for name, strength in re.findall(pattern, source):
                used.add((name, int(strength or 100)))
    return used


def solid(value: str, ground: Color) -> Color:
    """A theme's colour as it is seen on a ground."""
    if value.startswith("auto"):
        return ground.blend(ground.get_contrast_text(1.0), float(value[5:-1]) / 100, alpha=1.0)
    return ground + Color.parse(value)


@pytest.mark.parametrize("theme", BARS)
def test_every_style_in_the_source_on_every_ground(theme: str) -> None:
    used = styles_used()
    assert {("text-error", 100), ("foreground-muted", 100), ("foreground", 80)} <= used
    bad = []
    (chosen,) = (each for each in colours.THEMES if each.name == theme)
    values = {**chosen.to_color_system().generate(), **chosen.variables}
    pairs = {(name, strength, ground) for name, strength in used for ground in GROUNDS}
    pairs |= {(front, 100, back) for front, back in ON_THEIR_OWN}
    for name, strength, behind in pairs:
        ground = Color.parse(values[behind])
        front = solid(values[name], ground)
        seen = ground.blend(front, strength / 100, alpha=1.0)
        found = ratio(seen.hex6.lower(), ground.hex6.lower())
        if found < BARS[theme]:
            bad.append((name, strength, behind, round(found, 2)))
    assert bad == []


# --- without any colour ---------------------------------------------------------------------------


def marks(row: list[Cell]) -> set[str]:
    """How the words of a row are set off."""
    return {cell.marks for cell in row if cell.is_text}


def plain(row: list[Cell]) -> str:
    """The text of a row."""
    return "".join(cell.char for cell in row)


async def rows_of(app: BellLapApp, theme: str, keys: str = "") -> list[list[Cell]]:
    """The rows of a scene in a theme."""
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, theme, keys)
        return cells(app)


@pytest.mark.parametrize("theme", ["ansi", "sun"])
@pytest.mark.parametrize(("make", "column"), [(in_history, 2), (at_home, 3)])
async def test_the_chosen_row_stands_out(
    make: Callable[[], BellLapApp], column: int, theme: str
) -> None:
    rows = await rows_of(make(), theme, "down down")
    chosen = [row for row in rows if "underline" in row[column].marks]
    assert 1 <= len(chosen) <= 2
    assert all("bold" in row[column].marks for row in chosen)


async def test_in_ansi_no_text_has_a_coloured_ground() -> None:
    for name in ("overdue", "held", "stop", "library", "history", "ready", "calendar", "filter"):
        make, keys = SHOWN[name]
        for row in await rows_of(make(), "ansi", keys):
            grounds = {cell.back for cell in row if cell.is_text and "reverse" not in cell.marks}
            assert grounds <= {"default"}, name


async def test_in_ansi_what_a_tap_means_is_turned_round_and_what_it_does_not_is_not() -> None:
    means = await rows_of(app_at(scenes.overdue()), "ansi")
    (bar,) = [row for row in means if "SPACE" in plain(row)]
    assert marks(bar) == {"bold reverse"}
    line = scenes.in_a_rep()
    line.tap(15.4)
    line.after(2)
    (bar,) = [row for row in await rows_of(app_at(line), "ansi") if "SPACE" in plain(row)]
    assert marks(bar) == {""}, "too early to start the next"


@pytest.mark.parametrize("theme", ["ansi", "sun"])
async def test_fast_and_slow_are_words_and_signs(theme: str) -> None:
    text = "\n".join(plain(row) for row in await rows_of(app_at(scenes.done()), theme))
    assert re.search(r"▲ -\d", text)
    assert re.search(r"▼ \+\d", text)
    assert "fast" in text
    assert "slow" in text


def test_no_theme_is_named_twice_and_ours_are_four() -> None:
    assert [theme.name for theme in colours.THEMES] == ["dark", "light", "sun", "ansi"]
