"""The view of a workout at an instant: the fold, with the deadlines passed since, as numbers.

A projection changes nothing: the same fold and instant always give the same view.
"""

from __future__ import annotations

from bell_lap.core.derive import mark_results
from bell_lap.core.journal import Fold
from bell_lap.core.machine import Machine
from bell_lap.core.pacing import goal_at_ms, position_m, projection_ms
from bell_lap.core.plan import MeasureKind, StepKind
from bell_lap.core.result import MarkResult
from bell_lap.core.settled import Settled, Settler
from bell_lap.core.state import State
from bell_lap.core.taps import next_mark, tap_means
from bell_lap.core.view import ClockWay, Phase, TapMeans, View


def view_at(fold: Fold, now_ms: int) -> View:
    """Everything a screen needs at an instant."""
    return Projector(fold).view_at(now_ms)


class Projector:
    """Views of one fold. What stands still between two inputs is kept from view to view."""

    def __init__(self, fold: Fold):
        self._fold = fold
        self._settler = Settler(fold.rules)
        self._of: tuple[State, bool] | None = None
        self._settled: Settled | None = None

    def view_at(self, now_ms: int) -> View:
        """Everything a screen needs at an instant."""
        machine = self._fold.at(now_ms)
        return _Viewer(machine, now_ms, self._settle(machine)).view()

    def _settle(self, machine: Machine) -> Settled:
        can_redo = self._fold.can_redo
        of = self._of
        if self._settled is None or of is None or of[0] is not machine.state or of[1] != can_redo:
            self._settled = self._settler.settle(machine, can_redo=can_redo)
            self._of = machine.state, can_redo
        return self._settled


class _Viewer:
    """The parts of one view; made for one instant and thrown away."""

    def __init__(self, machine: Machine, now_ms: int, settled: Settled):
        self.machine = machine
        self.settled = settled
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
        state, run, settled = self.state, self.run, self.settled
        elapsed_ms = 0 if run is None else max(0, run.elapsed_at(self.shown_ms))
        clock_ms, way = self._clock(elapsed_ms)
        tap, _ = tap_means(self.machine, self.now_ms)
        working = run is not None and run.step.kind is StepKind.WORK
        marks = mark_results(run, self.rules) if run is not None and working else ()
        tapped = tuple(mark for mark in marks if mark.split_ms is not None)
        mark, mark_m, goal_ms = self._next_mark(tap)
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
            step=settled.step,
            attempt=settled.attempt,
            next_step=settled.next_step,
            next_rest=settled.next_rest,
            elapsed_ms=elapsed_ms,
            deadline_ms=self._to_deadline(),
            planned_ms=self._planned(),
            goal_at_mark_ms=goal_ms,
            live_delta_ms=self._live_delta(goal_ms, elapsed_ms),
            position_m=self._position(elapsed_ms),
            projected_ms=self._projected(tapped),
            marks=tapped,
            last_mark=tapped[-1] if tapped else None,
            last_rep=settled.reps[-1] if settled.reps else None,
            reps=settled.reps,
            reps_done=len(settled.reps),
            reps_all=settled.reps_all,
            optional_left=settled.optional_left,
            can=settled.can,
            strip=settled.strip,
            held_ms=None if state.hold is None else state.hold.to_ms - state.hold.from_ms,
            strays=len(state.strays),
            elapsed_session_ms=max(0, self.shown_ms - state.runs[0].start_ms) if state.runs else 0,
            left_session_ms=self._left(elapsed_ms),
            missed=settled.missing.at(elapsed_ms),
        )

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
        if state.start_at_ms is not None:
            return state.start_at_ms - self.shown_ms
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

    def _left(self, elapsed_ms: int) -> int | None:
        """Expected milliseconds to the end: the rest of this step and all the steps to come."""
        state, later_ms = self.state, self.settled.later_ms
        if state.phase is Phase.DONE:
            return 0
        if later_ms is None or state.position >= len(state.steps):
            return later_ms
        here = state.steps[state.position]
        if here.kind is StepKind.GATE:
            return later_ms
        if here.expected_ms is None:
            return None
        under_way = self.run is not None and self.run.step.index == here.index
        return later_ms + max(0, here.expected_ms - (elapsed_ms if under_way else 0))
