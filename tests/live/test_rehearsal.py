"""The simulated runner: near goal pace, the same for the same seed, however often it is asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bell_lap.clock import FakeClock
from bell_lap.core.expand import expand
from bell_lap.core.plan import MeasureKind, Plan, StepKind
from bell_lap.core.profile import NOBODY, Profile
from bell_lap.core.result import Flag, Status, WorkoutResult
from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.session import (
    Block,
    Count,
    Effort,
    Item,
    Kind,
    Manner,
    Movements,
    Open,
    PaceGoal,
    RacePace,
    RaceTime,
    Recovery,
    RecoveryKind,
    RepTime,
    Rest,
    Role,
    Session,
    Span,
    Step,
)
from bell_lap.core.track import Track
from bell_lap.core.units import MINUTE_MS, metres
from bell_lap.live.opening import rehearse
from bell_lap.live.rehearsal import Rehearsal, Runner
from bell_lap.live.workout import LiveWorkout

MILER = Profile(best=RaceTime("mile", 300_000))
AT_MILE = PaceGoal(RacePace("mile"))
LONGEST_MS = 6 * 60 * MINUTE_MS


def seconds(value: int) -> Rest:
    return Rest((Recovery(RecoveryKind.TIME, min_ms=value * 1000, max_ms=value * 1000),))


FULL = Rest((Recovery(RecoveryKind.FULL),))
JOG = Rest((Recovery(RecoveryKind.DISTANCE, Manner.JOG, distance=metres(200)),))


def plan_of(*items: Item, profile: Profile = MILER, kind: Kind = Kind.INTERVALS) -> Plan:
    session = Session((Block(items, kind=kind),), "A session", kind=kind)
    return expand(session, profile, Track())


def drive(
    plan: Plan, rules: Rules | None = None, *, seed: int = 0, frame_ms: int | None = None
) -> tuple[WorkoutResult, LiveWorkout]:
    """Rehearse to the end, at the instants that are due or once in each frame."""
    clock = FakeClock()
    live = rehearse(plan, Rules() if rules is None else rules, clock)
    rehearsal = Rehearsal(live, Runner(seed))
    passed_ms = 0
    while live.view().status is Status.RUNNING:
        press_ms = rehearsal.pump()
        live.tick()
        due = [at for at in (press_ms, live.next_deadline_ms()) if at is not None]
        left_ms = max(1, min(due) - live.now_ms()) if due else 1000
        step_ms = left_ms if frame_ms is None else frame_ms
        clock.advance(step_ms / 1000)
        passed_ms += step_ms
        assert passed_ms < LONGEST_MS, "the rehearsal hangs"
    return live.result(), live


LADDER = plan_of(
    Step(metres(200), Count(2, 2), AT_MILE, rest=JOG),
    Step(metres(1000), Count(2, 2), AT_MILE, rest=FULL),
)


@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("start", Start)
def test_every_rep_is_run_near_its_goal(who: Who, start: Start) -> None:
    result, live = drive(LADDER, Rules(who, start))
    assert result.status is Status.FINISHED
    assert [rep.rep for rep in result.reps] == [1, 2, 3, 4]
    for rep in result.reps:
        assert rep.delta_ms is not None
        assert rep.goal_ms is not None
        assert abs(rep.delta_ms) < rep.goal_ms.max * 0.05 + 500
        assert rep.flags == ()
    assert live.view().strays == 0


def test_a_coach_taps_every_mark_and_a_solo_runner_the_finish() -> None:
    assert [len(rep.marks) for rep in drive(LADDER)[0].reps] == [1, 1, 3, 3]
    assert [len(rep.marks) for rep in drive(LADDER, Rules(Who.SOLO))[0].reps] == [1, 1, 1, 1]


def test_the_same_seed_runs_the_same_and_another_does_not() -> None:
    first, again, other = (drive(LADDER, seed=seed)[0] for seed in (3, 3, 4))
    assert first == again
    assert [rep.elapsed_ms for rep in first.reps] != [rep.elapsed_ms for rep in other.reps]


@settings(max_examples=20)
@given(frame_ms=st.integers(400, 4000), seed=st.integers(0, 50))
def test_a_slow_screen_sees_the_same_reps(frame_ms: int, seed: int) -> None:
    plan = plan_of(Step(metres(400), Count(3, 3), AT_MILE, rest=seconds(30)))
    exact, live = drive(plan, seed=seed)
    slow, late = drive(plan, seed=seed, frame_ms=frame_ms)
    assert [rep.elapsed_ms for rep in slow.reps] == [rep.elapsed_ms for rep in exact.reps]
    assert [rep.marks for rep in slow.reps] == [rep.marks for rep in exact.reps]
    assert late.view().strays == live.view().strays == 0


def test_without_a_goal_the_pace_is_plausible() -> None:
    result, _ = drive(plan_of(Step(metres(400), Count(2, 2), rest=FULL), profile=NOBODY))
    for rep in result.reps:
        assert rep.elapsed_ms is not None
        assert 60_000 < rep.elapsed_ms < 95_000


@pytest.mark.parametrize(
    "plan",
    [
        plan_of(Step(Span(30_000, 30_000), Count(8, 10), Effort("hard"), rest=seconds(60))),
        plan_of(Step(Span(600_000, 900_000), role=Role.WARMUP), Step(metres(400), goal=AT_MILE)),
        plan_of(Step(Movements(5), Count(3, 3), label="squat", rest=seconds(180)),
                kind=Kind.STRENGTH),
        plan_of(Step(Open(), Count(2, 2), label="strides", rest=FULL)),
        plan_of(Step(metres(30), Count(2, 2), label="A skip",
                     rest=Rest((Recovery(RecoveryKind.BACK, Manner.WALK),))), kind=Kind.DRILLS),
        plan_of(Step(metres(400), Count(3, 3), RepTime(72_000, 74_000),
                     rest=Rest((Recovery(RecoveryKind.TIME, min_ms=80_000, max_ms=90_000),)))),
        plan_of(Step(metres(400), Count(3, 3), AT_MILE,
                     rest=Rest((Recovery(RecoveryKind.SEND_OFF, max_ms=180_000),)))),
        plan_of(Step(metres(400), Count(2, 2), AT_MILE,
                     rest=Rest((Recovery(RecoveryKind.FULL, min_ms=300_000),)))),
        plan_of(Step(metres(400), Count(2, 2), AT_MILE, rest=seconds(0))),
        plan_of(Step(metres(60), Count(3, 3), RepTime(5_500, 5_500), rest=FULL)),
    ],
    ids=["timed", "warm-up", "sets", "open", "drills", "range", "send-off", "full min", "no rest",
         "as fast as anyone"],
)  # fmt: skip
@pytest.mark.parametrize("who", Who)
def test_every_kind_of_step_comes_to_its_end(plan: Plan, who: Who) -> None:
    result, _ = drive(plan, Rules(who))
    assert result.status is Status.FINISHED
    work = [step for step in result.steps if step.kind is StepKind.WORK]
    assert len(work) == sum(step.kind is StepKind.WORK for step in plan.steps)
    assert not any(Flag.NOT_FINISHED in step.flags for step in work)


def test_a_recovery_with_a_deadline_is_not_cut_by_a_coach() -> None:
    result, _ = drive(plan_of(Step(metres(400), Count(3, 3), AT_MILE, rest=seconds(60))))
    rests = [step for step in result.steps if step.kind is StepKind.RECOVERY]
    assert len(rests) == 2
    for rest in rests:
        assert rest.elapsed_ms is not None
        assert 60_200 <= rest.elapsed_ms <= 62_000


def test_a_rehearsal_is_marked_and_has_no_number() -> None:
    _, live = drive(plan_of(Step(metres(100), goal=AT_MILE)))
    assert live.rehearsal
    assert live.workout_id is None


def test_splits_never_run_backwards() -> None:
    step = plan_of(Step(metres(2000), goal=RepTime(360_000, 360_000))).steps[0]
    assert step.measure is MeasureKind.DISTANCE
    for seed in range(50):
        runner = Runner(seed)
        splits = [runner.split_ms(step, 1, mark) for mark in range(len(step.marks))]
        assert splits == sorted(splits)
        assert len(set(splits)) == len(splits)
