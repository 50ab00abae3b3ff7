"""Goals: a pace, a time for the rep, an effort, a changing pace, goals inside a rep.

`read_goal` reads what follows `@` or `at`, `read_in` what follows `in`, and `read_bare_goal` what
may stand without either. A bare `M:SS` after `@` is read only where one meaning alone is runnable.
"""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.paces import read_or_faster, read_pace, skip_pace_word
from bell_lap.core.notation.printer import print_span
from bell_lap.core.notation.quantities import (
    Extent,
    Shape,
    distance_of,
    duration_of,
    read_extent,
    read_quantity,
)
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import (
    ChangingPace,
    Effort,
    Goal,
    Measure,
    PaceGoal,
    RepTime,
    Segments,
    UnitPace,
)
from bell_lap.core.units import (
    MILE_M,
    MS,
    Distance,
    Pace,
    Unit,
    format_duration,
    format_time,
)

LAP_M = 400.0
"""What a lap is taken for where only the likelihood of a reading is judged."""
BARE_SECONDS_UP_TO_M = 1000.0
LIKELY_M_S = (2.0, 7.5)
FASTEST_M_S = 11.0

EXPECTED = (
    "a race (mile)",
    "a training pace (easy)",
    "a time (72)",
    "a pace (3:20/km)",
    "an effort (hard)",
)


CHANGING = ("progressive", "progressing", "from", "progressive from", "cut down from")


def length_m(measure: Measure | None) -> float | None:
    """The length of a rep, a lap taken as 400 m; None where it has none."""
    return measure.metres(LAP_M) if isinstance(measure, Distance) else None


def read_goal(cur: Cursor, measure: Measure | None) -> Goal:
    """The goal after `@` or `at`; `measure` is the rep's, None where it is not known yet."""
    cur.word("your", "the", "a")
    changing = cur.phrase(
        ("progressive", "progressing", "from", "progressive from", "cut down from")
    )
    goal = _effort(cur) or read_pace(cur) or _time(cur, measure)
    if goal is None:
        raise cur.unexpected("is no goal", EXPECTED)
    if isinstance(goal, PaceGoal):
        return _perhaps_changing(cur, goal, needed=changing is not None)
    if changing is not None:
        raise cur.error("only a pace can change", cur.peek().where, hints=("write @ 5k -> mile",))
    return goal


def read_in(cur: Cursor, measure: Measure | None) -> Goal:
    """The goal after `in`: a time for the rep, or goals inside it."""
    mark = cur.mark()
    quantity = read_quantity(cur)
    cur.reset(mark)
    if quantity is not None and quantity.shape is Shape.DISTANCE:
        return read_segments(cur, measure)
    under = cur.word("under", "sub", "below")
    extent = read_extent(cur)
    if extent is None:
        raise cur.unexpected("is no time for the rep", ("in 75s", "in 72-74s", "in 1:52"))
    return _rep_time(cur, extent, or_faster=read_or_faster(cur) or under is not None)


def read_bare_goal(cur: Cursor, measure: Measure | None) -> Goal | None:
    """A goal that needs no `@`: `hard`, `tempo`, `mile pace`, `90% effort`, `5k to mile pace`."""
    mark = cur.mark()
    if cur.at(CHANGING):
        return read_goal(cur, measure)
    effort = _effort(cur)
    if effort is not None:
        return effort
    if cur.at(words.BARE_ZONES) or _says_pace(cur):
        return read_goal(cur, measure)
    cur.reset(mark)
    return None


_OF_A_PACE = frozenset(
    {*words.RACE_WORDS, *words.DISTANCE_UNITS, *words.TIME_UNITS, "to", "race", "of", "per"}
    | {"than", "faster", "slower"}
)


def _says_pace(cur: Cursor) -> bool:
    """Whether what stands next is a pace that says so itself."""
    if cur.at(words.PACE_WORDS) or cur.at(words.WHOSE):
        return True
    for ahead in range(9):
        token = cur.peek(ahead)
        if token.kind is Kind.WORD:
            if token.text in ("pace", "effort"):
                return ahead > 0
            if token.text not in _OF_A_PACE and not (ahead == 0 and token.text in words.ZONES):
                return False
        elif token.kind not in _IN_A_PACE and not cur.is_mark("-/%", ahead):
            return False
    return False


_IN_A_PACE = (Kind.NUMBER, Kind.CLOCK, Kind.ARROW, Kind.SECONDS, Kind.MINUTES)


def _perhaps_changing(cur: Cursor, start: PaceGoal, *, needed: bool) -> Goal:
    mark = cur.mark()
    arrow = cur.is_kind(Kind.ARROW)
    if arrow or cur.is_word("to"):
        cur.take()
        end = read_pace(cur)
        if end is not None:
            return ChangingPace(start, end)
        if arrow:
            raise cur.unexpected("is no pace to end at", ("a pace (mile)",))
        cur.reset(mark)
    if needed:
        raise cur.unexpected("is not the pace it changes to", ("-> mile", "to mile pace"))
    return start


# --- efforts --------------------------------------------------------------------------------------


def _effort(cur: Cursor) -> Effort | None:
    mark = cur.mark()
    if cur.is_word("on") and cur.peek(1).kind in (Kind.NUMBER, Kind.CLOCK, Kind.WORD):
        return None
    effort = cur.phrase(words.EFFORTS)
    if effort is None:
        return _percent(cur)
    where = cur.since(mark)
    said = cur.source.slice(where).lower()
    if said in ("fast", "on", "quick"):
        cur.note(f'"{said}" read as an effort: @ hard', where)
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
        cur.reset(mark)
        return None
    heart = cur.phrase(words.HEART_RATE)
    if heart is not None or not cur.word("effort", "efforts"):
        said = cur.source.slice(where)
        hints = (f"for how it feels: @ {said} effort", f"of a speed: @ {said} of mile")
        message = "heart rate is not measured here" if heart else f"{said} of what?"
        raise cur.error(message, cur.since(mark), hints=hints[: 1 if heart else 2])
    if cur.word("or"):
        if cur.phrase(words.HEART_RATE) is None:
            raise cur.unexpected("is not understood", ("or max heart rate",))
        cur.note("heart rate is not measured: read as effort alone", cur.since(mark))
    low, high = extent.low.sound().amount, extent.high.sound().amount
    if low % 1000 or high % 1000 or not 0 < low <= high <= 100_000:
        raise cur.error(
            f"{cur.said(where)} is no effort",
            where,
            hints=("an effort is a whole number from 1% to 100%", "of a speed: @ 110% of mile"),
        )
    return Effort("percent", low // 1000, high // 1000)


# --- times ----------------------------------------------------------------------------------------


def _rep_time(cur: Cursor, extent: Extent, *, or_faster: bool = False) -> RepTime:
    if extent.high.shape is Shape.BARE:
        extent = Extent(extent.low.scaled(MS), extent.high.scaled(MS))
    elif extent.high.shape is Shape.DISTANCE:
        raise cur.error(f"{cur.said(extent.where)} is a distance, not a time", extent.where)
    span = duration_of(cur, extent)
    return RepTime(span.min_ms, span.max_ms, or_faster)


def _time(cur: Cursor, measure: Measure | None) -> Goal | None:
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
    time = _rep_time(cur, extent)
    rep_m = length_m(measure)
    said = cur.source.slice(extent.where)
    shown = print_span(time.min_ms, time.max_ms)
    hints = (f"for the rep: in {shown}", f"for each 400 m: @ {shown}/400m")
    too_fast = rep_m is not None and rep_m * MS > FASTEST_M_S * time.min_ms
    if rep_m is None or rep_m > BARE_SECONDS_UP_TO_M or too_fast:
        raise cur.error(f"{said}: seconds for what?", extent.where, hints=hints)
    if says_pace and rep_m != 400.0:
        raise cur.error(f"{said}: seconds for what?", extent.where, hints=hints)
    return time


def _clock_goal(cur: Cursor, extent: Extent, measure: Measure | None) -> RepTime | PaceGoal:
    """`M:SS` after `@`: what is runnable of rep time, pace per km and pace per mile."""
    time = _rep_time(cur, extent)
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
    trouble = "could be several things" if likely else "is not likely as any pace"
    raise cur.error(f"{cur.said(extent.where)} {trouble}", extent.where, hints=hints)


def _offer(said: str, unit: str, per_m: float, rep_m: float | None, time: RepTime) -> str:
    if not unit:
        return f"the time for the rep: in {said}"
    if rep_m is None:
        return f"a pace: @ {said}/{unit}"
    took = format_time(Pace(time.max_ms, per_m).time_ms(rep_m), 0)
    return f"a pace: @ {said}/{unit}, {took if ':' in took else took + 's'} for this rep"


# --- goals inside a rep ---------------------------------------------------------------------------


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
        raise cur.error("goals inside a rep need a rep with a distance", where)
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
    if quantity is None or quantity.shape is Shape.DURATION:
        raise cur.unexpected("is no part of the rep", ("a distance with its goal (400m 68s)",))
    if quantity.shape is Shape.BARE and quantity.amount < 50_000:
        raise cur.error(f"{cur.said(quantity.where)} needs its unit", quantity.where)
    distance = distance_of(cur, quantity)
    marked = cur.accept("@/") or cur.word("at", "in")
    mark = cur.mark()
    goal: RepTime | Effort | PaceGoal | None = _effort(cur)
    if goal is None and marked:
        goal = read_pace(cur)
    if goal is None:
        extent = read_extent(cur)
        if extent is None or extent.high.shape is Shape.DISTANCE:
            raise cur.unexpected("is no goal for this part", ("a time (68s)", "an effort (max)"))
        goal = _rep_time(cur, extent, or_faster=read_or_faster(cur))
        too_fast(cur, distance, goal, cur.since(mark))
    return distance, goal


def too_fast(cur: Cursor, measure: Measure, goal: Goal | None, where: Where) -> None:
    """Raise where a time for a distance means more than 11 m/s, which no mark accepts."""
    rep_m = length_m(measure)
    if rep_m is None or not isinstance(goal, RepTime):
        return
    if rep_m * MS > FASTEST_M_S * goal.min_ms:
        speed = rep_m * MS / goal.min_ms
        time = format_duration(goal.min_ms)
        per_lap = goal.min_ms * FASTEST_M_S >= LAP_M * MS
        raise cur.error(
            f"{measure} in {time} is {speed:.1f} m/s, faster than anyone runs",
            where,
            hints=(f"for each 400 m: @ {time}/400m",) if per_lap else (),
        )
