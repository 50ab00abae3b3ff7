"""How each kind of recovery ends, and what a typed time, a pause or an adjustment does to it."""

from __future__ import annotations

import pytest

from bell_lap.core.plan import Range
from bell_lap.core.result import Flag
from bell_lap.core.view import Action, ClockWay, TapMeans
from tests.core.talk import Talk


def test_full_recovery_refuses_a_thumb_that_presses_twice() -> None:
    talk = Talk("2 x 400m, rest full")
    talk.at(0).tap().at(70_000).tap().at(84_999).tap()
    assert talk.strays == ["too early: a tap starts the next in 0:01"]
    talk.at(85_300).tap()
    assert talk.starts == [0, 85_300]


def test_full_recovery_with_a_least_time_counts_down_first() -> None:
    talk = Talk("2 x 400m, rest full min 3min")
    talk.at(0).tap().at(70_000).tap().at(100_000).tap()
    assert talk.strays == ["too early: a tap starts the next in 2:30"]
    assert (talk.view.clock_ms, talk.view.clock_way) == (150_000, ClockWay.DOWN)
    talk.at(260_000)
    assert (talk.view.clock_ms, talk.view.clock_way) == (190_000, ClockWay.UP)
    talk.tap()
    assert talk.starts == [0, 260_000]


def test_solo_full_recovery_ends_at_the_expected_time_or_at_a_tap() -> None:
    by_clock = Talk("2 x 400m in 72s, rest full", "solo", ready=0)
    by_clock.at(0).tap().at(72_000).tap()
    expected_ms = by_clock.run.step.expected_ms
    assert expected_ms is not None
    assert by_clock.left == expected_ms
    by_clock.at(72_000 + expected_ms)
    assert by_clock.starts == [0, 72_000 + expected_ms]
    by_tap = Talk("2 x 400m in 72s, rest full", "solo", ready=0)
    by_tap.at(0).tap().at(72_000).tap().at(102_000).tap()
    assert by_tap.starts == [0, 102_000]
    late = Talk("2 x 400m in 72s, rest full", "solo", start="tap", ready=0)
    late.at(0).tap().at(72_000).tap().at(72_000 + expected_ms)
    assert late.phase == "overdue"


@pytest.mark.parametrize("rest", ["200m jog", "walk back", "same distance jog"])
def test_a_distance_ends_at_a_tap(rest: str) -> None:
    talk = Talk(f"2 x 200m, rest {rest}")
    talk.at(0).tap().at(35_000).tap().at(45_000).tap()
    assert talk.strays == ["the recovery has only just begun"]
    assert talk.view.clock_way is ClockWay.UP
    talk.at(125_000)
    assert talk.view.tap is TapMeans.GO_ON
    talk.tap()
    assert talk.starts == [0, 125_000]
    assert talk.rests == [90_000]


@pytest.mark.parametrize(("rest", "ms"), [("equal", 70_000), ("1:2", 140_000), ("1/2", 35_000)])
def test_equal_and_ratio_are_counted_from_the_reps_own_time(rest: str, ms: int) -> None:
    talk = Talk(f"2 x 400m, rest {rest}")
    talk.at(0).tap().at(70_000).tap()
    assert talk.left == ms


def test_a_pause_does_not_lengthen_an_equal_recovery() -> None:
    talk = Talk("2 x 400m, rest equal")
    talk.at(0).tap().at(10_000).pause().at(30_000).tap().at(90_000).tap()
    assert talk.times == [70_000]
    assert talk.left == 70_000


def test_next_ends_any_recovery() -> None:
    for rest in ("60s", "full", "200m jog", "equal"):
        talk = Talk(f"2 x 400m, rest {rest}")
        talk.at(0).tap().at(70_000).tap().at(71_000).next()
        assert talk.starts == [0, 71_000], rest


def test_a_recovery_is_adjusted_but_never_to_before_now() -> None:
    talk = Talk("2 x 400m, rest 60s")
    talk.at(0).tap().at(70_000).tap().at(80_000).adjust(30_000)
    assert talk.left == 80_000
    talk.at(90_000).adjust(-30_000)
    assert talk.left == 40_000
    talk.at(91_000).adjust(-600_000)
    assert talk.phase == "overdue"
    talk.at(101_000).adjust(5_000)
    assert talk.why == "the recovery is over by more than that: tap to start"
    talk.at(102_000).adjust(20_000)
    assert (talk.phase, talk.left) == ("recovery", 9_000)


def test_an_open_recovery_has_nothing_to_adjust() -> None:
    talk = Talk("2 x 400m, rest full")
    talk.at(0).tap().at(70_000).tap().at(80_000).adjust(30_000)
    assert talk.why == "this recovery has no time: it ends at a tap"
    assert not talk.can(Action.ADJUST_RECOVERY)


# --- typed times ----------------------------------------------------------------------------------


def test_a_typed_time_replaces_the_late_tap_and_the_recovery_counts_from_the_real_end() -> None:
    talk = Talk("2 x 400m in 72s, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(78_000).tap().at(85_000).types(71_400)
    assert talk.times == [71_400]
    assert talk.flags(1) == {Flag.BY_WATCH}
    assert talk.rep(1).delta_ms == -600
    assert talk.left == 71_400 + 60_000 - 85_000
    talk.at(131_400)
    assert talk.starts == [0, 131_400]
    assert talk.rests == [60_000]


def test_a_typed_time_leaves_at_least_ten_seconds() -> None:
    talk = Talk("2 x 400m, rest 30s", "solo", ready=0)
    talk.at(0).tap().at(95_000).tap().at(100_000).types(70_000)
    assert talk.left == 10_000
    overdue = Talk("2 x 400m, rest 30s", "coach")
    overdue.at(0).tap().at(70_000).tap().at(104_000)
    assert overdue.phase == "overdue"
    overdue.types(69_000)
    assert (overdue.phase, overdue.left) == ("recovery", 10_000)


def test_a_typed_time_ends_the_running_rep_where_it_really_ended() -> None:
    talk = Talk("2 x 600m in 110s, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(125_000).types(109_300)
    assert talk.times == [109_300]
    assert talk.left == 109_300 + 60_000 - 125_000
    long_ago = Talk("2 x 600m, rest 60s", "solo", ready=0)
    long_ago.at(0).tap().at(400_000).types(109_300)
    assert long_ago.left == 10_000


def test_a_typed_time_after_the_last_rep_moves_the_end() -> None:
    talk = Talk("400m", "solo", ready=0)
    talk.at(0).tap().at(80_000).tap().at(90_000).types(71_400)
    assert talk.times == [71_400]
    assert talk.result.end_ms == 71_400


def test_an_equal_recovery_follows_the_typed_time() -> None:
    talk = Talk("2 x 400m, rest equal", "solo", ready=0)
    talk.at(0).tap().at(80_000).tap().at(90_000).types(70_000)
    assert talk.left == 140_000 - 90_000


def test_what_a_typed_time_adds_to_an_equal_recovery_was_not_planned() -> None:
    talk = Talk("2 x 400m, rest equal", "solo", ready=0)
    talk.at(0).tap().at(80_000).tap().at(138_000).types(70_000)
    assert talk.left == 10_000
    assert talk.result.steps[1].planned_ms == Range(70_000, 70_000)
    talk.at(139_000).types(72_000)
    assert talk.result.steps[1].planned_ms == Range(72_000, 72_000)


def test_a_send_off_does_not_move_with_a_typed_time() -> None:
    talk = Talk("2 x 400m, on 3:00", "solo", ready=0)
    talk.at(0).tap().at(80_000).tap().at(90_000).types(70_000)
    assert talk.left == 90_000


def test_what_was_added_to_the_recovery_stays_when_a_time_is_typed() -> None:
    talk = Talk("2 x 400m, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(80_000).tap().at(82_000).adjust(30_000).at(90_000).types(70_000)
    assert talk.left == 70_000 + 60_000 + 30_000 - 90_000


def test_a_typed_time_counts_from_before_a_later_pause() -> None:
    talk = Talk("2 x 400m, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(72_000).pause().at(90_000).resume().at(91_000).types(70_000)
    assert talk.times == [70_000]
    assert talk.left == 70_000 + 60_000 - 91_000


def test_laps_after_the_typed_finish_are_put_aside_and_can_be_restored() -> None:
    talk = Talk("1000m, rest full; 400m", "coach")
    talk.at(0).tap().at(40_000).tap().at(185_000).tap().at(190_000).types(181_000)
    assert talk.splits(1) == [40_000, None, 181_000]
    assert talk.strays == ["the watch said otherwise"]
    assert talk.state.strays[0].at_ms == 185_000


@pytest.mark.parametrize(
    ("plan", "ms", "why"),
    [
        ("2 x 400m, rest 60s", 75_001, "the rep began less long ago than that"),
        ("2 x 400m, rest 60s", 30_000, "nobody runs that fast"),
        ("2 x 400m, rest 60s", 0, "a time is more than nothing"),
        ("2 x 70s, rest 60s", 60_000, "only a rep over a distance has a time to type"),
    ],
)
def test_a_time_that_cannot_be_is_refused(plan: str, ms: int, why: str) -> None:
    talk = Talk(plan, "solo", ready=0)
    talk.at(0).tap().at(70_000).tap().at(75_000).types(ms)
    assert talk.why == why


def test_a_typed_time_can_be_undone() -> None:
    talk = Talk("2 x 400m, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(80_000).tap().at(82_000).adjust(10_000).at(85_000).types(70_000)
    talk.at(86_000).undo()
    assert talk.taken
    assert talk.times == [80_000]
    assert talk.left == 80_000 + 70_000 - 86_000


# --- pause ----------------------------------------------------------------------------------------


def test_a_pause_freezes_the_rep_and_bars_it_from_bests() -> None:
    talk = Talk("2 x 400m in 72s, rest 60s")
    talk.at(0).tap().at(30_000).pause().at(50_000)
    assert talk.phase == "paused"
    assert talk.view.elapsed_ms == 30_000
    assert talk.view.clock_way is ClockWay.STILL
    talk.tap().at(92_000).tap()
    assert talk.times == [72_000]
    assert Flag.PAUSED in talk.flags(1)
    assert not talk.rep(1).counts
    assert talk.rep(1).paused_ms == 20_000


def test_a_pause_moves_every_deadline() -> None:
    rest = Talk("2 x 400m, rest 60s", "solo", ready=0)
    rest.at(0).tap().at(70_000).tap().at(100_000).pause().at(500_000).resume()
    assert rest.left == 30_000
    assert rest.at(530_000).starts == [0, 530_000]
    assert rest.rests == [60_000]
    timed = Talk("60s", ready=0)
    timed.at(0).tap().at(10_000).pause().at(40_000).resume().at(90_000)
    assert timed.times == [60_000]
    ready = Talk("400m", "clicker")
    ready.at(0).tap().at(4_000).pause().at(100_000)
    assert ready.phase == "paused"
    assert ready.view.clock_ms == 6_000
    ready.resume().at(106_000)
    assert ready.starts == [106_000]


def test_a_pause_of_what_is_overdue_stops_the_plus() -> None:
    talk = Talk("2 x 400m, rest 60s")
    talk.at(0).tap().at(70_000).tap().at(133_000).pause().at(200_000)
    assert talk.view.clock_ms == 3_000
    talk.resume().at(201_000)
    assert (talk.phase, talk.view.clock_ms) == ("overdue", 4_000)


def test_stop_while_paused_ends_where_the_pause_began() -> None:
    talk = Talk("2 x 400m, rest 60s")
    talk.at(0).tap().at(30_000).pause().at(900_000).stop()
    assert talk.result.end_ms == 30_000
    assert talk.rep(1).elapsed_ms == 30_000
    assert talk.flags(1) == {Flag.NOT_FINISHED}
