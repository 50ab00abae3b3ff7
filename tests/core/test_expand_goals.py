"""Goals of a plan: what the author wrote, turned into times for one runner."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bell_lap.core.expand import expand
from bell_lap.core.formulas import equivalent_ms, zone_ms_per_m
from bell_lap.core.pacing import goal_at_ms
from bell_lap.core.plan import Knot, Range, StepGoal
from bell_lap.core.profile import NOBODY, Profile, form
from bell_lap.core.session import (
    Block,
    Chain,
    ChangingPace,
    Count,
    Effort,
    Goal,
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
    Segments,
    Shift,
    ShiftKind,
    Span,
    Step,
    TrainingPace,
    UnitPace,
    Whose,
    Zone,
)
from bell_lap.core.track import Track
from bell_lap.core.units import MILE_M, Distance, Pace, Unit, metres, round_half_up
from bell_lap.errors import BadInput
from tests.core.sessions import EQUAL, MILE, MILER, easy, in_ms, planned, run, session

GOAL_MILE = PaceGoal(RacePace("mile", Whose.GOAL))
BOTH = Profile(RaceTime("mile", 300_000), RaceTime("mile", 288_000))


def goals(
    goal: Goal, length_m: int = 400, times: int = 1, profile: Profile = MILER
) -> list[StepGoal]:
    plan = planned(run(length_m, times, goal, EQUAL), profile=profile)
    return [step.goal for step in plan.steps if step.goal is not None]


def goal_of(goal: Goal, length_m: int = 400, profile: Profile = MILER) -> StepGoal:
    return goals(goal, length_m, profile=profile)[0]


def time_of(goal: Goal, length_m: int = 400, profile: Profile = MILER) -> int:
    found = goal_of(goal, length_m, profile).time_ms
    assert found is not None
    assert found.is_one
    return found.max


def said(goal: Goal, profile: Profile) -> list[str]:
    return [note.text for note in planned(run(400, goal=goal), profile=profile).notes]


def test_the_mile_at_a_goal_of_5_minutes() -> None:
    profile = Profile(goal=RaceTime("mile", 300_000))
    step = planned(Step(Distance(1000, Unit.MILE), goal=GOAL_MILE), profile=profile).steps[0]
    assert step.goal is not None
    marks = [goal_at_ms(step.goal, mark.distance_m or 0.0) for mark in step.marks]
    assert marks == [76_306, 150_871, 225_435, 300_000]


def test_the_best_and_the_goal_are_told_apart() -> None:
    assert time_of(MILE, profile=BOTH) == 74_565
    assert time_of(GOAL_MILE, profile=BOTH) == 71_582
    assert time_of(PaceGoal(RacePace("mile", Whose.BEST)), profile=BOTH) == 74_565
    assert said(GOAL_MILE, BOTH) == []


def test_each_falls_back_to_the_other_and_says_so() -> None:
    assert time_of(GOAL_MILE) == 74_565
    assert said(GOAL_MILE, MILER) == ["no goal is known: mile pace is from the best, mile 5:00"]
    only_goal = Profile(goal=RaceTime("5k", 1_198_400))
    assert said(PaceGoal(RacePace("5k")), only_goal) == [
        "no best is known: 5k pace is from the goal, 5k 19:58.4"
    ]


def test_with_nothing_known_nothing_is_invented() -> None:
    goal = goal_of(MILE, profile=NOBODY)
    assert (goal.text, goal.time_ms, goal.pace, goal.curve) == ("mile", None, None, ())
    assert said(MILE, NOBODY) == ["no best and no goal is known: mile pace gives no times"]
    easy_pace = PaceGoal(TrainingPace(Zone.EASY))
    assert goal_of(easy_pace, profile=NOBODY).time_ms is None


def test_what_is_no_rep_says_nothing_of_its_pace() -> None:
    warm = Step(Span(600_000, 600_000), goal=PaceGoal(TrainingPace(Zone.EASY)), role=Role.WARMUP)
    assert planned(warm, run(400)).notes == ()
    rep = Step(Span(600_000, 600_000), goal=PaceGoal(TrainingPace(Zone.EASY)))
    assert [note.text for note in planned(warm, rep).notes] == [
        "no best and no goal is known: easy pace gives no times"
    ]


def test_other_races_are_equivalents_and_short_ones_are_rough() -> None:
    per_5k = equivalent_ms(MILE_M, 300_000, 5000.0)
    assert time_of(PaceGoal(RacePace("5k"))) == round_half_up(per_5k * 400 / 5000)
    quarter = goal_of(PaceGoal(RacePace("400m")))
    assert quarter.rough
    assert said(PaceGoal(RacePace("400m")), MILER) == [
        "400m pace is rough: it is reckoned across 800 m; many run faster"
    ]
    assert not goal_of(MILE, 100).rough


@pytest.mark.parametrize(
    ("zone", "slow_share"), [(Zone.EASY, 0.59), (Zone.THRESHOLD, 0.83), (Zone.INTERVAL, 0.95)]
)
def test_a_training_pace_is_a_range(zone: Zone, slow_share: float) -> None:
    goal = goal_of(PaceGoal(TrainingPace(zone)), 1000)
    vdot = form(MILER)
    assert vdot is not None
    fast, slow = zone_ms_per_m(zone, vdot)
    assert goal.time_ms == Range(round_half_up(fast * 1000), round_half_up(slow * 1000))
    assert goal.curve == (Knot(0.0, 0), Knot(1000.0, goal.time_ms.max))
    assert slow_share < 1


def test_repetition_pace_is_mile_pace() -> None:
    assert time_of(PaceGoal(TrainingPace(Zone.REP))) == 74_565


@pytest.mark.parametrize(
    ("shift", "ms"),
    [
        (Shift(ShiftKind.PER_400, -2_000), 72_565),
        (Shift(ShiftKind.PER_400, 3_500), 78_065),
        (Shift(ShiftKind.TIME, 50), 78_293),
        (Shift(ShiftKind.TIME, -50), 70_836),
        (Shift(ShiftKind.SPEED, 1_100), 67_786),
    ],
)
def test_shifts_are_per_400_or_of_time_or_of_speed(shift: Shift, ms: int) -> None:
    assert time_of(PaceGoal(RacePace("mile"), shift)) == ms


@pytest.mark.parametrize(
    "shift",
    [
        Shift(ShiftKind.PER_400, -70_000),
        Shift(ShiftKind.PER_400, -40_000),
        Shift(ShiftKind.TIME, -1_000),
        Shift(ShiftKind.SPEED, 0),
        Shift(ShiftKind.SPEED, 9_000),
    ],
)
def test_a_shift_beyond_any_runner_is_refused(shift: Shift) -> None:
    with pytest.raises(BadInput, match="faster than anyone"):
        goal_of(PaceGoal(RacePace("mile"), shift))


def test_a_pace_per_unit_and_its_range() -> None:
    pace = Pace(200_000, 1000.0)
    assert time_of(PaceGoal(UnitPace(pace, pace)), profile=NOBODY) == 80_000
    band = goal_of(PaceGoal(UnitPace(pace, Pace(210_000, 1000.0))), profile=NOBODY)
    assert band.time_ms == Range(80_000, 84_000)
    assert band.text == "3:20-3:30/km"


def test_leave_to_go_faster_is_kept() -> None:
    assert goal_of(PaceGoal(RacePace("mile"), or_faster=True)).or_faster
    assert goal_of(RepTime(75_000, 75_000, or_faster=True)).or_faster
    assert not goal_of(MILE).or_faster


def test_a_time_for_the_rep() -> None:
    goal = goal_of(in_ms(72_000, 74_000), profile=NOBODY)
    assert (goal.text, goal.time_ms) == ("72-74s", Range(72_000, 74_000))
    assert goal.pace == Pace(73_000, 400.0)


def test_an_effort_gives_no_time() -> None:
    goal = goal_of(Effort("percent", 90, 95))
    assert goal == StepGoal("90-95% effort")


def test_a_pace_that_changes_across_the_reps_is_linear() -> None:
    times = [goal.time_ms for goal in goals(ChangingPace(PaceGoal(RacePace("5k")), MILE), 400, 5)]
    first = round_half_up(equivalent_ms(MILE_M, 300_000, 5000.0) * 400 / 5000)
    assert times[0] == Range(first, first)
    assert times[-1] == Range(74_565, 74_565)
    steps = [a.max - b.max for a, b in pairwise(t for t in times if t is not None)]
    assert max(steps) - min(steps) <= 1


def test_a_pace_that_changes_over_a_range_of_reps_reaches_its_end_at_the_last() -> None:
    step = Step(metres(400), Count(2, 4), ChangingPace(in_pace(240), in_pace(210)), rest=EQUAL)
    times = [
        item.goal.time_ms.max for item in planned(step).steps if item.goal and item.goal.time_ms
    ]
    assert times == [96_000, 92_000, 88_000, 84_000]


def in_pace(seconds: int) -> PaceGoal:
    pace = Pace(seconds * 1000, 1000.0)
    return PaceGoal(UnitPace(pace, pace))


def test_a_pace_that_changes_within_a_rep_is_linear_along_the_way() -> None:
    goal = goal_of(ChangingPace(in_pace(240), in_pace(200)), 1000, NOBODY)
    assert goal.time_ms == Range(220_000, 220_000)
    assert goal_at_ms(goal, 500.0) == 115_000
    assert goal_at_ms(goal, 10.0) == 2_398
    assert goal.curve[1].distance_m == 10.0
    assert goal.curve[-1] == Knot(1000.0, 220_000)
    paces = [b.ms - a.ms for a, b in pairwise(goal.curve)]
    assert {b - a for a, b in pairwise(paces)} <= {-5, -4, -3}


def test_a_member_of_a_list_changes_pace_within_itself() -> None:
    changing = ChangingPace(in_pace(240), in_pace(200))
    plan = planned(Chain((run(400, goal=changing), run(605, goal=changing)), EQUAL))
    last = plan.steps[-1].goal
    assert last is not None
    assert last.curve[-1] == Knot(605.0, round_half_up(605 * 220))


def test_a_timed_rep_has_only_a_pace() -> None:
    step = Step(Span(300_000, 300_000), goal=MILE)
    goal = planned(step, profile=MILER).steps[0].goal
    assert goal is not None
    assert (goal.time_ms, goal.curve, goal.pace_range) == (None, (), None)
    assert goal.pace == Pace(186_411, 1000.0)
    band = Step(Span(300_000, 300_000), goal=PaceGoal(TrainingPace(Zone.THRESHOLD)))
    goal = planned(band, profile=MILER).steps[0].goal
    assert goal is not None
    assert goal.pace_range is not None
    assert goal.pace is not None
    assert goal.pace_range[0].ms < goal.pace.ms < goal.pace_range[1].ms


def test_goals_inside_a_rep_make_one_curve() -> None:
    parts = ((metres(400), in_ms(68_000)), (metres(200), in_ms(30_000, 32_000)))
    goal = goal_of(Segments(parts), 600, NOBODY)
    assert goal.time_ms == Range(98_000, 100_000)
    assert goal.curve == (Knot(0.0, 0), Knot(400.0, 68_000), Knot(600.0, 100_000))
    assert goal.text == "400m 68s + 200m 30-32s"


def test_after_a_part_without_time_the_curve_ends() -> None:
    parts = ((metres(400), in_ms(68_000)), (metres(200), Effort("max")))
    goal = goal_of(Segments(parts), 600, NOBODY)
    assert goal.time_ms is None
    assert goal.curve == (Knot(0.0, 0), Knot(400.0, 68_000))
    all_effort = ((metres(400), Effort("hard")), (metres(200), in_ms(30_000)))
    assert goal_of(Segments(all_effort), 600, NOBODY).curve == ()


def test_parts_may_be_paces_and_laps() -> None:
    parts = ((Distance(1000, Unit.LAP), MILE), (metres(200), in_ms(35_000)))
    goal = goal_of(Segments(parts), 600)
    assert goal.curve == (Knot(0.0, 0), Knot(400.0, 74_565), Knot(600.0, 109_565))


def test_parts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(BadInput, match="add up to 600 m, the rep is 800 m"):
        goal_of(Segments(((metres(400), in_ms(68_000)), (metres(200), MILE))), 800)


def test_a_blocks_pace_is_for_its_reps_only() -> None:
    block = Block(
        (
            Step(Span(600_000, 600_000), role=Role.WARMUP, manner=Manner.EASY),
            Chain((run(400), easy(400), run(200, goal=in_ms(30_000)))),
            Step(Movements(5), label="squat"),
            Step(Open(), label="strides"),
        ),
        pace=MILE,
    )
    plan = expand(session(block), MILER, Track())
    texts = [None if step.goal is None else step.goal.text for step in plan.steps if not step.rest]
    assert texts == [None, None, "mile", None, "30s", None, None]


def test_estimates_come_from_the_profile_where_there_is_no_goal() -> None:
    hard = planned(run(400, 2, Effort("hard"), EQUAL), profile=MILER)
    assert [step.expected_ms for step in hard.steps] == [74_565, 74_565, 74_565]
    assert hard.steps[0].goal == StepGoal("hard")
    assert hard.totals.work_ms == Range(0, 0)
    long = planned(run(5000, goal=Effort("hard")), profile=MILER)
    assert long.totals.estimated_ms == equivalent_ms(MILE_M, 300_000, 5000.0)
    unknown = planned(run(400, 2, Effort("hard"), EQUAL))
    assert [step.expected_ms for step in unknown.steps] == [None, None, None]
    assert unknown.totals.estimated_ms is None


def test_easy_running_and_walking_can_always_be_guessed() -> None:
    jog = Step(metres(2200), role=Role.WARMUP, manner=Manner.JOG)
    walk = Step(metres(1400), role=Role.WARMUP, manner=Manner.WALK)
    assert planned(jog).steps[0].expected_ms == 1_000_000
    assert planned(walk).steps[0].expected_ms == 1_000_000
    known = planned(jog, profile=MILER).steps[0].expected_ms
    assert known is not None
    assert known < 1_000_000


def test_goals_inside_a_rep_of_no_known_length_stay_words() -> None:
    goal = Segments(
        ((metres(200), RepTime(30_000, 30_000)), (metres(200), RepTime(31_000, 31_000)))
    )
    step = planned(Step(Span(300_000, 300_000), goal=goal)).steps[0]
    assert step.goal is not None
    assert (step.goal.time_ms, step.goal.pace, step.goal.curve) == (None, None, ())
    assert step.goal.text == "200m 30s + 200m 31s"


def test_a_recovery_with_only_an_upper_end_is_of_that_time() -> None:
    rest = Rest((Recovery(RecoveryKind.TIME, max_ms=90_000),))
    rule = planned(run(400, 2, rest=rest)).steps[1].rest
    assert rule is not None
    assert (rule.min_ms, rule.max_ms) == (90_000, 90_000)
