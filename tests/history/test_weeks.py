"""The days of a calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bell_lap.core.week import DayWork, traits_of
from bell_lap.history.store import Store
from tests.history.build import START_UTC_MS, new, reps

DAY = date(2026, 5, 28)
"""That of START_UTC_MS in Berlin."""
DAY_MS = 86_400_000


def test_a_workout_is_told_with_what_its_week_is_judged_by(store: Store) -> None:
    made = reps(36_000, 37_000, 36_500, 36_800, distance_m=200.0)
    number = store.create(new("Four 200s"))
    store.finish(number, made)
    traits = traits_of(made)
    assert traits.sprint_reps == 4
    assert store.day_works("", DAY, DAY) == (
        DayWork(DAY, number, "intervals", "Four 200s", 4, 800_000, traits.run_ms, 4, 0, "finished"),
    )


def test_days_are_local_inclusive_and_in_order(store: Store) -> None:
    def at(day: int, hour: int, minute: int = 0) -> int:
        made = datetime(2026, 5, day, hour, minute, tzinfo=UTC)
        return round(made.timestamp() * 1000)

    starts = {"late": at(28, 21, 59), "first": at(27, 22), "after": at(28, 22), "eve": at(27, 21)}
    for title, start in starts.items():
        store.finish(store.create(new(title, start)), reps(70_000))
    titles = [work.title for work in store.day_works("", DAY, DAY)]
    assert titles == ["first", "late"]
    all_of_them = store.day_works("", date(2026, 5, 1), date(2026, 5, 31))
    assert [work.title for work in all_of_them] == ["eve", "first", "late", "after"]
    assert [work.day.day for work in all_of_them] == [27, 28, 28, 29]
    assert store.day_works("", date(2026, 5, 30), date(2026, 5, 31)) == ()
    assert store.day_works("", DAY, date(2026, 5, 27)) == ()


def test_a_running_workout_is_there_and_a_deleted_one_is_not(store: Store) -> None:
    running, gone = store.create(new()), store.create(new())
    store.finish(gone, reps(70_000))
    store.delete(gone, START_UTC_MS)
    (work,) = store.day_works("", DAY, DAY)
    assert (work.workout, work.status, work.run_ms, work.reps) == (running, "running", 0, 0)


def test_each_runner_has_a_calendar(store: Store) -> None:
    mine, hers = store.create(new()), store.create(new(runner="Ann"))
    assert [work.workout for work in store.day_works("", DAY, DAY)] == [mine]
    assert [work.workout for work in store.day_works("Ann", DAY, DAY)] == [hers]


def test_a_mean_is_the_same_however_far_back_one_looks(store: Store) -> None:
    run_ms = traits_of(reps(70_000)).run_ms
    for weeks_ago in (20, 2, 1, 0):
        start = START_UTC_MS - weeks_ago * 7 * DAY_MS
        store.finish(store.create(new(at_utc_ms=start)), reps(70_000))
    (week,) = store.weeks("", DAY, DAY)
    assert week == store.weeks("", DAY - timedelta(weeks=30), DAY)[-1]
    assert (week.run_ms, week.mean_run_ms) == (run_ms, run_ms // 2)
    assert [work.day for work in week.works] == [DAY]


def test_a_runner_without_workouts_has_empty_weeks(store: Store) -> None:
    store.finish(store.create(new()), reps(70_000))
    (week,) = store.weeks("Ann", DAY, DAY)
    assert (week.works, week.run_ms, week.mean_run_ms) == ((), 0, None)
