"""Writing a file whole or not at all: beside its place first, then under its name."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bell_lap.errors import EnvironmentProblem
from bell_lap.paths import refuse_to_replace


@contextmanager
def part_of(path: Path, *, force: bool = False) -> Iterator[Path]:
    """An empty file that only its owner can read; it becomes `path` when the block ends well.

    Raises BadInput where there is a `path` already, unless `force` replaces it, and
    EnvironmentProblem where the folder refuses. After any error there is neither of the two.
    """
    refuse_to_replace(path, force=force)
    try:
        handle, name = tempfile.mkstemp(f".{path.name}.part", ".", path.parent)
    except OSError as error:
        raise _refused(path, error) from error
    os.close(handle)
    part = Path(name)
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """See to it that a new name is on the disk too, where the system can: Windows does it itself.

    The file is whole under its name by now, whatever a folder says that cannot be opened or synced.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refused(path: Path, error: OSError) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Cannot write {path}: {error.strerror or error}",
        hints=("Name a file in a folder that you can write to, on a disk that has room.",),
    )
