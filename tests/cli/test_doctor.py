"""`bell-lap doctor`: honest about this machine, and changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bell_lap.cli import doctor, machine
from bell_lap.cli.finding import Finding
from bell_lap.errors import EnvironmentProblem
from tests.cli.support import Cli
from tests.cli.test_show import absent_or, closed

SCHEMA = closed(
    ok={"type": "boolean"},
    version={"type": "string"},
    findings={
        "type": "array",
        "items": closed(
            name={"type": "string"},
            state={"enum": ["ok", "note", "bad"]},
            detail={"type": "string"},
            hint=absent_or("string"),
        ),
    },
)


def findings(cli: Cli) -> dict[str, dict[str, str]]:
    data = json.loads(cli("doctor", "--json").out)
    Draft202012Validator(SCHEMA).validate(data)
    return {finding["name"]: finding for finding in data["findings"]}


def test_it_looks_at_everything(cli: Cli) -> None:
    found = findings(cli)
    assert {
        "bell-lap", "Python", "textual", "settings folder", "data folder", "shipped sessions",
        "settings", "profile", "terminal", "encoding", "awake", "sound", "SQLite", "history",
    } <= found.keys()  # fmt: skip
    assert found["history"]["state"] == "ok"


def test_the_table_has_the_same_and_the_hints_below(cli: Cli) -> None:
    said = cli("doctor")
    assert said.code == 0
    assert any(line.startswith("ok") and "SQLite" in line for line in said.lines)
    assert "profile: " in said.out


def test_broken_settings_are_bad_and_end_with_3(cli: Cli, bell_lap_home: Path) -> None:
    folder = bell_lap_home / "config"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("[taps]\nwho = 1\n")
    assert findings(cli)["settings"]["state"] == "bad"
    assert cli("doctor").code == 3


def test_a_clash_of_keys_is_bad(cli: Cli, bell_lap_home: Path) -> None:
    folder = bell_lap_home / "config"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("[keys]\ntap = 's'\n")
    said = findings(cli)["settings"]
    assert said["state"] == "bad"
    assert "tap and stop both have s" in said["detail"]


def test_a_history_that_is_none_is_bad(cli: Cli, bell_lap_home: Path) -> None:
    folder = bell_lap_home / "data"
    folder.mkdir(parents=True)
    (folder / "history.sqlite3").write_bytes(b"not a database at all")
    found = findings(cli)
    assert found["history"]["state"] == "bad"
    assert cli("doctor").code == 3
    assert (folder / "history.sqlite3").read_bytes() == b"not a database at all"


def test_a_folder_that_cannot_be_made_is_bad(cli: Cli, bell_lap_home: Path) -> None:
    bell_lap_home.write_text("a file")
    assert findings(cli)["data folder"]["state"] == "bad"


def test_a_look_that_fails_is_a_finding(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def _broken() -> Iterator[Finding]:
        raise EnvironmentProblem("nothing works", hints=("try again",))

    monkeypatch.setattr(doctor, "LOOKS_AT", (_broken,))
    said = cli("doctor", "--json")
    assert said.code == 3
    assert json.loads(said.out)["findings"] == [
        {"name": "broken", "state": "bad", "detail": "nothing works", "hint": "try again"}
    ]


@pytest.mark.parametrize(
    ("capacity", "status", "words", "low"),
    [
        ("80", "Discharging", "battery 80%, not plugged in", False),
        ("20", "Discharging", "battery 20%, not plugged in", True),
        ("20", "Charging", "battery 20%, plugged in", False),
    ],
)
def test_the_battery(tmp_path: Path, capacity: str, status: str, words: str, low: bool) -> None:
    supply = tmp_path / "BAT0"
    supply.mkdir()
    (supply / "capacity").write_text(f"{capacity}\n")
    (supply / "status").write_text(f"{status}\n")
    assert machine.battery_words(tmp_path) == (words, low)


def test_a_machine_without_battery_or_lid_says_nothing(tmp_path: Path) -> None:
    assert machine.battery_words(tmp_path) == ("", False)
    assert machine.lid_words(tmp_path) == ""
    (tmp_path / "LID0").mkdir()
    (tmp_path / "LID0" / "state").write_text("state:      open\n")
    assert "keep the lid open" in machine.lid_words(tmp_path)
