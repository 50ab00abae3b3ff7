"""What is changed in the interpreter while a workout lives, and put back after it."""

from __future__ import annotations

import gc
import sys

from bell_lap.tui.haste import SWITCH_S, Haste
from tests.tui.support import app_at, line_of, simple


def settings() -> tuple[float, tuple[int, int, int], bool]:
    return sys.getswitchinterval(), gc.get_threshold(), gc.get_freeze_count() > 0


def test_all_is_put_back() -> None:
    before = settings()
    haste = Haste()
    haste.end()
    assert settings() == before
    haste.begin()
    haste.begin()
    during = settings()
    haste.end()
    haste.end()
    assert abs(during[0] - SWITCH_S) < 1e-4
    assert during[1][2] > before[1][2]
    assert during[2]
    assert settings() == before


async def test_it_is_so_while_the_run_screen_is_there_and_no_longer() -> None:
    before = settings()
    app = app_at(line_of(simple()))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert settings()[2]
    assert settings() == before
