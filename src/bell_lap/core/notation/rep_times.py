"""Times for the rep: after `in`, and what a bare time after `@` can mean.

Seconds after `@` are the time for the rep up to 1000 m. A bare `M:SS` is read only where exactly
one of rep time, pace per km and pace per mile is runnable.
"""

from __future__ import annotations

from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.paces import read_or_faster, skip_pace_word
from bell_lap.core.notation.quantities import Extent, Shape, duration_of, read_extent, thousandths
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.spellings import print_span
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Goal, Measure, PaceGoal, RepTime, UnitPace
from bell_lap.core.units import (
    MILE_M,
    MS,
    Distance,
    Pace,
    format_duration,
    format_time,
    round_half_up,
)

LAP_M = 400.0
"""What a lap is taken for where only the likelihood of a reading is judged."""


BARE_SECONDS_UP_TO_M = 1000.0


LIKELY_M_S = (2.0, 7.5)


SLOWEST_M_S = 0.5
FASTEST_M_S = 11.0


def length_m(measure: Measure | None) -> float | None:
    """The length of a rep, a lap taken as 400 m; None where it has none."""
    return measure.metres(LAP_M) if isinstance(measure, Distance) else None


def rep_time(cur: Cursor, extent: Extent, *, or_faster: bool = False) -> RepTime:
    if extent.high.shape is Shape.BARE:
        extent = Extent(extent.low.scaled(MS), extent.high.scaled(MS))
    elif extent.high.shape is Shape.DISTANCE:
        hints = ("a time for the rep: in 75s",)
        said = cur.said(extent.where)
        raise cur.error(f"{said} is a distance, not a time", extent.where, hints=hints)
    span = duration_of(cur, extent)
    _refuse_several(cur, extent.where)
    return RepTime(span.min_ms, span.max_ms, or_faster)


def _refuse_several(cur: Cursor, where: Where) -> None:
    """`in 70, 69, 68`: reps of one line have one time."""
    if not (cur.is_mark(",/") and cur.is_kind(Kind.NUMBER, 1)):
        return
    small = thousandths(cur.peek(1)) < 200_000
    alone = cur.peek(2).kind in (Kind.END, Kind.BREAK) or cur.is_mark(",/", 2)
    if small and alone:
        mark = cur.mark()
        cur.skip(2)
        raise cur.error(
            "the reps of one line have one time, or a range",
            where.to(cur.since(mark)),
            hints=("a range: in 66-70s", "a line for each: 400m in 70s; 400m in 69s"),
        )


def read_time_goal(cur: Cursor, measure: Measure | None) -> Goal | None:
    """`72`, `72-74`, `75s`, `4:30` after `@`."""
    mark = cur.mark()
    extent = read_extent(cur)
    if extent is None or extent.high.shape is Shape.DISTANCE:
        cur.reset(mark)
        return None
    where = extent.where
    extent.low.sound()
    extent.high.sound()
    says_pace = skip_pace_word(cur)
    if extent.high.clock:
        goal = _clock_goal(cur, extent, measure)
    else:
        goal = _seconds_goal(cur, extent, measure, says_pace=says_pace)
    or_faster = read_or_faster(cur)
    if isinstance(goal, PaceGoal):
        return PaceGoal(goal.base, or_faster=or_faster)
    time = print_span(goal.min_ms, goal.max_ms)
    cur.note(f"{cur.source.slice(where)} read as the time for the rep: in {time}", where)
    return RepTime(goal.min_ms, goal.max_ms, or_faster)


def _seconds_goal(
    cur: Cursor, extent: Extent, measure: Measure | None, *, says_pace: bool
) -> RepTime:
    """Seconds after `@`: the time of the rep, up to 1000 m."""
    time = rep_time(cur, extent)
    rep_m = length_m(measure)
    said = cur.source.slice(extent.where)
    shown = print_span(time.min_ms, time.max_ms)
    too_fast = rep_m is not None and rep_m * MS > FASTEST_M_S * time.min_ms
    too_slow = rep_m is not None and rep_m * MS < SLOWEST_M_S * time.max_ms
    hints: tuple[str, ...] = ()
    if (measure is None or rep_m is not None) and not too_fast:
        hints += (f"for the rep: in {shown}",)
    if LIKELY_M_S[0] * time.max_ms <= LAP_M * MS <= FASTEST_M_S * time.min_ms:
        hints += (f"for each 400 m: @ {shown}/400m",)
    if rep_m is None or rep_m > BARE_SECONDS_UP_TO_M or too_fast or too_slow:
        raise cur.error(f"{said}: seconds for what?", extent.where, hints=hints)
    if says_pace and rep_m != 400.0:
        raise cur.error(f"{said}: seconds for what?", extent.where, hints=hints)
    return time


def _clock_goal(cur: Cursor, extent: Extent, measure: Measure | None) -> RepTime | PaceGoal:
    """`M:SS` after `@`: what is runnable of rep time, pace per km and pace per mile."""
    time = rep_time(cur, extent)
    rep_m = length_m(measure)
    readings: dict[str, float] = {} if rep_m is None else {"": rep_m}
    readings |= {"km": 1000.0, "mi": MILE_M}
    slow, fast = LIKELY_M_S
    likely = {
        unit: per_m
        for unit, per_m in readings.items()
        if slow <= per_m * MS / time.max_ms and per_m * MS / time.min_ms <= fast
    }
    said = cur.source.slice(extent.where)
    if len(set(likely.values())) == 1:
        unit, per_m = next(iter(likely.items()))
        if not unit:
            return time
        cur.note(f"{said} read as {said}/{unit}", extent.where)
        return PaceGoal(UnitPace(Pace(time.min_ms, per_m), Pace(time.max_ms, per_m)))
    offered = likely or readings
    hints = tuple(_offer(said, unit, per_m, rep_m, time) for unit, per_m in offered.items())
    trouble = "could be several things" if likely else "is likely neither as a time nor as a pace"
    raise cur.error(f"{cur.said(extent.where)} {trouble}", extent.where, hints=hints)


def _offer(said: str, unit: str, per_m: float, rep_m: float | None, time: RepTime) -> str:
    if not unit:
        return f"the time for the rep: in {said}"
    if rep_m is None:
        return f"a pace: @ {said}/{unit}"
    took = format_time(Pace(time.max_ms, per_m).time_ms(rep_m), 0)
    return f"a pace: @ {said}/{unit}, {took if ':' in took else took + 's'} for this rep"


def too_fast(cur: Cursor, measure: Measure, goal: Goal | None, where: Where) -> None:
    """Raise where a time for a distance means more than 11 m/s, which no mark accepts."""
    rep_m = length_m(measure)
    if rep_m is None or not isinstance(goal, RepTime):
        return
    if rep_m * MS > FASTEST_M_S * goal.min_ms:
        speed = rep_m * MS / goal.min_ms
        time = format_duration(goal.min_ms)
        least = format_duration(round_half_up(rep_m * 10 / FASTEST_M_S) * 100)
        hints: tuple[str, ...] = (f"nobody runs {measure} in less than {least}",)
        if goal.min_ms * FASTEST_M_S >= LAP_M * MS:
            hints += (f"for each 400 m: @ {time}/400m",)
        raise cur.error(f"{measure} in {time} is {speed:.1f} m/s", where, hints=hints)
