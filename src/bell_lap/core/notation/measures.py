"""What a rep is: a distance, a time, counted movements, or open; and how many of them.

A bare number is a distance in metres from 50 up and an error below, except before the name of a
movement where movements are read. `m` is metres, always.
"""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.errors import did_you_mean
from bell_lap.core.notation.quantities import (
    SMALLEST_BARE_M,
    Quantity,
    Shape,
    distance_of,
    duration_of,
    read_extent,
    read_quantity,
    thousandths,
)
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Count, Load, Measure, Movements, Open
from bell_lap.core.units import Distance, Unit, decimal

EXPECTED_STEP = (
    "a count (4 x)",
    "a distance (400m)",
    "a time (5min)",
    "wu",
    "cd",
    'a label ("A skip")',
)
LONGEST_NAME = 5
"""Words in the longest name of a movement that needs no quotes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with its place; `label` where a movement's bare name gave one."""

    measure: Measure
    where: Where
    label: str | None = None


# --- counts ---------------------------------------------------------------------------------------


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
        raise cur.error(f"{said} is no count: a count is a whole number", where)
    if low < 1000:
        raise cur.error(f"{said} is no count: a count is 1 or more", where)
    if high < low:
        small, large = decimal(high), decimal(low)
        raise cur.error(f"{said} is no range", where, hints=(f"write {small}-{large} x",))
    return Count(low // 1000, high // 1000)


# --- measures -------------------------------------------------------------------------------------


def read_measure(cur: Cursor, *, listed: bool = False) -> Measured | None:
    """A measure at the cursor, or None and nothing taken. A label alone names a movement.

    `listed` tells that a glued dash stands before it, so that another makes no range.
    """
    mark = cur.mark()
    if cur.is_kind(Kind.LABEL):
        return Measured(Movements(None), cur.peek().where)
    if cur.phrase(words.OPEN):
        return Measured(Open(), cur.since(mark))
    if cur.is_kind(Kind.WORD):
        return _by_word(cur)
    if not (cur.is_kind(Kind.NUMBER) or cur.is_kind(Kind.CLOCK)):
        return None
    counted = _movements(cur)
    if counted is not None:
        return counted
    return _distance_or_time(cur, listed=listed)


def _by_word(cur: Cursor) -> Measured | None:
    mark = cur.mark()
    cur.word("a", "one")
    unit = words.ONE_OF.get(cur.peek().text) if cur.is_kind(Kind.WORD) else None
    if unit is not None and not cur.at(words.PACE, 1):
        cur.take()
        return Measured(Distance(1000, unit), cur.since(mark))
    cur.reset(mark)
    if not cur.movements:
        return None
    name = read_name(cur)
    return None if name is None else Measured(Movements(None), cur.since(mark), name)


def _movements(cur: Cursor) -> Measured | None:
    """`5 reps`, and where movements are read `10 burpees`."""
    if not cur.is_kind(Kind.NUMBER):
        return None
    mark = cur.mark()
    number = cur.take()
    pace = cur.at(words.PACE, 1)
    if not pace and cur.word(*words.MOVEMENT_REPS) and not cur.is_word("of"):
        where = cur.since(mark)
        name = read_name(cur) if cur.movements else None
        return Measured(Movements(_reps(cur, thousandths(number), where)), where, name)
    named = cur.movements and not (cur.peek().text in words.DISTANCE_UNITS or _is_time_unit(cur))
    name = read_name(cur) if named and cur.is_kind(Kind.WORD) else None
    if name is None:
        cur.reset(mark)
        return None
    return Measured(Movements(_reps(cur, thousandths(number), number.where)), number.where, name)


def _is_time_unit(cur: Cursor) -> bool:
    return cur.peek().text in words.TIME_UNITS


def _reps(cur: Cursor, amount: int, where: Where) -> int:
    if amount % 1000 or amount < 1000:
        raise cur.error(f"{cur.said(where)} is no number of movements", where)
    return amount // 1000


def _distance_or_time(cur: Cursor, *, listed: bool) -> Measured:
    mark = cur.mark()
    extent = read_extent(cur, alone=listed)
    if extent is not None and extent.high.shape is Shape.DURATION:
        _check_words_after(cur, extent.where)
        span = duration_of(cur, extent)
        if extent.single and _looks_like_metres(cur, extent.high):
            said = cur.source.slice(extent.where)
            cur.note(f"{said} is {said[:-1]} seconds; for metres write {said[:-1]}m", extent.where)
        return Measured(span, extent.where)
    cur.reset(mark)
    quantity = _grouped(cur) or read_quantity(cur)
    assert quantity is not None, "the caller saw a number"
    return Measured(distance_from(cur, quantity), quantity.where)


def distance_from(cur: Cursor, quantity: Quantity) -> Distance:
    """A quantity as the distance of a rep; bare numbers are metres from 50 up."""
    if quantity.shape is not Shape.BARE:
        return distance_of(cur, quantity)
    quantity.sound()
    _refuse_foreign_unit(cur, quantity)
    if quantity.amount >= SMALLEST_BARE_M * 1000:
        return Distance(quantity.amount, Unit.METRE)
    number = decimal(quantity.amount)
    ways = ("min", "s", "km") if quantity.amount % 1000 == 0 else ("km", "mi", "min")
    hints: tuple[str, ...]
    if cur.movements:
        hints = (f'for movements: {number} reps "squat"', f"for a time: {number}min, {number}s")
    else:
        hints = (f"write its unit: {number}{ways[0]}, {number}{ways[1]} or {number}{ways[2]}",)
    message = f"{number} of what? A bare number is a distance in metres only from 50 up"
    raise cur.error(message, quantity.where, hints=hints)


def _refuse_foreign_unit(cur: Cursor, quantity: Quantity) -> None:
    token = cur.peek()
    per_unit_m = words.FOREIGN_UNITS.get(token.text)
    if token.kind is not Kind.WORD or per_unit_m is None:
        return
    where = quantity.where.to(token.where)
    length_m = quantity.amount * per_unit_m / 1000
    raise cur.error(
        f"{cur.said(where)}: that unit is not read", where, hints=(f"write {length_m:.0f}m",)
    )


def is_grouped(cur: Cursor) -> bool:
    """Whether `1,200` stands here: one number, because 1 alone is no distance."""
    first, last = cur.peek(), cur.peek(2)
    if not (cur.is_mark(",", 1) and cur.is_glued(1)):
        return False
    if first.kind is not Kind.NUMBER or last.kind is not Kind.NUMBER or len(last.text) != 3:
        return False
    return len(first.text) < 3 and thousandths(first) < SMALLEST_BARE_M * 1000


def _grouped(cur: Cursor) -> Quantity | None:
    if not is_grouped(cur):
        return None
    mark, first = cur.mark(), cur.peek()
    cur.skip(2)
    quantity = read_quantity(cur)
    if quantity is None or quantity.shape is Shape.DURATION or quantity.unit is not Unit.METRE:
        cur.reset(mark)
        return None
    where = cur.since(mark)
    amount = thousandths(first) * 1000 + quantity.amount
    cur.note(f"{cur.source.slice(where)} read as {decimal(amount)} metres", where)
    return Quantity(Shape.DISTANCE, amount, where)


def _looks_like_metres(cur: Cursor, quantity: Quantity) -> bool:
    said = cur.source.slice(quantity.where).lower()
    return said.endswith("00s") and said[:-1].isdigit()


def _check_words_after(cur: Cursor, where: Where) -> None:
    """`3 min 30 sec rest` could be 3 minutes with 30 seconds of rest."""
    said = cur.source.slice(where)
    two = len(said.split()) > 2 and said.split()[2][:1].isdigit()
    if two and (cur.at(words.REST) or cur.at(words.REST_MANNERS)):
        first, second = " ".join(said.split()[:2]), " ".join(said.split()[2:])
        raise cur.error(
            f"{cur.said(where)} before a recovery could be one time or two",
            where,
            hints=(f"the rep and its recovery: {first}, rest {second}",),
        )


# --- movements ------------------------------------------------------------------------------------

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
                raise cur.error("a load is above zero", cur.since(mark))
            return Load(amount, unit)
    cur.reset(mark)
    return None


def no_step(cur: Cursor) -> Exception:
    """The error where a step should begin and none does."""
    token = cur.peek()
    hints: tuple[str, ...] = ()
    if token.kind is Kind.WORD:
        hints = did_you_mean(token.text, words.known_words())
        hints += ('a name is put in quotes: 10 reps "burpees"', "a comment begins with #")
    elif token.kind is Kind.UNKNOWN and token.text == "'":
        hints = ("minutes are written right after the number: 5'", 'a label: "A skip"')
    return cur.unexpected("does not begin a step", EXPECTED_STEP, hints)
