"""Goals, races and places at their bounds: the last that counts, the first that does not."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.expand import expand
from bell_lap.core.formulas import check_race, time_at_vdot_ms, vdot
from bell_lap.core.pacing import project
from bell_lap.core.placing import check_length
from bell_lap.core.plan import Knot
from bell_lap.core.profile import NOBODY
from bell_lap.core.session import Block, Effort, PaceGoal, RacePace, Segments, Span, Step, UnitPace
from bell_lap.core.track import Track, stagger_m, start_m, start_place
from bell_lap.core.units import HOUR_MS, Distance, Pace, Unit, metres
from bell_lap.errors import BadInput
from tests.core.sessions import MILER, in_ms, planned, run, session


def test_each_part_of_a_rep_begins_where_the_one_before_it_ends() -> None:
    parts = ((metres(300), in_ms(50_000)), (metres(200), in_ms(34_000)))
    whole = Segments((*parts, (metres(500), in_ms(80_000))))
    goal = planned(run(1000, goal=whole), profile=NOBODY).steps[0].goal
    assert goal is not None
    knots = (Knot(0.0, 0), Knot(300.0, 50_000), Knot(500.0, 84_000))
    assert goal.curve == (*knots, Knot(1000.0, 164_000))
    open_end = Segments((*parts, (metres(500), Effort("max"))))
    goal = planned(run(1000, goal=open_end), profile=NOBODY).steps[0].goal
    assert goal is not None
    assert goal.curve == knots


def test_parts_add_up_to_a_rep_within_half_a_metre() -> None:
    def parts(last_mm: int) -> Segments:
        return Segments(((metres(500), in_ms(80_000)), (Distance(last_mm), in_ms(80_000))))

    goal = planned(run(1000, goal=parts(500_500))).steps[0].goal
    assert goal is not None
    assert goal.curve[-1] == Knot(1000.0, 160_000)
    with pytest.raises(BadInput, match="add up to"):
        planned(run(1000, goal=parts(500_501)))


@given(st.integers(800, 42_195), st.integers(170, 600))
def test_the_time_at_the_form_of_a_race_is_that_of_the_race(length_m: int, per_km_s: int) -> None:
    time_ms = length_m * per_km_s
    assert time_at_vdot_ms(float(length_m), vdot(float(length_m), time_ms)) == time_ms


@pytest.mark.parametrize(
    ("time_ms", "words"),
    [
        (30_000, "400 m in 30 s is faster than anyone runs"),
        (900_500, "400 m in 900.5 s is slower than a walk"),
    ],
)
def test_a_race_that_cannot_be_is_told_in_seconds(time_ms: int, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_race(400.0, time_ms)
    assert words in str(caught.value)


def test_the_pace_of_the_rest_is_asked_for_to_the_last_ms() -> None:
    goal = planned(run(1600, goal=in_ms(300_000))).steps[0].goal
    on_the_edge = project(goal, 1600.0, 1200.0, 299_999)
    assert on_the_edge is not None
    assert on_the_edge.needed is not None
    assert on_the_edge.needed.ms == 1
    gone = project(goal, 1600.0, 1200.0, 300_000)
    assert gone is not None
    assert gone.needed is None


@pytest.mark.parametrize("lap_m", [50.0, 2000.0])
def test_the_shortest_and_the_longest_lap_are_laps(lap_m: float) -> None:
    assert Track(lap_m=lap_m).length_m == lap_m


@pytest.mark.parametrize("lap_m", [49.999, 2000.001])
def test_a_lap_beyond_them_is_none(lap_m: float) -> None:
    with pytest.raises(BadInput, match="50 to 2000 m"):
        Track(lap_m=lap_m)


def test_a_start_less_than_a_millimetre_from_the_line_is_at_the_line() -> None:
    assert start_m(399.9999, 400.0) == 0.0
    assert start_m(1199.9996, 400.0) == 0.0


@pytest.mark.parametrize(
    ("before_m", "words"),
    [
        (0.499, "the finish line"),
        (0.5, "1 m behind the line"),
        (399.5, "1 m past the line"),
        (50.0, "50 m behind the line"),
        (350.0, "50 m past the line"),
        (199.5, "200 m before the line"),
        (200.499, "the 200 m start"),
    ],
)
def test_half_a_metre_tells_a_place_from_its_neighbour(before_m: float, words: str) -> None:
    assert start_place(before_m, 400.0) == words


def test_a_session_of_a_day_is_not_too_long() -> None:
    check_length(24 * HOUR_MS)
    with pytest.raises(BadInput, match="24 hours or more"):
        check_length(24 * HOUR_MS + 1)


def test_lengths_are_kept_to_the_millimetre() -> None:
    assert Distance(1, Unit.MILE).metres(400.0) == 1.609
    assert Distance(1, Unit.LAP).metres(407.037) == 0.407


def test_the_parts_of_a_session_are_too_long_together() -> None:
    assert planned(run(50_000, 12)).totals.reps.max == 12
    with pytest.raises(BadInput, match="26 hours or more"):
        planned(run(50_000, 13))


def test_a_track_has_ten_lanes_and_a_kerb() -> None:
    outermost = Track(lane=10).length_m
    assert outermost == pytest.approx(400 + 2 * math.pi * (9 * 1.22 - 0.1), abs=0.001)
    assert stagger_m(2) == stagger_m(2, kerb=True)
    assert stagger_m(2) < stagger_m(2, kerb=False)


def test_a_pace_or_faster_is_one_in_a_timed_rep_too() -> None:
    pace = UnitPace(Pace(240_000, 1000.0), Pace(240_000, 1000.0))
    for or_faster in (True, False):
        goal = PaceGoal(pace, or_faster=or_faster)
        asked = planned(Step(Span(300_000, 300_000), goal=goal)).steps[0].goal
        assert asked is not None
        assert asked.or_faster is or_faster


def test_a_pace_of_a_hundred_seconds_is_told_in_minutes() -> None:
    assert str(Pace(100_000, 1000.0)) == "1:40/km"
    assert str(Pace(99_999, 1000.0)) == "99.999s/km"


def test_splits_come_every_ten_metres_and_no_closer() -> None:
    def split(every_mm: int) -> int:
        block = Block((run(100),), splits=Distance(every_mm))
        return len(expand(session(block), NOBODY, Track()).steps[0].marks)

    assert split(10_000) == 6
    with pytest.raises(BadInput, match="too close"):
        split(9_999)


def test_a_pace_reckoned_across_800_m_is_rough_wherever_it_is_asked_for() -> None:
    sprint = PaceGoal(RacePace("400m"))
    timed = planned(Step(Span(30_000, 30_000), goal=sprint), profile=MILER).steps[0].goal
    mixed = Segments(((metres(200), sprint), (metres(400), in_ms(70_000))))
    parts = planned(run(600, goal=mixed), profile=MILER).steps[0].goal
    plain = planned(run(600, goal=in_ms(110_000)), profile=MILER).steps[0].goal
    assert timed is not None
    assert parts is not None
    assert plain is not None
    assert (timed.rough, parts.rough, plain.rough) == (True, True, False)
