"""Counts before a rep: `4 x`, `8-10 x`, `2 sets of`."""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.quantities import SMALLEST_BARE_M, thousandths
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Count
from bell_lap.core.units import decimal


def read_count(cur: Cursor) -> tuple[Count, Where] | None:
    """`4 x`, `8-10 x`, `8 or 9 x`, `2 sets of`, `5 reps of`; None and nothing taken else."""
    if not cur.is_kind(Kind.NUMBER):
        return None
    mark = cur.mark()
    if _is_count_behind(cur):
        return None
    low = cur.take()
    high = low
    if (cur.is_mark("-") or cur.is_word("to", "or")) and cur.is_kind(Kind.NUMBER, 1):
        cur.take()
        high = cur.take()
    if not _times(cur):
        cur.reset(mark)
        return None
    where = low.where.to(high.where)
    return count_of(cur, thousandths(low), thousandths(high), where), where


def _is_count_behind(cur: Cursor) -> bool:
    """In `600 x 5` the 5 is the count: 5 alone is no distance."""
    sign = cur.is_mark("*", 1) or cur.is_word(*words.TIMES, ahead=1)
    if not sign or not cur.is_kind(Kind.NUMBER, 2) or cur.movements:
        return False
    follows = cur.peek(3)
    alone = follows.kind not in (Kind.MINUTES, Kind.SECONDS, Kind.PLURAL, Kind.WORD)
    alone = alone and not cur.is_mark("-*/", 3)
    bare = (thousandths(cur.peek()), thousandths(cur.peek(2)))
    return alone and bare[1] < SMALLEST_BARE_M * 1000 <= bare[0]


def _times(cur: Cursor) -> bool:
    if cur.accept("*") or cur.word(*words.TIMES):
        return True
    mark = cur.mark()
    if cur.word("set", "sets"):
        if not (cur.word("of", *words.TIMES) or cur.accept(":*")) and not cur.is_mark("({"):
            cur.reset(mark)
            return False
        return True
    if cur.word("reps", "repeats", "repetitions", "lots") and cur.word("of"):
        return True
    cur.reset(mark)
    return False


def count_of(cur: Cursor, low: int, high: int, where: Where) -> Count:
    """Two numbers in thousandths as a count; raises where they are none."""
    said = cur.said(where)
    if low % 1000 or high % 1000:
        raise cur.error(f"{said} is no count", where, ("a whole number (4 x)",))
    if low < 1000:
        raise cur.error(f"{said} is no count", where, ("1 or more (4 x)",))
    if high < low:
        small, large = decimal(high), decimal(low)
        raise cur.error(f"{said} is no range", where, hints=(f"write {small}-{large} x",))
    return Count(low // 1000, high // 1000)
