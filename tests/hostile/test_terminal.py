"""The bytes that reach a real terminal: nothing of a hostile text is among them as a command."""

from __future__ import annotations

import copy
import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.chaos.scale import counted
from tests.cli.support import Cli, process
from tests.history.exchange.support import bytes_of
from tests.hostile.texts import ALL, smuggled
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

Json = dict[str, Any]


def poison(workout: Json, **more: object) -> Json:
    """The workout with every hostile text in each of its texts."""
    one = copy.deepcopy(workout)
    for key in ("title", "zone", "app_version", "session_name", "session_text", "group"):
        one[key] = ALL
    one["plan"]["title"] = ALL
    for step in one["plan"]["steps"]:
        step["label"] = ALL
    return {**one, "runner": "", **more}


@pytest.fixture
def home(cli: Cli, bell_lap_home: Path, tmp_path: Path) -> Path:
    """A history with a hostile workout that is done and one that still runs."""
    assert cli("log", "3 x 200m, rest 60s", "36.4", "36.1", "35.0").code == 0
    workout = json.loads(process("history", "export", "json", "-").out)["workouts"][0]
    plain = "".join(char for char in ALL if char.isprintable() or char in "\u202e\u2066\u2028")
    done = poison(workout, uid="that-is-done", id=10, note=plain, conditions="", rpe=5)
    runs = poison(workout, uid="that-still-runs", id=11, status="running", end_ms=None, inputs=[],
                  source="line")  # fmt: skip
    file = tmp_path / "in.json"
    file.write_bytes(bytes_of({"workouts": [done, runs]}))
    said = cli("history", "import", str(file))
    assert said.code == 0, said.err
    sessions = bell_lap_home / "config" / "sessions"
    sessions.mkdir(parents=True)
    good = "title = '[red]x[/nope] [@click=app.quit]y[/]'\n[[block]]\nsteps = '2 x 200m \"[/b]\"'\n"
    for name in ("esc\x1b[2J", "turn\u202e", "[red]m[nope]", "line\nfeed"):
        (sessions / f"{name}.toml").write_text(good, "utf-8")
    (sessions / "broken.toml").write_text(f"title = {json.dumps(ALL)}\n", "utf-8")
    return bell_lap_home


def settled(terminal: Terminal) -> bytes:
    """What was written so far, once nothing more comes."""
    terminal.settle(0.5)
    return bytes(terminal.raw)


SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_screens_of_the_library_and_the_history(home: Path, size: tuple[int, int]) -> None:
    with Terminal([], home, size=size) as terminal:
        terminal.wait_for("base-30min")
        # The list, its ends, a broken one, the ready screen, the notation, the palette.
        for keys in (
            "\x1b[F", "\x1b[H", "\x1b[B" * 3, "\r", "\x1b", "/esc", "\x1b", "h", "\r", "n", "\x1b",
            "e", "\x1b", "c", "\x1b", "t", "\x1b", "\x1b", "\x10", "[/x]\x1b",
        ):  # fmt: skip
            terminal.send(keys)
            assert smuggled(settled(terminal)) == [], keys
            assert terminal.process.poll() is None, terminal.text()
        terminal.send("\x11")
        assert terminal.exit_code() in (0, 130)
        assert smuggled(bytes(terminal.raw)) == []
    counted("bytes read from a terminal", inputs=len(terminal.raw))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_run_screen(home: Path, size: tuple[int, int]) -> None:
    with Terminal(["resume", "--sound", "none"], home, size=size) as terminal:
        terminal.wait_for("[/nope]")
        for keys in (" ", " ", "s", "n", "p", "?", "\x1b", "e", "\x1b", "s", "y"):
            terminal.send(keys)
            time.sleep(0.7)  # the clock runs: it is never quiet
            assert smuggled(bytes(terminal.raw)) == [], keys
            assert terminal.process.poll() is None, terminal.text()
        terminal.send("\x11")
        assert terminal.exit_code() in (0, 130)
        assert smuggled(bytes(terminal.raw)) == []


@pytest.mark.parametrize(
    "line",
    [("history", "list"), ("history", "show", "10"), ("history", "compare", "1", "10"),
     ("history", "trend", "200m"), ("history", "calendar"), ("history", "share", "10"),
     ("history", "export", "csv", "-"), ("history", "show", "--json", "10"), ("sessions",),
     ("check", "broken"), ("show", "broken")],
    ids=" ".join,
)  # fmt: skip
def test_commands_on_a_terminal(home: Path, line: tuple[str, ...]) -> None:
    with Terminal(line, home) as terminal:
        assert terminal.exit_code() in (0, 1)
        assert smuggled(bytes(terminal.raw)) == []


def test_it_would_be_found() -> None:
    found = smuggled(ALL.encode())
    assert len(found) > 15
    assert smuggled(b"\x1b[?1049h\x1b[1;1H\x1b[38;2;1;2;3mTitle\x1b[0m\x1b]52;c;YQ==\x07") == []
