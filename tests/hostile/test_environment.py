"""The environment: whatever a variable holds, the program answers or says what is wrong."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bell_lap.clock import WIDEST_OFFSET_MIN, local_zone
from bell_lap.history.records import iso
from tests.cli.support import Said, process
from tests.hostile.texts import obeyed

ODD = "\x1b[2J\u202e$(touch owned)"
VARIABLES: list[dict[str, str]] = [
    {"BELL_LAP_HOME": "~nobody-at-all"},
    {"BELL_LAP_HOME": f"a{ODD}\nb"},
    {"BELL_LAP_HOME": "/dev/null"},
    {"BELL_LAP_HOME": "/dev/null/x"},
    {"BELL_LAP_HOME": "x" * 5000},
    {"BELL_LAP_HOME": "caf\udcff"},
    {"COLUMNS": "9" * 50, "LINES": "9" * 50},
    {"COLUMNS": "-1", "LINES": "x"},
    {"TZ": ODD},
    {"TZ": "../../../../etc/passwd"},
    {"TZ": ":" + "x" * 5000},
    {"TZ": "ABC99999"},
    {"TZ": "a/\udcff"},
    {"LC_ALL": ODD, "LANG": "x"},
    {"TERM": ODD},
    {"TERM": ""},
    {"NO_COLOR": ODD, "COLORTERM": ODD},
    {"PULSE_SERVER": ODD, "XDG_RUNTIME_DIR": ODD},
    {"BELL_LAP_HOME": "", "XDG_DATA_HOME": ODD, "XDG_CONFIG_HOME": "\n"},
    {"BELL_LAP_HOME": "", "HOME": ""},
    {"TMPDIR": "/dev/null"},
]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="TZ and links are of POSIX")


@pytest.mark.parametrize("variables", VARIABLES, ids=lambda one: ascii(one)[:40])
def test_no_variable_is_a_bug(
    variables: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if "BELL_LAP_HOME" in variables:
        # What is not absolute, and what the platform decides, stays below this test's folder:
        # without HOME that would be the developer's own, from the list of users.
        below = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
        variables = {"HOME": str(tmp_path), **(below if "HOME" in variables else {}), **variables}
    for line in (
        ("log", "2 x 200m", "36.4", "36.1"),
        ("history", "list", "--json"),
        ("show", "pyramid"),
    ):
        said: Said = process(*line, text=None, python=(), **variables)
        assert said.code in (0, 1, 3), said.err
        assert "Traceback" not in said.err
        assert not obeyed(said.out + said.err)
    assert not (tmp_path / "owned").exists()


def test_a_zone_that_is_none_spoils_no_history(bell_lap_home: Path) -> None:
    assert bell_lap_home.parent.exists()
    assert process("log", "2 x 200m", "36.4", "36.1", TZ="ABC99999").code == 0
    said = process("history", "list", "--json")
    assert said.code == 0
    assert json.loads(said.out)[0]["started_at"].endswith("+00:00")


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A zone of the test's own."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "text", ["ABC99999", "ABC-99:00", "X/\udcff", "UTC", "CET-1CEST", "A/\x1b"]
)
def test_a_zone_has_a_name_and_an_offset_that_can_be(zone: pytest.MonkeyPatch, text: str) -> None:
    zone.setenv("TZ", text)
    time.tzset()
    found = local_zone(1_700_000_000_000)
    assert abs(found.offset_min) <= WIDEST_OFFSET_MIN
    assert found.name.isprintable()
    assert found.name


@pytest.mark.parametrize("offset_min", [10**9, 1440, -1440, -(10**9)])
def test_an_offset_that_was_kept_once_is_still_shown(offset_min: int) -> None:
    assert iso(0, offset_min)[-6:] in ("+23:59", "-23:59")
