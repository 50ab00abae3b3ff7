"""Weeks: what a workout adds to one, the mean of those before, and what the weekly rule asks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.plan import MeasureKind, Range, StepRole
from bell_lap.core.result import Flag, StepResult
from bell_lap.core.week import (
    DayWork,
    Duty,
    Traits,
    Week,
    monday_of,
    needed_since,
    owed,
    traits_of,
    weeks_of,
)
from tests.history.build import DNF, recovery, rep, result

MONDAY = date(2026, 5, 25)
HOUR_MS = 3_600_000
DATES = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def work(
    day: date, minutes: int = 60, *, sprints: int = 0, longs: int = 0, kind: str = "base"
) -> DayWork:
    return DayWork(
        day, 1, kind, "A run", 1, 5_000_000, minutes * 60_000, sprints, longs, "finished"
    )


def timed(ms: int | None, measure: MeasureKind = MeasureKind.TIME) -> StepResult:
    """A rep of no distance, planned for three minutes."""
    planned = Range(180_000, 180_000)
    return rep(1, ms, None, measure=measure, label="timed", planned_ms=planned)


# --- traits ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "sprints", "longs"),
    [
        (rep(1, 30_000, 200.0), 1, 0),
        (rep(1, 71_000, 400.0), 0, 0),
        (rep(1, 110_000, 600.0), 0, 1),
        (rep(1, 8_000, 30.0), 0, 0),
        (rep(1, 5_000, 30.0, goal_text="max"), 1, 0),
        (rep(1, 16_000, 100.0, goal_text="strides"), 0, 0),
        (rep(1, 40_000, 200.0, flags=DNF), 0, 0),
        (rep(1, None, 200.0, flags=(Flag.NOT_TIMED,)), 1, 0),
        (rep(1, 35_000, 200.0, flags=(Flag.REPLACED,)), 0, 0),
        (rep(None, 30_000, 200.0), 0, 0),
        (timed(30_000), 1, 0),
        (timed(60_000), 0, 0),
        (timed(120_000), 0, 1),
        (timed(None), 0, 1),
        (timed(20_000, MeasureKind.OPEN), 0, 0),
        (timed(200_000, MeasureKind.COUNT), 0, 0),
    ],
)  # fmt: skip
def test_what_is_a_sprint_and_what_a_longer_interval(
    step: StepResult, sprints: int, longs: int
) -> None:
    traits = traits_of(result(step))
    assert (traits.sprint_reps, traits.long_reps) == (sprints, longs)


def test_running_time_is_all_that_was_run() -> None:
    steps = [
        rep(None, 600_000, 2_000.0, role=StepRole.WARMUP),
        rep(1, 71_000),
        recovery(90_000),
        rep(2, 50_000, flags=DNF),
        rep(None, 40_000, 200.0),
        timed(60_000, MeasureKind.COUNT),
        rep(4, None, flags=(Flag.NOT_TIMED,)),
    ]
    assert traits_of(result(*steps)).run_ms == 600_000 + 71_000 + 50_000 + 40_000
    assert traits_of(result()) == Traits(0, 0, 0)


# --- weeks ----------------------------------------------------------------------------------------


@given(DATES)
def test_a_week_begins_on_monday(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert timedelta(0) <= day - monday < timedelta(days=7)
    assert (monday - needed_since(day)).days == 28


@given(st.lists(st.integers(0, 90), max_size=30), st.integers(0, 60), st.integers(0, 30))
def test_every_workout_lies_on_its_own_day_of_one_week(
    offsets: list[int], first: int, length: int
) -> None:
    start, end = MONDAY + timedelta(days=first), MONDAY + timedelta(days=first + length)
    works = [work(MONDAY + timedelta(days=n)) for n in offsets]
    weeks = weeks_of(works, start, end)
    assert [week.monday for week in weeks] == [
        weeks[0].monday + timedelta(days=7 * n) for n in range(len(weeks))
    ]
    assert weeks[0].monday <= start
    assert end <= weeks[-1].monday + timedelta(days=6)
    found = [one for week in weeks for one in week.works]
    last = weeks[-1].monday + timedelta(days=6)
    assert len(found) == sum(weeks[0].monday <= one.day <= last for one in works)
    for week in weeks:
        assert len(week.days) == 7
        assert all(
            one.day == week.monday + timedelta(days=n) for n in range(7) for one in week.days[n]
        )
        assert week.run_ms == sum(one.run_ms for one in week.works)


def test_no_weeks_where_the_end_lies_before_the_beginning() -> None:
    assert weeks_of((), MONDAY, MONDAY - timedelta(days=1)) == ()


def back(weeks: int) -> date:
    return MONDAY - timedelta(weeks=weeks)


@pytest.mark.parametrize(
    ("works", "mean"),
    [
        ([(4, 60), (3, 60), (2, 60), (1, 60)], 60),
        ([(4, 80), (1, 80)], 40),
        ([(1, 50)], 50),
        ([(2, 60), (1, 30)], 45),
        ([(5, 100)], None),
        ([(5, 100), (1, 40)], 10),
        ([], None),
    ],
)
def test_the_mean_of_the_four_weeks_before(works: list[tuple[int, int]], mean: int | None) -> None:
    given_works = [work(back(weeks), minutes) for weeks, minutes in works]
    (week,) = weeks_of([*given_works, work(MONDAY)], MONDAY, MONDAY)
    assert week.mean_run_ms == (None if mean is None else mean * 60_000)


# --- the rule -------------------------------------------------------------------------------------


def the_week(*works: DayWork, before: int | None = None) -> Week:
    earlier = [] if before is None else [work(back(n), before) for n in (1, 2, 3, 4)]
    (week,) = weeks_of([*earlier, *works], MONDAY, MONDAY)
    return week


def on(day: int) -> date:
    return MONDAY + timedelta(days=day)


def test_an_empty_week_owes_both_until_it_is_over() -> None:
    week = the_week()
    assert owed(week, on(6), beginner=False) == (
        Duty("short sprints: to do by Sunday", done=False),
        Duty("longer intervals: to do by Sunday", done=False),
        Duty("running time: 0:00, no weeks before it", done=True),
    )
    assert [duty.text for duty in owed(week, on(7), beginner=False)][:2] == [
        "short sprints: none",
        "longer intervals: none",
    ]


def test_what_was_done_is_named_by_its_day() -> None:
    week = the_week(work(on(1), sprints=8), work(on(3), longs=4), work(on(5), longs=3))
    sprints, intervals, _ = owed(week, on(6), beginner=False)
    assert sprints == Duty("short sprints: Tue", done=True)
    assert intervals == Duty("longer intervals: Thu, Sat", done=True)


def test_a_pyramid_is_no_sprints_and_a_long_run_no_interval() -> None:
    week = the_week(work(on(1), sprints=2), work(on(3), longs=1))
    assert [duty.done for duty in owed(week, on(3), beginner=False)[:2]] == [False, False]


def test_a_beginner_has_a_day_between_runs() -> None:
    kept = the_week(work(on(0)), work(on(2)), work(on(3), 0, kind="rest"))
    assert owed(kept, on(6), beginner=True)[2] == Duty("a day between runs: kept", done=True)
    close = the_week(work(on(0)), work(on(1)), work(on(2)))
    said = owed(close, on(6), beginner=True)[2]
    assert said == Duty("a day between runs: not before Tue, Wed", done=False)
    assert len(owed(close, on(6), beginner=False)) == 3


def test_the_sunday_before_is_a_neighbour_too() -> None:
    week = the_week(work(on(-1)), work(on(0)))
    assert owed(week, on(6), beginner=True)[2].text == "a day between runs: not before Mon"


@pytest.mark.parametrize(
    ("minutes", "text", "done"),
    [
        (100, "running time: 1:40:00, as in the four weeks before", True),
        (110, "running time: 1:50:00, 10 % over the four weeks before", True),
        (111, "running time: 1:51:00, 11 % over the four weeks before: build up gradually", False),
        (50, "running time: 50:00, 50 % under the four weeks before", True),
    ],
)  # fmt: skip
def test_volume_against_the_four_weeks_before(minutes: int, text: str, done: bool) -> None:
    week = the_week(work(on(2), minutes), before=100)
    assert owed(week, on(3), beginner=False)[-1] == Duty(text, done)
