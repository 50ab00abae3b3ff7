"""The ways into the notation: a block's steps, and the single values that stand elsewhere.

Every function raises NotationError, whose place lies within the text, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.goals import read_goal, read_in
from bell_lap.core.notation.measures import EXPECTED_STEP, distance_from
from bell_lap.core.notation.quantities import Extent, Shape, duration_of, read_quantity
from bell_lap.core.notation.races import RACE_NAMES, read_race
from bell_lap.core.notation.rep_times import FASTEST_M_S, SLOWEST_M_S
from bell_lap.core.notation.rests import read_whole_rest
from bell_lap.core.notation.sequence import read_sequence
from bell_lap.core.notation.source import Origin, Source
from bell_lap.core.notation.tokens import Kind as TokenKind
from bell_lap.core.session import RACES, Goal, Item, Kind, Note, RaceTime, Rest, Splits
from bell_lap.core.units import Distance

SHORTEST_SPLIT_M = 50
WHOLE = Origin()
"""The text is all there is."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text means: its steps, and a note for each reading that could have been another."""

    items: tuple[Item, ...]
    notes: tuple[Note, ...]


def parse(text: str, *, kind: Kind = Kind.INTERVALS, origin: Origin = WHOLE) -> Parsed:
    """The steps of a block.

    `kind` is the block's: with drills, strength and power bare names are movements. `origin` says
    where the text stands in a larger document. Raises NotationError.
    """
    cur = Cursor(Source(text, origin), movements=kind.of_movements)
    items = read_sequence(cur)
    if not items:
        raise cur.error("there is no step here", cur.peek().where, EXPECTED_STEP)
    _to_the_end(cur, "a new line or ;")
    return Parsed(items, tuple(cur.notes))


def parse_goal(text: str, origin: Origin = WHOLE) -> tuple[Goal, tuple[Note, ...]]:
    """A block's pace, `goal mile` or `in 75s`, with or without its `@`. Raises NotationError."""
    cur = Cursor(Source(text, origin))
    goal = read_in(cur, None) if not cur.accept("@") and cur.word("in") else read_goal(cur, None)
    _to_the_end(cur, "the end")
    return goal, tuple(cur.notes)


def parse_rest(text: str, origin: Origin = WHOLE) -> tuple[Rest, tuple[Note, ...]]:
    """A block's recovery, `full` or `90s jog`, with or without `rest`. Raises NotationError."""
    cur = Cursor(Source(text, origin))
    rest = read_whole_rest(cur)
    _to_the_end(cur, "the end")
    return rest, tuple(cur.notes)


def parse_race_time(text: str, origin: Origin = WHOLE) -> RaceTime:
    """A race and its time, `mile 6:00` or `6:00 mile`. Raises NotationError."""
    cur = Cursor(Source(text, origin))
    race = read_race(cur)
    if race is not None:
        _ = cur.accept(":=") or cur.word("in")
    mark = cur.mark()
    quantity = read_quantity(cur)
    if quantity is None or quantity.shape is not Shape.DURATION:
        cur.reset(mark)
        expected = ("its time (6:00)",) if race else (f"a race ({RACE_NAMES})",)
        raise cur.unexpected("is no time for a race" if race else "is no race", expected)
    span = duration_of(cur, Extent(quantity, quantity))
    if race is None:
        cur.word("for", "over")
        race = read_race(cur)
    if race is None:
        raise cur.unexpected("is no race", (RACE_NAMES,))
    _to_the_end(cur, "the end")
    speed_m_s = RACES[race] * 1000 / span.max_ms
    if not SLOWEST_M_S <= speed_m_s <= FASTEST_M_S:
        said = cur.said(quantity.where)
        hints = ("minutes and seconds have a colon: mile 6:00",)
        raise cur.error(f"{race} in {said} is {speed_m_s:.1f} m/s", quantity.where, hints=hints)
    return RaceTime(race, span.max_ms)


def parse_splits(text: str, origin: Origin = WHOLE) -> Splits | Distance:
    """Where taps are expected: `lap`, `finish`, or a distance of 50 m or more.

    Raises NotationError.
    """
    cur = Cursor(Source(text, origin))
    for splits in Splits:
        if cur.phrase((splits.value, f"{splits.value}s", f"every {splits.value}")):
            _to_the_end(cur, "the end")
            return splits
    cur.word("every")
    mark = cur.mark()
    quantity = read_quantity(cur)
    if quantity is None or quantity.shape is Shape.DURATION:
        cur.reset(mark)
        raise cur.unexpected("is no place for taps", ("lap", "finish", "a distance (200m)"))
    distance = distance_from(cur, quantity)
    if distance.metres(400.0) < SHORTEST_SPLIT_M:
        where = quantity.where
        raise cur.error(f"{distance} is too short for a split", where, ("50m or more",))
    _to_the_end(cur, "the end")
    return distance


def _to_the_end(cur: Cursor, expected: str) -> None:
    while cur.is_kind(TokenKind.BREAK):
        cur.take()
    if not cur.is_kind(TokenKind.END):
        raise cur.unexpected(
            "is not understood here", (expected,), cur.suggestions(words.LATER_WORDS)
        )
