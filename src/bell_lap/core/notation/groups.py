"""Sets: steps in brackets, with counts before or behind and recoveries behind.

A goal behind the brackets goes to every rep inside that has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bell_lap.core.notation import words
from bell_lap.core.notation.counts import count_of
from bell_lap.core.notation.cursor import Cursor, Mark
from bell_lap.core.notation.drafts import check_goal
from bell_lap.core.notation.goals import read_bare_goal, read_goal, read_in
from bell_lap.core.notation.levels import check_values, gaps_of, level_rests, nest, place_of
from bell_lap.core.notation.measures import EXPECTED_STEP
from bell_lap.core.notation.quantities import thousandths
from bell_lap.core.notation.rests import RestPart, read_rest_part
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Chain, Count, Goal, Item, Rest, Role, Sets, Step

ReadSequence = Callable[[Cursor, str], tuple[Item, ...]]
"""How the steps between the brackets are read, up to the closing one."""

CLOSING = {"(": ")", "{": "}"}


@dataclass(slots=True)
class Behind:
    """What stands behind the closing bracket."""

    rests: list[RestPart] = field(default_factory=list)
    goal: Goal | None = None
    goal_where: Where | None = None
    times: Count | None = None
    times_where: Where | None = None


def read_group(
    cur: Cursor,
    mark: Mark,
    counts: Sequence[Count],
    role: Role,
    read_sequence: ReadSequence,
) -> Item:
    """The Sets at the cursor; `mark` is where its line began, with its counts."""
    bracket = cur.take()
    closing = CLOSING[bracket.text]
    items = read_sequence(cur, closing)
    if not cur.accept(closing):
        raise cur.error("this bracket is never closed", bracket.where, (closing,))
    if not items:
        raise cur.error("these brackets hold no step", bracket.where, EXPECTED_STEP)
    if role is not Role.WORK:
        raise cur.error(
            "a warm-up or cool-down has no sets",
            cur.since(mark),
            hints=("write wu before each step inside the brackets: 2 x (wu 5min easy; ...)",),
        )
    behind = _behind(cur)
    where = cur.since(mark)
    items = _shared(cur, items, behind)
    if behind.times is not None:
        if counts:
            raise cur.error(
                "brackets with a count before and a count behind",
                behind.times_where or where,
                hints=("write one count before the brackets: 2 x (5 x 90s)",),
            )
        counts = (behind.times,)
    counts = counts or (Count(),)
    items, parts = _inner_rest(cur, items, behind.rests, len(counts))
    rests = _set_rests(cur, parts, len(counts))
    return nest(cur, items, counts, rests, place_of(parts, where))


def _behind(cur: Cursor) -> Behind:
    behind = Behind()
    while True:
        mark = cur.mark()
        comma = cur.accept(",") is not None
        rest = read_rest_part(cur, counted=True)
        if rest is not None:
            behind.rests.append(rest)
        elif not _goal(cur, behind) and (comma or not _times(cur, behind)):
            cur.reset(mark)
            return behind


def _goal(cur: Cursor, behind: Behind) -> bool:
    mark = cur.mark()
    goal: Goal | None
    if cur.accept("@") or cur.word("at"):
        goal = read_goal(cur, None)
    elif cur.is_word("in") and not cur.is_word("between", ahead=1):
        cur.take()
        goal = read_in(cur, None)
    else:
        goal = read_bare_goal(cur, None)
    if goal is None:
        return False
    where = cur.since(mark)
    if behind.goal is not None:
        hints = ("write each goal inside the brackets",)
        raise cur.error(f"{cur.said(where)} is a second goal", where, hints=hints)
    behind.goal, behind.goal_where = goal, where
    return True


def _times(cur: Cursor, behind: Behind) -> bool:
    """The count of `(5 x 90s) x 2`."""
    if not (cur.is_mark("*") or cur.is_word(*words.TIMES)) or not cur.is_kind(Kind.NUMBER, 1):
        return False
    sign = cur.take().where
    number = cur.take()
    where = sign.to(number.where)
    if behind.times is not None:
        message = f"{cur.said(where)} is a second count behind the brackets"
        raise cur.error(message, where, hints=("sets of sets: 2 x (3 x (4 x 200m))",))
    amount = thousandths(number)
    behind.times = count_of(cur, amount, amount, number.where)
    behind.times_where = where
    return True


# --- goals and recoveries behind the brackets -----------------------------------------------------


def _shared(cur: Cursor, items: tuple[Item, ...], behind: Behind) -> tuple[Item, ...]:
    goal, where = behind.goal, behind.goal_where
    if goal is None or where is None:
        return items
    cur.note("this goal goes to every rep in the brackets that has none", where)
    return tuple(_with_goal(cur, item, goal, where) for item in items)


def _with_goal(cur: Cursor, item: Item, goal: Goal, where: Where) -> Item:
    if isinstance(item, Sets):
        return replace(item, parts=tuple(_with_goal(cur, part, goal, where) for part in item.parts))
    if isinstance(item, Chain):
        return replace(
            item, members=tuple(_step_with_goal(cur, one, goal, where) for one in item.members)
        )
    return _step_with_goal(cur, item, goal, where)


def _step_with_goal(cur: Cursor, step: Step, goal: Goal, where: Where) -> Step:
    if step.role is not Role.WORK or step.goal is not None:
        return step
    check_goal(cur, step.measure, goal, where)
    return replace(step, goal=goal)


def _inner_rest(
    cur: Cursor, items: tuple[Item, ...], parts: list[RestPart], levels: int
) -> tuple[tuple[Item, ...], list[RestPart]]:
    """The recovery of the reps inside, from `3 x (4 x 200m), rest 30s, set rest 5min`.

    It is taken out of `parts` where the only item inside has none of its own.
    """
    plain = [part for part in parts if not part.of_sets]
    both = len(plain) == 1 and len(parts) == 2 and len(plain[0].levels) == 1
    each = len(parts) == 1 and len(plain) == 1 and len(plain[0].levels) == levels + 1
    if not (both or each):
        return items, parts
    inner = items[0]
    if len(items) != 1 or inner.rest is not None or isinstance(inner, Sets):
        raise cur.error(
            "which reps is this recovery between?",
            plain[0].where,
            hints=("write it inside the brackets: 3 x (4 x 200m, rest 30s), rest 5min",),
        )
    rest = Rest(plain[0].levels[0], last=both and plain[0].last)
    gaps = gaps_of(inner.members) if isinstance(inner, Chain) else inner.count.max - 1
    check_values(cur, rest, gaps, plain[0].where)
    if both:
        return (replace(inner, rest=rest),), [part for part in parts if part.of_sets]
    outer = plain[0]._replace(levels=plain[0].levels[1:])
    return (replace(inner, rest=rest),), [outer]


def _set_rests(cur: Cursor, parts: list[RestPart], levels: int) -> list[Rest | None]:
    """Behind brackets every recovery is one between sets."""
    return level_rests(cur, [part._replace(of_sets=False) for part in parts], levels)
