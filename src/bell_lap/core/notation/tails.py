"""What stands behind a measure, in any order: goal, label, load, manner, recovery, count.

Each part is tried in turn at the cursor. A comma before a part belongs to it; a comma before
anything else is left for the line to understand.
"""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.brackets import read_round_brackets
from bell_lap.core.notation.counts import count_of
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.drafts import Draft
from bell_lap.core.notation.goals import read_bare_goal, read_goal, read_in
from bell_lap.core.notation.movements import read_load, read_name
from bell_lap.core.notation.quantities import thousandths
from bell_lap.core.notation.rests import read_rest_part
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Movements, Role

ALTERNATING = ("alternating", "alternate", "alternately", "alternating between")


def read_draft(cur: Cursor, draft: Draft, *, counted: bool) -> Draft:
    """Give the draft all that stands behind its measure, up to what is none of its parts.

    `counted` tells that a count stands before, so that `200m jog` is the recovery.
    """
    while True:
        mark = cur.mark()
        comma = cur.accept(",") is not None
        if not _part(cur, draft, comma=comma, counted=counted):
            cur.reset(mark)
            return draft


def _part(cur: Cursor, draft: Draft, *, comma: bool, counted: bool) -> bool:
    """Take one part; False and nothing taken where none stands next."""
    if cur.is_kind(Kind.LABEL):
        return _label(cur, draft)
    if isinstance(draft.measure, Movements) and draft.load is None:
        draft.load = read_load(cur)
        if draft.load is not None:
            return True
    if _marked_goal(cur, draft):
        return True
    if cur.is_mark("("):
        read_round_brackets(cur, draft)
        return True
    if not comma and (_times(cur, draft) or _role(cur, draft)):
        return True
    if _alternating(cur, draft) or _manner(cur, draft):
        return True
    rest = read_rest_part(cur, counted=counted)
    if rest is not None:
        draft.rests.append(rest)
        return True
    if not comma and cur.phrase(words.FILLERS):
        return True
    return _bare_goal(cur, draft) or (not comma and _name(cur, draft))


def _name(cur: Cursor, draft: Draft) -> bool:
    """Where movements are read, `30m A skip`."""
    if not cur.movements or draft.label is not None:
        return False
    draft.label = read_name(cur)
    return draft.label is not None


def _label(cur: Cursor, draft: Draft) -> bool:
    if draft.label is not None:
        return False
    draft.label = cur.take().text
    return True


def _marked_goal(cur: Cursor, draft: Draft) -> bool:
    mark = cur.mark()
    if cur.is_word("in") and not cur.is_word("between", ahead=1):
        cur.take()
        draft.set_goal(cur, read_in(cur, draft.measure), cur.since(mark))
        return True
    if cur.is_word("under", "sub") and cur.peek(1).kind in (Kind.NUMBER, Kind.CLOCK):
        draft.set_goal(cur, read_in(cur, draft.measure), cur.since(mark))
        return True
    if cur.accept("@") or cur.word("at"):
        draft.set_goal(cur, read_goal(cur, draft.measure), cur.since(mark))
        return True
    return False


def _times(cur: Cursor, draft: Draft) -> bool:
    """The count of `600m x 5`."""
    if not (cur.is_mark("*") or cur.is_word(*words.TIMES)) or not cur.is_kind(Kind.NUMBER, 1):
        return False
    sign = cur.take().where
    low = high = cur.take()
    if (cur.is_mark("-") or cur.is_word("to", "or")) and cur.is_kind(Kind.NUMBER, 1):
        cur.take()
        high = cur.take()
    where = sign.to(high.where)
    if draft.times is not None:
        hints = ("sets of reps: 2 x (3 x 400m)",)
        raise cur.error(f"{cur.said(where)} is a second count after the rep", where, hints=hints)
    count = count_of(cur, thousandths(low), thousandths(high), low.where.to(high.where))
    draft.times, draft.times_where = count, where
    return True


def _role(cur: Cursor, draft: Draft) -> bool:
    """`10min warm-up`."""
    found = cur.find(words.ROLES)
    if found is None or draft.role is not Role.WORK:
        return False
    if cur.peek(found[1]).kind in (Kind.NUMBER, Kind.CLOCK):
        return False
    cur.skip(found[1])
    draft.role = found[0]
    return True


def _alternating(cur: Cursor, draft: Draft) -> bool:
    """`alternating fast/slow`."""
    mark = cur.mark()
    if cur.phrase(ALTERNATING) is None:
        return False
    first = cur.phrase(words.EFFORTS)
    joined = cur.accept("/,&") or cur.word("and")
    second = cur.phrase(words.MANNERS) if joined else None
    if first is None or second is None:
        raise cur.unexpected("is not understood", ("alternating fast/slow",))
    where = cur.since(mark)
    cur.note("the fast ones are reps @ hard, the slow ones floats between them", where)
    draft.set_goal(cur, first, where)
    draft.alternating = second
    return True


def _manner(cur: Cursor, draft: Draft) -> bool:
    """`easy`, `jog`, `off` behind a measure, where it begins neither a pace nor a recovery."""
    found = cur.find(words.MANNERS)
    if found is None or draft.manner is not None:
        return False
    after = found[1]
    if cur.at((*words.PACE, "effort"), after) or cur.at(words.BACK):
        return False
    if cur.at(words.REST, after) or cur.peek(after).kind in (Kind.NUMBER, Kind.CLOCK):
        return False
    mark = cur.mark()
    cur.skip(after)
    _check_manner(cur, draft, cur.since(mark))
    draft.manner, draft.manner_where = found[0], cur.since(mark)
    said = cur.source.slice(draft.manner_where).lower()
    if said in ("off", "slow", "slowly"):
        cur.note(f'"{said}" read as easy', draft.manner_where)
    return True


def _check_manner(cur: Cursor, draft: Draft, where: Where) -> None:
    if isinstance(draft.measure, Movements):
        hints = ('how it is done belongs to its name: 5 reps "slow squat"',)
        raise cur.error(f"{cur.said(where)} is no way to do a movement", where, hints=hints)


def _bare_goal(cur: Cursor, draft: Draft) -> bool:
    mark = cur.mark()
    on = cur.is_word("on")
    goal = read_bare_goal(cur, draft.measure)
    if goal is None:
        return False
    draft.on = on
    draft.set_goal(cur, goal, cur.since(mark))
    return True
