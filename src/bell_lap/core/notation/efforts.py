"""Efforts: how a rep should feel, by a word or by per cent.

Fast, quick, on and time trial are told as notes; heart rate is not measured.
"""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.ahead import begins_on_off
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.paces import skip_pace_word
from bell_lap.core.notation.quantities import Extent, Shape, read_extent
from bell_lap.core.session import Effort
from bell_lap.core.units import decimal


def read_effort(cur: Cursor) -> Effort | None:
    mark = cur.mark()
    if cur.is_word("on") and not begins_on_off(cur):
        return None
    effort = cur.phrase(words.EFFORTS)
    if effort is None:
        return _percent(cur)
    where = cur.since(mark)
    said = cur.source.slice(where).lower()
    if said in ("fast", "on", "quick", "time trial", "tt"):
        cur.note(f'"{said}" read as an effort: @ {effort.word}', where)
    skip_pace_word(cur)
    return effort


def _percent(cur: Cursor) -> Effort | None:
    """`90-95% effort`, and `90-95% effort or max heart rate`."""
    mark = cur.mark()
    extent = read_extent(cur)
    if extent is None or extent.high.shape is not Shape.BARE or not cur.accept("%"):
        cur.reset(mark)
        return None
    where = cur.since(mark)
    if cur.is_word("of") and not cur.at(words.HEART_RATE):
        if not extent.single:
            one = f"write @ {decimal(extent.high.amount)}% of mile"
            raise cur.error("a share of the speed is one number", where, hints=(one,))
        cur.reset(mark)
        return None
    heart = cur.phrase(words.HEART_RATE)
    if heart is not None or not cur.word("effort", "efforts"):
        said = cur.source.slice(where)
        effort = (f"for how it feels: @ {said} effort",) if _is_effort(extent) else ()
        speed = (f"of a speed: @ {said} of mile",) if not heart and extent.single else ()
        message = "heart rate is not measured here" if heart else f"{said} of what?"
        raise cur.error(message, cur.since(mark), hints=effort + speed)
    if cur.word("or"):
        if cur.phrase(words.HEART_RATE) is None:
            raise cur.unexpected("is not understood", ("or max heart rate",))
        cur.note("heart rate is not measured: read as effort alone", cur.since(mark))
    low, high = extent.low.sound().amount, extent.high.sound().amount
    if not _is_effort(extent):
        raise cur.error(
            f"{cur.said(where)} is no effort",
            where,
            hints=("an effort is a whole number from 1% to 100%", "of a speed: @ 110% of mile"),
        )
    return Effort("percent", low // 1000, high // 1000)


def _is_effort(extent: Extent) -> bool:
    """Whether both figures are whole numbers from 1 to 100."""
    low, high = extent.low.amount, extent.high.amount
    return low % 1000 == 0 == high % 1000 and 0 < low <= high <= 100_000
