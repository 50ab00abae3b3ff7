"""Power cuts: what is acknowledged is on the disk and not only in its cache.

First by looking at the system calls, then by cutting the write-ahead log wherever it can be cut.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bell_lap.clock import FakeClock
from bell_lap.core.journal import Entry
from bell_lap.history.alive import alive_path
from bell_lap.history.store import Store
from bell_lap.live import opening
from tests.chaos import acknowledging
from tests.chaos.scale import counted, times
from tests.core.talk import plan_of, rules_of
from tests.history.conftest import raw

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(3600)]

CALL = re.compile(r"^(\d+) +(?:<\.\.\. )?(\w+)(?:\(| resumed>)")
FILE = re.compile(r"^\w+\(\d+<([^>]*)>")
HEADER, FRAME = 32, 24
SECTOR = 512


# --- what is called -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Call:
    """A system call that has returned, or for a write one that has begun."""

    name: str
    file: str
    line: str


def calls(trace: str) -> list[Call]:
    """Writes at the instant they begin, syncs at the instant they have succeeded."""
    found: list[Call] = []
    waiting: dict[str, str] = {}
    for line in trace.splitlines():
        match = CALL.match(line)
        if match is None:
            continue
        process, name = match.groups()
        _, _, rest = line.partition(" ")
        rest = rest.strip()
        begun = waiting.pop(process, "") if rest.startswith("<...") else rest
        file = FILE.match(begun)
        path = file.group(1) if file else ""
        is_sync = name in ("fsync", "fdatasync")
        if rest.endswith("<unfinished ...>"):
            waiting[process] = rest
            if not is_sync:
                found.append(Call(name, path, line))
        elif is_sync:
            assert rest.endswith("= 0"), line
            found.append(Call("sync", path, line))
        elif begun is rest:
            found.append(Call(name, path, line))
    return found


def judge(found: list[Call]) -> tuple[int, int]:
    """How many acknowledgements there were, each after its sync, and how many syncs."""
    seen = syncs = 0
    dirty: set[str] = set()
    synced: set[str] = set()
    written = False
    for call in found:
        name = Path(call.file).name
        if call.name == "sync":
            dirty.discard(name)
            synced.add(name)
            syncs += 1
        elif name.startswith("history.sqlite3"):
            dirty.add(name)
            written = written or name.endswith("-wal")
        elif '"acknowledged' in call.line:
            assert written, "acknowledged without anything written"
            assert "history.sqlite3-wal" not in dirty, f"not synced: {call.line}"
            # The log is of no use without its name in the folder.
            assert {"history.sqlite3-wal", "data"} <= synced
            seen, written = seen + 1, False
    return seen, syncs


@pytest.mark.strace
def test_each_commit_is_synced_before_it_is_acknowledged(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    done = subprocess.run(
        [
            *("strace", "-f", "-y", "-s", "64", "-o", str(trace)),
            *("-e", "trace=write,pwrite64,pwritev,writev,fsync,fdatasync"),
            *(sys.executable, "-m", "tests.chaos.acknowledging", str(tmp_path)),
        ],
        env={**os.environ, "BELL_LAP_HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    seen, syncs = judge(calls(trace.read_text(errors="replace")))
    assert seen == done.stdout.count(acknowledging.ACKNOWLEDGED)
    assert seen > 20
    counted("commits synced before they were acknowledged", commits=seen, syncs=syncs)


WRITTEN = '7  pwrite64(4</d/data/history.sqlite3-wal>, "x", 24, 0) = 24'
SAID = '7  write(1<pipe:[1]>, "acknowledged\\n", 13) = 13'
SYNCED = ("7  fsync(5</d/data>) = 0", "7  fdatasync(4</d/data/history.sqlite3-wal>) = 0")
BEGUN = "7  fdatasync(4</d/data/history.sqlite3-wal> <unfinished ...>"
ENDED = "7  <... fdatasync resumed>) = 0"


@pytest.mark.parametrize(
    "trace",
    [
        (WRITTEN, SAID),
        (*SYNCED, WRITTEN, SAID),
        (WRITTEN, *SYNCED, SAID, SAID),
        (WRITTEN, *SYNCED, SAID, WRITTEN, SAID),
        (WRITTEN, SYNCED[1], SAID),
        (WRITTEN, SYNCED[0], BEGUN, SAID.replace("7  ", "8  "), ENDED),
    ],
)
def test_a_sync_that_is_missing_or_late_is_seen(trace: tuple[str, ...]) -> None:
    with pytest.raises(AssertionError):
        judge(calls("\n".join(trace)))


def test_a_sync_in_two_lines_counts_where_it_ends() -> None:
    trace = (WRITTEN, SYNCED[0], BEGUN, ENDED, SAID)
    assert judge(calls("\n".join(trace))) == (1, 2)


# --- what is left ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Recorded:
    """A workout on the disk, with what was acknowledged at which length of the log."""

    database: bytes
    log: bytes
    marks: tuple[tuple[int, int], ...]
    """(bytes of the log, inputs acknowledged)."""
    entries: tuple[Entry, ...]
    clock: FakeClock

    def acknowledged(self, length: int) -> int:
        """How many inputs were acknowledged when the log was so long."""
        return max((count for size, count in self.marks if size <= length), default=0)

    def boundaries(self) -> list[int]:
        """The lengths of the log at which a commit is complete."""
        page = int.from_bytes(self.log[8:12], "big")
        starts = range(HEADER, len(self.log) - FRAME - page + 1, FRAME + page)
        # A frame that ends a commit says how many pages the database has then.
        ends = [at for at in starts if int.from_bytes(self.log[at + 4 : at + 8], "big")]
        return [0, *(at + FRAME + page for at in ends)]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    path = tmp_path_factory.mktemp("recorded") / "data" / "history.sqlite3"
    log = path.with_name(path.name + "-wal")
    clock, marks = FakeClock(), []
    with Store.open(path) as store:
        before = path.read_bytes()
        live = opening.begin(plan_of(acknowledging.SESSION), rules_of(), clock, store)

        def kept() -> None:
            acknowledging.flush(live)
            marks.append((log.stat().st_size, len(live.journal)))

        acknowledging.script(live, clock, kept)
        assert path.read_bytes() == before, "the log was carried over: cut pieces mean nothing"
        found = Recorded(before, log.read_bytes(), tuple(marks), live.journal, clock)
        live.close()
    return found


def lay_out(folder: Path, database: bytes, log: bytes) -> Path:
    """A history as a machine finds it that was cut off from power."""
    path = folder / "data" / "history.sqlite3"
    path.parent.mkdir(parents=True)
    path.write_bytes(database)
    path.with_name(path.name + "-wal").write_bytes(log)
    return path


def after_the_cut(path: Path, recorded: Recorded, chance: random.Random) -> int:
    """Open it as the program does after a boot, and go on; how many inputs were there."""
    with Store.open(path) as store:
        assert store.check() is None
        if not store.count() and not store.unfinished():
            return 0
        ended = not store.unfinished()
        stored = store.load(1)
        assert stored.entries == recorded.entries[: len(stored.entries)]
        side = alive_path(path, 1)
        if chance.random() < 0.3:
            # It was never waited for: anything may be left of it.
            side.write_bytes(chance.randbytes(chance.randint(0, 20)))
        if not ended and stored.entries and stored.status != "stopped":
            last = recorded.clock.now_s
            clock = FakeClock(now_s=last, utc=recorded.clock.utc)
            clock.reboot("boot-2", chance.uniform(1, 3600))
            live = opening.resume(clock, store)
            assert live.journal[: len(stored.entries)] == stored.entries
            live.press("space")
            assert live.close()
            assert len(store.load(1).entries) >= len(stored.entries) + 2
        return len(stored.entries)


def test_a_cut_at_every_commit_leaves_exactly_what_was_acknowledged(
    recorded: Recorded, tmp_path: Path
) -> None:
    chance = random.Random(1)
    boundaries = recorded.boundaries()
    assert boundaries[-1] == len(recorded.log)
    marked = {size for size, _ in recorded.marks}
    assert marked <= set(boundaries)
    for number, length in enumerate(boundaries):
        path = lay_out(tmp_path / str(number), recorded.database, recorded.log[:length])
        found = after_the_cut(path, recorded, chance)
        if length in marked:
            assert found == recorded.acknowledged(length)
        assert found >= recorded.acknowledged(length)
    counted("power cuts at commits", cuts=len(boundaries), inputs=len(recorded.entries))


def test_a_cut_anywhere_else_leaves_the_commits_before_it(
    recorded: Recorded, tmp_path: Path
) -> None:
    chance = random.Random(2)
    boundaries = recorded.boundaries()
    cuts = times(40, 1500)
    for number in range(cuts):
        length = chance.randrange(len(recorded.log))
        rest = len(recorded.log) - length
        # What the disk had not taken may be missing, empty, or whatever lay there before.
        tail = chance.choice((b"", bytes(rest), chance.randbytes(rest)))
        path = lay_out(tmp_path / str(number), recorded.database, recorded.log[:length] + tail)
        found = after_the_cut(path, recorded, chance)
        whole = max(size for size in boundaries if size <= length)
        after = min((size for size in boundaries if size > length), default=len(recorded.log))
        assert recorded.acknowledged(whole) <= found <= recorded.acknowledged(after)
    counted("power cuts at random bytes", cuts=cuts)


def test_a_cut_while_the_log_is_carried_over_loses_nothing(
    recorded: Recorded, tmp_path: Path
) -> None:
    path = lay_out(tmp_path / "carried", recorded.database, recorded.log)
    with raw(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        after = path.read_bytes()
    before = recorded.database.ljust(len(after), b"\0")
    assert before != after
    chance = random.Random(3)
    cuts = times(15, 400)
    for number in range(cuts):
        share = chance.random()
        torn = b"".join(
            (after if chance.random() < share else before)[start : start + SECTOR]
            for start in range(0, len(after), SECTOR)
        )
        at = lay_out(tmp_path / str(number), torn, recorded.log)
        assert after_the_cut(at, recorded, chance) == len(recorded.entries)
    counted("power cuts while the log is carried over", cuts=cuts)
