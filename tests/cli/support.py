"""Runs the command line inside this process, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from bell_lap.cli.main import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of stdout."""
        return self.out.splitlines()


class Cli:
    """Calls `main` and gives back what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *argv: str) -> Said:
        self._capsys.readouterr()
        code = main(list(argv))
        out, err = self._capsys.readouterr()
        return Said(code, out, err)


def process(*argv: str, text: str | None = None, python: tuple[str, ...] = (), **env: str) -> Said:
    """`python -m bell_lap argv` in a process of its own, with `text` on its stdin."""
    done = subprocess.run(
        [sys.executable, *python, "-m", "bell_lap", *argv],
        input=text,
        stdin=subprocess.DEVNULL if text is None else None,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env={**os.environ, **env},
        timeout=60,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)
