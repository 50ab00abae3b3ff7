"""Shifts of a pace: `- 2s` per 400 m, `+ 5%` of the time, `110% of` the speed."""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor, Mark
from bell_lap.core.notation.quantities import (
    Quantity,
    Shape,
    distance_of,
    read_quantity,
    thousandths,
)
from bell_lap.core.notation.races import metres_of
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.notation.unit_paces import read_per
from bell_lap.core.session import Shift, ShiftKind
from bell_lap.core.units import MILE_M, MS, decimal, round_half_up

LARGEST_SHIFT_MS = 120 * MS


def read_speed_share(cur: Cursor) -> Shift | None:
    """`110% of`: a share of the speed."""
    if not (cur.is_kind(Kind.NUMBER) and cur.is_mark("%", 1) and cur.is_word("of", ahead=2)):
        return None
    if cur.at(words.HEART_RATE, 2):
        return None
    mark = cur.mark()
    amount = thousandths(cur.take())
    cur.skip(2)
    where = cur.since(mark)
    cur.word("your", "the")
    if amount % 100:
        hints = (f"write {decimal(amount // 100 * 100)}% of",)
        raise cur.error(f"{cur.said(where)} has more than one decimal", where, hints=hints)
    if not 25_000 <= amount <= 200_000:
        hints = ("a share of the speed: 95% of mile, 110% of 3k",)
        raise cur.error(f"{cur.said(where)} is not between 25% and 200%", where, hints=hints)
    return Shift(ShiftKind.SPEED, amount // 100)


def read_compared(cur: Cursor) -> Shift | None:
    """`2s faster than`, `10s per mile slower than`."""
    mark = cur.mark()
    quantity = read_quantity(cur)
    if quantity is None or quantity.shape is not Shape.DURATION:
        cur.reset(mark)
        return None
    per = read_per(cur)
    word = cur.phrase(("faster than", "slower than", "quicker than"))
    if word is None:
        cur.reset(mark)
        return None
    sign = 1 if word == "slower than" else -1
    return _per_400(cur, quantity, per, sign)


def read_shift(cur: Cursor) -> Shift | None:
    """`- 2s`, `+ 5%`, `minus 2s per 400m` after a pace, or None and nothing taken."""
    mark = cur.mark()
    sign_token = cur.accept("+-")
    word = None if sign_token else cur.word("plus", "minus")
    if sign_token is None and word is None:
        return None
    sign = -1 if word == "minus" or (sign_token and sign_token.text == "-") else 1
    if cur.is_kind(Kind.NUMBER) and cur.is_mark("%", 1):
        amount = thousandths(cur.take())
        cur.take()
        where = cur.since(mark)
        if amount % 100 or not 0 < amount <= 50_000:
            raise cur.error(
                f"{cur.said(where)} is no shift",
                where,
                hints=("a shift is above 0% and at most 50%, with one decimal: + 5%, - 2.5%",),
            )
        return Shift(ShiftKind.TIME, sign * amount // 100)
    quantity = read_quantity(cur)
    next_step = sign > 0 and quantity is not None and quantity.amount > LARGEST_SHIFT_MS
    if quantity is None or quantity.shape is not Shape.DURATION or next_step:
        _refuse_bare(cur, mark, quantity, said=word is not None)
        cur.reset(mark)
        return None
    where = cur.since(mark)
    per = read_per(cur)
    shift = _per_400(cur, quantity, per, sign)
    if per is None and quantity.amount >= 10 * MS:
        said = cur.source.slice(where)
        cur.note(
            f'"{said}" shifts the pace by that much per 400 m; for a next rep use a comma', where
        )
    return shift


def _refuse_bare(cur: Cursor, mark: Mark, quantity: Quantity | None, *, said: bool) -> None:
    """`mile - 2` and `mile minus 2` could only be shifts without their unit."""
    bare = quantity is not None and quantity.shape is Shape.BARE
    if not said and not (bare and quantity is not None and quantity.amount < 20_000):
        return
    if not said and cur.peek().kind is Kind.WORD:
        return
    number = decimal(quantity.amount) if quantity is not None else "2"
    raise cur.error(
        "a shift of a pace needs its unit",
        cur.since(mark),
        hints=(f"seconds per 400 m: - {number}s", f"per cent of the time: - {number}%"),
    )


def _per_400(cur: Cursor, quantity: Quantity, per: Quantity | None, sign: int) -> Shift:
    quantity.sound()
    per_m = 400.0 if per is None else metres_of(distance_of(cur, per))
    exact = quantity.amount * 400 / per_m
    amount = round_half_up(exact)
    if not 0 < amount <= LARGEST_SHIFT_MS:
        raise cur.error(
            f"{cur.said(quantity.where)} is no shift of a pace",
            quantity.where,
            hints=(
                "a shift is above 0 and at most 120 seconds per 400 m: @ mile - 2s",
                "a next rep stands behind a comma: 5min @ mile, 5min @ easy",
            ),
        )
    if per is not None and per_m == MILE_M:
        cur.note(f"that is {decimal(amount)}s per 400 m", quantity.where)
    return Shift(ShiftKind.PER_400, sign * amount)
