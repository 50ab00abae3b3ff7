"""How long the chaos tests go on, and where they write down what they counted.

`BELL_LAP_CHAOS=long` is the long form (`make soak`). `BELL_LAP_FIGURES` names a file that gets a
line of JSON for each count: faults injected, inputs tried, taps sent, taps found.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

LONG = os.environ.get("BELL_LAP_CHAOS") == "long"
"""Whether this is the long form."""

_FIGURES = os.environ.get("BELL_LAP_FIGURES", "")


def times(short: int, long: int) -> int:
    """How often to do something: `short` in `make test`, `long` in `make soak`."""
    return long if LONG else short


def counted(name: str, **figures: int | float | str) -> None:
    """Note what a test has counted; does nothing where nobody asked for it.

    A line is appended in one write, so tests of several processes may count at once.
    """
    if not _FIGURES:
        return
    line = json.dumps({"name": name, "long": LONG, **figures}) + "\n"
    with Path(_FIGURES).open("ab", buffering=0) as file:
        file.write(line.encode())
