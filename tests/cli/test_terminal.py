"""The screens in a real terminal, as far as the command line answers for them."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
from pathlib import Path

import pytest

from tests.cli.support import process

pytestmark = pytest.mark.pty

pytest.importorskip("pty", reason="terminals of POSIX")

from tests.pty.terminal import Terminal  # noqa: E402 - needs what was just asked for


@pytest.fixture
def home(bell_lap_home: Path) -> Path:
    bell_lap_home.mkdir()
    return bell_lap_home


def test_bell_lap_alone_opens_the_library(home: Path) -> None:
    with Terminal([], home) as terminal:
        terminal.wait_for("base-30min", "Your best and your goal")
        terminal.settle()
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
    assert b"\x1b[?1049l" in terminal.raw, "the terminal is given back"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_a_workout_in_order(home: Path, name: str) -> None:
    number = getattr(signal, name)
    with Terminal(["run", "10min"], home) as terminal:
        terminal.wait_for("rep 1")
        terminal.settle()
        terminal.send(" ")
        terminal.wait_for("takes the lap")
        os.kill(terminal.process.pid, number)
        assert terminal.exit_code() == 128 + number
    assert b"\x1b[?1049l" in terminal.raw
    assert b"`bell-lap resume` goes on with it" in terminal.raw
    assert json.loads(process("history", "show", "last", "--json").out)["status"] == "running"


def test_a_bug_on_the_screen_becomes_a_report(home: Path) -> None:
    broken = (
        "import sys; from bell_lap.tui.screens import run; from bell_lap.cli.main import main\n"
        "def fail(*_): raise KeyError('broken on purpose')\n"
        "run.RunScreen.on_mount = fail\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    import sys

    program = (sys.executable, "-c", broken)
    with Terminal(["run", "10min"], home, program=program) as terminal:
        assert terminal.exit_code() == 70
    assert b"This is a bug in bell-lap" in terminal.raw
    assert b"Traceback" not in terminal.raw
    (report,) = (home / "state" / "crashes").iterdir()
    assert "broken on purpose" in report.read_text("utf-8")


def test_a_dumb_terminal_is_told_of_plain(home: Path) -> None:
    with Terminal(["run", "pyramid"], home, env={"TERM": "dumb"}) as terminal:
        assert terminal.exit_code() == 3
    assert b"TERM is dumb" in terminal.raw
    assert b"--plain" in terminal.raw


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}


@pytest.mark.parametrize(
    "arguments", [[], ["run", "pyramid"], ["rehearse", "pyramid"], ["sound"]], ids=" ".join
)
def test_a_terminal_without_utf_8_is_told_of_the_way_out(home: Path, arguments: list[str]) -> None:
    with Terminal(arguments, home, env=ASCII) as terminal:
        assert terminal.exit_code() == 3
    assert b"not UTF-8" in terminal.raw
    assert b"LC_ALL=C.UTF-8" in terminal.raw
    assert b"--plain" in terminal.raw
    assert b"\x1b[?1049h" not in terminal.raw, "no screen was opened"


def test_the_c_locale_alone_is_utf_8_to_python_and_opens(home: Path) -> None:
    with Terminal([], home, env={"LC_ALL": "C", "PYTHONIOENCODING": ""}) as terminal:
        terminal.wait_for("base-30min")


def test_doctor_calls_a_terminal_without_utf_8_bad(home: Path) -> None:
    with Terminal(["doctor"], home, env=ASCII) as terminal:
        assert terminal.exit_code() == 3
    text = re.sub(rb"\x1b\[[0-9;]*m", b"", terminal.raw)
    assert re.search(rb"bad +encoding +[\w-]+: no screens", text)
    assert b"LC_ALL=C.UTF-8" in terminal.raw


def test_plain_runs_without_utf_8(home: Path) -> None:
    with Terminal(["run", "--plain", "--ready", "0", "10min"], home, env=ASCII) as terminal:
        terminal.wait_for("A tap starts rep 1")
        terminal.send("\n")
        terminal.wait_for("has started")
        terminal.send("stop\n")
        assert terminal.exit_code() == 0
    assert b"Traceback" not in terminal.raw


def test_plain_in_a_terminal_takes_enter(home: Path) -> None:
    arguments = ["run", "--plain", "--ready", "0", "10min"]
    with Terminal(arguments, home, env={"TERM": "dumb"}) as terminal:
        terminal.wait_for("A tap starts rep 1")
        terminal.send("\n")
        terminal.wait_for("has started")
        terminal.send("stop\n")
        assert terminal.exit_code() == 0
    assert json.loads(process("history", "show", "last", "--json").out)["status"] == "stopped"


def test_ctrl_c_in_plain_leaves_it(home: Path) -> None:
    with Terminal(["run", "--plain", "10min"], home) as terminal:
        terminal.wait_for("A tap starts rep 1")
        terminal.send("\n")
        terminal.wait_for("has started")
        os.kill(terminal.process.pid, signal.SIGINT)
        terminal.wait_for("bell-lap resume --plain")
        assert terminal.exit_code() == 130


def test_tables_are_drawn_to_the_terminals_width(home: Path) -> None:
    with Terminal(["show", "ladder-up", "--goal", "mile 5:00"], home, size=(80, 60)) as terminal:
        assert terminal.exit_code() == 0
        text = terminal.text()
    assert "if you begin now" in text
    assert b"\x1b[1m" in terminal.raw
    assert "9/9" in text


def test_no_color_is_honoured(home: Path) -> None:
    with Terminal(["sessions"], home, env={"NO_COLOR": "1"}) as terminal:
        assert terminal.exit_code() == 0
    assert b"\x1b[3" not in terminal.raw


def test_a_rehearsal_on_the_screen_goes_by_itself(home: Path) -> None:
    with Terminal(["rehearse", "3 x 5s, rest 5s", "--speed", "20"], home) as terminal:
        terminal.wait_for("over", timeout_s=30)
        assert not (home / "data" / "history.sqlite3").exists()


def test_the_demo_needs_no_hands_and_says_how_to_leave(home: Path) -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text("utf-8")
    told = re.search(r'bell-lap" (rehearse .*) \$\(ARGS\)$', makefile, re.MULTILINE)
    assert told is not None
    arguments = shlex.split(told[1])
    assert arguments[-2:] == ["--speed", "20"]
    with Terminal([*arguments[:-1], "300"], home) as terminal:
        terminal.wait_for("REHEARSAL")
        terminal.wait_for("Finished · ", "q Leave", timeout_s=30)
        terminal.send("q")
        assert terminal.exit_code() == 0
    assert not (home / "data" / "history.sqlite3").exists()


def test_the_sound_check_opens_and_nothing_is_printed_over_it(home: Path) -> None:
    with Terminal(["sound", "--volume", "40"], home) as terminal:
        terminal.wait_for("Sound check", "get-ready pips", "40")
        terminal.settle()
        terminal.send("\x1b")
        assert terminal.exit_code() == 0
    assert b"ALSA" not in terminal.raw
    assert not (home / "config" / "settings.toml").exists()


def test_a_workout_without_a_sound_card_says_so_on_the_screen_alone(home: Path) -> None:
    with Terminal(["run", "10min"], home, env={"PULSE_SERVER": "unix:/nowhere"}) as terminal:
        terminal.wait_for("rep 1")
        terminal.settle()
        terminal.send(" ")
        terminal.wait_for("takes the lap")
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
    assert b"ALSA" not in terminal.raw
