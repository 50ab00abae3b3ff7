"""Recoveries to the counts they belong to, and counts around what they count.

Levels are counted from the innermost: level 0 lies between reps, level 1 between sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.drafts import Draft, build_step
from bell_lap.core.notation.printer import print_item
from bell_lap.core.notation.rests import RestPart
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.spellings import print_rest
from bell_lap.core.session import Count, Item, Rest, Role, Sets, Step


def level_rests(cur: Cursor, parts: Sequence[RestPart], levels: int) -> list[Rest | None]:
    """The recovery of each level, innermost first; raises where they do not fit the counts."""
    if not parts:
        return [None] * levels
    parts = _capitals(cur, parts) if levels > 1 else parts
    for_sets = [part for part in parts if part.of_sets]
    plain = [part for part in parts if not part.of_sets]
    for doubled in (for_sets, plain):
        if len(doubled) > 1:
            where = doubled[1].where
            raise cur.error(
                f"{cur.said(where)} is a second recovery for the same gaps",
                where,
                hints=(
                    "a changing recovery: rest 90s/60s",
                    "between sets: 3 x (4 x 200m, rest 90s), rest 5min",
                ),
            )
    if plain and len(plain[0].levels) > 1:
        return _each_level(cur, plain[0], for_sets, levels)
    if for_sets and levels < 2:
        where = for_sets[0].where
        hints = ("a set has a count and brackets: 3 x (4 x 200m, rest 30s), rest 5min",)
        raise cur.error("a recovery between sets, and no sets", where, hints=hints)
    if (plain or for_sets) and levels > 2:
        where = (plain or for_sets)[0].where
        letters = " & ".join("abcdefgh"[:levels])
        raise cur.error(
            f"{levels} counts need a recovery for each", where, hints=(f"write [{letters}]",)
        )
    if for_sets:
        return [plain[0].rest() if plain else None, for_sets[0].rest()]
    shared = plain[0].rest()
    if levels > 1:
        said = print_rest(shared)
        cur.note(f"rest {said} for reps and sets alike; else write [{said} & 5min]", plain[0].where)
    return [shared] * levels


def _capitals(cur: Cursor, parts: Sequence[RestPart]) -> Sequence[RestPart]:
    """In `r=1' R=5'` the capital is for the sets."""
    letters = [cur.source.slice(part.where)[:2] for part in parts]
    if len(parts) == 2 and letters[0][:1] == "r" and letters[1] in ("R=", "R ", "R:"):
        return [parts[0], parts[1]._replace(of_sets=True)]
    return parts


def _each_level(
    cur: Cursor, part: RestPart, for_sets: Sequence[RestPart], levels: int
) -> list[Rest | None]:
    if for_sets:
        where = for_sets[0].where
        hints = ("write both as [3min & 5min], or both by name: rest 3min, set rest 5min",)
        message = f"{cur.said(where)} is a second recovery between sets"
        raise cur.error(message, where, hints=hints)
    if len(part.levels) != levels:
        raise cur.error(
            f"{len(part.levels)} recoveries joined by & for {levels} count{'s' * (levels > 1)}",
            part.where,
            hints=("each & needs a count: 4 x 3 x 400m [3min & 5min]",),
        )
    return [part.rest(level) for level in range(levels)]


def place_of(parts: Sequence[RestPart], otherwise: Where) -> Where:
    """Where the first recovery stands."""
    return parts[0].where if parts else otherwise


def check_values(cur: Cursor, rest: Rest | None, gaps: int, where: Where) -> None:
    """A changing recovery has a value for each gap, or one more."""
    if rest is None or len(rest.values) == 1 or len(rest.values) in (gaps, gaps + 1):
        return
    wanted = "1 value" if gaps < 1 else f"1 value, or {gaps} or {gaps + 1}"
    reps = "1 rep" if gaps < 1 else f"{gaps + 1} reps"
    raise cur.error(f"{len(rest.values)} recoveries for {reps}", where, (wanted,))


def gaps_of(members: Sequence[Step]) -> int:
    """How many recoveries a list has: floats follow at once and have none beside them."""
    pairs = pairwise(members)
    return sum(Role.FLOAT not in (before.role, after.role) for before, after in pairs)


def nest(
    cur: Cursor,
    parts: tuple[Item, ...],
    counts: Sequence[Count],
    rests: Sequence[Rest | None],
    where: Where,
) -> Item:
    """Sets around the parts: `counts` outermost first, `rests` innermost first."""
    inner = parts
    for count, rest in zip(reversed(counts), rests, strict=True):
        check_values(cur, rest, count.max - 1, where)
        inner = (Sets(inner, count, rest),)
    return inner[0]


def count_behind(
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
