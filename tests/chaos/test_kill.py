"""kill -9 at random instants of a workout under way: every acknowledged input is there on resume.

Each round goes on with the workout that the round before it killed. The real program runs in a
terminal, on its screens and in lines of text; what it has committed is read from outside.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from bell_lap.history.store import Store
from tests.chaos.killing import (
    Row,
    Watcher,
    database,
    integrity,
    presses_by_run,
    rows,
    start_s,
)
from tests.chaos.scale import counted, times
from tests.pty.terminal import WAIT_S, Terminal, boottime

pytestmark = [pytest.mark.chaos, pytest.mark.pty, pytest.mark.timeout(3600)]

SESSION = "40 x 400m in 60s, rest 20s"
SLACK_MS = 2.0
"""Two clocks are read one after the other and rounded."""
ROUND_MS = 0.5
"""Each resume reckons its instant to the millisecond."""
MOST_WAIT_S = 0.06
"""A commit takes a few milliseconds: within this the kill falls before, in and after it."""


class Face(Protocol):
    """The program under way, whichever way it talks."""

    def tap(self) -> float:
        """Send a tap; the instant just before."""

    def say(self, what: str) -> None:
        """Send another input: undo, redo, or a change of the plan."""

    def kill(self) -> None:
        """kill -9."""


WORDS = ("undo", "redo", "add", "drop", "+15", "-15", "slower 1", "repeat")
KEYS = {
    "undo": "u", "redo": "U", "add": "a", "drop": "d", "+15": "+", "-15": "-", "slower 1": "<",
    "repeat": "o",
}  # fmt: skip


class OnScreen:
    """The run screen, in a terminal."""

    def __init__(self, args: list[str], home: Path):
        self._terminal = Terminal(args, home, size=(80, 24))
        self._terminal.wait_for("Stop")

    def tap(self) -> float:
        return self._terminal.send(" ")

    def say(self, what: str) -> None:
        self._terminal.send(KEYS[what])

    def kill(self) -> None:
        with self._terminal:
            self._terminal.kill()


class InLines:
    """Plain mode, on pipes."""

    def __init__(self, args: list[str], home: Path):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bell_lap", *args, "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "BELL_LAP_HOME": str(home), "WAKEPY_FAKE_SUCCESS": "yes"},
            cwd=home,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline()

    def tap(self) -> float:
        at_s = boottime()
        self._write(b"\n")
        return at_s

    def say(self, what: str) -> None:
        self._write(what.encode() + b"\n")

    def kill(self) -> None:
        with self._process:
            self._process.send_signal(signal.SIGKILL)

    def ends(self) -> int:
        """Wait for the program to end by itself; its exit code."""
        with self._process:
            self._process.communicate(timeout=WAIT_S)
            return self._process.returncode

    def _write(self, line: bytes) -> None:
        assert self._process.stdin is not None
        os.write(self._process.stdin.fileno(), line)


@dataclass
class Tally:
    """What a run of kills has come to."""

    kills: int = 0
    sent: int = 0
    taps_sent: int = 0
    acknowledged: int = 0
    found: int = 0
    taps_found: int = 0
    unseen: int = 0
    """Inputs that had come to the disk without anybody having seen it before the kill."""


def one_round(
    face: Face, home: Path, chance: random.Random, sent_s: list[float], tally: Tally
) -> list[Row]:
    """Taps and changes, then the kill; what had been acknowledged by then."""
    watcher = Watcher(home)
    before = len(rows(home))
    watcher.wait_for(before)
    made = 0
    for _ in range(chance.randint(1, 6)):
        if chance.random() < 0.6:
            sent_s.append(face.tap())
        else:
            face.say(chance.choice(WORDS))
        made += 1
        if chance.random() < 0.5:
            # Some are awaited, others come together.
            watcher.wait_for(len(watcher.acknowledged) + 1, timeout_s=chance.random())
    if chance.random() < 0.5:
        watcher.wait_for(len(watcher.acknowledged) + 1, timeout_s=1)
    time.sleep(chance.uniform(0, MOST_WAIT_S))
    face.kill()
    acknowledged = watcher.stop()
    zero_s = start_s(home)
    for (_, at_ms, _, _), seen_s in zip(acknowledged, watcher.seen_s, strict=True):
        assert at_ms / 1000 + zero_s <= seen_s + (SLACK_MS + tally.kills * ROUND_MS) / 1000
    tally.kills += 1
    tally.sent += made
    tally.acknowledged = len(acknowledged)
    return list(acknowledged)


def judge(home: Path, acknowledged: list[Row], sent_s: list[list[float]]) -> list[Row]:
    """After a kill: nothing that was acknowledged is missing or other, nothing is made up."""
    kept = rows(home)
    assert kept[: len(acknowledged)] == acknowledged
    assert [row[0] for row in kept] == list(range(1, len(kept) + 1))
    assert integrity(home) == "ok"
    zero_s = start_s(home)
    found = presses_by_run(home)
    assert len(found) == len(sent_s)
    for run, (presses, taps_s) in enumerate(zip(found, sent_s, strict=True)):
        # What a run has kept is what was sent to it first, in this order, with no tap left out.
        assert len(presses) <= len(taps_s)
        for at_ms, tap_s in zip(presses, taps_s, strict=False):
            sent_ms = (tap_s - zero_s) * 1000
            assert at_ms + SLACK_MS + run * ROUND_MS >= sent_ms
    return kept


@pytest.mark.parametrize(
    ("begin", "kills", "seed"),
    [
        pytest.param(OnScreen, times(6, 100), 1, id="on screen"),
        pytest.param(InLines, times(14, 200), 2, id="in lines"),
    ],
)
def test_no_acknowledged_input_is_lost_to_a_kill(
    begin: Callable[[list[str], Path], Face], kills: int, seed: int, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    sent_s: list[list[float]] = [[]]
    tally = Tally()
    args = ["run", "--ready", "0", "--sound", "none", SESSION]
    face = begin(args, tmp_path)
    with Store.open(database(tmp_path)) as store:
        # The first tap makes the workout: from here on there is one to be resumed.
        sent_s[-1].append(face.tap())
        deadline = time.monotonic() + WAIT_S
        while not (store.unfinished() and rows(tmp_path)):
            assert time.monotonic() < deadline, "the first tap never came to the disk"
        kept: list[Row] = []
        while True:
            acknowledged = one_round(face, tmp_path, chance, sent_s[-1], tally)
            assert acknowledged[: len(kept)] == kept
            before, kept = len(acknowledged), judge(tmp_path, acknowledged, sent_s)
            tally.unseen += len(kept) - before
            if tally.kills == kills:
                break
            face = begin(["resume", "--sound", "none"], tmp_path)
            sent_s.append([])
        stored = store.load(1)
        assert stored.status == "running"
        assert [entry.seq for entry in stored.entries] == [row[0] for row in kept]
        assert store.check() is None
    tally.taps_sent, tally.found = sum(map(len, sent_s)), len(kept)
    tally.taps_found = sum(row[2] == "press" for row in kept)
    counted(f"kill -9 {begin.__name__}", **vars(tally))
    last = InLines(["resume", "--sound", "none"], tmp_path)
    last.say("stop")
    assert last.ends() == 0
    assert rows(tmp_path)[: len(kept)] == kept
    with Store.open(database(tmp_path)) as store:
        assert store.load(1).status == "stopped"
