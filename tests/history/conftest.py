"""What the tests of the store share."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bell_lap.history.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a history of the test's own may lie."""
    return tmp_path / "data" / "history.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new history."""
    with Store.open(path) as opened:
        yield opened


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as SQLite alone sees it, in autocommit."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Another Python that runs `script` with these arguments; talk to it by its pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def run(script: str, *arguments: object) -> str:
    """What such a script prints; it must end well."""
    with start(script, *arguments) as process:
        out, _ = process.communicate()
    assert process.returncode == 0, out
    return out


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}
