"""The run screen as pictures: what its size, its state and its theme make of it.

`test_snapshots` has the states of a ladder at three sizes; here are the others. After a wanted
change: pytest tests/tui --snapshot-update.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.events import AppBlur
from textual.pilot import Pilot

from bell_lap.core.missed import accepts
from bell_lap.core.rules import Rules, Who
from bell_lap.core.session import (
    Block,
    Count,
    Kind,
    Load,
    Movements,
    Recovery,
    RecoveryKind,
    Rest,
    Session,
    Span,
    Step,
)
from bell_lap.tui import colours
from tests.tui.support import Line, app_at, line_of, reps, simple
from tests.tui.test_snapshots import in_a_recovery, late_in_a_rep

Snap = Callable[..., bool]
COACH = Rules(Who.COACH)


def twelve() -> Line:
    """In the recovery after the sixth of twelve 400s, fast and slow ones."""
    line = line_of(simple(reps(400, 12, 72_000), title="12 x 400m in 72s, rest 90s jog"), COACH)
    line.tap()
    for time_s in (71.3, 72.4, 72.0, 73.6, 71.9):
        line.tap(time_s)
        line.tap(93)
    line.tap(70.2)
    line.after(33)
    return line


def mile() -> Line:
    """In the third lap of a timed mile: where it is heading, and what the goal needs."""
    line = line_of(simple(reps(1600, 1, 300_000), title="A timed mile"), COACH)
    for wait in (0, 74.1, 76.2):
        line.tap(wait)
    line.after(40)
    return line


def first_lap() -> Line:
    """A rep without a mark yet."""
    line = line_of(simple(reps(600, 4, 112_000)), COACH)
    line.tap()
    line.after(21.3)
    return line


def get_ready() -> Line:
    """Counting down to a start at another place."""
    line = line_of(simple(reps(600, 4, 112_000)), Rules(Who.COACH, ready_away_ms=60_000))
    line.tap()
    line.after(12)
    return line


def missed() -> Line:
    """The tap at 600 m seems missed."""
    line = line_of(simple(reps(1000, 4, 200_000), title="4 x 1000m"), COACH)
    for wait in (0, 40, 161):
        line.tap(wait)
    line.after(6)
    return line


def estimated() -> Line:
    """That rep, its estimate taken, is over."""
    line = missed()
    found = line.live.view().missed
    assert found is not None
    item = accepts(found, line.live.now_ms())
    assert item is not None
    line.live.act(item)
    line.after(30)
    line.live.press("space")
    line.after(30)
    return line


def lifting() -> Line:
    """In a set."""
    rest = Rest((Recovery(RecoveryKind.TIME, None, 180_000, 180_000),))
    squats = Step(Movements(5, Load(100_000)), Count(3, 3), label="squat", rest=rest)
    session = Session((Block((squats,), name="Lifts"),), "Heavy lifting", kind=Kind.STRENGTH)
    line = line_of(session, COACH)
    line.tap()
    line.after(22)
    return line


def lifted() -> Line:
    """In the recovery after a set."""
    line = lifting()
    line.tap(10)
    line.after(35)
    return line


def timed() -> Line:
    """In a rep of five minutes, two laps done."""
    rest = Rest((Recovery(RecoveryKind.EQUAL),))
    line = line_of(simple(Step(Span(300_000, 300_000), Count(4, 4), rest=rest), title="4 x 5min"))
    for wait in (0, 95, 96):
        line.tap(wait)
    line.after(40)
    return line


@pytest.mark.parametrize("scene", [first_lap, get_ready, timed, lifted], ids=lambda s: s.__name__)
def test_other_states(snap_compare: Snap, scene: Callable[[], Line]) -> None:
    assert snap_compare(app_at(scene()), terminal_size=(80, 24))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 50)], ids=str)
@pytest.mark.parametrize("scene", [twelve, mile, missed, lifting], ids=lambda s: s.__name__)
def test_each_size(snap_compare: Snap, scene: Callable[[], Line], size: tuple[int, int]) -> None:
    assert snap_compare(app_at(scene()), terminal_size=size)


def test_an_estimate_stays_one(snap_compare: Snap) -> None:
    assert snap_compare(app_at(estimated()), terminal_size=(120, 40))


@pytest.mark.parametrize("theme", [theme.name for theme in colours.THEMES])
@pytest.mark.parametrize("scene", [late_in_a_rep, twelve, in_a_recovery], ids=lambda s: s.__name__)
def test_each_theme(snap_compare: Snap, scene: Callable[[], Line], theme: str) -> None:
    async def choose(pilot: Pilot[None]) -> None:
        pilot.app.theme = theme
        await pilot.pause()

    assert snap_compare(app_at(scene()), run_before=choose, terminal_size=(80, 24))


def test_a_lost_focus(snap_compare: Snap) -> None:
    async def look_away(pilot: Pilot[None]) -> None:
        pilot.app.post_message(AppBlur())
        await pilot.pause()

    assert snap_compare(app_at(first_lap()), run_before=look_away, terminal_size=(80, 24))
