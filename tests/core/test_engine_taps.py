"""What a press means: marks, bounces, held keys, strays, and that none vanishes."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.events import Bounced
from bell_lap.core.result import Flag
from bell_lap.core.session import Place
from bell_lap.core.taps import BOUNCE, HELD_KEY
from tests.core.talk import Talk, plan_of


def test_every_mark_takes_its_tap_and_the_last_is_the_finish() -> None:
    talk = Talk("1000m in 3:20")
    talk.at(0).tap().at(40_500).tap().at(121_000).tap()
    assert talk.tap_is == "nothing", "nobody is back yet"
    talk.at(201_000)
    assert talk.tap_is == "finish"
    talk.tap()
    assert talk.splits(1) == [40_500, 121_000, 201_000]
    assert [mark.lap_ms for mark in talk.marks(1)] == [40_500, 80_500, 80_000]
    assert [mark.delta_ms for mark in talk.marks(1)] == [500, 1_000, 1_000]
    assert talk.rep(1).delta_ms == 1_000
    assert talk.phase == "done"


def test_the_mile_has_four_marks() -> None:
    talk = Talk("1mi in 5:00")
    talk.at(0).tap()
    for at_ms in (76_310, 150_870, 225_440, 300_000):
        talk.at(at_ms).tap()
    goals_ms = [mark.goal_split_ms or 0 for mark in talk.marks(1)]
    assert [f"{ms / 1000:.2f}" for ms in goals_ms] == ["76.31", "150.87", "225.44", "300.00"]
    assert talk.rep(1).delta_ms == 0


@pytest.mark.parametrize(
    ("apart_ms", "key", "reason"),
    [(120, "space", HELD_KEY), (120, "right", BOUNCE), (121, "space", BOUNCE), (299, "", BOUNCE)],
)
def test_a_press_soon_after_another_is_a_bounce(apart_ms: int, key: str, reason: str) -> None:
    talk = Talk("2 x 600m, rest 60s")
    talk.at(0).tap().at(33_000).tap().at(33_000 + apart_ms).tap(key)
    assert talk.strays == [reason]
    assert talk.splits(1) == [33_000]
    assert isinstance(talk.events[-1], Bounced)


def test_after_the_window_a_press_counts_again() -> None:
    talk = Talk("3 x 5min, rest 60s")
    talk.at(0).tap().at(1_000).tap().at(1_300).tap()
    assert talk.strays == ["nobody runs a lap that fast"]


def test_the_window_slides_with_each_press() -> None:
    talk = Talk("5min")
    talk.at(0).tap()
    for at_ms in range(250, 4_000, 250):
        talk.at(at_ms).tap()
    assert set(talk.strays) == {BOUNCE}
    talk.at(4_050).tap()
    assert talk.splits(1) == [4_050]


def test_after_a_finish_the_window_is_twice_as_wide() -> None:
    talk = Talk("400m; 400m, rest full")
    talk.at(0).tap().at(70_000).tap().at(70_599).tap()
    assert talk.strays == [BOUNCE]
    later = Talk("400m; 400m, rest full")
    later.at(0).tap().at(70_000).tap().at(70_600).tap()
    assert later.strays == ["too early: a tap starts the next in 0:15"]


def test_a_held_key_is_one_tap() -> None:
    talk = Talk("2 x 600m, rest 60s")
    talk.at(0).tap()
    for at_ms in range(33_000, 36_000, 33):
        talk.at(at_ms).tap()
    assert talk.splits(1) == [33_000]
    assert len(talk.strays) == 90


def test_a_key_held_to_go_on_after_a_pause_is_no_lap() -> None:
    talk = Talk("400m")
    talk.at(0).tap().at(60_000).pause().at(90_000).tap()
    for at_ms in range(90_500, 92_000, 33):
        talk.at(at_ms).tap()
    assert talk.phase == "work"
    assert set(talk.strays) == {BOUNCE, HELD_KEY}


def test_nobody_runs_that_fast() -> None:
    talk = Talk("2 x 400m, rest 60s")
    talk.at(0).tap().at(36_363).tap()
    assert talk.strays == ["nobody runs 400 m that fast"]
    talk.at(36_700).tap()
    assert talk.times == [36_700]


def test_a_tap_in_a_timed_recovery_is_a_stray() -> None:
    talk = Talk("2 x 400m, rest 60s")
    talk.at(0).tap().at(70_000).tap().at(90_000).tap()
    assert talk.strays == ["the recovery goes on for 0:40"]
    assert talk.left == 40_000


def test_a_timed_recovery_made_longer_still_ends_by_itself() -> None:
    talk = Talk("2 x 400m, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(70_000).tap().at(100_000).adjust(30_000).at(140_000).tap()
    assert talk.strays == ["the recovery goes on for 0:20"]
    talk.at(160_000)
    assert talk.starts == [0, 160_000]


def test_taps_after_the_finish_never_destroy_it() -> None:
    talk = Talk("400m in 72s")
    talk.at(0).tap().at(72_000).tap()
    before = talk.result
    for at_ms in (72_200, 75_000, 80_000, 3_600_000):
        talk.at(at_ms).tap()
    assert talk.phase == "done"
    assert talk.result == before
    assert talk.strays == [BOUNCE, *["the workout is over"] * 3]


def test_a_timed_rep_takes_laps_without_a_distance() -> None:
    talk = Talk("5min")
    talk.at(0).tap().at(80_000).tap().at(110_000).tap().at(160_000).tap().at(300_000)
    assert talk.splits(1) == [80_000, 160_000]
    assert {mark.distance_m for mark in talk.marks(1)} == {None}
    assert talk.strays == ["nobody runs a lap that fast"]
    assert talk.times == [300_000]


def test_on_a_road_taps_are_marks_without_distance() -> None:
    talk = Talk(plan_of("10min", place=Place.ROAD))
    talk.at(0).tap().at(20_000).tap().at(40_000).tap()
    assert talk.splits(1) == [20_000, 40_000]


def test_one_tap_says_done() -> None:
    talk = Talk(plan_of('5 reps "squat"', 'open "strides"'))
    talk.at(0).tap().at(900).tap()
    assert talk.strays == ["it has only just begun"]
    talk.at(20_000).tap()
    assert talk.result.steps[0].reps_done == 5
    talk.at(30_000).tap().at(90_000).tap()
    assert talk.phase == "done"
    assert talk.times == [20_000, 60_000]


def test_every_press_of_a_nervous_thumb_is_kept() -> None:
    talk = Talk("2 x 600m in 110s, rest full")
    for at_ms in (0, 90, 33_000, 33_100, 33_250, 50_000, 110_000, 110_500, 112_000, 140_000):
        talk.at(at_ms).tap()
    taps = {tap.press for run in talk.runs for tap in run.taps}
    strays = {stray.press for stray in talk.state.strays}
    starts = {1, 10}
    assert taps | strays | starts == set(range(1, 11))
    assert talk.times == [110_000]
    assert talk.starts == [0, 140_000]


def test_a_missed_tap_stays_visibly_missed() -> None:
    talk = Talk("1000m in 3:20")
    talk.at(0).tap().at(40_000).tap()
    talk.does(inputs.AcceptEstimate, step=0, attempt=1, mark=1, split_ms=30_000)
    assert talk.why == "the laps would not be in order"
    talk.at(200_000).does(inputs.SetSplit, step=0, attempt=1, mark=2, split_ms=200_000)
    assert [mark.laps for mark in talk.marks(1)] == [1, 0, 2]
    assert talk.marks(1)[1].split_ms is None
    assert Flag.COVERS_MORE in talk.marks(1)[2].flags


def test_a_tap_at_a_deadline_comes_after_it() -> None:
    talk = Talk("2 x 30s, rest 20s", "solo", ready=0)
    talk.at(0).tap().at(30_000).tap()
    assert talk.phase == "recovery"
    assert len(talk.strays) == 1
