"""Paces: of a race, of training, per unit; shifted; with leave to go faster.

Bare race paces are 800, 1500, 1600, 3000, 3200, 5000 and 10000; every other bare number is seconds
for the rep and no pace. After a pace, `- DURATION` is a shift.
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
    read_extent,
    read_quantity,
    thousandths,
)
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import (
    RACES,
    PaceGoal,
    RacePace,
    Shift,
    ShiftKind,
    TrainingPace,
    UnitPace,
    Whose,
)
from bell_lap.core.units import MILE_M, MS, Distance, Pace, Unit, decimal, round_half_up

RACE_OF_M = {length_m: name for name, length_m in RACES.items()}
RACE_NAMES = "mile, 800m, 1500m, 3k, 5k, 10k, half, marathon"
FASTEST_M_S = 12.0
SLOWEST_M_S = 0.5
LARGEST_SHIFT_MS = 120 * MS


def read_pace(cur: Cursor) -> PaceGoal | None:
    """A pace with all that belongs to it, or None and nothing taken."""
    mark = cur.mark()
    speed = _speed_share(cur)
    compared = _compared(cur) if speed is None else None
    base = _read_base(cur)
    if base is None:
        if speed is not None:
            found = cur.peek()
            raise cur.error(
                "a share of the speed needs a pace after it", found.where, hints=("110% of 3k",)
            )
        cur.reset(mark)
        return None
    shift = speed or compared
    later = _read_shift(cur)
    if later is not None and shift is not None:
        raise cur.error("this pace is shifted twice", cur.since(mark))
    return PaceGoal(base, shift or later, or_faster=read_or_faster(cur))


def read_or_faster(cur: Cursor) -> bool:
    """Take `or faster` where it stands next."""
    return cur.phrase(words.OR_FASTER) is not None


def skip_pace_word(cur: Cursor) -> bool:
    """Take `pace`, `race pace` or `effort` after the name of a pace."""
    return cur.phrase((*words.PACE, "effort", "race effort")) is not None


# --- races and training paces ---------------------------------------------------------------------


def _read_base(cur: Cursor) -> RacePace | TrainingPace | UnitPace | None:
    whose = cur.phrase(words.WHOSE)
    unit_pace = None if whose else _unit_pace(cur)
    if unit_pace is not None:
        return unit_pace
    race = read_race(cur)
    if race is not None:
        if whose is None:
            whose = cur.phrase(words.WHOSE)
        skip_pace_word(cur)
        return RacePace(race, whose or Whose.EITHER)
    if whose is not None:
        found = cur.peek()
        name = whose.value
        raise cur.error(
            f"the {name} of which race?",
            found.where,
            hints=tuple(f"write @ {name} {race}" for race in ("mile", "5k")),
        )
    zone = cur.find(words.ZONES)
    if zone is None:
        return None
    start = cur.mark()
    cur.skip(zone[1])
    if cur.source.slice(cur.since(start)).lower() == "steady":
        cur.note("steady read as easy pace; for faster write @ threshold", cur.since(start))
    skip_pace_word(cur)
    return TrainingPace(zone[0])


def read_race(cur: Cursor) -> str | None:
    """The canonical name of a race, taken; None and nothing taken where there is none."""
    for table in (words.PACE_WORDS, words.RACE_WORDS):
        name = cur.phrase(table)
        if name is not None:
            return name
    if not cur.is_kind(Kind.NUMBER):
        return None
    half = _half_marathon(cur)
    if half is not None:
        return half
    mark = cur.mark()
    amount = thousandths(cur.peek())
    race_of_mile = cur.is_word("mile", ahead=1) and cur.at(words.PACE, 2)
    quantity = read_quantity(cur)
    if quantity is not None and race_of_mile and quantity.shape is Shape.BARE:
        cur.take()
        return RACE_OF_M.get(_length_m(Distance(amount, Unit.MILE)))
    if quantity is not None and quantity.shape is Shape.DISTANCE:
        distance = distance_of(cur, quantity)
        name = RACE_OF_M.get(_length_m(distance))
        if name is not None:
            return name
        raise cur.error(
            f"{cur.said(quantity.where)} is no race that we know",
            quantity.where,
            hints=(f"races are {RACE_NAMES}", "a time for the rep: in 75s"),
        )
    if quantity is not None and quantity.shape is Shape.BARE and amount in words.BARE_RACES:
        return RACE_OF_M[amount / 1000]
    cur.reset(mark)
    return None


def _length_m(distance: Distance) -> float:
    return distance.metres(0.0)


def _half_marathon(cur: Cursor) -> str | None:
    halves = cur.peek().text == "1" and cur.is_mark("/", 1) and cur.peek(2).text == "2"
    if halves and cur.is_word("marathon", ahead=3):
        cur.skip(4)
        return "half"
    if cur.peek().text == "½" and cur.is_word("marathon", ahead=1):
        cur.skip(2)
        return "half"
    return None


# --- paces per unit -------------------------------------------------------------------------------


def _unit_pace(cur: Cursor) -> UnitPace | None:
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
        quantity = replace(found, shape=Shape.DISTANCE)
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
    per_m = round(_length_m(distance_of(cur, per)), 3)
    low, high = extent.low, extent.high
    if high.shape is Shape.BARE:
        if per_m >= 1000:
            minutes = decimal(high.amount)
            raise cur.error(
                f"{cur.said(extent.where)} needs its unit",
                extent.where,
                hints=(f"write {minutes}:00{cur.source.slice(per.where)}",),
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


# --- shifts ---------------------------------------------------------------------------------------


def _speed_share(cur: Cursor) -> Shift | None:
    """`110% of`: a share of the speed."""
    if not (cur.is_kind(Kind.NUMBER) and cur.is_mark("%", 1) and cur.is_word("of", ahead=2)):
        return None
    if cur.at(words.HEART_RATE, 2):
        return None
    mark = cur.mark()
    amount = thousandths(cur.take())
    cur.skip(2)
    where = cur.since(mark)
    cur.word("your", "the")
    if amount % 100:
        raise cur.error(f"{cur.said(where)} has more than one decimal", where)
    if not 25_000 <= amount <= 200_000:
        raise cur.error(f"{cur.said(where)} is not between 25% and 200%", where)
    return Shift(ShiftKind.SPEED, amount // 100)


def _compared(cur: Cursor) -> Shift | None:
    """`2s faster than`, `10s per mile slower than`."""
    mark = cur.mark()
    quantity = read_quantity(cur)
    if quantity is None or quantity.shape is not Shape.DURATION:
        cur.reset(mark)
        return None
    per = read_per(cur)
    word = cur.phrase(("faster than", "slower than", "quicker than"))
    if word is None:
        cur.reset(mark)
        return None
    sign = 1 if word == "slower than" else -1
    return _per_400(cur, quantity, per, sign)


def _read_shift(cur: Cursor) -> Shift | None:
    """`- 2s`, `+ 5%`, `minus 2s per 400m` after a pace, or None and nothing taken."""
    mark = cur.mark()
    sign_token = cur.accept("+-")
    word = None if sign_token else cur.word("plus", "minus")
    if sign_token is None and word is None:
        return None
    sign = -1 if word == "minus" or (sign_token and sign_token.text == "-") else 1
    if cur.is_kind(Kind.NUMBER) and cur.is_mark("%", 1):
        amount = thousandths(cur.take())
        cur.take()
        where = cur.since(mark)
        if amount % 100 or not 0 < amount <= 50_000:
            raise cur.error(
                f"{cur.said(where)} is no shift",
                where,
                hints=("a shift is above 0% and at most 50%, with one decimal: + 5%, - 2.5%",),
            )
        return Shift(ShiftKind.TIME, sign * amount // 100)
    quantity = read_quantity(cur)
    if quantity is None or quantity.shape is not Shape.DURATION:
        if word is not None:
            raise cur.error(
                "how much?", cur.peek().where, expected=("seconds per 400 m (2s)", "per cent (5%)")
            )
        cur.reset(mark)
        return None
    where = cur.since(mark)
    per = read_per(cur)
    shift = _per_400(cur, quantity, per, sign)
    if quantity.amount >= 10 * MS:
        said = cur.source.slice(where)
        cur.note(
            f'"{said}" shifts the pace by that much per 400 m; for a next rep use a comma', where
        )
    return shift


def _per_400(cur: Cursor, quantity: Quantity, per: Quantity | None, sign: int) -> Shift:
    quantity.sound()
    per_m = 400.0 if per is None else _length_m(distance_of(cur, per))
    exact = quantity.amount * 400 / per_m
    amount = round_half_up(exact)
    if not 0 < amount <= LARGEST_SHIFT_MS:
        raise cur.error(
            f"{cur.said(quantity.where)} is no shift of a pace",
            quantity.where,
            hints=("a shift is above 0 and at most 120 seconds per 400 m: @ mile - 2s",),
        )
    if per is not None and per_m == MILE_M:
        cur.note(f"that is {decimal(amount)}s per 400 m", quantity.where)
    return Shift(ShiftKind.PER_400, sign * amount)
