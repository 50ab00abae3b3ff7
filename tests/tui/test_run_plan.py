"""The plan on the move, missed taps, presses put aside, sets: one key each, said in words."""

from __future__ import annotations

import pytest

from bell_lap.core.plan import PlanStep
from bell_lap.core.result import Flag
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
    Step,
)
from bell_lap.core.view import Phase
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.laps import LapEditor
from bell_lap.tui.widgets.big_clock import BigClock
from bell_lap.tui.widgets.chart import RepsChart
from bell_lap.tui.widgets.figures import Band, SetPanel
from bell_lap.tui.widgets.lines import Notice, TapBar
from bell_lap.tui.widgets.panel import Panel
from bell_lap.tui.widgets.tables import LapsPanel
from tests.tui.support import Line, app_at, line_of, on, press, reps, simple


def said(app: BellLapApp, panel: type[Panel] = Notice) -> str:
    """The words that a panel shows."""
    return str(app.screen.query_one(panel).render())


def in_recovery() -> Line:
    """`4 x 400m in 75s, rest 90s jog`, 20 s after the first rep."""
    line = line_of(simple(), Rules(Who.COACH))
    line.tap()
    line.tap(74.0)
    line.after(20)
    return line


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("plus",), "Recovery 15 s longer: 1:45"),
        (("minus",), "Recovery 15 s shorter: 1:15"),
        (("plus", "plus"), "Recovery 15 s longer: 2:00"),
        (("a",), "One more rep: 5 reps now"),
        (("d",), "One rep fewer: 3 reps now"),
        (("L",), "The next rep is the last: 2 reps now"),
        (("o",), "That rep once more: 5 reps now"),
        (("k",), "On to the next part"),
        (("less_than_sign",), "Goals 1 s a lap slower: goal 76.0"),
        (("greater_than_sign",), "Goals 1 s a lap faster: goal 74.0"),
    ],
    ids=str,
)
async def test_each_change_of_the_plan_is_one_key_said_in_words_and_undone(
    keys: tuple[str, ...], words: str
) -> None:
    line = in_recovery()
    before = line.live.state().steps, line.live.view().deadline_ms
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, *keys)
        assert words in said(app)
        await press(pilot, *("u" for _ in keys))
        assert (line.live.state().steps, line.live.view().deadline_ms) == before


async def test_a_new_goal_is_typed_and_said() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "w", *"72", "enter")
        await pilot.pause()
        assert "New goal 72.0" in said(app)


async def test_what_is_refused_is_not_said_to_be_done() -> None:
    line = line_of(simple(), Rules(Who.COACH))
    line.tap()
    line.tap(74.0)
    line.after(120)
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "minus")
        assert "Not taken" in said(app)


def one_missed() -> Line:
    """A kilometre in 3:20 whose tap at 600 m is missing."""
    line = line_of(simple(reps(1000, 4, 200_000), title="4 x 1000m"), Rules(Who.COACH))
    for wait in (0, 40, 161):
        line.tap(wait)
    line.after(6)
    return line


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_missed_tap_is_offered_whole_at_every_size(size: tuple[int, int]) -> None:
    app = app_at(one_missed())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        notice = app.screen.query_one(Notice)
        assert notice.has_class("-offer")
        for part in ("600m", "~2:00.5", "y takes it", "i "):
            assert part in said(app)
        assert len(said(app)) <= notice.size.width


async def test_an_estimate_is_taken_by_one_key_and_always_looks_like_one() -> None:
    line = one_missed()
    app = app_at(line)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "y")
        assert "~2:00.5" in said(app)
        assert "estimated" in said(app, LapsPanel)
        assert "~2:00.5" in said(app, LapsPanel)
        line.after(30)
        line.clock.advance(30)
        await press(pilot, "space")
        assert line.live.view().phase is Phase.RECOVERY
        rep = line.live.result().reps[0]
        assert Flag.ESTIMATED in rep.flags
        assert not rep.counts
        assert "~ a lap estimated" in said(app, LapsPanel)
        assert "~ a lap" in said(app, RepsChart)


async def test_an_estimate_is_refused_by_one_key_and_not_offered_again() -> None:
    line = one_missed()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "i")
        assert line.live.view().missed is None
        assert not app.screen.query_one(Notice).has_class("-offer")
        await press(pilot, "u")
        assert line.live.view().missed is not None


async def test_a_press_that_was_not_counted_is_told_and_restored() -> None:
    line = line_of(simple(reps(1000, 2, 200_000)), Rules(Who.COACH))
    line.tap()
    line.tap(40.0)
    line.clock.advance(0.25)
    line.live.press("enter")
    line.after(20)
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "1 press not counted: R restores it" in said(app)
        await press(pilot, "R")
        assert len(line.live.view().marks) == 2
        await press(pilot, "u")
        assert len(line.live.view().marks) == 1


def lifting() -> Line:
    """In the first of three sets of 5 squats with 100 kg."""
    rest = Rest((Recovery(RecoveryKind.TIME, None, 180_000, 180_000),))
    squats = Step(Movements(5, Load(100_000)), Count(3, 3), label="squat", rest=rest)
    session = Session((Block((squats,), name="Lifts"),), "Heavy lifting", kind=Kind.STRENGTH)
    line = line_of(session, Rules(Who.COACH))
    line.tap()
    line.after(20)
    return line


async def test_a_set_stands_in_the_clocks_place_and_the_arrows_mend_it() -> None:
    line = lifting()
    app = app_at(line)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert not app.screen.query_one("#clock", BigClock).display
        assert "S Q U A T" in said(app, SetPanel)
        assert "this set is done" in said(app, TapBar)
        await press(pilot, "down", "greater_than_sign", "shift+up")
        at_hand = line.live.set_at_hand()
        assert at_hand is not None
        assert (at_hand.done.reps, at_hand.done.load) == (4, Load(105_000))
        assert "of 5" in said(app, SetPanel)


async def test_one_tap_is_set_done_and_the_recovery_still_mends_it() -> None:
    line = lifting()
    app = app_at(line)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "space")
        assert line.live.view().phase is Phase.RECOVERY
        assert "5 @ 100kg" in said(app, LapsPanel)
        await press(pilot, "up", "less_than_sign")
        assert "6 @ 97.5kg" in said(app, LapsPanel)
        rep = line.live.result().reps[0]
        assert (rep.reps_done, rep.load_done) == (6, Load(97_500))
        await press(pilot, "u")
        assert "6 @ 100kg" in said(app, LapsPanel)


async def test_last_time_stands_beside_the_set(monkeypatch: pytest.MonkeyPatch) -> None:
    line = lifting()
    asked: list[int] = []

    def last_time(step: PlanStep) -> str:
        asked.append(step.index)
        return "5 x 95kg"

    monkeypatch.setattr(line.live, "last_time", last_time)
    app = app_at(line)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Last time" in said(app, Band)
        assert "5 x 95kg" in said(app, Band)
        line.after(5)
        await pilot.pause()
        assert len(asked) == len(set(asked))


async def test_e_opens_the_laps_of_the_rep() -> None:
    app = app_at(in_recovery())
    async with app.run_test() as pilot:
        await press(pilot, "e")
        assert on(app, LapEditor)
