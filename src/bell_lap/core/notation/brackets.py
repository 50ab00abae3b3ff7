"""`( )` behind a measure: a goal where that is runnable, a recovery after a time, or its words.

After a distance `(T)` is the goal where it means 3.5 to 10.5 m/s, with a note how to write a rest;
else it is an error that offers both. After a duration it is the recovery. A bare number from 100 up
is an error.
"""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.drafts import Draft
from bell_lap.core.notation.goals import read_bare_goal, read_goal, read_in
from bell_lap.core.notation.quantities import Extent, Shape, duration_of, read_extent, read_quantity
from bell_lap.core.notation.recoveries import of_time
from bell_lap.core.notation.rep_times import length_m
from bell_lap.core.notation.rests import RestPart, read_rest_part
from bell_lap.core.notation.segments import read_segments
from bell_lap.core.notation.spellings import print_span
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import RepTime
from bell_lap.core.units import MS

SLOWEST_GOAL_M_S = 3.5
FASTEST_GOAL_M_S = 10.5
WITHIN = ('a time (75")', "a recovery (200m jog)", "an effort (max)")


def read_round_brackets(cur: Cursor, draft: Draft) -> None:
    """Take `( ... )` and give the draft what it says."""
    start = cur.mark()
    cur.take()
    if cur.accept(")"):
        raise cur.error("these brackets are empty", cur.since(start), WITHIN)
    if _segments_ahead(cur):
        mark = cur.mark()
        draft.set_goal(cur, read_segments(cur, draft.measure), cur.since(mark))
    elif not _time_alone(cur, draft):
        _words(cur, draft)
    if not cur.accept(")"):
        raise cur.unexpected("is not understood inside these brackets", (")",))


def _segments_ahead(cur: Cursor) -> bool:
    """Whether goals inside the rep stand here: `400/68", 200/max`."""
    mark = cur.mark()
    quantity = read_quantity(cur)
    distance = quantity is not None and quantity.shape is not Shape.DURATION
    long = quantity is not None and quantity.amount >= 50_000
    named = quantity is not None and quantity.shape is Shape.DISTANCE
    goal = cur.is_mark("/@") or cur.is_word("in", "at")
    goal = goal or cur.peek().kind in (Kind.NUMBER, Kind.CLOCK) or cur.at(words.EFFORTS)
    between = cur.is_word("in") and cur.is_word("between", ahead=1)
    cur.reset(mark)
    return distance and (long or named) and goal and not between


def _time_alone(cur: Cursor, draft: Draft) -> bool:
    mark = cur.mark()
    extent = read_extent(cur)
    if extent is None or extent.high.shape is Shape.DISTANCE or not cur.is_mark(")"):
        cur.reset(mark)
        return False
    extent.low.sound()
    extent.high.sound()
    rep_m = length_m(draft.measure)
    if rep_m is None:
        _as_rest(cur, draft, extent)
    else:
        _as_goal(cur, draft, extent, rep_m)
    return True


def _as_rest(cur: Cursor, draft: Draft, extent: Extent) -> None:
    said = cur.source.slice(extent.where)
    if extent.high.shape is Shape.BARE:
        raise cur.error(
            f"({said}) after a time is its recovery, which needs a unit",
            extent.where,
            hints=(f"write rest {said}s or rest {said}min",),
        )
    span = duration_of(cur, extent)
    draft.rests.append(RestPart(((of_time(span.min_ms, span.max_ms),),), extent.where))
    cur.note(f"({said}) after a timed rep read as its recovery: rest {said}", extent.where)


def _as_goal(cur: Cursor, draft: Draft, extent: Extent, rep_m: float) -> None:
    said = cur.source.slice(extent.where)
    bare = extent.high.shape is Shape.BARE
    timed = extent
    if bare:
        timed = Extent(extent.low.scaled(MS), extent.high.scaled(MS))
    unit = "s" if bare else ""
    span = duration_of(cur, timed)
    shown = print_span(span.min_ms, span.max_ms)
    offer: tuple[str, ...] = (f"a goal: in {shown}", f"a recovery: rest {shown}")
    if bare and extent.high.amount >= 100_000:
        offer += (f"a recovery over a distance: rest {said}m jog",)
        raise cur.error(
            f"({said}) has no unit and could be several things", extent.where, hints=offer
        )
    speeds = (rep_m * MS / span.max_ms, rep_m * MS / span.min_ms)
    if draft.goal is not None:
        raise cur.error(f"({said}) after a goal could be a recovery", extent.where, hints=offer[1:])
    if not (speeds[0] >= SLOWEST_GOAL_M_S and speeds[1] <= FASTEST_GOAL_M_S):
        raise cur.error(
            f"({said}) would be {speeds[0]:.1f} m/s as a goal: a goal or a recovery?",
            extent.where,
            hints=offer,
        )
    draft.set_goal(cur, RepTime(span.min_ms, span.max_ms), extent.where)
    cur.note(f"goal {shown}; for a rest write [{said}{unit}]", extent.where)


def _words(cur: Cursor, draft: Draft) -> None:
    """What the words inside say: `30 rest`, `walk back`, `200 jog`, `max`, `at mile pace`."""
    read = False
    while not cur.is_mark(")"):
        if read:
            cur.accept(",")
        mark = cur.mark()
        rest = read_rest_part(cur, counted=True)
        if rest is not None:
            draft.rests.append(rest)
        elif cur.accept("@") or cur.word("at"):
            draft.set_goal(cur, read_goal(cur, draft.measure), cur.since(mark))
        elif cur.word("in"):
            draft.set_goal(cur, read_in(cur, draft.measure), cur.since(mark))
        else:
            goal = read_bare_goal(cur, draft.measure)
            if goal is None:
                break
            draft.set_goal(cur, goal, cur.since(mark))
        read = True
    if not read:
        raise cur.unexpected(
            "is not understood inside these brackets",
            WITHIN,
        )
