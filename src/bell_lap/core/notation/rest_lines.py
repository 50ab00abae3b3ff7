"""A recovery in the place of a step: a float, which follows at once and is no rep."""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.printer import print_item
from bell_lap.core.notation.rests import read_rest_part
from bell_lap.core.notation.source import Where
from bell_lap.core.session import Manner, Open, RecoveryKind, Role, Span, Step


def read_rest_line(cur: Cursor) -> Step | None:
    """`rest 5min`, `3min jog recovery` in the place of a step: a float; None where none stands."""
    mark = cur.mark()
    if cur.is_mark("[") or cur.is_word("w", "with", "off", "on"):
        return None
    if cur.at(words.MANNERS) and not cur.at(words.REST, 1):
        return None
    part = read_rest_part(cur, counted=False)
    if part is None:
        return None
    where = cur.since(mark)
    values = part.levels[0]
    value = values[0]
    manner = value.manner or Manner.STAND
    if len(part.levels) == 1 and len(values) == 1:
        if value.kind is RecoveryKind.TIME and value.min_ms and value.max_ms:
            step = Step(Span(value.min_ms, value.max_ms), role=Role.FLOAT, manner=manner)
        elif value.kind is RecoveryKind.DISTANCE and value.distance and value.manner:
            step = Step(value.distance, role=Role.FLOAT, manner=manner)
        elif value.kind is RecoveryKind.FULL and value.min_ms is None:
            step = Step(Open(), role=Role.FLOAT, manner=manner)
        else:
            raise _no_rest_line(cur, where)
        cur.note(f"a recovery on its own, read as {print_item(step)}", where)
        return step
    raise _no_rest_line(cur, where)


def _no_rest_line(cur: Cursor, where: Where) -> Exception:
    return cur.error(
        "this recovery stands on its own and follows no rep",
        where,
        hints=(
            "put it behind its reps: 4 x 400m, rest 90s",
            "on its own it has a length: 5min jog",
        ),
    )
