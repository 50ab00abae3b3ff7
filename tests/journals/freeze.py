"""Freezes the workouts that have no file yet: `python -m tests.journals.freeze`.

What is frozen is never written again, whatever this is given.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from tests.core.talk import Talk
from tests.journals.files import SUMS, VERSION, outcome, result_path, write_journal
from tests.journals.workouts import WORKOUTS

LATER_MS = 1_000


def freeze(folder: Path = VERSION, names: Iterable[str] = tuple(WORKOUTS)) -> list[str]:
    """Write the journals and results that are not there; returns their names."""
    fresh = [name for name in names if not (folder / f"{name}.jsonl").exists()]
    for name in fresh:
        _write(folder / f"{name}.jsonl", WORKOUTS[name]())
    return fresh


def _write(path: Path, talk: Talk) -> None:
    write_journal(path, talk.fold)
    found = outcome(talk.fold, talk.now + LATER_MS)
    result_path(path).write_text(
        json.dumps(found, indent=1, sort_keys=True) + "\n", "ascii", newline="\n"
    )
    with (path.parent / SUMS).open("a", encoding="ascii", newline="\n") as sums:
        for made in (path, result_path(path)):
            sums.write(f"{digest(made)}  {made.name}\n")


def digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    for frozen in freeze():
        print(f"frozen: {frozen}")  # noqa: T201 - a tool for the command line
