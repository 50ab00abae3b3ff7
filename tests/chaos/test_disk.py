"""A disk that is full, or gone, in mid-workout: timing goes on, it is said, and nothing is lost.

With room again all is saved. Without, the workout goes into a file that the history takes in.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bell_lap.history.store import Store
from tests.chaos.disks import Disk, Limit, Tmpfs
from tests.chaos.killing import Row, database, integrity, rows, start_s
from tests.chaos.scale import counted
from tests.pty.terminal import WAIT_S, Terminal, boottime

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.pty,
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform != "linux", reason="other systems mount otherwise"),
]

RUN = ["run", "--ready", "0", "--sound", "none", "9 x 400m in 60s, rest 20s"]
SLACK_MS = 2
APART_S = 0.4
"""Further apart than a bounce."""
QUIT = "\x11"
SAVED, SAVING_FAILS = "● saved", "NOT SAVED, taps count on"

KINDS = [
    pytest.param(Tmpfs, id="tmpfs", marks=pytest.mark.mounts),
    pytest.param(Limit, id="limit"),
]


@pytest.fixture
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    kind: Callable[[Path], Tmpfs | Limit] = request.param
    with kind(tmp_path).mounted() as made:
        yield made


@pytest.fixture
def tmpfs(tmp_path: Path) -> Iterator[Tmpfs]:
    with Tmpfs(tmp_path).mounted() as made:
        yield made


class Hands:
    """Somebody who taps, and remembers when."""

    def __init__(self, terminal: Terminal):
        self._terminal = terminal
        self.taps_s: list[float] = []

    def tap(self, count: int = 1) -> None:
        """So many taps, each a press of its own."""
        for _ in range(count):
            earliest_s = self.taps_s[-1] + APART_S if self.taps_s else 0.0
            self.taps_s.append(self._terminal.send_at(" ", earliest_s))


def judge(found: list[Row], taps_s: list[float], zero_s: float) -> None:
    """Each tap that was sent is there once, in order, not before it was sent."""
    presses = [at_ms for _, at_ms, kind, _ in found if kind == "press"]
    assert len(presses) == len(taps_s)
    for at_ms, sent_s in zip(presses, taps_s, strict=True):
        assert zero_s + (at_ms + SLACK_MS) / 1000 >= sent_s
    assert presses == sorted(presses)


def wait_for_taps(home: Path, hands: Hands) -> None:
    """Wait until each tap is on the disk."""
    deadline = boottime() + WAIT_S
    while sum(row[2] == "press" for row in rows(home)) < len(hands.taps_s):
        assert boottime() < deadline, "a tap never came to the disk"


def bell_lap(home: Path, *args: str) -> str:
    """A command of the real program that ends well; what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "bell_lap", *args],
        env={**os.environ, "BELL_LAP_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_S,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def stopped(terminal: Terminal) -> None:
    """Stop the workout; the result is shown."""
    terminal.send("s")
    terminal.wait_for("Stop the workout here?")
    terminal.send("y")
    terminal.wait_for("Stopped ·")


def unsaved_files(home: Path) -> list[Path]:
    """What was written outside the history."""
    return sorted(home.glob("bell-lap-unsaved-*.json"))


@pytest.mark.parametrize("disk", KINDS, indirect=True)
def test_with_room_again_everything_is_saved(disk: Disk, tmp_path: Path) -> None:
    with Terminal(RUN, tmp_path) as terminal:
        terminal.wait_for("Rep 1 of 9")
        hands = Hands(terminal)
        hands.tap()
        wait_for_taps(tmp_path, hands)
        terminal.wait_for(SAVED)
        before = len(rows(tmp_path))
        disk.fill(terminal.process.pid)
        hands.tap(4)
        terminal.send("u")
        terminal.wait_for(SAVING_FAILS)
        assert len(rows(tmp_path)) == before
        # The clock goes on and what was tapped counts, saved or not.
        terminal.wait_for("taps count on")
        hands.tap()
        disk.make_room(terminal.process.pid)
        terminal.wait_for(SAVED)
        assert SAVING_FAILS not in terminal.text()
        hands.tap()
        wait_for_taps(tmp_path, hands)
        terminal.send(QUIT)
        assert terminal.exit_code() == 0
    judge(rows(tmp_path), hands.taps_s, start_s(tmp_path))
    assert integrity(tmp_path) == "ok"
    assert not unsaved_files(tmp_path)
    counted("disk full, then room", taps_sent=len(hands.taps_s), taps_found=len(hands.taps_s))


@pytest.mark.parametrize("disk", KINDS, indirect=True)
def test_without_room_it_is_offered_as_a_file(disk: Disk, tmp_path: Path) -> None:
    with Terminal(RUN, tmp_path, size=(80, 24)) as terminal:
        terminal.wait_for("Rep 1 of 9")
        hands = Hands(terminal)
        hands.tap()
        wait_for_taps(tmp_path, hands)
        terminal.wait_for(SAVED)
        zero_s = start_s(tmp_path)
        disk.fill(terminal.process.pid)
        hands.tap(3)
        terminal.wait_for(SAVING_FAILS)
        stopped(terminal)
        assert SAVING_FAILS in terminal.text()
        terminal.send("q")
        terminal.wait_for("The history does not take this workout", "bell-lap-unsaved-")
        terminal.send("\r")
        assert terminal.exit_code() == 3
        said = terminal.text()
    (file,) = unsaved_files(tmp_path)
    assert "bell-lap history import" in said
    assert file.name in re.sub(r"\s", "", said)
    (workout,) = json.loads(file.read_text())["workouts"]
    assert workout["status"] == "stopped"
    disk.make_room(os.getpid())
    bell_lap(tmp_path, "history", "import", str(file))
    judge(rows(tmp_path), hands.taps_s, zero_s)
    assert integrity(tmp_path) == "ok"
    with Store.open(database(tmp_path)) as store:
        assert store.load(1).status == "stopped"
    counted("disk full for good", taps_sent=len(hands.taps_s), taps_found=len(hands.taps_s))


@pytest.mark.mounts
def test_a_disk_that_is_gone_and_comes_back(tmpfs: Tmpfs, tmp_path: Path) -> None:
    with Terminal(RUN, tmp_path) as terminal:
        terminal.wait_for("Rep 1 of 9")
        hands = Hands(terminal)
        hands.tap()
        wait_for_taps(tmp_path, hands)
        terminal.wait_for(SAVED)
        tmpfs.pull_out()
        hands.tap(3)
        terminal.wait_for(SAVING_FAILS)
        assert not database(tmp_path).exists()
        tmpfs.plug_in()
        terminal.wait_for(SAVED)
        hands.tap()
        wait_for_taps(tmp_path, hands)
        terminal.send(QUIT)
        assert terminal.exit_code() == 0
    judge(rows(tmp_path), hands.taps_s, start_s(tmp_path))
    assert integrity(tmp_path) == "ok"
    counted("disk gone, then back", taps_sent=len(hands.taps_s), taps_found=len(hands.taps_s))


@pytest.mark.mounts
def test_a_disk_that_is_gone_for_good_and_a_terminal_too(tmpfs: Tmpfs, tmp_path: Path) -> None:
    with Terminal(RUN, tmp_path) as terminal:
        terminal.wait_for("Rep 1 of 9")
        hands = Hands(terminal)
        hands.tap()
        wait_for_taps(tmp_path, hands)
        terminal.wait_for(SAVED)
        zero_s = start_s(tmp_path)
        tmpfs.pull_out()
        hands.tap(2)
        terminal.wait_for(SAVING_FAILS)
        # Nobody is asked: the system wants the program to end.
        terminal.process.send_signal(signal.SIGTERM)
        terminal.exit_code()
    (file,) = unsaved_files(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    bell_lap(other, "history", "import", str(file))
    judge(rows(other), hands.taps_s, zero_s)
    with Store.open(database(other)) as store:
        assert [row.id for row in store.unfinished()] == [1]
    counted("disk gone for good", taps_sent=len(hands.taps_s), taps_found=len(hands.taps_s))


def test_in_lines_of_text_the_file_is_written_and_named(tmp_path: Path) -> None:
    disk = Limit(tmp_path)
    sent_s = []
    with subprocess.Popen(
        [sys.executable, "-m", "bell_lap", *RUN, "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "BELL_LAP_HOME": str(tmp_path), "WAKEPY_FAKE_SUCCESS": "yes"},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def tap() -> None:
            assert process.stdin is not None
            sent_s.append(boottime())
            process.stdin.write("\n")
            process.stdin.flush()

        def until(words: str) -> None:
            assert process.stdout is not None
            for line in process.stdout:
                if words in line:
                    return
            raise AssertionError(f"never said: {words}")

        until("400m")
        # Nothing fits from before the first tap on: not even the workout's row.
        disk.fill(process.pid)
        tap()
        until("Attention: not saved:")
        tap()
        process.stdin.write("stop\n")
        process.stdin.flush()
        said, complained = process.communicate(timeout=WAIT_S)
    assert process.returncode == 3
    assert "Kept as workout" not in said
    (file,) = unsaved_files(tmp_path)
    assert f"bell-lap history import {file}" in complained
    assert "Traceback" not in complained
    bell_lap(tmp_path, "history", "import", str(file))
    judge(rows(tmp_path), sent_s, start_s(tmp_path))
    counted("disk full from the start", taps_sent=len(sent_s), taps_found=len(sent_s))
