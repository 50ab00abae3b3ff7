"""Disks that fill up, go away and come back, under a program that runs.

`Tmpfs` is a real small disk and needs leave to mount. `Limit` forbids one process that its files
grow, which anybody may do on Linux: its disk refuses, with another error.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.chaos.killing import database

SIZE = "2m"


class Disk(Protocol):
    """Where the data folder of a home lies."""

    def fill(self, pid: int) -> None:
        """From here on nothing more fits."""

    def make_room(self, pid: int) -> None:
        """It does again."""


class Tmpfs:
    """A small disk that the data folder is on."""

    def __init__(self, home: Path):
        self._stick = home / "stick"
        self._data = home / "data"
        self._filler = self._data / "filler"
        self.there = False

    def plug_in(self) -> None:
        """The folder shows what is on the disk."""
        _mount("mount", "--bind", str(self._stick), str(self._data))
        self.there = True

    def pull_out(self) -> None:
        """The folder is empty; files that are open go on, seen by nobody."""
        _mount("umount", "--lazy", str(self._data))
        self.there = False

    def fill(self, pid: int) -> None:
        del pid
        with self._filler.open("ab", buffering=0) as file:
            for size in (65536, 4096, 1):
                while _write(file.fileno(), size):
                    pass

    def make_room(self, pid: int) -> None:
        del pid
        self._filler.unlink()

    @contextmanager
    def mounted(self) -> Iterator[Tmpfs]:
        """The disk for as long as the block lasts."""
        self._stick.mkdir()
        self._data.mkdir(mode=0o700)
        _mount("mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs", str(self._stick))
        try:
            self.plug_in()
            yield self
        finally:
            if self.there:
                self.pull_out()
            _mount("umount", "--lazy", str(self._stick))


class Limit:
    """The history's log cannot grow; smaller files can be written."""

    def __init__(self, home: Path):
        self._log = database(home).with_name("history.sqlite3-wal")

    def fill(self, pid: int) -> None:
        size = self._log.stat().st_size
        assert size > 0
        self._limit(pid, size)

    def make_room(self, pid: int) -> None:
        self._limit(pid, resource.RLIM_INFINITY)

    @staticmethod
    def _limit(pid: int, size: int) -> None:
        assert sys.platform == "linux"
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    @contextmanager
    def mounted(self) -> Iterator[Limit]:
        """Nothing is to be made."""
        yield self


def can_mount() -> bool:
    """Whether this process may mount a disk."""
    tried = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
        capture_output=True,
        check=False,
    )
    return tried.returncode == 0


def _mount(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _write(descriptor: int, size: int) -> bool:
    import os

    try:
        return os.write(descriptor, bytes(size)) == size
    except OSError:
        return False
