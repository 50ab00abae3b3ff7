"""What was changed on the move, told from the inputs: what was planned and what it became.

A result has no place for it: a rep that was dropped is not in it. Undone changes and those that
were refused are none. What the flags of a time tell (pauses, repairs, times by watch) is not here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from bell_lap.core import engine, inputs
from bell_lap.core.inputs import Input
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.machine import Machine
from bell_lap.core.plan import Plan, PlanStep, Range, StepKind
from bell_lap.core.rules import Rules
from bell_lap.core.state import Ended, Run, State
from bell_lap.core.view import Phase


class Figure(Enum):
    """What a change changed; the value is its word in JSON."""

    RECOVERY = "recovery"
    """The length of the recovery at hand, in ms."""
    START = "start"
    """The instant at which the rep starts or started, in ms from the workout's start."""
    GOAL = "goal"
    """The goal of the rep at hand, in ms; those after it moved too."""
    REPS = "reps"
    """How many reps there are in all."""
    LEFT_OUT = "left out"
    """How many reps were not run; `before` is None."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, made at `at_ms` from the workout's start."""

    at_ms: int
    kind: str
    """The input's kind."""
    step: PlanStep | None
    """What it was about: the work under way or next, for reps and goals the rep; None at the end.
    It has its number of that time."""
    figure: Figure | None = None
    before: Range | None = None
    """What it was right before."""
    after: Range | None = None
    by_ms: int | None = None
    """SHIFT_GOAL: how much slower (plus) or faster (minus) a lap."""
    block: str = ""
    """SKIP_BLOCK: the name of the block that was left."""


def changes(plan: Plan, rules: Rules, entries: Iterable[Entry]) -> tuple[Change, ...]:
    """Every change that stands, in the order made."""
    machine = Machine(plan, rules)
    found: list[Change] = []
    for entry in Fold(plan, rules, entries).standing:
        item = entry.item
        if type(item) not in _TOLD:
            engine.apply(machine, entry.seq, item)
            continue
        machine.advance(item.at_ms)
        before = machine.state
        if engine.apply(machine, entry.seq, item):
            change = _change(item, before, machine.state)
            if change is not None:
                found.append(change)
    return tuple(found)


_TOLD: frozenset[type[Input]] = frozenset(
    {
        inputs.AdjustRecovery, inputs.AddRep, inputs.DropRep, inputs.LastRep, inputs.EnoughReps,
        inputs.RepeatRep, inputs.SkipBlock, inputs.NewGoal, inputs.ShiftGoal, inputs.StartedNow,
        inputs.Next, inputs.Back, inputs.DidNotFinish,
    }
)  # fmt: skip


def _change(item: Input, before: State, after: State) -> Change | None:
    made = Change(item.at_ms, type(item).kind, _work_at_hand(before))
    match item:
        case inputs.AdjustRecovery():
            return _adjusted(made, before, after)
        case inputs.AddRep() | inputs.DropRep() | inputs.LastRep() | inputs.EnoughReps():
            made = replace(made, step=_rep_at_hand(before))
            return _with(made, Figure.REPS, _reps(before), _reps(after))
        case inputs.RepeatRep():
            run = next(run for run in reversed(before.runs) if run.step.is_rep)
            made = replace(made, step=_by_now(before, run.step))
            return _with(made, Figure.REPS, _reps(before), _reps(after))
        case inputs.SkipBlock():
            return _skipped(made, before, after)
        case inputs.NewGoal() | inputs.ShiftGoal():
            return _goal_moved(replace(made, step=_rep_at_hand(before)), item, before, after)
        case inputs.StartedNow():
            was, now = before.runs[-1], after.runs[-1]
            return _with(made, Figure.START, _one(was.start_ms), _one(now.start_ms))
        case inputs.Next():
            return _gone_on(made, before, after)
        case inputs.Back():
            return replace(made, step=_work_at_hand(after))
    return made


def _adjusted(made: Change, before: State, after: State) -> Change:
    if before.phase is Phase.GET_READY:
        was, now = before.start_at_ms, after.start_at_ms
        return _with(made, Figure.START, _one(was or 0), _one(now or 0))
    was_ms, now_ms = (_length_ms(state.runs[len(before.runs) - 1]) for state in (before, after))
    return _with(made, Figure.RECOVERY, _one(was_ms), _one(now_ms))


def _skipped(made: Change, before: State, after: State) -> Change:
    here = min(before.position, len(before.steps) - 1)
    if before.steps[here].kind is StepKind.GATE and here + 1 < len(before.steps):
        here += 1
    left = [
        step
        for step in before.steps[here : after.position]
        if step.is_rep and step.index not in before.begun
    ]
    count = _one(len(left))
    name = before.steps[here].block_name
    return replace(made, figure=Figure.LEFT_OUT, after=count, block=name)


def _goal_moved(made: Change, item: Input, before: State, after: State) -> Change:
    was, now = _rep_at_hand(before), _rep_at_hand(after)
    by_ms = item.per_lap_ms if isinstance(item, inputs.ShiftGoal) else None
    goals = [
        None if step is None or step.goal is None else step.goal.time_ms for step in (was, now)
    ]
    return replace(_with(made, Figure.GOAL, *goals), by_ms=by_ms)


def _gone_on(made: Change, before: State, after: State) -> Change | None:
    """`next`, where it cut something short; what only a person ends is ended by it as by a tap."""
    run = before.open_run
    if run is None or before.phase not in (Phase.WORK, Phase.RECOVERY):
        return None
    ended = after.runs[len(before.runs) - 1]
    if before.phase is Phase.WORK:
        return made if ended.ended is Ended.NEXT else None
    if run.deadline_ms is None or ended.end_ms is None:
        return None
    taken_ms = ended.end_ms - ended.start_ms - ended.paused_ms()
    return _with(made, Figure.RECOVERY, _one(_length_ms(run)), _one(taken_ms))


def _work_at_hand(state: State) -> PlanStep | None:
    """The work under way, else the next to come."""
    begin = state.to_begin
    return None if begin is None else state.steps[begin]


def _rep_at_hand(state: State) -> PlanStep | None:
    """The rep under way, else the next one to come."""
    begin = state.to_begin
    steps = () if begin is None else state.steps[begin:]
    return next((step for step in steps if step.is_rep), None)


def _by_now(state: State, step: PlanStep) -> PlanStep:
    """A step with the number that it has by now."""
    return next((one for one in state.steps if one.index == step.index), step)


def _reps(state: State) -> Range | None:
    return next((step.of for step in state.steps if step.is_rep), None)


def _length_ms(run: Run) -> int:
    assert run.deadline_ms is not None, "one without a time is not adjusted"
    return run.deadline_ms - run.start_ms - run.paused_ms()


def _with(made: Change, figure: Figure, before: Range | None, after: Range | None) -> Change:
    return replace(made, figure=figure, before=before, after=after)


def _one(value: int) -> Range:
    return Range(value, value)
