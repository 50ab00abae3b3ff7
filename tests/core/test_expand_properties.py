"""What holds of the plan of any session, for any runner, on any track."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given

from bell_lap.core.estimates import rest_known_ms, work_known_ms
from bell_lap.core.expand import expand
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, Range, StepGoal, StepKind, StepRole
from bell_lap.core.profile import Profile
from bell_lap.core.session import Place, RecoveryKind, Session
from bell_lap.core.track import Track
from bell_lap.errors import BadInput
from tests.core.sessions import PROFILES, SESSIONS, TRACKS


def plan_of(session: Session, profile: Profile, track: Track) -> Plan:
    try:
        return expand(session, profile, track)
    except BadInput:
        assume(False)  # noqa: FBT003 - hypothesis has no other spelling
        raise


def add(figures: list[Range]) -> Range:
    return Range(sum(figure.min for figure in figures), sum(figure.max for figure in figures))


def counted(step: PlanStep, figure: Range | None) -> Range:
    if figure is None:
        return Range(0, 0)
    return Range(0 if step.optional else figure.min, figure.max)


@given(SESSIONS, PROFILES, TRACKS)
def test_totals_are_the_sums_over_the_steps(
    session: Session, profile: Profile, track: Track
) -> None:
    plan = plan_of(session, profile, track)
    work = [step for step in plan.steps if step.role is StepRole.WORK]
    before: dict[int, PlanStep] = {}
    for a, b in pairwise(plan.steps):
        before[b.index] = a if a.kind is StepKind.WORK else before.get(a.index, a)
    rests = [
        step
        for step in plan.steps
        if step.kind is StepKind.RECOVERY and before[step.index].role is StepRole.WORK
    ]
    totals = plan.totals
    assert totals.reps == add([counted(step, Range(1, 1)) for step in work if step.is_rep])
    assert totals.work_ms == add([counted(step, work_known_ms(step)) for step in work])
    assert totals.recovery_ms == add(
        [
            counted(step, rest_known_ms(step.rest, before[step.index]))
            for step in rests
            if step.rest is not None
        ]
    )
    for total, steps in ((totals.work_mm, work), (totals.recovery_mm, rests)):
        metres = [step.distance_m or 0.0 for step in steps]
        assert total.max == pytest.approx(sum(metres) * 1000, abs=0.5)
        sure = [step.distance_m or 0.0 for step in steps if not step.optional]
        assert total.min == pytest.approx(sum(sure) * 1000, abs=0.5)


@given(SESSIONS, PROFILES, TRACKS)
def test_steps_and_reps_are_numbered_through(
    session: Session, profile: Profile, track: Track
) -> None:
    plan = plan_of(session, profile, track)
    reps = [step for step in plan.steps if step.rep is not None]
    assert [step.index for step in plan.steps] == list(range(len(plan.steps)))
    assert [step.rep for step in reps] == list(range(1, len(reps) + 1))
    assert {step.of for step in reps} <= {plan.totals.reps}
    assert all(step.role is StepRole.WORK and step.kind is StepKind.WORK for step in reps)
    assert all(0 < (step.set or 1) <= (step.sets or 1) for step in plan.steps)


@given(SESSIONS, PROFILES, TRACKS)
def test_marks_increase_and_end_at_the_finish(
    session: Session, profile: Profile, track: Track
) -> None:
    for step in plan_of(session, profile, track).steps:
        marks = [mark.distance_m or 0.0 for mark in step.marks]
        assert marks == sorted(set(marks))
        runs = step.kind is StepKind.WORK and step.measure is MeasureKind.DISTANCE
        assert bool(marks) is runs
        assert marks[-1:] == ([step.distance_m] if runs else [])
        assert 0.0 <= step.start_m < track.length_m


@given(SESSIONS, PROFILES, TRACKS)
def test_curves_go_forward_from_the_start_to_the_goal_time(
    session: Session, profile: Profile, track: Track
) -> None:
    for step in plan_of(session, profile, track).steps:
        if step.goal is not None and step.goal.curve:
            check_curve(step, step.goal)


def check_curve(step: PlanStep, goal: StepGoal) -> None:
    first, last = goal.curve[0], goal.curve[-1]
    assert (first.distance_m, first.ms) == (0.0, 0)
    assert all(a.distance_m < b.distance_m and a.ms < b.ms for a, b in pairwise(goal.curve))
    assert goal.time_ms is not None
    assert (last.distance_m, last.ms) == (step.distance_m, goal.time_ms.max)
    assert goal.time_ms.min <= goal.time_ms.max


@given(SESSIONS, PROFILES, TRACKS)
def test_order_is_what_the_engine_can_run(session: Session, profile: Profile, track: Track) -> None:
    """Work first and last; no gate beside another; recoveries have work before them."""
    steps = plan_of(session, profile, track).steps
    assert steps[0].kind is StepKind.WORK
    assert steps[-1].kind is not StepKind.GATE
    for a, b in pairwise(steps):
        assert StepKind.GATE not in (a.kind, b.kind) or a.kind is not b.kind
        assert not (a.kind is StepKind.GATE and b.kind is StepKind.RECOVERY)
    for step in steps:
        assert (step.rest is not None) is (step.kind is StepKind.RECOVERY)
        assert step.rest is None or step.rest.kind is not RecoveryKind.NONE


@given(SESSIONS, PROFILES, TRACKS)
def test_equal_arguments_give_equal_plans(session: Session, profile: Profile, track: Track) -> None:
    assert plan_of(session, profile, track) == plan_of(session, profile, track)


@given(SESSIONS, PROFILES)
def test_the_place_changes_only_marks_and_starts(session: Session, profile: Profile) -> None:
    plan = plan_of(session, profile, Track())
    if plan.place is Place.ROAD:
        assert all(len(step.marks) <= 1 and step.start_m == 0.0 for step in plan.steps)
