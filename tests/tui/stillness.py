"""Waits until a program under test has nothing left to do, and no longer.

Textual's own pilot looks every 20 ms whether the process has slept: three times for each key, and
up to a second each where a clock is drawn. Here the event loop is asked, and a frame that is due is
drawn at once. Time that only passes (a timer, a flash, another thread) is not waited for: a test
that needs it says so itself.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

from textual._context import active_app
from textual.app import App


async def still(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until no message and no frame is left, or for `max_sleep` seconds.

    Takes the place of `textual._wait.wait_for_idle`, which sleeps `min_sleep` seconds at least.
    """
    del min_sleep
    app = active_app.get()
    end_s = monotonic() + max_sleep
    while True:
        await _nothing_ready()
        if not (_resize(app) or _draw(app)) or monotonic() >= end_s:
            return


async def _nothing_ready() -> None:
    """Give way until the loop has nothing else to run, twice: what it polls may bring more."""
    loop = asyncio.get_running_loop()
    calm = 0
    while calm < 2:
        await asyncio.sleep(0)
        calm = 0 if loop._ready else calm + 1  # type: ignore[attr-defined]


def _resize(app: App[Any]) -> bool:
    """Tell of a new size, which waits for the next one; whether there was any."""
    is_due = app.is_running and app._resize_timer is not None
    if is_due:
        app._check_resize()
    return is_due


def _draw(app: App[Any]) -> bool:
    """Draw what waits for the next frame; whether anything did."""
    if not (app.is_running and app.screen_stack):
        return False
    timer: Any = app.screen._update_timer  # mypy takes what `_active` is for nothing at all
    is_due: bool = timer._active.is_set()
    if is_due:
        app.screen._on_timer_update()
    return is_due
