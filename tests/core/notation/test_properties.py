"""What holds for every session and for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.notation import (
    NotationError,
    Origin,
    parse,
    parse_goal,
    parse_race_time,
    parse_rest,
    parse_splits,
    print_goal,
    print_items,
    print_race_time,
    print_rest,
    print_splits,
)
from bell_lap.core.notation.characters import shown_safely
from bell_lap.core.session import RACES, Goal, Item, Kind, RaceTime, Rest, Splits
from bell_lap.core.units import Distance
from tests.core.notation import strategies

KINDS = st.sampled_from([Kind.INTERVALS, Kind.STRENGTH, Kind.DRILLS])


@given(strategies.items(), KINDS)
def test_what_is_printed_reads_back_as_the_same(items: tuple[Item, ...], kind: Kind) -> None:
    assert parse(print_items(items), kind=kind).items == items


@given(strategies.items())
def test_printing_is_stable(items: tuple[Item, ...]) -> None:
    text = print_items(items)
    assert print_items(parse(text).items) == text


@given(strategies.goals())
def test_goals_read_back(goal: Goal) -> None:
    assert parse_goal(print_goal(goal))[0] == goal


@given(strategies.rests(3))
def test_rests_read_back(rest: Rest) -> None:
    assert parse_rest(print_rest(rest))[0] == rest


@given(st.sampled_from(sorted(RACES)), st.integers(91, 2000))
def test_race_times_read_back(race: str, ms_per_m: int) -> None:
    best = RaceTime(race, round(RACES[race] * ms_per_m))
    assert parse_race_time(print_race_time(best)) == best


@given(st.sampled_from(Splits) | strategies.distances())
def test_splits_read_back(splits: Splits | Distance) -> None:
    assert parse_splits(print_splits(splits)) == splits


def assert_read_or_refused(text: str, kind: Kind) -> None:
    """Text is a session that prints and reads back, or an error whose place lies in the text."""
    try:
        parsed = parse(text, kind=kind)
    except NotationError as error:
        assert_place_within(text, error)
        return
    assert parse(print_items(parsed.items), kind=kind).items == parsed.items
    lines = text.split("\n")
    for note in parsed.notes:
        assert 1 <= note.line <= len(lines)
        assert 1 <= note.column <= len(lines[note.line - 1]) + 1


def assert_place_within(text: str, error: NotationError) -> None:
    place = error.place
    assert place is not None
    lines = text.split("\n")
    assert 1 <= place.line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert place.text == shown_safely(lines[place.line - 1].removesuffix("\r"))
    assert error.message


@given(st.text(), KINDS)
def test_any_text_is_read_or_refused(text: str, kind: Kind) -> None:
    assert_read_or_refused(text, kind)


@given(strategies.token_soup(), KINDS)
def test_any_words_of_the_notation_are_read_or_refused(text: str, kind: Kind) -> None:
    assert_read_or_refused(text, kind)


@given(strategies.items(), st.data(), KINDS)
def test_a_damaged_session_is_read_or_refused(
    items: tuple[Item, ...], data: st.DataObject, kind: Kind
) -> None:
    text = print_items(items)
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    extra = data.draw(strategies.token_soup() | st.text(max_size=2))
    assert_read_or_refused(text[:at] + extra + text[at + cut :], kind)


@given(strategies.token_soup())
@pytest.mark.parametrize("read", [parse_goal, parse_rest, parse_race_time, parse_splits])
def test_the_other_ways_in_read_or_refuse(read: object, text: str) -> None:
    assert callable(read)
    try:
        read(text)
    except NotationError as error:
        assert_place_within(text, error)


@given(strategies.token_soup(), st.text("ab\n \t", max_size=20))
def test_a_place_in_a_document_is_the_place_of_the_slice(text: str, before: str) -> None:
    document = before + text + " # the end"
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    origin = Origin("session.toml", line, column, document)
    try:
        parsed = parse(text, origin=origin)
    except NotationError as error:
        place = error.place
        assert place is not None
        with pytest.raises(NotationError) as alone:
            parse(text)
        own = alone.value.place
        assert own is not None
        shift = column - 1 if own.line == 1 else 0
        assert (place.line, place.column) == (own.line + line - 1, own.column + shift)
        assert place.text == document.split("\n")[place.line - 1]
        assert place.source == "session.toml"
    else:
        assert parsed.items == parse(text).items
