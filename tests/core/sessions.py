"""Short spellings for sessions in tests, and strategies for any session at all."""

from __future__ import annotations

from hypothesis import strategies as st

from bell_lap.core.expand import expand
from bell_lap.core.plan import Plan
from bell_lap.core.profile import NOBODY, Profile
from bell_lap.core.session import (
    Block,
    Chain,
    ChangingPace,
    Count,
    Effort,
    Goal,
    Item,
    Load,
    Manner,
    Measure,
    Movements,
    Open,
    PaceGoal,
    Place,
    RacePace,
    RaceTime,
    Recovery,
    RecoveryKind,
    RepTime,
    Rest,
    Role,
    Session,
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
from bell_lap.core.track import Track
from bell_lap.core.units import Distance, Pace, Unit, metres

MILER = Profile(best=RaceTime("mile", 300_000))
"""A best mile of 5:00."""
FULL = Rest((Recovery(RecoveryKind.FULL),))
EQUAL = Rest((Recovery(RecoveryKind.EQUAL),))
MILE = PaceGoal(RacePace("mile"))


def for_ms(ms: int, manner: Manner | None = None) -> Recovery:
    """A recovery of a time."""
    return Recovery(RecoveryKind.TIME, manner, ms, ms)


def rest_ms(*ms: int, last: bool = False) -> Rest:
    """`rest 30s/20s`."""
    return Rest(tuple(for_ms(each) for each in ms), last)


def run(length_m: int, times: int = 1, goal: Goal | None = None, rest: Rest | None = None) -> Step:
    """`times x length_m`."""
    return Step(metres(length_m), Count(times, times), goal, rest=rest)


def in_ms(ms: int, slowest_ms: int | None = None) -> RepTime:
    """`in 72-74s`."""
    return RepTime(ms, ms if slowest_ms is None else slowest_ms)


def easy(length_m: int) -> Step:
    """`400m easy` as a float."""
    return Step(metres(length_m), role=Role.FLOAT, manner=Manner.EASY)


def session(*blocks: Block, race: RaceTime | None = None, place: Place = Place.TRACK) -> Session:
    """A session of blocks."""
    return Session(blocks, "A session", race=race, place=place)


def planned(*items: Item, profile: Profile = NOBODY, lap_m: float = 400.0) -> Plan:
    """The plan of one nameless block of items."""
    return expand(session(Block(items)), profile, Track(lap_m))


# --- any session ----------------------------------------------------------------------------------

SECONDS = st.integers(10, 300).map(lambda s: s * 1000)
LENGTHS = st.one_of(
    st.integers(20, 2000).map(metres),
    st.integers(1, 12).map(lambda n: Distance(n * 100, Unit.KILOMETRE)),
    st.integers(1, 4).map(lambda n: Distance(n * 250, Unit.MILE)),
    st.integers(1, 6).map(lambda n: Distance(n * 1000, Unit.LAP)),
)
SPANS = st.tuples(SECONDS, SECONDS).map(lambda pair: Span(min(pair), max(pair)))
MOVEMENTS = st.builds(
    Movements,
    st.none() | st.integers(1, 20),
    st.none() | st.builds(Load, st.integers(1, 200_000), st.sampled_from(["kg", "lb"])),
)
COUNTS = st.tuples(st.integers(1, 3), st.integers(0, 1)).map(lambda c: Count(c[0], c[0] + c[1]))
MANNERS = st.none() | st.sampled_from(list(Manner))

SHIFTS = st.one_of(
    st.builds(Shift, st.just(ShiftKind.PER_400), st.integers(-5, 30).map(lambda s: s * 1000)),
    st.builds(Shift, st.just(ShiftKind.TIME), st.integers(-100, 300)),
    st.builds(Shift, st.just(ShiftKind.SPEED), st.integers(600, 1200)),
)
BASES = st.one_of(
    st.builds(
        RacePace, st.sampled_from(["800m", "mile", "5k", "half"]), st.sampled_from(list(Whose))
    ),
    st.builds(TrainingPace, st.sampled_from(list(Zone))),
    st.tuples(st.integers(170, 400), st.integers(0, 30)).map(
        lambda p: UnitPace(Pace(p[0] * 1000, 1000.0), Pace((p[0] + p[1]) * 1000, 1000.0))
    ),
)
PACES = st.builds(PaceGoal, BASES, st.none() | SHIFTS, st.booleans())
GOALS = st.one_of(
    PACES,
    st.tuples(SECONDS, SECONDS).map(lambda pair: RepTime(min(pair), max(pair))),
    st.sampled_from([Effort("hard"), Effort("max"), Effort("percent", 90, 95)]),
    st.builds(ChangingPace, PACES, PACES),
)
RECOVERIES = st.one_of(
    SPANS.map(lambda span: Recovery(RecoveryKind.TIME, None, span.min_ms, span.max_ms)),
    st.builds(lambda d, m: Recovery(RecoveryKind.DISTANCE, m, distance=d), LENGTHS, MANNERS),
    st.builds(Recovery, st.just(RecoveryKind.FULL), MANNERS, st.none() | SECONDS),
    st.sampled_from(
        [
            Recovery(RecoveryKind.EQUAL),
            Recovery(RecoveryKind.SAME_DISTANCE, Manner.JOG),
            Recovery(RecoveryKind.BACK, Manner.WALK),
            Recovery(RecoveryKind.RATIO, work=1, rest=2),
            Recovery(RecoveryKind.NONE),
        ]
    ),
    SECONDS.map(lambda ms: Recovery(RecoveryKind.SEND_OFF, max_ms=ms)),
)
RESTS = st.builds(Rest, RECOVERIES.map(lambda recovery: (recovery,)), st.booleans())
ROLES = st.sampled_from([Role.WORK, Role.WORK, Role.WORK, Role.WARMUP, Role.COOLDOWN])
MEASURES: st.SearchStrategy[Measure] = st.one_of(LENGTHS, SPANS, MOVEMENTS, st.just(Open()))

STEPS = st.builds(
    Step,
    MEASURES,
    COUNTS,
    st.none() | GOALS,
    st.none() | st.sampled_from(["strides", "A skip"]),
    st.none() | RESTS,
    ROLES,
    MANNERS,
)
MEMBERS = st.one_of(
    st.builds(Step, LENGTHS | SPANS, goal=st.none() | GOALS),
    st.builds(Step, LENGTHS | SPANS, role=st.just(Role.FLOAT), manner=MANNERS),
)
CHAINS = st.builds(Chain, st.lists(MEMBERS, min_size=2, max_size=4).map(tuple), st.none() | RESTS)
ITEMS: st.SearchStrategy[Item] = st.recursive(
    STEPS | CHAINS,
    lambda inner: st.builds(
        Sets, st.lists(inner, min_size=1, max_size=2).map(tuple), COUNTS, st.none() | RESTS
    ),
    max_leaves=3,
)
BLOCKS = st.builds(
    Block,
    st.lists(ITEMS, min_size=1, max_size=2).map(tuple),
    st.none() | st.just("Main"),
    st.sampled_from([Role.WORK, Role.WORK, Role.WARMUP, Role.COOLDOWN]),
    st.none(),
    st.booleans(),
    st.none() | RESTS,
    st.none() | GOALS,
    st.sampled_from([Splits.LAP, Splits.FINISH, metres(200)]),
)
SESSIONS = st.builds(
    Session,
    st.lists(BLOCKS, min_size=1, max_size=3).map(tuple),
    st.just("Any session"),
    race=st.none() | st.just(RaceTime("mile", 360_000)),
    place=st.sampled_from(list(Place)),
)
RACE_TIMES = st.sampled_from(
    [RaceTime("mile", 300_000), RaceTime("800m", 130_000), RaceTime("5k", 1_500_000)]
)
PROFILES = st.builds(
    Profile,
    st.none() | RACE_TIMES,
    st.none() | RACE_TIMES,
    st.sampled_from([(), (RaceTime("5k", 1_210_000),)]),
)
TRACKS = st.sampled_from([Track(), Track(lap_m=200.0), Track(lane=3), Track(kerb=False, lane=2)])
