"""An error is told with its place, and a long line does not flood the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bell_lap.errors import WIDEST_LINE, BadInput, Place


def test_an_error_tells_its_place_its_line_and_its_ways_out() -> None:
    place = Place(3, 7, 4, "rest = full", "ladder.toml")
    assert str(BadInput("this text needs quotes", place, ("rest = 'full'",))) == (
        "ladder.toml:3:7: this text needs quotes\n    rest = full\n          ^^^^\n  rest = 'full'"
    )


def test_a_tab_keeps_the_caret_in_place() -> None:
    assert Place(1, 2, 1, "\tx").caret() == "\tx\n\t^"


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 300))
def test_of_a_long_line_the_part_around_the_span_is_shown(
    before: int, after: int, wide: int
) -> None:
    text = "a" * before + "B" * wide + "c" * after
    line, caret = Place(1, before + 1, wide, text).caret().split("\n")
    assert len(line) <= WIDEST_LINE + 6
    start = len(caret) - len(caret.lstrip())
    under = line[start : len(caret)]
    assert set(under) == {"B"}
    assert line.replace(".", "") in text
