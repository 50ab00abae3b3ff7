"""The result that a state amounts to: every attempt with its times, marks, deltas and flags.

A result can be derived again at any time from the same fold; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bell_lap.core.journal import Entry, Fold
from bell_lap.core.pacing import delta_ms, goal_range_at_ms
from bell_lap.core.phrases import step_words
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, Range, RestRule, StepGoal, StepKind
from bell_lap.core.result import Flag, MarkResult, StepResult, WorkoutResult
from bell_lap.core.rules import Rules, Who
from bell_lap.core.session import RecoveryKind
from bell_lap.core.state import Ended, Run, State


def workout_result(state: State, rules: Rules, results: Results | None = None) -> WorkoutResult:
    """Every attempt in the order they began. A workout under way has its open step too.

    Whoever asks often keeps `results`, so that only what has changed is derived again.
    """
    end_ms = state.end_ms
    if end_ms is None:
        last = state.runs[-1] if state.runs else None
        end_ms = 0 if last is None else (last.end_ms or last.start_ms)
    return WorkoutResult(state.status, (results or Results(rules)).of(state), end_ms)


def fold_result(
    plan: Plan, rules: Rules, entries: Iterable[Entry], until_ms: int | None = None
) -> WorkoutResult:
    """The result of a journal. Deadlines after the newest input pass up to `until_ms`."""
    fold = Fold(plan, rules, entries)
    state = fold.state if until_ms is None else fold.at(until_ms).state
    return workout_result(state, rules)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the result of one attempt takes from the rest of the workout."""

    rep: int | None
    """The rep's number in the plan by now."""
    of: Range | None
    replaced: bool
    """The step was attempted again."""
    added: bool
    """The step was not in the plan as loaded."""


class Results:
    """The results of the attempts of one workout; those that have not changed are kept."""

    def __init__(self, rules: Rules):
        self._rules = rules
        self._state: State | None = None
        self._results: tuple[StepResult, ...] = ()
        self._kept: dict[tuple[int, int], tuple[Run, _Around, StepResult]] = {}
        self._steps: tuple[PlanStep, ...] | None = None
        self._numbers: dict[int, int | None] = {}
        self._of: Range | None = None

    def of(self, state: State) -> tuple[StepResult, ...]:
        """The result of every attempt, in the order they began."""
        if state is not self._state:
            same = self._unchanged(state)
            self._number(state.steps)
            newest = {run.step.index: run.attempt for run in state.runs}
            fresh = [self._one(state, run, newest) for run in state.runs[same:]]
            self._results = (*self._results[:same], *fresh)
            self._state = state
        return self._results

    def _unchanged(self, state: State) -> int:
        """How many of the first attempts have the same results as in the state before."""
        before = self._state
        if before is None or before.steps is not state.steps:
            return 0
        same = 0
        for old, new in zip(before.runs, state.runs, strict=False):
            if old is not new:
                break
            same += 1
        again = any(run.attempt > 1 for run in (*before.runs[same:], *state.runs[same:]))
        return 0 if again else same

    def _number(self, steps: tuple[PlanStep, ...]) -> None:
        if steps is not self._steps:
            self._steps = steps
            self._numbers = {step.index: step.rep for step in steps}
            self._of = next((step.of for step in steps if step.is_rep), None)

    def _one(self, state: State, run: Run, newest: dict[int, int]) -> StepResult:
        step = run.step
        around = _Around(
            rep=self._numbers.get(step.index, step.rep),
            of=(self._of or step.of) if step.is_rep else None,
            replaced=step.kind is StepKind.WORK and newest[step.index] > run.attempt,
            added=step.index >= state.planned,
        )
        key = step.index, run.attempt
        kept = self._kept.get(key)
        if kept is not None and kept[0] is run and kept[1] == around:
            return kept[2]
        result = _step_result(run, self._rules, around)
        self._kept[key] = run, around, result
        return result


def _step_result(run: Run, rules: Rules, around: _Around) -> StepResult:
    step = run.step
    elapsed_ms = _elapsed_ms(run)
    goal = step.goal
    delta = None
    if elapsed_ms is not None and goal is not None and step.distance_m is not None:
        delta = _finish_delta(run, goal, step.distance_m, elapsed_ms)
    return StepResult(
        index=step.index,
        attempt=run.attempt,
        kind=step.kind,
        role=step.role,
        measure=step.measure,
        label=step_words(step),
        block_name=step.block_name,
        start_ms=run.start_ms,
        elapsed_ms=elapsed_ms,
        goal_ms=None if goal is None else goal.time_ms,
        goal_text="" if goal is None else goal.text,
        delta_ms=delta,
        marks=mark_results(run, rules),
        flags=_flags(run, elapsed_ms, around),
        distance_m=step.distance_m,
        planned_ms=_planned_ms(run),
        set=step.set,
        sets=step.sets,
        rep=around.rep,
        of=around.of,
        paused_ms=run.paused_ms(),
        reps_done=_reps_done(run),
        load_done=run.load_done or step.load,
        running=run.open,
        movement=step.label if step.measure is MeasureKind.COUNT else None,
    )


def mark_results(run: Run, rules: Rules) -> tuple[MarkResult, ...]:
    """The marks of an attempt: those tapped, and those missed before a tap.

    A solo runner taps finishes only, so that nothing is missed. In a timed rep every tap is a
    mark without distance.
    """
    results: list[MarkResult] = []
    before_ms, before_mark = 0, -1
    for tap in run.taps:
        skipped = range(before_mark + 1, tap.mark)
        if rules.who is not Who.SOLO:
            results.extend(_missed(run.step, mark) for mark in skipped)
        laps = 1 if rules.who is Who.SOLO else tap.mark - before_mark
        distance_m = _mark_m(run.step, tap.mark)
        goal = run.step.goal
        asked = None if goal is None or distance_m is None else goal_range_at_ms(goal, distance_m)
        flags = (*tap.flags, Flag.COVERS_MORE) if laps > 1 else tap.flags
        results.append(
            MarkResult(
                mark=tap.mark,
                distance_m=distance_m,
                split_ms=tap.split_ms,
                lap_ms=tap.split_ms - before_ms,
                laps=laps,
                goal_split_ms=None if asked is None else asked.max,
                delta_ms=None
                if goal is None or distance_m is None
                else delta_ms(goal, distance_m, tap.split_ms),
                press=tap.press,
                flags=flags,
            )
        )
        before_ms, before_mark = tap.split_ms, tap.mark
    return tuple(results)


def _missed(step: PlanStep, mark: int) -> MarkResult:
    distance_m = _mark_m(step, mark)
    goal = None
    if step.goal is not None and distance_m is not None:
        asked = goal_range_at_ms(step.goal, distance_m)
        goal = None if asked is None else asked.max
    return MarkResult(mark, distance_m, None, None, 0, goal, None, None)


def _mark_m(step: PlanStep, mark: int) -> float | None:
    return step.marks[mark].distance_m if mark < len(step.marks) else None


def _elapsed_ms(run: Run) -> int | None:
    """How long an attempt took: a rep over a distance by its finish tap, others by their end."""
    if run.end_ms is None or run.verdict == "not-timed":
        return None
    if run.step.measure is MeasureKind.DISTANCE and run.step.kind is StepKind.WORK:
        last = len(run.step.marks) - 1
        finish = next((tap for tap in run.taps if tap.mark == last), None)
        if finish is not None:
            return finish.split_ms
        if run.ended is Ended.FINISH:
            return None
    if Flag.NOT_TIMED in run.flags:
        return None
    return run.elapsed_at(run.end_ms)


def _finish_delta(run: Run, goal: StepGoal, distance_m: float, elapsed_ms: int) -> int | None:
    if run.verdict not in (None, "ok") or (run.ended is not Ended.FINISH and run.verdict is None):
        return None
    return delta_ms(goal, distance_m, elapsed_ms)


def _planned_ms(run: Run) -> Range | None:
    """How long it was to be: a timed rep's duration, a recovery's deadline before it was moved."""
    if run.step.kind is StepKind.WORK:
        return run.step.duration_ms
    rest = run.step.rest
    if rest is not None and rest.kind is RecoveryKind.TIME:
        return Range(_least(rest), rest.max_ms or 0)
    if run.deadline_ms is None or rest is None or Flag.NOT_TIMED in run.flags:
        return None
    length_ms = run.deadline_ms - run.adjusted_ms - run.start_ms - run.paused_ms()
    return Range(length_ms, length_ms)


def _least(rest: RestRule) -> int:
    return rest.min_ms if rest.min_ms is not None else (rest.max_ms or 0)


def _reps_done(run: Run) -> int | None:
    if run.reps_done is not None or run.step.measure is not MeasureKind.COUNT:
        return run.reps_done
    return run.step.count if run.ended is Ended.FINISH else None


def _flags(run: Run, elapsed_ms: int | None, around: _Around) -> tuple[Flag, ...]:
    """Every flag of an attempt, each once, in the order of their list."""
    flags = set(run.flags)
    if elapsed_ms is not None:
        flags.discard(Flag.NOT_TIMED)
    if run.step.kind is StepKind.WORK:
        if run.verdict is None:
            if run.ended is Ended.DID_NOT_FINISH:
                flags.add(Flag.DID_NOT_FINISH)
            if run.ended in (Ended.NEXT, Ended.SKIPPED, Ended.STOPPED, Ended.BACK):
                flags.add(Flag.NOT_FINISHED)
        elif run.verdict == "did-not-finish":
            flags.add(Flag.DID_NOT_FINISH)
        if not run.open and elapsed_ms is None:
            flags.add(Flag.NOT_TIMED)
    if run.pauses:
        flags.add(Flag.PAUSED)
    for tap in run.taps:
        flags.update(tap.flags)
    if around.added:
        flags.add(Flag.ADDED)
    if around.replaced:
        flags.add(Flag.REPLACED)
    return tuple(flag for flag in Flag if flag in flags)
