"""`bell-lap history`: what was run, from its inputs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bell_lap.cli.plain import run_plain
from bell_lap.clock import FakeClock
from bell_lap.core.rules import Rules
from bell_lap.history.store import Store
from bell_lap.live import opening
from tests.cli.support import Cli
from tests.cli.test_plain import Script, plan_of
from tests.cli.test_show import absent_or, closed, one_or_range

MARK = closed(
    distance_m=absent_or("number"),
    split_s=absent_or("number"),
    lap_s=absent_or("number"),
    goal_split_s=absent_or("number"),
    delta_s=absent_or("number"),
    flags={"type": "array", "items": {"type": "string"}},
)
LOAD = {
    "oneOf": [
        {"type": "null"}, closed(amount={"type": "number"}, unit={"enum": ["kg", "lb"]}),
    ]
}  # fmt: skip
STEP = closed(
    index={"type": "integer"},
    kind={"enum": ["work", "recovery", "gate"]},
    label={"type": "string"},
    start_s={"type": "number"},
    elapsed_s=absent_or("number"),
    goal_s=one_or_range("number"),
    delta_s=absent_or("number"),
    flags={"type": "array", "items": {"type": "string"}},
    marks={"type": "array", "items": MARK},
    rep=absent_or("integer"),
    attempt={"type": "integer"},
    planned_s=one_or_range("number"),
    planned_goal_s=one_or_range("number"),
    planned_reps=absent_or("integer"),
    done_reps=absent_or("integer"),
    planned_load=LOAD,
    done_load=LOAD,
)
CHANGE = closed(
    at_s={"type": "number"},
    kind={"type": "string"},
    rep=absent_or("integer"),
    figure={"enum": ["recovery", "start", "goal", "reps", "left out", None]},
    before=one_or_range("number"),
    after=one_or_range("number"),
    text={"type": "string"},
)
DIARY = closed(
    uid={"type": "string"},
    source={"enum": ["line", "log"]},
    rpe=absent_or("integer"),
    note={"type": "string"},
    conditions={"type": "string"},
    tags={"type": "array", "items": {"type": "string"}},
)
SERIES = closed(
    label={"type": "string"},
    distance_m=absent_or("number"),
    times_s={"type": "array", "items": {"type": "number"}},
    mean_s={"type": "number"},
    fastest_s={"type": "number"},
    slowest_s={"type": "number"},
    spread_s={"type": "number"},
    fade_s=absent_or("number"),
    goal_s=absent_or("number"),
    delta_s=absent_or("number"),
    recovery_s=absent_or("number"),
    counts={"type": "boolean"},
)
WORKOUT = closed(
    id={"type": "integer"},
    title={"type": "string"},
    started_at={"type": "string"},
    status={"enum": ["running", "finished", "stopped"]},
    steps={"type": "array", "items": STEP},
    changes={"type": "array", "items": CHANGE},
    diary=DIARY,
    series={"type": "array", "items": SERIES},
)
LISTED = closed(
    id={"type": "integer"},
    title={"type": "string"},
    started_at={"type": "string"},
    status={"enum": ["running", "finished", "stopped"]},
    kind={"type": "string"},
    runner={"type": "string"},
    duration_s=absent_or("number"),
    reps={"type": "integer"},
    work_distance_m={"type": "number"},
    line={"type": "string"},
    date={"type": "string", "format": "date"},
    source={"enum": ["line", "log"]},
    rpe=absent_or("integer"),
    tags={"type": "array", "items": {"type": "string"}},
    noted={"type": "boolean"},
)


def run(notation: str, *acts: tuple[float, str | object | int]) -> None:
    """Run a workout into the user's own history."""
    clock = FakeClock()
    with Store.open() as store:
        live = opening.begin(plan_of(notation), Rules(), clock, store)
        run_plain(live, Script(clock, *acts))


@pytest.fixture
def three_workouts() -> None:
    """A whole one with laps, one that was stopped, one that was left."""
    run(
        "2 x 600m in 2:00, rest 60s",
        (1.0, ""), (41.3, ""), (121.5, ""), (182.0, ""), (222.5, ""), (303.0, ""), (304.0, "quit"),
    )  # fmt: skip
    run("4 x 100m in 20s, rest 30s", (1.0, ""), (21.0, ""), (30.0, "stop"))
    run("100m in 20s", (1.0, ""), (2.0, "quit"))


def test_without_workouts_it_says_how_to_begin(cli: Cli) -> None:
    said = cli("history")
    assert (said.code, said.lines[0]) == (0, "No workout has been run yet.")
    assert cli("history", "list", "--json").out == "[]\n"
    shown = cli("history", "show", "last")
    assert (shown.code, shown.out) == (1, "")
    assert "bell-lap run" in shown.err


@pytest.mark.usefixtures("three_workouts")
def test_the_list_has_the_newest_first(cli: Cli) -> None:
    said = cli("history", "list")
    assert said.code == 0
    assert [line.split()[0] for line in said.lines] == ["id", "3", "2", "1"]
    assert said.lines[1].endswith("not finished")
    assert said.lines[2].endswith("stopped")
    assert "2 x 600m" in said.lines[3]
    assert cli("history").out == said.out


@pytest.mark.usefixtures("three_workouts")
def test_the_list_can_be_cut_and_says_so(cli: Cli) -> None:
    said = cli("history", "list", "--limit", "1")
    assert [line.split()[0] for line in said.lines[:2]] == ["id", "3"]
    assert said.lines[-1] == "2 more: `bell-lap history list --limit 3`"


@pytest.mark.usefixtures("three_workouts")
def test_the_list_as_json(cli: Cli) -> None:
    rows: list[Any] = json.loads(cli("history", "list", "--json").out)
    Draft202012Validator({"type": "array", "items": LISTED}).validate(rows)
    assert [(row["id"], row["status"]) for row in rows] == [
        (3, "running"), (2, "stopped"), (1, "finished")
    ]  # fmt: skip


@pytest.mark.usefixtures("three_workouts")
def test_one_workout_has_its_laps_goals_and_deltas(cli: Cli) -> None:
    said = cli("history", "show", "1")
    assert said.code == 0
    assert said.lines[0] == "#1 2 x 600m in 2min, rest 60s"
    table = "\n".join(" ".join(line.split()) for line in said.lines)
    assert "1/2 600m 2:00.5 2:00.0 +0.5 200m 40.3 (+0.3), 600m 80.2 (+0.5)" in table
    assert "2/2 600m 2:01.0 2:00.0 +1.0 200m 40.5 (+0.5), 600m 80.5 (+1.0)" in table
    assert "60s 1:00 1:00" in table


@pytest.mark.usefixtures("three_workouts")
def test_one_workout_as_json(cli: Cli) -> None:
    data = json.loads(cli("history", "show", "1", "--json").out)
    Draft202012Validator(WORKOUT).validate(data)
    first, rest, _second = data["steps"]
    assert (first["elapsed_s"], first["delta_s"]) == (120.5, 0.5)
    assert [mark["split_s"] for mark in first["marks"]] == [40.3, 120.5]
    assert (rest["kind"], rest["start_s"]) == ("recovery", 120.5)


@pytest.mark.usefixtures("three_workouts")
@pytest.mark.parametrize(("word", "number"), [("last", 3), ("#2", 2), ("1", 1)])
def test_a_workout_is_named_by_its_number_or_last(cli: Cli, word: str, number: int) -> None:
    assert json.loads(cli("history", "show", word, "--json").out)["id"] == number
    assert cli("history", "show", word).lines[0].startswith(f"#{number} ")


@pytest.mark.usefixtures("three_workouts")
@pytest.mark.parametrize("word", ["99", "newest", "-", "1.5", "9" * 40])
def test_a_workout_that_is_none(cli: Cli, word: str) -> None:
    said = cli("history", "show", word)
    assert (said.code, said.out) == (1, "")
    assert "bell-lap history list" in said.err


@pytest.mark.usefixtures("three_workouts")
def test_a_workout_under_way_shows_how_to_go_on(cli: Cli) -> None:
    said = cli("history", "show", "last")
    assert "`bell-lap resume`" in said.lines[1]
    assert "under way" in said.out


@pytest.mark.usefixtures("three_workouts")
def test_rebuild_makes_the_same_again(cli: Cli) -> None:
    before = cli("history", "list").out
    said = cli("history", "rebuild")
    assert (said.code, said.out) == (0, "2 workouts made anew\n")
    assert cli("history", "list").out == before


def changed_on_the_move() -> None:
    """A longer recovery, another goal, a rep less, a start that was late, one stepped off."""
    run(
        "4 x 400m in 72s, rest 90s",
        (1.0, ""), (74.0, ""), (80.0, "+15"), (181.0, ""), (190.0, "goal 74"), (191.0, "drop"),
        (255.0, ""), (350.0, ""), (356.0, "now"), (400.0, "x"), (401.0, "quit"),
    )  # fmt: skip


def test_what_was_planned_stands_beside_what_was_done(cli: Cli) -> None:
    changed_on_the_move()
    table = [" ".join(line.split()) for line in cli("history", "show", "last").lines]
    assert "1/3 400m 73.0 72.0 +1.0" in table
    assert "90s 1:47 1:30" in table
    assert "2/3 400m 74.0 74.0, 72.0 planned 0.0" in table
    assert table[table.index("at at rep changed on the move") + 1 :][:5] == [
        "1:19 rep 2 recovery before it 1:45 instead of 1:30",
        "3:09 rep 2 goal 74.0 instead of 72.0 from here on",
        "3:10 rep 2 one dropped: 3 in all instead of 4",
        "5:55 rep 3 started later by 6.0",
        "6:39 rep 3 did not finish",
    ]


def test_changes_and_plans_as_json(cli: Cli) -> None:
    changed_on_the_move()
    data = json.loads(cli("history", "show", "last", "--json").out)
    Draft202012Validator(WORKOUT).validate(data)
    assert [change["kind"] for change in data["changes"]] == [
        "adjust-recovery", "new-goal", "drop-rep", "started-now", "did-not-finish",
    ]  # fmt: skip
    rest, second = data["steps"][1:3]
    assert (rest["planned_s"], rest["elapsed_s"]) == (90.0, 107.0)
    assert (second["planned_goal_s"], second["goal_s"]) == (72.0, 74.0)


def test_what_was_done_of_a_set_stands_beside_it(cli: Cli) -> None:
    run(
        '2 x (5 reps "squat" 100kg), rest 60s',
        (1.0, ""), (20.0, ""), (21.0, "reps 4"), (90.0, ""), (91.0, "quit"),
    )  # fmt: skip
    table = [" ".join(line.split()) for line in cli("history", "show", "last").lines]
    assert "1/2 5 x squat 100kg 19.0 4 @ 100kg done" in table
    assert "2/2 5 x squat 100kg 10.0" in table
    assert "squat 4, 5 @ 100kg" in table


def test_looking_makes_no_file(cli: Cli) -> None:
    from bell_lap import paths

    cli("history")
    cli("doctor")
    cli("show", "pyramid")
    cli("sessions")
    assert paths.home() is not None
    assert not (paths.home() or paths.data_dir()).exists()
