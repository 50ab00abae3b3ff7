"""What a day and a week look like in the calendar, without any colour."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bell_lap.core.week import Duty, Week
from bell_lap.tui.calendar_words import (
    BARS,
    bar_of,
    day_lines,
    legend_lines,
    letters_of,
    total_of,
    week_lines,
)
from bell_lap.tui.weeks import Weeks
from tests.tui.history_double import Shelf, many
from tests.tui.support import TODAY
from tests.tui.work import work

MONDAY = date(2026, 5, 25)
NOTHING: tuple[()] = ()


def week(*, run_ms: int = 0, mean_run_ms: int | None = None, work_mm: int = 0) -> Week:
    """A week with a workout on its Friday."""
    days = (NOTHING, NOTHING, NOTHING, NOTHING, (work(),), NOTHING, NOTHING)
    return Week(MONDAY, days, run_ms, work_mm, mean_run_ms)


def test_a_day_has_a_letter_for_each_kind() -> None:
    assert letters_of((work("base"), work("strength"), work("base"))) == "BL"
    assert letters_of((work("juggling"),)) == "?"
    assert letters_of(()) == ""


def test_a_longer_day_has_a_taller_bar() -> None:
    bars = [bar_of((work(run_ms=minutes * 60_000),)) for minutes in (4, 5, 10, 15, 20, 30, 45, 60)]
    assert "".join(bars) == BARS
    assert bar_of((work(run_ms=8 * 60_000), work(run_ms=8 * 60_000))) == BARS[3]
    assert bar_of((work("rest", run_ms=0),)) == " "


@pytest.mark.parametrize(
    ("run_ms", "mean_ms", "said"),
    [
        (1_800_000, 1_800_000, "30:00 +0 %"),
        (1_800_000, 1_500_000, "30:00 +20 %"),
        (1_500_000, 1_800_000, "25:00 -17 %"),
        (1_500_000, None, "25:00"),
        (0, 1_800_000, "-"),
    ],
)
def test_a_week_is_held_against_the_four_before(
    run_ms: int, mean_ms: int | None, said: str
) -> None:
    total = total_of(week(run_ms=run_ms, mean_run_ms=mean_ms, work_mm=5_000_000), 15)
    assert len(total) <= 15
    assert " ".join(total.split()) == said


def test_where_there_is_room_the_kilometres_are_said_and_where_there_is_none_the_time_alone() -> (
    None
):
    known = week(run_ms=1_800_000, mean_run_ms=1_500_000, work_mm=5_200_000)
    assert total_of(known, 30).split() == ["30:00", "+20", "%", "5.2", "km"]
    assert total_of(known, 7) == "  30:00"
    assert total_of(week(run_ms=37_000_000, mean_run_ms=1), 7) == " 10:16h"


def test_done_and_owed_differ_by_a_sign() -> None:
    duties = (Duty("short sprints: Tue", done=True), Duty("longer intervals: none", done=False))
    heading, done, owed = (line.plain for line in week_lines(week(), duties, 40))
    assert heading.startswith("Week 25-31 May")
    assert (done, owed) == ("✓ short sprints: Tue", "○ longer intervals: none")


def test_a_long_duty_is_wrapped_under_itself() -> None:
    lines = week_lines(week(), (Duty("running time: 41:44, much too much", done=False),), 20)
    assert [line.plain for line in lines[1:]] == ["○ running time:", "  41:44, much too", "  much"]


def test_a_day_is_told_with_its_workouts() -> None:
    lines = day_lines(TODAY, (work(title="Pyramid"),), TODAY, 60)
    assert [line.plain for line in lines[1:]] == ["I Pyramid  6 reps · 2.4 km · 7:00"]
    assert lines[0].plain.startswith("Fri 29 May 2026, today ─")
    narrow = day_lines(TODAY, (work(title="Pyramid", status="stopped"),), TODAY, 24)
    assert [line.plain for line in narrow[1:]] == [
        "I Pyramid", "  6 reps · 2.4 km · 7:00 · stopped",
    ]  # fmt: skip
    assert day_lines(TODAY, (), TODAY, 40)[1].plain == "Nothing"
    assert day_lines(TODAY + timedelta(days=1), (), TODAY, 40)[1].plain == "Not yet"


def test_a_title_is_never_markup() -> None:
    line = day_lines(TODAY, (work(title="[b]bold[/b]"),), TODAY, 60)[1]
    assert "[b]bold[/b]" in line.plain


def test_the_legend_tells_the_letters_that_are_seen() -> None:
    lines = [line.plain for line in legend_lines([week()], 60)]
    assert lines[0] == "I intervals"
    assert lines[1].startswith("▁ some running  ")
    assert all(len(line) <= 20 for line in (line.plain for line in legend_lines([week()], 20)))
    assert legend_lines([], 60) == []


# --- the weeks by number --------------------------------------------------------------------------


def test_the_weeks_go_from_the_first_workout_to_the_end_of_this_week() -> None:
    weeks = Weeks(many(100), date(2026, 9, 1))
    assert weeks.first.weekday() == 0
    assert weeks.last.weekday() == 6
    assert weeks.first <= many(100).rows[-1].date < weeks.first + timedelta(days=7)
    assert weeks.week(0).monday == weeks.first
    assert weeks.week(weeks.count - 1).monday + timedelta(days=6) == weeks.last
    assert weeks.held(date(2000, 1, 1)) == weeks.first
    assert weeks.held(date(2100, 1, 1)) == weeks.last


def test_a_workout_of_a_clock_that_was_ahead_is_in_the_calendar_too() -> None:
    weeks = Weeks(many(100), date(2026, 6, 1))
    assert weeks.last >= many(100).rows[0].date


def test_an_empty_history_has_this_week() -> None:
    weeks = Weeks(many(0), TODAY)
    assert (weeks.count, weeks.first) == (1, MONDAY)
    assert weeks.week(0).works == ()
    assert list(weeks.works_from(TODAY, -1)) == []


def test_every_work_is_in_one_week_and_can_be_gone_through_both_ways() -> None:
    shelf = many(200)
    weeks = Weeks(shelf, TODAY)
    told = [work.workout for n in range(weeks.count) for work in weeks.week(n).works]
    assert told == list(range(1, 201))
    assert [work.workout for work in weeks.works_from(weeks.first, 1)] == told
    assert [work.workout for work in weeks.works_from(weeks.last, -1)] == told[::-1]


def test_a_mean_is_the_same_wherever_a_part_begins() -> None:
    """An empty month before a part does not hide that there were workouts before it."""
    rows = tuple(row for row in many(400).rows if not 20 < row.id < 140)
    weeks = Weeks(Shelf(rows), TODAY)
    means = [weeks.week(n).mean_run_ms for n in range(weeks.count)]
    totals = [weeks.week(n).run_ms for n in range(weeks.count)]
    for number in range(4, weeks.count):
        before = sum(totals[number - 4 : number])
        assert means[number] == (None if before == 0 else round(before / 4))
