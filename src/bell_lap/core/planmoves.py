"""Changes of the plan on the move: reps added, dropped, repeated; blocks skipped; goals moved.

Each function is one row's work in the engine's table; `core.plansteps` moves the steps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bell_lap.core.events import PlanChanged
from bell_lap.core.gaps import position_of
from bell_lap.core.goalmoves import scaled, shifted
from bell_lap.core.inputs import Input, NewGoal, ShiftGoal
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.pacing import even_goal
from bell_lap.core.plan import PlanStep, Range, StepGoal, StepKind, StepRole
from bell_lap.core.plansteps import group_of, insert, line_of, link_of, remove
from bell_lap.core.result import Status
from bell_lap.core.state import Ended
from bell_lap.core.units import Pace
from bell_lap.core.view import Phase


def rep_at_hand(machine: Machine) -> int:
    """The position of the rep under way, or of the next one to come. Refuses where none is left."""
    state = machine.state
    begin = state.to_begin
    if begin is not None and state.phase is not Phase.DONE:
        for position in range(begin, len(state.steps)):
            if state.steps[position].is_rep:
                return position
    raise Refuse("no rep is left")


def add_rep(machine: Machine, item: Input) -> None:
    """One more rep of this line, after its last one."""
    steps = machine.state.steps
    last = line_of(steps, rep_at_hand(machine))[-1]
    _again(machine, last)
    _changed(machine, item)


def repeat_rep(machine: Machine, item: Input) -> None:
    """That rep once more beside the plan: the one under way, in a recovery the one just run."""
    state = machine.state
    last = next((run for run in reversed(state.runs) if run.step.is_rep), None)
    if last is None:
        raise Refuse("no rep has been run yet")
    if state.status is Status.STOPPED:
        raise Refuse("the workout was stopped: undo first")
    position = position_of(machine, last.step.index)
    if position is None:
        raise Refuse("that rep was dropped")
    run = state.open_run
    if run is not None and run.step.kind is StepKind.WORK:
        if run is not last:
            raise Refuse("no rep is under way")
        _again(machine, position)
    elif run is not None and run.step.kind is StepKind.RECOVERY:
        _right_after(machine, position)
    else:
        _from_here(machine, position, item.at_ms)
    _changed(machine, item)


def _again(machine: Machine, position: int) -> None:
    """The rep at a position, with its floats, once more after itself."""
    steps = machine.state.steps
    group = group_of(steps, position)
    link = link_of(steps, position)
    insert(machine, group.stop, (*link, *steps[group.start : group.stop]))


def _right_after(machine: Machine, position: int) -> None:
    """In a recovery: that rep follows, then what the plan has, a recovery between."""
    state = machine.state
    group = group_of(state.steps, position)
    new = list(state.steps[group.start : group.stop])
    following = machine.step_after(state.position)
    if following is not None and following.kind is StepKind.WORK:
        new += link_of(state.steps, position)
    insert(machine, state.position + 1, new)


def _from_here(machine: Machine, position: int, at_ms: int) -> None:
    """At a gate, before a start or at the end: wait for a tap that starts that rep."""
    state = machine.state
    where = state.position
    new = [state.steps[position]]
    if where < len(state.steps) and state.steps[where].kind is StepKind.WORK:
        new += link_of(state.steps, position)
    machine.close(at_ms, Ended.OVER)
    insert(machine, where, new)
    machine.state = replace(machine.state, status=Status.RUNNING, end_ms=None)
    machine.wait_at(where)


def drop_rep(machine: Machine, item: Input) -> None:
    """One rep fewer at the end of this line; a rep that has begun is not dropped."""
    line = line_to_come(machine)
    if not line:
        raise Refuse("no rep of this line is left to drop")
    remove(machine, line[-1:], item.at_ms)
    _changed(machine, item)


def line_to_come(machine: Machine) -> list[int]:
    """The positions of the reps of this line that have not begun. Refuses where no rep is left."""
    steps = machine.state.steps
    return [p for p in line_of(steps, rep_at_hand(machine)) if not _begun(machine, p)]


def last_rep(machine: Machine, item: Input) -> None:
    """No rep after this one; the cool-down stays."""
    later = work_after(machine)
    if not later:
        raise Refuse("this is the last rep already")
    remove(machine, later, item.at_ms)
    _changed(machine, item)


def work_after(machine: Machine) -> list[int]:
    """The positions of the work after the rep at hand and its floats. Refuses as `rep_at_hand`."""
    steps = machine.state.steps
    own = group_of(steps, rep_at_hand(machine))
    return [
        p
        for p in range(own.stop, len(steps))
        if steps[p].kind is StepKind.WORK and _part(steps[p]) is StepRole.WORK
    ]


def enough_reps(machine: Machine, item: Input) -> None:
    """The optional reps of this line are left out."""
    line = optional_to_come(machine)
    if not line:
        raise Refuse("no rep of this line is optional")
    remove(machine, line, item.at_ms)
    _changed(machine, item)


def optional_to_come(machine: Machine) -> list[int]:
    """Those of `line_to_come` that are optional."""
    return [p for p in line_to_come(machine) if machine.state.steps[p].optional]


def _begun(machine: Machine, position: int) -> bool:
    state = machine.state
    if position < state.position:
        return True
    run = state.open_run
    return run is not None and run.step.index == state.steps[position].index


def skip_block(machine: Machine, item: Input) -> None:
    """Leave this block: what is under way ends, the next block begins at its gate."""
    steps = machine.state.steps
    at = min(machine.state.position, len(steps) - 1)
    here = steps[at]
    if here.kind is StepKind.GATE and at + 1 < len(steps):
        here = steps[at + 1]
    part = _part(here) if here.rest is None else _part_before(steps, at)
    following = at + 1
    while (
        following < len(steps)
        and steps[following].kind is not StepKind.GATE
        and steps[following].block == here.block
        and (steps[following].rest is not None or _part(steps[following]) is part)
    ):
        following += 1
    machine.close(item.at_ms, Ended.SKIPPED)
    _changed(machine, item)
    if following < len(steps) and steps[following].kind is StepKind.WORK:
        machine.wait_at(following)
    else:
        machine.enter(following, item.at_ms)


def _part(step: PlanStep) -> StepRole:
    """What a step belongs to: a warm-up, a cool-down, else the work."""
    return step.role if step.role in (StepRole.WARMUP, StepRole.COOLDOWN) else StepRole.WORK


def _part_before(steps: Sequence[PlanStep], position: int) -> StepRole:
    """What a recovery belongs to: the part of the work before it."""
    works = (step for step in reversed(steps[:position]) if step.kind is StepKind.WORK)
    return next((_part(step) for step in works), StepRole.WORK)


def new_goal(machine: Machine, item: Input) -> None:
    """From the rep at hand on: this time for its distance, the others in proportion.

    A rep over a distance without any goal gets the same pace; so does one with an effort only,
    where the rep at hand had no time either.
    """
    assert isinstance(item, NewGoal)
    at = rep_at_hand(machine)
    rep = machine.state.steps[at]
    if rep.distance_m is None:
        raise Refuse("a goal time needs a rep over a distance")
    _check_speed(machine, item.time_ms, rep.distance_m)
    pace = Pace(item.time_ms, rep.distance_m)
    old_ms = _goal_ms(rep)

    def moved(step: PlanStep) -> StepGoal | None:
        if step.distance_m is None:
            return step.goal
        even = even_goal(step.distance_m, _one(pace.time_ms(step.distance_m)))
        if step.goal is None or (step is rep and old_ms is None):
            return even
        if step.goal.time_ms is None:
            return even if old_ms is None else step.goal
        return step.goal if old_ms is None else scaled(step.goal, item.time_ms / old_ms)

    _move_goals(machine, at, moved)
    _changed(machine, item)


def _goal_ms(step: PlanStep) -> int | None:
    return None if step.goal is None or step.goal.time_ms is None else step.goal.time_ms.max


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


def _changed(machine: Machine, item: Input) -> None:
    machine.events.append(PlanChanged(item.at_ms, type(item).kind))
