"""Reads a race and its time from the command line: `mile 5:00`, `5k 20:10`, `5:00` for a mile."""

from __future__ import annotations

from bell_lap.core.session import RaceTime
from bell_lap.core.units import parse_time
from bell_lap.errors import BadInput
from bell_lap.settings import values


def read_race(text: str) -> RaceTime:
    """The race that `text` names; a time alone is a mile's. Raises BadInput."""
    words = text.split()
    if not words:
        raise BadInput(
            "a race and its time are missing", hints=("For example 'mile 5:00' or '5k 20:10'.",)
        )
    if len(words) == 1 and parse_time(words[0]) is not None:
        words.insert(0, "mile")
    if len(words) == 1:
        raise BadInput(
            f"{text!r} is no race with its time", hints=("For example 'mile 5:00' or '5k 20:10'.",)
        )
    name, time = " ".join(words[:-1]), words[-1]
    if ":" in name and ":" not in time:
        name, time = time, name
    try:
        return values.race_time(values.race(name.removesuffix(" in")), time)
    except values.Wrong as wrong:
        hints = (wrong.hint,) if wrong.hint else ()
        raise BadInput(f"{text!r}: this must be {wrong.expected}", hints=hints) from None
