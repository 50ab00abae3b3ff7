"""What a person adds to a workout, and what cannot be added."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.errors import BadInput
from bell_lap.history.diary import MOST_TAGS
from bell_lap.history.store import Store
from bell_lap.history.texts import clean_tag, clean_text
from tests.history.build import START_UTC_MS, new, reps
from tests.history.conftest import raw


def test_a_new_workout_has_an_empty_diary_and_a_name_of_its_own(store: Store) -> None:
    first, second = (store.diary(store.create(new())) for _ in range(2))
    assert len(first.uid) == 32
    assert first.uid != second.uid
    assert (first.source, first.rpe, first.note, first.conditions) == ("line", None, "", "")
    assert (first.tags, first.deleted_utc_ms) == ((), None)


def test_a_workout_may_bring_its_name_and_its_source(store: Store) -> None:
    number = store.create(new(uid="abc", source="log"))
    assert (store.diary(number).uid, store.diary(number).source) == ("abc", "log")
    assert store.summary(number).source == "log"
    with pytest.raises(BadInput, match=f"Workout {number} is this one"):
        store.create(new(uid="abc"))
    assert store.count() == 1


def test_what_is_added_is_kept_whatever_becomes_of_the_result(store: Store) -> None:
    number = store.create(new())
    store.set_note(number, "  Felt light.\r\nWind on the\rback straight. \n")
    store.set_conditions(number, " 12 degrees,\n wet ")
    store.set_rpe(number, 8)
    store.tag(number, "#Race")
    store.tag(number, "club")
    store.tag(number, "RACE")
    store.finish(number, reps(71_000))
    store.reopen(number)
    store.finish(number, reps(72_000))
    diary = store.diary(number)
    assert diary.note == "Felt light.\nWind on the\nback straight."
    assert diary.conditions == "12 degrees, wet"
    assert (diary.rpe, diary.tags) == (8, ("club", "race"))
    row = store.summary(number)
    assert (row.rpe, row.tags, row.noted) == (8, ("club", "race"), True)

    store.set_note(number, "")
    store.set_rpe(number, None)
    store.untag(number, "#race")
    store.untag(number, "never-there")
    row = store.summary(number)
    assert (row.rpe, row.tags, row.noted) == (None, ("club",), False)


def test_tags_are_counted_the_commonest_first(store: Store) -> None:
    one, two, gone = (store.create(new()) for _ in range(3))
    for number in (one, two, gone):
        store.tag(number, "club")
    store.tag(two, "race")
    store.tag(one, "altitude")
    store.tag(gone, "unwanted")
    store.delete(gone, START_UTC_MS)
    assert store.tags() == (("club", 2), ("altitude", 1), ("race", 1))


BAD = {
    "too long a note": ("set_note", "x" * 10_001, "10,001"),
    "too long conditions": ("set_conditions", "x" * 501, "501"),
    "an escape": ("set_note", "red \x1b[31m", r"U\+001B"),
    "a null": ("set_conditions", "a\0b", r"U\+0000"),
    "half a letter": ("set_note", "\ud800", r"U\+D800"),
    "no effort": ("set_rpe", 0, "not 0"),
    "more than all": ("set_rpe", 11, "not 11"),
    "an empty tag": ("tag", " # ", "no letters"),
    "two words": ("tag", "long run", "no tag"),
    "two tags": ("tag", "a#b", "no tag"),
    "too long a tag": ("tag", "x" * 41, "41"),
    "a tag with an escape": ("tag", "a\x1bb", "no tag"),
    "a tag to take off": ("untag", "long run", "no tag"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_kept_is_refused_with_a_way_out(store: Store, name: str) -> None:
    method, value, words = BAD[name]
    number = store.create(new())
    before = store.diary(number)
    with pytest.raises(BadInput, match=words) as caught:
        getattr(store, method)(number, value)
    assert caught.value.hints
    assert store.diary(number) == before


def test_a_workout_has_no_end_of_tags(store: Store) -> None:
    number = store.create(new())
    for n in range(MOST_TAGS):
        store.tag(number, f"t{n}")
    store.tag(number, "t3")
    with pytest.raises(BadInput, match="no more than 50"):
        store.tag(number, "one-more")
    assert len(store.diary(number).tags) == MOST_TAGS


@pytest.mark.parametrize(
    ("method", "value"),
    [("set_note", "a"), ("set_conditions", "a"), ("set_rpe", 1), ("tag", "a"), ("untag", "a")],
)
def test_nothing_is_added_to_a_workout_that_is_not_there(
    store: Store, path: Path, method: str, value: object
) -> None:
    with pytest.raises(BadInput, match="no workout 9"):
        getattr(store, method)(9, value)
    with pytest.raises(BadInput, match="no workout 9"):
        store.diary(9)
    with raw(path) as connection:
        for table in ("diary", "tag", "search"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - named above


def test_the_file_itself_holds_what_may_stand_in_it(store: Store, path: Path) -> None:
    store.create(new())
    with raw(path) as connection:
        for query in (
            "UPDATE diary SET rpe = 11",
            "UPDATE diary SET source = 'guess'",
            "INSERT INTO tag VALUES ('', 1)",
            "UPDATE workout SET day = day + 1",
            "UPDATE workout SET started_utc_ms = 0",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(query)


@given(st.text(max_size=60))
def test_a_text_that_is_kept_is_kept_as_it_is_shown(text: str) -> None:
    try:
        clean = clean_text(text, "a note", 50, lines=True)
    except BadInput:
        return
    assert clean == clean_text(clean, "a note", 50, lines=True)
    assert len(clean) <= 50
    assert not {"\r", "\x1b", "\0"} & set(clean)
    clean.encode()


@given(st.text(max_size=50))
def test_a_tag_is_one_word_however_it_is_typed(text: str) -> None:
    try:
        clean = clean_tag(text)
    except BadInput:
        return
    assert clean == clean_tag(clean) == clean_tag(f"#{clean}")
    assert len(clean.split()) == 1
    assert 1 <= len(clean) <= 40
