"""Reads and prints the notation that coaches write sessions in.

Text is read into the values of `core.session` and printed back in one canonical spelling. What
could be read in two ways is an error that offers both, or a note that says what was understood.
"""

from __future__ import annotations

from bell_lap.core.notation.errors import NotationError
from bell_lap.core.notation.parse import (
    Parsed,
    parse,
    parse_goal,
    parse_race_time,
    parse_rest,
    parse_splits,
)
from bell_lap.core.notation.printer import print_item, print_items, print_measure
from bell_lap.core.notation.source import Origin
from bell_lap.core.notation.spellings import (
    print_goal,
    print_race_time,
    print_recovery,
    print_rest,
    print_splits,
)

__all__ = [
    "NotationError",
    "Origin",
    "Parsed",
    "parse",
    "parse_goal",
    "parse_race_time",
    "parse_rest",
    "parse_splits",
    "print_goal",
    "print_item",
    "print_items",
    "print_measure",
    "print_race_time",
    "print_recovery",
    "print_rest",
    "print_splits",
]
