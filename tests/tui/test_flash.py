"""The flash of the run screen: all of it in two colours for a moment, and as it was after that."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from bell_lap.tui import run_telling
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.flash import flash_in
from bell_lap.tui.screens.help import HelpScreen
from bell_lap.tui.screens.run import RunScreen
from tests.tui.support import app_at, line_of, on, press, simple

Painted = list[tuple[str, str | None, str | None]]


def run_screen(app: BellLapApp) -> RunScreen:
    """The run screen, wherever it lies in the stack."""
    return next(screen for screen in app.screen_stack if isinstance(screen, RunScreen))


def painted(screen: RunScreen) -> Painted:
    """Each piece of text that the parts of the screen draw, with its colour and its ground."""
    pieces = []
    for widget in (screen, *screen.query("*")):
        if widget.display and widget.size.area:
            for line in widget.render_lines(Region(0, 0, *widget.outer_size)):
                for text, style, _ in line:
                    fore, back = (style.color, style.bgcolor) if style else (None, None)
                    pieces.append((text, fore and fore.name, back and back.name))
    return pieces


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
async def test_everything_is_in_two_colours_and_then_as_it_was(theme: str) -> None:
    app = app_at(line_of(simple()))
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = theme
        await pilot.pause()
        screen = run_screen(app)
        before = painted(screen)
        screen.lit = flash_in("#102030", "#f0b95a")
        during = painted(screen)
        screen.lit = None
        after = painted(screen)
    assert {piece[1:] for piece in during} == {("#102030", "#f0b95a")}
    assert [piece[0] for piece in during] == [piece[0] for piece in before]
    assert after == before
    assert {piece[1:] for piece in before} != {piece[1:] for piece in during}


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
async def test_its_colours_are_the_themes(theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_telling, "FLASH_S", 60.0)
    app = app_at(line_of(simple()))
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        run_screen(app).flash()
        known = app.theme_variables
        assert run_screen(app).lit is flash_in(known["background"], known["warning"])


async def test_it_is_over_after_a_moment() -> None:
    app = app_at(line_of(simple()))
    async with app.run_test() as pilot:
        await pilot.pause()
        run_screen(app).flash()
        assert run_screen(app).lit is not None
        await pilot.pause(run_telling.FLASH_S + 0.5)
        assert run_screen(app).lit is None


async def test_a_dialog_over_the_line_does_not_flash() -> None:
    app = app_at(line_of(simple()))
    async with app.run_test() as pilot:
        await press(pilot, "question_mark")
        assert on(app, HelpScreen)
        flash = run_screen(app).lit = flash_in("#102030", "#f0b95a")
        assert flash not in app.get_line_filters()
        await press(pilot, "escape")
        assert flash in app.get_line_filters()
