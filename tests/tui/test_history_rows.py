"""Where headings stand among workouts, what they add up to, and pages without what is before."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.history.records import DaySum
from bell_lap.tui.history_rows import Heading, Layout, Span, first_of
from bell_lap.tui.history_words import heading_words, span_words
from bell_lap.tui.pages import PAGE, Pages, parts_of
from tests.tui.history_double import many

DAYS = st.lists(
    st.tuples(st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(1, 150)),
    unique_by=lambda pair: pair[0],
    max_size=40,
).map(
    lambda pairs: tuple(DaySum(day, n, n * 4, n * 1000, n * 10) for day, n in sorted(pairs)[::-1])
)


def day(text: str, workouts: int = 1) -> DaySum:
    """A day with workouts of 1.6 km and 5 minutes each."""
    return DaySum(
        date.fromisoformat(text), workouts, 4 * workouts, 1_600_000 * workouts, 300_000 * workouts
    )


def said(days: tuple[DaySum, ...]) -> list[str]:
    """Each row: a heading in words, or the number of a workout."""
    layout = Layout(days)
    rows = [layout.at(row) for row in range(layout.count)]
    return [
        str(row)
        if not isinstance(row, Heading)
        else " ".join(heading_words(row, 60).plain.replace("─", "").split())
        for row in rows
    ]


def test_months_and_weeks_have_headings_with_totals() -> None:
    assert said((day("2026-05-29", 2), day("2026-05-26"), day("2026-05-20"))) == [
        "May 2026 4 workouts · 6.4 km · 20:00",
        "25-31 May 3 workouts · 4.8 km · 15:00",
        "0",
        "1",
        "2",
        "18-24 May 1 workout · 1.6 km · 5:00",
        "3",
    ]


def test_a_week_over_two_months_has_one_heading_with_all_of_it() -> None:
    assert said((day("2026-05-02"), day("2026-04-28"), day("2026-04-20"))) == [
        "May 2026 1 workout · 1.6 km · 5:00",
        "27 Apr - 3 May 2 workouts · 3.2 km · 10:00",
        "0",
        "April 2026 2 workouts · 3.2 km · 10:00",
        "1",
        "20-26 Apr 1 workout · 1.6 km · 5:00",
        "2",
    ]


def test_a_day_without_running_adds_no_kilometres() -> None:
    heading = Heading(Span.WEEK, date(2026, 5, 25), 1, 0, 0)
    assert heading_words(heading, 40).plain.split("  ")[-1].strip() == "1 workout"
    assert span_words(date(2025, 12, 29), date(2026, 1, 4)) == "29 Dec - 4 Jan"


@given(DAYS)
def test_every_workout_has_one_row_in_order(days: tuple[DaySum, ...]) -> None:
    layout = Layout(days)
    workouts = [row for n in range(layout.count) if isinstance(row := layout.at(n), int)]
    assert workouts == list(range(sum(day.workouts for day in days)))
    for workout in workouts:
        assert layout.at(layout.row_of(workout)) == workout


@given(DAYS)
def test_headings_add_up_to_all_workouts(days: tuple[DaySum, ...]) -> None:
    layout = Layout(days)
    headings = [row for n in range(layout.count) if isinstance(row := layout.at(n), Heading)]
    for span in Span:
        of_span = [heading for heading in headings if heading.span is span]
        assert sum(heading.workouts for heading in of_span) == sum(day.workouts for day in days)
        assert sum(heading.run_ms for heading in of_span) == sum(day.run_ms for day in days)
        assert len({heading.first for heading in of_span}) == len(of_span)
        assert all(heading.first == first_of(span, heading.first) for heading in of_span)
        assert all(newer.first > older.last for newer, older in pairwise(of_span))


@given(DAYS, st.integers(-5, 8000), st.booleans())
def test_the_cursor_always_stands_on_a_workout(
    days: tuple[DaySum, ...], row: int, down: bool
) -> None:
    layout = Layout(days)
    if layout.count:
        row = max(0, min(row, layout.count - 1))
        at = layout.resting(row, down=down)
        assert isinstance(layout.at(at), int)
        assert at == row or isinstance(layout.at(row), Heading)
        assert all(isinstance(layout.at(n), Heading) for n in range(layout.top_of(at), at))


@given(DAYS)
def test_pages_end_with_a_day_and_miss_nothing(days: tuple[DaySum, ...]) -> None:
    parts = parts_of(days)
    assert sum(part.count for part in parts) == sum(day.workouts for day in days)
    assert [part.first for part in parts] == [
        sum(part.count for part in parts[:n]) for n in range(len(parts))
    ]
    assert all(part.count >= PAGE for part in parts[:-1])
    assert {part.newest for part in parts} <= {day.day for day in days}


def test_a_page_is_fetched_once_when_it_is_first_seen() -> None:
    shelf = many(10_000)
    pages = Pages(shelf)
    assert shelf.asked == []
    assert [row.id for i in range(30) if (row := pages.row(i))] == list(range(10_000, 9_970, -1))
    assert len(shelf.asked) == 1
    assert pages.row(PAGE) is not None
    assert len(shelf.asked) == 2


def test_the_last_row_is_one_page_away_and_nothing_before_it_is_read() -> None:
    shelf = many(10_000)
    pages = Pages(shelf)
    last = pages.row(9_999)
    assert last is not None
    assert last.id == 1
    assert [limit for _, limit in shelf.asked] == [PAGE]
    assert pages.row(10_000) is None
    assert pages.row(-1) is None


@pytest.mark.parametrize("number", [1, 2, 499, 500])
def test_a_workout_is_found_again(number: int) -> None:
    shelf = many(500)
    pages = Pages(shelf)
    row = shelf.rows[-number]
    assert row.id == number
    assert pages.place_of(number, row.date) == 500 - number
    assert pages.place_of(number, row.date + timedelta(days=600)) is None
    assert pages.place_of(10_000, row.date) is None
    assert pages.day_of(500 - number) == row.date
