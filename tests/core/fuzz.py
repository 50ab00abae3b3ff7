"""Any input at any instant, and what must be true of a workout whatever happens in it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from bell_lap.core import inputs
from bell_lap.core.cues import schedule
from bell_lap.core.derive import workout_result
from bell_lap.core.inputs import Input, Press
from bell_lap.core.journal import Fold
from bell_lap.core.plan import MeasureKind, StepKind
from bell_lap.core.projection import view_at
from bell_lap.core.result import Status, WorkoutResult
from bell_lap.core.state import Run, State
from bell_lap.core.view import Phase
from tests.core.talk import plan_of, rules_of

PLANS = [
    plan_of(*blocks, flow=flow)
    for blocks, flow in (
        (("8 x 400m in 72s, rest 60s",), False),
        (("wu 2min easy", "4-8 x 200m in 30s, rest 20-30s", "cd 400m easy"), False),
        (("6 x (400m @ hard - 400m easy)",), False),
        (("3 x (3 x 100m, rest 10s), rest 40s", "4 x 30s, rest equal"), False),
        (("5 x 600m in 110s, rest full min 20s; 200m @ max",), False),
        (("4 x 400m, on 1:40", "5 x 1min, rest 1:2"), True),
        (('2 x (5 reps "squat"), rest 20s', "3 x 40m, rest walk back"), False),
        (("4 x 15-25s, rest 100m jog", 'open "strides"', "3 x 1000m, rest equal"), True),
    )
]
RULES = [
    rules_of("coach"), rules_of("clicker"), rules_of("solo"), rules_of("coach", "clock"),
    rules_of("solo", "tap"), rules_of("clicker", ready=3_000),
]  # fmt: skip

SMALL = st.integers(0, 700)
MIDDLE = st.integers(1_000, 30_000)
LARGE = st.integers(30_000, 200_000)
STEPS_MS = st.one_of(SMALL, MIDDLE, MIDDLE, LARGE, LARGE)
TIMES_MS = st.integers(-10, 200_000)
REPAIRS = [
    inputs.ShiftTap, inputs.SetSplit, inputs.InsertTap, inputs.DeleteTap, inputs.ClearTap,
    inputs.MoveTap, inputs.RestorePress, inputs.JudgeRep, inputs.SetDone, inputs.AcceptEstimate,
    inputs.RefuseEstimate,
]  # fmt: skip
PLAIN = [
    inputs.Next, inputs.Back, inputs.DidNotFinish, inputs.StartedNow, inputs.Pause, inputs.Resume,
    inputs.AddRep, inputs.DropRep, inputs.LastRep, inputs.EnoughReps, inputs.RepeatRep,
    inputs.SkipBlock,
]  # fmt: skip
CHOICES: list[inputs.GapChoice] = ["next", "repeat", "run", "next"]
VALUES: dict[str, st.SearchStrategy[object]] = {
    "time_ms": TIMES_MS,
    "by_ms": st.integers(-90_000, 90_000),
    "per_lap_ms": st.integers(-20_000, 20_000),
    "split_ms": TIMES_MS,
    "mark": st.integers(-1, 6),
    "some_mark": st.none() | st.none() | st.integers(-1, 3),
    "timed": st.booleans(),
    "attempt": st.integers(1, 2),
    "verdict": st.sampled_from(["ok", "did-not-finish", "not-timed"]),
    "reps": st.none() | st.integers(-1, 9),
    "load_thousandths": st.none() | st.integers(-1, 90_000),
    "choice": st.sampled_from(["next", "repeat", "run", "stop"]),
    "cause": st.sampled_from(["sleep", "crash", "stall", "closed"]),
    "trusted": st.booleans(),
    "key": st.sampled_from(["space", "right"]),
}


@dataclass(frozen=True)
class Move:
    """One thing done: how long after the newest instant (before it where negative), and what."""

    after_ms: int
    kind: type[Input]
    fields: tuple[tuple[str, object], ...] = ()
    step: int = 0
    press: int = 0

    def made(self, fold: Fold, now_ms: int) -> Input:
        """The input at its instant; a repair names an attempt and a press that there are."""
        at_ms = max(0, now_ms + self.after_ms)
        fields = dict(self.fields)
        if issubclass(self.kind, inputs.Repair):
            runs = [run for run in fold.state.runs if run.step.kind is StepKind.WORK]
            runs = runs if self.step % 8 else list(fold.state.runs)
            if runs:
                run = runs[-1 - self.step % len(runs)]
                fields["step"], fields["attempt"] = run.step.index, run.attempt
                presses = [tap.press for tap in run.taps] or [0]
                if self.kind is inputs.RestorePress:
                    presses = [stray.press for stray in fold.state.strays] or [0]
                if "press" in fields:
                    fields["press"] = presses[self.press % len(presses)]
                if "split_ms" in fields and self.press % 4:
                    fields["split_ms"] = self._within(run, fields["split_ms"], at_ms)
                if "mark" in fields and self.press % 4 and run.step.marks:
                    fields["mark"] = self.press % len(run.step.marks)
        last = fold.state.last_work
        if "some_mark" in fields:
            fields["mark"] = fields.pop("some_mark")
        typed = self.kind in (inputs.TypedTime, inputs.Logged)
        if typed and last is not None and self.press % 8:
            fields["time_ms"] = self._within(last, fields["time_ms"], at_ms)
        if self.kind is inputs.Gap:
            fields["from_ms"] = now_ms
        return self.kind(at_ms=at_ms, **fields)

    @staticmethod
    def _within(run: Run, ms: object, at_ms: int) -> int:
        """A split that can have been."""
        assert isinstance(ms, int)
        until_ms = at_ms if run.end_ms is None else run.end_ms
        return 1 + ms % max(1, run.elapsed_at(until_ms))


@dataclass(frozen=True)
class Onward:
    """What a person would do next, so that workouts come far: a tap when one is due, an answer."""

    slow_ms: int

    def made(self, fold: Fold, now_ms: int) -> Input:
        """A press, or an answer to a gap, after a plausible time."""
        machine = fold.at(now_ms)
        state = machine.state
        if state.phase is Phase.HELD:
            only_stop = state.hold is not None and state.hold.only_stop
            choice = CHOICES[self.slow_ms % len(CHOICES)]
            return inputs.GapAnswer(now_ms + 900, "stop" if only_stop else choice)
        if state.phase is Phase.DONE:
            again = inputs.Undo if state.status is Status.STOPPED else inputs.Back
            return again(now_ms + 900)
        if state.phase is Phase.WORK:
            run = machine.current()
            marks = run.step.marks
            if marks and run.taps:
                lap_m = (marks[-1].distance_m or 0) - (marks[run.taps[-1].mark].distance_m or 0)
            else:
                lap_m = marks[0].distance_m or 0 if marks else 400.0
            split_ms = run.taps[-1].split_ms if run.taps else 0
            split_ms += round(lap_m * 150) + self.slow_ms
            return Press(max(now_ms, run.instant(split_ms)))
        return Press(now_ms + 16_000 + self.slow_ms)


def _moves(
    kind: type[Input], *names: str, after: st.SearchStrategy[int] = STEPS_MS
) -> st.SearchStrategy[Move]:
    pairs = st.tuples(*(st.tuples(st.just(name), VALUES[name]) for name in names))
    if "press" in kind.__slots__:
        pairs = pairs.map(lambda found: (*found, ("press", 0)))
    return st.builds(Move, after, st.just(kind), pairs, st.integers(0, 30), st.integers(0, 30))


def _repair_names(kind: type[Input]) -> tuple[str, ...]:
    return tuple(name for name in kind.__slots__ if name in VALUES)


PRESSES = _moves(Press, "key")
ONWARD = st.builds(Onward, st.integers(0, 9_000))
LATE = _moves(Press, "key", after=st.integers(-60_000, -1))
ACTS = st.one_of(
    st.one_of([_moves(kind) for kind in PLAIN]),
    _moves(inputs.TypedTime, "time_ms"),
    _moves(inputs.TypedTime, "time_ms", after=SMALL),
    _moves(inputs.Logged, "time_ms", "some_mark", "timed"),
    _moves(inputs.Logged, "time_ms", "timed", after=SMALL),
    _moves(inputs.AdjustRecovery, "by_ms", after=SMALL),
    _moves(inputs.Pause),
    _moves(inputs.GapAnswer, "choice", after=SMALL),
    _moves(inputs.Stop),
    _moves(inputs.AdjustRecovery, "by_ms"),
    _moves(inputs.NewGoal, "time_ms"),
    _moves(inputs.ShiftGoal, "per_lap_ms"),
)
REPAIR_MOVES = st.one_of([_moves(kind, *_repair_names(kind)) for kind in REPAIRS])
GAPS = _moves(
    inputs.Gap, "cause", "trusted",
    after=st.sampled_from([900, 5_000, 5_001, 20_000, 90_000, 400_000, 13 * 3_600_000]),
)  # fmt: skip


def _mixed(
    *weighted: tuple[int, st.SearchStrategy[Move | Onward]],
) -> st.SearchStrategy[Move | Onward]:
    """One of these, as often as its weight says; `one_of` alone would flatten what is nested."""
    table = [strategy for weight, strategy in weighted for _ in range(weight)]
    return st.integers(0, len(table) - 1).flatmap(lambda at: table[at])


DEEDS = _mixed(
    (12, ONWARD), (3, PRESSES), (4, ACTS), (3, REPAIR_MOVES), (1, GAPS), (1, LATE),
    (1, _moves(inputs.Stop)),
)  # fmt: skip


def replayed(fold: Fold) -> Fold:
    """The same journal folded anew."""
    return Fold(fold.plan, fold.rules, fold.entries)


def without_undo(fold: Fold) -> Fold:
    """A fold of the standing inputs only, as if the others had never been."""
    standing = sorted(fold.standing, key=lambda entry: entry.seq)
    return Fold(fold.plan, fold.rules, standing)


def check_all(fold: Fold, now_ms: int) -> None:
    """Everything that is true of every workout at every instant."""
    for state in (fold.state, fold.at(now_ms).state):
        check_state(state)
        check_runs(state)
    check_presses(fold)
    check_result(workout_result(fold.at(now_ms).state, fold.rules))
    for at_ms in (now_ms, now_ms + 1, now_ms + 45_000, now_ms + 3_600_000, 0):
        view = view_at(fold, at_ms)
        assert view.clock_ms >= 0
        assert view.elapsed_ms >= 0
        assert view.elapsed_session_ms >= 0
    due_ms = fold.at(now_ms).next_deadline()
    assert due_ms is None or due_ms > now_ms
    cues = schedule(fold, now_ms)
    assert all(cue.at_ms > now_ms for cue in cues)
    assert sorted(cues, key=lambda cue: cue.at_ms) == list(cues)


def check_state(state: State) -> None:
    """The parts of a state agree with its phase."""
    phase, run = state.phase, state.open_run
    assert (state.paused_from_ms is not None) >= (phase is Phase.PAUSED)
    assert (state.paused_from_ms is None) or phase in (Phase.PAUSED, Phase.HELD)
    assert (state.hold is not None) == (phase is Phase.HELD)
    assert (phase is Phase.DONE) == (state.status is not Status.RUNNING)
    if state.start_at_ms is not None:
        assert Phase.GET_READY in (phase, state.paused_phase) or phase is Phase.HELD
    assert 0 <= state.position <= len(state.steps)
    indices = [step.index for step in state.steps]
    assert len(set(indices)) == len(indices)
    assert all(index < state.next_index for index in indices)
    reps = [step.rep for step in state.steps if step.is_rep]
    assert reps == list(range(1, len(reps) + 1))
    if phase is Phase.WORK:
        assert run is not None
        assert run.step.kind is StepKind.WORK
    if phase in (Phase.RECOVERY, Phase.OVERDUE):
        assert run is not None
        assert run.step.kind is StepKind.RECOVERY
    if phase in (Phase.WORK, Phase.RECOVERY, Phase.OVERDUE) and run is not None:
        assert run.step.index == state.steps[state.position].index
    if phase is Phase.DONE:
        assert run is None
        assert state.end_ms is not None


def check_runs(state: State) -> None:
    """Attempts follow one another, laps too, and no instant runs backwards."""
    ended_ms = 0
    for number, run in enumerate(state.runs):
        assert run.start_ms >= ended_ms, state.runs
        if run.end_ms is None:
            assert number == len(state.runs) - 1
        else:
            assert run.end_ms >= run.start_ms
            ended_ms = run.end_ms
        check_taps(run)
    keys = [(run.step.index, run.attempt) for run in state.runs]
    assert len(set(keys)) == len(keys)


def check_taps(run: Run) -> None:
    """The taps of an attempt are in order and within it."""
    marks = [tap.mark for tap in run.taps]
    splits = [tap.split_ms for tap in run.taps]
    assert marks == sorted(set(marks))
    assert splits == sorted(set(splits))
    assert all(split > 0 for split in splits)
    if run.taps and run.step.measure is MeasureKind.DISTANCE:
        assert 0 <= marks[0] <= marks[-1] < len(run.step.marks)
        assert not (run.open and marks[-1] == len(run.step.marks) - 1)
    if run.taps and run.end_ms is not None and run.step.measure is MeasureKind.TIME:
        assert splits[-1] <= run.elapsed_at(run.end_ms)
    assert run.step.kind is StepKind.WORK or not run.taps
    assert all(start <= end for start, end in run.pauses)


def check_presses(fold: Fold) -> None:
    """Every press that stands is one tap, one stray, or an act that undo can name."""
    state = fold.state
    taps = [tap.press for run in state.runs for tap in run.taps]
    strays = [stray.press for stray in state.strays]
    assert len(set(taps)) == len(taps)
    assert len(set(strays)) == len(strays)
    assert not set(taps) & set(strays)
    presses = {entry.seq for entry in fold.standing if isinstance(entry.item, Press)}
    assert presses <= set(taps) | set(strays) | set(state.undoable)
    assert set(strays) <= presses
    bounced = {stray.press for stray in state.strays if stray.leader is not None}
    assert not bounced & set(state.undoable)
    standing = {entry.seq for entry in fold.standing}
    assert set(state.undoable) <= standing


def check_result(result: WorkoutResult) -> None:
    """Laps add up to the split, and no time is less than nothing."""
    for step in result.steps:
        assert step.elapsed_ms is None or step.elapsed_ms >= 0
        sum_ms = 0
        for mark in step.marks:
            if mark.split_ms is None:
                assert mark.lap_ms is None
                continue
            assert mark.lap_ms is not None
            sum_ms += mark.lap_ms
            assert sum_ms == mark.split_ms
    numbers = [(step.index, step.attempt) for step in result.steps]
    assert len(set(numbers)) == len(numbers)


def bare(result: WorkoutResult) -> list[tuple[object, ...]]:
    """A result without the numbers of its presses."""
    return [
        (
            step.index, step.attempt, step.start_ms, step.elapsed_ms, step.flags, step.delta_ms,
            tuple((mark.mark, mark.split_ms, mark.flags) for mark in step.marks),
        )
        for step in result.steps
    ]  # fmt: skip
