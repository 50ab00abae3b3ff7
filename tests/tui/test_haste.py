"""What is changed in the interpreter while a workout lives, and put back after it."""

from __future__ import annotations

import gc
import sys
import weakref

import pytest
from textual._styles_cache import StylesCache
from textual.color import Color

from bell_lap.core import inputs
from bell_lap.tui.haste import SWITCH_S, Haste
from bell_lap.tui.quiet import quiet_moment
from tests.tui.support import JOG_90, Line, app_at, line_of, reps, simple


@pytest.fixture(autouse=True)
def thawed() -> None:
    """Nothing is set aside from the collector by what ran here before."""
    gc.unfreeze()


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
    assert during[1][:2] < before[1][:2], "little at a time"
    assert during[1][2] > before[1][2], "what is old seldom"
    assert during[2]
    assert settings() == before


class Knot:
    """Holds itself: only the collector ends it."""

    def __init__(self) -> None:
        self.itself = self


def collected(haste: Haste, line: Line) -> bool:
    """Whether what has gathered is collected as the workout stands."""
    knot = weakref.ref(Knot())
    haste.rest(quiet_moment(line.live.view()))
    return knot() is None


def test_it_collects_once_in_a_recovery_and_never_while_somebody_is_timed() -> None:
    line = line_of(simple(reps(rest=JOG_90)))
    haste = Haste()
    gc.disable()
    try:
        assert not collected(haste, line)
        haste.begin()
        assert not collected(haste, line), "the first tap may come"
        line.tap()
        line.after(30)
        assert not collected(haste, line), "a rep is under way"
        for _ in range(2):
            line.tap(45)
            assert not collected(haste, line), "the finish may be tapped again"
            line.after(2)
            assert collected(haste, line)
            line.after(2)
            assert not collected(haste, line), "once is enough"
            line.after(84)
            assert not collected(haste, line), "the start is near"
            line.after(10)
            line.tap()
            line.after(30)
            assert not collected(haste, line), "a rep is under way"
    finally:
        haste.end()
        gc.enable()


def test_what_closed_widgets_have_drawn_is_let_go_of_too() -> None:
    line = line_of(simple(reps(rest=JOG_90)))
    haste = Haste()
    haste.begin()
    try:
        line.tap()
        line.tap(74)
        line.after(2)
        drawn = StylesCache()
        drawn.get_inner_outer(Color(1, 2, 3), Color(4, 5, 6))
        still = weakref.ref(drawn)
        del drawn
        haste.rest(quiet_moment(line.live.view()))
        assert still() is None
    finally:
        haste.end()


def test_a_pause_and_the_end_are_quiet_too() -> None:
    line = line_of(simple(reps(count=1)))
    haste = Haste()
    haste.begin()
    try:
        line.tap()
        line.after(20)
        line.live.act(inputs.Pause(line.live.now_ms()))
        assert quiet_moment(line.live.view())
        line.live.act(inputs.Resume(line.live.now_ms()))
        assert quiet_moment(line.live.view()) is None
        line.tap(50)
        assert quiet_moment(line.live.view())
    finally:
        haste.end()


async def test_it_is_so_while_the_run_screen_is_there_and_no_longer() -> None:
    before = settings()
    app = app_at(line_of(simple()))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert settings()[2]
    assert settings() == before
