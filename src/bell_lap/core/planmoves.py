"""Changes of the plan on the move: reps added, dropped, repeated; goals moved.

A step that has begun keeps its place and its index; only what is still to come changes, and reps
are numbered anew so that "rep 7 of 11" is always true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from bell_lap.core.events import PlanChanged
from bell_lap.core.goalmoves import scaled, shifted
from bell_lap.core.inputs import Input, NewGoal, ShiftGoal
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.pacing import even_goal
from bell_lap.core.plan import (
    MeasureKind,
    PlanStep,
    Range,
    RestRule,
    StepGoal,
    StepKind,
    StepRole,
)
from bell_lap.core.result import Status
from bell_lap.core.session import RecoveryKind
from bell_lap.core.state import Ended
from bell_lap.core.units import Pace
from bell_lap.core.view import Phase


def rep_at_hand(machine: Machine) -> int:
    """The position of the rep under way, or of the one to begin. Refuses where there is none."""
    position = machine.state.to_begin
    if position is None or machine.state.phase is Phase.DONE:
        raise Refuse("no rep is left")
    return position


def add_rep(machine: Machine, item: Input) -> None:
    """One more rep of this line, after its last one."""
    at = rep_at_hand(machine)
    line = _line(machine, at)
    if not line:
        raise Refuse("only a rep can be added to")
    _insert_after(machine, line[-1], line[-1])
    _changed(machine, item)


def repeat_rep(machine: Machine, item: Input) -> None:
    """That rep once more beside the plan: the one under way, in a recovery the one just run."""
    state = machine.state
    last = state.last_work
    if last is None or not last.step.is_rep:
        raise Refuse("no rep has been run yet")
    if state.status is Status.STOPPED:
        raise Refuse("the workout was stopped: undo first")
    position = _find(state.steps, last.step.index)
    if position is None:
        raise Refuse("that rep was dropped")
    if state.phase in (Phase.WORK, Phase.PAUSED):
        _insert_after(machine, position, position)
    elif state.phase in (Phase.RECOVERY, Phase.OVERDUE, Phase.GET_READY) and _resting(machine):
        recovery = _recovery_like(machine, position)
        copy = replace(state.steps[position], optional=False)
        _insert(machine, state.position + 1, [copy, recovery])
    else:
        machine.close(item.at_ms, Ended.OVER)
        where = min(state.position, len(state.steps))
        _insert(machine, where, [replace(last.step, optional=False)])
        machine.state = replace(machine.state, status=Status.RUNNING, end_ms=None)
        machine.wait_at(where)
    _changed(machine, item)


def _resting(machine: Machine) -> bool:
    run = machine.state.open_run
    return run is not None and run.step.kind is StepKind.RECOVERY


def drop_rep(machine: Machine, item: Input) -> None:
    """One rep fewer at the end of this line; a rep that has begun is not dropped."""
    at = rep_at_hand(machine)
    line = [position for position in _line(machine, at) if not _begun(machine, position)]
    if not line:
        raise Refuse("no rep of this line is left to drop")
    _remove(machine, line[-1:], item.at_ms)
    _changed(machine, item)


def last_rep(machine: Machine, item: Input) -> None:
    """No rep after this one; the cool-down stays."""
    at = rep_at_hand(machine)
    later = [p for p in range(at + 1, len(machine.state.steps)) if _is_work(machine, p)]
    if not later:
        raise Refuse("this is the last rep already")
    _remove(machine, later, item.at_ms)
    _changed(machine, item)


def enough_reps(machine: Machine, item: Input) -> None:
    """The optional reps of this line are left out."""
    at = rep_at_hand(machine)
    line = [
        p for p in _line(machine, at) if machine.state.steps[p].optional and not _begun(machine, p)
    ]
    if not line:
        raise Refuse("no rep of this line is optional")
    _remove(machine, line, item.at_ms)
    _changed(machine, item)


def skip_block(machine: Machine, item: Input) -> None:
    """Leave this block: what is under way ends, the next block begins at its gate."""
    state = machine.state
    at = min(state.position, len(state.steps) - 1)
    here = state.steps[at]
    if here.kind is StepKind.GATE and at + 1 < len(state.steps):
        here = state.steps[at + 1]
    following = at + 1
    while following < len(state.steps) and (
        state.steps[following].block == here.block
        and state.steps[following].role in (here.role, StepRole.RECOVERY, StepRole.WORK)
    ):
        following += 1
    machine.close(item.at_ms, Ended.SKIPPED)
    if following < len(state.steps) and state.steps[following].kind is StepKind.WORK:
        machine.wait_at(following)
    else:
        machine.enter(following, item.at_ms)
    _changed(machine, item)


def new_goal(machine: Machine, item: Input) -> None:
    """From the rep at hand on: this time for its distance, the others in proportion."""
    assert isinstance(item, NewGoal)
    at = rep_at_hand(machine)
    rep = machine.state.steps[at]
    if rep.distance_m is None:
        raise Refuse("a goal time needs a rep over a distance")
    _check_speed(machine, item.time_ms, rep.distance_m)
    pace = Pace(item.time_ms, rep.distance_m)
    old_ms = rep.goal.time_ms.max if rep.goal and rep.goal.time_ms else None

    def moved(step: PlanStep) -> StepGoal | None:
        if step.distance_m is None:
            return step.goal
        if old_ms is None or step.goal is None or step.goal.time_ms is None:
            return (
                step.goal
                if old_ms is not None
                else even_goal(step.distance_m, _one(pace.time_ms(step.distance_m)))
            )
        return scaled(step.goal, item.time_ms / old_ms)

    _move_goals(machine, at, moved)
    _changed(machine, item)


def shift_goal(machine: Machine, item: Input) -> None:
    """From the rep at hand on: every goal slower or faster by this much a lap."""
    assert isinstance(item, ShiftGoal)
    at = rep_at_hand(machine)
    lap_m = machine.plan.lap_m

    def moved(step: PlanStep) -> StepGoal | None:
        if step.goal is None or step.goal.time_ms is None or step.distance_m is None:
            return step.goal
        goal = shifted(step.goal, item.per_lap_ms / lap_m)
        assert goal.time_ms is not None
        _check_speed(machine, goal.time_ms.min, step.distance_m)
        return goal

    goal = machine.state.steps[at].goal
    if goal is None or goal.time_ms is None:
        raise Refuse("this rep has no goal time to move")
    _move_goals(machine, at, moved)
    _changed(machine, item)


def _one(ms: int) -> Range:
    return Range(ms, ms)


def _check_speed(machine: Machine, time_ms: int, distance_m: float) -> None:
    if time_ms <= 0 or time_ms * machine.rules.thresholds.top_speed_m_s < distance_m * 1000:
        raise Refuse("nobody runs that fast")


def _move_goals(machine: Machine, at: int, moved: Callable[[PlanStep], StepGoal | None]) -> None:
    steps = list(machine.state.steps)
    for position in range(at, len(steps)):
        if steps[position].is_rep:
            goal = moved(steps[position])
            expected_ms = goal.time_ms.max if goal and goal.time_ms else steps[position].expected_ms
            steps[position] = replace(steps[position], goal=goal, expected_ms=expected_ms)
    machine.state = replace(machine.state, steps=tuple(steps))
    run = machine.state.open_run
    if run is not None and run.step.is_rep and steps[at].index == run.step.index:
        machine.put(replace(run, step=steps[at], inputs=run.inputs + 1))


# --- the steps to come ----------------------------------------------------------------------------


def _find(steps: Iterable[PlanStep], index: int) -> int | None:
    return next((at for at, step in enumerate(steps) if step.index == index), None)


def _is_work(machine: Machine, position: int) -> bool:
    step = machine.state.steps[position]
    return step.kind is StepKind.WORK and step.role is StepRole.WORK


def _line(machine: Machine, position: int) -> list[int]:
    """The positions of the reps of the same line, from the whole plan, in order."""
    here = machine.state.steps[position]
    if not here.is_rep:
        return []
    return [
        at
        for at, step in enumerate(machine.state.steps)
        if step.is_rep and (step.block, step.line) == (here.block, here.line)
    ]


def _begun(machine: Machine, position: int) -> bool:
    state = machine.state
    if position < state.position:
        return True
    run = state.open_run
    return run is not None and run.step.index == state.steps[position].index


def _recovery_like(machine: Machine, position: int) -> PlanStep:
    """A recovery to go with one more rep: the line's own, else a full one."""
    steps = machine.state.steps
    rep = steps[position]
    for at in range(1, len(steps)):
        before, step = steps[at - 1], steps[at]
        same = (step.block, step.line) == (rep.block, rep.line) and before.is_rep
        if same and step.kind is StepKind.RECOVERY and not (step.rest and step.rest.between_sets):
            return replace(step, optional=False)
    return PlanStep(
        index=-1,
        kind=StepKind.RECOVERY,
        role=StepRole.RECOVERY,
        measure=MeasureKind.OPEN,
        block=rep.block,
        line=rep.line,
        block_name=rep.block_name,
        rest=RestRule(RecoveryKind.FULL),
    )


def _insert_after(machine: Machine, position: int, template: int) -> None:
    """A recovery and a copy of the rep at `template`, after the one at `position`."""
    copy = replace(machine.state.steps[template], optional=False)
    _insert(machine, position + 1, [_recovery_like(machine, template), copy])


def _insert(machine: Machine, where: int, new: list[PlanStep]) -> None:
    state = machine.state
    fresh = [replace(step, index=state.next_index + offset) for offset, step in enumerate(new)]
    steps = (*state.steps[:where], *fresh, *state.steps[where:])
    machine.state = replace(state, steps=steps, next_index=state.next_index + len(new))
    _renumber(machine)


def _remove(machine: Machine, reps: list[int], at_ms: int) -> None:
    """Take reps to come out of the plan, each with one recovery; then go on where we stand."""
    state = machine.state
    gone: set[int] = set()
    for position in reps:
        gone.add(position)
        before, after = position - 1, position + 1
        while after < len(state.steps) and _floats(state.steps[after], state.steps[position]):
            gone.add(after)
            after += 1
        if before > state.position and state.steps[before].kind is not StepKind.WORK:
            gone.add(before)
        elif after < len(state.steps) and state.steps[after].kind is StepKind.RECOVERY:
            gone.add(after)
    here = state.steps[state.position]
    kept = [step for at, step in enumerate(state.steps) if at not in gone]
    where = next(
        (at for at, step in enumerate(kept) if step.index == here.index),
        sum(1 for at in range(state.position) if at not in gone),
    )
    machine.state = replace(state, steps=tuple(kept), position=where)
    _renumber(machine)
    _settle(machine, at_ms)


def _floats(step: PlanStep, rep: PlanStep) -> bool:
    return (
        step.kind is StepKind.WORK
        and not step.is_rep
        and step.role is StepRole.WORK
        and (step.block, step.line) == (rep.block, rep.line)
    )


def _settle(machine: Machine, at_ms: int) -> None:
    """After a removal: a recovery that leads to no work is over, and two gates are one."""
    state = machine.state
    if state.phase in (Phase.WORK, Phase.PAUSED):
        return
    following = machine.step_after(state.position)
    run = state.open_run
    if run is not None and run.step.kind is StepKind.WORK:
        return
    leads_on = following is not None and following.kind is StepKind.WORK
    if state.position < len(state.steps) and state.steps[state.position].kind is StepKind.WORK:
        return
    if run is None:
        machine.enter(state.position, at_ms)
        return
    if leads_on and state.phase is not Phase.GET_READY:
        return
    if leads_on:
        machine.state = replace(state, phase=Phase.READY, start_at_ms=None)
        return
    if following is None or run.step.kind is StepKind.RECOVERY:
        machine.close(at_ms, Ended.OVER)
        machine.enter(state.position + 1, at_ms)


def _renumber(machine: Machine) -> None:
    state = machine.state
    reps = [step for step in state.steps if step.is_rep]
    of = Range(sum(1 for step in reps if not step.optional), len(reps))
    number = 0
    steps: list[PlanStep] = []
    for step in state.steps:
        if step.is_rep:
            number += 1
        steps.append(replace(step, rep=number, of=of) if step.is_rep else step)
    machine.state = replace(state, steps=tuple(steps))


def _changed(machine: Machine, item: Input) -> None:
    machine.events.append(PlanChanged(item.at_ms, type(item).kind))
