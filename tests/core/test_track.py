"""The figures of a standard track, and where marks, ticks and starts lie on any track."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.session import Splits
from bell_lap.core.track import (
    HALF_HEIGHT_M,
    HALF_WIDTH_M,
    STRAIGHT_M,
    Track,
    marks,
    oval,
    standard_lap_m,
    start_m,
    start_place,
    ticks,
)
from bell_lap.core.units import MILE_M
from bell_lap.errors import BadInput

KERB = [400.00, 407.04, 414.70, 422.37, 430.03, 437.70, 445.37, 453.03]
LAPS = st.sampled_from([200.0, 300.0, 400.0, 407.037, 453.03])
DISTANCES = st.integers(60_000, 10_000_000).map(lambda mm: mm / 1000)


@pytest.mark.parametrize(("lane", "lap_m"), list(enumerate(KERB, start=1)))
def test_laps_with_a_kerb(lane: int, lap_m: float) -> None:
    assert round(standard_lap_m(lane), 2) == lap_m
    assert Track(lane=lane).length_m == pytest.approx(lap_m, abs=0.006)


@pytest.mark.parametrize(("lane", "lap_m"), [(1, 400.00), (2, 407.67), (3, 415.33)])
def test_laps_without_a_kerb(lane: int, lap_m: float) -> None:
    assert round(standard_lap_m(lane, kerb=False), 2) == lap_m
    assert Track(kerb=False, lane=lane).length_m == pytest.approx(lap_m, abs=0.006)


def test_other_tracks_are_a_setting() -> None:
    assert Track(lap_m=200.0).length_m == 200.0
    assert Track(lap_m=200.0, lane=2).length_m == pytest.approx(207.04, abs=0.006)


@pytest.mark.parametrize("make", [{"lap_m": 0.0}, {"lap_m": math.nan}, {"lane": 0}, {"lane": 11}])
def test_a_track_that_cannot_be_is_refused(make: dict[str, float]) -> None:
    with pytest.raises(BadInput):
        Track(**make)  # type: ignore[arg-type]  # the test gives floats for both fields


@pytest.mark.parametrize(
    ("distance_m", "expected"),
    [
        (200.0, (200.0,)),
        (400.0, (400.0,)),
        (600.0, (200.0, 600.0)),
        (1000.0, (200.0, 600.0, 1000.0)),
        (1500.0, (300.0, 700.0, 1100.0, 1500.0)),
        (MILE_M, (409.344, 809.344, 1209.344, 1609.344)),
        (449.0, (449.0,)),
        (450.0, (50.0, 450.0)),
    ],
)
def test_marks_lie_whole_laps_before_the_finish(
    distance_m: float, expected: tuple[float, ...]
) -> None:
    assert marks(distance_m, 400.0, Splits.LAP) == expected


def test_marks_at_the_finish_or_every_so_many_metres() -> None:
    assert marks(1000.0, 400.0, Splits.FINISH) == (1000.0,)
    assert marks(1000.0, 400.0, 200.0) == (200.0, 400.0, 600.0, 800.0, 1000.0)
    assert marks(400.0, 200.0, Splits.LAP) == (200.0, 400.0)


def test_splits_of_nothing_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="between"):
        marks(400.0, 400.0, 0.0)


@given(DISTANCES, LAPS)
def test_marks_increase_and_end_at_the_finish(distance_m: float, lap_m: float) -> None:
    found = marks(distance_m, lap_m, Splits.LAP)
    assert list(found) == sorted(set(found))
    assert found[-1] == distance_m
    assert found[0] >= 50.0
    assert found[0] < lap_m + 50.0
    gaps = [b - a for a, b in pairwise(found)]
    assert gaps == pytest.approx([lap_m] * len(gaps), abs=0.002)


def test_the_pacer_ticks_at_the_painted_points() -> None:
    assert ticks(400.0) == (100.0, 200.0, 300.0)
    assert ticks(MILE_M)[:2] == (109.344, 209.344)
    assert ticks(MILE_M)[-1] == 1509.344
    assert ticks(100.0) == ()
    assert ticks(200.0, 50.0) == (50.0, 100.0, 150.0)
    assert ticks(1000.0, 400.0) == (200.0, 600.0)


@pytest.mark.parametrize(
    ("distance_m", "lap_m", "before_m", "words"),
    [
        (400.0, 400.0, 0.0, "the finish line"),
        (800.0, 400.0, 0.0, "the finish line"),
        (200.0, 400.0, 200.0, "the 200 m start"),
        (600.0, 400.0, 200.0, "the 200 m start"),
        (1000.0, 400.0, 200.0, "the 200 m start"),
        (300.0, 400.0, 300.0, "the 300 m start"),
        (1500.0, 400.0, 300.0, "the 300 m start"),
        (100.0, 400.0, 100.0, "the 100 m start"),
        (MILE_M, 400.0, 9.344, "9 m behind the line"),
        (150.0, 400.0, 150.0, "150 m before the line"),
        (395.0, 400.0, 395.0, "5 m past the line"),
        (1000.0, 200.0, 0.0, "the finish line"),
        (500.0, 200.0, 100.0, "the 100 m start"),
    ],
)
def test_start_places(distance_m: float, lap_m: float, before_m: float, words: str) -> None:
    assert start_m(distance_m, lap_m) == before_m
    assert start_place(before_m, lap_m) == words


@given(DISTANCES, LAPS)
def test_a_start_place_lies_within_the_lap(distance_m: float, lap_m: float) -> None:
    before_m = start_m(distance_m, lap_m)
    assert 0.0 <= before_m < lap_m
    laps = (distance_m - before_m) / lap_m
    assert abs(laps - round(laps)) * lap_m < 0.002


@pytest.mark.parametrize("lap_m", [400.0, 200.0])
def test_the_oval_has_the_true_proportions(lap_m: float) -> None:
    line = oval(0.0, lap_m)
    assert (line.x_m, line.y_m) == pytest.approx((STRAIGHT_M / 2, -HALF_HEIGHT_M))
    before = oval(-lap_m / 100, lap_m)
    assert before.y_m == pytest.approx(-HALF_HEIGHT_M)
    assert before.x_m < line.x_m
    far = oval(lap_m / 2, lap_m)
    assert (far.x_m, far.y_m) == pytest.approx((-STRAIGHT_M / 2, HALF_HEIGHT_M))


@given(st.floats(-2000, 2000), st.floats(0.0, 5.0))
def test_equal_ways_are_equal_on_the_oval(at_m: float, step_m: float) -> None:
    a, b = oval(at_m, 400.0), oval(at_m + step_m, 400.0)
    assert abs(a.x_m) <= HALF_WIDTH_M + 1e-6
    assert abs(a.y_m) <= HALF_HEIGHT_M + 1e-6
    way_m = math.hypot(b.x_m - a.x_m, b.y_m - a.y_m)
    assert way_m == pytest.approx(step_m, abs=0.02)


def test_the_far_point_of_the_lap_is_129_m_away() -> None:
    line = oval(0.0, 400.0)
    ways = [
        math.hypot(point.x_m - line.x_m, point.y_m - line.y_m)
        for point in (oval(metre, 400.0) for metre in range(400))
    ]
    assert max(ways) == pytest.approx(129.0, abs=1.0)
