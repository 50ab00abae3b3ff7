"""The parts of a view that only an input or a deadline changes: made once for each state.

They hold for every instant until then, so that drawing ten times a second costs little even in a
session of a thousand steps.
"""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core import engine, planmoves
from bell_lap.core.derive import Results
from bell_lap.core.inputs import KINDS
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.missed import Missing, missing_now
from bell_lap.core.plan import MeasureKind, PlanStep, Range, StepKind
from bell_lap.core.result import Flag, Status, StepResult
from bell_lap.core.rules import Rules
from bell_lap.core.state import State
from bell_lap.core.view import Action, Phase, StripStep

UNKNOWN_MS = 60_000
"""How long a step without any expected time is drawn in the strip."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What of a view stands still until the state changes. The names are the view's."""

    step: PlanStep | None
    attempt: int
    next_step: PlanStep | None
    next_rest: PlanStep | None
    reps: tuple[StepResult, ...]
    reps_all: Range
    optional_left: int
    can: frozenset[Action]
    strip: tuple[StripStep, ...]
    later_ms: int | None
    """The expected time of the steps after the one at hand; None where one has none."""
    missing: Missing
    """What seems to have been missed, for every instant until then."""


class Settler:
    """Makes the settled parts of one workout's states, and keeps what does not change between."""

    def __init__(self, rules: Rules):
        self._results = Results(rules)
        self._steps: tuple[PlanStep, ...] | None = None
        self._pieces: tuple[_Piece, ...] = ()

    def settle(self, machine: Machine, *, can_redo: bool) -> Settled:
        """The settled parts of a machine's state."""
        state = machine.state
        step = _step(state)
        next_step, next_rest = _following(state)
        return Settled(
            step=step,
            attempt=_attempt(state, step),
            next_step=next_step,
            next_rest=next_rest,
            reps=tuple(
                rep
                for rep in self._results.of(state)
                if rep.rep is not None and not rep.running and Flag.REPLACED not in rep.flags
            ),
            reps_all=next((step.of for step in state.steps if step.of is not None), Range(0, 0)),
            optional_left=_optional_left(state),
            can=_can(machine, can_redo=can_redo),
            strip=self._strip(state),
            later_ms=_later_ms(state),
            missing=missing_now(state, machine.rules),
        )

    def _strip(self, state: State) -> tuple[StripStep, ...]:
        if self._steps is not state.steps:
            self._steps = state.steps
            self._pieces = tuple(
                _Piece.of(at, step)
                for at, step in enumerate(state.steps)
                if step.kind is not StepKind.GATE
            )
        run = state.open_run
        now = None if run is None else run.step.index
        done = {run.step.index for run in state.runs if not run.open}
        return tuple(
            piece.now
            if piece.index == now
            else piece.done
            if piece.at < state.position or piece.index in done
            else piece.to_come
            for piece in self._pieces
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """One step of the strip as it is drawn before, in and after its time."""

    at: int
    index: int
    done: StripStep
    now: StripStep
    to_come: StripStep

    @classmethod
    def of(cls, at: int, step: PlanStep) -> _Piece:
        weight_ms = step.expected_ms or UNKNOWN_MS
        rest = step.kind is StepKind.RECOVERY
        done, now, to_come = (
            StripStep(step.index, step.is_rep, rest, weight_ms, word)
            for word in ("done", "now", "to come")
        )
        return cls(at, step.index, done, now, to_come)


def _step(state: State) -> PlanStep | None:
    """The step under way, as the plan has it by now; before a start the one to begin."""
    run, begin = state.open_run, state.to_begin
    if state.phase is Phase.DONE:
        return None
    starting = Phase.GET_READY in (state.phase, state.paused_phase)
    if starting or (state.phase is Phase.READY and run is None):
        return None if begin is None else state.steps[begin]
    here = state.steps[min(state.position, len(state.steps) - 1)]
    return here if run is None or here.index == run.step.index else run.step


def _attempt(state: State, step: PlanStep | None) -> int:
    run = state.open_run
    if step is None:
        return 1
    if run is not None and run.step.index == step.index:
        return run.attempt
    done = sum(1 for run in state.runs if run.step.index == step.index)
    return max(1, done) if state.phase is Phase.HELD else done + 1


def _following(state: State) -> tuple[PlanStep | None, PlanStep | None]:
    """The next work after the step under way, and the recovery right after it."""
    at = state.position
    if state.phase is Phase.DONE:
        return None, None
    waits = state.phase is Phase.READY and state.open_run is None
    if waits or Phase.GET_READY in (state.phase, state.paused_phase):
        begin = state.to_begin
        at = len(state.steps) if begin is None else begin
    work = next((step for step in state.steps[at + 1 :] if step.kind is StepKind.WORK), None)
    after = state.steps[at + 1] if at + 1 < len(state.steps) else None
    rest = after if after is not None and after.kind is StepKind.RECOVERY else None
    return work, rest


def _optional_left(state: State) -> int:
    """Optional reps left of the line at hand, once only such are left."""
    at = state.to_begin
    if at is None or state.phase in (Phase.WORK, Phase.DONE):
        return 0
    here = state.steps[at]
    if not here.optional:
        return 0
    return sum(
        1
        for step in state.steps[at:]
        if step.is_rep and (step.block, step.line) == (here.block, here.line)
    )


def _can(machine: Machine, *, can_redo: bool) -> frozenset[Action]:
    """What the table has a row for, less what would surely be refused."""
    state = machine.state
    can: set[Action] = {
        action
        for action in Action
        if action not in (Action.UNDO, Action.REDO)
        and engine.allowed(state.phase, KINDS[action.value])
    }
    if state.undoable:
        can.add(Action.UNDO)
    if can_redo:
        can.add(Action.REDO)
    return frozenset(can - _refused_to_runs(state) - _refused_to_plan(machine))


def _refused_to_runs(state: State) -> set[Action]:
    """What the attempts so far do not allow."""
    away: set[Action] = set()
    run, last = state.open_run, state.last_work
    if last is None or state.status is Status.STOPPED:
        away |= {Action.BACK, Action.REPEAT_REP}
    if not any(run.step.is_rep for run in state.runs):
        away.add(Action.REPEAT_REP)
    if last is None or last.step.measure is not MeasureKind.DISTANCE:
        away.add(Action.TYPED_TIME)
    if run is not None and (run.taps or run.pauses):
        away.add(Action.STARTED_NOW)
    if run is not None and run.deadline_ms is None and state.phase is not Phase.GET_READY:
        away.add(Action.ADJUST_RECOVERY)
    if state.hold is not None and state.hold.only_stop:
        away |= {Action.NEXT, Action.BACK}
    return away


def _refused_to_plan(machine: Machine) -> set[Action]:
    """What the steps to come do not allow."""
    try:
        rep = machine.state.steps[planmoves.rep_at_hand(machine)]
    except Refuse:
        return {
            Action.ADD_REP, Action.DROP_REP, Action.LAST_REP, Action.ENOUGH_REPS,
            Action.NEW_GOAL, Action.SHIFT_GOAL,
        }  # fmt: skip
    away: set[Action] = set()
    if rep.distance_m is None:
        away.add(Action.NEW_GOAL)
    if rep.goal is None or rep.goal.time_ms is None or rep.distance_m is None:
        away.add(Action.SHIFT_GOAL)
    line = planmoves.line_to_come(machine)
    if not line:
        away.add(Action.DROP_REP)
    if not any(machine.state.steps[position].optional for position in line):
        away.add(Action.ENOUGH_REPS)
    if not planmoves.work_after(machine):
        away.add(Action.LAST_REP)
    return away


def _later_ms(state: State) -> int | None:
    total_ms = 0
    for step in state.steps[state.position + 1 :]:
        if step.kind is StepKind.GATE:
            continue
        if step.expected_ms is None:
            return None
        total_ms += step.expected_ms
    return total_ms
