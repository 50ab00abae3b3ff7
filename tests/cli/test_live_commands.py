"""run, resume and rehearse in plain text, each as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from tests.cli.support import process

TIMED = "3 x 1s, rest 1s"
"""Needs no taps but the first."""


class Running:
    """A command that is read and typed to; killed at the end of the block."""

    def __init__(self, *argv: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bell_lap", *argv],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.said: list[str] = []

    def enter(self, line: str = "") -> None:
        """A line on its stdin."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def until(self, text: str) -> str:
        """Read until a line has this text; that line."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))
            if text in line:
                return line
        raise AssertionError(f"{text!r} was never said: {self.said}")

    def end(self) -> tuple[int, str]:
        """Close its stdin and wait; the exit code and what was said from here on."""
        out, err = self.process.communicate(timeout=30)
        assert "Traceback" not in err
        return self.process.returncode, out + err

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


def newest() -> Any:
    """The newest workout as other programs see it."""
    said = process("history", "show", "last", "--json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def reps(workout: Any) -> list[float]:
    return [step["elapsed_s"] for step in workout["steps"] if step["kind"] == "work"]


def test_a_workout_runs_to_its_end_and_is_found_again() -> None:
    with Running("run", "--plain", "--start", "clock", "--ready", "0", TIMED) as live:
        live.until("A tap starts rep 1")
        live.enter()
        live.until("The workout is finished.")
        live.until("Type a time, undo, or quit")
        live.enter("quit")
        code, _ = live.end()
    assert code == 0
    workout = newest()
    assert (workout["status"], reps(workout)) == ("finished", [1.0, 1.0, 1.0])


def test_the_end_of_stdin_stops_and_keeps() -> None:
    said = process("run", "--plain", "10min", text="\n")
    assert said.code == 0
    assert "The workout is stopped." in said.lines
    assert newest()["status"] == "stopped"


def test_without_any_stdin_nothing_is_kept() -> None:
    said = process("run", "--plain", "10min")
    assert (said.code, said.lines[-1]) == (0, "Nothing was run, so nothing is kept.")
    assert process("history").lines[0] == "No workout has been run yet."


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_leaves_it_politely_and_resume_goes_on(name: str) -> None:
    number = getattr(signal, name)
    with Running("run", "--plain", "10min") as live:
        live.until("A tap starts")
        live.enter()
        live.until("has started")
        live.process.send_signal(number)
        assert "bell-lap resume --plain" in live.until("left as it is")
        code, _ = live.end()
    assert code == 128 + number
    assert newest()["status"] == "running"
    said = process("resume", "--plain", text="where\nstop\n")
    assert said.code == 0
    assert any(line.startswith("Running: rep 1 of 1, 10min") for line in said.lines)
    assert newest()["status"] == "stopped"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_kill_9_loses_no_tap_and_no_time() -> None:
    with Running("run", "--plain", "--ready", "0", "2 x 5min, rest 5min") as live:
        live.until("A tap starts")
        live.enter()
        live.until("has started")
        live.enter("pause")
        live.until("Paused")
        live.enter("resume")
        live.until("Going on")
        live.enter("where")
        while "not saved yet" in live.until("Running: rep 1 of 2"):
            live.enter("where")
        live.process.kill()
        live.process.wait()
    before = newest()
    assert (before["status"], before["steps"][0]["flags"]) == ("running", ["paused"])
    said = process("resume", "--plain", text="x\nquit\n")
    assert said.code == 0
    assert "Rep 1 of 2 was not finished: 5min." in said.lines
    assert newest()["status"] == "running"


def test_resume_without_anything_to_resume() -> None:
    said = process("resume", "--plain", text="")
    assert (said.code, said.out) == (1, "")
    assert "no unfinished workout" in said.err


def test_resume_takes_the_number_of_an_unfinished_workout() -> None:
    for notation in ("10min", "20min"):
        assert process("run", "--plain", notation, text="\nquit\n").code == 0
    said = process("run", "--plain", "30min", text="")
    assert said.lines[:2] == [
        "Workout 2 is not finished: 20min.", "Workout 1 is not finished: 10min."
    ]  # fmt: skip
    said = process("resume", "1", "--plain", text="stop\n")
    assert (said.code, said.lines[0].partition(".")[0]) == (0, "10min")
    again = process("resume", "1", "--plain", text="stop\n")
    assert (again.code, again.out) == (1, "")
    assert "workout 1 has its end: it is stopped" in again.err


def test_one_workout_at_a_time() -> None:
    with Running("run", "--plain", "10min") as live:
        live.until("A tap starts")
        live.enter()
        live.until("has started")
        for line in (("run", "--plain", "5min"), ("resume", "--plain")):
            said = process(*line, text="\n")
            assert (said.code, said.out) == (3, "")
            assert "has a workout under way" in said.err
        assert process("history").code == 0
        live.enter("stop")
        assert live.end()[0] == 0


def test_a_rest_day_cannot_be_run() -> None:
    for command in ("run", "rehearse"):
        said = process(command, "rest-day", "--plain", text="\n")
        assert (said.code, said.out) == (1, "")
        assert "nothing is run" in said.err


def test_a_rehearsal_tells_a_whole_session_and_keeps_nothing() -> None:
    said = process(
        "rehearse", "ladder-up", "--speed", "1000", "--plain", "--goal", "mile 5:00",
        "--seed", "7",
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == "A rehearsal, 1000 times as fast as life. Nothing is kept."
    assert said.lines[-1] == "This was a rehearsal: nothing is kept."
    for number in range(1, 10):
        assert any(line.startswith(f"Rep {number} of 9 is done: ") for line in said.lines)
    assert process("history").lines[0] == "No workout has been run yet."


def test_the_same_seed_tells_the_same_reps() -> None:
    def done(seed: str) -> list[str]:
        said = process(
            "rehearse", "3 x 400m in 75s, rest 60s", "--speed", "1000", "--plain", "--seed", seed
        )
        return [line for line in said.lines if "is done" in line]

    assert done("1") == done("1") != done("2")


def test_a_rehearsal_runs_beside_a_workout() -> None:
    with Running("run", "--plain", "10min") as live:
        live.until("A tap starts")
        live.enter()
        live.until("has started")
        assert process("rehearse", TIMED, "--speed", "1000", "--plain").code == 0
        live.enter("stop")
        assert live.end()[0] == 0


@pytest.mark.parametrize(
    "line", [(), ("run", "pyramid"), ("resume",), ("rehearse", "pyramid", "--speed", "60")]
)
def test_without_a_terminal_the_screens_say_what_works(line: tuple[str, ...]) -> None:
    said = process(*line)
    assert (said.code, said.out) == (3, "")
    assert "needs a terminal" in said.err
    assert "--plain" in said.err


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors of POSIX")
@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
def test_closed_descriptors_are_no_bug(closed: str, tmp_path: Path) -> None:
    for line in ("paces mile 5:00", "run --plain 10min", "show nonsense-of-all-kinds"):
        done = subprocess.run(
            ["/bin/sh", "-c", f'exec "$0" -m bell_lap {line} {closed}', sys.executable],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert done.returncode in (0, 1, 3), done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_workout_whose_words_cannot_be_written_is_kept() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bell_lap", "run", "--plain", "10min"],
            input="\n", stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert "Nobody reads what is said here any more" in done.stderr
    assert "Traceback" not in done.stderr
