"""The large clock's figures."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bell_lap.tui.widgets.big_clock import MOST_ROWS, BigClock, _template
from bell_lap.tui.widgets.glyphs import SMALLEST_ROWS, fitting, glyph, size_of_rows

DIGITS = "0123456789"


@pytest.mark.parametrize("rows", range(SMALLEST_ROWS, MOST_ROWS + 1))
def test_all_digits_have_one_width_and_fill_their_box(rows: int) -> None:
    size = size_of_rows(rows)
    for char in DIGITS + "+-:. ":
        drawn = glyph(char, size)
        assert len(drawn) == rows
        assert {len(row) for row in drawn} == {size.width_of(char)}
    assert {size.width_of(char) for char in DIGITS} == {size.width}


@pytest.mark.parametrize("rows", range(SMALLEST_ROWS, MOST_ROWS + 1))
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


def pixels(char: str, rows: int) -> list[list[bool]]:
    """A figure as square pixels, without the half row that stays free."""
    lines = []
    for row in glyph(char, size_of_rows(rows)):
        lines += [[each in "▀█" for each in row], [each in "▄█" for each in row]]
    assert not any(lines[-1])
    return lines[:-1]


@pytest.mark.parametrize("rows", range(SMALLEST_ROWS, MOST_ROWS + 1))
def test_the_figures_are_well_shaped(rows: int) -> None:
    size = size_of_rows(rows)
    for char in "08":
        shape = pixels(char, rows)
        assert shape == [line[::-1] for line in shape], "left as right"
    nought = pixels("0", rows)
    assert nought == nought[::-1], "above as below"
    upper, lower = (
        sum(not line[size.width // 2] for line in half)
        for half in (pixels("8", rows)[: rows - 1], pixels("8", rows)[rows - 1 :])
    )
    assert 0 <= lower - upper <= 1, "an eight stands on the larger ring"
    for char in DIGITS:
        shape = pixels(char, rows)
        heavy = sum(map(sum, shape)) / (len(shape) * size.width)
        assert 0.3 <= heavy <= 0.85, (char, heavy)
        assert any(shape[0])
        assert any(shape[-1])


@pytest.mark.parametrize("rows", range(SMALLEST_ROWS, MOST_ROWS + 1))
def test_a_figure_is_in_one_piece_and_its_holes_stay_open(rows: int) -> None:
    for char, holes in zip(DIGITS, (1, 0, 0, 0, 0, 0, 1, 0, 2, 1), strict=True):
        shape = pixels(char, rows)
        wide = len(shape[0])
        framed = [
            [False] * (wide + 2),
            *([False, *line, False] for line in shape),
            [False] * (wide + 2),
        ]
        assert pieces(framed, drawn=True) == 1, char
        assert pieces(framed, drawn=False) == 1 + holes, char


def pieces(shape: list[list[bool]], *, drawn: bool) -> int:
    """How many connected parts are drawn (corners touch), or are blank (corners do not)."""
    left = {(x, y) for y, line in enumerate(shape) for x, each in enumerate(line) if each is drawn}
    near = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if drawn or not a or not b]
    count = 0
    while left:
        count += 1
        edge = [left.pop()]
        while edge:
            x, y = edge.pop()
            found = {(x + a, y + b) for a, b in near} & left
            left -= found
            edge += found
    return count


def test_strokes_are_heavy_and_never_thinner_in_larger_figures() -> None:
    sizes = [size_of_rows(rows) for rows in range(SMALLEST_ROWS, MOST_ROWS + 1)]
    assert all(size.thick >= size.bar >= 1 for size in sizes)
    assert all(size.thick * 7 >= size.high for size in sizes)
    for small, large in pairwise(sizes):
        assert large.thick >= small.thick
        assert large.width >= small.width


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
