"""One thing that `doctor` looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What it is called, how it is, and what to do about it."""

    name: str
    state: State
    detail: str
    hint: str = ""
    """Empty where there is nothing to do."""
