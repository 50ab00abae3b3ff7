"""The view of a workout at an instant: the fold, with the deadlines passed since, as numbers.

A projection changes nothing: the same fold and instant always give the same view.
"""

from __future__ import annotations

from bell_lap.core import engine, planmoves
from bell_lap.core.derive import mark_results, step_result
from bell_lap.core.inputs import KINDS
from bell_lap.core.journal import Fold
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.pacing import goal_at_ms, position_m, projection_ms
from bell_lap.core.plan import MeasureKind, PlanStep, Range, StepKind
from bell_lap.core.result import Flag, MarkResult, StepResult
from bell_lap.core.taps import next_mark, tap_means
from bell_lap.core.view import Action, ClockWay, Phase, StripStep, TapMeans, View

UNKNOWN_MS = 60_000
"""How long a step without any expected time is drawn in the strip."""


def view_at(fold: Fold, now_ms: int) -> View:
    """Everything a screen needs at an instant."""
    machine = fold.at(now_ms)
    return _Viewer(fold, machine, now_ms).view()


class _Viewer:
    """The parts of one view; made for one instant and thrown away."""

    def __init__(self, fold: Fold, machine: Machine, now_ms: int):
        self.fold = fold
        self.machine = machine
        self.state = machine.state
        self.rules = machine.rules
        self.now_ms = now_ms
        self.run = self.state.open_run
        self.shown_ms = now_ms
        if self.state.paused_from_ms is not None:
            self.shown_ms = self.state.paused_from_ms
        elif self.state.end_ms is not None:
            self.shown_ms = self.state.end_ms

    def view(self) -> View:
        state, run = self.state, self.run
        step = self._step()
        elapsed_ms = 0 if run is None else max(0, run.elapsed_at(self.shown_ms))
        clock_ms, way = self._clock(elapsed_ms)
        tap, _ = tap_means(self.machine, self.now_ms)
        working = run is not None and run.step.kind is StepKind.WORK
        marks = mark_results(run, self.rules) if run is not None and working else ()
        tapped = tuple(mark for mark in marks if mark.split_ms is not None)
        mark, mark_m, goal_ms = self._next_mark(tap)
        reps = self._reps()
        following = self._following()
        return View(
            now_ms=self.now_ms,
            status=state.status,
            phase=state.phase,
            title=self.machine.plan.title,
            clock_ms=clock_ms,
            clock_way=way,
            tap=tap,
            tap_mark=mark,
            tap_mark_m=mark_m,
            step=step,
            attempt=self._attempt(step),
            next_step=following[0],
            next_rest=following[1],
            elapsed_ms=elapsed_ms,
            deadline_ms=self._to_deadline(),
            planned_ms=self._planned(),
            goal_at_mark_ms=goal_ms,
            live_delta_ms=self._live_delta(goal_ms, elapsed_ms),
            position_m=self._position(elapsed_ms),
            projected_ms=self._projected(tapped),
            marks=tapped,
            last_mark=tapped[-1] if tapped else None,
            last_rep=next((rep for rep in reversed(reps) if not rep.running), None),
            reps=tuple(rep for rep in reps if not rep.running),
            reps_done=sum(1 for rep in reps if not rep.running),
            reps_all=self._reps_all(),
            optional_left=self._optional_left(),
            can=self._can(),
            strip=self._strip(),
            held_ms=None if state.hold is None else state.hold.to_ms - state.hold.from_ms,
            strays=len(state.strays),
            elapsed_session_ms=self.shown_ms - state.runs[0].start_ms if state.runs else 0,
            left_session_ms=self._left(elapsed_ms),
        )

    def _step(self) -> PlanStep | None:
        state = self.state
        if state.phase is Phase.DONE:
            return None
        paused = state.paused_phase
        if Phase.GET_READY in (state.phase, paused) or (
            state.phase is Phase.READY and (self.run is None)
        ):
            at = state.to_begin
            return None if at is None else state.steps[at]
        if self.run is not None:
            return self.run.step
        return state.steps[min(state.position, len(state.steps) - 1)]

    def _attempt(self, step: PlanStep | None) -> int:
        if step is None:
            return 1
        if self.run is not None and self.run.step.index == step.index:
            return self.run.attempt
        done = sum(1 for run in self.state.runs if run.step.index == step.index)
        return done if self.state.phase is Phase.HELD else done + 1

    def _clock(self, elapsed_ms: int) -> tuple[int, ClockWay]:
        """The large clock: up in a rep, down to a deadline, over once that has passed."""
        state, run = self.state, self.run
        phase = state.paused_phase if state.phase is Phase.PAUSED else state.phase
        still = state.phase in (Phase.PAUSED, Phase.HELD, Phase.DONE)
        if phase is Phase.GET_READY and state.start_at_ms is not None:
            left_ms = max(0, state.start_at_ms - self.shown_ms)
            return left_ms, ClockWay.STILL if still else ClockWay.DOWN
        if phase is Phase.OVERDUE and run is not None and run.deadline_ms is not None:
            return max(0, self.shown_ms - run.deadline_ms), ClockWay.OVER
        if run is None or (phase is Phase.READY and run.step.kind is not StepKind.GATE):
            return 0, ClockWay.STILL
        if run.deadline_ms is not None and phase in (Phase.WORK, Phase.RECOVERY):
            left_ms = max(0, run.deadline_ms - self.shown_ms)
            return left_ms, ClockWay.STILL if still else ClockWay.DOWN
        least_ms = run.step.rest.min_ms if run.step.rest is not None else None
        if least_ms is not None and phase is Phase.RECOVERY and elapsed_ms < least_ms:
            return least_ms - elapsed_ms, ClockWay.STILL if still else ClockWay.DOWN
        return elapsed_ms, ClockWay.STILL if still else ClockWay.UP

    def _to_deadline(self) -> int | None:
        state, run = self.state, self.run
        if state.start_at_ms is not None and state.phase is Phase.GET_READY:
            return state.start_at_ms - self.now_ms
        if run is None or run.deadline_ms is None:
            return None
        return run.deadline_ms - self.shown_ms

    def _planned(self) -> int | None:
        run = self.run
        if run is None:
            return None
        if run.deadline_ms is not None:
            return max(1, run.deadline_ms - run.start_ms - run.paused_ms())
        return run.step.expected_ms

    def _next_mark(self, tap: TapMeans) -> tuple[int | None, float | None, int | None]:
        """The mark that a tap is for, its metres and its goal; the goal's delta needs no tap."""
        run = self.run
        phase = self.state.paused_phase or self.state.phase
        if run is None or phase is not Phase.WORK:
            return None, None, None
        mark = next_mark(run, self.rules)
        if run.step.measure is not MeasureKind.DISTANCE:
            return (mark if tap is TapMeans.LAP else None), None, None
        if mark >= len(run.step.marks):
            return None, None, None
        mark_m = run.step.marks[mark].distance_m
        goal = run.step.goal
        goal_ms = None if goal is None or mark_m is None else goal_at_ms(goal, mark_m)
        return mark, mark_m, goal_ms

    def _live_delta(self, goal_ms: int | None, elapsed_ms: int) -> int | None:
        if goal_ms is None or elapsed_ms <= goal_ms:
            return None
        return elapsed_ms - goal_ms

    def _position(self, elapsed_ms: int) -> float | None:
        run = self.run
        if run is None or run.step.kind is not StepKind.WORK or run.step.goal is None:
            return None
        return position_m(run.step.goal, elapsed_ms)

    def _projected(self, tapped: tuple[MarkResult, ...]) -> int | None:
        run = self.run
        if run is None or not tapped or run.step.distance_m is None:
            return None
        last = tapped[-1]
        if last.distance_m is None or last.split_ms is None:
            return None
        return projection_ms(run.step.goal, run.step.distance_m, last.distance_m, last.split_ms)

    def _following(self) -> tuple[PlanStep | None, PlanStep | None]:
        """The next work after the step under way, and the recovery right after it."""
        state = self.state
        at = state.position
        if state.phase is Phase.DONE:
            return None, None
        if state.phase in (Phase.READY, Phase.GET_READY):
            begin = state.to_begin
            at = len(state.steps) if begin is None else begin
        after = state.steps[at + 1 :]
        if state.phase is Phase.READY and self.run is not None:
            after = state.steps[state.position + 1 :]
        work = next((step for step in after if step.kind is StepKind.WORK), None)
        rest = after[0] if after and after[0].kind is StepKind.RECOVERY else None
        return work, rest

    def _reps(self) -> list[StepResult]:
        results = [
            step_result(self.state, self.rules, run) for run in self.state.runs if run.step.is_rep
        ]
        return [rep for rep in results if Flag.REPLACED not in rep.flags]

    def _reps_all(self) -> Range:
        of = next((step.of for step in self.state.steps if step.is_rep), None)
        return of if of is not None else Range(0, 0)

    def _optional_left(self) -> int:
        """Optional reps left of the line at hand, once only such are left."""
        at = self.state.to_begin
        if at is None or self.state.phase is Phase.WORK:
            return 0
        here = self.state.steps[at]
        if not here.optional:
            return 0
        return sum(
            1
            for step in self.state.steps[at:]
            if step.is_rep and (step.block, step.line) == (here.block, here.line)
        )

    def _can(self) -> frozenset[Action]:
        """What the table has a row for, less what would surely be refused."""
        state, run = self.state, self.run
        can = {
            action
            for action in Action
            if action in (Action.UNDO, Action.REDO)
            or engine.allowed(state.phase, KINDS[action.value])
        }
        away: set[Action] = set()
        if not state.undoable:
            away.add(Action.UNDO)
        if not self.fold.can_redo:
            away.add(Action.REDO)
        if state.last_work is None:
            away |= {Action.BACK, Action.REPEAT_REP, Action.TYPED_TIME}
        elif state.last_work.step.measure is not MeasureKind.DISTANCE:
            away.add(Action.TYPED_TIME)
        if run is not None and run.taps:
            away.add(Action.STARTED_NOW)
        if run is not None and run.deadline_ms is None and state.phase is not Phase.GET_READY:
            away.add(Action.ADJUST_RECOVERY)
        try:
            rep = state.steps[planmoves.rep_at_hand(self.machine)]
        except Refuse:
            away |= {
                Action.ADD_REP, Action.DROP_REP, Action.LAST_REP, Action.ENOUGH_REPS,
                Action.NEW_GOAL, Action.SHIFT_GOAL,
            }  # fmt: skip
        else:
            if rep.goal is None or rep.goal.time_ms is None:
                away.add(Action.SHIFT_GOAL)
            if not any(step.optional for step in state.steps[state.position :]):
                away.add(Action.ENOUGH_REPS)
        return frozenset(can - away)

    def _strip(self) -> tuple[StripStep, ...]:
        done = {run.step.index for run in self.state.runs if not run.open}
        now = None if self.run is None else self.run.step.index
        return tuple(
            StripStep(
                index=step.index,
                is_rep=step.is_rep,
                is_recovery=step.kind is StepKind.RECOVERY,
                weight_ms=step.expected_ms or UNKNOWN_MS,
                state="now"
                if step.index == now
                else "done"
                if step.index in done or at < self.state.position
                else "to come",
            )
            for at, step in enumerate(self.state.steps)
            if step.kind is not StepKind.GATE
        )

    def _left(self, elapsed_ms: int) -> int | None:
        """Expected milliseconds to the end: the rest of this step and all the steps to come."""
        state = self.state
        if state.phase is Phase.DONE:
            return 0
        left_ms = 0
        for at in range(state.position, len(state.steps)):
            step = state.steps[at]
            if step.kind is StepKind.GATE:
                continue
            if step.expected_ms is None:
                return None
            under_way = self.run is not None and self.run.step.index == step.index
            left_ms += max(0, step.expected_ms - (elapsed_ms if under_way else 0))
        return left_ms
