"""Series of reps: which belong together, how even they were, and the halves of one rep."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.analysis import fade_of, halves, pace_ms, recoveries_before, series_of
from bell_lap.core.inputs import Gap, Logged
from bell_lap.core.plan import MeasureKind, Range
from bell_lap.core.result import Flag, MarkResult
from tests.core.talk import Talk
from tests.history.build import DNF, rep, reps, result

TIMES = st.lists(st.integers(20_000, 400_000), min_size=1, max_size=12)


def test_reps_of_one_distance_are_one_series() -> None:
    (series,) = series_of(reps(71_200, 70_900, 71_400, 71_000, rest_ms=92_000))
    assert (series.ord, series.label, series.distance_m) == (0, "400m", 400.0)
    assert series.times_ms == (71_200, 70_900, 71_400, 71_000)
    assert (series.mean_ms, series.fastest_ms, series.slowest_ms) == (71_125, 70_900, 71_400)
    assert series.spread_ms == 500
    assert series.recovery_ms == 92_000
    assert series.goal_ms is None
    assert series.delta_ms is None
    assert series.counts


def test_a_real_workout_with_its_goal() -> None:
    talk = Talk("3 x 400m in 70-72s, rest 60s").at(0).tap().at(72_000).tap()
    talk.at(133_000).tap().at(206_000).tap().at(270_000).tap().at(341_000).tap()
    (series,) = series_of(talk.result)
    assert series.times_ms == (72_000, 73_000, 71_000)
    assert (series.goal_ms, series.delta_ms) == (72_000, 333)
    assert series.recovery_ms == 62_500


def test_other_distances_part_series_and_each_knows_its_place() -> None:
    steps = [rep(n, 35_000 * n, 200.0 * m) for n, m in ((1, 1), (2, 2), (3, 2), (4, 1))]
    found = series_of(result(*steps))
    assert [(one.ord, one.label, len(one.reps)) for one in found] == [
        (0, "200m", 1),
        (1, "400m", 2),
        (3, "200m", 1),
    ]
    assert found[0].recovery_ms is None


def test_a_rep_without_a_time_neither_parts_nor_counts() -> None:
    steps = [rep(1, 71_000), rep(2, 50_000, flags=DNF), rep(3, None), rep(4, 73_000)]
    (series,) = series_of(result(*steps))
    assert series.times_ms == (71_000, 73_000)
    assert not series.counts


def test_what_was_cut_at_the_end_leaves_a_whole_set() -> None:
    steps = [rep(1, 71_000), rep(2, 73_000), rep(3, 20_000, flags=(Flag.NOT_FINISHED,))]
    (series,) = series_of(result(*steps))
    assert series.times_ms == (71_000, 73_000)
    assert series.counts


@pytest.mark.parametrize("flag", [Flag.ESTIMATED, Flag.PAUSED, Flag.UNTRUSTED_GAP])
def test_a_time_that_is_no_best_makes_none_of_its_set(flag: Flag) -> None:
    (series,) = series_of(result(rep(1, 71_000), rep(2, 70_000, flags=(flag,))))
    assert len(series.reps) == 2
    assert not series.counts


def test_an_attempt_that_was_replaced_is_no_part() -> None:
    steps = [rep(1, 60_000, flags=(Flag.REPLACED,)), rep(1, 71_000), rep(2, 72_000)]
    (series,) = series_of(result(*steps))
    assert (series.ord, series.times_ms) == (1, (71_000, 72_000))


def test_timed_reps_and_sets_have_no_series() -> None:
    timed = [rep(n, 30_000, None, measure=MeasureKind.TIME, label="30s") for n in (1, 2)]
    sets = [rep(n, 40_000, None, measure=MeasureKind.COUNT, label="5 x squat") for n in (3, 4)]
    assert series_of(result(*timed, *sets)) == ()
    assert series_of(result()) == ()


def test_the_fade_is_the_second_half_less_the_first() -> None:
    (even,) = series_of(reps(70_000, 71_000, 72_000, 73_000))
    assert even.fade_ms == 2_000
    assert even.fade_percent == pytest.approx(2_000 / 70_500 * 100)
    (odd,) = series_of(reps(70_000, 71_000, 99_000, 70_000, 70_000))
    assert odd.fade_ms == -500
    (few,) = series_of(reps(70_000, 71_000, 99_000))
    assert few.fade_ms is None
    assert few.fade_percent is None


@given(TIMES)
def test_a_series_lies_between_its_fastest_and_its_slowest(times: list[int]) -> None:
    (series,) = series_of(reps(*times))
    assert series.fastest_ms <= series.mean_ms <= series.slowest_ms
    assert abs(series.fade_ms or 0) <= series.spread_ms


@given(TIMES, st.integers(-20_000, 20_000))
def test_reps_that_are_all_slower_by_the_same_fade_the_same(times: list[int], by: int) -> None:
    (one,) = series_of(reps(*times))
    (other,) = series_of(reps(*(time + by for time in times)))
    assert one.fade_ms is None or other.fade_ms is None or abs(one.fade_ms - other.fade_ms) <= 1
    assert one.spread_ms == other.spread_ms


def split(distance_m: float, split_ms: int | None) -> MarkResult:
    return MarkResult(0, distance_m, split_ms, split_ms, 1, None, None, None)


def test_a_rep_is_halved_at_the_mark_nearest_to_its_middle() -> None:
    marks = (split(200.0, 38_000), split(600.0, 116_000), split(1000.0, 196_000))
    found = halves(rep(1, 196_000, 1000.0, marks=marks))
    assert found is not None
    assert (found.first_m, found.second_m) == (600.0, 400.0)
    assert (found.first_ms, found.second_ms) == (116_000, 80_000)
    assert found.first_pace_ms == 77_333
    assert found.second_pace_ms == 80_000
    assert found.difference_ms == 2_667


def test_the_first_lap_of_a_600_is_near_enough() -> None:
    found = halves(rep(1, 110_000, 600.0, marks=(split(200.0, 36_000), split(600.0, 110_000))))
    assert found is not None
    assert found.difference_ms == 74_000 - 72_000


@pytest.mark.parametrize(
    "step",
    [
        rep(1, 71_000),
        rep(1, 90_000, 500.0, marks=(split(100.0, 18_000), split(500.0, 90_000))),
        rep(1, 150_000, 800.0, marks=(split(400.0, None), split(800.0, 150_000))),
        rep(1, 150_000, 800.0, marks=(split(400.0, 74_000),), flags=DNF),
        rep(1, None, 800.0, marks=(split(400.0, 74_000),)),
    ],
    ids=["one mark", "far from the middle", "missed", "not finished", "not timed"],
)
def test_no_halves_where_nothing_says_them(step: object) -> None:
    assert halves(step) is None  # type: ignore[arg-type]  # a StepResult, as made above


@given(st.integers(100, 5_000), st.integers(20_000, 900_000))
def test_an_even_rep_has_even_halves(metres: int, time_ms: int) -> None:
    middle = split(metres / 2, time_ms // 2)
    found = halves(rep(1, time_ms, float(metres), marks=(middle,)))
    assert found is not None
    assert abs(found.difference_ms) <= pace_ms(1, metres / 2) + 1
    assert found.first_ms + found.second_ms == time_ms


def test_a_goal_that_only_some_have_is_none() -> None:
    steps = [rep(1, 71_000, goal_ms=Range(70_000, 72_000), delta_ms=0), rep(2, 71_000)]
    (series,) = series_of(result(*steps))
    assert series.goal_ms is None
    both = [replace(step, goal_ms=Range(70_000, 72_000), delta_ms=500) for step in steps]
    (series,) = series_of(result(*both))
    assert (series.goal_ms, series.delta_ms) == (72_000, 500)


def test_the_wait_before_a_rep_that_is_run_again_is_its_recovery() -> None:
    talk = Talk("3 x 400m, rest 90s").at(0).tap().at(75_000).tap().at(165_000).tap()
    talk.at(185_000).back().at(300_000).tap().at(375_000).tap()
    attempts = {
        (step.rep, step.attempt): recoveries_before(talk.result.steps).get(ord_)
        for ord_, step in enumerate(talk.result.steps)
        if step.rep
    }
    assert attempts == {(1, 1): None, (2, 1): 90_000, (2, 2): 115_000}


def test_a_pause_in_a_rep_is_no_part_of_the_recovery_after_it() -> None:
    talk = Talk("2 x 400m, rest 90s").at(0).tap().at(20_000).pause().at(50_000).resume()
    talk.at(60_000).back().at(100_000).tap()
    assert recoveries_before(talk.result.steps) == {1: 40_000}


def test_what_was_slept_away_after_a_rep_is_its_recovery() -> None:
    talk = Talk("2 x 60s @ hard, rest 90s").at(0).tap()
    talk.at(600_000).does(Gap, from_ms=20_000, cause="sleep").at(601_000).tap()
    assert recoveries_before(talk.result.steps) == {1: 541_000}


def test_work_that_follows_at_once_has_no_recovery_between() -> None:
    talk = Talk("400m - 400m, rest 0").at(0).tap().at(75_000).tap().at(150_000).tap()
    assert recoveries_before(talk.result.steps) == {1: 0}


def test_the_fade_of_a_workout_is_that_of_its_longest_series() -> None:
    four = reps(70_000, 70_000, 71_000, 72_000)
    assert fade_of(four) == 1_500
    assert fade_of(result()) is None


def test_reps_that_nobody_timed_are_no_series() -> None:
    talk = Talk("2 x 400m, rest 60s").at(0).tap().at(40_000).steps_off()
    talk.at(100_000).tap().at(140_000).steps_off()
    assert series_of(talk.result) == ()


def test_a_recovery_that_nobody_timed_is_not_known() -> None:
    talk = Talk("2 x 400m, rest full", "solo", start="clock", ready=0).at(0).next().at(70_000)
    talk.does(Logged, time_ms=70_000).at(160_000).does(Logged, time_ms=90_000, timed=False)
    talk.at(231_000).does(Logged, time_ms=71_000)
    assert talk.result.reps[-1].elapsed_ms == 71_000
    assert recoveries_before(talk.result.steps) == {}
