"""Words: the same for everyone, plus is slow and minus is fast."""

from __future__ import annotations

import pytest

from bell_lap.core import phrases
from bell_lap.core.plan import Range, RestRule, StepGoal
from bell_lap.core.session import RecoveryKind
from bell_lap.core.tap_phrases import tap_words
from bell_lap.core.units import Pace
from tests.core.talk import Talk, plan_of


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("400m", "400m"), ("1mi", "1mi"), ("90s", "90s"), ("30-45s", "30s-45s"),
        ("wu 10min easy", "10min easy"), ('5 reps "squat" 100kg', "5 x squat 100kg"),
        ('2 x 30m "A skip", rest walk back', "30m A skip"), ('open "strides"', "strides"),
    ],
)  # fmt: skip
def test_a_step_in_words(notation: str, words: str) -> None:
    assert phrases.step_words(plan_of(notation).steps[0]) == words


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("90s jog", "90s jog"), ("80-90s", "80s-90s"), ("full", "full recovery"),
        ("full min 3min", "full recovery, 3min at least"), ("200m jog", "200m jog"),
        ("walk back", "walk back"), ("equal", "the rep's time"),
        ("1:2", "1:2 of the rep's time"), ("same distance jog", "400m jog"),
    ],
)  # fmt: skip
def test_a_recovery_in_words(rest: str, words: str) -> None:
    assert phrases.step_words(plan_of(f"2 x 400m, rest {rest}").steps[1]) == words


def test_a_send_off_in_words() -> None:
    assert phrases.step_words(plan_of("2 x 400m, on 3:00").steps[1]) == "on 3min"


def test_a_gate_in_words() -> None:
    step = plan_of("wu 10min", "400m").steps[1]
    assert phrases.step_words(step) == "wait for a tap"
    assert phrases.heading_words(step) == "gate"


@pytest.mark.parametrize(
    ("delta_ms", "words"),
    [(1_100, "1.1 slow"), (-400, "0.4 fast"), (0, "even"), (49, "even"), (-40, "even")],
)
def test_a_delta_is_fast_or_slow(delta_ms: int, words: str) -> None:
    assert phrases.delta_words(delta_ms) == words


def test_headings() -> None:
    plan = plan_of("wu 10min", "2-3 x (400m @ hard - 400m easy), rest 60s", "cd 10min")
    said = [phrases.heading_words(step) for step in plan.steps]
    assert said[0] == "warm-up"
    assert said[2:5] == ["rep 1 of 2-3", "float", "recovery"]
    assert said[-1] == "cool-down"
    assert phrases.short_heading_words(plan.steps[2]) == "rep 1"
    assert phrases.short_heading_words(plan.steps[3]) == "float"


def test_ranges_and_spans() -> None:
    assert phrases.range_words(Range(8, 10)) == "8-10"
    assert phrases.range_words(Range(9, 9)) == "9"
    assert phrases.span_words(Range(75_000, 90_000)) == "75s-90s"


@pytest.mark.parametrize(
    ("notation", "figure"),
    [("400m in 72s", "72.0"), ("400m in 72-74s", "72.0-74.0"), ("400m @ max", "max")],
)
def test_a_goal_as_a_figure(notation: str, figure: str) -> None:
    goal = plan_of(notation).steps[0].goal
    assert goal is not None
    assert phrases.goal_time_words(goal) == figure


def test_start_places() -> None:
    steps = plan_of("200m; 400m; 90s").steps
    assert phrases.start_words(steps[0], 400.0) == "the 200 m start"
    assert phrases.start_words(steps[2], 400.0) == "the finish line"
    assert phrases.start_words(steps[4], 400.0) == ""


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (Talk("600m").at(0).tap().at(30_000), "takes the lap at 200m"),
        (Talk("600m").at(0).tap().at(30_000).tap().at(110_000), "is the finish at 600m"),
        (Talk("400m, rest full; 200m").at(0).tap().at(70_000).tap().at(100_000),
         "ends the recovery and starts rep 2"),
        (Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(71_000),
         "does nothing: the recovery ends by itself"),
        (Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(140_000), "starts rep 2"),
        (Talk("400m", "clicker").at(0).tap().at(1_000), "does nothing: the start is coming"),
        (Talk("400m").at(0).tap().at(1_000).pause(), "goes on"),
        (Talk("400m").at(0).tap().at(70_000).tap(), "does nothing more"),
        (Talk(plan_of("400m", "200m")).at(0).tap().at(70_000).tap(), "starts rep 2"),
        (Talk(plan_of('5 reps "squat"')).at(0).tap().at(5_000), "says done"),
        (Talk("600m").at(0).tap().at(1_000), "does nothing yet: nobody is at 200m so soon"),
        (Talk("400m, rest full; 200m").at(0).tap().at(70_000).tap().at(70_500),
         "does nothing yet"),
    ],
)  # fmt: skip
def test_tap_words(talk: Talk, words: str) -> None:
    assert tap_words(talk.view) == words


def test_a_recovery_of_nothing_in_words() -> None:
    assert phrases.rest_words(RestRule(RecoveryKind.NONE)) == "no recovery"


def test_a_pace_for_a_time_is_told_in_whole_seconds() -> None:
    even = StepGoal("threshold", pace=Pace(240_000, 1000.0))
    assert phrases.goal_time_words(even) == "4:00/km"
    odd = StepGoal("threshold", pace=Pace(239_600, 1000.0))
    assert phrases.goal_time_words(odd) == "4:00/km"
