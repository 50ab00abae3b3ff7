"""What a rep is: a distance, a time, counted movements, or open; and how many of them.

A bare number is a distance in metres from 50 up and an error below, except before the name of a
movement where movements are read. `m` is metres, always.
"""

from __future__ import annotations

from typing import NamedTuple

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.movements import read_name
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
from bell_lap.core.session import Manner, Measure, Movements, Open
from bell_lap.core.units import MINUTE_MS, Distance, Unit, decimal

EXPECTED_STEP = (
    "a count (4 x)",
    "a distance (400m)",
    "a time (5min)",
    "wu",
    "cd",
    'a label ("A skip")',
)

LABEL_BELOW_M = 20
"""Metres below this are believed only with a label."""


class Measured(NamedTuple):
    """A measure with its place; `label` where a movement's bare name gave one."""

    measure: Measure
    where: Where
    label: str | None = None


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
        message = f"{cur.said(where)} is no number of movements"
        raise cur.error(message, where, ("a whole number (8 reps)",))
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
    ways: tuple[str, ...] = ("km", "mi", "min")
    if quantity.amount % 1000 == 0:
        ways = ("m", "min", "s") if quantity.amount >= LABEL_BELOW_M * 1000 else ("min", "s")
    hints: tuple[str, ...]
    if cur.movements:
        hints = (f'for movements: {number} reps "squat"', f"for a time: {number}min, {number}s")
    else:
        *first, last = (f"{number}{way}" for way in ways)
        hints = (f"write its unit: {', '.join(first)} or {last}",)
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
    parts = cur.source.slice(where).split()
    two = len(parts) == 4 and parts[2].isdigit() and words.TIME_UNITS.get(parts[1]) == MINUTE_MS
    manner = cur.find(words.MANNERS)
    rested = manner is not None and manner[0] is not Manner.EASY
    if two and (rested or cur.at(words.REST_AFTER)):
        first, second = " ".join(parts[:2]), " ".join(parts[2:])
        raise cur.error(
            f"{cur.said(where)} before a recovery could be one time or two",
            where,
            hints=(f"the rep and its recovery: {first}, rest {second}",),
        )


def no_step(cur: Cursor) -> Exception:
    """The error where a step should begin and none does."""
    token = cur.peek()
    hints: tuple[str, ...] = ()
    if token.kind in (Kind.END, Kind.BREAK):
        return cur.error("a step is missing here", token.where, EXPECTED_STEP)
    if token.kind is Kind.WORD:
        hints = cur.suggestions(words.FIRST_WORDS)
        hints += ('a name is put in quotes: 10 reps "burpees"', "a comment begins with #")
    elif token.kind is Kind.UNKNOWN and token.text == "'":
        hints = ("minutes are written right after the number: 5'", 'a label: "A skip"')
    return cur.unexpected("does not begin a step", EXPECTED_STEP, hints)
