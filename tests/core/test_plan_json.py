"""A plan as JSON: nothing is lost, and nothing is read that is no plan."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.expand import expand
from bell_lap.core.plan import PLAN_FORMAT, Plan
from bell_lap.core.plan_json import dumps, from_json, loads, to_json
from bell_lap.core.profile import NOBODY
from bell_lap.core.session import (
    Block,
    ChangingPace,
    Count,
    Load,
    Movements,
    Note,
    PaceGoal,
    RacePace,
    Session,
    Sets,
    Span,
    Step,
    TrainingPace,
    Zone,
)
from bell_lap.core.track import Track
from bell_lap.errors import BadInput
from tests.core.sessions import MILE, MILER, SESSIONS, TRACKS, in_ms, planned, rest_ms, run, session
from tests.core.test_expand_properties import plan_of


def rich_plan() -> Plan:
    """A plan with a value in every kind of field."""
    blocks = (
        Block((run(1000, goal=ChangingPace(PaceGoal(RacePace("5k")), MILE)),), 'Föhn "1"'),
        Block((Step(Movements(5, Load(102_500)), Count(1, 2), label="squat"),)),
        Block((Step(Span(60_000, 90_000), goal=PaceGoal(TrainingPace(Zone.EASY))),)),
        Block((Sets((run(200, 2, in_ms(30_000, 32_000), rest_ms(60_000)),), Count(2, 2)),)),
    )
    return expand(session(*blocks), MILER, Track(lane=2), (Note("a reading", 1, 2),))


@given(SESSIONS, TRACKS)
def test_any_plan_comes_back_as_it_was(any_session: Session, track: Track) -> None:
    plan = plan_of(any_session, MILER, track)
    assert loads(dumps(plan)) == plan
    assert from_json(json.loads(json.dumps(to_json(plan)))) == plan


def test_a_plan_with_everything_comes_back_as_it_was() -> None:
    plan = rich_plan()
    again = loads(dumps(plan))
    assert again == plan
    assert dumps(again) == dumps(plan)
    assert isinstance(again.steps[0].distance_m, float)


def test_any_text_can_be_stored() -> None:
    odd = 'Föhn "1" \ud800 \U0001f3c3'
    plan = expand(session(Block((run(400),), odd)), NOBODY, Track())
    assert dumps(plan).isascii()
    assert loads(dumps(plan)).steps[0].block_name == odd


def test_the_text_is_canonical() -> None:
    plan = planned(run(400, 2, in_ms(75_000), rest_ms(90_000)))
    text = dumps(plan)
    assert "\n" not in text
    assert ": " not in text
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_the_stored_shape_is_for_ever() -> None:
    """The very text of format 1: a stored plan must be read by every later version."""
    plan = planned(run(600, 1, in_ms(90_000, 92_000)))
    assert json.loads(dumps(plan)) == {
        "plan_format": 1,
        "title": "A session",
        "notation": "600m in 90-92s",
        "steps": [
            {
                "index": 0,
                "kind": "work",
                "role": "work",
                "measure": "distance",
                "block": 0,
                "line": 0,
                "distance_m": 600.0,
                "goal": {
                    "text": "90-92s",
                    "time_ms": {"min": 90000, "max": 92000},
                    "pace": {"ms": 91000, "per_m": 600.0},
                    "curve": [{"distance_m": 0.0, "ms": 0}, {"distance_m": 600.0, "ms": 92000}],
                },
                "marks": [{"distance_m": 200.0}, {"distance_m": 600.0}],
                "start_m": 200.0,
                "rep": 1,
                "of": {"min": 1, "max": 1},
                "expected_ms": 91000,
            }
        ],
        "totals": {
            "reps": {"min": 1, "max": 1},
            "work_mm": {"min": 600000, "max": 600000},
            "recovery_mm": {"min": 0, "max": 0},
            "work_ms": {"min": 90000, "max": 92000},
            "recovery_ms": {"min": 0, "max": 0},
            "estimated_ms": 91000,
        },
    }


def test_a_later_format_is_said_to_be_later() -> None:
    values = {**to_json(rich_plan()), "plan_format": PLAN_FORMAT + 1}
    with pytest.raises(BadInput, match="later version") as caught:
        from_json(values)
    assert "format 2" in caught.value.message


@pytest.mark.parametrize("number", [None, 0, "1", True, 1.5, [1]])
def test_no_format_of_ours_is_refused(number: object) -> None:
    with pytest.raises(BadInput, match="format"):
        from_json({**to_json(rich_plan()), "plan_format": number})


@pytest.mark.parametrize("values", [None, 5, "plan", [], {}, {"plan_format": 1}])
def test_garbage_is_refused(values: object) -> None:
    with pytest.raises(BadInput, match="plan"):
        from_json(values)


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 100_000, '{"plan_format": 1e999}'])
def test_text_that_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="plan"):
        loads(text)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("title",), 5, "title should be a text, not 5"),
        (("pacer",), 1, "pacer should be true or false"),
        (("lap_m",), "400", "lap_m should be a number"),
        (("lap_m",), float("nan"), "lap_m should be a number"),
        (("lap_m",), 10**400, "lap_m should be a number"),
        (("lap_m",), 0.0, "lap_m should be more than 0"),
        (("colour",), "red", "colour is not known here"),
        (("format",), 1, "'format' is not known here"),
        (("steps",), {}, "steps should be a list"),
        (("steps", 0), 7, r"steps\[0\] should be an object"),
        (("steps", 0, "kind"), "swim", r"steps\[0\].kind should be one of 'work', 'recovery'"),
        (("steps", 0, "index"), 3, r"steps\[0\]: its index is 3"),
        (("steps", 0, "index"), 0.5, r"steps\[0\].index should be a whole number"),
        (("steps", 0, "index"), True, r"steps\[0\].index should be a whole number"),
        (("steps", 0, "goal", "text"), None, r"goal.text should be a text"),
        (("steps", 0, "goal", "time_ms"), {"min": 9, "max": 1}, "goal.time_ms is no range"),
        (("steps", 0, "goal", "time_ms"), {"min": 9}, "time_ms.max is missing"),
        (("steps", 0, "goal", "curve", 1, "ms"), 0, "turns back"),
        (("steps", 0, "goal", "curve", 0, "ms"), 1, "does not begin at the start"),
        (("steps", 0, "goal", "pace_range"), [], "pace_range should be a list of 2"),
        (("steps", 0, "marks", 0, "distance_m"), 5000.0, "out of order"),
        (("steps", 0, "distance_m"), 5000.0, "last mark is not its finish"),
        (("steps", 0, "duration_ms"), {"min": 9, "max": 1}, "duration_ms is no range"),
        (("steps", 0, "rest"), {"kind": "full"}, "a recovery has a rest"),
        (("steps", 0, "label"), "x" * 9_000, None),
        (("totals", "reps"), "x" * 9_000, r"totals.reps should be an object, not 'x{20,40}\.\.\."),
    ],
)
def test_what_does_not_fit_is_named(
    path: tuple[str | int, ...], value: object, message: str | None
) -> None:
    values: Any = json.loads(dumps(rich_plan()))
    target = values
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    if message is None:
        assert from_json(values).steps[0].label == value
        return
    with pytest.raises(BadInput, match=message):
        from_json(values)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["min", "max", "text", "kind"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.data())
def test_a_broken_plan_is_refused_or_still_a_plan(data: st.DataObject) -> None:
    values: Any = json.loads(dumps(rich_plan()))
    target, keys = values, list(values)
    for _ in range(data.draw(st.integers(0, 5))):
        key = data.draw(st.sampled_from(keys))
        if not isinstance(target[key], list | dict) or not target[key]:
            break
        target = target[key]
        keys = list(target) if isinstance(target, dict) else list(range(len(target)))
    target[data.draw(st.sampled_from(keys))] = data.draw(PLAIN)
    try:
        plan = from_json(values)
    except BadInput:
        return
    assert loads(dumps(plan)) == plan


def test_a_stored_plan_needs_no_profile() -> None:
    plan = planned(run(400, goal=MILE), profile=MILER)
    assert loads(dumps(plan)).steps[0].goal == plan.steps[0].goal
    assert planned(run(400, goal=MILE)) != plan
