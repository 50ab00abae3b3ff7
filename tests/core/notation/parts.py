"""Generated parts of sessions: counts, labels, durations, distances, goals and recoveries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from bell_lap.core.session import (
    RACES,
    ChangingPace,
    Count,
    Effort,
    Goal,
    Load,
    Manner,
    Measure,
    Movements,
    PaceGoal,
    RacePace,
    Recovery,
    RecoveryKind,
    RepTime,
    Rest,
    Segments,
    Shift,
    ShiftKind,
    TrainingPace,
    UnitPace,
    Whose,
    Zone,
)
from bell_lap.core.units import MILE_M, Distance, Pace, Unit, metres

REST_MANNERS = (Manner.JOG, Manner.WALK, Manner.STAND)
RUN_MANNERS = (Manner.EASY, Manner.JOG, Manner.WALK, Manner.FLOAT, Manner.STAND)

# --- small parts ----------------------------------------------------------------------------------


@cache
def counts(most: int = 12) -> st.SearchStrategy[Count]:
    """A count, single or a range."""
    pairs = st.tuples(st.integers(1, most), st.integers(1, most))
    return st.one_of(
        st.integers(1, most).map(lambda one: Count(one, one)),
        pairs.map(lambda pair: Count(min(pair), max(pair))),
    )


@cache
def labels() -> st.SearchStrategy[str]:
    """Names without quotes, control characters or white space alone."""
    alphabet = st.characters(
        exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"),
        exclude_characters='"“”„″«»\t',
    )
    return st.one_of(
        st.sampled_from(["A skip", "rest 90s", "4 x 400m", "Übung 3", "x", "#1; go"]),
        st.text(alphabet, min_size=1, max_size=12).filter(lambda text: bool(text.strip())),
    )


@cache
def times_ms(least: int = 1000, most: int = 3_600_000) -> st.SearchStrategy[int]:
    """Durations: whole seconds mostly, and some with milliseconds."""
    return st.one_of(
        st.integers(-(-least // 1000), most // 1000).map(lambda seconds: seconds * 1000),
        st.integers(max(1, least // 60_000 + 1), most // 60_000).map(lambda one: one * 60_000),
        st.integers(least, most),
    )


@cache
def spans(least: int = 1000, most: int = 3_600_000) -> st.SearchStrategy[tuple[int, int]]:
    """Durations and ranges of durations."""
    one = times_ms(least, most)
    return st.one_of(
        one.map(lambda ms: (ms, ms)),
        st.tuples(one, one).map(lambda pair: (min(pair), max(pair))),
    )


@cache
def distances() -> st.SearchStrategy[Distance]:
    """Distances in every unit; metres are 100 or more, so that every manner can go with them."""
    return st.one_of(
        st.sampled_from([100, 200, 300, 400, 600, 800, 1000, 1500, 5000]).map(metres),
        st.integers(100_000, 5_000_000).map(Distance),
        st.builds(
            Distance,
            st.integers(1, 40).map(lambda quarters: quarters * 250),
            st.sampled_from([Unit.KILOMETRE, Unit.MILE, Unit.LAP]),
        ),
    )


@cache
def loads() -> st.SearchStrategy[Load]:
    """Weights."""
    return st.builds(Load, st.integers(1, 400_000), st.sampled_from(["kg", "lb"]))


# --- goals ----------------------------------------------------------------------------------------


@cache
def shifts() -> st.SearchStrategy[Shift]:
    """Shifts of all three kinds, never by nothing."""
    per_400 = st.integers(1, 120_000) | st.integers(1, 20).map(lambda seconds: seconds * 1000)
    signs = st.sampled_from([1, -1])
    return st.one_of(
        st.builds(lambda sign, ms: Shift(ShiftKind.PER_400, sign * ms), signs, per_400),
        st.builds(lambda sign, one: Shift(ShiftKind.TIME, sign * one), signs, st.integers(1, 500)),
        st.integers(250, 2000).map(lambda one: Shift(ShiftKind.SPEED, one)),
    )


@cache
@st.composite
def unit_paces(draw: st.DrawFn) -> UnitPace:
    """Paces per km, per mile or per some metres, runnable ones."""
    per_m = draw(st.sampled_from([1000.0, MILE_M, 400.0, 200.0, 100.0]))
    low, high = draw(spans(int(per_m / 12 * 1000) + 1, int(per_m / 0.5 * 1000)))
    return UnitPace(Pace(low, per_m), Pace(high, per_m))


@cache
def pace_goals() -> st.SearchStrategy[PaceGoal]:
    """Paces of every base, shifted or not."""
    bases = st.one_of(
        st.builds(RacePace, st.sampled_from(sorted(RACES)), st.sampled_from(Whose)),
        st.sampled_from(Zone).map(TrainingPace),
        unit_paces(),
    )
    return st.builds(PaceGoal, bases, st.none() | shifts(), st.booleans())


@cache
def efforts() -> st.SearchStrategy[Effort]:
    """Efforts by word and by per cent."""
    percents = st.tuples(st.integers(1, 100), st.integers(1, 100))
    return st.one_of(
        st.sampled_from(["hard", "max", "strides"]).map(Effort),
        percents.map(lambda pair: Effort("percent", min(pair), max(pair))),
    )


@cache
@st.composite
def rep_times(draw: st.DrawFn, length_m: float) -> RepTime:
    """Times for a rep of that length, none above 11 m/s."""
    least = int(length_m / 11 * 1000) + 1
    low = least + draw(times_ms(1, 300_000))
    high = draw(st.just(low) | st.integers(low, low + 20_000))
    return RepTime(low, high, draw(st.booleans()))


@cache
def free_goals() -> st.SearchStrategy[Goal]:
    """Goals that need no distance."""
    return st.one_of(pace_goals(), efforts(), st.builds(ChangingPace, pace_goals(), pace_goals()))


@st.composite
def segments(draw: st.DrawFn, whole: Distance) -> Segments:
    """Goals inside a rep of that length."""
    sizes: list[int] = []
    left = whole.thousandths
    while left > 200_000 and len(sizes) < 3:
        sizes.append(draw(st.integers(100_000, left - 100_000)))
        left -= sizes[-1]
    parts = [Distance(size, whole.unit) for size in (*sizes, left)]
    return Segments(
        tuple(
            (part, draw(st.one_of(rep_times(part.metres(400)), efforts(), pace_goals())))
            for part in parts
        )
    )


@cache
def goals() -> st.SearchStrategy[Goal]:
    """Goals as a block's default has them."""
    return st.one_of(free_goals(), rep_times(400.0))


def goals_for(measure: Measure) -> st.SearchStrategy[Goal | None]:
    """Goals that a rep of that measure can have."""
    if isinstance(measure, Movements):
        return _no_goal_or(efforts())
    if not isinstance(measure, Distance):
        return _no_goal_or(free_goals())
    own: list[st.SearchStrategy[Goal | None]] = [_no_goal_or(free_goals())]
    own.append(rep_times(measure.metres(400)))
    if measure.unit is Unit.METRE:
        own.append(segments(measure))
    return st.one_of(own)


@cache
def _no_goal_or(own: st.SearchStrategy[Goal]) -> st.SearchStrategy[Goal | None]:
    return st.none() | own


# --- recoveries -----------------------------------------------------------------------------------


@cache
def recoveries(*, send_off: bool = False) -> st.SearchStrategy[Recovery]:
    """Recoveries of every kind; send-offs alone, or all but them."""
    manners: st.SearchStrategy[Manner | None] = st.none() | st.sampled_from(REST_MANNERS)
    if send_off:
        cycles = times_ms()
        return st.builds(
            lambda ms, how: Recovery(RecoveryKind.SEND_OFF, how, max_ms=ms), cycles, manners
        )
    timed = st.builds(
        lambda pair, how: Recovery(RecoveryKind.TIME, how, *pair), spans(most=1_200_000), manners
    )
    ratios = st.builds(
        lambda work, rest, how: Recovery(RecoveryKind.RATIO, how, work=work, rest=rest),
        st.integers(1, 12),
        st.integers(1, 9),
        manners,
    )
    return st.one_of(
        timed,
        ratios,
        st.builds(
            lambda one, how: Recovery(RecoveryKind.DISTANCE, how, distance=one),
            distances(),
            manners,
        ),
        st.builds(
            lambda how, least: Recovery(RecoveryKind.FULL, how, least),
            manners,
            st.none() | times_ms(),
        ),
        manners.map(lambda how: Recovery(RecoveryKind.EQUAL, how)),
        manners.map(lambda how: Recovery(RecoveryKind.SAME_DISTANCE, how)),
        st.sampled_from([Manner.WALK, Manner.JOG]).map(
            lambda how: Recovery(RecoveryKind.BACK, how)
        ),
        st.just(Recovery(RecoveryKind.NONE)),
    )


def _lent(values: Sequence[Recovery]) -> tuple[Recovery, ...]:
    """A list's last length lends its manner to lengths without one, as reading does."""
    lengths = (RecoveryKind.TIME, RecoveryKind.DISTANCE)
    last = values[-1]
    if last.kind not in lengths:
        return tuple(values)
    return tuple(
        replace(one, manner=one.manner or last.manner) if one.kind in lengths else one
        for one in values
    )


@cache
@st.composite
def rests(draw: st.DrawFn, gaps: int = 0) -> Rest:
    """A recovery, one for all gaps or one for each."""
    one = draw(st.sampled_from([recoveries(), recoveries(), recoveries(send_off=True)]))
    sizes = [1] + [size for size in (gaps, gaps + 1) if 1 < size < 6]
    size = draw(st.sampled_from(sizes))
    values = draw(st.lists(one, min_size=size, max_size=size))
    return Rest(_lent(values), draw(st.booleans()))
