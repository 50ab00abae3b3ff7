"""Recoveries: how long, how spent, and between what.

A bare number in a recovery is an error, except with jog or walk from 50 up (metres), beside the
word rest (seconds), or in a list that ends in its unit. A ratio has one digit after its colon.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.quantities import (
    SMALLEST_BARE_M,
    Extent,
    Quantity,
    Shape,
    distance_of,
    duration_of,
    read_extent,
    read_quantity,
)
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Manner, Recovery, RecoveryKind
from bell_lap.core.units import MS, Distance, Unit, decimal

EXPECTED = ("a time (90s)", "a distance (200m jog)", "full", "equal", "walk back")
SHORTEST_M = 20


class Value(NamedTuple):
    """One recovery as read, before a list has lent it a unit or a manner.

    `recovery` is None for a bare number, which is then in `bare`. `extent` is its quantity.
    """

    where: Where
    recovery: Recovery | None = None
    bare: Quantity | None = None
    extent: Extent | None = None


def of_time(min_ms: int, max_ms: int, manner: Manner | None = None) -> Recovery:
    """A timed recovery."""
    return Recovery(RecoveryKind.TIME, manner, min_ms, max_ms)


def read_value(cur: Cursor, *, said_rest: bool) -> Value | None:
    """One recovery without its keyword, or None and nothing taken.

    `said_rest` tells that the word rest, or brackets, have made clear that it is a recovery.
    """
    mark = cur.mark()
    by_word = _by_word(cur, said_rest=said_rest)
    if by_word is not None:
        return Value(cur.since(mark), by_word)
    ratio = _ratio(cur)
    if ratio is not None:
        return Value(cur.since(mark), replace(ratio, manner=read_manner(cur)))
    extent = read_extent(cur, loose=True)
    return None if extent is None else _of_extent(cur, extent)


def _by_word(cur: Cursor, *, said_rest: bool) -> Recovery | None:
    mark = cur.mark()
    back = cur.phrase(words.BACK)
    if back is not None:
        return Recovery(RecoveryKind.BACK, back)
    if cur.phrase(words.FULL):
        return _full(cur)
    if cur.at(("equal jog", "equal walk")):
        return _equal_run(cur, said_rest=said_rest)
    equal = cur.phrase(words.EQUAL)
    if equal is not None:
        cur.phrase(words.REST)
        return Recovery(equal, read_manner(cur))
    if cur.phrase(words.NO_REST):
        return Recovery(RecoveryKind.NONE)
    send_off = _send_off(cur)
    if send_off is not None:
        return send_off
    manner = read_manner(cur)
    if manner is None:
        return None
    return _manner_first(cur, manner, cur.since(mark))


def _full(cur: Cursor) -> Recovery:
    cur.phrase(words.REST)
    manner = read_manner(cur)
    least = None
    cur.accept(",") if cur.is_mark(",") and cur.is_word("min", ahead=1) else None
    if cur.word("min", "minimum", "least") or cur.phrase(("at least", "of at least")):
        quantity = read_quantity(cur)
        if quantity is not None and quantity.shape is Shape.BARE:
            raise bare_number(cur, quantity, before="full min ")
        if quantity is None or quantity.shape is not Shape.DURATION:
            raise cur.unexpected("is no time", ("the least rest (min 3min)",))
        least = duration_of(cur, Extent(quantity, quantity)).max_ms
    return Recovery(RecoveryKind.FULL, manner or read_manner(cur), least)


def _equal_run(cur: Cursor, *, said_rest: bool) -> Recovery:
    """`equal jog`: the distance, unless `rest` before it makes it the rep's time."""
    mark = cur.mark()
    cur.take()
    manner = cur.phrase(words.REST_MANNERS)
    said = manner.value if manner else ""
    where = cur.since(mark)
    if said_rest:
        cur.note(
            f"rest equal {said}: the rep's time; for its distance write rest same distance {said}",
            where,
        )
        return Recovery(RecoveryKind.EQUAL, manner)
    cur.note(f"equal {said}: the rep's distance; for its time write rest equal {said}", where)
    return Recovery(RecoveryKind.SAME_DISTANCE, manner)


def _send_off(cur: Cursor) -> Recovery | None:
    mark = cur.mark()
    if cur.phrase(words.SEND_OFF):
        cur.word("a", "the")
        quantity = read_quantity(cur)
        if quantity is not None and quantity.shape is Shape.DURATION:
            cycle = duration_of(cur, Extent(quantity, quantity)).max_ms
            return Recovery(RecoveryKind.SEND_OFF, read_manner(cur), max_ms=cycle)
        if quantity is not None and quantity.shape is Shape.BARE:
            raise bare_number(cur, quantity, before="on ")
    cur.reset(mark)
    return None


def _manner_first(cur: Cursor, manner: Manner, where: Where) -> Recovery:
    """`jog 200`, `walk 2min`, `jog equal`; with nothing after it, until tapped."""
    cur.word(*words.ARTICLES)
    extent = read_extent(cur, loose=True)
    if extent is not None:
        value = _of_extent(cur, extent, manner, touched=True)
        assert value.recovery is not None, "what a number means beside its manner is known"
        return value.recovery
    equal = cur.phrase(words.EQUAL)
    if equal is not None:
        return Recovery(equal, manner)
    cur.note(f"{manner.value} until tapped: no length is given", where)
    return Recovery(RecoveryKind.FULL, manner)


def read_manner(cur: Cursor) -> Manner | None:
    """How the recovery is spent, where that is said next; `walk/jog` is the first of the two."""
    mark = cur.mark()
    manner = cur.phrase(words.REST_MANNERS)
    if manner is None:
        return None
    said = cur.source.slice(cur.since(mark))
    if said.lower() in words.MANNERS and words.MANNERS[said.lower()] is not manner:
        cur.note(f"{said} in a recovery read as {manner.value}", cur.since(mark))
    between = cur.mark()
    joined = (cur.is_mark("/") and cur.is_glued() and cur.accept("/")) or cur.word("or")
    if joined:
        other = None if cur.at(words.BACK) else cur.phrase(words.REST_MANNERS)
        if other is None:
            cur.reset(between)
        else:
            cur.note(f"{manner.value} or {other.value}: read as {manner.value}", cur.since(mark))
    return manner


def _manner_after_rest(cur: Cursor) -> Manner | None:
    """The jog of `1 minute recovery jog`."""
    rest = cur.find(words.REST_AFTER)
    if rest is None or not cur.at(words.REST_MANNERS, rest[1]) or cur.at(words.BACK, rest[1]):
        return None
    cur.skip(rest[1])
    return read_manner(cur)


def _ratio(cur: Cursor) -> Recovery | None:
    """`1:2` and `3:1` (work:rest), `1/2` of the rep's time."""
    token = cur.peek()
    if token.kind is Kind.CLOCK:
        work, _, rest = token.text.partition(":")
        if len(rest) != 1 or int(work) == 0 or int(rest) == 0:
            return None
        cur.take()
        return Recovery(RecoveryKind.RATIO, work=int(work), rest=int(rest))
    slash = token.kind is Kind.NUMBER and cur.is_mark("/", 1) and cur.is_glued(1)
    if not slash or cur.peek(2).kind is not Kind.NUMBER:
        return None
    top, bottom = token.text, cur.peek(2).text
    follows = cur.peek(3)
    more = follows.kind in (Kind.SECONDS, Kind.MINUTES) or cur.is_mark("/", 3)
    unit = follows.text in words.DISTANCE_UNITS or follows.text in words.TIME_UNITS
    if more or unit or not (top.isdigit() and bottom.isdigit()):
        return None
    if len(top) != 1 or len(bottom) != 1 or "0" in (top, bottom):
        return None
    cur.skip(3)
    return Recovery(RecoveryKind.RATIO, work=int(bottom), rest=int(top))


def _of_extent(
    cur: Cursor, extent: Extent, manner: Manner | None = None, *, touched: bool = False
) -> Value:
    """A recovery that begins with a quantity, with the words that follow it."""
    start = cur.mark()
    if cur.at(words.FULL):
        cur.phrase(words.FULL)
        manner = Manner.STAND
    manner = manner or read_manner(cur) or _manner_after_rest(cur)
    cur.phrase(words.FULL)
    high = extent.high
    if high.shape is Shape.BARE:
        return _of_number(cur, extent, manner, touched=touched or cur.moved(start))
    if high.shape is Shape.DISTANCE:
        distance = distance_of(cur, high)
        recovery = Recovery(RecoveryKind.DISTANCE, manner, distance=distance)
        check_metres(cur, distance, high.where, manner)
        return Value(extent.where, recovery, extent=extent)
    if high.amount == 0 and extent.single:
        high.sound()
        return Value(extent.where, Recovery(RecoveryKind.NONE), extent=extent)
    span = duration_of(cur, extent)
    return Value(extent.where, of_time(span.min_ms, span.max_ms, manner), extent=extent)


def _of_number(cur: Cursor, extent: Extent, manner: Manner | None, *, touched: bool) -> Value:
    """A bare number: metres from 50 up where it is run or stood over, else still bare."""
    number = extent.high
    if not extent.single:
        if cur.at(words.REST):
            return _seconds(cur, extent, manner)
        raise bare_number(cur, number, extent.where)
    number.sound()
    if number.amount == 0 and not touched:
        return Value(extent.where, Recovery(RecoveryKind.NONE), extent=extent)
    if touched:
        if number.amount < SMALLEST_BARE_M * 1000:
            raise bare_number(cur, number)
        distance = distance_of(cur, number._replace(shape=Shape.DISTANCE))
        return Value(
            extent.where, Recovery(RecoveryKind.DISTANCE, manner, distance=distance), extent=extent
        )
    if cur.is_word("rest") or cur.at(("seconds rest",)):
        return _seconds(cur, extent, manner)
    return Value(extent.where, bare=number, extent=extent)


def _seconds(cur: Cursor, extent: Extent, manner: Manner | None) -> Value:
    """`30 rest`: seconds, because the word rest stands beside it."""
    if extent.high.amount >= 100_000 and extent.high.amount % 100_000 == 0:
        raise bare_number(cur, extent.high)
    scaled = Extent(extent.low.scaled(MS), extent.high.scaled(MS))
    span = duration_of(cur, scaled)
    cur.note(f"{cur.source.slice(extent.where)} rest read as seconds", extent.where)
    return Value(extent.where, of_time(span.min_ms, span.max_ms, manner), extent=scaled)


def check_metres(cur: Cursor, distance: Distance, where: Where, manner: Manner | None) -> None:
    """Refuse `rest 3m`, which would be three metres."""
    if distance.unit is not Unit.METRE or cur.short_metres:
        return
    if distance.thousandths < SHORTEST_M * 1000:
        number = decimal(distance.thousandths)
        how = f" {manner.value}" if manner else ""
        raise cur.error(
            f"{cur.said(where)} is {number} metres, too short for a recovery",
            where,
            hints=(f"for minutes: rest {number}min{how}",),
        )


def bare_number(
    cur: Cursor, number: Quantity, where: Where | None = None, *, before: str = "rest "
) -> Exception:
    """The error of a number without its unit; `before` stands before the spellings offered."""
    said = cur.source.slice(where or number.where)
    hints = [f"for a time: {before}{said}s"]
    if number.amount < 20_000:
        hints = [f"for a time: {before}{said}min or {before}{said}s"]
    if number.amount >= SMALLEST_BARE_M * 1000 and where is None and before == "rest ":
        hints.append(f"for a distance: rest {said}m jog")
    return cur.error(
        f"{said} of what? A recovery needs its unit", where or number.where, hints=tuple(hints)
    )
