"""A week at its bounds: how many sprints make a workout of sprints, and each day by its name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bell_lap.core.week import DayWork, owed, traits_of, weeks_of
from tests.history.build import rep, result

MONDAY = date(2026, 5, 25)
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def work(day: date, run_ms: int = 3_600_000, *, sprints: int = 0, longs: int = 0) -> DayWork:
    return DayWork(day, 1, "base", "A run", 1, 5_000_000, run_ms, sprints, longs, "finished")


@pytest.mark.parametrize("day", range(7))
def test_every_day_has_its_name(day: int) -> None:
    (week,) = weeks_of([work(MONDAY + timedelta(days=day), sprints=4)], MONDAY, MONDAY)
    sprints = owed(week, MONDAY + timedelta(days=6), beginner=False)[0]
    assert sprints.text == f"short sprints: {NAMES[day]}"


@pytest.mark.parametrize(
    ("sprints", "longs", "done"),
    [(4, 0, [True, False]), (3, 0, [False, False]), (0, 2, [False, True]), (0, 1, [False, False])],
)
def test_four_sprints_and_two_intervals_are_enough(
    sprints: int, longs: int, done: list[bool]
) -> None:
    (week,) = weeks_of([work(MONDAY, sprints=sprints, longs=longs)], MONDAY, MONDAY)
    assert [duty.done for duty in owed(week, MONDAY, beginner=False)[:2]] == done


@pytest.mark.parametrize(
    ("length_m", "sprints", "longs"),
    [(200.0, 1, 0), (200.5, 0, 0), (40.0, 1, 0), (39.5, 0, 0), (600.0, 0, 1), (599.5, 0, 0)],
)
def test_lengths_at_the_bounds(length_m: float, sprints: int, longs: int) -> None:
    traits = traits_of(result(rep(1, 25_000, length_m)))
    assert (traits.sprint_reps, traits.long_reps) == (sprints, longs)


@pytest.mark.parametrize(("run_ms", "said"), [(101, "1 % over"), (100, "as in"), (99, "1 % under")])
def test_one_percent_more_is_over(run_ms: int, said: str) -> None:
    before = [work(MONDAY - timedelta(weeks=ago), 6_000_000) for ago in (1, 2, 3, 4)]
    (week,) = weeks_of([*before, work(MONDAY, run_ms * 60_000)], MONDAY, MONDAY)
    volume = owed(week, MONDAY, beginner=False)[-1]
    assert said in volume.text
    assert volume.done
