"""A workout from its plan and typed times: its fold has exactly these."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.derive import fold_result
from bell_lap.core.log_fit import takers
from bell_lap.core.log_journal import LoggedWorkout, logged_workout
from bell_lap.core.log_times import RepTime, read_times
from bell_lap.core.plan import MeasureKind, Plan, Range, StepKind, Totals
from bell_lap.core.result import Flag, Status, StepResult
from bell_lap.errors import BadInput
from tests.core.fuzz import PLANS, check_result
from tests.core.talk import plan_of


def logged(plan: str | Plan, *words: str) -> LoggedWorkout:
    return logged_workout(plan_of(plan) if isinstance(plan, str) else plan, read_times(words))


def times(workout: LoggedWorkout) -> list[int | None]:
    return [rep.elapsed_ms for rep in workout.result.reps]


def test_each_time_is_its_reps_by_watch() -> None:
    workout = logged("3 x 200m, rest 90s", "36.4", "36.1", "35.9")
    assert times(workout) == [36_400, 36_100, 35_900]
    assert {rep.flags for rep in workout.result.reps} == {(Flag.BY_WATCH,)}
    assert all(rep.counts for rep in workout.result.reps)
    assert workout.result.status is Status.FINISHED
    assert rests(workout) == [90_000, 90_000]


def test_fewer_times_stop_it_after_the_last() -> None:
    workout = logged("4 x 200m, rest 90s", "36.4", "36.1")
    assert times(workout) == [36_400, 36_100]
    assert workout.result.status is Status.STOPPED
    assert rests(workout) == [90_000, None]


def test_without_times_all_of_it_was_done() -> None:
    workout = logged("4 x 200m, rest 90s")
    assert times(workout) == [None] * 4
    assert workout.result.status is Status.FINISHED


def test_reps_not_timed_and_not_finished() -> None:
    workout = logged("4 x 600m, rest full", "1:52", "-", "dnf", "37/dnf")
    flags = [set(rep.flags) for rep in workout.result.reps]
    assert flags == [
        {Flag.BY_WATCH},
        {Flag.NOT_TIMED},
        {Flag.NOT_TIMED, Flag.DID_NOT_FINISH},
        {Flag.NOT_TIMED, Flag.DID_NOT_FINISH, Flag.BY_WATCH},
    ]
    assert [mark.split_ms for mark in workout.result.reps[3].marks] == [37_000]
    assert rests(workout) == [None] * 3


def test_laps_are_kept_as_splits() -> None:
    workout = logged("1km", "37/1:14.5/1:13")
    assert [mark.lap_ms for mark in workout.result.reps[0].marks] == [37_000, 74_500, 73_000]
    assert times(workout) == [184_500]


@pytest.mark.parametrize(("typed", "ms"), [("32:10", 1_930_000), ("25:00", 1_500_000)])
def test_a_timed_run_has_the_time_it_took(typed: str, ms: int) -> None:
    workout = logged("30min easy", typed)
    assert times(workout) == [ms]
    assert workout.result.end_ms == ms


def test_a_timed_run_without_a_time_was_as_planned() -> None:
    assert times(logged("30min easy")) == [1_800_000]


def test_reps_left_open_are_run_only_where_a_time_says_so() -> None:
    plan = plan_of("wu 10min easy", "3-5 x 200m, rest 60s", "cd 10min easy")
    for words in ((), ("30", "31", "32"), ("30", "31", "32", "33")):
        workout = logged(plan, *words)
        assert len(workout.result.reps) == max(3, len(words))
        assert workout.result.status is Status.FINISHED
        assert workout.result.steps[-1].elapsed_ms == 600_000


def test_as_many_times_as_reps_that_must_be_run_belong_to_those() -> None:
    workout = logged(plan_of("2-4 x 200m, rest 60s", "2 x 400m, rest 60s"), "30", "31", "70", "71")
    assert [rep.label for rep in workout.result.reps] == ["200m", "200m", "400m", "400m"]
    assert times(workout) == [30_000, 31_000, 70_000, 71_000]


def test_sets_are_done_and_take_no_time() -> None:
    plan = plan_of('2 x (5 reps "squat" 80kg), rest 2min', "2 x 40m, rest walk back")
    workout = logged(plan, "5.9", "6.0")
    assert [rep.reps_done for rep in workout.result.reps] == [5, 5, None, None]
    assert times(workout) == [None, None, 5_900, 6_000]


def test_a_rep_not_timed_is_as_long_whatever_its_recovery() -> None:
    short, long = (logged(f"3 x 400m, rest {rest}s", "70", "-", "71") for rest in (20, 200))
    starts = [[rep.start_ms for rep in one.result.reps] for one in (short, long)]
    assert starts[1][2] - starts[1][1] - 200_000 == starts[0][2] - starts[0][1] - 20_000 > 60_000


def test_a_rep_not_timed_makes_nobody_late_for_a_send_off() -> None:
    workout = logged("3 x 400m, on 1:40", "70", "-", "71")
    assert Flag.STARTED_LATE not in {flag for rep in workout.result.reps for flag in rep.flags}


def test_a_rest_day_is_a_mark() -> None:
    nothing = Range(0, 0)
    plan = Plan("Rest day", "", (), Totals(nothing, nothing, nothing, nothing, nothing, 0))
    workout = logged(plan)
    assert (workout.entries, workout.result.steps) == ((), ())
    assert workout.result.status is Status.FINISHED


@pytest.mark.parametrize(
    ("plan", "words", "said"),
    [
        ("2 x 200m", ("30", "31", "32"), "32 is one time too many: A session has 2 reps"),
        ("200m", ("12",), "rep 1, 200m in 12: nobody runs 200 m that fast"),
        ("600m", ("30/31/32",), "rep 1, 600m: 30/31/32 has 3 laps, and there is no mark for each"),
        ("600m", ("30/31/dnf",), "there is no mark for each"),
        ("2 x 30s", ("15/15",), "rep 1, 30s: 15/15 has laps"),
        ('2 x (5 reps "squat")', ("30",), "sets take no time, so that 30 has no place"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(plan: str, words: tuple[str, ...], said: str) -> None:
    with pytest.raises(BadInput) as refused:
        logged(plan, *words)
    assert said in refused.value.message


def rests(workout: LoggedWorkout) -> list[int | None]:
    steps = workout.result.steps
    return [step.elapsed_ms for step in steps if step.kind is StepKind.RECOVERY]


SAID = st.one_of(
    st.integers(100_000, 400_000).map(lambda ms: RepTime("a time", (ms,))),
    st.just(RepTime("-")),
    st.just(RepTime("dnf", (), finished=False)),
)


@given(st.sampled_from(PLANS), st.data())
def test_any_plan_with_any_times(plan: Plan, data: st.DataObject) -> None:
    most = len(takers(plan))
    said = data.draw(st.lists(SAID, max_size=most))
    workout = logged_workout(plan, said)
    again = fold_result(plan, workout.rules, workout.entries, workout.result.end_ms)
    assert again == workout.result
    assert workout.result.status is not Status.RUNNING
    check_result(workout.result)
    instants = [entry.item.at_ms for entry in workout.entries]
    assert instants == sorted(instants)
    # What begins by itself at the instant of the stop is cut there.
    timed = [
        rep
        for rep in workout.result.reps
        if rep.measure is not MeasureKind.COUNT and Flag.NOT_FINISHED not in rep.flags
    ]
    for rep, time in zip(timed, said, strict=False):
        assert _as_said(rep, time)
    if said:
        assert len(timed) == len(said)


def _as_said(rep: StepResult, time: RepTime) -> bool:
    if time.time_ms is None:
        dnf = Flag.DID_NOT_FINISH in rep.flags
        return rep.elapsed_ms is None and Flag.NOT_TIMED in rep.flags and dnf is not time.finished
    return rep.elapsed_ms == time.time_ms and Flag.BY_WATCH in rep.flags


def test_how_long_all_of_it_took_is_known_only_where_every_part_was_timed() -> None:
    assert logged("2 x 200m, rest 90s", "36", "35").result.whole_ms == 161_000
    assert logged("2 x 200m, rest full", "36", "35").result.whole_ms is None
    assert logged("2 x 200m, rest 90s", "36", "-").result.whole_ms is None


def test_times_that_end_at_a_gate_stop_it_there() -> None:
    workout = logged(plan_of("2 x 200m, rest 90s", "400m"), "36.4", "36.1")
    assert times(workout) == [36_400, 36_100]
    assert workout.result.status is Status.STOPPED


def test_a_plan_in_which_nothing_is_run_takes_no_time() -> None:
    nothing = replace(plan_of("200m"), steps=())
    with pytest.raises(BadInput, match="nothing is run, so that"):
        logged(nothing, "36.4")
