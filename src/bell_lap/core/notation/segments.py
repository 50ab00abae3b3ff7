"""Goals inside a rep: `400m 68s + 200m max`; the parts add up to the rep, exactly."""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.efforts import read_effort
from bell_lap.core.notation.paces import read_or_faster, read_pace
from bell_lap.core.notation.quantities import Shape, distance_of, read_extent, read_quantity
from bell_lap.core.notation.rep_times import rep_time, too_fast
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Effort, Measure, PaceGoal, RepTime, Segments
from bell_lap.core.units import Distance, Unit


def read_segments(cur: Cursor, measure: Measure | None) -> Segments:
    """`400m 68s + 200m max`, with `,` or `+` or `&` between; the lengths add up to the rep."""
    mark = cur.mark()
    parts = [_segment(cur)]
    while cur.is_mark("+,&") and _starts_segment(cur):
        cur.take()
        parts.append(_segment(cur))
    segments = Segments(tuple(parts))
    check_segments(cur, segments, measure, cur.since(mark))
    return segments


def check_segments(cur: Cursor, segments: Segments, measure: Measure | None, where: Where) -> None:
    """Raise where the parts do not add up to the rep."""
    if measure is None:
        return
    if not isinstance(measure, Distance):
        raise cur.error(
            "goals inside a rep need a rep with a distance",
            where,
            hints=("write its length: 400m in 200m 30s + 200m 32s",),
        )
    in_laps = {part.unit is Unit.LAP for part, _ in segments.parts} | {measure.unit is Unit.LAP}
    if len(in_laps) > 1:
        raise cur.error(
            "laps and metres do not add up before the track is known",
            where,
            hints=("write all of them in laps, or none",),
        )
    total = sum(_size(part) for part, _ in segments.parts)
    if total != _size(measure):
        lengths = " + ".join(str(part) for part, _ in segments.parts)
        raise cur.error(
            f"{lengths} is not the {measure} of the rep",
            where,
            hints=("the lengths of the parts add up to the length of the rep",),
        )


_UNIT_UM = {Unit.METRE: 1000, Unit.KILOMETRE: 1_000_000, Unit.MILE: 1_609_344, Unit.LAP: 1}


def _size(distance: Distance) -> int:
    """Micrometres, or thousandths of a lap: integers, so that sums are exact."""
    return distance.thousandths * _UNIT_UM[distance.unit]


def _starts_segment(cur: Cursor) -> bool:
    mark = cur.mark()
    cur.take()
    quantity = read_quantity(cur)
    starts = quantity is not None and quantity.shape is not Shape.DURATION
    follows = cur.is_mark("/@") or cur.peek().kind in (Kind.NUMBER, Kind.CLOCK, Kind.WORD)
    other = cur.is_word(*words.TIMES) or cur.at(words.REST) or cur.at(words.REST_MANNERS)
    cur.reset(mark)
    return starts and follows and not other


def _segment(cur: Cursor) -> tuple[Distance, RepTime | Effort | PaceGoal]:
    quantity = read_quantity(cur)
    assert quantity is not None, "what begins here was looked at"
    assert quantity.shape is not Shape.DURATION, "what begins here was looked at"
    if quantity.shape is Shape.BARE and quantity.amount < 50_000:
        hints = (f"write {cur.source.slice(quantity.where)}m",)
        raise cur.error(f"{cur.said(quantity.where)} needs its unit", quantity.where, hints=hints)
    distance = distance_of(cur, quantity)
    marked = cur.accept("@/") or cur.word("at", "in")
    mark = cur.mark()
    goal: RepTime | Effort | PaceGoal | None = read_effort(cur)
    if goal is None and marked:
        goal = read_pace(cur)
    if goal is None:
        extent = read_extent(cur)
        if extent is None or extent.high.shape is Shape.DISTANCE:
            raise cur.unexpected("is no goal for this part", ("a time (68s)", "an effort (max)"))
        goal = rep_time(cur, extent, or_faster=read_or_faster(cur))
        too_fast(cur, distance, goal, cur.since(mark))
    return distance, goal
