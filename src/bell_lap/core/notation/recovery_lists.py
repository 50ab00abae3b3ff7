"""Lists of recoveries: `30s/25s/20s`, `30, 25, 20, 15 and 10 seconds`.

The last value lends its unit to bare numbers before it and its manner to lengths that have none. A
time with a colon has no unit to lend: in `30/1:00` the 30 is hardly half an hour.
"""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.quantities import (
    Extent,
    Quantity,
    Shape,
    distance_of,
    duration_of,
    read_quantity,
)
from bell_lap.core.notation.recoveries import (
    EXPECTED,
    Value,
    bare_number,
    of_time,
    read_manner,
    read_value,
)
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Manner, Recovery, RecoveryKind


def read_values(
    cur: Cursor, *, said_rest: bool, listed: bool = False
) -> tuple[Recovery, ...] | None:
    """`90s jog`, `30s/25s/20s`, and where `listed` also `30, 25, 20, 15 and 10 seconds`.

    None and nothing taken where no recovery stands. The last value lends its unit to bare numbers
    before it and its manner to times and distances that have none.
    """
    first = read_value(cur, said_rest=said_rest)
    if first is None:
        return None
    values = [first]
    commas = listed or (first.bare is not None and _list_ahead(cur))
    while _next_in_list(cur, commas=commas):
        following = _after_send_off(cur, first) or read_value(cur, said_rest=True)
        if following is None:
            raise cur.unexpected("is no recovery", EXPECTED)
        values.append(following)
    return tuple(_settle(cur, values))


def _after_send_off(cur: Cursor, first: Value) -> Value | None:
    """In `on 3:00/2:50/2:40` the later times are send-offs too."""
    if first.recovery is None or first.recovery.kind is not RecoveryKind.SEND_OFF:
        return None
    mark = cur.mark()
    quantity = read_quantity(cur)
    if quantity is None or quantity.shape is not Shape.DURATION:
        raise cur.unexpected("is no send-off", ("a time (2:50)",))
    cycle = duration_of(cur, Extent(quantity, quantity)).max_ms
    recovery = Recovery(RecoveryKind.SEND_OFF, read_manner(cur), max_ms=cycle)
    return Value(cur.since(mark), recovery)


def _next_in_list(cur: Cursor, *, commas: bool) -> bool:
    """Take what stands between two values of a list."""
    if cur.is_mark("/") and not (cur.peek().spaced and cur.peek(1).spaced):
        cur.take()
        return True
    if not commas:
        return False
    mark = cur.mark()
    comma = cur.accept(",&")
    word = cur.word("and")
    if (comma or word) and cur.peek().kind in (Kind.NUMBER, Kind.CLOCK) and not _counts(cur):
        return True
    cur.reset(mark)
    return False


def _counts(cur: Cursor) -> bool:
    return cur.is_mark("*", 1) or cur.is_word(*words.TIMES, "sets", ahead=1)


def _list_ahead(cur: Cursor) -> bool:
    """Whether bare numbers with commas follow, and the last of them has a unit of time."""
    ahead = 0
    while True:
        joined = 1 if cur.is_mark(",&", ahead) else 0
        joined += 1 if cur.is_word("and", ahead=ahead + joined) else 0
        if not joined or not cur.is_kind(Kind.NUMBER, ahead + joined):
            return False
        ahead += joined + 1
        unit = cur.peek(ahead)
        if unit.kind in (Kind.SECONDS, Kind.MINUTES) or unit.text in words.TIME_UNITS:
            return True


def _settle(cur: Cursor, values: list[Value]) -> list[Recovery]:
    last = values[-1]
    shared = _shared_manner(last)
    settled: list[Recovery] = []
    for value in values:
        recovery = value.recovery
        if recovery is None:
            assert value.bare is not None, "a value is a recovery or bare"
            recovery = _lend_unit(cur, value.bare, last)
        if recovery.manner is None and recovery.kind in _LENGTHS:
            recovery = replace(recovery, manner=shared)
        settled.append(recovery)
    return settled


_LENGTHS = (RecoveryKind.TIME, RecoveryKind.DISTANCE)


def _shared_manner(last: Value) -> Manner | None:
    """In `75s/60s/45s jog` all are jogged."""
    recovery = last.recovery
    return recovery.manner if recovery is not None and recovery.kind in _LENGTHS else None


def _lend_unit(cur: Cursor, bare: Quantity, last: Value) -> Recovery:
    if last.recovery is None or last.extent is None:
        raise bare_number(cur, bare)
    high = last.extent.high
    if ":" in cur.source.slice(high.where):
        raise bare_number(cur, bare)
    if last.recovery.kind is RecoveryKind.TIME and high.scale_ms:
        lent = bare.scaled(high.scale_ms)
        span = duration_of(cur, Extent(lent, lent))
        return of_time(span.min_ms, span.max_ms)
    if last.recovery.kind is RecoveryKind.DISTANCE:
        lent = bare._replace(shape=Shape.DISTANCE, unit=high.unit)
        return Recovery(RecoveryKind.DISTANCE, distance=distance_of(cur, lent))
    raise bare_number(cur, bare)
