"""Histories that somebody made up: shown as plain text, refused with a place, or bounded."""

from __future__ import annotations

import copy
import json
import time
from pathlib import Path
from typing import Any

import pytest

from bell_lap.errors import BadInput
from bell_lap.history.store import Store
from tests.chaos.scale import counted
from tests.cli.support import Cli, process
from tests.history.exchange.support import bytes_of, imported
from tests.hostile.texts import ALL, KEPT, obeyed

Json = dict[str, Any]
TEXT_KEYS = ("title", "runner", "group", "zone", "app_version", "session_name", "session_text")


@pytest.fixture
def workout(cli: Cli) -> Json:
    """One workout as `export json` writes it."""
    assert cli("log", "3 x 200m, rest 60s", "36.4", "36.1", "35.0").code == 0
    one: Json = json.loads(process("history", "export", "json", "-").out)["workouts"][0]
    return one


def poisoned(workout: Json, text: str, uid: str) -> Json:
    """The workout with `text` wherever a text may stand."""
    one = copy.deepcopy(workout)
    one["uid"] = uid
    for key in TEXT_KEYS:
        one[key] = text
    one["runner"] = ""
    one["plan"]["title"] = text
    for step in one["plan"]["steps"]:
        step["label"] = text
    return one


def test_no_text_of_an_import_is_obeyed(cli: Cli, workout: Json, tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    for place, (name, text) in enumerate(KEPT.items()):
        one = {**poisoned(workout, text, f"uid-{place:06}"), "id": place + 10}
        file.write_bytes(bytes_of({"workouts": [one]}))
        said = cli("history", "import", str(file))
        assert said.code == 0, (name, said.err)
        for line in (
            ("list",), ("list", "--json"), ("show", "last"), ("show", "last", "--json"),
            ("share", "last"), ("calendar",), ("bests",), ("bests", "200m"), ("trend", "200m"),
            ("compare", "1", "last"), ("delete", "last"), ("trash",),
        ):  # fmt: skip
            said = cli("history", *line)
            assert said.code == 0, (name, line, said.err)
            assert not obeyed(said.out + said.err), (name, line)
    counted("hostile texts imported", inputs=len(KEPT))


@pytest.mark.parametrize("form", ["json", "csv", "tcx"])
def test_no_text_of_an_export_is_obeyed(cli: Cli, workout: Json, tmp_path: Path, form: str) -> None:
    file, out = tmp_path / "in.json", tmp_path / f"out.{form}"
    file.write_bytes(bytes_of({"workouts": [poisoned(workout, ALL, "all-of-them")]}))
    assert cli("history", "import", str(file)).code == 0
    said = process("history", "export", form, "-")
    assert said.code == 0, said.err
    assert not obeyed(said.out)
    assert cli("history", "export", form, str(out)).code == 0
    if form == "json":
        kept = json.loads(out.read_text("utf-8"))["workouts"]
        assert [one["title"] for one in kept if one["uid"] == "all-of-them"] == [ALL]
    if form == "tcx":
        from xml.etree import ElementTree as ET

        ET.parse(out)  # noqa: S314 - our own
        assert b"<!DOCTYPE" not in out.read_bytes()


def shouted(workout: Json, kind: str, count: int) -> bytes:
    """The workout with so many inputs of a kind."""
    one = copy.deepcopy(workout)
    one |= {"status": "running", "end_ms": None, "uid": "a-lot-of-them", "source": "line"}
    one["inputs"] = [
        {"seq": seq, "at_ms": seq * 40, "kind": kind, "payload": {}} for seq in range(1, count + 1)
    ]
    return bytes_of({"workouts": [one]})


def test_a_plan_is_not_changed_for_hours(workout: Json, tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.sqlite3") as store:
        began = time.monotonic()
        with pytest.raises(BadInput, match="changed 50,000 times: too often"):
            imported(store.path, shouted(workout, "add-rep", 50_000))
        assert time.monotonic() - began < 30
        assert imported(store.path, shouted(workout, "add-rep", 200)).added


def test_more_inputs_than_anybody_makes_are_refused(workout: Json, tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.sqlite3") as store:
        with pytest.raises(BadInput, match="inputs has 50,001 items"):
            imported(store.path, shouted(workout, "press", 50_001))
        assert store.count() == 0


def test_a_million_lines_are_told_of_at_the_first(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    file.write_bytes(b'{"bell_lap_history":1,"workouts":[\n' + b"{},\n" * 1_000_000)
    said = cli("history", "import", str(file))
    assert said.code == 1
    assert "workout 1 of the file" in said.err


@pytest.mark.parametrize("deep", ["[", '{"a":'])
def test_nesting_has_an_end(cli: Cli, tmp_path: Path, deep: str) -> None:
    file = tmp_path / "in.json"
    for head in (b"", b'{"bell_lap_history":1,"workouts":[\n'):
        file.write_bytes(head + deep.encode() * 1_000_000)
        assert cli("history", "import", str(file)).code == 1
