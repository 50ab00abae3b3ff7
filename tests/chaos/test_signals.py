"""Signals and terminals that go: no tap is lost, the terminal is given back, nothing is locked."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from itertools import product
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="terminals of POSIX")

from tests.chaos.scale import LONG, counted, times
from tests.chaos.window import (
    BELL_LAP,
    CONTROLLED,
    LONG_WAIT_S,
    TIMED,
    Window,
    no_traceback,
    presses,
    taken_up_again,
    wait_for_presses,
)

pytestmark = [pytest.mark.pty, pytest.mark.chaos, pytest.mark.timeout(times(150, 1800))]

QUIT = "\x11"
UNCONTROLLED = (sys.executable, "-m", "bell_lap")
"""No terminal controls it, so nobody sends SIGHUP."""
SHELL = (*CONTROLLED, "sh", "-i")

OVER = {
    "run": ("", "u Undo"),
    "help": ("?", "At the line"),
    "question": ("s", "Stop the workout here?"),
    "palette": ("\x10", "Search"),
}
"""What lies over the run screen: its key, and what it shows."""
ORDERS = (
    list(product(("SIGTERM", "SIGHUP", "SIGINT"), OVER))
    if LONG
    else [("SIGTERM", "run"), ("SIGHUP", "question"), ("SIGINT", "palette")]
)
LISTS = ("show pyramid", "history", "sessions", "--help", "doctor")[: times(2, 5)]


def state_of(pid: int) -> str:
    """How the system says a process is: R, S, T (stopped) ..."""
    return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]


def wait_for_state(pid: int, wanted: str) -> None:
    """Wait until a process is in one of these states."""
    deadline = time.monotonic() + LONG_WAIT_S
    while state_of(pid) not in wanted:
        assert time.monotonic() < deadline, f"{state_of(pid)}, not {wanted}"
        time.sleep(0.02)


def threads_of(pid: int) -> int:
    """How many threads it has."""
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def drawn_anew(window: Window, mark: int) -> None:
    """Wait until the whole screen has been written since `mark`, on the screen of its own."""
    deadline = time.monotonic() + LONG_WAIT_S
    while not re.search(rb"\x1b\[\?1049h.*Rep 1 of 1.*Undo", window.raw[mark:], re.DOTALL):
        assert time.monotonic() < deadline, window.text()
        time.sleep(0.05)


def tap(window: Window, home: Path) -> int:
    """Make a tap and wait until it is on the disk; how many there are."""
    before = len(presses(home))
    window.send(" ")
    assert len(wait_for_presses(home, before + 1)) == before + 1
    return before + 1


def test_a_tap_right_before_a_signal_counts(tmp_path: Path) -> None:
    rounds = times(3, 20)
    for number in range(rounds):
        home = tmp_path / f"{number}"
        home.mkdir()
        with Window(TIMED, home) as window:
            window.begun()
            taps = tap(window, home)
            window.send(" ")
            os.kill(window.process.pid, signal.SIGTERM)
            assert window.exit_code(LONG_WAIT_S) == 128 + signal.SIGTERM
        assert len(presses(home)) == taps + 1
    counted("tap and signal at once", faults=rounds, taps_sent=3 * rounds, taps_found=3 * rounds)


@pytest.mark.parametrize(("name", "over"), ORDERS)
def test_a_signal_ends_it_in_order_whatever_is_open(tmp_path: Path, name: str, over: str) -> None:
    number = getattr(signal, name)
    key, shown = OVER[over]
    with Window(TIMED, tmp_path) as window:
        window.begun()
        taps = tap(window, tmp_path)
        window.send(key)
        window.wait_for(shown, timeout_s=LONG_WAIT_S)
        os.kill(window.process.pid, number)
        assert window.exit_code(LONG_WAIT_S) == 128 + number
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)
    assert len(taken_up_again(tmp_path)) == taps
    counted("signals", faults=1, taps_sent=taps, taps_found=taps)


@pytest.mark.parametrize("program", [BELL_LAP, UNCONTROLLED], ids=["hung up on", "without SIGHUP"])
def test_a_terminal_that_goes_leaves_a_workout_to_be_resumed(
    tmp_path: Path, program: tuple[str, ...]
) -> None:
    with Window(TIMED, tmp_path, program=program) as window:
        window.begun()
        taps = tap(window, tmp_path)
        window.hang_up()
        assert window.process.wait(LONG_WAIT_S) in (3, 128 + signal.SIGHUP)
    assert no_traceback(tmp_path, b"")
    assert len(taken_up_again(tmp_path)) == taps
    counted("terminal gone", faults=1, taps_sent=taps, taps_found=taps)


def test_a_library_whose_terminal_goes_ends(tmp_path: Path) -> None:
    with Window([], tmp_path, program=UNCONTROLLED) as window:
        window.wait_for("base-30min", timeout_s=LONG_WAIT_S)
        window.hang_up()
        assert window.process.wait(LONG_WAIT_S) in (3, 128 + signal.SIGHUP)
    assert no_traceback(tmp_path, b"")


def test_a_terminal_that_takes_nothing_stops_no_tap_and_is_drawn_again(tmp_path: Path) -> None:
    with Window(TIMED, tmp_path, size=(200, 60)) as window:
        window.begun()
        window.hold_still()
        taps = 1
        for number in range(times(20, 500)):
            window.resize(150 + number % 50, 50)
            if not number % 5:
                taps = tap(window, tmp_path)
        window.move_again()
        window.send("s")
        window.wait_for("Stop the workout here?", timeout_s=LONG_WAIT_S)
        window.send("n" + QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)
    assert len(presses(tmp_path)) == taps
    counted("terminal stands still", faults=1, taps_sent=taps, taps_found=taps)


def test_a_terminal_that_stands_still_and_then_goes_ends_it(tmp_path: Path) -> None:
    with Window(TIMED, tmp_path, size=(200, 60), program=UNCONTROLLED) as window:
        window.begun()
        window.hold_still()
        for number in range(20):
            window.resize(150 + number % 50, 50)
        taps = tap(window, tmp_path)
        window.hang_up()
        assert window.process.wait(LONG_WAIT_S) in (3, 128 + signal.SIGHUP)
    assert len(taken_up_again(tmp_path)) == taps


def test_suspended_and_brought_back_by_a_shell(tmp_path: Path) -> None:
    rounds = times(2, 20)
    with Window([], tmp_path, program=SHELL, env={"PS1": "ready> "}) as window:
        window.wait_for("ready>")
        cooked = window.attributes()
        window.send(f"{sys.executable} -m bell_lap {' '.join(TIMED)}\r")
        window.begun()
        pid = int((tmp_path / "data" / "live.pid").read_text("ascii"))
        taps = 1
        for number in range(rounds):
            taps = tap(window, tmp_path)
            os.kill(pid, signal.SIGTSTP)
            wait_for_state(pid, "T")
            window.send(f"echo round-{number}-$((40 + 2))\r")
            window.wait_for(f"round-{number}-42", timeout_s=LONG_WAIT_S)
            assert window.attributes()[3] == cooked[3], "the shell's line can be typed in"
            assert len(presses(tmp_path)) == taps
            if number % 2:
                window.send(f"bg; echo behind-{number}-$((40 + 2))\r")
                window.wait_for(f"behind-{number}-42", timeout_s=LONG_WAIT_S)
                wait_for_state(pid, "T")
            mark = len(window.raw)
            window.send("fg\r")
            drawn_anew(window, mark)
        taps = tap(window, tmp_path)
        mark = len(window.raw)
        window.send(QUIT)
        while b"goes on with it" not in window.raw[mark:]:
            window.settle()
        window.send("echo code=$?\r")
        window.wait_for("code=0", timeout_s=LONG_WAIT_S)
        window.send("exit\r")
        window.exit_code(LONG_WAIT_S)
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)
    assert len(taken_up_again(tmp_path)) == taps
    counted("suspended", faults=rounds, taps_sent=taps, taps_found=taps)


def test_where_nobody_could_bring_it_back_it_is_not_suspended(tmp_path: Path) -> None:
    with Window(TIMED, tmp_path) as window:
        window.begun()
        os.kill(window.process.pid, signal.SIGTSTP)
        taps = tap(window, tmp_path)
        assert state_of(window.process.pid) != "T"
        window.send(QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert window.left_as_found()
    assert len(presses(tmp_path)) == taps == 2


def test_frozen_and_thawed_it_goes_on_with_the_threads_it_has(tmp_path: Path) -> None:
    rounds = times(3, 30)
    with Window(TIMED, tmp_path) as window:
        window.begun()
        pid, taps = window.process.pid, 1
        before = threads_of(pid)
        for _ in range(rounds):
            os.kill(pid, signal.SIGSTOP)
            wait_for_state(pid, "T")
            window.send(" ")
            os.kill(pid, signal.SIGCONT)
            taps += 1
            assert len(wait_for_presses(tmp_path, taps)) == taps
        os.kill(pid, signal.SIGCONT)
        assert threads_of(pid) == before
        window.send(QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)
    assert len(presses(tmp_path)) == taps
    counted("frozen", faults=rounds, taps_sent=taps, taps_found=taps)


def test_told_to_end_while_it_is_frozen_it_ends_when_thawed(tmp_path: Path) -> None:
    with Window(TIMED, tmp_path) as window:
        window.begun()
        taps = tap(window, tmp_path)
        os.kill(window.process.pid, signal.SIGSTOP)
        wait_for_state(window.process.pid, "T")
        os.kill(window.process.pid, signal.SIGTERM)
        os.kill(window.process.pid, signal.SIGCONT)
        assert window.exit_code(LONG_WAIT_S) == 128 + signal.SIGTERM
        assert window.left_as_found()
    assert len(taken_up_again(tmp_path)) == taps


def test_a_storm_of_sizes_loses_no_tap(tmp_path: Path) -> None:
    draw = random.Random(6)
    sizes = times(100, 2000)
    with Window(TIMED, tmp_path) as window:
        window.begun()
        taps = 1
        for number in range(sizes):
            window.resize(draw.randint(1, 250), draw.randint(1, 80))
            if not number % 10:
                window.send(" ")
                taps += 1
        window.resize(100, 30)
        assert len(wait_for_presses(tmp_path, taps)) == taps
        window.wait_for("u Undo", timeout_s=LONG_WAIT_S)
        window.send(QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)
    assert len(presses(tmp_path)) == taps
    counted("sizes", faults=sizes, taps_sent=taps, taps_found=taps)


def test_plain_into_a_pipe_that_closes_keeps_every_tap(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bell_lap", "run", "--plain", "--ready", "0", "60min"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "BELL_LAP_HOME": str(tmp_path)},
    ) as live:  # fmt: skip
        assert live.stdin is not None
        assert live.stdout is not None
        assert live.stderr is not None
        while b"A tap starts" not in live.stdout.readline():
            pass
        live.stdin.write(b"\n")
        live.stdin.flush()
        assert wait_for_presses(tmp_path, 1) == [0]
        live.stdout.close()
        live.stdin.write(b"\n")
        live.stdin.flush()
        code, said = live.wait(LONG_WAIT_S), live.stderr.read()
    assert code == 3
    assert b"Nobody reads what is said here any more" in said
    assert b"bell-lap resume --plain" in said
    assert no_traceback(tmp_path, said)
    assert len(taken_up_again(tmp_path)) == 2


@pytest.mark.parametrize("command", LISTS)
def test_a_list_into_a_pipe_that_closes_is_no_fault(tmp_path: Path, command: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m bell_lap {command} | true"],
        env={**os.environ, "BELL_LAP_HOME": str(tmp_path)},
        capture_output=True, check=False, timeout=LONG_WAIT_S,
    )  # fmt: skip
    assert done.stderr == b""
    assert no_traceback(tmp_path, done.stderr)
