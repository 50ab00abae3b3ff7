"""Goals against the clock: the goal at a mark, deltas, the goal runner, projections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.pacing import (
    delta_ms,
    even_goal,
    goal_at_ms,
    goal_range_at_ms,
    position_m,
    project,
    projection_ms,
    time_text,
)
from bell_lap.core.plan import Knot, Range, StepGoal
from bell_lap.core.session import Splits
from bell_lap.core.track import marks
from bell_lap.core.units import MILE_M, Pace, format_time

MILE = even_goal(MILE_M, Range(300_000, 300_000))
BAND = even_goal(400.0, Range(72_000, 74_000))
EFFORT = StepGoal("hard")
PREFIX = StepGoal("400m 68s + 200m max", curve=(Knot(0.0, 0), Knot(400.0, 68_000)))
BENT = StepGoal(
    "slow start",
    Range(170_000, 170_000),
    curve=(Knot(0.0, 0), Knot(400.0, 90_000), Knot(800.0, 170_000)),
)


def one(ms: int) -> Range:
    return Range(ms, ms)


def test_the_marks_of_a_5_minute_mile() -> None:
    goals = [goal_at_ms(MILE, mark) for mark in marks(MILE_M, 400.0, Splits.LAP)]
    texts = [format_time(goal, 2) for goal in goals if goal is not None]
    assert texts == ["76.31", "2:30.87", "3:45.44", "5:00.00"]
    assert goals == [76_306, 150_871, 225_435, 300_000]
    assert MILE.pace is not None
    assert round(MILE.pace.ms * 400 / MILE.pace.per_m / 1000, 2) == 74.56


def test_an_even_goal_says_its_time() -> None:
    assert MILE.text == "5min"
    assert BAND.text == "72-74s"
    assert BAND.pace == Pace(73_000, 400.0)
    assert even_goal(400.0, one(74_565), "mile").text == "mile"


@pytest.mark.parametrize(
    ("time_ms", "text"),
    [
        (one(75_000), "75s"),
        (one(74_565), "74.6s"),
        (one(111_847), "1:51.8"),
        (Range(72_000, 74_000), "72-74s"),
        (Range(110_000, 115_000), "1:50-1:55"),
        (Range(95_000, 105_000), "95s-1:45"),
        (Range(72_500, 74_200), "72.5-74.2s"),
    ],
)
def test_goal_times_in_words(time_ms: Range, text: str) -> None:
    assert time_text(time_ms) == text


def test_a_goal_in_words_gives_no_times() -> None:
    assert goal_at_ms(EFFORT, 200.0) is None
    assert delta_ms(EFFORT, 200.0, 40_000) is None
    assert position_m(EFFORT, 40_000) is None


def test_a_range_is_scaled_along_the_way() -> None:
    assert goal_range_at_ms(BAND, 200.0) == Range(36_000, 37_000)
    assert goal_at_ms(BAND, 200.0) == 37_000


@pytest.mark.parametrize(
    ("split_ms", "delta"),
    [(72_000, 0), (73_100, 0), (74_000, 0), (74_001, 1), (76_500, 2_500), (71_000, -1_000)],
)
def test_inside_a_range_the_delta_is_nothing(split_ms: int, delta: int) -> None:
    assert delta_ms(BAND, 400.0, split_ms) == delta


def test_plus_is_slow_and_minus_is_fast() -> None:
    assert delta_ms(MILE, 409.344, 77_306) == 1_000
    assert delta_ms(MILE, 409.344, 75_306) == -1_000


def test_a_timed_rep_is_judged_by_its_pace() -> None:
    goal = StepGoal("mile", pace=Pace(300_000, MILE_M))
    assert goal_at_ms(goal, 800.0) == 149_129
    assert position_m(goal, 150_000) == pytest.approx(MILE_M / 2)
    bounds = (Pace(240_000, 1000.0), Pace(260_000, 1000.0))
    band = StepGoal("threshold", pace=Pace(250_000, 1000.0), pace_range=bounds)
    assert goal_range_at_ms(band, 400.0) == Range(96_000, 104_000)
    assert delta_ms(band, 400.0, 100_000) == 0
    assert position_m(band, 130_000) == pytest.approx(500.0)


def test_a_curve_may_end_before_the_rep() -> None:
    assert goal_at_ms(PREFIX, 200.0) == 34_000
    assert goal_at_ms(PREFIX, 400.0) == 68_000
    assert goal_at_ms(PREFIX, 600.0) is None
    assert delta_ms(PREFIX, 400.0, 69_000) == 1_000
    assert position_m(PREFIX, 68_000) == 400.0
    assert position_m(PREFIX, 68_001) is None


def test_the_goal_runner_waits_at_the_finish() -> None:
    assert position_m(MILE, 0) == 0.0
    assert position_m(MILE, -5) == 0.0
    assert position_m(MILE, 150_000) == pytest.approx(MILE_M / 2)
    assert position_m(MILE, 400_000) == MILE_M


@given(st.floats(0.0, 800.0))
def test_the_goal_runner_is_where_the_goal_says(distance_m: float) -> None:
    at = goal_at_ms(BENT, distance_m)
    assert at is not None
    where = position_m(BENT, at)
    assert where is not None
    assert where == pytest.approx(distance_m, abs=0.01)


@given(st.floats(0.0, 800.0), st.floats(0.0, 800.0))
def test_goals_grow_along_the_way(a_m: float, b_m: float) -> None:
    near, far = goal_at_ms(BENT, min(a_m, b_m)), goal_at_ms(BENT, max(a_m, b_m))
    assert near is not None
    assert far is not None
    assert near <= far


def test_a_projection_keeps_the_goals_proportions() -> None:
    on_goal = project(BENT, 800.0, 400.0, 90_000)
    assert on_goal is not None
    assert on_goal.finish_ms == 170_000
    assert on_goal.needed == Pace(80_000, 400.0)
    slow = project(BENT, 800.0, 400.0, 99_000)
    assert slow is not None
    assert slow.finish_ms == 187_000
    assert slow.needed == Pace(71_000, 400.0)


def test_without_a_goal_time_a_projection_is_the_mean_so_far() -> None:
    for goal in (None, EFFORT, PREFIX):
        found = project(goal, 1000.0, 200.0, 40_000)
        assert found is not None
        assert (found.finish_ms, found.needed) == (200_000, None)


def test_a_goal_that_is_gone_needs_no_pace() -> None:
    found = project(BENT, 800.0, 400.0, 171_000)
    assert found is not None
    assert found.needed is None


def test_only_long_reps_between_marks_are_projected() -> None:
    assert projection_ms(BAND, 400.0, 200.0, 36_000) is None
    assert projection_ms(MILE, MILE_M, MILE_M, 300_000) is None
    assert projection_ms(MILE, MILE_M, 0.0, 0) is None
    assert projection_ms(MILE, MILE_M, 809.344, 150_871) == 300_000
