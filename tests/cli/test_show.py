"""`bell-lap show`: the plan as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bell_lap.cli import plan_table, show
from bell_lap.core.plan import Range
from tests.cli.support import Cli


def absent_or(kind: str) -> dict[str, Any]:
    return {"type": [kind, "null"]}


def one_or_range(kind: str) -> dict[str, Any]:
    span = {
        "type": "object",
        "additionalProperties": False,
        "required": ["min", "max"],
        "properties": {"min": {"type": kind}, "max": {"type": kind}},
    }
    return {"anyOf": [{"type": kind}, {"type": "null"}, span]}


def closed(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


STEP = closed(
    index={"type": "integer"},
    block=absent_or("string"),
    role={"enum": ["warmup", "work", "recovery", "cooldown", "gate"]},
    kind={"enum": ["work", "recovery", "gate"]},
    measure={"enum": ["distance", "time", "count", "open"]},
    distance_m=absent_or("number"),
    duration_s=one_or_range("number"),
    count=absent_or("integer"),
    goal_s=one_or_range("number"),
    mode=absent_or("string"),
    set=absent_or("integer"),
    rep=absent_or("integer"),
    of=one_or_range("integer"),
    optional={"type": "boolean"},
    label=absent_or("string"),
)
SCHEMA = closed(
    title={"type": "string"},
    notation={"type": "string"},
    notes={
        "type": "array",
        "items": closed(
            text={"type": "string"}, line=absent_or("integer"), column=absent_or("integer")
        ),
    },
    steps={"type": "array", "items": STEP},
    totals=closed(
        reps=one_or_range("integer"),
        work_distance_m=one_or_range("number"),
        recovery_distance_m=one_or_range("number"),
        work_s=one_or_range("number"),
        recovery_s=one_or_range("number"),
        estimated_s=absent_or("number"),
    ),
)
SHIPPED = sorted(path.stem for path in (Path(__file__).parents[2] / "sessions").glob("*.toml"))


def shown(cli: Cli, *argv: str) -> Any:
    said = cli("show", "--json", *argv)
    assert (said.code, said.err) == (0, "")
    data = json.loads(said.out)
    Draft202012Validator(SCHEMA).validate(data)
    return data


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_session_is_shown_both_ways(cli: Cli, name: str) -> None:
    data = shown(cli, name, "--goal", "mile 5:00")
    said = cli("show", name, "--goal", "mile 5:00")
    assert said.code == 0
    assert said.lines[0] == data["title"]


@pytest.mark.parametrize(
    ("name", "reps", "metres"),
    [("ladder-up", 9, 3600), ("pyramid", 7, 3200), ("speed-30s", {"min": 8, "max": 10}, 0)],
)
def test_the_totals_of_the_book(cli: Cli, name: str, reps: object, metres: int) -> None:
    totals = shown(cli, name)["totals"]
    assert (totals["reps"], totals["work_distance_m"]) == (reps, metres)


def test_sets_with_their_rests(cli: Cli) -> None:
    data = shown(cli, "4 x 3 x 400 (56\") [3' & 5']")
    reps = [step for step in data["steps"] if step["rep"] is not None]
    rests = [step["duration_s"] for step in data["steps"] if step["kind"] == "recovery"]
    assert len(reps) == 12
    assert {rep["goal_s"] for rep in reps} == {56}
    assert sorted(rests) == [180.0] * 8 + [300.0] * 3
    assert data["totals"]["work_distance_m"] == 4800


def test_goals_at_the_four_marks_of_a_mile(cli: Cli) -> None:
    said = cli("show", "1mi @ goal mile", "--goal", "5:00")
    assert "409.344m 76.3, 809.344m 2:30.9, 1209.344m 3:45.4" in said.out


def test_notes_are_told_with_their_places(cli: Cli) -> None:
    said = cli("show", '6 x 400 (56")')
    assert "note: 1:10: goal 56s" in said.out
    note, _ = shown(cli, '6 x 400 (56")')["notes"]
    assert (note["line"], note["column"]) == (1, 10)


def test_the_goal_of_the_command_line_goes_over_the_profile(cli: Cli, bell_lap_home: Path) -> None:
    folder = bell_lap_home / "config"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('[profile]\ngoal = {race = "mile", time = "6:00"}\n')
    assert shown(cli, "400m @ goal mile")["steps"][0]["goal_s"] == 89.477
    assert shown(cli, "400m @ goal mile", "--goal", "mile 5:00")["steps"][0]["goal_s"] == 74.565


def test_the_lap_of_the_settings_counts(cli: Cli, bell_lap_home: Path) -> None:
    folder = bell_lap_home / "config"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("[track]\nlap_m = 200\n")
    assert shown(cli, "2 laps")["steps"][0]["distance_m"] == 400


def test_to_a_pipe_goes_plain_text_that_does_not_change_with_the_hour(cli: Cli) -> None:
    said = cli("show", "ladder-up", "--goal", "mile 5:00")
    assert "\x1b" not in said.out
    assert not any(line.endswith(" ") for line in said.lines)
    assert "if you begin now" not in said.out
    assert "about 56:05 in all" in said.out


def test_on_a_terminal_it_says_when_it_would_be_over(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show, "on_terminal", lambda: True)
    assert "if you begin now" in cli("show", "4 x 400m in 75s, rest 90s").out


def test_the_end_is_rounded_to_the_minute_and_goes_past_midnight(cli: Cli) -> None:
    data = shown(cli, "30min")
    assert data["totals"]["estimated_s"] == 1800
    from tests.cli.test_plain import plan_of

    totals = plan_of("30min").totals
    at_2345_ms = (23 * 60 + 45) * 60_000
    assert plan_table.length_line(totals, at_2345_ms).endswith("over at 00:15 if you begin now")


def test_a_session_with_nothing_to_run(cli: Cli) -> None:
    said = cli("show", "rest-day")
    assert said.code == 0
    assert said.lines[-1] == "There is nothing to run."


@pytest.mark.parametrize(
    ("mm", "text"),
    [
        (Range(3_600_000, 3_600_000), "3600m"),
        (Range(1_600_000, 2_000_000), "1600m-2000m"),
        (Range(1_609_344, 1_609_344), "1609.3m"),
        (Range(8_046_720, 8_046_720), "8046.7m (5 miles)"),
    ],
)
def test_distances_in_words(mm: Range, text: str) -> None:
    assert plan_table.far(mm) == text
