"""A block's lines laid out flat: what is run, and what recovery stands where.

Only order is decided here, no time: the rules of NOTATION "What follows a step". A recovery stands
between two pieces of work of one sequence; the last of a sequence is dropped unless its line says
`last rest`. A float follows at once. No runner and no track is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import assert_never

from bell_lap.core.goals import Turn
from bell_lap.core.notation.printer import print_count, print_measure
from bell_lap.core.session import (
    Block,
    Chain,
    Item,
    Movements,
    Open,
    Recovery,
    RecoveryKind,
    Rest,
    Role,
    Sets,
    Step,
)
from bell_lap.errors import BadInput

FULL = Recovery(RecoveryKind.FULL)
"""What a line without a recovery has, said aloud in a note."""


@dataclass(frozen=True, slots=True)
class SetPlace:
    """Which set of how many, 1-based; sets within sets are numbered through."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work to be run."""

    step: Step
    role: Role
    line: int
    turn: Turn
    set: SetPlace | None
    optional: bool

    @property
    def is_float(self) -> bool:
        """Whether it follows at once and nothing follows it but the next work."""
        return self.step.role is Role.FLOAT


@dataclass(frozen=True, slots=True)
class Gap:
    """One recovery. `line` and `set` are those of the work before it."""

    recovery: Recovery
    given: bool
    """Said by the line itself, not by a default."""
    note: str | None = None
    """What to say aloud where nobody asked for it."""
    kept: bool = False
    """Stands even where nothing follows."""
    optional: bool = False
    between_sets: bool = False
    line: int = 0
    set: SetPlace | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """A wait for a tap before the next part."""


Draft = Work | Gap | Gate


@dataclass(frozen=True, slots=True)
class _Run:
    """One item laid out, and the recovery that stands after it where something follows."""

    drafts: list[Work | Gap]
    tail: Gap


def lay_out(block: Block) -> list[Draft]:
    """A block's work, recoveries and inner gates in the order they are run.

    Raises BadInput where a changing recovery has neither a value for each rep nor for each gap.
    """
    flat = _join(_runs(block, block.items, 0, None, optional=False))
    return _placed(_with_gates(flat, flow=block.flow))


def work_count(item: Item) -> int:
    """How many pieces of work an item comes to, optional ones too, without laying it out."""
    match item:
        case Step():
            return item.count.max
        case Chain():
            return len(item.members)
        case Sets():
            return item.count.max * sum(work_count(part) for part in item.parts)
        case _:
            assert_never(item)


def line_count(item: Item) -> int:
    """How many lines of like reps an item has: each member of a chain is one of its own."""
    match item:
        case Step():
            return 1
        case Chain():
            return len(item.members)
        case Sets():
            return sum(line_count(part) for part in item.parts)
        case _:
            assert_never(item)


def _runs(
    block: Block, items: tuple[Item, ...], line: int, place: SetPlace | None, *, optional: bool
) -> list[_Run]:
    found = []
    for item in items:
        match item:
            case Step():
                found.append(_step(block, item, line, place, optional=optional))
            case Chain():
                found.append(_chain(block, item, line, place, optional=optional))
            case Sets():
                found.append(_sets(block, item, line, place, optional=optional))
            case _:
                assert_never(item)
        line += line_count(item)
    return found


def _step(block: Block, step: Step, line: int, place: SetPlace | None, *, optional: bool) -> _Run:
    count = step.count
    gaps = _gaps(block, step.rest, count.max - 1, step_words(step))
    out: list[Work | Gap] = []
    for number in range(count.max):
        extra = optional or number >= count.min
        if number and (gaps[number - 1].given or step.role is not Role.FLOAT):
            out.append(replace(gaps[number - 1], optional=extra))
        out.append(Work(step, _role(block, step), line, Turn(number, count.max), place, extra))
    return _Run(out, replace(gaps[-1], optional=optional))


def _chain(
    block: Block, chain: Chain, line: int, place: SetPlace | None, *, optional: bool
) -> _Run:
    members = chain.members
    stands = [Role.FLOAT not in (a.role, b.role) for a, b in pairwise(members)]
    gaps = iter(_gaps(block, chain.rest, sum(stands), _chain_words(chain)))
    out: list[Work | Gap] = []
    for number, member in enumerate(members):
        if number and stands[number - 1]:
            out.append(replace(next(gaps), optional=optional))
        role = _role(block, member)
        out.append(Work(member, role, line + number, Turn(), place, optional))
    return _Run(out, replace(next(gaps), optional=optional))


def _sets(block: Block, sets: Sets, line: int, place: SetPlace | None, *, optional: bool) -> _Run:
    count = sets.count
    if count.max == 1 and sets.rest is None:
        parts = _runs(block, sets.parts, line, place, optional=optional)
        return _Run(_join(parts), parts[-1].tail)
    gaps = _gaps(block, sets.rest, count.max - 1, "each set")
    rounds = []
    for number in range(count.max):
        extra = optional or number >= count.min
        inner = _inner(place, number, count.max)
        drafts = _join(_runs(block, sets.parts, line, inner, optional=extra))
        next_extra = optional or count.min <= number + 1 < count.max
        tail = replace(gaps[number], between_sets=True, optional=next_extra)
        rounds.append(_Run(drafts, tail))
    kept = rounds[-1].tail
    rounds[-1] = _Run(rounds[-1].drafts, replace(kept, kept=False))
    return _Run(_join(rounds), kept)


def _join(runs: list[_Run]) -> list[Work | Gap]:
    """Runs one after the other; a recovery that nobody gave never stands beside a float."""
    out: list[Work | Gap] = []
    for run, after in zip(runs, [*runs[1:], None], strict=True):
        out.extend(run.drafts)
        beside_float = _is_float(run.drafts[-1]) or (
            after is not None and _is_float(after.drafts[0])
        )
        if run.tail.kept or (after is not None and (run.tail.given or not beside_float)):
            out.append(run.tail)
    return out


def _gaps(block: Block, rest: Rest | None, inner: int, words: str) -> list[Gap]:
    """The recoveries of a line with `inner` gaps, and after them the one that follows it."""
    unsaid = Gap(FULL, given=False, note=f"no recovery given after {words}: rest full")
    said = block.rest if rest is None else rest
    if said is None:
        return [unsaid] * (inner + 1)
    values = said.values * (inner + 1) if len(said.values) == 1 else said.values
    if len(values) not in (inner, inner + 1):
        raise BadInput(
            f"{len(values)} recoveries do not fit {words}, which has {inner} between its reps",
            hints=(f"give one for all, or {inner}, or {inner + 1} with the last",),
        )
    gaps = [Gap(value, given=rest is not None) for value in values]
    if len(gaps) == inner:
        return [*gaps, unsaid]
    return [*gaps[:-1], replace(gaps[-1], kept=said.last)]


def _inner(place: SetPlace | None, number: int, count: int) -> SetPlace | None:
    """The place of round `number` (0-based) of `count` inside the sets around it."""
    if count == 1:
        return place
    if place is None:
        return SetPlace(number + 1, count)
    return SetPlace((place.number - 1) * count + number + 1, place.of * count)


def _role(block: Block, step: Step) -> Role:
    return step.role if block.role is Role.WORK else block.role


def _is_float(draft: Work | Gap) -> bool:
    return isinstance(draft, Work) and draft.step.role is Role.FLOAT


def _with_gates(flat: list[Work | Gap], *, flow: bool) -> list[Draft]:
    """A gate after a warm-up and before a cool-down, in place of the recovery there."""
    out: list[Draft] = []
    gaps: list[Gap] = []
    before: Work | None = None
    for draft in flat:
        if isinstance(draft, Gap):
            gaps.append(draft)
            continue
        if before is not None and is_boundary(before, draft):
            gaps = [gap for gap in gaps if gap.kept or (flow and gap.given)]
            out.extend(gaps if flow else [*gaps, Gate()])
        else:
            out.extend(gaps)
        gaps = []
        out.append(draft)
        before = draft
    return [*out, *gaps]


def is_boundary(before: Work, after: Work) -> bool:
    """Whether a warm-up ends or a cool-down begins between two pieces of work."""
    warm = before.role is Role.WARMUP and after.role is not Role.WARMUP
    cool = after.role is Role.COOLDOWN and before.role is not Role.COOLDOWN
    return warm or cool


def _placed(drafts: list[Draft]) -> list[Draft]:
    """Recoveries know the line and the set of the work before them; `rest 0` is none at all."""
    out: list[Draft] = []
    before: Work | None = None
    for draft in drafts:
        if isinstance(draft, Work):
            before = draft
        if not isinstance(draft, Gap) or before is None:
            out.append(draft)
        elif draft.recovery.kind is not RecoveryKind.NONE:
            place = None if draft.between_sets else before.set
            out.append(replace(draft, line=before.line, set=place))
    return out


def step_words(step: Step) -> str:
    """What a line asks for, in short: `8-10 x 400m`, `5min`, `5 reps "back squat"`."""
    measure = _measure_words(step)
    return measure if step.count.max == 1 else f"{print_count(step.count)} x {measure}"


def _measure_words(step: Step) -> str:
    words = print_measure(step.measure)
    by_name = isinstance(step.measure, Movements | Open) and step.label is not None
    return f'{words} "{step.label}"'.lstrip() if by_name else words


def _chain_words(chain: Chain) -> str:
    return " - ".join(_measure_words(member) for member in chain.members)
