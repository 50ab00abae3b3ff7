"""Figures as the caller says them, heard as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core import spoken
from bell_lap.core.pacing import even_goal
from bell_lap.core.plan import Range, StepGoal
from bell_lap.core.spoken import Words
from bell_lap.core.units import MILE_M, Pace
from bell_lap.core.voice import CLIPS


def heard(words: Words) -> str:
    """What espeak-ng would say, clip after clip."""
    return " ".join(CLIPS[word] for word in words)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "zero"), (7, "seven"), (72, "seventy-two"), (100, "one hundred"),
        (205, "two hundred five"), (1000, "one thousand"),
        (42_195, "forty-two thousand one hundred ninety-five"),
    ],
)  # fmt: skip
def test_whole_numbers(value: int, said: str) -> None:
    assert heard(spoken.number(value)) == said


@pytest.mark.parametrize(
    ("distance_m", "said"),
    [
        (400.0, "four hundred"), (1500.0, "fifteen hundred"), (1000.0, "one thousand"),
        (150.0, "one fifty metres"), (1205.0, "twelve oh five metres"), (60.0, "sixty metres"),
        (1.0, "one metre"), (MILE_M, "one mile"), (2 * MILE_M, "two miles"),
        (402.336, "four oh two metres"), (10_000.0, "ten thousand"),
        (21_097.5, "twenty-one thousand ninety-eight metres"),
    ],
)  # fmt: skip
def test_distances(distance_m: float, said: str) -> None:
    assert heard(spoken.distance(distance_m)) == said


@pytest.mark.parametrize(
    ("start_m", "lap_m", "said"),
    [
        (0.0, 400.0, "the finish line"), (399.8, 400.0, "the finish line"),
        (200.0, 400.0, "the two hundred metre start"),
        (9.344, 400.0, "nine metres behind the line"), (395.0, 400.0, "five metres past the line"),
        (1.2, 400.0, "one metre behind the line"),
        (150.0, 400.0, "one fifty metres before the line"),
        (500.0, 800.0, "five hundred metres before the line"),
    ],
)  # fmt: skip
def test_start_places(start_m: float, lap_m: float, said: str) -> None:
    assert heard(spoken.place(start_m, lap_m)) == said


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (30_000, "thirty seconds"), (1_000, "one second"), (60_000, "one minute"),
        (90_000, "ninety seconds"), (300_000, "five minutes"),
        (12_500, "twelve point five seconds"),
        (210_000, "three minutes thirty seconds"), (3_600_000, "sixty minutes"),
    ],
)  # fmt: skip
def test_planned_times(ms: int, said: str) -> None:
    assert heard(spoken.duration(ms)) == said


def test_a_range_of_planned_times() -> None:
    said = "seventy-five seconds to ninety seconds"
    assert heard(spoken.durations(Range(75_000, 90_000))) == said


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (71_200, "seventy-one two"), (72_000, "seventy-two flat"), (70_200, "seventy point two"),
        (8_400, "eight four"), (20_100, "twenty point one"), (99_960, "one forty flat"),
        (104_600, "one forty-four six"), (301_200, "five oh one two"),
        (300_000, "five minutes flat"), (300_300, "five minutes point three"),
        (0, "zero flat"), (400, "zero point four"), (3_750_000, "sixty-two thirty flat"),
    ],
)  # fmt: skip
def test_times_that_were_run(ms: int, said: str) -> None:
    assert heard(spoken.time(ms)) == said


@given(st.integers(0, 7_200_000))
def test_no_two_times_sound_alike(ms: int) -> None:
    for other_ms in (ms + 100, ms + 2_000, ms + 10_000, ms + 60_000):
        assert heard(spoken.time(ms)) != heard(spoken.time(other_ms))


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (1_100, "one point one slow"), (-440, "zero point four fast"), (40, "even"), (-49, "even"),
        (50, "zero point one slow"), (-12_000, "twelve point zero fast"),
        (104_000, "one forty-four slow"),
    ],
)  # fmt: skip
def test_deltas(ms: int, said: str) -> None:
    assert heard(spoken.delta(ms)) == said


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (even_goal(400.0, Range(72_000, 72_000)), "goal seventy-two"),
        (even_goal(400.0, Range(74_565, 74_565)), "goal seventy-four six"),
        (even_goal(400.0, Range(72_000, 74_000)), "goal seventy-two to seventy-four"),
        (even_goal(MILE_M, Range(300_000, 300_000)), "goal five minutes"),
        (StepGoal("mile", Range(36_000, 36_000), or_faster=True), "goal thirty-six or faster"),
        (StepGoal("x", pace=Pace(200_000, 1000.0)), "goal three twenty a kilometre"),
        (StepGoal("x", pace=Pace(250_000, 1000.0),
                  pace_range=(Pace(240_000, 1000.0), Pace(260_000, 1000.0))),
         "goal four minutes to four twenty a kilometre"),
        (StepGoal("90-95% effort"), "ninety to ninety-five percent"),
        (StepGoal("100% effort"), "one hundred percent"),
        (StepGoal("hard"), "hard"), (StepGoal("max"), "all out"), (StepGoal("strides"), "strides"),
        (StepGoal("400m 68s + 200m max"), ""), (StepGoal("-% effort"), ""),
    ],
)  # fmt: skip
def test_goals(goal: StepGoal, said: str) -> None:
    assert heard(spoken.goal(goal)) == said
