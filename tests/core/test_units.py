"""Distances, durations and paces: exact, and printed as runners say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.units import (
    HOUR_MS,
    MILE_M,
    Distance,
    Pace,
    Unit,
    decimal,
    format_clock,
    format_delta,
    format_duration,
    format_metres,
    format_running,
    format_time,
    metres,
    parse_time,
    round_half_up,
)

TIMES = st.integers(0, 99 * HOUR_MS)


@pytest.mark.parametrize(
    ("distance", "lap_m", "expected_m", "text"),
    [
        (metres(400), 400.0, 400.0, "400m"),
        (Distance(1500, Unit.KILOMETRE), 400.0, 1500.0, "1.5km"),
        (Distance(1000, Unit.MILE), 400.0, 1609.344, "1mi"),
        (Distance(500, Unit.MILE), 400.0, 804.672, "0.5mi"),
        (Distance(2000, Unit.LAP), 400.0, 800.0, "2 laps"),
        (Distance(1000, Unit.LAP), 200.0, 200.0, "1 lap"),
        (Distance(2000, Unit.LAP), 407.037, 814.074, "2 laps"),
    ],
)
def test_a_distance_keeps_its_unit_until_the_lap_is_known(
    distance: Distance, lap_m: float, expected_m: float, text: str
) -> None:
    assert distance.metres(lap_m) == expected_m
    assert str(distance) == text


@pytest.mark.parametrize(
    ("thousandths", "text"), [(0, "0"), (1000, "1"), (1500, "1.5"), (1005, "1.005"), (120, "0.12")]
)
def test_decimals_are_the_shortest(thousandths: int, text: str) -> None:
    assert decimal(thousandths) == text


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(0.5, 1), (1.5, 2), (2.5, 3), (-0.5, -1), (-2.5, -3), (0.49999999999999994, 0), (2.4, 2)],
)
def test_halves_go_away_from_zero(value: float, rounded: int) -> None:
    assert round_half_up(value) == rounded


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0s"),
        (90_000, "90s"),
        (60_000, "60s"),
        (99_500, "99.5s"),
        (100_000, "1:40"),
        (112_000, "1:52"),
        (112_500, "1:52.5"),
        (125_250, "2:05.25"),
        (300_000, "5min"),
        (3_600_000, "1h"),
        (5_400_000, "90min"),
        (3_750_000, "1:02:30"),
        (74_565, "74.565s"),
    ],
)
def test_planned_durations_have_one_spelling(ms: int, text: str) -> None:
    assert format_duration(ms) == text


@pytest.mark.parametrize(
    ("ms", "places", "text"),
    [
        (71_200, 1, "71.2"),
        (71_249, 1, "71.2"),
        (71_250, 1, "71.3"),
        (99_949, 1, "99.9"),
        (99_950, 1, "1:40.0"),
        (112_400, 1, "1:52.4"),
        (3_750_000, 1, "1:02:30.0"),
        (3_599_960, 1, "1:00:00.0"),
        (76_307, 2, "76.31"),
        (76_307, 3, "76.307"),
        (74_500, 0, "75"),
        (-74_500, 1, "-74.5"),
        (-40, 1, "0.0"),
        (-50, 1, "-0.1"),
    ],
)
def test_results_are_rounded_half_up(ms: int, places: int, text: str) -> None:
    assert format_time(ms, places) == text


@pytest.mark.parametrize(
    ("ms", "text"), [(0, "0.0"), (99, "0.0"), (199, "0.1"), (99_999, "99.9"), (100_000, "1:40.0")]
)
def test_the_running_clock_is_floored(ms: int, text: str) -> None:
    assert format_running(ms) == text


def test_the_running_clock_never_goes_below_zero() -> None:
    assert format_running(-5) == "0.0"


@pytest.mark.parametrize(
    ("ms", "text"),
    [(5_999, "0:05"), (90_000, "1:30"), (3_750_000, "1:02:30"), (-1_000, "-0:01"), (-400, "0:00")],
)
def test_countdowns_have_minutes_always(ms: int, text: str) -> None:
    assert format_clock(ms) == text


@pytest.mark.parametrize(
    ("ms", "text"),
    [(1_100, "+1.1"), (-400, "-0.4"), (0, "0.0"), (49, "0.0"), (-49, "0.0"), (50, "+0.1")],
)
def test_deltas_have_a_sign_unless_they_are_nothing(ms: int, text: str) -> None:
    assert format_delta(ms) == text


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("36.4", 36_400),
        ("36,4", 36_400),
        (" 1:12.3 ", 72_300),
        ("1:02:30", 3_750_000),
        ("0:05", 5_000),
        ("90", 90_000),
        ("12.345", 12_345),
        ("100:00", 6_000_000),
    ],
)
def test_typed_times_are_read(text: str, ms: int) -> None:
    assert parse_time(text) == ms


@pytest.mark.parametrize(
    "text", ["", "abc", "1:5", "1:60", "1:99:00", "1:2:30", "-5", "1.2.3", "1:", ":30", "12.3456"]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time(text) is None


@given(TIMES)
def test_a_printed_time_reads_back_as_itself(ms: int) -> None:
    assert parse_time(format_time(ms, 3)) == ms


@given(TIMES)
def test_a_rounded_time_is_within_half_a_tenth(ms: int) -> None:
    back = parse_time(format_time(ms))
    assert back is not None
    assert -50 < back - ms <= 50


@given(TIMES)
def test_a_running_clock_never_shows_what_has_not_passed(ms: int) -> None:
    back = parse_time(format_running(ms))
    assert back is not None
    assert 0 <= ms - back < 100


@pytest.mark.parametrize(
    ("pace", "text"),
    [
        (Pace(200_000, 1000.0), "3:20/km"),
        (Pace(320_000, MILE_M), "5:20/mi"),
        (Pace(75_000, 400.0), "75s/400m"),
        (Pace(74_565, 400.0), "74.565s/400m"),
        (Pace(200_500, 1000.0), "3:20.5/km"),
    ],
)
def test_paces_are_printed_per_unit(pace: Pace, text: str) -> None:
    assert str(pace) == text


def test_a_pace_keeps_its_ratio() -> None:
    mile = Pace(300_000, MILE_M)
    assert mile.time_ms(400.0) == 74_565
    assert mile.time_ms(MILE_M) == 300_000
    assert mile.speed_m_s() == pytest.approx(5.36448)


def test_lengths_are_printed_to_the_millimetre() -> None:
    assert format_metres(409.344) == "409.344m"
    assert format_metres(400.0) == "400m"
