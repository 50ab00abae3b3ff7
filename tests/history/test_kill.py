"""kill -9 at any instant: every acknowledged input is there, and the lock is free."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bell_lap.history.alive import Alive
from bell_lap.history.lock import LiveLock, LockHeld
from bell_lap.history.store import Store
from tests.history.build import new, presses
from tests.history.conftest import start

TAPS = """
import sys
from pathlib import Path
from bell_lap.history.lock import LiveLock
from bell_lap.history.store import Store
from tests.history.build import presses
path, number, every = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
lock = LiveLock(path)
writer = Store.open(path).writer(number)
for entry in presses(100_000, first=writer.acked_seq + 1):
    writer.append(entry.seq, entry.item)
    writer.heartbeat(entry.item.at_ms)
    if entry.seq % every == 0:
        writer.flush()
    print(entry.seq, writer.acked_seq, flush=True)
"""

HOLDS = """
import subprocess, sys, threading
from pathlib import Path
from bell_lap.history.lock import LiveLock
lock = LiveLock(Path(sys.argv[1]))
child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"])
print(child.pid, flush=True)
threading.Event().wait()
"""


@contextmanager
def killed(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """The process, gone without a word at the end."""
    with process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(("lines", "every"), [(1, 1), (7, 1), (50, 3), (400, 1000), (403, 50)])
def test_every_acknowledged_input_outlives_a_kill(path: Path, lines: int, every: int) -> None:
    with Store.open(path) as store:
        number = store.create(new())
        told = acked = 0
        # Twice: the second run resumes what the first one left.
        for _ in range(2):
            with killed(start(TAPS, path, number, every)) as process:
                assert process.stdout is not None
                for _ in range(lines):
                    told, acked = map(int, process.stdout.readline().split())
                with pytest.raises(LockHeld) as held:
                    LiveLock(path)
                assert held.value.pid == process.pid
            kept = store.load(number).entries
            assert len(kept) >= acked
            assert kept == presses(len(kept))
            alive = store.last_alive(number)
            assert alive is not None
            assert not alive.closed
            assert alive.at_ms >= told * 1000
            LiveLock(path).release()
        assert store.unfinished()[0].id == number
        assert store.check() is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks nobody whether it is alive")
def test_a_program_that_the_holder_started_does_not_keep_the_lock(path: Path) -> None:
    path.parent.mkdir()
    # The child lives until the pipe to its stdin is closed at the end of this block.
    with start(HOLDS, path) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        with pytest.raises(LockHeld):
            LiveLock(path)
        process.kill()
        process.wait()
        os.kill(child, 0)
        LiveLock(path).release()


def test_closed_in_order_is_told_from_killed(store: Store) -> None:
    number = store.create(new())
    writer = store.writer(number)
    writer.heartbeat(7)
    assert writer.close()
    assert store.last_alive(number) == Alive(7, closed=True)
