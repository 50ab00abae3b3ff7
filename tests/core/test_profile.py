"""Race formulas against their published figures, and paces from one performance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.formulas import (
    equivalent_ms,
    is_rough,
    race_vdot,
    riegel_ms,
    speed_at_vo2,
    time_at_vdot_ms,
    vdot,
    vo2,
    zone_ms_per_m,
)
from bell_lap.core.paces import TABLE, pace_table, zone_table
from bell_lap.core.profile import NOBODY, Profile, form, performance, race_time, with_default
from bell_lap.core.session import RACES, RaceTime, Whose, Zone
from bell_lap.core.units import MILE_M, format_time
from bell_lap.errors import BadInput

BEST = RaceTime("mile", 300_000)
GOAL = RaceTime("5k", 1_000_000)


def test_riegel_carries_a_5k_to_a_10k() -> None:
    assert format_time(riegel_ms(1_200_000, 5000.0, 10_000.0), 0) == "41:42"


@pytest.mark.parametrize(
    ("distance_m", "time_ms", "expected", "places"),
    [
        (5000.0, 1_474_000, 39.1104, 4),
        (5000.0, 1_200_000, 49.81, 2),
        (MILE_M, 300_000, 59.40, 2),
    ],
)
def test_vdot_of_a_race(distance_m: float, time_ms: int, expected: float, places: int) -> None:
    assert round(vdot(distance_m, time_ms), places) == expected


@given(st.floats(30.0, 85.0))
def test_speed_and_cost_are_inverse(cost: float) -> None:
    assert vo2(speed_at_vo2(cost)) == pytest.approx(cost)


@given(st.floats(800.0, 42_195.0), st.floats(2.2, 6.8))
def test_a_race_solves_back_to_its_own_time(distance_m: float, speed_m_s: float) -> None:
    time_ms = round(distance_m / speed_m_s * 1000)
    assert time_at_vdot_ms(distance_m, vdot(distance_m, time_ms)) == time_ms


@given(st.sampled_from(sorted(RACES)), st.floats(35.0, 80.0), st.floats(0.1, 5.0))
def test_a_better_runner_is_faster_everywhere(race: str, form_: float, more: float) -> None:
    assert time_at_vdot_ms(RACES[race], form_ + more) < time_at_vdot_ms(RACES[race], form_)


def test_below_800_m_times_come_from_the_800_by_riegel_and_are_rough() -> None:
    at_800 = equivalent_ms(MILE_M, 300_000, 800.0)
    at_400 = equivalent_ms(MILE_M, 300_000, 400.0)
    assert at_400 == pytest.approx(at_800 * 0.5**1.06, abs=1)
    assert is_rough(MILE_M, 400.0)
    assert is_rough(400.0, MILE_M)
    assert not is_rough(MILE_M, 800.0)
    assert not is_rough(400.0, 400.0)


def test_a_400_carried_to_the_mile_and_back_is_itself() -> None:
    mile_ms = equivalent_ms(400.0, 60_000, MILE_M)
    assert equivalent_ms(MILE_M, mile_ms, 400.0) == pytest.approx(60_000, abs=2)


@pytest.mark.parametrize(
    ("distance_m", "time_ms"), [(1609.344, 60_000), (1609.344, 3_600_000), (400.0, 0)]
)
def test_a_race_that_nobody_ran_is_refused(distance_m: float, time_ms: int) -> None:
    with pytest.raises(BadInput):
        race_vdot(distance_m, time_ms)


@pytest.mark.parametrize("zone", [Zone.EASY, Zone.THRESHOLD, Zone.INTERVAL])
def test_training_paces_cost_their_share_of_vo2max(zone: Zone) -> None:
    shares = {
        Zone.EASY: (0.74, 0.59),
        Zone.THRESHOLD: (0.88, 0.83),
        Zone.INTERVAL: (1.0, 0.95),
    }[zone]
    bounds = zone_ms_per_m(zone, 50.0)
    costs = [vo2(60_000 / per_m) for per_m in bounds]
    assert costs == pytest.approx([50.0 * share for share in shares])
    assert bounds[0] < bounds[1]


def test_either_falls_back_from_the_best_to_the_goal() -> None:
    both = Profile(BEST, GOAL)
    only_goal = Profile(goal=GOAL)
    found = performance(both, Whose.EITHER)
    assert found is not None
    assert (found.race, found.fell_back) == (BEST, False)
    found = performance(only_goal, Whose.EITHER)
    assert found is not None
    assert (found.race, found.fell_back) == (GOAL, True)
    assert performance(NOBODY, Whose.EITHER) is None


def test_the_goal_falls_back_to_the_best() -> None:
    found = performance(Profile(BEST, GOAL), Whose.GOAL)
    assert found is not None
    assert (found.race, found.fell_back) == (GOAL, False)
    found = performance(Profile(best=BEST), Whose.GOAL)
    assert found is not None
    assert (found.race, found.fell_back, found.is_best) == (BEST, True, True)


def test_a_race_that_was_run_is_not_reckoned() -> None:
    found = race_time(Profile(best=BEST), "mile")
    assert found is not None
    assert (found.time_ms, found.rough) == (300_000, False)


def test_other_races_are_equivalents() -> None:
    found = race_time(Profile(best=BEST), "5k")
    assert found is not None
    assert format_time(found.time_ms, 0) == "17:12"
    assert vdot(5000.0, found.time_ms) == pytest.approx(vdot(MILE_M, 300_000), abs=1e-3)


def test_a_stated_time_goes_before_reckoning() -> None:
    profile = Profile(
        best=BEST, goal=RaceTime("mile", 280_000), stated=(RaceTime("5k", 1_210_000),)
    )
    for whose in (Whose.EITHER, Whose.BEST):
        found = race_time(profile, "5k", whose)
        assert found is not None
        assert (found.time_ms, found.source) == (1_210_000, None)


def test_a_stated_time_is_todays_and_does_not_stand_for_the_goal() -> None:
    stated = (RaceTime("5k", 1_210_000),)
    goal = RaceTime("mile", 280_000)
    found = race_time(Profile(BEST, goal, stated), "5k", Whose.GOAL)
    assert found is not None
    assert found.time_ms == equivalent_ms(MILE_M, 280_000, 5000.0)
    without_goal = race_time(Profile(BEST, None, stated), "5k", Whose.GOAL)
    assert without_goal is not None
    assert without_goal.time_ms == 1_210_000


def test_nobody_has_no_paces() -> None:
    assert race_time(NOBODY, "mile") is None
    assert form(NOBODY) is None


def test_a_sessions_race_stands_in_only_for_nobody() -> None:
    race = RaceTime("mile", 360_000)
    assert with_default(NOBODY, race).best == race
    assert with_default(NOBODY, race).goal == race
    assert with_default(Profile(goal=GOAL), race) == Profile(goal=GOAL)
    assert with_default(NOBODY, None) is NOBODY


def test_the_pace_table_of_a_5_minute_mile() -> None:
    rows = {row.name: row for row in pace_table(BEST)}
    assert list(rows) == [name for name, _ in TABLE]
    assert rows["400m"].at_pace_ms == 74_565
    assert rows["mile"].at_pace_ms == rows["mile"].raced_ms == 300_000
    assert rows["200m"].rough
    assert not rows["5k"].rough
    assert rows["5k"].at_pace_ms < 1_000_000 < rows["5k"].raced_ms


def test_the_training_paces_of_a_20_minute_5k() -> None:
    rows = {row.zone: row for row in zone_table(RaceTime("5k", 1_200_000))}
    paces = {zone: (row.fastest.ms, row.slowest.ms) for zone, row in rows.items()}
    assert list(rows) == list(Zone)
    assert 293_000 < paces[Zone.EASY][0] < paces[Zone.EASY][1] < 354_000
    assert 255_000 < paces[Zone.THRESHOLD][0] < paces[Zone.THRESHOLD][1] < 269_000
    assert 230_000 < paces[Zone.INTERVAL][0] < paces[Zone.INTERVAL][1] < 241_000
    mile_ms = equivalent_ms(5000.0, 1_200_000, MILE_M)
    assert paces[Zone.REP] == (round(mile_ms * 1000 / MILE_M),) * 2


def test_a_table_of_an_impossible_race_is_refused() -> None:
    with pytest.raises(BadInput, match="faster than anyone"):
        pace_table(RaceTime("5k", 300_000))
