"""One line of steps: role, counts, and the rep or the list that they count."""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.alternations import alternating, on_off, read_partner, with_partner
from bell_lap.core.notation.bare_lists import read_on_off_pair
from bell_lap.core.notation.counts import read_count
from bell_lap.core.notation.cursor import Cursor, Mark
from bell_lap.core.notation.drafts import Draft, build_step, draft_of
from bell_lap.core.notation.levels import check_values, count_behind, level_rests, nest, place_of
from bell_lap.core.notation.limits import MOST_LEVELS
from bell_lap.core.notation.lists import (
    Member,
    build_list,
    read_first,
    read_members,
    refuse_bare_time,
    settle_manner,
)
from bell_lap.core.notation.measures import Measured, no_step, read_measure
from bell_lap.core.notation.printer import print_item
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tails import read_draft
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import (
    Chain,
    Count,
    Effort,
    Item,
    Manner,
    Movements,
    Open,
    PaceGoal,
    Role,
    Sets,
    TrainingPace,
)


def read_counts(cur: Cursor) -> list[tuple[Count, Where]]:
    """All the counts that stand here: `4 x 3 x`."""
    counts: list[tuple[Count, Where]] = []
    while True:
        found = read_count(cur)
        if found is None or len(counts) > MOST_LEVELS + 1:
            return counts
        counts.append(found)


def read_role(cur: Cursor) -> Role:
    """`wu`, `cool down:` before a step."""
    role = cur.phrase(words.ROLES)
    if role is None:
        return Role.WORK
    cur.accept(":=")
    return role


def read_measured(cur: Cursor, mark: Mark, counts: list[tuple[Count, Where]], role: Role) -> Item:
    """The rep or list at the cursor, with the counts before it; `mark` is where the line began."""
    pair = read_on_off_pair(cur)
    if pair is not None:
        return on_off(cur, mark, counts, pair)
    if not counts:
        bare = read_first(cur, role)
        if bare:
            return _single_or_list(cur, mark, bare)
    first = _read_first_draft(cur, counts, role)
    if not counts and first.times is None:
        return _single_or_list(cur, mark, [Member(first, "")])
    return _counted(cur, mark, counts, first)


def _read_first_draft(cur: Cursor, counts: list[tuple[Count, Where]], role: Role) -> Draft:
    before = _word_before(cur)
    start = cur.mark()
    measured = read_measure(cur)
    if measured is None and role in (Role.WARMUP, Role.COOLDOWN) and not counts:
        measured = Measured(Open(), cur.peek().where)
        cur.note("no length is given: it ends at a tap", cur.before())
    if measured is None:
        raise no_step(cur)
    if counts and measured.measure == Movements(None) and cur.movements and measured.label:
        measured = _count_movements(cur, counts, measured)
    draft = draft_of(measured, role)
    if isinstance(before, Manner):
        draft.manner, draft.manner_where = before, cur.since(start)
    elif before is not None:
        draft.set_goal(cur, before, cur.since(start))
    read_draft(cur, draft, counted=bool(counts))
    return draft


def _word_before(cur: Cursor) -> Manner | Effort | PaceGoal | None:
    """`easy 10min`, `jog 400m`, `tempo 20min`: the word, taken, where a number follows it."""
    filler = cur.find(words.FILLERS)
    if filler and cur.peek(filler[1]).kind in (Kind.NUMBER, Kind.CLOCK):
        cur.skip(filler[1])
        return None
    for table in (words.MANNERS, words.EFFORTS, words.ZONES):
        found = cur.find(table)
        if found is None or cur.is_word("off", "on", "r", "t", "e", "i"):
            continue
        if cur.peek(found[1]).kind in (Kind.NUMBER, Kind.CLOCK):
            cur.skip(found[1])
            value = found[0]
            if isinstance(value, Manner | Effort):
                return value
            return PaceGoal(TrainingPace(value))
    return None


def _count_movements(
    cur: Cursor, counts: list[tuple[Count, Where]], measured: Measured
) -> Measured:
    """`10 x burpees`: the last count is of movements."""
    count, where = counts.pop()
    if count.min != count.max:
        raise cur.error(
            "movements have one number",
            where,
            hints=(f'write {count.max} reps "{measured.label}"',),
        )
    return Measured(Movements(count.max), measured.where, measured.label)


def _single_or_list(cur: Cursor, mark: Mark, members: list[Member]) -> Item:
    if len(members) == 1:
        members = read_members(cur, members[0].draft)
    else:
        members = members[:-1] + read_members(cur, members[-1].draft)
    where = cur.since(mark)
    for member in members:
        if member.draft.times is not None and len(members) > 1:
            raise _count_behind_list(cur, members, member.draft)
        if member.draft.alternating is not None:
            raise cur.error("how many reps alternate?", member.draft.where, ("a count (4 x)",))
    if len(members) > 1:
        return build_list(cur, members, where)
    draft = members[0].draft
    settle_manner(cur, draft, counted=False)
    rest = level_rests(cur, draft.rests, 1)[0]
    check_values(cur, rest, 0, place_of(draft.rests, where))
    return build_step(cur, draft, Count(), rest)


def _count_behind_list(cur: Cursor, members: list[Member], draft: Draft) -> Exception:
    times, where = draft.times or Count(), draft.times_where or draft.where
    draft.times = None
    chain = build_list(cur, members, where)
    return cur.error(
        "a count binds one measure, and here is a list",
        where,
        hints=(f"the list repeated: {print_item(Sets((chain,), times))}",),
    )


def _counted(cur: Cursor, mark: Mark, counts: list[tuple[Count, Where]], first: Draft) -> Item:
    if first.times is not None:
        counts = count_behind(cur, counts, first)
    if first.alternating is not None:
        return alternating(cur, mark, counts, first)
    partner = read_partner(cur, mark, first)
    if partner is not None:
        return with_partner(cur, mark, counts, first, partner)
    members = read_members(cur, first)
    if len(members) > 1:
        raise _count_before_list(cur, counts, members)
    settle_manner(cur, first, counted=bool(counts))
    where = cur.since(mark)
    rests = level_rests(cur, first.rests, max(1, len(counts)))
    own = counts[-1][0] if counts else Count()
    where = place_of(first.rests, where)
    check_values(cur, rests[0], own.max - 1, where)
    step = build_step(cur, first, own, rests[0])
    outer = [count for count, _ in counts[:-1]]
    return nest(cur, (step,), outer, rests[1:], where)


def _count_before_list(
    cur: Cursor, counts: list[tuple[Count, Where]], members: list[Member]
) -> Exception:
    refuse_bare_time(cur, members)
    count, where = counts[-1]
    where = where.to(members[-1].draft.where)
    for member in members:
        member.draft.rests = []
    first = build_step(cur, members[0].draft, count, None)
    chain = build_list(cur, members, where)
    rest = (Chain(chain.members[1:]) if len(chain.members) > 2 else chain.members[1],)
    each = "; ".join(print_item(item) for item in (first, *rest))
    return cur.error(
        "a count binds one measure, and here follows a list",
        where,
        hints=(
            f"the list repeated: {print_item(Sets((chain,), count))}",
            f"one after the other: {each}",
        ),
    )
