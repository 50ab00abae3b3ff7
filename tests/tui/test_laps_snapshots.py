"""The lap editor as pictures. After a wanted change: pytest tests/tui --snapshot-update."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bell_lap.core.inputs import AcceptEstimate
from bell_lap.core.rules import Rules
from bell_lap.history.store import Store
from bell_lap.live import editing, opening
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.laps import LapEditor
from tests.tui.support import (
    FULL,
    Desk,
    Line,
    PilotClock,
    app_at,
    context_of,
    line_of,
    plan_of,
    press,
    reps,
    simple,
)

Snap = Callable[..., bool]
SIZES = [(60, 20), (80, 24), (120, 40)]
KILOS = simple(reps(1000, 3, 200_000, FULL), title="3 x 1000m")
RULES = Rules(ready_line_ms=0, ready_away_ms=0)
BAD_REP = (0, 40.3, 0.25, 79, 80.4, 5)
"""A bounce after the first lap, and a press too early in the recovery."""


def with_a_missed_tap() -> Line:
    """In the second rep, whose first mark was missed."""
    line = line_of(KILOS, RULES)
    for wait in (*BAD_REP, 95, 121.2):
        line.tap(wait)
    line.after(25)
    return line


def pressing(*keys: str, line: Line | None = None) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Open the editor over the run screen, where there is one, and press keys."""

    async def act(pilot: Pilot[None]) -> None:
        await pilot.pause()
        if line is not None:
            await pilot.app.push_screen(LapEditor(line.live, live=True))
            await pilot.pause()
        await press(pilot, *keys)
        for field in pilot.app.screen.query("LapEntry").results():
            field.cursor_blink = False  # type: ignore[attr-defined]  # an Input has it
        await pilot.pause()

    return act


@pytest.mark.parametrize("size", SIZES)
def test_over_a_rep_with_a_missed_tap(snap_compare: Snap, size: tuple[int, int]) -> None:
    line = with_a_missed_tap()
    assert snap_compare(app_at(line), run_before=pressing(line=line), terminal_size=size)


def test_a_lap_being_typed(snap_compare: Snap) -> None:
    line = with_a_missed_tap()
    keys = ("left_square_bracket", "up", "7", "9", "tab")
    assert snap_compare(app_at(line), run_before=pressing(*keys, line=line), terminal_size=(80, 24))


def test_a_repair_that_is_refused(snap_compare: Snap) -> None:
    line = with_a_missed_tap()
    keys = ("left_square_bracket", "up", "greater_than_sign")
    assert snap_compare(app_at(line), run_before=pressing(*keys, line=line), terminal_size=(60, 20))


@pytest.mark.parametrize("size", SIZES)
def test_over_a_workout_of_the_history(
    snap_compare: Snap, tmp_path: Path, size: tuple[int, int]
) -> None:
    with Store.open(tmp_path / "data" / "history.sqlite3") as store:
        clock = PilotClock()
        live = opening.begin(plan_of(KILOS), RULES, clock, store)
        line = Line(live, clock)
        for wait in (*BAD_REP, 95, 121.2, 80):
            line.tap(wait)
        live.act(AcceptEstimate(live.now_ms(), 2, 1, 0, 40_400))
        for wait in (95, 40, 80, 80.8):
            line.tap(wait)
        live.close()
        clock.advance(86_400)
        context = context_of(Desk(), history=store, clock=clock)
        object.__setattr__(context, "mend", lambda workout: editing.edit(clock, store, workout))
        app = BellLapApp(context, history=True)
        keys = ("enter", "e", "left_square_bracket", "left_square_bracket", "up", "minus")
        assert snap_compare(app, run_before=pressing(*keys), terminal_size=size)
