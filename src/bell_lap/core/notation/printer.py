"""Values of a session into the one canonical spelling of each.

`parse(print_items(items)).items == items` for every value that the notation can write, and printing
what was parsed from a print gives the same text again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import assert_never

from bell_lap.core.notation.spellings import print_goal, print_rest, print_span
from bell_lap.core.session import (
    Chain,
    ChangingPace,
    Count,
    Goal,
    Item,
    Load,
    Manner,
    Measure,
    Movements,
    Open,
    PaceGoal,
    RepTime,
    Rest,
    Role,
    Segments,
    Span,
    Step,
)
from bell_lap.core.units import Distance, decimal

__all__ = [
    "print_count",
    "print_goal",
    "print_item",
    "print_items",
    "print_measure",
    "print_rest",
]

_ROLES = {Role.WARMUP: "wu ", Role.COOLDOWN: "cd "}


def print_items(items: Sequence[Item]) -> str:
    """The lines of a block, one for each item."""
    return "\n".join(print_item(item) for item in items)


def print_item(item: Item) -> str:
    """One line: `4 x 400m @ mile, rest 90s jog`."""
    if isinstance(item, Step):
        return _step(item)
    if isinstance(item, Chain):
        return _chain(item)
    parts = "; ".join(print_item(part) for part in item.parts)
    return f"{print_count(item.count)} x ({parts}){_tail_rest(item.rest)}"


def print_count(count: Count) -> str:
    """`4`, or `8-10` for a range."""
    return str(count.max) if count.min == count.max else f"{count.min}-{count.max}"


def _step(step: Step) -> str:
    count = "" if step.count == Count() else f"{print_count(step.count)} x "
    body = _member(step, with_goal=True)
    return f"{_ROLES.get(step.role, '')}{count}{body}{_tail_rest(step.rest)}"


def _member(step: Step, *, with_goal: bool) -> str:
    words = [print_measure(step.measure)]
    if step.manner is not None:
        words.append(step.manner.value)
    if step.goal is not None and with_goal:
        words.append(_marked_goal(step.goal))
    if step.label is not None:
        words.insert(len(words) if words[0] else 1, f'"{step.label}"')
    if isinstance(step.measure, Movements) and step.measure.load is not None:
        words.append(_load(step.measure.load))
    return " ".join(word for word in words if word)


def _chain(chain: Chain) -> str:
    work = [member for member in chain.members if member.role is not Role.FLOAT]
    shared = chain.members[-1].role is not Role.FLOAT and _is_shared(work)
    last = len(chain.members) - 1
    texts = [
        _member(member, with_goal=not shared or index == last)
        for index, member in enumerate(chain.members)
    ]
    return _joined(chain.members, texts, shared=shared) + _tail_rest(chain.rest)


def _is_shared(work: Sequence[Step]) -> bool:
    """Whether one goal, written once at the end, is the goal of all."""
    goal = work[-1].goal if work else None
    if goal is None or isinstance(goal, RepTime | Segments):
        return False
    return all(member.goal == goal for member in work)


def _joined(members: Sequence[Step], texts: list[str], *, shared: bool) -> str:
    """The members of a list with what stands between them.

    After a pace, `- 60s` would be a shift. Such a list has commas, where those can mean nothing
    else, and otherwise `1 x` before the time.
    """
    unsafe = [
        _ends_in_pace(before.goal) and isinstance(after.measure, Span)
        for before, after in pairwise(members)
    ]
    if shared or not any(unsafe):
        return " - ".join(texts)
    floats = [member for member in members if member.role is Role.FLOAT]
    named = any(one.label is not None or isinstance(one.measure, Movements) for one in members)
    recovery = floats == [members[-1]] and len(members) > 2 and members[-1].manner in _OF_RECOVERIES
    if not named and not recovery and not _looks_like_rest(members):
        return ", ".join(texts)
    joints = [" - 1 x " if one else " - " for one in unsafe]
    return texts[0] + "".join(joint + text for joint, text in zip(joints, texts[1:], strict=True))


def _looks_like_rest(members: Sequence[Step]) -> bool:
    """Whether a time alone ends a list of distances, where a comma could begin its recovery."""
    *before, last = members
    plain = last.role is Role.WORK and last.goal is None and last.label is None
    return (
        plain
        and isinstance(last.measure, Span)
        and all(isinstance(one.measure, Distance) and one.role is Role.WORK for one in before)
    )


def _ends_in_pace(goal: Goal | None) -> bool:
    if isinstance(goal, Segments):
        goal = goal.parts[-1][1]
    return isinstance(goal, PaceGoal | ChangingPace)


_OF_RECOVERIES = (Manner.JOG, Manner.WALK, Manner.STAND)


def print_measure(measure: Measure) -> str:
    """`400m`, `2 laps`, `5min`, `10-15min`, `5 reps`, `open`; "" for a movement only named."""
    match measure:
        case Distance():
            return str(measure)
        case Span():
            return print_span(measure.min_ms, measure.max_ms)
        case Movements(reps=None):
            return ""
        case Movements(reps=reps):
            return "1 rep" if reps == 1 else f"{reps} reps"
        case Open():
            return "open"
        case _:
            assert_never(measure)


def _load(load: Load) -> str:
    return f"{decimal(load.thousandths)}{load.unit}"


def _marked_goal(goal: Goal) -> str:
    text = print_goal(goal)
    return text if text.startswith("in ") else f"@ {text}"


def _tail_rest(rest: Rest | None) -> str:
    if rest is None:
        return ""
    text = print_rest(rest)
    return f", {text}" if text.startswith("on ") else f", rest {text}"
