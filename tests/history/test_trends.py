"""Trends: of a work, of a distance, by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.plan import Range
from bell_lap.core.result import Flag, Status, WorkoutResult
from bell_lap.history.store import Store
from bell_lap.history.trends import MonthPoint, TrendPoint, monthly
from tests.history.build import ANCHOR, START_UTC_MS, new, plan, recovery, rep, reps, result

MAY = date(2026, 5, 10)


def at(day: date) -> int:
    """Noon of a local day."""
    local = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return round((local - timedelta(minutes=ANCHOR.utc_offset_min)).timestamp() * 1000)


def ran(
    store: Store,
    outcome: WorkoutResult,
    day: date = MAY,
    distances: tuple[int, ...] = (400, 400),
    title: str = "Reps",
    runner: str = "",
) -> int:
    """Put a workout into the history; its number."""
    number = store.create(new(title, at(day), plan=plan(distances), runner=runner))
    store.finish(number, outcome)
    return number


def with_goals(outcome: WorkoutResult, *goals_ms: int) -> WorkoutResult:
    """The result with a goal for each rep."""
    goals = iter(goals_ms)
    steps = tuple(
        step if step.rep is None else replace(step, goal_ms=Range(0, next(goals)))
        for step in outcome.steps
    )
    return replace(outcome, steps=steps)


def ladder(*times_ms: int, distances: Sequence[int] = (200, 400)) -> WorkoutResult:
    """One rep of each distance, as far as there are times."""
    steps, begin = [], 0
    for place, (time_ms, distance) in enumerate(zip(times_ms, distances, strict=False)):
        if place:
            steps.append(recovery(60_000, index=2 * place - 1, start_ms=begin))
            begin += 60_000
        index = 2 * place
        steps.append(rep(place + 1, time_ms, float(distance), index=index, start_ms=begin))
        begin += time_ms
    return result(*steps)


def test_a_point_tells_all_of_its_workout(store: Store) -> None:
    number = ran(store, with_goals(reps(70_000, 72_000, rest_ms=95_000), 71_000, 73_000))
    expected = TrendPoint(
        workout=number,
        day=MAY,
        title="Reps",
        reps=2,
        best_ms=70_000,
        mean_ms=71_000,
        goal_ms=72_000,
        recovery_ms=95_000,
        counts=True,
        line="2 x 400m: 70.0 72.0 · avg 71.0",
    )
    assert store.trend_of_work(number) == (expected,)
    assert store.trend_of_distance(400_000) == (expected,)


def test_the_trend_of_a_work_has_that_work_alone_oldest_first(store: Store) -> None:
    late = ran(store, reps(70_000, 70_000), date(2026, 6, 1), title="Two fast ones")
    other = ran(store, reps(70_000, 70_000, 70_000), distances=(400, 400, 400))
    early = ran(store, reps(72_000, 72_000), date(2025, 6, 1))
    ran(store, reps(71_000, 71_000), runner="Ann")
    gone = ran(store, reps(60_000, 60_000))
    store.delete(gone, START_UTC_MS)
    store.create(new(at_utc_ms=at(MAY)))  # under way
    assert [point.workout for point in store.trend_of_work(late)] == [early, late]
    assert [point.workout for point in store.trend_of_work(early)] == [early, late]
    assert [point.workout for point in store.trend_of_work(other)] == [other]
    assert store.trend_of_work(10_000) == ()


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, [30, 31, 1]),
        (date(2026, 5, 31), None, [31, 1]),
        (None, date(2026, 5, 31), [30, 31]),
        (date(2026, 5, 31), date(2026, 5, 31), [31]),
        (date(2026, 6, 2), None, []),
    ],
)
def test_days_are_local_and_inclusive(
    store: Store, since: date | None, until: date | None, expected: list[int]
) -> None:
    may_30 = round(datetime(2026, 5, 30, 21, 59, 59, tzinfo=UTC).timestamp() * 1000)
    instants = (may_30, may_30 + 1_000, may_30 + 86_400_000 + 1_000)
    numbers = [store.create(new(at_utc_ms=instant)) for instant in instants]
    for number in numbers:
        store.finish(number, reps(70_000, 70_000))
    for points in (
        store.trend_of_work(numbers[0], since=since, until=until),
        store.trend_of_distance(400_000, since=since, until=until),
    ):
        assert [point.day.day for point in points] == expected


def test_reps_that_differ_are_told_per_400(store: Store) -> None:
    made = with_goals(ladder(30_000, 70_000), 31_000, 71_000)
    number = ran(store, made, distances=(200, 400))
    (point,) = store.trend_of_work(number)
    assert point.per_m == 400
    assert point.reps == 2
    assert point.best_ms == 60_000
    assert point.mean_ms == 66_667  # 100 s over 600 m
    assert point.goal_ms == 68_000
    assert point.recovery_ms is None
    (of_400,) = store.trend_of_distance(400_000)
    assert (of_400.per_m, of_400.best_ms, of_400.mean_ms, of_400.reps) == (None, 70_000, 70_000, 1)


def test_a_work_that_was_stopped_early_is_told_like_the_others(store: Store) -> None:
    whole = ran(store, ladder(30_000, 70_000), distances=(200, 400))
    cut = replace(ladder(30_000), status=Status.STOPPED)
    stopped = ran(store, cut, date(2026, 5, 12), (200, 400))
    points = store.trend_of_work(whole)
    assert [(point.workout, point.per_m, point.mean_ms) for point in points] == [
        (whole, 400, 66_667),
        (stopped, 400, 60_000),
    ]


def test_a_distance_within_a_kind(store: Store) -> None:
    usual = ran(store, reps(70_000, 70_000))
    kept = plan().kind
    with store._changing() as connection:
        connection.execute("UPDATE workout SET kind = 'time-trial' WHERE id = ?", (usual,))
    second = ran(store, reps(71_000, 71_000))
    assert [p.workout for p in store.trend_of_distance(400_000)] == [usual, second]
    assert [p.workout for p in store.trend_of_distance(400_000, kind=kept.value)] == [second]
    assert [p.workout for p in store.trend_of_distance(400_000, kind="time-trial")] == [usual]
    assert store.trend_of_distance(400_000, kind="base") == ()
    assert store.trend_of_distance(200_000) == ()
    assert store.trend_of_distance(400_000, "Ann") == ()


def test_two_sets_of_one_distance_are_one_point(store: Store) -> None:
    made = ladder(70_000, 30_000, 74_000, distances=(400, 200, 400))
    number = ran(store, made, distances=(400, 200, 400))
    (point,) = store.trend_of_distance(400_000)
    assert (point.workout, point.reps, point.best_ms, point.mean_ms) == (number, 2, 70_000, 72_000)


def test_a_point_says_where_a_rep_may_be_no_best(store: Store) -> None:
    paused = rep(2, 71_000, index=2, start_ms=200_000, flags=(Flag.PAUSED,))
    number = ran(store, result(rep(1, 70_000), paused))
    (point,) = store.trend_of_work(number)
    assert (point.counts, point.reps, point.mean_ms) == (False, 2, 70_500)


def test_a_goal_that_some_reps_lack_is_none(store: Store) -> None:
    made = reps(70_000, 72_000)
    first = replace(made.steps[0], goal_ms=Range(71_000, 71_000))
    number = ran(store, replace(made, steps=(first, *made.steps[1:])))
    assert store.trend_of_work(number)[0].goal_ms is None


def test_work_without_times_has_no_trend(store: Store) -> None:
    number = ran(store, result(rep(1, None, None, label="squat")))
    assert store.trend_of_work(number) == ()


def test_distances_are_told_with_their_efforts_the_commonest_first(store: Store) -> None:
    ran(store, ladder(30_000, 70_000, 31_000, distances=(200, 400, 200)))
    ran(store, result(rep(1, 100_000, 800.0, flags=(Flag.ESTIMATED,))))
    ran(store, reps(60_000, distance_m=300.0), runner="Ann")
    assert store.distances() == ((200_000, 2), (400_000, 1))
    assert store.distances("Ann") == ((300_000, 1),)
    assert store.distances("Bob") == ()


# --- months ---------------------------------------------------------------------------------------


def point(day: date, best_ms: int, mean_ms: int, goal_ms: int | None = None) -> TrendPoint:
    """A workout that day."""
    return TrendPoint(1, day, "", 1, best_ms, mean_ms, goal_ms, None, counts=True, line="")


def test_months_have_their_best_their_mean_and_their_goal() -> None:
    points = (
        point(date(2026, 5, 31), 70_000, 72_000, 71_000),
        point(date(2026, 3, 1), 74_000, 75_000),
        point(date(2026, 5, 1), 71_000, 71_001),
        point(date(2025, 5, 1), 80_000, 80_000),
    )
    assert monthly(points) == (
        MonthPoint(date(2025, 5, 1), 80_000, 80_000, None, 1),
        MonthPoint(date(2026, 3, 1), 74_000, 75_000, None, 1),
        MonthPoint(date(2026, 5, 1), 70_000, 71_501, 71_000, 2),
    )
    assert monthly(()) == ()


POINTS = st.lists(
    st.builds(
        point,
        st.dates(date(2020, 1, 1), date(2022, 12, 31)),
        st.integers(50_000, 60_000),
        st.integers(60_000, 70_000),
        st.none() | st.integers(50_000, 70_000),
    )
)


@given(POINTS)
def test_no_point_is_lost_in_its_month(points: list[TrendPoint]) -> None:
    months = monthly(points)
    assert sum(month.workouts for month in months) == len(points)
    assert [month.month for month in months] == sorted({p.day.replace(day=1) for p in points})
    assert min((month.best_ms for month in months), default=None) == min(
        (p.best_ms for p in points), default=None
    )
    for month in months:
        mine = [p for p in points if p.day.replace(day=1) == month.month]
        assert month.best_ms <= month.mean_ms <= max(p.mean_ms for p in mine)
        assert (month.goal_ms is None) == all(p.goal_ms is None for p in mine)
