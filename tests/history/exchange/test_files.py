"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.history.exchange.files import part_of


def write(path: Path, text: str, *, force: bool = False) -> None:
    with part_of(path, force=force) as part:
        part.write_text(text)


def fail(path: Path, error: BaseException) -> None:
    with part_of(path, force=True) as part:
        part.write_text("half")
        raise error


def test_a_file_is_there_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "laps.csv"
    with part_of(path) as part:
        part.write_text("whole")
        assert not path.exists()
        assert part.parent == tmp_path
    assert path.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [path]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs names by itself")
def test_the_file_and_then_its_name_are_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[bool, bool]] = []
    path = tmp_path / "laps.csv"

    def fsync(handle: int) -> None:
        synced.append((stat.S_ISDIR(os.fstat(handle).st_mode), path.exists()))
        if len(synced) == 2:
            raise OSError(errno.EINVAL, "this folder cannot be synced")

    monkeypatch.setattr(os, "fsync", fsync)
    write(path, "whole")
    assert synced == [(False, False), (True, True)]
    assert path.read_text() == "whole"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), BadInput("no"), ValueError("bug")])
def test_nothing_is_there_after_an_error(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "laps.csv"
    with pytest.raises(type(error)):
        fail(path, error)
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "laps.csv"
    path.write_text("old")
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(EnvironmentProblem, match=r"Cannot write .*laps.csv: No space left"):
        fail(path, full)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_replaced_only_when_told_so(tmp_path: Path) -> None:
    path = tmp_path / "laps.csv"
    write(path, "one")
    with pytest.raises(BadInput, match="There is a file"):
        write(path, "two")
    write(path, "three", force=True)
    assert path.read_text() == "three"
    with pytest.raises(BadInput, match="is a folder"):
        write(tmp_path, "four", force=True)
