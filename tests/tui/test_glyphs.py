"""The large clock's figures."""

from __future__ import annotations

import pytest

from bell_lap.tui.widgets.big_clock import BigClock, _template
from bell_lap.tui.widgets.glyphs import SMALLEST_ROWS, fitting, glyph, size_of_rows

DIGITS = "0123456789"


@pytest.mark.parametrize("rows", range(SMALLEST_ROWS, 19))
def test_all_digits_have_one_width_and_fill_their_box(rows: int) -> None:
    size = size_of_rows(rows)
    for char in DIGITS + "+-:. ":
        drawn = glyph(char, size)
        assert len(drawn) == rows
        assert {len(row) for row in drawn} == {size.width_of(char)}
    assert {size.width_of(char) for char in DIGITS} == {size.width}


@pytest.mark.parametrize("rows", range(SMALLEST_ROWS, 19))
def test_no_two_figures_look_alike(rows: int) -> None:
    size = size_of_rows(rows)
    assert len({glyph(char, size) for char in DIGITS + "+-"}) == len(DIGITS) + 2


@pytest.mark.parametrize(
    ("width", "rows", "tall"), [(58, 6, 6), (118, 15, 15), (40, 12, 6), (22, 9, None)]
)
def test_the_largest_that_fits_is_taken(width: int, rows: int, tall: int | None) -> None:
    size = fitting("8:88.8", width, rows)
    assert (None if size is None else size.rows) == tall
    if size is not None:
        assert size.width_of_text("8:88.8") <= width


def test_wider_figures_than_the_place_are_never_chosen() -> None:
    for width in range(1, 130):
        size = fitting("88:88.8", width, 18)
        assert size is None or size.width_of_text("88:88.8") <= width


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("0.0", "8:88.8"),
        ("71.2", "8:88.8"),
        ("1:40.0", "8:88.8"),
        ("12:34.5", "88:88.8"),
        ("0:05", "8:88"),
        ("+0:01", "88:88"),
        ("1:02:30.0", "8:88:88.8"),
    ],
)
def test_the_size_stays_while_a_rep_runs(text: str, template: str) -> None:
    assert _template(text) == template


def test_a_clock_begins_empty() -> None:
    assert BigClock().text == ""
