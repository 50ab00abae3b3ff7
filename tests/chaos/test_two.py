"""Two programs at once, started, killed and resumed in every order: one workout, one holder.

The lock holds while its holder lives, even frozen, and not an instant longer, however it died.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from tests.chaos.scale import LONG, counted, times
from tests.chaos.window import LONG_WAIT_S, presses, wait_for_presses
from tests.cli.support import process

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.timeout(times(120, 1800)),
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
]

HELD = "has a workout under way"


@dataclass
class Coach:
    """One program in plain mode at one history."""

    home: Path
    live: subprocess.Popen[str] | None = None
    said: list[str] = field(default_factory=list)
    code: int | None = None

    def opens(self, *args: str) -> bool:
        """Start the program; whether it has the workout."""
        self.live = subprocess.Popen(
            [sys.executable, "-m", "bell_lap", *args, "--plain", "--sound", "none"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "BELL_LAP_HOME": str(self.home)},
        )  # fmt: skip
        assert self.live.stdout is not None
        if self.live.stdout.readline():
            return True
        assert self.live.stderr is not None
        self.said.append(self.live.stderr.read())
        self.code = self.live.wait(LONG_WAIT_S)
        self._close()
        return False

    def taps(self) -> None:
        """A tap; it is on the disk when this returns."""
        assert self.live is not None
        assert self.live.stdin is not None
        before = len(presses(self.home))
        self.live.stdin.write("\n")
        self.live.stdin.flush()
        assert len(wait_for_presses(self.home, before + 1)) == before + 1

    def ends(self, how: str) -> None:
        """Leave, be told to, or die."""
        assert self.live is not None
        assert self.live.stdin is not None
        if how == "quits":
            self.live.stdin.write("quit\n")
            self.live.stdin.flush()
        else:
            self.live.send_signal(getattr(signal, how))
        self.live.wait(LONG_WAIT_S)
        self._close()

    def _close(self) -> None:
        assert self.live is not None
        for stream in (self.live.stdin, self.live.stdout, self.live.stderr):
            if stream is not None:
                stream.close()
        self.live = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.live is not None:
            self.live.kill()
            self.live.wait(LONG_WAIT_S)
            self._close()


RUN = ("run", "--ready", "0", "60min")
ENDS = ("quits", "SIGTERM", "SIGHUP", "SIGINT", "SIGKILL")
SECONDS = (RUN, ("resume",))
"""What the second program tries."""
ORDERS = list(product(ENDS, SECONDS)) if LONG else [(ENDS[1], RUN), (ENDS[4], ("resume",))]


def statuses(home: Path) -> list[str]:
    """How the workouts of the history stand."""
    with sqlite3.connect(home / "data" / "history.sqlite3") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [status for (status,) in connection.execute("SELECT status FROM workout")]


@pytest.mark.parametrize(("how", "second"), ORDERS)
def test_the_lock_holds_while_the_first_lives_and_not_longer(
    tmp_path: Path, how: str, second: tuple[str, ...]
) -> None:
    with Coach(tmp_path) as one, Coach(tmp_path) as two:
        assert one.opens(*RUN)
        one.taps()
        assert not two.opens(*second)
        assert two.code == 3
        assert HELD in two.said[-1]
        one.taps()
        one.ends(how)
        assert two.opens("resume")
        two.taps()
        assert not one.opens("resume")
        two.ends("quits")
    assert len(presses(tmp_path)) == 3
    assert statuses(tmp_path) == ["running"]
    counted("two at once", faults=1, taps_sent=3, taps_found=3)


def test_before_the_first_tap_the_lock_holds_too(tmp_path: Path) -> None:
    with Coach(tmp_path) as one, Coach(tmp_path) as two:
        assert one.opens(*RUN)
        assert not two.opens(*RUN)
        one.ends("SIGKILL")
        assert two.opens(*RUN)
        assert not one.opens(*RUN)


def test_a_frozen_holder_is_a_holder(tmp_path: Path) -> None:
    with Coach(tmp_path) as one, Coach(tmp_path) as two:
        assert one.opens(*RUN)
        one.taps()
        assert one.live is not None
        one.live.send_signal(signal.SIGSTOP)
        assert not two.opens("resume")
        one.live.send_signal(signal.SIGCONT)
        one.taps()
        one.ends("quits")
        assert two.opens("resume")
    assert len(presses(tmp_path)) == 2


def test_the_history_can_be_looked_at_meanwhile(tmp_path: Path) -> None:
    with Coach(tmp_path) as one:
        assert one.opens(*RUN)
        one.taps()
        for command in (["history"], ["history", "show", "last"], ["doctor", "--json"]):
            said = process(*command, BELL_LAP_HOME=str(tmp_path))
            assert said.code in (0, 3)
            assert "Traceback" not in said.err
        one.taps()
    assert len(presses(tmp_path)) == 2


@pytest.mark.parametrize("left", ["1", "99999999", "not a number", "", "\x00\xff"])
def test_what_a_dead_holder_left_behind_holds_nobody_up(tmp_path: Path, left: str) -> None:
    (tmp_path / "data").mkdir()
    for name in ("live.lock", "live.pid"):
        (tmp_path / "data" / name).write_text(left, "latin-1")
    with Coach(tmp_path) as one:
        assert one.opens(*RUN)
        one.taps()


def test_of_many_that_start_at_once_one_has_it(tmp_path: Path) -> None:
    starters = times(4, 30)
    programs = [
        subprocess.Popen(
            [sys.executable, "-m", "bell_lap", *RUN, "--plain", "--sound", "none"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "BELL_LAP_HOME": str(tmp_path)},
        )
        for _ in range(starters)
    ]  # fmt: skip
    try:
        refused, waiting = 0, list(programs)
        for program in programs:
            assert program.stdout is not None
            if not program.stdout.readline():
                assert program.wait(LONG_WAIT_S) == 3
                waiting.remove(program)
                refused += 1
        assert (refused, len(waiting)) == (starters - 1, 1)
    finally:
        for program in programs:
            program.kill()
            program.communicate()


def test_in_a_random_order_no_tap_is_lost_and_never_two_have_it(tmp_path: Path) -> None:
    draw = random.Random(6)
    steps = times(8, 300)
    taps = 0
    with Coach(tmp_path) as one, Coach(tmp_path) as two:
        assert one.opens(*RUN)
        holder, other = one, two
        holder.taps()
        taps = 1
        for _ in range(steps):
            match draw.randrange(3):
                case 0:
                    holder.taps()
                    taps += 1
                case 1:
                    assert not other.opens("resume")
                    assert HELD in other.said[-1]
                case _:
                    holder.ends(draw.choice(ENDS))
                    holder, other = other, holder
                    assert holder.opens("resume")
    assert len(presses(tmp_path)) == taps
    assert statuses(tmp_path) == ["running"]
    counted("orders of two", faults=steps, taps_sent=taps, taps_found=taps)
