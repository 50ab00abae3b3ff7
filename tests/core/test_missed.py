"""A missed tap is noticed, offered once, taken as an estimate; an honest runner is never asked."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.missed import accepts, missing, refuses
from bell_lap.core.projection import Projector, view_at
from bell_lap.core.result import Flag
from bell_lap.core.session import Place
from bell_lap.core.view import MissedTap
from tests.core.sessions import MILER
from tests.core.talk import Talk, plan_of

KILO = "1000m in 3:20, rest 3min"
MILE = "1600m @ mile"


def run(talk: Talk, *at_ms: int) -> Talk:
    """Start at 0, then a tap at each instant."""
    talk.at(0).tap()
    for each in at_ms:
        talk.at(each).tap()
    return talk


def offer(talk: Talk) -> MissedTap:
    """What is offered now; something is."""
    missed = talk.view.missed
    assert missed is not None
    return missed


def take(talk: Talk, at_ms: int) -> Talk:
    """Accept what is offered."""
    item = accepts(offer(talk.at(at_ms)), at_ms)
    assert item is not None
    return talk.does(
        inputs.AcceptEstimate,
        step=item.step, attempt=item.attempt, mark=item.mark, split_ms=item.split_ms,
    )  # fmt: skip


def refuse(talk: Talk, at_ms: int) -> Talk:
    """Say that nothing was missed."""
    item = refuses(offer(talk.at(at_ms)), at_ms)
    return talk.does(inputs.RefuseEstimate, step=item.step, attempt=item.attempt, mark=item.mark)


# --- the marks of a rep ---------------------------------------------------------------------------


def test_a_lap_of_1000_m_that_covers_two() -> None:
    talk = run(Talk(KILO), 121_000)
    missed = offer(talk)
    assert (missed.step, missed.attempt, missed.mark, missed.mark_m) == (0, 1, 0, 200.0)
    assert missed.split_ms == 40_333, "a third of the way to 600 m"
    assert (missed.press, missed.tap_ms, missed.fits_m) == (2, 121_000, 600.0)
    assert not missed.ends_rep


@pytest.mark.parametrize(
    ("notation", "taps", "mark", "split_ms"),
    [
        (KILO, (41_000, 200_000), 1, 120_500),
        ("1609.344m in 5:00", (150_870,), 0, 76_305),
        ("1609.344m in 5:00", (76_000, 225_000), 1, 150_500),
        ("1609.344m in 5:00", (76_000, 151_000, 302_000), 2, 226_500),
        ("800m in 2:30", (151_000,), 0, 75_500),
        ("1500m in 4:41", (131_000,), 0, 56_143),
    ],
)
def test_every_mark_but_the_finish(
    notation: str, taps: tuple[int, ...], mark: int, split_ms: int
) -> None:
    missed = offer(run(Talk(notation), *taps))
    assert missed.mark == mark
    assert missed.split_ms is not None
    assert abs(missed.split_ms - split_ms) <= 2


def test_the_estimate_follows_the_goal_not_the_distance() -> None:
    talk = run(Talk("800m in 400m 80s + 400m 70s"), 150_000)
    assert offer(talk).split_ms == 80_000


def test_an_accepted_estimate_is_flagged_is_no_best_and_can_be_undone() -> None:
    talk = take(run(Talk(KILO), 121_000), 125_000)
    assert talk.splits(1) == [40_333, 121_000]
    assert talk.view.missed is None
    talk.at(201_000).tap()
    assert talk.times == [201_000]
    assert Flag.ESTIMATED in talk.flags(1)
    assert talk.marks(1)[0].flags == (Flag.ESTIMATED,)
    assert not talk.rep(1).counts
    talk.at(202_000).undo().at(203_000).undo()
    assert talk.splits(1) == [121_000]
    assert offer(talk).mark == 0


def test_the_missed_tap_of_800_m_ends_the_rep_where_it_was_tapped() -> None:
    talk = run(Talk("800m in 2:30, rest 2min; 400m"), 151_000).at(160_000)
    assert offer(talk).ends_rep
    take(talk, 161_000)
    assert talk.times == [151_000]
    assert talk.left == 151_000 + 120_000 - 161_000


def test_two_marks_missed_in_a_row_are_offered_one_after_the_other() -> None:
    talk = run(Talk("1600m in 5:20"), 241_000)
    first = offer(talk)
    assert (first.mark, first.split_ms, first.fits_m) == (0, 80_333, 1200.0)
    take(talk, 245_000)
    second = offer(talk)
    assert (second.mark, second.split_ms, second.fits_m) == (1, 160_667, 1200.0)
    take(talk, 246_000)
    assert talk.view.missed is None
    assert talk.splits(1) == [80_333, 160_667, 241_000]


def test_a_refused_estimate_is_never_offered_again() -> None:
    talk = refuse(run(Talk(KILO), 121_000), 125_000)
    assert talk.view.missed is None
    talk.at(170_000).tap()
    assert talk.view.missed is None
    talk.at(171_000).undo().at(172_000).undo()
    assert offer(talk).mark == 0, "undo takes a refusal back too"


def test_what_nobody_answered_stays_on_offer() -> None:
    talk = run(Talk(KILO), 121_000, 201_000)
    missed = offer(talk)
    assert (missed.mark, missed.press, missed.ends_rep) == (0, 2, True)
    take(talk, 210_000)
    assert talk.times == [201_000]


def test_the_result_of_a_rep_that_is_over_is_looked_at() -> None:
    talk = run(Talk(KILO), 121_000, 201_000).at(220_000).next()
    missed = offer(talk)
    assert (missed.mark, missed.ends_rep) == (0, False)
    take(talk, 230_000)
    assert talk.splits(1) == [40_333, 121_000, 201_000]


def test_an_earlier_rep_can_be_asked_about() -> None:
    talk = run(Talk("2 x 1000m in 3:20, rest 60s"), 121_000, 201_000).at(220_000).next()
    talk.at(290_000).tap().at(300_000)
    assert talk.view.missed is None
    first = talk.runs[0]
    found = missing(talk.state, talk.rules, first).tap
    assert found is not None
    assert (found.step, found.mark) == (0, 0)


# --- what it is judged on -------------------------------------------------------------------------


def test_a_slow_day_is_measured_by_the_laps_so_far() -> None:
    slow = run(Talk("1600m in 5:20"), 112_000, 226_000)
    assert slow.view.missed is None
    slow.at(448_000).tap()
    assert (offer(slow).mark, offer(slow).split_ms) == (2, 337_000)


def test_without_a_goal_the_other_laps_tell() -> None:
    talk = run(Talk("1600m"), 165_000)
    assert talk.view.missed is None, "a slow 400 m, for all that is known"
    talk.at(247_000).tap()
    assert (offer(talk).mark, offer(talk).split_ms) == (0, 82_500)


def test_without_a_goal_the_reps_before_tell() -> None:
    talk = run(Talk("3 x 800m, rest 60s"), 80_000, 161_000)
    talk.at(225_000).tap().at(388_000).tap()
    assert (offer(talk).mark, offer(talk).split_ms) == (0, 81_500)


def test_of_an_unknown_runner_only_a_walk_is_doubted() -> None:
    assert offer(run(Talk("1000m"), 190_000)).mark == 0
    assert run(Talk("1000m"), 130_000).view.missed is None
    assert run(Talk("1000m"), 900_000).view.missed is None, "600 m at a walk, or 200 m at a crawl"


def test_a_goal_that_ends_early_measures_nothing() -> None:
    talk = run(Talk("800m in 400m 68s + 400m max"), 140_000)
    assert talk.view.missed is None


def test_a_range_is_fitted_by_both_its_ends() -> None:
    assert offer(run(Talk("1000m in 3:00-3:40"), 100_000)).mark == 0
    assert run(Talk("1000m in 3:00-3:40"), 60_000).view.missed is None


def test_the_least_that_is_asked_about_and_the_most_that_is_not() -> None:
    """Rep 1 at the slow end of 8 %, the long lap at the fast end: marks at 440 and 840 m."""
    talk = run(Talk("2 x 840m, rest 60s"), 95_040, 181_440)
    talk.at(250_000).tap().at(250_000 + 154_560).tap()
    assert offer(talk).mark == 0
    brisk = run(Talk("2 x 840m, rest 60s"), 95_040, 181_440)
    brisk.at(250_000).tap().at(250_000 + 95_040 * 139 // 100).tap()
    assert brisk.view.missed is None


# --- the finish -----------------------------------------------------------------------------------


def test_a_finish_far_past_the_goal_is_missed_without_an_estimate() -> None:
    talk = run(Talk("4 x 400m in 72s, rest 90s")).at(107_900)
    assert talk.view.missed is None
    missed = offer(talk.at(108_000))
    assert (missed.mark, missed.split_ms, missed.press, missed.fits_m) == (0, None, None, None)
    assert accepts(missed, 108_000) is None
    talk.types(72_300)
    assert talk.view.missed is None
    assert talk.times == [72_300]


def test_the_tap_for_the_next_start_that_was_taken_for_the_finish() -> None:
    talk = run(Talk("4 x 400m in 72s, rest 90s"), 162_000).at(170_000)
    missed = offer(talk)
    assert (missed.mark, missed.split_ms, missed.press, missed.tap_ms) == (0, None, 2, 162_000)
    talk.does(inputs.JudgeRep, step=0, verdict="not-timed")
    assert talk.view.missed is None


def test_a_refused_finish_is_left_in_peace() -> None:
    talk = refuse(run(Talk("400m in 72s")), 110_000)
    assert talk.at(300_000).view.missed is None
    assert talk.at(310_000).tap().view.missed is None


@pytest.mark.parametrize("taps", [(40_000, 120_000), (40_000,), ()])
def test_the_finish_of_a_longer_rep_is_due_by_all_the_way_that_is_left(
    taps: tuple[int, ...],
) -> None:
    talk = run(Talk("1000m in 3:20"), *taps)
    due_ms = {2: 240_000, 1: 280_000, 0: 300_000}[len(taps)]
    assert talk.at(due_ms - 1).view.missed is None
    assert offer(talk.at(due_ms)).mark == 2


def test_a_short_rep_gets_some_seconds_more() -> None:
    talk = run(Talk("100m in 15s")).at(29_999)
    assert talk.view.missed is None
    assert offer(talk.at(30_000)).split_ms is None


def test_without_anything_to_measure_by_a_finish_is_never_late() -> None:
    assert run(Talk("400m")).at(3_600_000).view.missed is None


# --- pauses, gaps, and what is never asked --------------------------------------------------------


def test_a_pause_is_no_part_of_a_lap() -> None:
    talk = Talk("1000m in 3:20").at(0).tap().at(20_000).pause().at(100_000).resume()
    talk.at(121_000).tap()
    assert talk.splits(1) == [41_000]
    assert talk.view.missed is None
    talk.at(281_000).tap()
    assert (offer(talk).mark, offer(talk).split_ms) == (1, 121_000)


def test_an_estimate_that_ends_the_rep_waits_for_the_end_of_a_pause() -> None:
    talk = run(Talk("800m in 2:30"), 151_000).at(155_000).pause().at(158_000)
    assert talk.view.missed is None
    talk.at(160_000).resume()
    take(talk, 161_000)
    assert talk.times == [151_000]


def test_a_finish_is_not_awaited_in_a_pause() -> None:
    talk = run(Talk("400m in 72s")).at(60_000).pause().at(600_000)
    assert talk.view.missed is None


def test_taps_lost_in_a_gap_are_offered_and_a_gap_of_unknown_length_is_left_alone() -> None:
    talk = Talk("1000m in 3:20").at(0).tap().at(100_000).gap(10_000, "sleep")
    talk.at(120_000).tap()
    assert offer(talk).mark == 0
    doubtful = Talk("1000m in 3:20").at(0).tap().at(100_000).gap(10_000, trusted=False)
    doubtful.at(120_000).tap()
    assert doubtful.view.missed is None


def test_a_solo_runner_is_never_asked() -> None:
    talk = Talk("2 x 1000m in 3:20, rest 60s", "solo", ready=0).at(0).tap().at(500_000)
    assert talk.view.missed is None
    assert talk.tap().view.missed is None


def test_floats_warm_up_and_roads_are_never_asked() -> None:
    warm = Talk(plan_of("wu 1600m", "400m in 72s")).at(0).tap().at(400_000).tap()
    assert warm.view.missed is None
    road = Talk(plan_of("10min", place=Place.ROAD)).at(0).tap().at(300_000).tap()
    assert road.view.missed is None
    float_ = Talk("2 x (400m in 72s + 800m easy)").at(0).tap().at(72_000).tap().at(500_000).tap()
    assert float_.view.missed is None


def test_a_hand_that_has_put_a_tap_is_believed() -> None:
    talk = run(Talk(KILO), 121_000).does(inputs.ShiftTap, step=0, press=2, by_ms=-100)
    assert talk.view.missed is None


def test_an_attempt_that_is_run_again_is_left_alone() -> None:
    talk = run(Talk(KILO), 121_000).at(125_000).back()
    assert talk.view.missed is None


def test_a_mile_by_its_profile() -> None:
    talk = Talk(plan_of(MILE, profile=MILER))
    assert offer(run(talk, 149_000)).mark == 0


def test_frames_between_two_inputs_share_what_is_noticed() -> None:
    talk = run(Talk(KILO), 121_000)
    kept = Projector(talk.fold)
    assert kept.view_at(122_000).missed is kept.view_at(123_000).missed
    assert kept.view_at(123_000) == view_at(talk.fold, 123_000)
