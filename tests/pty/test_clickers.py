"""Remotes and the lock in a real terminal: the bytes that they send, and what they must not do."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import process
from tests.pty.terminal import Terminal
from tests.pty.test_workouts import at_the_line, leave, near

pytestmark = [pytest.mark.pty, pytest.mark.timed, pytest.mark.timeout(120)]

PAGE_DOWN, PAGE_UP, UP, DOWN, F5 = "\x1b[6~", "\x1b[5~", "\x1b[A", "\x1b[B", "\x1b[15~"
ESCAPE, CTRL_C, CTRL_L, CTRL_Q, CTRL_U, CTRL_Z = "\x1b", "\x03", "\x0c", "\x11", "\x15", "\x1a"
APART_S = 0.4
"""Escape is told from the beginning of another key by what does not follow it."""


def settings(home: Path, text: str) -> None:
    """Write the settings of a test."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text(text)


def history(home: Path) -> tuple[str, list[dict[str, Any]]]:
    """How the only workout stands, and its reps that were begun and ended."""
    said = process("history", "show", "last", "--json", BELL_LAP_HOME=str(home))
    found = json.loads(said.out)
    return found["status"], [
        step for step in found["steps"] if step["kind"] == "work" and step["elapsed_s"] is not None
    ]


def test_the_other_buttons_of_a_remote_do_no_harm_and_its_own_tap(tmp_path: Path) -> None:
    settings(tmp_path, '[keys]\ntap = "b"\n')
    with Terminal(["run", "--ready", "0", "1 x 100m in 13s"], tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("100m")
        terminal.settle()
        start = terminal.send("b")
        for number, sent in enumerate((ESCAPE, F5, ".", UP, DOWN, ESCAPE, "s", ESCAPE, F5, ".")):
            terminal.send_at(sent, start + 1 + number * APART_S)
        terminal.wait_for("Stop the workout here?")
        finish = start + 9.5
        for number in range(12):
            terminal.send_at("b", finish + number * 0.033)
        # One push of undo arrives five times, and one of tap brings the finish back.
        for number in range(5):
            terminal.send_at(PAGE_UP, finish + 2 + number * 0.033)
        terminal.wait_for("Taken back")
        end = terminal.send_at(PAGE_DOWN, finish + 3.5)
        terminal.wait_for("Finished")
        leave(terminal)
    status, (rep,) = history(tmp_path)
    assert status == "finished"
    assert rep["elapsed_s"] == near(end - start)


def test_behind_the_lock_a_palm_taps_and_nothing_leaves(tmp_path: Path) -> None:
    args = ["run", "--ready", "0", "2 x 100m in 13s, rest 60s"]
    with Terminal(args, tmp_path, size=(80, 24)) as terminal:
        at_the_line(terminal)
        terminal.send("l")
        terminal.wait_for("LOCKED", "Ctrl+U Ctrl+L unlocks")
        start = terminal.send("k")
        for number, sent in enumerate((CTRL_C, CTRL_Q, CTRL_Z, ESCAPE, F5, "\x10", CTRL_L, "\t")):
            terminal.send_at(sent, start + 1 + number * APART_S)
        finish = start + 9.5
        for number, sent in enumerate("sdfghq7."):
            terminal.send_at(sent, finish + number * 0.02)
        terminal.wait_for("Recovery")
        terminal.send(CTRL_U)
        terminal.wait_for("now Ctrl+L unlocks")
        terminal.send(CTRL_L)
        terminal.wait_for("Stop")
        assert "LOCKED" not in terminal.text()
        leave(terminal)
    status, (rep,) = history(tmp_path)
    assert status == "running"
    assert rep["elapsed_s"] == near(finish - start)
    with Terminal(["resume"], tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("Recovery")
        terminal.settle()
        assert "LOCKED" not in terminal.text()
        leave(terminal)


def test_a_remote_is_learnt_and_then_taps(tmp_path: Path) -> None:
    with Terminal(["doctor", "keys"], tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("0 of 3")
        for number, sent in enumerate((F5, ESCAPE, F5), start=1):
            terminal.send(sent)
            terminal.wait_for(f"{number} of 3")
            terminal.settle(APART_S)
        terminal.wait_for("0 of 2")
        terminal.send("\r")
        terminal.wait_for('tap = "f5,escape"')
        terminal.send("y")
        assert terminal.exit_code() == 0
    written = tomllib.loads((tmp_path / "config" / "settings.toml").read_text())
    assert written == {"keys": {"tap": "f5,escape"}}
    with Terminal(["run", "--ready", "0", "1 x 100m in 13s"], tmp_path) as terminal:
        terminal.wait_for("100m")
        terminal.settle()
        terminal.send(F5)
        terminal.wait_for("nobody is at 100m so soon")
        leave(terminal)


def test_a_button_that_stops_is_refused(tmp_path: Path) -> None:
    with Terminal(["doctor", "keys"], tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("0 of 3")
        for number in range(1, 4):
            terminal.send("s")
            terminal.wait_for(f"{number} of 3")
            terminal.settle(APART_S)
        terminal.wait_for("0 of 2")
        terminal.send("\r")
        terminal.wait_for("tap and stop both have s")
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 1
    assert not (tmp_path / "config").exists()
