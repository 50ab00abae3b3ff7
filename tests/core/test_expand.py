"""What follows a step: order, recoveries, gates, numbers and places of a plan."""

from __future__ import annotations

import pytest

from bell_lap.core.expand import expand
from bell_lap.core.notation.limits import MOST_STEPS
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, Range, StepKind, StepRole
from bell_lap.core.profile import NOBODY
from bell_lap.core.session import (
    Block,
    Chain,
    Count,
    Effort,
    Item,
    Load,
    Manner,
    Movements,
    Note,
    Open,
    Place,
    RaceTime,
    Recovery,
    RecoveryKind,
    Rest,
    Role,
    Session,
    Sets,
    Span,
    Splits,
    Step,
)
from bell_lap.core.track import Track
from bell_lap.core.units import Distance, Unit, metres
from bell_lap.errors import BadInput
from tests.core.sessions import (
    FULL,
    MILE,
    MILER,
    easy,
    for_ms,
    in_ms,
    planned,
    rest_ms,
    run,
    session,
)


def shape(plan: Plan) -> str:
    """The plan at a glance: reps with metres, `~` floats, `+` recoveries in s, `|` gates."""
    return " ".join(_sign(step) for step in plan.steps)


def _sign(step: PlanStep) -> str:
    if step.kind is StepKind.GATE:
        return "|"
    if step.rest is not None:
        if step.duration_ms is not None:
            return f"+{step.duration_ms.max // 1000}"
        return f"+{step.rest.kind.value}"
    mark = "?" if step.optional else ""
    name = {StepRole.WARMUP: "wu", StepRole.COOLDOWN: "cd"}.get(step.role, "")
    if step.role is StepRole.WORK and not step.is_rep:
        name = "~"
    size = step.measure.value if step.distance_m is None else f"{step.distance_m:g}"
    return f"{name}{size}{mark}"


def in_block(*items: Item, rest: Rest | None = None, flow: bool = False) -> Plan:
    return expand(session(Block(items, rest=rest, flow=flow)), NOBODY, Track())


def reps(plan: Plan) -> list[PlanStep]:
    return [step for step in plan.steps if step.is_rep]


def notes(plan: Plan) -> list[str]:
    return [note.text for note in plan.notes]


# --- recoveries -----------------------------------------------------------------------------------


def test_the_frank_horwill_session() -> None:
    """`4 x 3 x 400 (56") [3' & 5']`."""
    inner = run(400, 3, in_ms(56_000), rest_ms(180_000))
    plan = planned(Sets((inner,), Count(4, 4), rest_ms(300_000)))
    work = reps(plan)
    assert len(work) == 12
    assert [step.goal.time_ms for step in work if step.goal] == [Range(56_000, 56_000)] * 12
    assert plan.totals.work_mm == Range(4_800_000, 4_800_000)
    rests = [step for step in plan.steps if step.rest is not None]
    within = [step for step in rests if step.rest is not None and not step.rest.between_sets]
    between = [step for step in rests if step.rest is not None and step.rest.between_sets]
    assert [step.duration_ms for step in within] == [Range(180_000, 180_000)] * 8
    assert [step.duration_ms for step in between] == [Range(300_000, 300_000)] * 3
    assert [step.rep for step in work] == list(range(1, 13))
    assert {step.of for step in work} == {Range(12, 12)}
    assert [(step.set, step.sets) for step in work] == [
        (number, 4) for number in (1, 2, 3, 4) for _ in range(3)
    ]
    assert notes(plan) == []


def test_a_recovery_stands_between_reps_and_not_after_the_last() -> None:
    assert shape(planned(run(400, 3, rest=rest_ms(90_000)))) == "400 +90 400 +90 400"


def test_last_rest_keeps_the_last_recovery() -> None:
    assert shape(planned(run(400, 2, rest=rest_ms(90_000, last=True)))) == "400 +90 400 +90"


def test_the_recovery_of_a_line_stands_before_the_next_line() -> None:
    plan = planned(run(200, 2, rest=rest_ms(30_000)), run(400, 1, rest=rest_ms(60_000)), run(800))
    assert shape(plan) == "200 +30 200 +30 400 +60 800"


def test_a_line_without_recovery_rests_in_full_and_says_so_once() -> None:
    plan = planned(run(400, 4), run(800))
    assert shape(plan) == "400 +full 400 +full 400 +full 400 +full 800"
    assert notes(plan) == ["no recovery given after 4 x 400m: rest full"]


def test_a_single_rep_says_nothing_of_recoveries() -> None:
    plan = planned(run(1600))
    assert shape(plan) == "1600"
    assert notes(plan) == []


def test_a_blocks_rest_is_the_default_of_its_lines() -> None:
    plan = in_block(run(200, 2), run(400, 2, rest=rest_ms(60_000)), rest=rest_ms(30_000))
    assert shape(plan) == "200 +30 200 +30 400 +60 400"
    assert notes(plan) == []


def test_the_last_recovery_of_a_set_gives_way_to_the_set_recovery() -> None:
    sets = Sets((run(200, 2, rest=rest_ms(30_000)), run(400)), Count(2, 2), rest_ms(300_000))
    plan = planned(sets, run(800))
    assert shape(plan) == "200 +30 200 +30 400 +300 200 +30 200 +30 400 +300 800"


def test_last_rest_inside_a_set_stands_beside_the_set_recovery() -> None:
    sets = Sets((run(200, 2, rest=rest_ms(30_000, last=True)),), Count(2, 2), rest_ms(300_000))
    assert shape(planned(sets)) == "200 +30 200 +30 +300 200 +30 200 +30"


def test_last_rest_of_sets() -> None:
    sets = Sets((run(200),), Count(2, 2), rest_ms(60_000, last=True))
    assert shape(planned(sets)) == "200 +60 200 +60"


def test_one_set_is_no_set() -> None:
    plan = planned(Sets((run(200, 2, rest=rest_ms(30_000)),)), run(400))
    assert shape(plan) == "200 +30 200 +30 400"
    assert {step.set for step in plan.steps} == {None}


def test_sets_within_sets_are_numbered_through() -> None:
    inner = Sets((run(200),), Count(2, 2), rest_ms(30_000))
    plan = planned(Sets((run(800, rest=FULL), inner), Count(2, 2), rest_ms(300_000)))
    assert shape(plan) == "800 +full 200 +30 200 +300 800 +full 200 +30 200"
    assert [(step.set, step.sets) for step in reps(plan)] == [
        (1, 2), (1, 4), (2, 4), (2, 2), (3, 4), (4, 4)
    ]  # fmt: skip
    between = [step for step in plan.steps if step.rest is not None and step.rest.between_sets]
    assert [step.set for step in between] == [None] * 3


def test_no_recovery_at_all() -> None:
    plan = planned(run(400, 2, rest=Rest((Recovery(RecoveryKind.NONE),))))
    assert shape(plan) == "400 400"
    assert notes(plan) == []


@pytest.mark.parametrize("values", [(30, 20), (30, 20, 10)])
def test_a_changing_recovery_has_a_value_for_each_gap_or_rep(values: tuple[int, ...]) -> None:
    rest = rest_ms(*(each * 1000 for each in values))
    assert shape(planned(run(400, 3, rest=rest))) == "400 +30 400 +20 400"


def test_a_changing_recovery_ends_with_what_stands_before_the_next_line() -> None:
    plan = planned(run(400, 2, rest=rest_ms(30_000, 20_000)), run(200))
    assert shape(plan) == "400 +30 400 +20 200"
    short = planned(run(400, 3, rest=rest_ms(30_000, 20_000)), run(200))
    assert shape(short) == "400 +30 400 +20 400 +full 200"
    assert notes(short) == ["no recovery given after 3 x 400m: rest full"]


@pytest.mark.parametrize("count", [2, 3, 6])
def test_a_changing_recovery_that_does_not_fit_is_refused(count: int) -> None:
    rest = rest_ms(30_000, 20_000, 10_000, 5_000) if count != 6 else rest_ms(1_000, 2_000)
    with pytest.raises(BadInput, match="do not fit"):
        planned(run(400, count, rest=rest))


def test_recoveries_of_every_kind_become_rules() -> None:
    kinds = [
        for_ms(90_000, Manner.JOG),
        Recovery(RecoveryKind.DISTANCE, Manner.JOG, distance=metres(200)),
        Recovery(RecoveryKind.FULL, min_ms=180_000),
        Recovery(RecoveryKind.EQUAL),
        Recovery(RecoveryKind.SAME_DISTANCE, Manner.JOG),
        Recovery(RecoveryKind.RATIO, work=1, rest=2),
        Recovery(RecoveryKind.BACK, Manner.WALK),
        Recovery(RecoveryKind.SEND_OFF, max_ms=180_000),
    ]
    plan = planned(run(300, 9, in_ms(60_000), Rest(tuple(kinds))))
    rests = [step for step in plan.steps if step.rest is not None]
    assert [step.rest.kind for step in rests if step.rest] == [kind.kind for kind in kinds]
    assert [step.measure for step in rests] == [
        MeasureKind.TIME,
        MeasureKind.DISTANCE,
        MeasureKind.OPEN,
        MeasureKind.TIME,
        MeasureKind.DISTANCE,
        MeasureKind.TIME,
        MeasureKind.DISTANCE,
        MeasureKind.TIME,
    ]
    assert [step.distance_m for step in rests] == [None, 200, None, None, 300, None, 300, None]
    assert [step.manner for step in rests][:2] == [Manner.JOG, Manner.JOG]
    assert [step.expected_ms for step in rests] == [
        90_000, 90_909, 180_000, 60_000, 136_364, 120_000, 214_286, 120_000
    ]  # fmt: skip
    assert plan.totals.recovery_mm == Range(800_000, 800_000)
    assert plan.totals.recovery_ms == Range(390_000, 390_000)


def test_a_way_back_after_a_timed_rep_has_no_known_length() -> None:
    back = Rest((Recovery(RecoveryKind.BACK, Manner.WALK),))
    plan = planned(Step(Span(30_000, 30_000), Count(2, 2), rest=back))
    assert (plan.steps[1].measure, plan.steps[1].distance_m) == (MeasureKind.OPEN, None)
    assert plan.steps[1].expected_ms == 90_000


# --- lists and floats -----------------------------------------------------------------------------


def test_a_list_has_one_recovery_for_its_gaps() -> None:
    plan = planned(Chain((run(200), run(400), run(600)), FULL))
    assert shape(plan) == "200 +full 400 +full 600"
    assert [step.line for step in reps(plan)] == [0, 1, 2]


def test_a_list_without_recovery_rests_in_full() -> None:
    plan = planned(Chain((run(200), run(400))))
    assert shape(plan) == "200 +full 400"
    assert notes(plan) == ["no recovery given after 200m - 400m: rest full"]


def test_floats_follow_at_once_and_are_no_reps() -> None:
    plan = planned(Sets((Chain((run(400, goal=Effort("hard")), easy(400))),), Count(3, 3)))
    assert shape(plan) == "400 ~400 400 ~400 400 ~400"
    assert notes(plan) == []
    assert [step.rep for step in plan.steps] == [1, None, 2, None, 3, None]
    assert plan.totals.reps == Range(3, 3)
    assert plan.totals.work_mm == Range(2_400_000, 2_400_000)
    assert [step.manner for step in plan.steps][:2] == [None, Manner.EASY]


def test_a_recovery_that_is_given_stands_between_sets_that_end_in_a_float() -> None:
    chain = Chain((run(400), easy(400)))
    plan = planned(Sets((chain,), Count(2, 2), rest_ms(180_000)), run(200))
    assert shape(plan) == "400 ~400 +180 400 ~400 +180 200"


def test_in_a_list_only_gaps_between_reps_rest() -> None:
    chain = Chain((run(400), run(400), easy(200), run(600), run(800)), rest_ms(30_000, 60_000))
    assert shape(planned(chain)) == "400 +30 400 ~200 600 +60 800"


def test_a_float_starts_where_the_rep_ended() -> None:
    plan = planned(Chain((run(300), easy(100), run(300), easy(200))))
    assert [step.start_m for step in plan.steps] == [300.0, 0.0, 300.0, 0.0]
    after_half_a_lap = planned(Chain((run(400), easy(200), run(400))))
    assert [step.start_m for step in after_half_a_lap.steps] == [0.0, 0.0, 200.0]


# --- optional reps --------------------------------------------------------------------------------


def test_the_upper_reps_of_a_range_are_optional_with_the_recovery_before() -> None:
    step = Step(Span(30_000, 30_000), Count(2, 4), rest=rest_ms(60_000))
    plan = planned(step, run(200))
    assert shape(plan) == "time +60 time +60 time? +60 time? +60 200"
    assert [step.optional for step in plan.steps] == [
        False, False, False, True, True, True, True, False, False
    ]  # fmt: skip
    assert {step.of for step in reps(plan)} == {Range(3, 5)}
    assert plan.totals.reps == Range(3, 5)
    assert plan.totals.work_ms == Range(60_000, 120_000)
    assert plan.totals.recovery_ms == Range(120_000, 240_000)


def test_the_upper_sets_of_a_range_are_optional_whole() -> None:
    sets = Sets((run(200, 2, rest=rest_ms(30_000)),), Count(1, 2), rest_ms(300_000))
    plan = planned(sets)
    assert shape(plan) == "200 +30 200 +300 200? +30 200?"
    assert [step.optional for step in plan.steps] == [False] * 3 + [True] * 4
    assert plan.totals.recovery_ms == Range(30_000, 360_000)


# --- gates ----------------------------------------------------------------------------------------

WARM_UP = Step(Span(600_000, 600_000), role=Role.WARMUP, manner=Manner.EASY)
COOL_DOWN = Step(Distance(1000, Unit.MILE), role=Role.COOLDOWN, manner=Manner.EASY)


def test_gates_stand_after_a_warm_up_and_before_a_cool_down() -> None:
    plan = planned(WARM_UP, run(400, 2, rest=rest_ms(90_000)), COOL_DOWN)
    assert shape(plan) == "wutime | 400 +90 400 | cd1609.34"
    assert notes(plan) == []
    assert [step.rep for step in plan.steps] == [None, None, 1, None, 2, None, None]
    assert plan.totals.work_mm == Range(800_000, 800_000)


def test_gates_stand_between_blocks() -> None:
    one, two = Block((run(200),), "One"), Block((run(400),), "Two")
    plan = expand(session(one, two), NOBODY, Track())
    assert shape(plan) == "200 | 400"
    assert [(step.block, step.block_name) for step in plan.steps] == [
        (0, "One"), (1, "Two"), (1, "Two")
    ]  # fmt: skip
    assert plan.steps[1].role is StepRole.GATE


def test_a_block_that_flows_has_no_gate() -> None:
    one, two = Block((WARM_UP,)), Block((run(400), COOL_DOWN), flow=True)
    assert shape(expand(session(one, two), NOBODY, Track())) == "wutime 400 cd1609.34"


def test_last_rest_stands_before_a_gate() -> None:
    one = Block((run(200, rest=rest_ms(60_000, last=True)),))
    assert shape(expand(session(one, Block((run(400),))), NOBODY, Track())) == "200 +60 | 400"


def test_a_blocks_role_is_the_role_of_its_steps() -> None:
    warm = Block((run(100, 2, rest=rest_ms(30_000)),), role=Role.WARMUP)
    plan = expand(session(warm, Block((run(400),))), NOBODY, Track())
    assert shape(plan) == "wu100 +30 wu100 | 400"
    assert plan.totals.reps == Range(1, 1)
    assert plan.totals.recovery_ms == Range(0, 0)


def test_a_day_of_rest_has_an_empty_plan() -> None:
    plan = expand(Session((), "Rest day"), NOBODY, Track())
    assert plan.steps == ()
    assert plan.totals.reps == Range(0, 0)
    assert plan.totals.estimated_ms == 0


# --- measures and places --------------------------------------------------------------------------


def test_laps_are_as_long_as_the_track() -> None:
    laps = Step(Distance(2000, Unit.LAP))
    assert planned(laps).steps[0].distance_m == 800.0
    assert planned(laps, lap_m=200.0).steps[0].distance_m == 400.0
    lane_2 = expand(session(Block((laps,))), NOBODY, Track(lane=2))
    assert lane_2.steps[0].distance_m == 814.074
    assert lane_2.lap_m == 407.037
    assert [mark.distance_m for mark in lane_2.steps[0].marks] == [407.037, 814.074]


@pytest.mark.parametrize(
    ("splits", "marks"),
    [
        (Splits.LAP, [200.0, 600.0]),
        (Splits.FINISH, [600.0]),
        (metres(200), [200.0, 400.0, 600.0]),
        (Distance(1000, Unit.LAP), [200.0, 600.0]),
    ],
)
def test_a_block_says_where_taps_are_expected(
    splits: Splits | Distance, marks: list[float]
) -> None:
    plan = expand(session(Block((run(600),), splits=splits)), NOBODY, Track())
    assert [mark.distance_m for mark in plan.steps[0].marks] == marks
    assert plan.steps[0].start_m == 200.0


def test_splits_that_are_too_close_are_refused() -> None:
    with pytest.raises(BadInput, match="too close"):
        expand(session(Block((run(600),), splits=metres(1))), NOBODY, Track())


def test_warm_ups_and_cool_downs_are_tapped_at_their_end_only() -> None:
    plan = planned(run(400), COOL_DOWN)
    assert [mark.distance_m for mark in plan.steps[-1].marks] == [1609.344]


def test_on_a_road_only_the_finish_is_expected() -> None:
    plan = expand(session(Block((run(1000),)), place=Place.ROAD), NOBODY, Track())
    assert [mark.distance_m for mark in plan.steps[0].marks] == [1000.0]
    assert plan.steps[0].start_m == 0.0
    assert plan.place is Place.ROAD


def test_movements_and_open_steps() -> None:
    squat = Step(Movements(5, Load(100_000)), label="back squat")
    plan = planned(squat, Step(Open(), label="strides"), Step(Movements(None), label="A skip"))
    assert shape(plan) == "count +full open +full count"
    first = plan.steps[0]
    assert (first.count, first.load, first.label) == (5, Load(100_000), "back squat")
    assert first.expected_ms == 20_000
    assert plan.steps[-1].count is None
    assert plan.totals.reps == Range(3, 3)
    assert plan.totals.estimated_ms is None
    assert notes(plan) == [
        'no recovery given after 5 reps "back squat": rest full',
        'no recovery given after open "strides": rest full',
    ]


def test_lines_are_numbered_alike_in_every_set() -> None:
    sets = Sets((run(200, 2, rest=FULL), run(400)), Count(2, 2), FULL)
    plan = planned(run(800, rest=FULL), sets, run(100))
    assert [step.line for step in reps(plan)] == [0, 1, 1, 2, 1, 1, 2, 3]
    assert plan.steps[1].line == 0


# --- notes, notation, limits ----------------------------------------------------------------------


def test_the_parsers_notes_come_first() -> None:
    heard = (Note('goal 56 s; for a rest write [56"]', 1, 12),)
    plan = expand(session(Block((run(400, 2),))), NOBODY, Track(), heard)
    assert [(note.text, note.line, note.column) for note in plan.notes] == [
        ('goal 56 s; for a rest write [56"]', 1, 12),
        ("no recovery given after 2 x 400m: rest full", None, None),
    ]


def test_the_plan_keeps_its_notation() -> None:
    assert planned(run(400, 4, MILE, rest_ms(90_000))).notation == "4 x 400m @ mile, rest 90s"
    blocks = (
        Block((run(200, 4), run(400)), "Ladder", rest=FULL, pace=MILE),
        Block((run(100),), rest=Rest((Recovery(RecoveryKind.SEND_OFF, max_ms=180_000),))),
    )
    assert expand(session(*blocks), MILER, Track()).notation.splitlines() == [
        "# Ladder: @ mile, rest full",
        "4 x 200m",
        "400m",
        "# on 3min",
        "100m",
    ]


def test_too_many_steps_are_refused_before_they_are_laid_out() -> None:
    huge = Sets((run(400, 999_999),), Count(999_999, 999_999))
    with pytest.raises(BadInput, match="999,998,000,001 steps"):
        planned(huge)
    most = run(20, MOST_STEPS, rest=rest_ms(1_000))
    assert len(reps(planned(most))) == MOST_STEPS


@pytest.mark.parametrize(
    "item",
    [
        Step(Span(90_000_000, 90_000_000)),
        run(400, 100, rest=rest_ms(900_000)),
        Step(Distance(700_000, Unit.KILOMETRE)),
        Step(Distance(10**12, Unit.KILOMETRE), Count(1000, 1000)),
    ],
)
def test_a_session_over_a_day_is_refused(item: Item) -> None:
    with pytest.raises(BadInput, match="at most 24"):
        planned(item, profile=MILER)


def test_a_sessions_own_race_stands_in_for_a_missing_profile_and_says_so() -> None:
    mine = session(Block((run(400, goal=MILE),)), race=RaceTime("mile", 360_000))
    plan = expand(mine, NOBODY, Track())
    assert plan.steps[0].goal is not None
    assert plan.steps[0].goal.time_ms == Range(89_477, 89_477)
    assert notes(plan) == [
        "no best and no goal is known: paces are from the session's own mile 6:00"
    ]
    known = expand(mine, MILER, Track())
    assert known.steps[0].goal is not None
    assert known.steps[0].goal.time_ms == Range(74_565, 74_565)
    assert notes(known) == []


def test_a_sessions_own_race_is_not_mentioned_where_nothing_needs_it() -> None:
    mine = session(Block((run(400, goal=in_ms(75_000)),)), race=RaceTime("mile", 360_000))
    assert notes(expand(mine, NOBODY, Track())) == []
