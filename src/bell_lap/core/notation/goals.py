"""Goals: a pace, a time for the rep, an effort, a changing pace, goals inside a rep.

`read_goal` reads what follows `@` or `at`, `read_in` what follows `in`, and `read_bare_goal` what
may stand without either. A bare `M:SS` after `@` is read only where one meaning alone is runnable.
"""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.efforts import read_effort
from bell_lap.core.notation.paces import read_or_faster, read_pace
from bell_lap.core.notation.quantities import Shape, read_extent, read_quantity
from bell_lap.core.notation.rep_times import read_time_goal, rep_time
from bell_lap.core.notation.segments import read_segments
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import ChangingPace, Goal, Measure, PaceGoal

EXPECTED = (
    "a race (mile)",
    "a training pace (easy)",
    "a time (72)",
    "a pace (3:20/km)",
    "an effort (hard)",
)

CHANGING = ("progressive", "progressing", "from", "progressive from", "cut down from")
"""What may stand before a pace that changes."""


def read_goal(cur: Cursor, measure: Measure | None) -> Goal:
    """The goal after `@` or `at`; `measure` is the rep's, None where it is not known yet."""
    cur.word("your", "the", "a")
    changing = cur.phrase(CHANGING)
    goal = read_effort(cur) or read_pace(cur) or read_time_goal(cur, measure)
    if goal is None:
        raise cur.unexpected("is no goal", EXPECTED, cur.suggestions(words.GOAL_WORDS))
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
    return rep_time(cur, extent, or_faster=read_or_faster(cur) or under is not None)


def read_bare_goal(cur: Cursor, measure: Measure | None) -> Goal | None:
    """A goal that needs no `@`: `hard`, `tempo`, `mile pace`, `90% effort`, `5k to mile pace`."""
    mark = cur.mark()
    if cur.at(CHANGING):
        return read_goal(cur, measure)
    effort = read_effort(cur)
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
        elif token.kind not in _IN_A_PACE and not (ahead > 0 and cur.is_mark("-/%", ahead)):
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
