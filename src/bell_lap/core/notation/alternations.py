"""Reps with floats between them, behind a count: `10 x 1min on, 1min off`, `10 x 30/30`.

Each rep with its float is a set; floats follow at once.
"""

from __future__ import annotations

from bell_lap.core.notation.ahead import After, classify
from bell_lap.core.notation.cursor import Cursor, Mark
from bell_lap.core.notation.drafts import Draft
from bell_lap.core.notation.levels import count_behind, level_rests, nest, place_of
from bell_lap.core.notation.lists import Member, build_list
from bell_lap.core.notation.measures import Measured, read_measure
from bell_lap.core.notation.printer import print_item
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tails import read_draft
from bell_lap.core.session import Count, Effort, Item, Manner, Measure, Sets, Span
from bell_lap.core.units import Distance

HARD = Effort("hard")
LONG_MS = 300_000
LONG_M = 1200.0


def read_partner(cur: Cursor, mark: Mark, first: Draft) -> Measured | None:
    """The measure of a float after a counted rep: `, 1min off`; None and nothing taken else.

    Off and float say so themselves. Easy after a comma could be the next step where it is long, and
    after a spaced slash the slash could be one; both are errors that offer the two.
    """
    before, start = cur.since(mark), cur.mark()
    spaced = cur.is_mark("/") and cur.peek().spaced and cur.peek(1).spaced
    _ = cur.accept(",/&+") or cur.word("and")
    if classify(cur) is not After.FLOAT:
        cur.reset(start)
        return None
    partner = read_measure(cur)
    if partner is None or first.on or cur.is_word("off", "float"):
        return partner
    short = _is_short(first.measure, partner.measure)
    if short and not spaced:
        return partner
    if spaced and not short:
        cur.reset(start)
        return None
    rep = cur.source.slice(Where(first.where.start, before.end))
    counts = cur.source.slice(Where(before.start, first.where.start))
    easy = f"{cur.source.slice(partner.where)} {cur.peek().text}"
    raise cur.error(
        f"is {easy} a float after each rep, or the next step?",
        partner.where,
        hints=(
            f"a float after each rep: {counts}({rep}, {easy})",
            f"the next step: {counts}{rep}; {easy}",
        ),
    )


def _is_short(first: Measure, partner: Measure) -> bool:
    """Whether it is likely to be run after each rep."""
    if isinstance(partner, Span):
        own_ms = first.max_ms if isinstance(first, Span) else 0
        return partner.max_ms <= max(own_ms, LONG_MS - 1)
    if isinstance(partner, Distance):
        own_m = first.metres(400.0) if isinstance(first, Distance) else 0.0
        return partner.metres(400.0) <= max(own_m, LONG_M - 1)
    return True


def with_partner(
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


def alternating(cur: Cursor, mark: Mark, counts: list[tuple[Count, Where]], draft: Draft) -> Item:
    """`4 x 400 alternating fast/slow`: four runs, two of them reps."""
    count, count_where = counts[-1]
    if count.min != count.max or count.max % 2:
        raise cur.error("alternating runs come in pairs", count_where, ("an even count",))
    if draft.rests:
        message = "a recovery between runs that follow at once"
        hints = ("between sets of them: 2 x (4 x (400m @ hard - 400m easy)), rest 5min",)
        raise cur.error(message, draft.rests[0].where, hints=hints)
    slow = Draft(draft.measure, draft.where, manner=draft.alternating)
    where = cur.since(mark)
    chain = build_list(cur, [Member(draft, ""), Member(slow, "-")], where)
    halves = [one for one, _ in counts[:-1]] + [Count(count.max // 2, count.max // 2)]
    return nest(cur, (chain,), halves, [None] * len(halves), where)


def on_off(
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
        counts = count_behind(cur, counts, tail)
    chain = build_list(cur, [Member(first, ""), Member(second, "-")], where)
    if not counts:
        return chain
    rests = level_rests(cur, tail.rests, len(counts))
    return nest(cur, (chain,), [count for count, _ in counts], rests, where)
