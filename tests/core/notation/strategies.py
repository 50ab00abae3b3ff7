"""Generated sessions: every value that the notation can write, for tests that need any of them.

`items()` gives what a block holds, `goals()` and `rests()` what stands in a block's defaults, and
`token_soup()` text made of the notation's own words in no order.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from bell_lap.core.notation import words
from bell_lap.core.notation.drafts import EASY
from bell_lap.core.notation.levels import gaps_of
from bell_lap.core.notation.limits import weigh
from bell_lap.core.session import (
    Chain,
    Effort,
    Goal,
    Item,
    Measure,
    Movements,
    Open,
    RepTime,
    Rest,
    Role,
    Segments,
    Sets,
    Span,
    Step,
)
from tests.core.notation.parts import (
    RUN_MANNERS,
    counts,
    distances,
    free_goals,
    goals,
    goals_for,
    labels,
    loads,
    rests,
    spans,
    times_ms,
)

__all__ = [
    "chains",
    "counts",
    "distances",
    "free_goals",
    "goals",
    "goals_for",
    "item",
    "items",
    "labels",
    "loads",
    "measures",
    "rests",
    "sets",
    "spans",
    "steps",
    "times_ms",
    "token_soup",
]

# --- lines ----------------------------------------------------------------------------------------


@cache
def measures() -> st.SearchStrategy[Measure]:
    """Measures of every kind; a movement without a number needs a label."""
    return st.one_of(
        distances(),
        distances(),
        spans().map(lambda pair: Span(*pair)),
        st.builds(Movements, st.none() | st.integers(1, 50), st.none() | loads()),
        st.just(Open()),
    )


_NO_LABEL_OR = st.none() | labels()


def _label_for(measure: Measure) -> st.SearchStrategy[str | None]:
    unnamed = isinstance(measure, Movements) and measure.reps is None
    return labels() if unnamed else _NO_LABEL_OR


@cache
@st.composite
def steps(draw: st.DrawFn) -> Step:
    """A line with one measure, in any role."""
    measure = draw(measures())
    role = draw(st.sampled_from([Role.WORK, Role.WORK, Role.WORK, *Role]))
    label = draw(_label_for(measure))
    if role is Role.FLOAT:
        if isinstance(measure, Movements):
            measure = Open()
        manner = draw(st.sampled_from(RUN_MANNERS[1:]))
        return Step(measure, label=label, role=role, manner=manner)
    count = draw(counts())
    manner = None
    if role is not Role.WORK and not isinstance(measure, Movements):
        manner = draw(st.none() | st.sampled_from(RUN_MANNERS))
    goal = draw(goals_for(measure))
    rest = draw(_no_rest_or(count.max - 1))
    return Step(measure, count, goal, label, rest, role, manner)


@cache
@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """A list of reps and floats, its goal shared as reading shares it."""
    size = draw(st.integers(2, 5))
    members = [draw(_members()) for _ in range(size)]
    last = members[-1]
    if last.role is Role.WORK and last.goal is not None:
        shared = last.goal
        if isinstance(shared, RepTime | Segments):
            members = [_with_own_goal(member) for member in members]
        else:
            members = [_with_goal(member, shared) for member in members]
    work = [member for member in members if member.role is Role.WORK]
    if any(member.goal == EASY for member in work):
        members = [
            replace(one, goal=Effort("hard")) if one.goal == EASY else one for one in members
        ]
    rest = draw(_no_rest_or(gaps_of(members)))
    return Chain(tuple(members), rest)


def _with_own_goal(member: Step) -> Step:
    if member.role is Role.FLOAT or member.goal is not None:
        return member
    return replace(member, goal=Effort("hard"))


def _with_goal(member: Step, goal: Goal) -> Step:
    if member.role is Role.FLOAT or member.goal is not None:
        return member
    own = goal if not isinstance(member.measure, Movements) else Effort("hard")
    return replace(member, goal=own)


@cache
@st.composite
def _members(draw: st.DrawFn) -> Step:
    measure = draw(measures())
    label = draw(_label_for(measure))
    if draw(st.integers(0, 3)) == 0 and not isinstance(measure, Movements):
        return Step(
            measure, label=label, role=Role.FLOAT, manner=draw(st.sampled_from(RUN_MANNERS))
        )
    return Step(measure, goal=draw(goals_for(measure)), label=label)


@cache
@st.composite
def sets(draw: st.DrawFn, parts: st.SearchStrategy[Item]) -> Sets:
    """Those parts repeated."""
    count = draw(counts(4))
    inner = draw(st.lists(parts, min_size=1, max_size=2))
    return Sets(tuple(inner), count, draw(_no_rest_or(count.max - 1)))


@cache
def _no_rest_or(gaps: int) -> st.SearchStrategy[Rest | None]:
    return st.none() | rests(gaps)


def _fits(item: Item) -> bool:
    return weigh(item).excess is None


@cache
def item() -> st.SearchStrategy[Item]:
    """One line: a step, a list, or sets of them, within the limits of a session."""
    lines: st.SearchStrategy[Item] = st.one_of(steps(), chains())
    return st.one_of(lines, sets(lines), sets(sets(lines))).filter(_fits)


@cache
def items() -> st.SearchStrategy[tuple[Item, ...]]:
    """The lines of a block, within the limits of a session."""
    several = st.lists(item(), min_size=1, max_size=3).map(tuple)
    return several.filter(lambda them: _fits(Sets(them)))


# --- text -----------------------------------------------------------------------------------------

_PIECES = sorted(
    {
        *words.FIRST_WORDS,
        *words.LATER_WORDS,
        *"@,;/+-*()[]{}&=:%#xrmkhs'",
        *("->", "w/", "400", "90s", "5min", "1:30", "4", "8-10", "4x", "1.30", "1:2", '75"'),
        *("5'", "0", "3:20/km", "100kg", '"A skip"', "\n", "4 x 400m", "rest 90s", "@ mile"),
        *("goal mile", "½", "\u2019", "\u2013", "\u201c"),
    }
)


def token_soup() -> st.SearchStrategy[str]:
    """The notation's own words in no order."""
    pieces = st.lists(st.sampled_from(_PIECES), max_size=14)
    return st.builds(lambda them, glue: glue.join(them), pieces, st.sampled_from([" ", " ", ""]))
