"""The words for sets of movements: what was lifted, how often, and how long ago."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bell_lap.core.session import Load
from bell_lap.core.strength import Lifted
from bell_lap.core.units import decimal

UNKNOWN = "–"  # noqa: RUF001 - the dash of a table, not a minus
DAYS_OF_WEEKS = 14
"""From here on days are told in weeks, ..."""
DAYS_OF_MONTHS = 60
"""... from here on in months, ..."""
DAYS_OF_YEARS = 730
"""... and from here on in years."""


def load_words(load: Load) -> str:
    """`100kg`, `102.5kg`."""
    return f"{decimal(load.thousandths)}{load.unit}"


def lifted_words(lifted: Lifted) -> str:
    """One set: `5 @ 100kg`, `5 reps`, `100kg`; empty where nothing is known."""
    load = "" if lifted.load is None else load_words(lifted.load)
    if lifted.reps is None:
        return load
    if load:
        return f"{lifted.reps} @ {load}"
    return "1 rep" if lifted.reps == 1 else f"{lifted.reps} reps"


def sets_words(sets: Sequence[Lifted]) -> str:
    """Several sets, in the order done: `3 x 5 @ 100kg`, `5, 5, 4 @ 100kg`, `5 @ 95kg; 5 @ 100kg`.

    Sets that nobody counts are `3 sets`.
    """
    groups = [(load, list(group)) for load, group in groupby(sets, key=lambda one: one.load)]
    alone = len(groups) == 1
    return "; ".join(_group_words(load, group, alone=alone) for load, group in groups)


def _group_words(load: Load | None, sets: Sequence[Lifted], *, alone: bool) -> str:
    """Sets of one load."""
    counts = [one.reps for one in sets]
    if set(counts) == {None}:
        text = f"{len(sets)} sets" if len(sets) > 1 else "1 set"
    elif len(set(counts)) == 1 and (alone or len(sets) > 1):
        text = f"{len(sets)} x {counts[0]}"
    else:
        text = ", ".join(UNKNOWN if reps is None else str(reps) for reps in counts)
    return text if load is None else f"{text} @ {load_words(load)}"


def days_ago_words(days: int) -> str:
    """`today`, `yesterday`, `12 days ago`, `3 weeks ago`, `5 months ago`, `2 years ago`."""
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < DAYS_OF_WEEKS:
        return f"{days} days ago"
    if days < DAYS_OF_MONTHS:
        return f"{days // 7} weeks ago"
    if days < DAYS_OF_YEARS:
        return f"{days * 12 // 365} months ago"
    return f"{days // 365} years ago"
