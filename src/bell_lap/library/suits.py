"""Whom a session suits: read from a file's `suits`, and asked for a runner.

A bound written in whole seconds covers the whole second, so that no best mile falls between
"9:00 or slower" and "8:59 or faster".
"""

from __future__ import annotations

import re

from bell_lap.core.session import Session, Suits
from bell_lap.core.units import MINUTE_MS, parse_time
from bell_lap.library.schema import SUITS_PATTERN

ANYONE = "any"
EXPERIENCE = ("beginners", "experienced")

_MILE = re.compile(SUITS_PATTERN, re.IGNORECASE)


def parse_suits(text: str) -> Suits | None:
    """What a `suits` text says, or None where it is none of the forms.

    `any`, `beginners`, `experienced`, `mile TIME or slower`, `mile TIME or faster`; a mile takes
    from 3 to 30 minutes.
    """
    plain = " ".join(text.split()).casefold()
    if plain == ANYONE or plain in EXPERIENCE:
        return Suits(plain)
    found = _MILE.fullmatch(plain)
    time_ms = parse_time(found[1]) if found else None
    if found is None or time_ms is None or not 3 * MINUTE_MS <= time_ms <= 30 * MINUTE_MS:
        return None
    if found[2] == "slower":
        return Suits(plain, mile_min_ms=time_ms)
    fraction = found[1].partition(".")[2]
    return Suits(plain, mile_max_ms=time_ms + 10 ** (3 - len(fraction)) - 1)


def suits(session: Session, best_mile_ms: int | None) -> bool | None:
    """Whether a session suits a runner with this best mile; None where that cannot be told.

    It cannot be told for `beginners` and `experienced`, nor for a mile where no best is known.
    """
    rule = session.suits
    if rule.text == ANYONE:
        return True
    if best_mile_ms is None or (rule.mile_min_ms is None and rule.mile_max_ms is None):
        return None
    slow_enough = rule.mile_min_ms is None or best_mile_ms >= rule.mile_min_ms
    fast_enough = rule.mile_max_ms is None or best_mile_ms <= rule.mile_max_ms
    return slow_enough and fast_enough
