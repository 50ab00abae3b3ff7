"""Times as a braille picture: the scale, the lines told apart without colour, the labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.units import format_time
from bell_lap.tui.widgets.canvas import Picture
from bell_lap.tui.widgets.trend_plot import (
    APART,
    LEAST_SPAN_MS,
    Ink,
    Line,
    Plot,
    Stroke,
    picture,
    scale_of,
)

FALLING = ((0.0, 79_000), (1.0, 75_000), (2.0, 71_000))
"""Faster each time."""


def line(*spots: tuple[float, int | None], sign: str = "●", stroke: Stroke = Stroke.SOLID) -> Line:
    return Line("average", sign, spots, Ink.FIRST, stroke)


def drawn(*lines: Line, width: int = 40, height: int = 9, cursor: float | None = None) -> Picture:
    """A picture from 0 to 2."""
    found = picture(Plot(lines, 0, 2, ((0, "Jan"), (2, "Mar")), cursor), width, height)
    assert found is not None
    return found


def where(shown: Picture, char: str) -> list[tuple[int, int]]:
    """(row, column) of a character, from the left."""
    found = [
        (row, column)
        for row, text in enumerate(shown.rows)
        for column, one in enumerate(text)
        if one == char
    ]
    return sorted(found, key=lambda place: place[1])


def test_fast_is_up_and_time_runs_to_the_right() -> None:
    spots = where(drawn(line(*FALLING)), "●")
    assert len(spots) == 3
    rows = [row for row, _ in spots]
    assert rows == sorted(rows, reverse=True)
    assert rows[0] > rows[2]


def test_the_scale_says_which_time_a_row_is() -> None:
    shown = drawn(line(*FALLING))
    assert shown.rows[0].startswith("70 ")
    assert shown.rows[7].startswith("80 ")


def test_the_labels_stand_under_the_axis() -> None:
    words = drawn(line(*FALLING)).rows[-1]
    assert words.split() == ["Jan", "Mar"]
    assert words.endswith("Mar")


def test_labels_that_have_no_room_are_left_out() -> None:
    plot = Plot((line(*FALLING),), 0, 2, tuple((at / 10, "March") for at in range(21)))
    shown = picture(plot, 40, 9)
    assert shown is not None
    assert set(shown.rows[-1].split()) == {"March"}
    assert 2 < len(shown.rows[-1].split()) < 8


def test_a_gap_breaks_the_line() -> None:
    whole = drawn(line((0, 75_000), (1, 75_000), (2, 75_000)), height=6)
    broken = drawn(line((0, 75_000), (1, None), (2, 75_000)), height=6)

    def cells(shown: Picture) -> int:
        return sum(row.count(Ink.FIRST) for row in shown.inks)

    assert cells(whole) > 20
    assert cells(broken) == 2


def test_a_dashed_line_has_holes_that_a_solid_one_has_not() -> None:
    dots = {}
    for stroke in Stroke:
        shown = drawn(line((0, 75_000), (2, 75_000), stroke=stroke, sign=" "), height=6)
        dots[stroke] = "".join(shown.rows)
    assert len(set(dots.values())) == 3


def test_signs_that_would_cover_the_line_are_left_out() -> None:
    spots = [(at / 100, 70_000 + at * 50) for at in range(200)]
    assert not where(drawn(line(*spots)), "●")
    assert where(drawn(line(*spots[::40])), "●")


def test_the_cursor_runs_from_top_to_bottom() -> None:
    shown = drawn(line(*FALLING), cursor=1)
    columns = [row.index(Ink.CURSOR) for row in shown.inks[:-1] if Ink.CURSOR in row]
    assert len(columns) >= 6
    assert len(set(columns)) == 1


@pytest.mark.parametrize(("width", "height"), [(10, 10), (40, 2), (0, 0)])
def test_what_cannot_be_read_is_not_drawn(width: int, height: int) -> None:
    assert picture(Plot((line(*FALLING),), 0, 2), width, height) is None


def test_nothing_is_drawn_of_nothing() -> None:
    assert picture(Plot((line((0, None)),), 0, 2), 40, 10) is None
    assert picture(Plot((), 0, 2), 40, 10) is None


TIMES = st.integers(min_value=0, max_value=6 * 3_600_000)


@given(TIMES, TIMES, st.integers(min_value=3, max_value=60))
def test_every_scale_holds_its_times_and_has_room_for_its_figures(
    one: int, other: int, rows: int
) -> None:
    fastest, slowest = sorted((one, other))
    scale = scale_of(fastest, slowest, rows)
    assert scale.low <= fastest <= slowest <= scale.high
    assert scale.high - scale.low >= LEAST_SPAN_MS
    figures = [format_time(ms, 3) for ms in scale.ticks]
    assert 1 <= len(figures) <= max(2, (rows + APART - 1) // APART)
    assert len(set(figures)) == len(figures)


@given(
    st.lists(st.tuples(st.floats(0, 2), st.none() | TIMES), max_size=30),
    st.integers(0, 130), st.integers(0, 45), st.sampled_from(Stroke),
)  # fmt: skip
def test_a_picture_has_the_size_that_was_asked_for(
    spots: list[tuple[float, int | None]], width: int, height: int, stroke: Stroke
) -> None:
    told = line(*sorted(spots, key=lambda spot: spot[0]), stroke=stroke)
    shown = picture(Plot((told,), 0, 2), width, height)
    if shown is not None:
        assert len(shown.rows) == height
        assert {len(row) for row in shown.rows} == {width}
