"""What a number begins where a list, a recovery or a new step could go on; nothing is taken."""

from __future__ import annotations

from enum import Enum, auto

from bell_lap.core.notation import words
from bell_lap.core.notation.counts import read_count
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.quantities import read_extent
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Manner


class After(Enum):
    """What stands at a place where a list, a recovery or a new step could go on."""

    COUNT = auto()
    REST = auto()
    JOGGED = auto()
    """A recovery after counted reps, a float in a list."""
    FLOAT = auto()
    ROLE = auto()
    MEMBER = auto()
    NOTHING = auto()


def classify(cur: Cursor) -> After:
    """What begins at the cursor; nothing is taken."""
    mark = cur.mark()
    counted = read_count(cur) is not None
    cur.reset(mark)
    if counted:
        return After.COUNT
    measured = read_extent(cur, loose=True) is not None or _one_unit(cur)
    measured = measured or cur.phrase(words.OPEN) is not None
    found = _after_quantity(cur) if measured else After.NOTHING
    cur.reset(mark)
    return found


def _one_unit(cur: Cursor) -> bool:
    """Take `mile`, `lap` where it means one of them."""
    if cur.is_word(*words.ONE_OF) and not cur.at(words.PACE, 1):
        cur.take()
        return True
    return False


def _after_quantity(cur: Cursor) -> After:
    if cur.at(words.BACK):
        return After.MEMBER
    if cur.at(words.ROLES):
        return After.ROLE
    for table in (words.REST_AFTER, words.SET_REST, words.BETWEEN, words.BETWEEN_SETS, words.FULL):
        found = cur.find(table)
        if found is not None and not value_at(cur, found[1]):
            return After.REST
    manner = cur.find(words.MANNERS)
    if manner is None or (cur.is_word("off") and value_at(cur, 1)):
        return After.MEMBER
    if manner[0] in (Manner.EASY, Manner.FLOAT):
        rest = cur.find(words.REST_AFTER, manner[1])
        return After.REST if rest and not value_at(cur, manner[1] + rest[1]) else After.FLOAT
    rest = cur.find(words.REST_AFTER, manner[1])
    return After.REST if rest and not value_at(cur, manner[1] + rest[1]) else After.JOGGED


def value_at(cur: Cursor, ahead: int) -> bool:
    """Whether a rest word that ends there has its value after it, not before."""
    if cur.peek(ahead).kind in (Kind.NUMBER, Kind.CLOCK) or cur.is_mark("=:", ahead):
        return True
    return any(cur.at(table, ahead) for table in (words.FULL, words.EQUAL, words.BACK))


def begins_on_off(cur: Cursor) -> bool:
    """Whether `on` is an effort with its float behind it (`on, 1min off`), and no send-off."""
    mark = cur.mark()
    follows = False
    if cur.word("on"):
        joined = cur.accept(",/&+-") or cur.word("and")
        after = classify(cur)
        off = read_extent(cur) is not None and cur.is_word("off")
        follows = off or (joined is not None and after in (After.FLOAT, After.JOGGED, After.REST))
    cur.reset(mark)
    return follows
