"""The journal of a workout that was done without the laptop, from its plan and the times typed.

What nobody timed has a length only so that the steps follow one another; it has no time in the
result. A recovery against the clock, and a timed piece of work without a time of its own, are taken
to have been as planned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bell_lap.core.derive import workout_result
from bell_lap.core.events import Refused
from bell_lap.core.inputs import EnoughReps, Input, JudgeRep, Logged, Next, Stop
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.log_fit import given_times, takers
from bell_lap.core.log_times import RepTime
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.phrases import step_words
from bell_lap.core.plan import Plan, StepKind
from bell_lap.core.planmoves import optional_to_come
from bell_lap.core.result import WorkoutResult
from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.session import RecoveryKind
from bell_lap.core.state import Run
from bell_lap.core.view import Phase
from bell_lap.errors import BadInput

LOG_RULES = Rules(Who.SOLO, Start.CLOCK, 0, 0)
"""Nobody was there to tap laps, and reps follow recoveries by themselves."""

GUESS_MS_A_M = 300
GUESS_MS = 60_000
_ON_REP = (RecoveryKind.EQUAL, RecoveryKind.RATIO, RecoveryKind.SEND_OFF)


@dataclass(frozen=True, slots=True)
class LoggedWorkout:
    """A workout as it is kept, with what it comes to."""

    rules: Rules
    entries: tuple[Entry, ...]
    result: WorkoutResult


def logged_workout(plan: Plan, times: Sequence[RepTime] = ()) -> LoggedWorkout:
    """The workout that these times tell of.

    Without any times all of it was done. With fewer than there are reps the workout was stopped
    after the last; reps that the plan leaves open were then not run. Raises BadInput for times that
    do not fit the plan.
    """
    given = given_times(plan, times)
    cut = given and any(not step.optional and step.index not in given for step in takers(plan))
    writer = _Writer(plan, given, max(given) if cut else None)
    writer.write()
    fold = writer.fold
    result = workout_result(fold.at(writer.at_ms).state, fold.rules)
    return LoggedWorkout(fold.rules, tuple(fold.entries), result)


class _Writer:
    """Goes through a plan step by step and writes what happened."""

    def __init__(self, plan: Plan, given: Mapping[int, RepTime], stop_after: int | None) -> None:
        self.fold = Fold(plan, LOG_RULES)
        self.at_ms = 0
        self._given = given
        self._stop_after = stop_after

    def write(self) -> None:
        """Everything, to the end of the plan or to where it was stopped."""
        last: int | None = None
        while True:
            machine = self.fold.at(self.at_ms)
            if machine.state.phase is Phase.DONE:
                return
            run = machine.state.open_run
            if last is not None and last == self._stop_after:
                if run is not None and run.step.kind is not StepKind.GATE:
                    self._say(Logged(self.at_ms, self._length_ms(run), timed=False))
                self._say(Stop(self.at_ms))
            elif self._not_wanted(machine):
                self._say(EnoughReps(self.at_ms))
            elif run is None:
                self._say(Next(self.at_ms))
            elif run.step.kind is StepKind.WORK:
                self._work(run)
                last = run.step.index
            elif run.step.kind is StepKind.GATE:
                self._say(Logged(self.at_ms, 0, timed=False))
            else:
                self._rest(run)

    def _not_wanted(self, machine: Machine) -> bool:
        """Whether this line has optional reps to come, and no time says that one was run."""
        try:
            steps = [machine.state.steps[place] for place in optional_to_come(machine)]
        except Refuse:  # no rep is left
            return False
        return bool(steps) and not any(step.index in self._given for step in steps)

    def _work(self, run: Run) -> None:
        time = self._given.get(run.step.index)
        as_planned = run.step.duration_ms is not None and run.step.duration_ms.is_one
        if time is None and as_planned and run.deadline_ms is not None:
            self.at_ms = run.deadline_ms
        elif time is not None and time.time_ms is not None:
            self._timed(run, time, time.time_ms)
        else:
            self._not_timed(run, time)

    def _timed(self, run: Run, time: RepTime, time_ms: int) -> None:
        self._laps(run, time, time.laps_ms[:-1])
        end_ms = run.start_ms + time_ms
        by_clock = run.deadline_ms is not None
        self._say(Logged(run.start_ms if by_clock else end_ms, time_ms), run, time)
        self.at_ms = end_ms

    def _not_timed(self, run: Run, time: RepTime | None) -> None:
        laps = () if time is None else time.laps_ms
        self._laps(run, time, laps)
        length_ms = max(self._length_ms(run), sum(laps) + 1_000)
        self._say(Logged(run.start_ms + sum(laps), length_ms, timed=False), run, time)
        self.at_ms = run.start_ms + length_ms
        if time is not None and not time.finished:
            step, attempt = run.step.index, run.attempt
            judged = JudgeRep(self.at_ms, step, attempt, "did-not-finish")
            self._say(judged, run, time)

    def _laps(self, run: Run, time: RepTime | None, laps_ms: Sequence[int]) -> None:
        split_ms = 0
        for mark, lap_ms in enumerate(laps_ms):
            split_ms += lap_ms
            self._say(Logged(run.start_ms + split_ms, split_ms, mark), run, time)

    def _rest(self, run: Run) -> None:
        if run.deadline_ms is not None and self._kept_to(run):
            self.at_ms = run.deadline_ms
            return
        length_ms = self._length_ms(run)
        self._say(Logged(self.at_ms, length_ms, timed=False))
        self.at_ms += length_ms

    def _kept_to(self, run: Run) -> bool:
        """Whether the plan says how long a recovery was."""
        rest = run.step.rest
        assert rest is not None, "every recovery has its rule"
        if rest.kind is RecoveryKind.TIME:
            return rest.min_ms is None or rest.min_ms == rest.max_ms
        state = self.fold.at(self.at_ms).state
        before = state.last_work
        if rest.kind not in _ON_REP or before is None:
            return False
        results = workout_result(state, LOG_RULES).steps
        rep = next(step for step in reversed(results) if step.index == before.step.index)
        return rep.elapsed_ms is not None

    def _length_ms(self, run: Run) -> int:
        """How long a step without a time is taken to be, so that the next one comes after it."""
        step = run.step
        if run.deadline_ms is not None:
            return run.deadline_ms - run.start_ms
        length_ms = step.expected_ms
        if length_ms is None:
            far = step.distance_m is not None
            length_ms = round((step.distance_m or 0) * GUESS_MS_A_M) if far else GUESS_MS
        cycle_ms = self._cycle_ms(run)
        return length_ms if cycle_ms is None else min(length_ms, cycle_ms // 2)

    def _cycle_ms(self, run: Run) -> int | None:
        """The send-off after this rep: a rep that nobody timed makes nobody late for it."""
        state = self.fold.at(self.at_ms).state
        following = state.steps[state.position + 1 : state.position + 2]
        rest = following[0].rest if following else None
        if run.step.kind is not StepKind.WORK or rest is None:
            return None
        return rest.max_ms if rest.kind is RecoveryKind.SEND_OFF else None

    def _say(self, item: Input, run: Run | None = None, time: RepTime | None = None) -> None:
        if self.fold.add(Entry(self.fold.next_seq, item)):
            return
        refused = [event for event in self.fold.events() if isinstance(event, Refused)]
        why = refused[-1].reason if refused else "it does not fit"
        assert run is not None, f"{item!r} is refused: {why}"
        assert time is not None, f"{item!r} is refused: {why}"
        number = "" if run.step.rep is None else f"rep {run.step.rep}, "
        raise BadInput(f"{number}{step_words(run.step)} in {time.text}: {why}")
