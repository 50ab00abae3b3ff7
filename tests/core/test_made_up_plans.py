"""Plans that no session expands to: an import may bring them, and they are run to their end."""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core.cues import schedule
from bell_lap.core.plan import Mark, MeasureKind, Plan, PlanStep, StepKind
from bell_lap.core.result import Status
from tests.core.talk import Talk, plan_of

LAP = plan_of("2 x 400m in 72s, rest 60s")
GATED = plan_of("400m", "200m")


def of(plan: Plan, *steps: PlanStep) -> Plan:
    """The plan with these steps instead."""
    numbered = tuple(replace(step, index=at) for at, step in enumerate(steps))
    return replace(plan, steps=numbered)


def ends_at_a_gate() -> Talk:
    """After a rep, at a gate that nothing follows."""
    rep, gate, _ = GATED.steps
    assert gate.kind is StepKind.GATE
    talk = Talk(of(GATED, rep, gate)).at(0).tap().at(70_000).tap()
    assert talk.phase == "ready"
    return talk


def rests_alone() -> Talk:
    """In a recovery of 60 s that stands alone."""
    rest = LAP.steps[1]
    talk = Talk(of(LAP, rest, rest), "solo", ready=0).at(0).tap()
    assert talk.phase == "recovery"
    return talk


def test_nothing_is_begun_at_a_gate_that_nothing_follows() -> None:
    talk = ends_at_a_gate()
    assert schedule(talk.fold, talk.now) == ()
    talk.at(75_000).next()
    assert (talk.taken, talk.why) == (False, "nothing is left to begin")
    talk.tap()
    assert talk.result.status is Status.FINISHED


def test_a_recovery_that_stands_alone_ends_by_itself() -> None:
    talk = rests_alone()
    schedule(talk.fold, talk.now)
    assert talk.at(60_000).phase == "done"
    assert talk.result.status is Status.FINISHED


def test_after_a_gap_there_is_no_rep_to_repeat() -> None:
    talk = rests_alone().at(90_000).gap(10_000)
    assert talk.phase == "held"
    talk.answers("repeat")
    assert (talk.taken, talk.why) == (False, "there is no rep to repeat")
    talk.answers("run")
    assert talk.result.status is Status.FINISHED


def test_laps_that_lie_nobody_knows_where_are_timed_and_nothing_is_guessed() -> None:
    marks = (Mark(None), Mark(None), Mark(None))
    plan = of(LAP, replace(LAP.steps[0], marks=marks, goal=None))
    talk = Talk(plan).at(0).tap().at(20_000).tap().at(90_000)
    assert talk.view.projected_ms is None
    assert talk.view.missed is None
    talk.tap().at(110_000).tap()
    assert talk.splits(1) == [20_000, 90_000, 110_000]


def test_a_rep_without_marks_is_ended_by_next() -> None:
    step = replace(LAP.steps[0], marks=())
    assert step.measure is MeasureKind.DISTANCE
    talk = Talk(of(LAP, step)).at(0).tap().at(60_000)
    assert talk.view.tap_mark_m is None
    assert talk.view.missed is None
    talk.next()
    assert talk.phase == "done"
