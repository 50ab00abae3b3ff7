"""The moves of a workout: a step begins, ends, gives way to the next. Rules live in the engine.

A machine holds one frozen state and replaces it; it never looks at a clock. Every move takes the
instant at which it is true, so a late frame or a late input changes nothing that is recorded.
"""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core.events import (
    Event,
    GateReached,
    GetReady,
    RecoveryOver,
    RecoveryStarted,
    RepFinished,
    StepStarted,
    WorkoutFinished,
    WorkoutStopped,
)
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, StepKind, StepRole
from bell_lap.core.result import Flag, Status
from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.session import RecoveryKind
from bell_lap.core.state import Ended, Run, State
from bell_lap.core.view import Phase


class Refuse(Exception):  # a verdict on an input, not an error
    """This input has no effect here; the reason is for the user, in a few words."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Machine:
    """One state and the events that led to it."""

    def __init__(self, plan: Plan, rules: Rules):
        self.plan = plan
        self.rules = rules
        self.events: list[Event] = []
        count = len(plan.steps)
        self.state = State(steps=plan.steps, planned=count, next_index=count)
        if not count:
            self.state = replace(self.state, phase=Phase.DONE, status=Status.FINISHED, end_ms=0)

    def copy(self) -> Machine:
        """Another machine in the same state, with no events of its own yet."""
        other = Machine.__new__(Machine)
        other.plan, other.rules, other.state, other.events = self.plan, self.rules, self.state, []
        return other

    # --- looking ----------------------------------------------------------------------------------

    def next_deadline(self) -> int | None:
        """The next instant at which the state moves by itself; None where it waits for a person."""
        state = self.state
        if state.phase is Phase.GET_READY:
            return state.start_at_ms
        if state.phase in (Phase.WORK, Phase.RECOVERY) and state.open_run is not None:
            return state.open_run.deadline_ms
        return None

    def step_after(self, position: int) -> PlanStep | None:
        """The step after a position, if any."""
        steps = self.state.steps
        return steps[position + 1] if position + 1 < len(steps) else None

    def starts_by_clock(self, step: PlanStep) -> bool:
        """Whether this work starts at its recovery's deadline without a tap.

        Sets of movements do, unless a tap was asked for: one tap says done, the rest counts.
        """
        if step.measure is MeasureKind.COUNT and self.rules.start is Start.AUTO:
            return True
        return self.rules.by_clock(step.start_m)

    # --- moving -----------------------------------------------------------------------------------

    def advance(self, to_ms: int) -> None:
        """Let every deadline up to and including `to_ms` pass, each at its own instant."""
        while (due := self.next_deadline()) is not None and due <= to_ms:
            self.pass_deadline(due)

    def pass_deadline(self, due_ms: int) -> None:
        """What happens by itself at the deadline of the state."""
        phase = self.state.phase
        if phase is Phase.GET_READY:
            self.begin_work(due_ms, by_clock=False)
        elif phase is Phase.WORK:
            self.end_work(due_ms, Ended.FINISH)
        else:
            self._recovery_over(due_ms)

    def _recovery_over(self, due_ms: int) -> None:
        following = self.step_after(self.state.position)
        if following is None or following.kind is not StepKind.WORK:
            self.go_past_rest(due_ms)
        elif self.starts_by_clock(following):
            self.begin_work(due_ms, by_clock=True)
        else:
            run = self.current()
            self.events.append(RecoveryOver(due_ms, run.step.index, run.attempt))
            self.state = replace(self.state, phase=Phase.OVERDUE)

    def ask_start(self, at_ms: int) -> None:
        """A tap asks for the next work: it begins after the get-ready, at once where there is none.

        A start that the clock would bring sooner is not put off.
        """
        position = self.state.to_begin
        resting = self.state.phase is Phase.RECOVERY
        if position is None or (resting and position != self.state.position + 1):
            # What follows is the end, or a gate that waits for a tap of its own.
            self.go_past_rest(at_ms)
            return
        step = self.state.steps[position]
        ready_ms = 0 if step.measure is MeasureKind.COUNT else self.rules.ready_ms(step.start_m)
        start_ms = at_ms + ready_ms
        run = self.state.open_run
        if run is not None and run.deadline_ms is not None and self.starts_by_clock(step):
            start_ms = min(start_ms, max(at_ms, run.deadline_ms))
        if start_ms == at_ms:
            self.begin_work(at_ms, by_clock=False)
            return
        self.events.append(GetReady(at_ms, step.index, self._attempts(step) + 1, start_ms))
        self.state = replace(self.state, phase=Phase.GET_READY, start_at_ms=start_ms)

    def begin_work(self, at_ms: int, *, by_clock: bool) -> None:
        """The next work begins; the recovery or gate before it ends at the same instant."""
        position = self.state.to_begin
        assert position is not None, "only asked for where work is left"
        self.close(at_ms, Ended.OVER)
        step = self.state.steps[position]
        run = Run(
            step=step,
            attempt=self._attempts(step) + 1,
            start_ms=at_ms,
            by_clock=by_clock,
            deadline_ms=None if step.duration_ms is None else at_ms + step.duration_ms.max,
            flags=(Flag.STARTED_LATE,) if self._late_start() else (),
        )
        self.events.append(StepStarted(at_ms, step.index, run.attempt, by_clock))
        self.state = replace(
            self.state,
            phase=Phase.WORK,
            position=position,
            start_at_ms=None,
            hold=None,
        )
        self._begin(run)

    def _late_start(self) -> bool:
        """Whether the rep before ended after its send-off had come: the recovery had no length.

        A coach who taps a moment after the send-off starts nobody late.
        """
        before = self.state.runs[-1] if self.state.runs else None
        if before is None or before.step.rest is None or before.ended is not Ended.OVER:
            return False
        if before.step.rest.kind is not RecoveryKind.SEND_OFF or before.deadline_ms is None:
            return False
        return before.deadline_ms <= before.start_ms

    def end_work(self, at_ms: int, how: Ended) -> None:
        """The work under way ends, and what follows begins at the same instant."""
        self.close(at_ms, how)
        self.enter(self.state.position + 1, at_ms)

    def go_past_rest(self, at_ms: int) -> None:
        """The recovery or gate at hand ends and what follows begins, be it work or not."""
        following = self.step_after(self.state.position)
        if following is not None and following.kind is StepKind.WORK:
            self.begin_work(at_ms, by_clock=False)
            return
        self.close(at_ms, Ended.OVER)
        self.enter(self.state.position + 1, at_ms)

    def enter(self, position: int, at_ms: int) -> None:
        """Arrive at a step whose predecessor has ended: run it, rest, wait, or be done."""
        self.state = replace(self.state, position=position, start_at_ms=None, hold=None)
        if position >= len(self.state.steps):
            self.finish(at_ms)
            return
        step = self.state.steps[position]
        if step.kind is StepKind.WORK:
            self.begin_work(at_ms, by_clock=True)
            return
        run = Run(step=step, attempt=self._attempts(step) + 1, start_ms=at_ms)
        if step.kind is StepKind.GATE:
            self.events.append(GateReached(at_ms, step.index, run.attempt))
            self.state = replace(self.state, phase=Phase.READY)
            self._begin(run)
            return
        run = replace(run, deadline_ms=self.rest_deadline(step, at_ms))
        self.events.append(RecoveryStarted(at_ms, step.index, run.attempt))
        self.state = replace(self.state, phase=Phase.RECOVERY)
        self._begin(run)

    def wait_at(self, position: int) -> None:
        """Wait for a tap that begins the work at a position."""
        self.state = replace(
            self.state, phase=Phase.READY, position=position, start_at_ms=None, hold=None
        )

    def finish(self, at_ms: int) -> None:
        """The last step is done."""
        self.events.append(WorkoutFinished(at_ms))
        self._end(at_ms, Status.FINISHED)

    def stop(self, at_ms: int) -> None:
        """End the workout here.

        It counts as finished where no rep is under way and none is left that had to be run.
        """
        run = self.state.open_run
        left = (
            not self.state.runs
            or (run is not None and run.step.role is StepRole.WORK)
            or any(
                step.role is StepRole.WORK and not step.optional
                for step in self.state.steps[self.state.position :]
            )
        )
        self.close(at_ms, Ended.STOPPED)
        self.events.append(WorkoutStopped(at_ms) if left else WorkoutFinished(at_ms))
        self._end(at_ms, Status.STOPPED if left else Status.FINISHED)

    def _end(self, at_ms: int, status: Status) -> None:
        self.state = replace(
            self.state,
            phase=Phase.DONE,
            status=status,
            end_ms=at_ms,
            start_at_ms=None,
            hold=None,
            paused_from_ms=None,
            paused_phase=None,
        )

    # --- runs -------------------------------------------------------------------------------------

    def rest_deadline(self, step: PlanStep, at_ms: int) -> int | None:
        """When a recovery that begins at an instant is over; None where it waits for a tap."""
        rest = step.rest
        assert rest is not None, "every recovery has its rule"
        work = self.state.last_work
        if rest.kind is RecoveryKind.TIME:
            return at_ms + (rest.max_ms or 0)
        if rest.kind in (RecoveryKind.EQUAL, RecoveryKind.RATIO) and work is not None:
            return at_ms + self.rep_ms(work) * rest.rest // rest.work
        if rest.kind is RecoveryKind.SEND_OFF and work is not None:
            return max(at_ms, work.start_ms + work.paused_ms() + (rest.max_ms or 0))
        if self.rules.who is Who.SOLO and step.expected_ms is not None:
            return at_ms + max(step.expected_ms, rest.min_ms or 0)
        return None

    def rep_ms(self, run: Run) -> int:
        """How long an ended attempt took; one with a time from a watch has ended by that."""
        return run.elapsed_at(run.end_ms) if run.end_ms is not None else 0

    def current(self) -> Run:
        """The attempt under way. Refuses where none is."""
        run = self.state.open_run
        if run is None:
            raise Refuse("nothing is under way")
        return run

    def put(self, run: Run) -> None:
        """Replace the attempt of the same step and number."""
        key = (run.step.index, run.attempt)
        self.state = replace(
            self.state,
            runs=tuple(
                run if (old.step.index, old.attempt) == key else old for old in self.state.runs
            ),
        )

    def close(self, at_ms: int, how: Ended) -> None:
        """End the attempt under way, if there is one, and stay where we are."""
        run = self.state.open_run
        if run is None:
            return
        if run.step.kind is StepKind.WORK:
            self.events.append(RepFinished(at_ms, run.step.index, run.attempt, how.value))
        closed = replace(run, end_ms=at_ms, ended=how)
        self.state = replace(self.state, runs=(*self.state.runs[:-1], closed))

    def _begin(self, run: Run) -> None:
        """An attempt is under way."""
        state = self.state
        begun = state.begun | {run.step.index}
        self.state = replace(state, runs=(*state.runs, run), begun=begun)

    def _attempts(self, step: PlanStep) -> int:
        if step.index not in self.state.begun:
            return 0
        return sum(1 for run in self.state.runs if run.step.index == step.index)
