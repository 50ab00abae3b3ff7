"""The pacer: beats where goal pace passes the points of the track, for ear and eye alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core import pacer
from bell_lap.core.cues import Caller, CueKind, CueOptions, schedule
from bell_lap.core.pacer import Beat
from bell_lap.core.pacing import goal_at_ms, position_m
from bell_lap.core.plan import StepRole
from bell_lap.core.profile import Profile
from bell_lap.core.projection import view_at
from bell_lap.core.session import Session
from bell_lap.core.state import Run
from bell_lap.core.track import Track
from bell_lap.core.track import ticks as ticks_of
from tests.core.sessions import PROFILES, SESSIONS, TRACKS
from tests.core.talk import Talk, plan_of
from tests.core.test_expand_properties import plan_of as planned

ON = CueOptions(pacer=True, caller=Caller.OFF)
AS_IT_COMES = CueOptions(caller=Caller.OFF)


def ticks(talk: Talk, options: CueOptions = ON) -> list[tuple[int, str]]:
    """The pacer's cues alone."""
    found = schedule(talk.fold, talk.now, options)
    kinds = (CueKind.TICK, CueKind.MARK_TICK)
    return [(cue.at_ms, cue.kind.value) for cue in found if cue.kind in kinds]


def test_the_mile_ticks_at_every_painted_100_m_and_twice_at_each_mark() -> None:
    talk = Talk("1mi in 5:00").at(0).tap()
    heard = ticks(talk, AS_IT_COMES)
    assert heard[:4] == [
        (20_383, "tick"), (39_024, "tick"), (57_665, "tick"), (76_306, "mark tick"),
    ]  # fmt: skip
    assert [at for at, kind in heard if kind == "mark tick"] == [76_306, 150_871, 225_435, 300_000]
    assert len(heard) == 16


@pytest.mark.parametrize(("every_m", "count"), [(50.0, 8), (100.0, 4), (200.0, 2), (None, 1)])
def test_the_spacing_is_a_choice(every_m: float | None, count: int) -> None:
    talk = Talk("400m in 80s").at(0).tap()
    heard = ticks(talk, replace(ON, pacer_every_m=every_m))
    assert len(heard) == count
    assert heard[-1] == (80_000, "mark tick")


def test_the_ear_hears_what_the_eye_sees() -> None:
    talk = Talk("1500m in 5:00").at(0).tap().at(50_000).pause().at(61_000).resume()
    for at_ms, _ in ticks(talk):
        before, after = (view_at(talk.fold, at_ms + by).position_m for by in (-1, 1))
        assert before is not None
        assert after is not None
        assert before % 100 > 99.9 or before % 100 < 0.01
        assert after % 100 < 0.1 or after % 100 > 99.99


@given(SESSIONS, PROFILES, TRACKS, st.sampled_from([50.0, 100.0, 200.0, None]))
def test_every_beat_is_where_the_goal_runner_is(
    session: Session, profile: Profile, track: Track, every_m: float | None
) -> None:
    plan = planned(session, profile, track)
    for step in plan.steps:
        run = Run(step, 1, start_ms=1_000, pauses=((4_000, 7_000),))
        goal = step.goal
        heard = list(pacer.beats(run, every_m, plan.lap_m))
        assert [beat.at_ms for beat in heard] == sorted(beat.at_ms for beat in heard)
        if step.distance_m is None or goal is None or step.role is not StepRole.WORK:
            continue
        places = ticks_of(step.distance_m, every_m or plan.lap_m)
        marks = [mark.distance_m for mark in step.marks if mark.distance_m is not None]
        asked = [goal_at_ms(goal, place_m) for place_m in sorted({*places, *marks})]
        splits = [run.elapsed_at(beat.at_ms) for beat in heard]
        assert splits == [split_ms for split_ms in asked if split_ms is not None]
        for split_ms, place_m in zip(splits, sorted({*places, *marks}), strict=False):
            where_m, next_m = position_m(goal, split_ms), position_m(goal, split_ms + 1)
            if where_m is not None and next_m is not None:
                a_ms_m = max(0.001, next_m - where_m)
                assert abs(where_m - place_m) <= 2 * a_ms_m, "no further than rounding to a ms"


def test_a_timed_rep_with_a_pace_ticks_from_its_start_until_its_countdown() -> None:
    talk = Talk("2 x 60s @ 3:20/km, rest 60s", "solo", ready=0).at(0).tap()
    assert ticks(talk)[:3] == [(20_000, "tick"), (40_000, "tick"), (140_000, "tick")]


def test_a_pause_moves_the_beats_to_come() -> None:
    talk = Talk("400m in 80s").at(0).tap().at(30_000).pause()
    assert ticks(talk) == []
    talk.at(35_000).resume()
    assert ticks(talk) == [(45_000, "tick"), (65_000, "tick"), (85_000, "mark tick")]


def test_reps_that_the_clock_will_start_tick_as_well() -> None:
    talk = Talk("2 x 200m in 40s, rest 30s", "solo", ready=0).at(0).tap().at(41_000).tap()
    assert ticks(talk) == [(91_000, "tick"), (111_000, "mark tick")]
    coach = Talk("2 x 200m in 40s, rest 30s").at(0).tap().at(41_000).tap()
    assert ticks(coach) == [], "nobody knows when a coach starts the runner"


def test_no_goal_no_beat() -> None:
    for text in ("1mi", "1mi @ hard", "10min easy", "open @ 3:20/km"):
        assert ticks(Talk(text).at(0).tap()) == []


def test_a_warm_up_and_a_cool_down_have_no_beat() -> None:
    plan = replace(plan_of("wu 800m in 5:00; 400m in 80s; cd 400m in 3:00"), pacer=True)
    talk = Talk(plan).at(0).tap()
    assert ticks(talk, AS_IT_COMES) == []
    assert ticks(talk, ON) == []
    work, rest = next(step for step in plan.steps if step.is_rep), plan.steps[-1]
    assert list(pacer.beats(Run(work, 1, 0), 100.0, 400.0))
    assert not list(pacer.beats(Run(rest, 1, 0), 100.0, 400.0))


def test_a_goal_for_a_part_of_the_rep_beats_that_part() -> None:
    talk = Talk("600m in 400m 68s + 200m max").at(0).tap()
    assert ticks(talk)[-1] == (68_000, "tick")


def test_who_is_paced_without_being_asked() -> None:
    mile, metric, lap = (
        plan_of(text).steps[0] for text in ("1mi in 5:00", "1600m in 5:00", "400m in 72s")
    )
    plan = plan_of("400m in 72s")
    asking = replace(plan, pacer=True)
    assert pacer.is_on(None, plan, mile)
    assert pacer.is_on(None, plan, metric)
    assert not pacer.is_on(None, plan, lap)
    assert not pacer.is_on(None, plan, None)
    assert not pacer.is_on(None, plan, plan_of("wu 1mi easy; 400m").steps[0])
    assert pacer.is_on(None, asking, lap)
    assert pacer.is_on(asked=True, plan=plan, step=lap)
    assert not pacer.is_on(asked=False, plan=asking, step=mile)
    assert ticks(Talk("1mi in 5:00").at(0).tap(), replace(ON, pacer=False)) == []


def test_a_beat_is_plain() -> None:
    run = Run(plan_of("200m in 40s").steps[0], 1, 500)
    assert list(pacer.beats(run, 100.0, 400.0)) == [
        Beat(20_500, mark=False), Beat(40_500, mark=True),
    ]  # fmt: skip
