"""Numbers with their units: distances, durations and ranges of durations.

A quantity that is wrong in itself (`1.30`, `1:75`) keeps its fault until somebody uses it, so that
a rule may look ahead without failing. `m` is metres, always; `'` and `"` are minutes and seconds.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.errors import NotationError
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind, Token
from bell_lap.core.session import Span
from bell_lap.core.units import HOUR_MS, MINUTE_MS, MS, Distance, Unit, decimal

FRACTIONS = {"¼": 250, "½": 500, "¾": 750}
SMALLEST_BARE_M = 50
"""A number without a unit is a distance in metres from here up."""


class Shape(Enum):
    """What a quantity is of."""

    BARE = auto()
    DISTANCE = auto()
    DURATION = auto()


class Quantity(NamedTuple):
    """A number with its unit, or without (BARE).

    `amount` is in thousandths of the number or of `unit`, or in ms for a duration; `scale_ms` is
    the ms of a duration's first unit, which a list lends to its bare numbers.
    """

    shape: Shape
    amount: int
    where: Where
    unit: Unit = Unit.METRE
    scale_ms: int = 0
    clock: bool = False
    """Whether it is written with minutes, as `4:30` and `4'30"` are."""
    fault: NotationError | None = None

    def sound(self) -> Quantity:
        """The quantity itself; raises its fault where it has one."""
        if self.fault is not None:
            raise self.fault
        return self

    def scaled(self, scale_ms: int) -> Quantity:
        """A bare number as a duration in that unit."""
        self.sound()
        amount = self.amount * scale_ms // 1000
        return self._replace(shape=Shape.DURATION, amount=amount, scale_ms=scale_ms)


class Extent(NamedTuple):
    """One quantity, or a range of two of the same shape; then `low` is below `high`."""

    low: Quantity
    high: Quantity

    @property
    def where(self) -> Where:
        """The stretch of text of the whole."""
        return self.low.where.to(self.high.where)

    @property
    def single(self) -> bool:
        """Whether it is no range."""
        return self.low is self.high


def thousandths(token: Token) -> int:
    """The value of a NUMBER token in thousandths."""
    text = token.text
    extra = FRACTIONS.get(text[-1], 0)
    whole, _, fraction = (text[:-1] if extra else text).partition(".")
    return int(whole or "0") * 1000 + int(fraction.ljust(3, "0")) + extra


def read_quantity(cur: Cursor) -> Quantity | None:
    """A quantity at the cursor, or None and nothing taken."""
    if cur.is_kind(Kind.CLOCK):
        return _clock(cur)
    if not cur.is_kind(Kind.NUMBER):
        return None
    return _fraction(cur) or _with_unit(cur)


def read_extent(cur: Cursor, *, loose: bool = False, alone: bool = False) -> Extent | None:
    """A quantity or a range (`10-15min`, `72-74`, `1:30-2:00`), or None and nothing taken.

    A pair of distances is no range, and neither is `1min - 1min` with spaces, unless `loose`.
    `alone` reads no range at all.
    """
    low = read_quantity(cur)
    if low is None:
        return None
    mark = cur.mark()
    if not alone and _joint(cur, low, loose=loose):
        high = read_quantity(cur)
        listed = cur.is_mark("-") and cur.is_glued() and cur.is_kind(Kind.NUMBER, 1)
        if high is not None and not listed and _pairs(low, high):
            return _range(cur, low, high)
    cur.reset(mark)
    return Extent(low, low)


def duration_of(cur: Cursor, extent: Extent) -> Span:
    """The extent of a duration as a Span; zero is an error."""
    low, high = extent.low.sound(), extent.high.sound()
    if low.amount <= 0:
        message = f"{cur.said(extent.where)} is no time at all"
        raise cur.error(message, extent.where, hints=("a time is longer than 0: 30s, 5min",))
    return Span(low.amount, high.amount)


def distance_of(cur: Cursor, quantity: Quantity) -> Distance:
    """The quantity as a distance; zero is an error."""
    quantity.sound()
    if quantity.amount <= 0:
        message = f"{cur.said(quantity.where)} is no distance at all"
        raise cur.error(message, quantity.where, hints=("a distance is longer than 0: 400m",))
    return Distance(quantity.amount, quantity.unit)


# --- one quantity ---------------------------------------------------------------------------------


def _clock(cur: Cursor) -> Quantity:
    mark = cur.mark()
    token = cur.take()
    cur.phrase(("min", "mins", "minute", "minutes"))
    where = cur.since(mark)
    whole, _, fraction = token.text.partition(".")
    parts = [int(part) for part in whole.split(":")]
    texts = whole.split(":")
    fault = None
    if any(len(text) != 2 for text in texts[1:]) or any(part > 59 for part in parts[1:]):
        fault = cur.error(
            f"{cur.said(token.where)} is no time",
            token.where,
            hints=("after a colon come two digits from 00 to 59: 1:05, 1:30, 1:02:30",),
        )
    amount = 0
    for part in parts:
        amount = amount * 60 + part
    ms = amount * MS + int(fraction.ljust(3, "0")[:3])
    scale = MINUTE_MS if len(parts) == 2 else HOUR_MS
    return Quantity(Shape.DURATION, ms, where, scale_ms=scale, clock=True, fault=fault)


def _fraction(cur: Cursor) -> Quantity | None:
    """`1/2 mile`: a fraction that has a unit of distance after it."""
    if not (cur.is_mark("/", 1) and cur.is_glued(1) and cur.is_kind(Kind.NUMBER, 2)):
        return None
    unit = words.DISTANCE_UNITS.get(cur.peek(3).text)
    top, bottom = thousandths(cur.peek()), thousandths(cur.peek(2))
    if unit in (None, Unit.METRE) or 0 in (top, bottom) or top * 1000 % bottom:
        return None
    mark = cur.mark()
    cur.skip(4)
    return Quantity(Shape.DISTANCE, top * 1000 // bottom, cur.since(mark), unit)


def _with_unit(cur: Cursor) -> Quantity:
    mark = cur.mark()
    token = cur.take()
    amount = thousandths(token)
    if cur.is_kind(Kind.PLURAL):
        cur.take()
        return _bare(cur, token, amount, cur.since(mark))
    unit_at = 1 if cur.is_mark("-") and cur.is_glued() else 0
    unit = cur.peek(unit_at)
    if cur.is_kind(Kind.MINUTES) or cur.is_kind(Kind.SECONDS):
        scale = MINUTE_MS if cur.take().kind is Kind.MINUTES else MS
        return _duration(cur, token, scale, cur.since(mark))
    if unit.kind is Kind.WORD:
        if unit.text in words.DISTANCE_UNITS and not _is_pace_of_mile(cur, amount, unit_at):
            cur.skip(unit_at + 1)
            where = cur.since(mark)
            return Quantity(Shape.DISTANCE, amount, where, words.DISTANCE_UNITS[unit.text])
        if unit.text in words.TIME_UNITS:
            cur.skip(unit_at + 1)
            scale = words.TIME_UNITS[unit.text]
            return _duration(cur, token, scale, cur.since(mark))
    return _bare(cur, token, amount, token.where)


def _is_pace_of_mile(cur: Cursor, amount: int, unit_at: int) -> bool:
    """In "400 mile pace" the mile belongs to the pace."""
    return (
        unit_at == 0
        and amount >= SMALLEST_BARE_M * 1000
        and cur.is_word("mile")
        and cur.at(words.PACE, 1)
    )


def _bare(cur: Cursor, token: Token, amount: int, where: Where) -> Quantity:
    fault = None
    whole, _, fraction = token.text.partition(".")
    if len(fraction) == 2:
        fault = cur.error(
            f"{cur.said(token.where)} could be two things",
            token.where,
            hints=(
                f"for minutes and seconds: {whole}:{fraction}",
                f"for a decimal: {decimal(amount)}s or {decimal(amount)}km",
            ),
        )
    return Quantity(Shape.BARE, amount, where, fault=fault)


def _duration(cur: Cursor, first: Token, scale: int, where: Where) -> Quantity:
    total = thousandths(first) * scale // 1000
    fault = None
    whole, _, fraction = first.text.partition(".")
    if scale != MS and len(fraction) > 1:
        fault = cur.error(
            f"{cur.said(where)} could be two things",
            where,
            hints=(
                f"for minutes and seconds: {whole}:{fraction[:2]}",
                f"for a decimal: {decimal(total)}s",
            ),
        )
    part_scale = scale
    while part_scale > MS:
        part = _smaller_part(cur, part_scale)
        if part is None:
            break
        part_scale, amount, end = part
        total += amount
        where = where.to(end)
    return Quantity(Shape.DURATION, total, where, scale_ms=scale, clock=scale != MS, fault=fault)


def _smaller_part(cur: Cursor, scale: int) -> tuple[int, int, Where] | None:
    """The `30"` of `1'30"`: its scale, its ms and where it is; taken."""
    if not cur.is_kind(Kind.NUMBER):
        return None
    token, unit = cur.peek(), cur.peek(1)
    below = MINUTE_MS if scale == HOUR_MS else MS
    if unit.kind is Kind.SECONDS:
        own = MS
    elif unit.kind is Kind.MINUTES:
        own = MINUTE_MS
    elif unit.kind is Kind.WORD and unit.text in words.TIME_UNITS:
        own = words.TIME_UNITS[unit.text]
    elif not token.spaced and len(token.text) == 2 and thousandths(token) < 60_000:
        cur.skip(1)
        return below, thousandths(token) * below // 1000, token.where
    else:
        return None
    ms = thousandths(token) * own // 1000
    if own >= scale or ms >= scale:
        return None  # In "3min 90s" the 90s are a time of their own.
    cur.skip(2)
    return own, ms, token.where.to(unit.where)


# --- ranges ---------------------------------------------------------------------------------------


def _joint(cur: Cursor, low: Quantity, *, loose: bool) -> bool:
    """Take what joins the two ends of a range."""
    if cur.is_word("to") and low.shape is not Shape.DISTANCE:
        cur.take()
        return True
    if not cur.is_mark("-") or low.shape is Shape.DISTANCE:
        return False
    small = low.shape is Shape.BARE and low.amount < SMALLEST_BARE_M * 1000
    return (loose or cur.is_glued() or small) and cur.take().kind is Kind.MARK


def _pairs(low: Quantity, high: Quantity) -> bool:
    if high.shape is Shape.DISTANCE:
        return False
    if low.shape is Shape.DURATION:
        return high.shape is Shape.DURATION
    return True


def _range(cur: Cursor, low: Quantity, high: Quantity) -> Extent:
    if low.shape is Shape.BARE and high.shape is Shape.DURATION:
        if high.scale_ms == MS:
            low = low._replace(fault=None)  # "12.25-13s" has its unit
        if low.fault is None:
            low = low.scaled(high.scale_ms)
    if low.amount >= high.amount and high.fault is None:
        where = low.where.to(high.where)
        hints = ("the smaller end comes first: 10-15min", "two reps in turn: 15min - 10min")
        high = high._replace(fault=cur.error(f"{cur.said(where)} is no range", where, hints=hints))
    return Extent(low, high)
