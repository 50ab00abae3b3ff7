"""What happens before the first paint: no more than it needs, and nothing twice."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from bell_lap.tui import colours, themes
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.ports import Context
from bell_lap.tui.screens.library import SessionList
from tests.tui.support import Desk, context_of, open_library

LOADING = """
import asyncio, sys
from bell_lap.errors import BadInput
from bell_lap.tui.app import BellLapApp

def make():
    early = [name for name in sys.modules if name.startswith("bell_lap.") or name == "sqlite3"]
    print(*sorted(name for name in early if not name.startswith("bell_lap.tui")))
    raise BadInput("enough")

async def main():
    app = BellLapApp(make, names=("ladder-up",))
    async with app.run_test() as pilot:
        while app.trouble is None:
            await pilot.pause()

asyncio.run(main())
"""


def test_what_reads_sessions_is_not_loaded_before_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, text=True, timeout=60, check=True
    )
    found = set(done.stdout.split())
    assert found == {"bell_lap.core", "bell_lap.core.hidden", "bell_lap.errors"}


class Drawing(BellLapApp):
    """The program, with a note of each drawing: whether updates were held back."""

    def __init__(self, context: Context, *, names: tuple[str, ...]) -> None:
        super().__init__(context, names=names)
        self.held: list[bool] = []

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if renderable is not None:
            self.held.append(bool(self._batch_count))
        super()._display(screen, renderable)


async def test_nothing_is_drawn_that_nobody_would_see() -> None:
    app = Drawing(context_of(Desk()), names=("ladder-up", "pyramid"))
    async with app.run_test() as pilot:
        await open_library(pilot)
        assert app.held
        assert not any(app.held)
        app.held.clear()
        with app.batch_update():
            app.screen.query_one(SessionList).styles.height = 3
            app.screen._refresh_layout()
            await pilot.pause()
            assert not app.held
        async with asyncio.timeout(20):
            while not app.held:
                await pilot.pause()
        assert not any(app.held)


@pytest.mark.parametrize("other", ["textual-light", "textual-dark"])
def test_the_theme_is_there_before_anything_has_a_style(
    other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BellLapApp.theme, "_default", other)
    app = BellLapApp(context_of(Desk()))
    assert app.theme == themes.DEFAULT
    assert (app.has_class("-dark-mode"), app.has_class("-light-mode")) == (True, False)
    assert app.stylesheet._variables["primary"].casefold() == colours.DARK.primary
