"""Lists of numbers that share the unit of the last: `1-2-3-2-1min`, `1, 2, 3 min`, `30/30`.

A glued pair is a range and none of this. Numbers from 50 up beside a unit of time could be metres,
so such a list is read only with dashes.
"""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.measures import Measured, is_grouped
from bell_lap.core.notation.quantities import (
    SMALLEST_BARE_M,
    Extent,
    Quantity,
    Shape,
    distance_of,
    duration_of,
    read_quantity,
    thousandths,
)
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.units import MS, Distance, Unit

MOST_NUMBERS = 1000


def read_bare_list(cur: Cursor) -> list[Measured]:
    """The members of such a list, taken; empty and nothing taken where none stands."""
    numbers = None if is_grouped(cur) else _numbers_ahead(cur)
    if numbers is None:
        return []
    count, dashes = numbers
    mark = cur.mark()
    bare = []
    for _ in range(count - 1):
        token = cur.take()
        bare.append(Quantity(Shape.BARE, thousandths(token), token.where))
        _ = cur.accept(",-&")
        cur.word("and")
    last = read_quantity(cur)
    if last is None or last.shape is Shape.BARE or _needs_no_unit(bare, last):
        cur.reset(mark)
        return []
    low = any(number.amount < SMALLEST_BARE_M * 1000 for number in bare)
    high = any(number.amount >= SMALLEST_BARE_M * 1000 for number in bare)
    if high and (low or not dashes):
        where = cur.since(mark)
        raise cur.error(
            f"{cur.said(where)} mixes numbers that could be metres with another unit",
            where,
            hints=("write the unit of each: 60s - 90s - 120s",),
        )
    return [_lend(cur, number, last) for number in [*bare, last]]


def _numbers_ahead(cur: Cursor) -> tuple[int, bool] | None:
    """How many numbers stand in a row, and whether dashes join them; None where no list is."""
    if not cur.is_kind(Kind.NUMBER):
        return None
    ahead, count, dashes = 0, 1, True
    for _ in range(MOST_NUMBERS):
        joined = _joint(cur, ahead + 1)
        if not joined or not cur.is_kind(Kind.NUMBER, ahead + 1 + joined):
            break
        dashes = dashes and cur.is_mark("-", ahead + 1)
        ahead += joined + 1
        count += 1
    if count < 2 or (count == 2 and dashes):
        return None
    times = cur.is_mark("*", ahead + 1) or cur.is_word(*words.TIMES, ahead=ahead + 1)
    return None if times else (count, dashes)


def _joint(cur: Cursor, at: int) -> int:
    """How many tokens join two numbers here."""
    if cur.is_mark("-", at):
        return 1 if cur.is_glued(at) else 0
    comma = 1 if cur.is_mark(",&", at) else 0
    return comma + (1 if cur.is_word("and", ahead=at + comma) else 0)


def _needs_no_unit(bare: list[Quantity], last: Quantity) -> bool:
    """`200, 400, 600m` is a list of distances as it stands."""
    metres = last.shape is Shape.DISTANCE and last.unit is Unit.METRE
    return metres and all(number.amount >= SMALLEST_BARE_M * 1000 for number in bare)


def _lend(cur: Cursor, number: Quantity, last: Quantity) -> Measured:
    if last.shape is Shape.DISTANCE:
        length = distance_of(cur, number)
        return Measured(Distance(length.thousandths, last.unit), number.where)
    if number.shape is Shape.BARE:
        number = number.scaled(last.scale_ms)
    return Measured(duration_of(cur, Extent(number, number)), number.where)


def read_on_off_pair(cur: Cursor) -> tuple[Measured, Measured] | None:
    """`30/30`, `1min/1min`: so long hard and so long easy; None and nothing taken else."""
    mark = cur.mark()
    on = read_quantity(cur)
    slash = on is not None and cur.is_glued() and cur.accept("/")
    off = read_quantity(cur) if slash else None
    if on is None or off is None or cur.is_mark("/") or cur.at(words.MANNERS):
        cur.reset(mark)
        return None
    pair = [_timed(one) for one in (on, off)]
    if None in pair:
        cur.reset(mark)
        return None
    where = cur.since(mark)
    _refuse_minutes(cur, on, off, where)
    cur.note(f"{cur.source.slice(where)} read as hard, then easy", where)
    first, second = (Measured(duration_of(cur, Extent(one, one)), one.where) for one in pair if one)
    return first, second


def _timed(quantity: Quantity) -> Quantity | None:
    """A duration, or a bare number too small for metres as seconds; None for anything else."""
    if quantity.shape is Shape.BARE and 5000 <= quantity.amount < SMALLEST_BARE_M * 1000:
        return quantity.scaled(MS)
    return quantity if quantity.shape is Shape.DURATION else None


def _refuse_minutes(cur: Cursor, on: Quantity, off: Quantity, where: Where) -> None:
    """In `1:30/30` the 30 is neither surely seconds nor surely minutes."""
    bare = on if on.shape is Shape.BARE else off
    other = off if bare is on else on
    if bare.shape is not Shape.BARE or other.shape is Shape.BARE or other.scale_ms == MS:
        return
    said = cur.source.slice(bare.where)
    whole = cur.source.slice(where)
    at = bare.where.end - where.start
    hints = (f"for seconds: {whole[:at]}s{whole[at:]}", f"for minutes: {whole[:at]}min{whole[at:]}")
    raise cur.error(f"{said} of what?", bare.where, hints=hints)
