"""What is typed above the list, and what it asks for."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.session import Kind
from bell_lap.history.filtering import ALL, Filter, parse_filter
from bell_lap.history.periods import MONTHS

TODAY = date(2026, 5, 29)
"""A Friday."""


def span(since: str | None, until: str | None, **more: object) -> Filter:
    first = None if since is None else date.fromisoformat(since)
    last = None if until is None else date.fromisoformat(until)
    return Filter(since=first, until=last, **more)  # type: ignore[arg-type]  # the tests name real fields


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ALL),
        ("   ", ALL),
        ("pyramid", Filter(words=("pyramid",))),
        ("Long  easy", Filter(words=("Long", "easy"))),
        ('"8 x 200m" wind', Filter(words=("8 x 200m", "wind"))),
        ('"8 x 2', Filter(words=("8 x 2",))),
        ("#race ", Filter(tags=("race",))),
        ("#Race #club ", Filter(tags=("race", "club"))),
        ("#race #race ", Filter(tags=("race",))),
        ("#race wind", Filter(words=("wind",), tags=("race",))),
        ("tag:Race", Filter(tags=("race",))),
        ("kind:intervals", Filter(kinds=("intervals",))),
        ("KIND:Int", Filter(kinds=("intervals",))),
        ("kind:p", Filter(kinds=("pacing", "power"))),
        ("kind:rest kind:base", Filter(kinds=("rest", "base"))),
        ("session:pyramid", Filter(session="pyramid")),
        ('session:"8 x 200m"', Filter(session="8 x 200m")),
        ("runner:Ann", Filter(runner="Ann")),
        ("since:2026-01-01", span("2026-01-01", None)),
        ("until:2026-05", span(None, "2026-05-31")),
        ("since:2026-02 until:2026-02", span("2026-02-01", "2026-02-28")),
        ("since:may", span("2026-05-01", None)),
        ("since:2000-01", span("2000-01-01", None)),
        ("2026-05-29", span("2026-05-29", "2026-05-29")),
        ("2026-05", span("2026-05-01", "2026-05-31")),
        ("2024-02", span("2024-02-01", "2024-02-29")),
        ("2025", span("2025-01-01", "2025-12-31")),
        ("may", span("2026-05-01", "2026-05-31")),
        ("June", span("2025-06-01", "2025-06-30")),
        ("sept", span("2025-09-01", "2025-09-30")),
        ("may 2024", span("2024-05-01", "2024-05-31")),
        ("29 may", span("2026-05-29", "2026-05-29")),
        ("may 30", span("2025-05-30", "2025-05-30")),
        ("easy 1 june 2024", span("2024-06-01", "2024-06-01", words=("easy",))),
        ("29 feb", span("2024-02-29", "2024-02-29")),
        ("31 june", span("2025-06-01", "2025-06-30", words=("31",))),
        ("today", span("2026-05-29", "2026-05-29")),
        ("yesterday", span("2026-05-28", "2026-05-28")),
        ("this week", span("2026-05-25", "2026-05-31")),
        ("last week", span("2026-05-18", "2026-05-24")),
        ("last month", span("2026-04-01", "2026-04-30")),
        ("this year", span("2026-01-01", "2026-12-31")),
        ("last year", span("2025-01-01", "2025-12-31")),
        ("last 3 months", span("2026-02-28", "2026-05-29")),
        ('"last 3 months"', span("2026-02-28", "2026-05-29")),
        ("last 7 days", span("2026-05-23", "2026-05-29")),
        ("last 2 weeks", span("2026-05-16", "2026-05-29")),
        ("last 1 year pyramid", span("2025-05-29", "2026-05-29", words=("pyramid",))),
        ("2026 may", span("2026-05-01", "2026-05-31")),
        ("may since:2026-05-10", span("2026-05-10", "2026-05-31")),
        (
            "pyramid #race kind:intervals since:2026-01-01 may",
            span(
                "2026-05-01", "2026-05-31",
                words=("pyramid",), tags=("race",), kinds=("intervals",),
            ),
        ),
    ],
)  # fmt: skip
def test_what_is_typed_is_what_is_wanted(text: str, wanted: Filter) -> None:
    assert parse_filter(text, TODAY) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("#", ALL),
        ("#ra", Filter(tag_start="ra")),
        ("kind:", ALL),
        ("since:", ALL),
        ("session:", ALL),
        ("tag:#", ALL),
        ('"', ALL),
        ("kind:quick", Filter(words=("kind:quick",))),
        ("since:2", ALL),
        ("wind until:2026-", Filter(words=("wind",))),
        ("since:2000 ", Filter(words=("since:2000",))),
        ("since:2026-13 ", Filter(words=("since:2026-13",))),
        ("since:soon run", Filter(words=("since:soon", "run"))),
        ("2026-02-30", Filter(words=("2026-02-30",))),
        ("2026-0", Filter(words=("2026-0",))),
        ("2000", Filter(words=("2000",))),
        ("1500", Filter(words=("1500",))),
        ("2027", Filter(words=("2027",))),
        ("2:30", Filter(words=("2:30",))),
        ("last", Filter(words=("last",))),
        ("last 3", Filter(words=("last", "3"))),
        ("last 0 days", Filter(words=("last", "0", "days"))),
        ("last 99999999999999 days", Filter(words=("last", "99999999999999", "days"))),
        ('"may"', Filter(words=("may",))),
        ('"may day"', Filter(words=("may day",))),
        ("٢٠٢٥", Filter(words=("٢٠٢٥",))),
    ],
)  # fmt: skip
def test_what_is_half_typed_or_unknown_is_a_word_or_nothing_yet(text: str, wanted: Filter) -> None:
    assert parse_filter(text, TODAY) == wanted


def test_far_back_is_as_far_as_days_go() -> None:
    assert parse_filter("last 10000 years", TODAY).since == date(1, 1, 29)
    assert parse_filter("may 0000", TODAY) == span("2026-05-01", "2026-05-31", words=("0000",))


pieces = st.sampled_from(
    [
        "#", '"', ":", "kind:", "since:", "until:", "session:", "tag:", "last", "this", "3", "0",
        "months", "week", "year", "month", "days", "may", "2026", "2026-05", "-", "2026-05-29",
        "today", " ", "  ", "\t", "race",
    ]
)  # fmt: skip
texts = st.lists(pieces | st.text(max_size=4), max_size=10).map("".join)
days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@given(texts, days)
def test_nothing_that_is_typed_fails(text: str, today: date) -> None:
    wanted = parse_filter(text, today)
    assert all(word.strip() for word in (*wanted.words, *wanted.tags))
    assert {*wanted.kinds} <= {kind.value for kind in Kind}


@given(st.lists(st.text("abcdefgh7€", min_size=1, max_size=6), max_size=5))
def test_plain_words_come_back_as_they_are(words: list[str]) -> None:
    plain = [word for word in words if word not in {name[:3] for name in MONTHS}]
    assert parse_filter(" ".join(plain), TODAY) == Filter(words=tuple(plain))


@given(days)
def test_a_day_is_that_day_alone(day: date) -> None:
    if day.year >= 1970:
        wanted = parse_filter(day.isoformat(), TODAY)
        assert (wanted.since, wanted.until) == (day, day)


@given(st.dates(date(1980, 1, 1), date(2200, 12, 31)))
def test_a_leap_day_is_the_newest_that_has_come(today: date) -> None:
    found = parse_filter("29 feb ", today).since
    assert found is not None
    later = [year for year in range(found.year + 1, today.year + 1) if isleap(year)]
    assert found <= today
    assert (found.month, found.day) == (2, 29)
    assert all(date(year, 2, 29) > today for year in later)
    assert parse_filter("30 feb ", today).words == ("30",)


def test_a_number_without_end_is_a_word() -> None:
    many = "9" * 5_000
    assert parse_filter(many, TODAY).words == (many,)
    assert parse_filter(f"since:2026-{many} ", TODAY).words == (f"since:2026-{many}",)


@given(days.filter(lambda day: day.year > 1), st.integers(1, 12))
def test_a_months_name_is_the_newest_that_has_begun(today: date, number: int) -> None:
    wanted = parse_filter(MONTHS[number - 1], today)
    assert wanted.since is not None
    assert wanted.until is not None
    assert (wanted.since.month, wanted.since.day) == (number, 1)
    assert timedelta(0) <= today - wanted.since < timedelta(days=366)
    assert (wanted.until.year, wanted.until.month) == (wanted.since.year, number)
    if wanted.until < date.max:
        assert (wanted.until + timedelta(days=1)).day == 1


@given(st.integers(1, 200), st.sampled_from(["days", "weeks", "months", "years"]))
def test_a_span_ends_today_and_grows_with_its_number(number: int, unit: str) -> None:
    wanted = parse_filter(f"last {number} {unit}", TODAY)
    longer = parse_filter(f"last {number + 1} {unit}", TODAY)
    assert wanted.until == longer.until == TODAY
    assert wanted.since is not None
    assert longer.since is not None
    assert longer.since < wanted.since <= TODAY
