"""What the spellings mean: the values of `core.session` that they become."""

from __future__ import annotations

import pytest

from bell_lap.core.notation import parse, parse_goal, parse_race_time, parse_rest, parse_splits
from bell_lap.core.session import (
    Chain,
    ChangingPace,
    Count,
    Effort,
    Goal,
    Item,
    Kind,
    Load,
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
    Sets,
    Shift,
    ShiftKind,
    Span,
    Splits,
    Step,
    TrainingPace,
    UnitPace,
    Whose,
    Zone,
)
from bell_lap.core.units import MILE_M, Distance, Pace, Unit, metres

HARD = Effort("hard")
MILE = PaceGoal(RacePace("mile"))


def rest(kind: RecoveryKind, manner: Manner | None = None, **fields: object) -> Rest:
    return Rest((Recovery(kind, manner, **fields),))  # type: ignore[arg-type]  # fields by name


def timed(ms: int, manner: Manner | None = None) -> Rest:
    return rest(RecoveryKind.TIME, manner, min_ms=ms, max_ms=ms)


LINES: list[tuple[str, Item]] = [
    (
        "4 x 400m @ mile, rest 90s jog",
        Step(metres(400), Count(4, 4), MILE, rest=timed(90_000, Manner.JOG)),
    ),
    ("8-10 x 30s", Step(Span(30_000, 30_000), Count(8, 10))),
    ("10-15min", Step(Span(600_000, 900_000))),
    ("2 laps", Step(Distance(2000, Unit.LAP))),
    ("1.5km", Step(Distance(1500, Unit.KILOMETRE))),
    ("mile", Step(Distance(1000, Unit.MILE))),
    (
        '5 reps "back squat" 102.5kg',
        Step(Movements(5, Load(102_500, "kg")), label="back squat"),
    ),
    ('"A skip"', Step(Movements(None), label="A skip")),
    ('open "strides"', Step(Open(), label="strides")),
    ("wu 10min easy", Step(Span(600_000, 600_000), role=Role.WARMUP, manner=Manner.EASY)),
    ("cd 1mi jog", Step(Distance(1000, Unit.MILE), role=Role.COOLDOWN, manner=Manner.JOG)),
    (
        "wu 10min @ easy",
        Step(Span(600_000, 600_000), goal=PaceGoal(TrainingPace(Zone.EASY)), role=Role.WARMUP),
    ),
    ("30min easy", Step(Span(1_800_000, 1_800_000), goal=PaceGoal(TrainingPace(Zone.EASY)))),
    ("400m jog", Step(metres(400), role=Role.FLOAT, manner=Manner.JOG)),
    (
        "rest 5min",
        Step(Span(300_000, 300_000), role=Role.FLOAT, manner=Manner.STAND),
    ),
    (
        "4 x (400m @ hard - 400m easy)",
        Sets(
            (
                Chain(
                    (
                        Step(metres(400), goal=HARD),
                        Step(metres(400), role=Role.FLOAT, manner=Manner.EASY),
                    )
                ),
            ),
            Count(4, 4),
        ),
    ),
    (
        "200m - 400m @ mile, rest full",
        Chain(
            (Step(metres(200), goal=MILE), Step(metres(400), goal=MILE)),
            rest(RecoveryKind.FULL),
        ),
    ),
    (
        "4 x 3 x 400 (56\") [3' & 5']",
        Sets(
            (Step(metres(400), Count(3, 3), RepTime(56_000, 56_000), rest=timed(180_000)),),
            Count(4, 4),
            timed(300_000),
        ),
    ),
    (
        "400 [90\"] 800 [2'] 1200",
        Chain(
            (Step(metres(400)), Step(metres(800)), Step(metres(1200))),
            Rest((timed(90_000).values[0], timed(120_000).values[0])),
        ),
    ),
]


@pytest.mark.parametrize(("text", "item"), LINES, ids=[text for text, _ in LINES])
def test_a_line_means(text: str, item: Item) -> None:
    assert parse(text).items == (item,)


def test_the_count_alone_says_movements_where_they_are_trained() -> None:
    step = Step(Movements(10), label="burpees")
    assert parse("10 x burpees", kind=Kind.STRENGTH).items == (step,)


def test_alternating_runs_are_half_reps_and_half_floats() -> None:
    (sets,) = parse("4 x 400 alternating fast/slow").items
    assert isinstance(sets, Sets)
    assert sets.count == Count(2, 2)
    (chain,) = sets.parts
    assert isinstance(chain, Chain)
    assert [member.role for member in chain.members] == [Role.WORK, Role.FLOAT]


GOALS: list[tuple[str, Goal]] = [
    ("mile", MILE),
    ("goal mile or faster", PaceGoal(RacePace("mile", Whose.GOAL), or_faster=True)),
    ("@ best 5k", PaceGoal(RacePace("5k", Whose.BEST))),
    ("mile - 2s", PaceGoal(RacePace("mile"), Shift(ShiftKind.PER_400, -2000))),
    ("5k + 10s/km", PaceGoal(RacePace("5k"), Shift(ShiftKind.PER_400, 4000))),
    ("10k + 8s per mile", PaceGoal(RacePace("10k"), Shift(ShiftKind.PER_400, 1988))),
    ("mile + 5%", PaceGoal(RacePace("mile"), Shift(ShiftKind.TIME, 50))),
    ("mile - 2.5%", PaceGoal(RacePace("mile"), Shift(ShiftKind.TIME, -25))),
    ("110% of 3k pace", PaceGoal(RacePace("3k"), Shift(ShiftKind.SPEED, 1100))),
    ("threshold", PaceGoal(TrainingPace(Zone.THRESHOLD))),
    ("3:20/km", PaceGoal(UnitPace(Pace(200_000, 1000.0), Pace(200_000, 1000.0)))),
    ("5:20-5:30/mi", PaceGoal(UnitPace(Pace(320_000, MILE_M), Pace(330_000, MILE_M)))),
    ("75s/400m", PaceGoal(UnitPace(Pace(75_000, 400.0), Pace(75_000, 400.0)))),
    ("in 72-74s", RepTime(72_000, 74_000)),
    ("in 75s or faster", RepTime(75_000, 75_000, or_faster=True)),
    ("90-95% effort", Effort("percent", 90, 95)),
    ("max", Effort("max")),
    ("5k -> mile", ChangingPace(PaceGoal(RacePace("5k")), MILE)),
    (
        "in 400m 68s + 200m max",
        Segments(((metres(400), RepTime(68_000, 68_000)), (metres(200), Effort("max")))),
    ),
]


@pytest.mark.parametrize(("text", "goal"), GOALS, ids=[text for text, _ in GOALS])
def test_a_goal_means(text: str, goal: Goal) -> None:
    assert parse_goal(text)[0] == goal


RESTS: list[tuple[str, Rest]] = [
    ("90s jog", timed(90_000, Manner.JOG)),
    ("rest 90s", timed(90_000)),
    ("80-90s", rest(RecoveryKind.TIME, min_ms=80_000, max_ms=90_000)),
    ("75-90 secs jog", rest(RecoveryKind.TIME, Manner.JOG, min_ms=75_000, max_ms=90_000)),
    ("200m walk", rest(RecoveryKind.DISTANCE, Manner.WALK, distance=metres(200))),
    ("full", rest(RecoveryKind.FULL)),
    ("full min 3min", rest(RecoveryKind.FULL, min_ms=180_000)),
    ("equal", rest(RecoveryKind.EQUAL)),
    ("same distance jog", rest(RecoveryKind.SAME_DISTANCE, Manner.JOG)),
    ("1:2", rest(RecoveryKind.RATIO, work=1, rest=2)),
    ("3:1", rest(RecoveryKind.RATIO, work=3, rest=1)),
    ("1/2", rest(RecoveryKind.RATIO, work=2, rest=1)),
    ("1:10", timed(70_000)),
    ("walk back", rest(RecoveryKind.BACK, Manner.WALK)),
    ("jog back", rest(RecoveryKind.BACK, Manner.JOG)),
    ("0", rest(RecoveryKind.NONE)),
    ("on 3:00", rest(RecoveryKind.SEND_OFF, max_ms=180_000)),
    ("90s, last rest", Rest(timed(90_000).values, last=True)),
    ("30s/25s", Rest((timed(30_000).values[0], timed(25_000).values[0]))),
]


@pytest.mark.parametrize(("text", "value"), RESTS, ids=[text for text, _ in RESTS])
def test_a_recovery_means(text: str, value: Rest) -> None:
    assert parse_rest(text)[0] == value


@pytest.mark.parametrize(
    ("text", "race", "time_ms"),
    [
        ("mile 6:00", "mile", 360_000),
        ("6:00 mile", "mile", 360_000),
        ("mile: 5:59.4", "mile", 359_400),
        ("5k 20:10", "5k", 1_210_000),
        ("5000 20:10", "5k", 1_210_000),
        ("1500m in 4:30", "1500m", 270_000),
        ("half marathon 1:30:00", "half", 5_400_000),
        ("1/2 marathon 90min", "half", 5_400_000),
        ("800 2:10", "800m", 130_000),
    ],
)
def test_a_race_and_its_time(text: str, race: str, time_ms: int) -> None:
    assert parse_race_time(text) == RaceTime(race, time_ms)


@pytest.mark.parametrize(
    ("text", "splits"),
    [
        ("lap", Splits.LAP),
        ("every lap", Splits.LAP),
        ("finish", Splits.FINISH),
        ("200m", metres(200)),
        ("200", metres(200)),
        ("every 100m", metres(100)),
        ("1km", Distance(1000, Unit.KILOMETRE)),
    ],
)
def test_where_taps_are_expected(text: str, splits: Splits | Distance) -> None:
    assert parse_splits(text) == splits
