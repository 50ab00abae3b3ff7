"""The steps to come: put in, taken out, numbered anew, and where the workout stands afterwards.

A step that has begun keeps its place and its index; only what is still to come changes, and reps
are numbered anew so that "rep 7 of 11" is always true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bell_lap.core.machine import Machine
from bell_lap.core.plan import MeasureKind, PlanStep, Range, RestRule, StepKind, StepRole
from bell_lap.core.session import RecoveryKind
from bell_lap.core.state import Ended
from bell_lap.core.view import Phase

Steps = Sequence[PlanStep]


def line_of(steps: Steps, position: int) -> list[int]:
    """The positions of all reps of the same line as that rep, in order."""
    here = steps[position]
    return [
        at
        for at, step in enumerate(steps)
        if step.is_rep and (step.block, step.line) == (here.block, here.line)
    ]


def group_of(steps: Steps, position: int) -> range:
    """The positions of a rep and of the floats that belong to it.

    A float of the same set right before a rep belongs to it if its line stands before the rep's,
    one right after if its line stands after: `400m hard - 400m easy` is one group.
    """
    rep = steps[position]
    start, stop = position, position + 1
    while start > 0 and _floats(steps[start - 1], rep) and steps[start - 1].line < rep.line:
        start -= 1
    while stop < len(steps) and _floats(steps[stop], rep) and steps[stop].line > rep.line:
        stop += 1
    return range(start, stop)


def _floats(step: PlanStep, rep: PlanStep) -> bool:
    return (
        step.kind is StepKind.WORK
        and step.role is StepRole.WORK
        and not step.is_rep
        and (step.block, step.set) == (rep.block, rep.set)
    )


def link_of(steps: Steps, position: int) -> list[PlanStep]:
    """What stands between that rep and one more of its line: a recovery, or nothing at all.

    The line's own recovery, that between its sets where there is no other; none where its reps
    follow each other over floats; else a full one.
    """
    groups = [group_of(steps, at) for at in line_of(steps, position)]
    if len(groups) > 1 and groups[0].stop == groups[1].start:
        return []
    after = [steps[group.stop] for group in groups if group.stop < len(steps)]
    rests = [
        step for step in after if step.rest is not None and step.block == steps[position].block
    ]
    rests.sort(key=lambda step: step.rest is not None and step.rest.between_sets)
    if rests:
        return [replace(rests[0], optional=False)]
    if len(groups[0]) > 1:
        return []
    rep = steps[position]
    return [
        PlanStep(
            index=-1,
            kind=StepKind.RECOVERY,
            role=StepRole.RECOVERY,
            measure=MeasureKind.OPEN,
            block=rep.block,
            line=rep.line,
            block_name=rep.block_name,
            rest=RestRule(RecoveryKind.FULL),
        )
    ]


def insert(machine: Machine, where: int, new: Iterable[PlanStep]) -> None:
    """Put steps into the plan, with indices of their own; `where` lies after what has begun."""
    state = machine.state
    fresh = [
        replace(step, index=state.next_index + offset, optional=False)
        for offset, step in enumerate(new)
    ]
    steps = (*state.steps[:where], *fresh, *state.steps[where:])
    machine.state = replace(state, steps=steps, next_index=state.next_index + len(fresh))
    _renumber(machine)


def remove(machine: Machine, work: Iterable[int], at_ms: int) -> None:
    """Take work to come out of the plan: each rep with its floats and one recovery; then go on."""
    state = machine.state
    steps = state.steps
    gone: set[int] = set()
    for position in work:
        if position in gone:
            continue
        group = range(position, position + 1)
        if steps[position].is_rep:
            group = group_of(steps, position)
        gone.update(at for at in group if at > state.position or at == position)
        recovery = _recovery_beside(machine, group, gone)
        if recovery is not None:
            gone.add(recovery)
    for at in range(len(steps) - 1, state.position, -1):
        if at not in gone and _leads_nowhere(steps, at, gone):
            gone.add(at)
    begins = state.to_begin
    begin = None if begins is None else steps[begins].index
    # What has begun stays, so that the position is the same: what stands there now follows.
    kept = tuple(step for at, step in enumerate(steps) if at not in gone)
    machine.state = replace(state, steps=kept)
    _renumber(machine)
    _settle(machine, begin, at_ms)


def _recovery_beside(machine: Machine, group: range, gone: set[int]) -> int | None:
    """The recovery that goes with a group: the one before it, if still to come, else after it."""
    state = machine.state
    for at in (group.start - 1, group.stop):
        to_come = state.position < at < len(state.steps) and at not in gone
        if to_come and state.steps[at].kind is StepKind.RECOVERY:
            return at
    return None


def _leads_nowhere(steps: Steps, at: int, gone: set[int]) -> bool:
    """Whether a gate has no part of its own left: another gate follows it, or nothing."""
    if steps[at].kind is not StepKind.GATE:
        return False
    following = next((later for later in range(at + 1, len(steps)) if later not in gone), None)
    return following is None or steps[following].kind is StepKind.GATE


def _settle(machine: Machine, begin: int | None, at_ms: int) -> None:
    """After a removal: where the work to begin is gone, go on to what now follows.

    A recovery or a gate that leads to no work is over; one that leads to other work stays.
    """
    state = machine.state
    if state.phase is Phase.WORK or _index_to_begin(machine) == begin:
        return
    run = state.open_run
    if run is None:
        here = state.steps[state.position] if state.position < len(state.steps) else None
        if here is None or here.kind is not StepKind.WORK:
            machine.enter(state.position, at_ms)
        return
    following = machine.step_after(state.position)
    if following is None or following.kind is not StepKind.WORK:
        machine.close(at_ms, Ended.OVER)
        machine.enter(state.position + 1, at_ms)


def _index_to_begin(machine: Machine) -> int | None:
    position = machine.state.to_begin
    return None if position is None else machine.state.steps[position].index


def _renumber(machine: Machine) -> None:
    state = machine.state
    reps = [step for step in state.steps if step.is_rep]
    of = Range(sum(1 for step in reps if not step.optional), len(reps))
    number = 0
    steps: list[PlanStep] = []
    for step in state.steps:
        if step.is_rep:
            number += 1
            steps.append(replace(step, rep=number, of=of))
        else:
            steps.append(step)
    machine.state = replace(state, steps=tuple(steps))
