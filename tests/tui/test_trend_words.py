"""A trend in words: the span, the labels of the axis, what became of it, the rows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.history.trends import TrendPoint
from bell_lap.tui import trend_words
from bell_lap.tui.trend_words import Span

TODAY = date(2026, 5, 29)


def point(day: date, mean_ms: int = 72_000, **changes: object) -> TrendPoint:
    """One workout of six 400s."""
    fields: dict[str, object] = {
        "workout": day.toordinal(), "day": day, "title": "6 x 400m", "reps": 6,
        "best_ms": mean_ms - 500, "mean_ms": mean_ms, "goal_ms": 72_000, "recovery_ms": 75_400,
        "counts": True, "line": "", "per_m": None,
    }  # fmt: skip
    return TrendPoint(**{**fields, **changes})  # type: ignore[arg-type]  # the tests name real fields


@pytest.mark.parametrize(
    ("span", "today", "first"),
    [
        (Span.QUARTER, TODAY, date(2026, 2, 28)),
        (Span.QUARTER, date(2026, 1, 15), date(2025, 10, 15)),
        (Span.YEAR, TODAY, date(2025, 5, 28)),
        (Span.YEAR, date(2024, 2, 29), date(2023, 2, 28)),
        (Span.ALL, TODAY, None),
    ],
)
def test_a_span_has_a_first_day(span: Span, today: date, first: date | None) -> None:
    assert span.since(today) == first


def test_the_spans_go_around() -> None:
    assert [span.next for span in Span] == [Span.YEAR, Span.ALL, Span.QUARTER]


def told(first: date, last: date, columns: int = 80) -> list[str]:
    labels = trend_words.labels(first.toordinal(), last.toordinal(), columns)
    return [text for _, text in labels]


def test_a_year_is_told_by_every_second_month() -> None:
    found = told(date(2025, 5, 28), TODAY)
    assert found == ["Jul 2025", "Sep", "Nov", "2026", "Mar", "May"]


def test_ten_years_are_told_by_their_numbers() -> None:
    assert told(date(2016, 3, 1), TODAY, 120)[:3] == ["2017", "2018", "2019"]


def test_a_week_within_a_month_is_told_by_its_first_day() -> None:
    assert told(date(2026, 5, 22), TODAY) == ["22 May 2026"]


@given(
    st.dates(date(1980, 1, 1), date(2060, 1, 1)),
    st.integers(0, 20_000), st.integers(24, 200),
)  # fmt: skip
def test_labels_are_in_order_within_the_axis_and_few_enough(
    first: date, days: int, columns: int
) -> None:
    last = first + timedelta(days=days)
    labels = trend_words.labels(first.toordinal(), last.toordinal(), columns)
    places = [place for place, _ in labels]
    assert places == sorted(set(places))
    assert all(first.toordinal() <= place <= last.toordinal() for place in places)
    assert 1 <= len(labels) <= max(2, columns // trend_words.LABEL + 1)


def test_the_summary_says_what_became_of_it() -> None:
    points = [point(date(2026, 3, 1), 74_030), point(TODAY, 71_400)]
    said = trend_words.summary(points, 80).plain
    assert said == ("2 workouts · best 70.9 on 2026-05-29 · average 74.0, now 71.4 ▲ -2.6 fast")


def test_a_best_that_may_be_none_is_not_told_as_one() -> None:
    slow, guessed = point(date(2026, 3, 1), 74_000), point(TODAY, 70_000, counts=False)
    assert "best 73.5 on 2026-03-01" in trend_words.summary([slow, guessed], 80).plain
    assert "best" not in trend_words.summary([guessed], 80).plain
    assert "70.0~" in trend_words.row(guessed, 80).plain


def test_many_points_become_months() -> None:
    points = [point(date(2024, 1, 1) + timedelta(days=at)) for at in range(0, 400, 4)]
    assert trend_words.by_month(points, 80)
    plot = trend_words.plot(points, 80, points[-1])
    assert plot is not None
    average = plot.lines[-1]
    assert len(average.spots) == 13
    assert plot.cursor is not None
    assert plot.first <= plot.cursor <= plot.last
    assert "by month" in trend_words.summary(points, 80).plain


def test_goals_that_differ_are_not_joined() -> None:
    points = [
        point(TODAY - timedelta(days=3 - at), goal_ms=goal)
        for at, goal in enumerate((72_000, 72_000, 71_000, None))
    ]
    plot = trend_words.plot(points, 80, None)
    assert plot is not None
    goal = plot.lines[0]
    assert goal.name == "goal"
    assert [ms for _, ms in goal.spots] == [72_000, 72_000, None, 71_000]


def test_without_a_goal_there_is_no_line_for_it() -> None:
    plot = trend_words.plot([point(TODAY, goal_ms=None)], 80, None)
    assert plot is not None
    assert [line.name for line in plot.lines] == ["best", "average"]
    assert trend_words.plot([], 80, None) is None


def test_the_columns_stand_under_their_heads() -> None:
    head, row = trend_words.head(80), trend_words.row(point(TODAY), 80).plain
    for name, figure in (("Avg", "72.0"), ("Best", "71.5"), ("Rest", "75s"), ("Reps", "6")):
        assert row[: head.index(name) + len(name)].endswith(figure), name
    assert row.index("6 x 400m") == head.index("Session")


@pytest.mark.parametrize(
    ("ms", "words"), [(71_240, "71.2"), (194_600, "3:14.6"), (4_954_100, "1:22:34")]
)
def test_every_time_fits_its_column(ms: int, words: str) -> None:
    assert trend_words.time_words(ms) == words
    row = trend_words.row(point(TODAY, ms, best_ms=ms, goal_ms=ms), 80).plain
    assert row.index("6 x 400m") == trend_words.head(80).index("Session")
