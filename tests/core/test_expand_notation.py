"""From the whiteboard to the plan: lines as coaches write them, at a glance."""

from __future__ import annotations

import pytest

from bell_lap.core.expand import expand
from bell_lap.core.notation import parse
from bell_lap.core.plan import Plan, Range
from bell_lap.core.session import Block
from bell_lap.core.show import show_json
from bell_lap.core.track import Track
from tests.core.sessions import MILER, session
from tests.core.test_expand import shape


def plan_of(text: str) -> Plan:
    parsed = parse(text)
    return expand(session(Block(parsed.items)), MILER, Track(), parsed.notes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 x 200m @ mile, rest 30s", "200 +30 200 +30 200 +30 200"),
        ("2 x 3 x 400 (56\") [3' & 5']", "400 +180 400 +180 400 +300 400 +180 400 +180 400"),
        (
            "2 x {1 x 500 (80\") [2'] 1 x 700 (1'52\") [30\"] 1 x 300 (max)} [12']",
            "500 +120 700 +30 300 +720 500 +120 700 +30 300",
        ),
        ("2 x (400m @ hard - 400m easy)", "400 ~400 400 ~400"),
        ("4 x 400 alternating fast/slow", "400 ~400 400 ~400"),
        ("2 x 1min on, 1min off", "time ~time time ~time"),
        ("200m - 400m - 600m @ mile, rest full", "200 +full 400 +full 600"),
        ("3 x 400m, rest 30s/25s", "400 +30 400 +25 400"),
        ("2 x 300m, rest walk back", "300 +back 300"),
        ("2 x 300m, on 3min", "300 +send-off 300"),
        ("(2 x 90s) x 2", "time +full time +full time +full time"),
        ("2-3 x 30s, rest 60s", "time +60 time +60 time?"),
        (
            "wu 10min easy; 2 x 400m, rest 90s; cd 1mi easy",
            "wutime | 400 +90 400 | cd1609.34",
        ),
        ('3 x 5 reps "back squat" 100kg, rest 3min', "count +180 count +180 count"),
    ],
)
def test_lines_become_steps(text: str, expected: str) -> None:
    assert shape(plan_of(text)) == expected


def test_the_frank_horwill_line() -> None:
    shown = show_json(plan_of("4 x 3 x 400 (56\") [3' & 5']"))
    steps = shown["steps"]
    totals = shown["totals"]
    assert isinstance(steps, list)
    assert isinstance(totals, dict)
    assert (totals["reps"], totals["work_distance_m"]) == (12, 4800.0)
    assert {step["goal_s"] for step in steps if step["rep"]} == {56.0}
    rests = [step["duration_s"] for step in steps if step["role"] == "recovery"]
    assert (rests.count(180.0), rests.count(300.0), len(rests)) == (8, 3, 11)


@pytest.mark.parametrize(
    ("text", "reps", "metres"),
    [
        ("4 x 200m\n2 x 400m\n2 x 600m\n1 x 800m", 9, 3600),
        ("200m - 400m - 600m - 800m - 600m - 400m - 200m, rest full", 7, 3200),
    ],
)
def test_ladders_and_pyramids_add_up(text: str, reps: int, metres: int) -> None:
    totals = plan_of(text).totals
    assert totals.reps == Range(reps, reps)
    assert totals.work_mm == Range(metres * 1000, metres * 1000)


@pytest.mark.parametrize(
    "text",
    [
        "4 x 400m @ mile, rest 90s jog",
        "3 x (4 x 200m @ mile, rest 30s), rest 5min",
        "600m in 400m 68s + 200m max",
        "5 x 400m @ 5k -> mile, rest 30s/25s/20s/15s",
        "wu 10min easy\n8-10 x 30s @ 90-95% effort, rest 60s jog\ncd 1mi easy",
    ],
)
def test_the_notation_of_a_plan_is_canonical(text: str) -> None:
    assert plan_of(text).notation == text


def test_two_spellings_are_one_session() -> None:
    spelled = plan_of("4 x 400 metres at mile pace w/ 90s rest")
    plain = plan_of("4 x 400m @ mile, rest 90s")
    assert spelled.steps == plain.steps
    assert spelled.totals == plain.totals
