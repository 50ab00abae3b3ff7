"""Movements: their bare names, where movements are trained, and their loads."""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.quantities import thousandths
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Load

LONGEST_NAME = 5
"""Words in the longest name of a movement that needs no quotes."""


_ENDS_NAME = frozenset(
    {"rest", "rec", "recovery", "recoveries", "r", "with", "w", "then", "at", "set", "last", "in"}
    | {"full", "x", "wu", "cd"}
)


def read_name(cur: Cursor) -> str | None:
    """The bare name of a movement, as it is written; taken. None where no name stands."""
    mark = cur.mark()
    taken = 0
    while cur.is_kind(Kind.WORD) and not _ends_name(cur, first=taken == 0):
        cur.take()
        taken += 1
        if cur.is_mark("-") and cur.is_glued() and cur.is_kind(Kind.WORD, 1):
            cur.take()
    if taken == 0:
        return None
    where = cur.since(mark)
    if taken > LONGEST_NAME:
        raise cur.error(
            f"{cur.said(where)} is too long for the name of a movement",
            where,
            hints=("put a longer name in quotes", "put a comment after #"),
        )
    return " ".join(cur.source.slice(where).split())


def _ends_name(cur: Cursor, *, first: bool) -> bool:
    if cur.peek().text in _ENDS_NAME or cur.at(words.BACK):
        return True
    for table in (words.EFFORTS, words.BARE_ZONES, words.MANNERS if first else ()):
        found = cur.find(table)
        if found is not None and not cur.is_kind(Kind.WORD, found[1]):
            return True
    return False


def read_load(cur: Cursor) -> Load | None:
    """`100kg`, `@ 225 lb`; None and nothing taken else."""
    mark = cur.mark()
    cur.accept("@")
    if cur.is_kind(Kind.NUMBER) and cur.is_kind(Kind.WORD, 1):
        unit = words.LOADS.get(cur.peek(1).text)
        if unit is not None:
            amount = thousandths(cur.take())
            cur.take()
            if amount <= 0:
                raise cur.error("a load of nothing", cur.since(mark), ("a weight (20kg)",))
            return Load(amount, unit)
    cur.reset(mark)
    return None
