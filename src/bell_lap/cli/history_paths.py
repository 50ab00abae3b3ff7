"""The files that the actions of `bell-lap history` read and write."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bell_lap import paths
from bell_lap.cli.history_common import HOW_TO, NONE_YET
from bell_lap.errors import BadInput


def history_file() -> Path:
    """The history's file. Raises BadInput where there is none."""
    database = paths.database_file()
    if not database.exists():
        raise BadInput(NONE_YET, hints=(HOW_TO,))
    return database


def target_file(name: str) -> Path:
    """A file to be written. Raises BadInput where that is the history itself."""
    target, database = Path(name), paths.database_file()
    own = {database.with_name(database.name + suffix).resolve() for suffix in ("", "-wal", "-shm")}
    if target.resolve() in own:
        raise BadInput(f"{name} is the history itself", hints=("Name another file.",))
    return target


@contextmanager
def output_file(name: str, *, force: bool) -> Iterator[BinaryIO]:
    """The output for `-`, or a file that is written whole or not at all."""
    from bell_lap.history.exchange.files import part_of

    if name == "-":
        yield sys.stdout.buffer
        return
    with part_of(target_file(name), force=force) as part, part.open("wb") as out:
        yield out


@contextmanager
def input_file(name: str) -> Iterator[BinaryIO]:
    """The input for `-`, or a file. Raises BadInput where there is none."""
    if name == "-":
        if sys.stdin is None:  # closed by the caller: `<&-`
            raise BadInput("There is no input to read: it is closed")
        yield sys.stdin.buffer
        return
    with _opened(name) as file:
        yield file


def _opened(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise BadInput(f"Cannot read {name}: {error.strerror or error}") from error
