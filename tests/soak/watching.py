"""What a running program takes of its machine, read from outside through /proc (Linux).

A watch looks at the program and at every process that it has started, again and again. Memory is
judged by what is resident: shares of it (PSS) change with whatever else runs on the machine.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

SCREEN, SOUND = "screen", "sound"
"""The program's own process, and the one that plays."""
PROC = Path("/proc")
TICKS_S = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Sample:
    """One process at one instant."""

    role: str
    """SCREEN, SOUND, or the command of any other."""
    pid: int
    at_s: float
    """Seconds of the machine's monotonic clock."""
    rss_kb: int
    pss_kb: int
    cpu_s: float
    """Seconds of a processor that it has used since it began."""
    threads: int
    handles: int
    children: int


def sample(pid: int, role: str) -> Sample:
    """Look at one process. Raises OSError where it is gone."""
    folder = PROC / str(pid)
    memory = _fields(folder / "smaps_rollup")
    status = _fields(folder / "status")
    # The name, in brackets, may have spaces; user and system time are the 14th and 15th field.
    after_name = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    return Sample(
        role,
        pid,
        time.monotonic(),
        memory["Rss"],
        memory["Pss"],
        (int(after_name[11]) + int(after_name[12])) * TICKS_S,
        status["Threads"],
        len(list((folder / "fd").iterdir())),
        len(children(pid)),
    )


def children(pid: int) -> list[int]:
    """The processes that any thread of this one has started and that are still there."""
    found: list[int] = []
    for task in (PROC / str(pid) / "task").iterdir():
        try:
            found += [int(child) for child in (task / "children").read_text("ascii").split()]
        except (FileNotFoundError, ProcessLookupError):
            continue  # the thread has ended meanwhile
    return found


def role_of(pid: int) -> str:
    """SOUND for a process that plays cues, else its command. Raises OSError where it is gone."""
    words = (PROC / str(pid) / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    command = " ".join(words).strip()
    return SOUND if any(word.endswith((".sound.process", ".silent")) for word in words) else command


def _fields(path: Path) -> dict[str, int]:
    """`Name:  123 kB` and `Name: 123` as numbers."""
    found: dict[str, int] = {}
    for line in path.read_text("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        number = value.split()[:1]
        if number and number[0].isdecimal():
            found[name] = int(number[0])
    return found


@dataclass
class Watch:
    """Looks at a program and its processes until it is stopped. Leave the `with` block for that."""

    pid: int
    every_s: float = 1.0
    sizes: Callable[[], dict[str, int]] = dict
    """Files to look at too: name -> bytes."""
    samples: list[Sample] = field(default_factory=list)
    largest: dict[str, int] = field(default_factory=dict)
    """The most that each file ever had, in bytes."""

    def __post_init__(self) -> None:
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(self.every_s):
            for name, size in self.sizes().items():
                self.largest[name] = max(size, self.largest.get(name, 0))
            try:
                self.samples.append(sample(self.pid, SCREEN))
                self.samples += [sample(child, role_of(child)) for child in children(self.pid)]
            except OSError:
                continue  # one that was there is gone: there is another look

    def roles(self) -> set[str]:
        """What was seen."""
        return {one.role for one in self.samples}

    def trend(self, role: str, warm_s: float, until_s: float) -> Trend:
        """How one process did between two instants of the machine's monotonic clock."""
        own = [one for one in self.samples if one.role == role and warm_s <= one.at_s <= until_s]
        return Trend.of(own)


@dataclass(frozen=True, slots=True)
class Trend:
    """The first and the last quarter of what was seen of one process."""

    first: tuple[Sample, ...]
    last: tuple[Sample, ...]
    pids: int
    """How many processes had the role: 1 unless one died and another took its place."""

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> Trend:
        """Raises ValueError where there is too little to tell anything."""
        quarter = len(samples) // 4
        if quarter < 2:
            raise ValueError(f"{len(samples)} looks tell nothing")
        pids = len({one.pid for one in samples})
        return cls(tuple(samples[:quarter]), tuple(samples[-quarter:]), pids)

    @property
    def growth_mb(self) -> float:
        """How much more is resident in the last quarter than in the first, by their medians."""
        return (_middle(one.rss_kb for one in self.last) - self.first_kb) / 1024

    @property
    def pss_growth_mb(self) -> float:
        """The same by its share of what several processes have."""
        first = _middle(one.pss_kb for one in self.first)
        return (_middle(one.pss_kb for one in self.last) - first) / 1024

    @property
    def first_kb(self) -> float:
        """What is resident in the first quarter."""
        return _middle(one.rss_kb for one in self.first)

    @property
    def cpu_first(self) -> float:
        """Seconds of a processor for each second, in the first quarter."""
        return _rate(self.first)

    @property
    def cpu_last(self) -> float:
        """The same in the last."""
        return _rate(self.last)

    def most(self, what: Callable[[Sample], int]) -> tuple[int, int]:
        """The most of something in the first quarter, and in the last."""
        return max(map(what, self.first)), max(map(what, self.last))

    def figures(self, role: str) -> dict[str, float]:
        """All of it by name, to be written down."""
        threads = self.most(lambda one: one.threads)
        handles = self.most(lambda one: one.handles)
        return {
            f"{role}_rss_mb": round(self.first_kb / 1024, 1),
            f"{role}_growth_mb": round(self.growth_mb, 2),
            f"{role}_pss_growth_mb": round(self.pss_growth_mb, 2),
            f"{role}_cpu_first": round(self.cpu_first, 4),
            f"{role}_cpu_last": round(self.cpu_last, 4),
            f"{role}_threads_first": threads[0],
            f"{role}_threads_last": threads[1],
            f"{role}_handles_first": handles[0],
            f"{role}_handles_last": handles[1],
        }


def _middle(values: Iterable[int]) -> float:
    return float(median(values))


def _rate(samples: Sequence[Sample]) -> float:
    used_s = samples[-1].cpu_s - samples[0].cpu_s
    return used_s / (samples[-1].at_s - samples[0].at_s)
