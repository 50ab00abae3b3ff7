"""The side file that says until when a workout's program was alive.

Sixteen bytes written over and over without waiting for the disk: after a kill the newest are
there, after a power cut perhaps older ones or none. A torn or damaged record reads as none.
"""

from __future__ import annotations

import os
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

_RECORD = struct.Struct("<qI")
_CHECK = struct.Struct("<I")
SIZE = _RECORD.size + _CHECK.size


@dataclass(frozen=True, slots=True)
class Alive:
    """The last sign of life of a workout's program."""

    at_ms: int
    """Milliseconds since the workout's start."""
    closed: bool
    """It ended in order; False after a crash, a kill or a power cut."""


def alive_path(database: Path, workout_id: int) -> Path:
    """The side file of a workout, beside the history."""
    return database.with_name(f"workout-{workout_id}.alive")


def encode(alive: Alive) -> bytes:
    """The record: at_ms (8 bytes), closed (4), CRC-32 of these (4), little-endian."""
    record = _RECORD.pack(alive.at_ms, alive.closed)
    return record + _CHECK.pack(zlib.crc32(record))


def decode(data: bytes) -> Alive | None:
    """What `encode` wrote, or None for anything else."""
    if len(data) != SIZE:
        return None
    record, check = data[: _RECORD.size], data[_RECORD.size :]
    if _CHECK.pack(zlib.crc32(record)) != check:
        return None
    at_ms, closed = _RECORD.unpack(record)
    return Alive(at_ms, bool(closed))


def read_alive(path: Path) -> Alive | None:
    """The last sign of life; None where there is none. Raises OSError where it cannot be read."""
    try:
        return decode(path.read_bytes())
    except FileNotFoundError:
        return None


class Heartbeat:
    """Writes the side file; made at the first beat. Every method may raise OSError."""

    def __init__(self, path: Path):
        self._path = path
        self._file: int | None = None
        self._last: Alive | None = None

    def beat(self, at_ms: int) -> None:
        """The program is alive at `at_ms`."""
        self._write(Alive(at_ms, closed=False))

    def close(self) -> None:
        """The program ends in order; the newest beat was its last instant."""
        try:
            if self._last is not None:
                self._write(Alive(self._last.at_ms, closed=True))
        finally:
            self._let_go()
            self._last = None

    def remove(self) -> None:
        """The workout has ended: nobody will ask."""
        self._let_go()
        self._path.unlink(missing_ok=True)

    def _write(self, alive: Alive) -> None:
        if self._file is None:
            binary = getattr(os, "O_BINARY", 0)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | binary, 0o600)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, encode(alive))
        self._last = alive

    def _let_go(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
