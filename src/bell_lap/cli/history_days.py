"""Days as they are typed after `--since` and `--until`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bell_lap.history.periods import Period


def day_from(text: str) -> date:
    """The first day of what was typed; argparse reports what is no day, month or year."""
    first = _period(text).first
    assert first is not None
    return first


def day_to(text: str) -> date:
    """The last day of it."""
    last = _period(text).last
    assert last is not None
    return last


def _period(text: str) -> Period:
    from bell_lap.clock import today
    from bell_lap.history.periods import period_at

    words = text.split()
    found = period_at(words, today()) if words else None
    if found is None or found[1] != len(words):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no day, month or year: 2026-05-29, 2026-05, 2026, yesterday, may"
        )
    return found[0]
