"""One line of steps: role, counts, and the rep or the list that they count."""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.bare_lists import read_on_off_pair
from bell_lap.core.notation.cursor import Cursor, Mark
from bell_lap.core.notation.drafts import Draft, build_step, draft_of
from bell_lap.core.notation.levels import check_values, level_rests, nest, place_of
from bell_lap.core.notation.limits import MOST_LEVELS
from bell_lap.core.notation.lists import (
    Member,
    build_list,
    read_first,
    read_members,
    settle_manner,
)
from bell_lap.core.notation.measures import Measured, no_step, read_count, read_measure
from bell_lap.core.notation.printer import print_item
from bell_lap.core.notation.rests import read_rest_part
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tails import read_draft, read_partner
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
    RecoveryKind,
    Role,
    Sets,
    Span,
    Step,
    TrainingPace,
)

HARD = Effort("hard")


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


# --- a counted or single rep, or a list -----------------------------------------------------------


def read_measured(cur: Cursor, mark: Mark, counts: list[tuple[Count, Where]], role: Role) -> Item:
    """The rep or list at the cursor, with the counts before it; `mark` is where the line began."""
    pair = read_on_off_pair(cur)
    if pair is not None:
        return _on_off(cur, mark, counts, pair)
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
        counts = _count_behind(cur, counts, first)
    if first.alternating is not None:
        return _alternating(cur, mark, counts, first)
    partner = read_partner(cur)
    if partner is not None:
        return _with_partner(cur, mark, counts, first, partner)
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


def _count_behind(
    cur: Cursor, counts: list[tuple[Count, Where]], draft: Draft
) -> list[tuple[Count, Where]]:
    """`600m x 5`; with another count before it, an error that offers both groupings."""
    times, where = draft.times or Count(), draft.times_where or draft.where
    if not counts:
        return [(times, where)]
    draft.times = None
    draft.rests = []
    inner = counts[-1][0]
    first = Sets((build_step(cur, draft, inner, None),), times)
    second = Sets((build_step(cur, draft, times, None),), inner)
    raise cur.error(
        "one rep with a count before it and a count behind it",
        where,
        hints=(f"write {print_item(first)}", f"or {print_item(second)}"),
    )


def _count_before_list(
    cur: Cursor, counts: list[tuple[Count, Where]], members: list[Member]
) -> Exception:
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


# --- reps with floats between them ----------------------------------------------------------------


def _with_partner(
    cur: Cursor,
    mark: Mark,
    counts: list[tuple[Count, Where]],
    first: Draft,
    partner: Measured,
) -> Item:
    """`10 x 1min on, 1min off`: each rep with its float is a set."""
    second = Draft(partner.measure, partner.where)
    read_draft(cur, second, counted=True)
    if first.rests:
        raise cur.error(
            "a recovery before a float: which of the two comes first?",
            first.rests[0].where,
            hints=("a float follows at once: 10 x (1min @ hard - 1min easy)",),
        )
    rests, second.rests = second.rests, []
    where = cur.since(mark)
    chain = build_list(cur, [Member(first, ""), Member(second, "-")], where)
    cur.note(f"read as {print_item(Sets((chain,), counts[-1][0]))}", where)
    levels = level_rests(cur, rests, len(counts))
    outer = [count for count, _ in counts]
    return nest(cur, (chain,), outer, levels, place_of(rests, where))


def _alternating(cur: Cursor, mark: Mark, counts: list[tuple[Count, Where]], draft: Draft) -> Item:
    """`4 x 400 alternating fast/slow`: four runs, two of them reps."""
    count, count_where = counts[-1]
    if count.min != count.max or count.max % 2:
        raise cur.error("alternating runs come in pairs", count_where, ("an even count",))
    if draft.rests:
        raise cur.error("a recovery between runs that follow at once", draft.rests[0].where)
    slow = Draft(draft.measure, draft.where, manner=draft.alternating)
    where = cur.since(mark)
    chain = build_list(cur, [Member(draft, ""), Member(slow, "-")], where)
    halves = [one for one, _ in counts[:-1]] + [Count(count.max // 2, count.max // 2)]
    return nest(cur, (chain,), halves, [None] * len(halves), where)


def _on_off(
    cur: Cursor,
    mark: Mark,
    counts: list[tuple[Count, Where]],
    pair: tuple[Measured, Measured],
) -> Item:
    """`10 x 30/30`."""
    on, off = pair
    first = Draft(on.measure, on.where, goal=HARD, goal_where=on.where)
    second = Draft(off.measure, off.where, manner=Manner.EASY)
    tail = Draft(off.measure, off.where)
    read_draft(cur, tail, counted=True)
    if tail.goal is not None or tail.manner is not None or tail.label is not None:
        raise cur.error(
            "hard and easy are said already by the slash",
            tail.goal_where or off.where,
            hints=("write 10 x (30s @ mile - 30s easy)",),
        )
    where = cur.since(mark)
    if tail.times is not None:
        counts = _count_behind(cur, counts, tail)
    chain = build_list(cur, [Member(first, ""), Member(second, "-")], where)
    if not counts:
        return chain
    rests = level_rests(cur, tail.rests, len(counts))
    return nest(cur, (chain,), [count for count, _ in counts], rests, where)


# --- a recovery on a line of its own --------------------------------------------------------------


def read_rest_line(cur: Cursor) -> Step | None:
    """`rest 5min`, `3min jog recovery` in the place of a step: a float; None where none stands."""
    mark = cur.mark()
    if cur.is_mark("[") or cur.is_word("w", "with", "off", "on"):
        return None
    if cur.at(words.MANNERS) and not cur.at(words.REST, 1):
        return None
    part = read_rest_part(cur, counted=False)
    if part is None:
        return None
    where = cur.since(mark)
    values = part.levels[0]
    value = values[0]
    manner = value.manner or Manner.STAND
    if len(part.levels) == 1 and len(values) == 1:
        if value.kind is RecoveryKind.TIME and value.min_ms and value.max_ms:
            step = Step(Span(value.min_ms, value.max_ms), role=Role.FLOAT, manner=manner)
        elif value.kind is RecoveryKind.DISTANCE and value.distance and value.manner:
            step = Step(value.distance, role=Role.FLOAT, manner=manner)
        elif value.kind is RecoveryKind.FULL and value.min_ms is None:
            step = Step(Open(), role=Role.FLOAT, manner=manner)
        else:
            raise _no_rest_line(cur, where)
        cur.note(f"a recovery on its own, read as {print_item(step)}", where)
        return step
    raise _no_rest_line(cur, where)


def _no_rest_line(cur: Cursor, where: Where) -> Exception:
    return cur.error(
        "this recovery stands on its own and follows no rep",
        where,
        hints=(
            "put it behind its reps: 4 x 400m, rest 90s",
            "on its own it has a length: 5min jog",
        ),
    )
