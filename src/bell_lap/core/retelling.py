"""Writes a session anew with every recovery by the clock and every even goal as a time.

The shape stays where it can: lines, chains with floats, and sets keep their numbers. What the new
session is printed as is what it means: goals are rounded to a tenth before they are used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from typing import TypeVar, assert_never

from bell_lap.core.drafts import work_count
from bell_lap.core.phrases import step_words
from bell_lap.core.plan import MeasureKind, Plan
from bell_lap.core.sendoffs import (
    NOTHING,
    Piece,
    SendOff,
    Timing,
    Wait,
    pieces_of,
    send_offs,
    tenths,
)
from bell_lap.core.session import (
    Block,
    Chain,
    ChangingPace,
    Count,
    Goal,
    Item,
    Manner,
    Open,
    PaceGoal,
    Recovery,
    RepTime,
    Rest,
    Role,
    Session,
    Sets,
    Span,
    Step,
    UnitPace,
)
from bell_lap.core.units import MS, Pace, round_half_up
from bell_lap.errors import BadInput

EVEN_KNOTS = 2
"""A goal at one even pace is a straight line."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Synchronous:
    """A session that needs nobody to tap."""

    session: Session
    send_offs: tuple[SendOff, ...]
    waits: tuple[Wait, ...]
    dropped: tuple[str, ...]
    """What comes before the first rep and after the last, in words."""
    drifts: bool
    """Work that ends at a tap is followed at once: a late tap there moves all that comes after."""


def synchronous(session: Session, plan: Plan) -> Synchronous:
    """The session as send-offs, from its first rep to its last.

    `plan` is what `session` was expanded to. Raises BadInput where there is no rep, and for a rep
    whose time nothing tells.
    """
    pieces = pieces_of(session, plan)
    items, kept = _kept(session, pieces)
    timing = Timing()
    timing.time(kept)
    written = _items(items, kept, tail=False)
    longest = max(kept, key=lambda piece: piece.step.distance_m or 0.0)
    block = Block(tuple(written), splits=longest.block.splits)
    dropped = [piece for piece in pieces if all(piece is not one for one in kept)]
    return Synchronous(
        session=replace(session, blocks=(block,)),
        send_offs=tuple(send_offs(kept)),
        waits=timing.waits,
        dropped=tuple(dict.fromkeys(step_words(piece.step) for piece in dropped)),
        drifts=any(not one.by_clock and one.recovery == NOTHING for one in kept[:-1]),
    )


def _kept(session: Session, pieces: Sequence[Piece]) -> tuple[list[Item], Sequence[Piece]]:
    """The lines from the one with the first rep to the one with the last, and their pieces."""
    items = [item for block in session.blocks for item in block.items]
    ends = list(accumulate(map(work_count, items), initial=0))
    with_reps = [
        number
        for number, (begin, end) in enumerate(pairwise(ends))
        if any(piece.step.is_rep for piece in pieces[begin:end])
    ]
    if not with_reps:
        raise BadInput(f"{session.title}: there is no rep in it, so there is nothing to sound")
    first, last = with_reps[0], with_reps[-1] + 1
    return items[first:last], pieces[ends[first] : ends[last]]


def _items(items: Sequence[Item], pieces: Sequence[Piece], *, tail: bool) -> list[Item]:
    """These items written anew from their pieces.

    With `tail` the recovery after the last one is its own; else it is that of the sets around it,
    or there is none.
    """
    out: list[Item] = []
    for number, item in enumerate(items):
        own, pieces = pieces[: work_count(item)], pieces[work_count(item) :]
        with_tail = tail or number + 1 < len(items)
        match item:
            case Step():
                out += _step(own, item.count, tail=with_tail)
            case Chain():
                out += _chain(own, tail=with_tail)
            case Sets():
                out += _sets(item, own, tail=with_tail)
            case _:
                assert_never(item)
    return out


def _step(pieces: Sequence[Piece], count: Count, *, tail: bool) -> list[Item]:
    """One line; several where goals differ, or recoveries are not of one kind."""
    steps = [_member(piece) for piece in pieces]
    rests = _rests(pieces, tail=tail)
    if len(set(steps)) == 1 and len({rest.kind for rest in rests}) <= 1:
        return [replace(steps[0], count=count, rest=_rest(rests, steps[0]))]
    ends: list[Recovery | None] = [*rests]
    if len(rests) < len(steps):
        # What is said of a gap where nothing follows is dropped: it may as well be said.
        ends.append(rests[-1] if steps[-1] == steps[-2] else None)
    return [
        replace(step, count=Count(times, times), rest=None if rest is None else _rest([rest], step))
        for (step, rest), times in _runs(list(zip(steps, ends, strict=True)))
    ]


def _chain(pieces: Sequence[Piece], *, tail: bool) -> list[Item]:
    """A list as lines: members with a float beside them stay together."""
    out: list[Item] = []
    together: list[Piece] = []
    for number, piece in enumerate(pieces):
        together.append(piece)
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        if after is not None and (piece.work.is_float or after.work.is_float):
            continue
        with_tail = tail or after is not None
        if len(together) == 1:
            out += _step(together, Count(), tail=with_tail)
        else:
            members = tuple(_member(one) for one in together)
            rest = _rest(_rests([piece], tail=with_tail), members[-1])
            out.append(Chain(members, rest))
        together = []
    return out


def _sets(sets: Sets, pieces: Sequence[Piece], *, tail: bool) -> list[Item]:
    """The same sets; their parts one after the other where one rule does not fit all their ends."""
    size = len(pieces) // sets.count.max
    rounds = [pieces[begin : begin + size] for begin in range(0, len(pieces), size)]
    rests = _rests([one[-1] for one in rounds], tail=tail)
    if sets.count.max > 1 and len({rest.kind for rest in rests}) <= 1:
        inner = tuple(_items(sets.parts, rounds[0], tail=False))
        # A float at the end runs on into whatever follows; one at the start only between the sets.
        runs_on = rounds[0][-1].work.is_float or (rounds[0][0].work.is_float and not tail)
        bare = runs_on and set(rests) <= {NOTHING}
        return [Sets(inner, sets.count, None if bare else _rest(rests))]
    last = len(rounds) - 1
    return [
        item
        for number, one in enumerate(rounds)
        for item in _items(sets.parts, one, tail=tail or number < last)
    ]


def _rests(pieces: Sequence[Piece], *, tail: bool) -> list[Recovery]:
    """The recoveries between these pieces and, with `tail`, the one after them."""
    of = pieces if tail else pieces[:-1]
    return [piece.recovery for piece in of if piece.recovery is not None]


def _rest(rests: Sequence[Recovery], step: Step | None = None) -> Rest | None:
    """One rule for all, or one for each; a float that runs on says nothing of it."""
    runs_on = step is not None and step.role is Role.FLOAT and set(rests) <= {NOTHING}
    if not rests or runs_on:
        return None
    return Rest(tuple(rests) if len(set(rests)) > 1 else (rests[0],))


def _runs(values: Sequence[T]) -> Iterator[tuple[T, int]]:
    """Each run of equal values and its length."""
    for value, group in groupby(values):
        yield value, len(list(group))


def _member(piece: Piece) -> Step:
    """One piece of work as a step of its own, without a recovery."""
    step = replace(piece.work.step, count=Count(), rest=None, goal=_goal(piece))
    if isinstance(step.measure, Open):
        step = replace(step, measure=Span(piece.run_ms, piece.run_ms))
    if piece.work.role in (Role.WARMUP, Role.COOLDOWN):
        easy = piece.work.step.manner or Manner.EASY
        step = replace(step, role=Role.FLOAT, manner=easy, goal=None)
    return step


def _goal(piece: Piece) -> Goal | None:
    """Its goal: a time where it is one even pace over a distance, else as its author wrote it."""
    reckoned = piece.step.goal
    if reckoned is None:
        return None
    of_distance = piece.step.measure is MeasureKind.DISTANCE
    if reckoned.time_ms is not None and of_distance and len(reckoned.curve) == EVEN_KNOTS:
        least, most = tenths(reckoned.time_ms.min), tenths(reckoned.time_ms.max)
        return RepTime(least, most, reckoned.or_faster)
    written = piece.work.step.goal or piece.block.pace
    across = isinstance(written, ChangingPace) and piece.work.turn.count > 1
    if not across or reckoned.pace is None:
        return written
    per_km = Pace(round_half_up(reckoned.pace.time_ms(1000.0) / MS) * MS, 1000.0)
    return PaceGoal(UnitPace(per_km, per_km), or_faster=reckoned.or_faster)
