"""`bell-lap doctor keys` without a terminal: the keymap as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from bell_lap.settings import save
from tests.cli.support import Cli
from tests.cli.test_show import closed

TEXTS = {"type": "array", "items": {"type": "string"}}
SCHEMA = closed(
    ok={"type": "boolean"},
    tap=TEXTS,
    undo=TEXTS,
    never=TEXTS,
    bindings={
        "type": "array",
        "items": closed(
            id={"type": "string"},
            keys=TEXTS,
            own={"type": "boolean"},
            where={"type": "string"},
            what={"type": "string"},
        ),
    },
    problems=TEXTS,
)


def test_the_list_has_every_id_with_its_keys(cli: Cli) -> None:
    said = cli("doctor", "keys", "--list")
    assert said.code == 0
    assert any(line.split()[:3] == ["stop", "s,", "q"] for line in said.lines)
    assert any(line.startswith("tap ") and "pagedown" in line for line in said.lines)
    assert any("b, escape, f5, full_stop" in line for line in said.lines)


def test_without_a_terminal_it_lists(cli: Cli) -> None:
    assert cli("doctor", "keys").out == cli("doctor", "keys", "--plain").out
    assert cli("doctor", "keys").out == cli("doctor", "keys", "--list").out


def test_json_has_the_same_and_marks_what_is_the_users(cli: Cli) -> None:
    save({"keys.tap": "b,.", "keys.pause": "f9"})
    said = cli("doctor", "keys", "--json")
    data = json.loads(said.out)
    Draft202012Validator(SCHEMA).validate(data)
    assert data["ok"] is True
    assert {"b", "full_stop", "space"} <= set(data["tap"])
    assert data["never"] == ["escape", "f5"]
    assert "u" in data["undo"]
    by_id = {one["id"]: one for one in data["bindings"]}
    assert by_id["pause"]["keys"] == ["f9"]
    assert [id_ for id_, one in by_id.items() if one["own"]] == ["tap", "pause"]
    assert cli("doctor", "--json", "keys").out == said.out


def test_every_id_is_there_once(cli: Cli) -> None:
    data = json.loads(cli("doctor", "keys", "--json").out)
    ids = [one["id"] for one in data["bindings"]]
    assert len(ids) == len(set(ids))
    assert {"tap", "undo", "lock", "help-close", "stop-yes", "quit"} <= set(ids)


def test_a_clash_is_listed_with_both_names_and_ends_with_1(cli: Cli) -> None:
    save({"keys.tap": "s"})
    said = cli("doctor", "keys", "--list")
    assert said.code == 1
    assert "tap and stop both have s" in said.out
    data = json.loads(cli("doctor", "keys", "--json").out)
    assert data["ok"] is False
    assert any("tap and stop both have s" in problem for problem in data["problems"])


def test_broken_settings_end_it(cli: Cli, bell_lap_home: Path) -> None:
    folder = bell_lap_home / "config"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("[keys]\ntap = 1\n")
    said = cli("doctor", "keys")
    assert said.code == 1
    assert "2:7" in said.err
