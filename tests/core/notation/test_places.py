"""Where errors and notes point: line, column, the caret's width, also inside a larger document."""

from __future__ import annotations

import pytest

from bell_lap.core.notation import (
    NotationError,
    Origin,
    parse,
    parse_goal,
    parse_race_time,
    parse_rest,
    parse_splits,
)
from bell_lap.errors import Place

DOCUMENT = """title = "Ladder"

[[block]]
pace = "goal mile or fastr"
steps = '''
4 x 200m @ mile
\t2 x 400m (56")
2 x 600m, rest 90
'''
"""


def refused(text: str, origin: Origin) -> NotationError:
    with pytest.raises(NotationError) as error:
        parse(text, origin=origin)
    return error.value


def steps_origin() -> tuple[str, Origin]:
    start = DOCUMENT.index("'''") + 3
    text = DOCUMENT[start : DOCUMENT.index("'''", start)]
    return text, Origin("ladder.toml", 5, 12, DOCUMENT)


def test_an_error_points_into_the_document() -> None:
    error = refused(*steps_origin())
    assert error.place == Place(8, 16, 2, "2 x 600m, rest 90", "ladder.toml")
    assert str(error).splitlines()[:3] == [
        "ladder.toml:8:16: 90 of what? A recovery needs its unit",
        "    2 x 600m, rest 90",
        "                   ^^",
    ]


def test_a_note_points_into_the_document() -> None:
    text, origin = steps_origin()
    (note,) = parse(text.replace("rest 90", "rest 90s"), origin=origin).notes
    assert (note.line, note.column) == (7, 12)


def test_a_value_in_the_middle_of_a_line() -> None:
    text = "goal mile or fastr"
    column = DOCUMENT.splitlines()[3].index(text) + 1
    origin = Origin("ladder.toml", 4, column, DOCUMENT)
    with pytest.raises(NotationError) as error:
        parse_goal(text, origin)
    place = Place(4, column + 10, 2, DOCUMENT.splitlines()[3], "ladder.toml")
    assert error.value.place == place


def test_without_a_document_the_text_is_shown_at_its_column() -> None:
    error = refused("4 x 400 foo", Origin(line=3, column=5))
    assert error.place == Place(3, 13, 3, "    4 x 400 foo")


def test_windows_line_ends_are_not_shown() -> None:
    error = refused("4 x 200m\r\n4 x 400 foo\r\n", Origin())
    assert error.place == Place(2, 9, 3, "4 x 400 foo")


def test_an_error_at_the_end_points_behind_the_text() -> None:
    assert refused("4 x", Origin()).place == Place(1, 4, 1, "4 x")
    assert refused("", Origin()).place == Place(1, 1, 1, "")


def test_a_caret_covers_the_whole_span() -> None:
    assert refused("3 x 200-400-600", Origin()).place == Place(1, 1, 15, "3 x 200-400-600")


def test_what_was_expected_is_said_and_kept() -> None:
    error = refused("4 x 400 @ ", Origin())
    assert "a race (mile)" in error.expected
    assert "expected a race (mile)" in error.message


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "control"),
        ("\x1b", "control"),
        ("\x85", "control"),
        ("\x0b", "control"),
        ("\r", "control"),
        ("\u202e", "invisible"),
        ("\u2066", "invisible"),
        ("\u200b", "invisible"),
        ("\ufeff", "invisible"),
        ("\u00ad", "invisible"),
        ("\u2028", "line separator"),
        ("\ue000", "private"),
        ("\ud800", "half"),
    ],
)
@pytest.mark.parametrize("around", ["4 x 400m{}, rest 90s", '4 x 400m "A{}B"', "4 x 400m # a{}b"])
def test_characters_that_no_text_may_hold(char: str, name: str, around: str) -> None:
    error = refused(around.format(char), Origin())
    assert name in error.message
    assert error.place is not None
    assert error.place.column == around.index("{") + 1
    assert char not in str(error).replace("\n", "")


@pytest.mark.parametrize("digit", ["\u0664", "\uff14", "\u096a"])
def test_only_the_digits_0_to_9_are_digits(digit: str) -> None:
    error = refused(f"{digit} x 400m", Origin())
    assert "0-9" in error.message
    assert error.hints == ("write 4",)


@pytest.mark.parametrize(
    "text", ['400m "A skip', "400m “A skip", '400m ""', '400m "\t"', '400m "a\nb"']
)
def test_a_label_is_closed_on_its_line_and_says_something(text: str) -> None:
    place = refused(text, Origin()).place
    assert place is not None
    assert (place.line, place.column) == (1, 6)


@pytest.mark.parametrize(
    ("read", "text", "column"),
    [
        (parse_goal, "goal", 1),
        (parse_goal, "72", 1),
        (parse_goal, "4:30", 1),
        (parse_goal, "mile and back", 6),
        (parse_rest, "90", 1),
        (parse_rest, "3min & 5min", 1),
        (parse_rest, "full stop", 6),
        (parse_rest, "5min between sets", 1),
        (parse_race_time, "mile", 5),
        (parse_race_time, "mile 6.00", 6),
        (parse_race_time, "6:00", 5),
        (parse_race_time, "600m 1:30", 1),
        (parse_race_time, "mile 6min0s 2", 13),
        (parse_race_time, "mile 30s", 6),
        (parse_race_time, "800m 60min", 6),
        (parse_splits, "often", 1),
        (parse_splits, "20m", 1),
        (parse_splits, "40", 1),
        (parse_splits, "lap 2", 5),
    ],
)
def test_single_values_are_refused_at_their_place(read: object, text: str, column: int) -> None:
    assert callable(read)
    with pytest.raises(NotationError) as error:
        read(text)
    assert error.value.place is not None
    assert (error.value.place.line, error.value.place.column) == (1, column)
