"""The JSON shapes, held to docs/storage.md."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.changes import changes
from bell_lap.core.inputs import AdjustRecovery, Press, SetDone
from bell_lap.core.pacing import even_goal
from bell_lap.core.plan import Plan, Range
from bell_lap.core.result import Flag, Status, WorkoutResult
from bell_lap.history.export import change_json, list_json, range_seconds, seconds, workout_json
from bell_lap.history.records import iso
from bell_lap.history.store import Store
from tests.core.talk import Talk, plan_of
from tests.history.build import mark, new, plan, recovery, rep, reps, result
from tests.history.conftest import raw

DOCUMENT = Path(__file__).parents[2] / "docs" / "storage.md"


def two_400s() -> WorkoutResult:
    missed = replace(mark(0, 200.0, None), lap_ms=None, laps=0, press=None, goal_split_ms=36_000)
    finish = replace(
        mark(1, 400.0, 71_234),
        laps=2,
        goal_split_ms=72_000,
        delta_ms=0,
        flags=(Flag.COVERS_MORE,),
    )
    first = rep(
        1,
        71_234,
        start_ms=12_500,
        goal_ms=Range(70_000, 72_000),
        delta_ms=0,
        marks=(missed, finish),
    )
    second = rep(
        2,
        69_900,
        index=2,
        start_ms=173_734,
        goal_ms=Range(72_000, 72_000),
        delta_ms=-2_100,
        flags=(Flag.BY_WATCH,),
    )
    return result(first, recovery(90_000, start_ms=83_734), second)


def planned() -> Plan:
    """Two 400s; only the second has a goal."""
    made = plan()
    goal = even_goal(400.0, Range(72_000, 72_000))
    return replace(made, steps=(*made.steps[:-1], replace(made.steps[-1], goal=goal)))


def test_one_workout_looks_as_documented(store: Store) -> None:
    number = store.create(new("Two 400s", plan=planned()))
    writer = store.writer(number)
    for seq, item in enumerate((Press(0), Press(83_000), AdjustRecovery(90_000, 15_000)), start=1):
        writer.append(seq, item)
    assert writer.close()
    store.finish(number, two_400s())
    (example,) = re.findall(r"```json\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    printed = json.dumps(workout_json(store.get("last"), two_400s()))
    assert json.loads(printed) == json.loads(example)


def keys(value: object) -> list[str]:
    assert isinstance(value, dict)
    return list(value)


def test_the_keys_are_those_agreed_upon_and_no_others(store: Store) -> None:
    store.create(new())
    whole = workout_json(store.get("last"), two_400s())
    assert keys(whole) == ["id", "title", "started_at", "status", "steps", "changes"]
    steps = whole["steps"]
    assert isinstance(steps, list)
    for step in steps:
        assert keys(step) == [
            *("index", "kind", "label", "start_s", "elapsed_s", "goal_s", "delta_s"),
            *("flags", "marks", "rep", "attempt", "planned_s", "planned_goal_s"),
            *("planned_reps", "done_reps", "planned_load", "done_load"),
        ]
        for each in step["marks"]:
            assert keys(each) == [
                *("distance_m", "split_s", "lap_s", "goal_split_s", "delta_s", "flags"),
            ]


def test_a_set_has_what_was_planned_and_what_was_done(store: Store) -> None:
    talk = Talk(plan_of('5 reps "squat" 100kg')).at(0).tap().at(20_000).tap()
    talk.does(SetDone, step=0, reps=4, load_thousandths=97_500)
    number = store.create(new(plan=talk.plan))
    shown = workout_json(store.load(number), talk.result)
    assert isinstance(shown["steps"], list)
    (squat,) = shown["steps"]
    assert (squat["planned_reps"], squat["done_reps"]) == (5, 4)
    assert squat["planned_load"] == {"amount": 100.0, "unit": "kg"}
    assert squat["done_load"] == {"amount": 97.5, "unit": "kg"}


def test_counts_that_are_ranges_have_both_ends() -> None:
    talk = Talk(plan_of("2-4 x 100m, rest 60s"), "clicker").at(0).tap().at(5_000).add()
    (change,) = changes(talk.plan, talk.rules, talk.fold.entries)
    shown = change_json(change)
    assert (shown["figure"], shown["before"], shown["after"]) == (
        "reps", {"min": 2, "max": 4}, {"min": 3, "max": 5},
    )  # fmt: skip


def test_a_workout_under_way_is_shown_so_far(store: Store) -> None:
    store.create(new())
    running = result(rep(1, None, running=True, marks=()), status=Status.RUNNING)
    shown = workout_json(store.get("last"), running)
    assert shown["status"] == "running"
    assert shown["steps"] == [
        {
            "index": 0,
            "kind": "work",
            "label": "400m",
            "start_s": 0.0,
            "elapsed_s": None,
            "goal_s": None,
            "delta_s": None,
            "flags": [],
            "marks": [],
            "rep": 1,
            "attempt": 1,
            "planned_s": None,
            "planned_goal_s": None,
            "planned_reps": None,
            "done_reps": None,
            "planned_load": None,
            "done_load": None,
        }
    ]


def test_the_list_is_in_the_documented_shape(store: Store) -> None:
    store.finish(store.create(new("First", runner="Ann")), reps(71_200, 70_900))
    store.create(new("Second"))
    running, finished = list_json(store.list())
    assert finished == {
        "id": 1,
        "title": "First",
        "started_at": "2026-05-28T22:26:40.000+02:00",
        "status": "finished",
        "kind": "intervals",
        "runner": "Ann",
        "duration_s": 232.1,
        "reps": 2,
        "work_distance_m": 800.0,
        "line": "2 x 400m: 71.2 70.9 · avg 71.1",
        "date": "2026-05-28",
        "source": "line",
        "rpe": None,
        "tags": [],
        "noted": False,
    }
    assert running | {"id": 1, "title": "First", "runner": "Ann"} == finished | {
        "status": "running",
        "duration_s": None,
        "reps": 0,
        "work_distance_m": 0.0,
        "line": "",
    }
    documented = re.findall(r"^\| `(\w+)` \|", list_section(), re.MULTILINE)
    assert documented == keys(finished)


def list_section() -> str:
    return DOCUMENT.read_text("utf-8").partition("history list --json")[2]


@pytest.mark.docs
def test_every_table_and_file_is_documented(store: Store, path: Path) -> None:
    text = DOCUMENT.read_text("utf-8")
    with raw(path) as connection:
        query = (
            "SELECT name FROM pragma_table_list WHERE schema = 'main'"
            " AND type <> 'shadow' AND name NOT LIKE 'sqlite_%'"
        )
        tables = {name for (name,) in connection.execute(query)}
    assert set(re.findall(r"^\| `(\w+)` \| an? ", text, re.MULTILINE)) == tables
    assert store.count() == 0


@given(st.integers(-(10**9), 10**12))
def test_seconds_print_with_at_most_three_decimals(ms: int) -> None:
    printed = json.dumps(seconds(ms))
    assert re.fullmatch(r"-?[0-9]+\.[0-9]{1,3}", printed)
    assert round(float(printed) * 1000) == ms


def test_a_range_of_one_figure_is_that_figure() -> None:
    assert range_seconds(None) is None
    assert range_seconds(Range(56_000, 56_000)) == 56.0
    assert range_seconds(Range(56_000, 58_500)) == {"min": 56.0, "max": 58.5}


@pytest.mark.parametrize(
    ("utc_ms", "offset", "text"),
    [
        (0, 0, "1970-01-01T00:00:00.000+00:00"),
        (1_780_000_000_123, -210, "2026-05-28T16:56:40.123-03:30"),
        (-1, 60, "1970-01-01T00:59:59.999+01:00"),
        (2**62, 1439, "9892-03-09T12:25:40.000+23:59"),
        (-(2**62), -1439, "0005-04-18T09:47:40.000-23:59"),
    ],
)
def test_an_instant_carries_its_offset(utc_ms: int, offset: int, text: str) -> None:
    assert iso(utc_ms, offset) == text
