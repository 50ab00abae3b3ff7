"""Races by their names: `mile`, `5k`, `1500`, `1/2 marathon`.

Bare numbers are races only where they are 800, 1500, 1600, 3000, 3200, 5000 or 10000.
"""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.quantities import Shape, distance_of, read_quantity, thousandths
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import RACES
from bell_lap.core.units import Distance

RACE_OF_M = {length_m: name for name, length_m in RACES.items()}


RACE_NAMES = "mile, 800m, 1500m, 3k, 5k, 10k, half, marathon"


def read_race(cur: Cursor) -> str | None:
    """The canonical name of a race, taken; None and nothing taken where there is none."""
    for table in (words.PACE_WORDS, words.RACE_WORDS):
        name = cur.phrase(table)
        if name is not None:
            return name
    if not cur.is_kind(Kind.NUMBER):
        return None
    half = _half_marathon(cur)
    if half is not None:
        return half
    mark = cur.mark()
    amount = thousandths(cur.peek())
    quantity = read_quantity(cur)
    if quantity is not None and quantity.shape is Shape.DISTANCE:
        distance = distance_of(cur, quantity)
        name = RACE_OF_M.get(metres_of(distance))
        if name is not None:
            return name
        raise cur.error(
            f"{cur.said(quantity.where)} is no race that we know",
            quantity.where,
            hints=(f"races are {RACE_NAMES}", "a time for the rep: in 75s"),
        )
    if quantity is not None and quantity.shape is Shape.BARE and amount in words.BARE_RACES:
        return RACE_OF_M[amount / 1000]
    cur.reset(mark)
    return None


def metres_of(distance: Distance) -> float:
    return distance.metres(0.0)


def _half_marathon(cur: Cursor) -> str | None:
    halves = cur.peek().text == "1" and cur.is_mark("/", 1) and cur.peek(2).text == "2"
    if halves and cur.is_word("marathon", ahead=3):
        cur.skip(4)
        return "half"
    if cur.peek().text == "½" and cur.is_word("marathon", ahead=1):
        cur.skip(2)
        return "half"
    return None
