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
)
WORKOUT = closed(
    id={"type": "integer"},
    title={"type": "string"},
    started_at={"type": "string"},
    status={"enum": ["running", "finished", "stopped"]},
    steps={"type": "array", "items": STEP},
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


def test_looking_makes_no_file(cli: Cli) -> None:
    from bell_lap import paths

    cli("history")
    cli("doctor")
    cli("show", "pyramid")
    cli("sessions")
    assert paths.home() is not None
    assert not (paths.home() or paths.data_dir()).exists()
