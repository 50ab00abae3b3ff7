"""The list, its number and its days under a filter, beside a plain reading of the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bell_lap.core.result import Status
from bell_lap.core.session import Kind
from bell_lap.history.filtering import ALL, Filter
from bell_lap.history.records import DaySum, Key, Summary, to_day
from bell_lap.history.searching import match_of
from bell_lap.history.store import Store
from tests.history.build import ANCHOR, START_UTC_MS, new, plan, reps

DAY_MS = 86_400_000
TITLES = ("Pyramid", "Long easy run", "8 x 200m", "Läufe am Berg")
KINDS = (Kind.INTERVALS, Kind.BASE, Kind.REST)
WORDS = ("p", "pyr", "easy run", "200m", "lauf", "calf", "71", "ra", "hill")
TAGS = ("race", "races", "club", "höhe")
FIRST = date(2026, 5, 28)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Sixty workouts of two runners over forty days, some of them under way or in the trash."""
    with Store.open(tmp_path_factory.mktemp("years") / "history.sqlite3") as store:
        for n in range(60):
            anchor = replace(ANCHOR, utc_ms=START_UTC_MS + n * 2 * DAY_MS // 3)
            number = store.create(
                new(
                    TITLES[n % 4],
                    plan=replace(plan(), kind=KINDS[n % 3]),
                    anchor=replace(anchor, utc_offset_min=(-720, 0, 840)[n % 3]),
                    session_name=None if n % 5 else "hill-run",
                    runner="Ann" if n % 7 else "",
                )
            )
            for place, tag in enumerate(TAGS):
                if n % (place + 3) == 0:
                    store.tag(number, tag)
            if n % 6 == 0:
                store.set_note(number, f"calf {n} hurt")
            if n % 9:
                store.finish(number, reps(70_000 + n, 71_000))
            if n % 11 == 0:
                store.delete(number, START_UTC_MS)
        yield store


@pytest.fixture(scope="module")
def texts(years: Store) -> dict[int, tuple[str, str]]:
    """By number: the session's name, and every word, a space before each."""
    return {row.id: (name_of(years, row), words_of(years, row)) for row in years.list()}


def name_of(store: Store, row: Summary) -> str:
    return (store.load(row.id).session_name or "").casefold()


def words_of(store: Store, row: Summary) -> str:
    stored, diary = store.load(row.id), store.diary(row.id)
    parts = (row.title, row.line, row.kind, stored.session_name or "", diary.note, *diary.tags)
    plain = "".join(sign if sign.isalnum() else " " for sign in " ".join(parts).casefold())
    return f" {plain.replace('ä', 'a').replace('ö', 'o')}"


def meets(row: Summary, name: str, words: str, wanted: Filter) -> bool:
    return (
        (not wanted.kinds or row.kind in wanted.kinds)
        and {*wanted.tags} <= {*row.tags}
        and any(tag.startswith(wanted.tag_start) for tag in (*row.tags, ""))
        and (wanted.since is None or row.date >= wanted.since)
        and (wanted.until is None or row.date <= wanted.until)
        and (wanted.session is None or wanted.session.casefold() in (name, row.title.casefold()))
        and (wanted.runner is None or row.runner == wanted.runner)
        and all(f" {word.casefold()}" in words for word in wanted.words)
    )


some_days = st.none() | st.integers(-3, 45).map(lambda n: FIRST + timedelta(days=n))
filters = st.builds(
    Filter,
    words=st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
    kinds=st.sets(st.sampled_from([kind.value for kind in KINDS])).map(tuple),
    tags=st.sets(st.sampled_from(TAGS), max_size=2).map(tuple),
    since=some_days,
    until=some_days,
    session=st.sampled_from([None, None, None, "Hill-Run", "pyramid", "8 x 200m"]),
    runner=st.sampled_from([None, None, "Ann", ""]),
    tag_start=st.sampled_from(["", "", "ra", "race", "h", "x"]),
)  # fmt: skip


@settings(deadline=None)
@given(filters, st.integers(1, 20))
def test_a_filter_shows_what_meets_it_and_nothing_else(
    years: Store, texts: dict[int, tuple[str, str]], wanted: Filter, size: int
) -> None:
    expected = [row for row in years.list() if meets(row, *texts[row.id], wanted)]

    seen: list[Summary] = []
    after: Key | None = None
    while page := years.list(after, size, wanted):
        seen += page
        after = page[-1].key
    assert seen == expected
    assert years.count(wanted) == len(expected)
    assert list(years.days(wanted)) == summed(expected)


def summed(rows: list[Summary]) -> list[DaySum]:
    days = sorted({row.date for row in rows}, reverse=True)
    of = {day: [row for row in rows if row.date == day] for day in days}
    return [
        DaySum(
            day,
            len(of[day]),
            sum(row.reps for row in of[day]),
            sum(row.work_mm for row in of[day]),
            sum(row.end_ms - 90_000 for row in of[day] if row.end_ms is not None),
        )
        for day in days
    ]


def test_the_newest_local_day_comes_first_whenever_it_began(store: Store) -> None:
    early = store.create(new("Kiritimati", anchor=replace(ANCHOR, utc_offset_min=840)))
    late = store.create(
        new("Honolulu", anchor=replace(ANCHOR, utc_ms=START_UTC_MS + 1000, utc_offset_min=-600))
    )
    assert [row.id for row in store.list()] == [early, late]
    assert [row.date.day for row in store.list()] == [29, 28]
    newest = store.newest()
    assert newest is not None
    assert newest.id == early


def test_words_follow_what_is_said_of_a_workout(store: Store) -> None:
    number = store.create(new("Pyramid"))

    def found(*words: str) -> bool:
        return [row.id for row in store.list(wanted=Filter(words=words))] == [number]

    assert found("pyr")
    assert not found("windy")
    store.set_note(number, "Windy; calf hurt")
    assert found("WINDY", "calf")
    store.set_conditions(number, "indoor, spikes")
    assert found("spikes")
    store.tag(number, "race-day")
    assert found("race-day")
    assert found("day")
    store.finish(number, reps(71_200, 70_900))
    assert found("71.2")
    assert found("calf")
    store.untag(number, "race-day")
    assert not found("race")
    store.set_note(number, "")
    assert not found("calf")
    store.delete(number, START_UTC_MS)
    assert not found("pyr")
    store.undelete(number, reps(71_200, 70_900))
    assert found("pyr", "spikes", "70.9")


@pytest.mark.parametrize(
    "word",
    [
        "AND", "NOT", "a OR b", "title:x", "x*", '"', "^x", "(", "NEAR(a b)", "-", "é", "x\0y",
        "\ud800", "😀", "a" * 5000,
    ],
)  # fmt: skip
def test_whatever_is_looked_for_is_only_words(store: Store, word: str) -> None:
    store.create(new("Something else"))
    store.list(wanted=Filter(words=(word,)))
    assert store.count(Filter(words=(word, "nothing-like-it"))) == 0


@settings(deadline=None)
@given(words=st.lists(st.text(max_size=8), max_size=4))
def test_no_words_break_the_search(years: Store, words: list[str]) -> None:
    assert 0 <= years.count(Filter(words=tuple(words))) <= years.count(ALL)
    assert (match_of(words) == "") == (not any(sign.isalnum() for word in words for sign in word))


@given(st.integers(-(10**11), 10**14), st.integers(-1439, 1439))
def test_a_day_is_rounded_down_like_the_calendars(
    days_store: Store, utc_ms: int, offset_min: int
) -> None:
    anchor = replace(ANCHOR, utc_ms=utc_ms, utc_offset_min=offset_min)
    row = days_store.summary(days_store.create(new(anchor=anchor)))
    # The file itself has refused any other day.
    assert row.date.isoformat() == row.started_at[:10]
    assert to_day(row.date) == row.day


@pytest.fixture(scope="module")
def days_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("days") / "history.sqlite3") as store:
        yield store


def test_a_workout_under_way_adds_nothing_to_its_day(store: Store) -> None:
    store.finish(store.create(new()), replace(reps(70_000), status=Status.STOPPED))
    store.create(new())
    (day,) = store.days()
    assert (day.workouts, day.reps, day.work_mm, day.run_ms) == (2, 1, 400_000, 70_000)
