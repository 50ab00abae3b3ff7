"""The braille canvas."""

from __future__ import annotations

import math

import pytest

from bell_lap.tui.widgets.canvas import BLANK, Canvas, Picture

LOW, HIGH = 1, 2


def dots(canvas: Canvas) -> set[tuple[int, int]]:
    """Every dot that is set, in dots from the top left."""
    bits = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
    return {
        (cell % canvas.width * 2 + x, cell // canvas.width * 4 + y)
        for cell, value in enumerate(canvas.dots)
        for y in range(4)
        for x in range(2)
        if value & bits[y][x]
    }


@pytest.mark.parametrize(
    ("x", "y", "char"),
    [(0, 0, "⠁"), (1, 0, "⠈"), (0, 3, "⡀"), (1, 3, "⢀"), (0.4, 1.4, "⠂"), (-0.4, 2.6, "⡀")],
)
def test_a_dot_is_the_nearest_one(x: float, y: float, char: str) -> None:
    canvas = Canvas(1, 1)
    canvas.dot(x, y, LOW)
    assert canvas.picture() == Picture((char,), ((LOW,),))


def test_all_dots_fill_a_cell() -> None:
    canvas = Canvas(1, 1)
    for y in range(4):
        canvas.line((0, y), (1, y), LOW)
    assert canvas.picture().rows == ("⣿",)


@pytest.mark.parametrize("place", [(-1, 0), (0, -1), (6, 0), (0, 8), (-0.51, 0), (5.6, 7.6)])
def test_what_lies_outside_is_left_out(place: tuple[float, float]) -> None:
    canvas = Canvas(3, 2)
    canvas.dot(*place, LOW)
    canvas.put(-1, 0, "x", LOW)
    canvas.put(0, 2, "x", LOW)
    assert canvas.picture().rows == ("   ", "   ")


@pytest.mark.parametrize("end", [(9, 0), (0, 9), (9, 4), (3, 11), (9, 9), (0, 0), (7.3, 2.8)])
def test_a_line_has_no_hole_and_both_its_ends(end: tuple[float, float]) -> None:
    canvas = Canvas(6, 4)
    canvas.line((0, 0), end, LOW)
    found = dots(canvas)
    assert {(0, 0), (round(end[0]), round(end[1]))} <= found
    reached, edge = {(0, 0)}, [(0, 0)]
    while edge:
        x, y = edge.pop()
        near = {(x + a, y + b) for a in (-1, 0, 1) for b in (-1, 0, 1)} & found - reached
        reached |= near
        edge += near
    assert reached == found


def test_a_sampled_arc_stays_on_its_circle() -> None:
    canvas = Canvas(20, 10)
    canvas.curve(
        ((19.5 + 15 * math.cos(a / 20), 19.5 + 15 * math.sin(a / 20)) for a in range(126)), LOW
    )
    found = dots(canvas)
    assert len(found) > 80
    assert all(abs(math.hypot(x - 19.5, y - 19.5) - 15) < 1 for x, y in found)


def test_the_highest_ink_in_a_cell_has_it_however_it_came() -> None:
    one, other = Canvas(1, 1), Canvas(1, 1)
    one.dot(0, 0, LOW)
    one.dot(1, 1, HIGH)
    other.dot(1, 1, HIGH)
    other.dot(0, 0, LOW)
    assert one.picture() == other.picture() == Picture(("⠑",), ((HIGH,),))


def test_a_character_stands_in_its_cell_unless_something_higher_is_there() -> None:
    canvas = Canvas(4, 1)
    canvas.dot(0, 0, LOW)
    canvas.dot(2, 0, HIGH)
    canvas.put(0, 0, "abc", LOW)
    assert canvas.picture() == Picture(("a⠁c ",), ((LOW, HIGH, LOW, BLANK),))


def test_free_cells() -> None:
    canvas = Canvas(5, 1)
    canvas.dot(4, 0, LOW)
    assert canvas.is_free(0, 0, 2)
    assert not canvas.is_free(1, 0, 2)
    assert canvas.is_free(3, 0, 2)
    for outside in ((-1, 0, 2), (4, 0, 2), (0, 1, 1)):
        assert not canvas.is_free(*outside)


def test_a_copy_is_another_canvas() -> None:
    canvas = Canvas(2, 1)
    other = canvas.copy()
    other.dot(0, 0, LOW)
    other.put(1, 0, "x", LOW)
    assert canvas.picture().rows == ("  ",)
    assert other.picture().rows == ("⠁x",)


def test_runs_of_one_ink() -> None:
    picture = Picture(("abcd",), ((0, 0, 2, 1),))
    assert list(picture.runs(0)) == [("ab", 0), ("c", 2), ("d", 1)]


def test_what_changed_is_told_by_row() -> None:
    before = Picture(("abcd", "efgh", "ijkl"), ((0,) * 4,) * 3)
    after = Picture(("abcd", "eFgH", "ijkl"), ((0,) * 4, (0,) * 4, (0, 0, 1, 0)))
    assert after.changes(before) == [(1, 1, 4), (2, 2, 3)]
    assert after.changes(after) == []


@pytest.mark.parametrize("size", [(0, 0), (0, 3), (3, 0)])
def test_a_canvas_without_cells(size: tuple[int, int]) -> None:
    canvas = Canvas(*size)
    canvas.line((0, 0), (5, 5), LOW)
    assert "".join(canvas.picture().rows) == ""
