"""Opening and closing each screen, again and again, leaves nothing behind."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.timer import Timer
from textual.widget import Widget

from bell_lap.tui.app import BellLapApp
from tests.chaos.scale import counted, times
from tests.tui.support import open_library, press
from tests.tui.test_every_screen import TO_PYRAMID, at, diarist, library
from tests.tui.test_snapshots import in_a_recovery

WARM = times(1, 5)
TIMES = times(2, 200)
MOST_CLOSES = 5
SETTLES = 3
SETTLE_S = 10.0
"""What was closed is gone by then, its threads and timers too."""
HANDLES = Path("/proc/self/fd")


@dataclass(frozen=True)
class Opened:
    """What opens a screen over another, and what was done before."""

    make: Callable[[], BellLapApp]
    keys: tuple[str, ...]
    before: tuple[str, ...] = ()
    closes: str = "escape"


def line() -> BellLapApp:
    """At the line, in a recovery."""
    return at(in_a_recovery())


SCREENS = {
    "help": Opened(library, ("question_mark",)),
    "write a session": Opened(library, ("n", *"4 x 400m")),
    "the goal": Opened(library, ("g",)),
    "the settings": Opened(library, ("s",)),
    "the history": Opened(library, ("h",)),
    "the palette": Opened(library, ("ctrl+p",)),
    "ready": Opened(library, ("enter",), TO_PYRAMID),
    "help at the line": Opened(line, ("question_mark",)),
    "laps": Opened(line, ("e",)),
    "stop": Opened(line, ("s",), closes="n"),
    "the palette at the line": Opened(line, ("ctrl+p",)),
    "one workout": Opened(diarist, ("enter",)),
    "its diary": Opened(diarist, ("enter", "n")),
    "the calendar": Opened(diarist, ("w",)),
    "logging": Opened(diarist, ("l",)),
    "comparing": Opened(diarist, ("c",)),
    "what to compare": Opened(diarist, ("c", "o")),
    "a trend": Opened(diarist, ("t",)),
    "the bests": Opened(diarist, ("b",)),
}


def handles() -> int:
    """How many files this process has open; 0 where that is not known."""
    return len(list(HANDLES.iterdir())) if sys.platform == "linux" else 0


async def there(pilot: Pilot[None]) -> Counter[str]:
    """Everything that a screen could leave behind, by what it is."""
    for _ in range(SETTLES):
        await pilot.pause()
    gc.collect()
    found: Counter[str] = Counter()
    for each in gc.get_objects():
        if isinstance(each, Widget | Timer):
            found[type(each).__name__] += 1
    found["tasks"] = len(asyncio.all_tasks())
    found["threads"] = threading.active_count()
    found["handles"] = handles()
    return found


async def opened_and_closed(pilot: Pilot[None], screen: Opened) -> None:
    """Open it with its keys, and go back where it was opened."""
    app = pilot.app
    under = app.screen
    await press(pilot, *screen.keys)
    assert app.screen is not under
    for _ in range(MOST_CLOSES):
        if app.screen is under:
            return
        await press(pilot, screen.closes)
    raise AssertionError(f"{app.screen} stays")


@pytest.mark.soak
@pytest.mark.timeout(times(120, 1_800))
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_that_is_closed_is_gone(name: str) -> None:
    screen = SCREENS[name]
    app = screen.make()
    async with app.run_test(size=(100, 30)) as pilot:
        await open_library(pilot)
        await press(pilot, *screen.before)
        for _ in range(WARM):
            await opened_and_closed(pilot, screen)
        before = await there(pilot)
        for _ in range(TIMES):
            await opened_and_closed(pilot, screen)
        left = await there(pilot) - before
        end_s = time.monotonic() + SETTLE_S
        while left and time.monotonic() < end_s:
            await asyncio.sleep(0.05)
            left = await there(pilot) - before
    counted("soak, screens", screen=name, opened=TIMES, left=sum(left.values()))
    assert left == Counter()
