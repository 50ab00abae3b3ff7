"""Paces per unit: `3:20/km`, `75-78s/400m`, `5:20 per mile`."""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.quantities import (
    Extent,
    Quantity,
    Shape,
    distance_of,
    read_extent,
    read_quantity,
)
from bell_lap.core.notation.races import metres_of
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import UnitPace
from bell_lap.core.units import MS, Pace, Unit, decimal

FASTEST_M_S = 12.0


SLOWEST_M_S = 0.5


def read_unit_pace(cur: Cursor) -> UnitPace | None:
    """`3:20/km`, `75-78s/400m`, `5:20 per mile`, `4:30 min/km`."""
    mark = cur.mark()
    extent = read_extent(cur)
    if extent is None or extent.high.shape is Shape.DISTANCE:
        cur.reset(mark)
        return None
    per = read_per(cur)
    if per is None:
        cur.reset(mark)
        return None
    return _paces(cur, extent, per)


def read_per(cur: Cursor) -> Quantity | None:
    """`/km`, `per mile`, `/400m`: the distance, taken, or None and nothing taken."""
    mark = cur.mark()
    if not (cur.accept("/") or cur.word("per", "each", "every")):
        return None
    cur.word("a", "the")
    start = cur.mark()
    unit = words.DISTANCE_UNITS.get(cur.peek().text)
    if cur.is_kind(Kind.WORD) and unit is not None:
        cur.take()
        where = cur.since(start)
        if unit is Unit.METRE:
            raise cur.error("a pace for one metre?", where, hints=("write 5:20/mi or 3:20/km",))
        quantity = Quantity(Shape.DISTANCE, 1000, where, unit)
    else:
        found = read_quantity(cur)
        if found is None or found.shape is Shape.DURATION:
            cur.reset(mark)
            return None
        quantity = found._replace(shape=Shape.DISTANCE)
        if found.shape is Shape.BARE and found.amount < 50_000:
            cur.reset(mark)
            return None
    if quantity.unit is Unit.LAP:
        raise cur.error(
            "laps differ from track to track", quantity.where, hints=("write 75s/400m",)
        )
    return quantity


def _paces(cur: Cursor, extent: Extent, per: Quantity) -> UnitPace:
    where = extent.where.to(per.where)
    per_m = round(metres_of(distance_of(cur, per)), 3)
    low, high = extent.low, extent.high
    if high.shape is Shape.BARE:
        if per_m >= 1000:
            minutes = decimal(high.amount)
            raise cur.error(
                f"{cur.said(extent.where)} needs its unit",
                extent.where,
                hints=(f"write {minutes}:00/{cur.source.slice(per.where)}",),
            )
        low, high = low.scaled(MS), high.scaled(MS)
    low.sound()
    high.sound()
    for quantity in (low, high):
        speed = per_m * 1000 / quantity.amount if quantity.amount else 0.0
        if not SLOWEST_M_S <= speed <= FASTEST_M_S:
            raise cur.error(
                f"{cur.said(where)} is {speed:.1f} m/s, which nobody runs",
                where,
                hints=("a pace is a time for a distance: 3:20/km, 5:20/mi, 75s/400m",),
            )
    return UnitPace(Pace(low.amount, per_m), Pace(high.amount, per_m))
