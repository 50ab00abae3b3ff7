"""`bell-lap paces` and the race it reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bell_lap.cli.race import read_race
from bell_lap.core.session import RaceTime
from bell_lap.errors import BadInput
from tests.cli.support import Cli

SPAN = {
    "type": "object",
    "required": ["min", "max"],
    "additionalProperties": False,
    "properties": {"min": {"type": "number"}, "max": {"type": "number"}},
}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["race", "time_s", "vdot", "goals", "training"],
    "properties": {
        "race": {"type": "string"},
        "time_s": {"type": "number"},
        "vdot": {"type": "number"},
        "goals": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name", "distance_m", "at_pace_s", "race_s", "rough"],
                "properties": {
                    "name": {"type": "string"},
                    "distance_m": {"type": "number"},
                    "at_pace_s": {"type": "number"},
                    "race_s": {"type": "number"},
                    "rough": {"type": "boolean"},
                },
            },
        },
        "training": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["pace", "per_400m_s", "per_km_s", "per_mi_s"],
                "properties": {
                    "pace": {"enum": ["easy", "threshold", "interval", "rep"]},
                    "per_400m_s": SPAN,
                    "per_km_s": SPAN,
                    "per_mi_s": SPAN,
                },
            },
        },
    },
}


@pytest.mark.parametrize(
    ("text", "race"),
    [
        ("mile 5:00", RaceTime("mile", 300_000)),
        ("5:00", RaceTime("mile", 300_000)),
        ("1 mile 5:00", RaceTime("mile", 300_000)),
        ("mile in 5:00", RaceTime("mile", 300_000)),
        ("5k 20:10", RaceTime("5k", 1_210_000)),
        ("20:10 5k", RaceTime("5k", 1_210_000)),
        ("800 2:10.5", RaceTime("800m", 130_500)),
        ("half marathon 1:32:00", RaceTime("half", 5_520_000)),
    ],
)
def test_a_race_is_read(text: str, race: RaceTime) -> None:
    assert read_race(text) == race


@pytest.mark.parametrize("text", ["", "mile", "5x 20:00", "mile 5.0.0", "mile 0:30", "mile 9:99"])
def test_what_is_no_race_says_what_would_be(text: str) -> None:
    with pytest.raises(BadInput):
        read_race(text)


def test_goal_times_at_mile_pace(cli: Cli) -> None:
    said = cli("paces", "mile", "5:00")
    assert said.code == 0
    rows = {line.split()[0]: line.split()[1:] for line in said.lines if line.strip()}
    assert rows["100m"][0] == "18.6"
    assert rows["400m"][0] == "74.6"
    assert rows["mile"] == ["5:00.0", "5:00.0"]
    assert rows["5k"][0] == "15:32.1"
    assert said.lines[0] == "mile 5:00, VDOT 59.4"


def test_json_fits_its_schema_and_has_milliseconds(cli: Cli) -> None:
    said = cli("paces", "5k", "20:00", "--json")
    data = json.loads(said.out)
    Draft202012Validator(SCHEMA).validate(data)
    assert (data["race"], data["time_s"], data["vdot"]) == ("5k", 1200.0, 49.81)
    assert data["goals"][0] == {
        "name": "100m", "distance_m": 100, "at_pace_s": 24.0, "race_s": data["goals"][0]["race_s"],
        "rough": True,
    }  # fmt: skip
    assert data["goals"][-1] == {
        "name": "5k", "distance_m": 5000, "at_pace_s": 1200.0, "race_s": 1200.0, "rough": False
    }  # fmt: skip


@pytest.mark.parametrize("line", [("paces",), ("paces", "profile")])
def test_the_profiles_best_comes_first(
    cli: Cli, bell_lap_home: Path, line: tuple[str, ...]
) -> None:
    folder = bell_lap_home / "config"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(
        '[profile]\nbest = {race = "5k", time = "20:00"}\ngoal = {race = "mile", time = "5:00"}\n'
    )
    assert cli(*line).lines[0] == "5k 20:00, VDOT 49.8"


def test_without_a_profile_it_says_how_to_ask(cli: Cli) -> None:
    said = cli("paces")
    assert said.code == 1
    assert "`bell-lap paces mile 5:00`" in said.err
