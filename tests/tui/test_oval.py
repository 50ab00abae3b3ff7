"""The oval: true proportions, everything at its place, and only what moved drawn again.

The pictures in `ovals.golden.txt` are written anew by `python -m tests.tui.test_oval`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region, Size

from bell_lap.core.track import HALF_HEIGHT_M, HALF_WIDTH_M, oval, start_m
from bell_lap.tui.widgets.canvas import Picture
from bell_lap.tui.widgets.oval import Oval
from bell_lap.tui.widgets.oval_picture import (
    GHOST,
    LANES_M,
    LAST,
    NEXT_START,
    START,
    Ground,
    Ink,
    OvalState,
    outwards,
    picture,
    standing,
)

GOLDEN = Path(__file__).parent / "ovals.golden.txt"
SIZES = [(22, 6), (38, 9), (60, 17)]
SCENES = {
    "a rep of 1000 m": OvalState(400.0, 200.0, 1000.0, 455.0, 200.0),
    "a mile is to start": OvalState(400.0, 9.344, 1609.344, to_come=True),
    "400 m on a lap of 200 m": OvalState(200.0, 0.0, 400.0, 130.0),
}


def drawn() -> str:
    """Every scene at every size."""
    parts = []
    for name, state in SCENES.items():
        for columns, rows in SIZES:
            lines = "\n".join(row.rstrip() for row in picture(state, columns, rows).rows)
            parts.append(f"--- {name}, {columns} x {rows}\n{lines}\n")
    return "\n".join(parts)


def find(shown: Picture, char: str) -> tuple[int, int]:
    """Column and row of the only cell with this character."""
    (found,) = [
        (column, row)
        for row, text in enumerate(shown.rows)
        for column, each in enumerate(text)
        if each == char
    ]
    return found


def inked(shown: Picture, ink: Ink) -> set[tuple[int, int]]:
    """Every cell of an ink, as column and row."""
    return {
        (column, row)
        for row, inks in enumerate(shown.inks)
        for column, each in enumerate(inks)
        if each == ink
    }


def test_the_pictures() -> None:
    assert drawn() == GOLDEN.read_text("utf-8"), "run: python -m tests.tui.test_oval"


@pytest.mark.parametrize("size", [(20, 6), (38, 9), (44, 12), (60, 8), (30, 30), (120, 40)])
def test_a_metre_is_as_long_across_as_along_and_the_track_fills_its_place(
    size: tuple[int, int],
) -> None:
    ground = Ground(*size)
    right, left = ground.at(50.0, 400.0), ground.at(250.0, 400.0)
    xs = [ground.at(m, 400.0, ground.lanes_m)[0] for m in range(400)]
    ys = [ground.at(m, 400.0, ground.lanes_m)[1] for m in range(400)]
    wide, high = 2 * size[0] - 1, 4 * (size[1] - 1) - 1
    true = (HALF_WIDTH_M + ground.lanes_m) / (HALF_HEIGHT_M + ground.lanes_m)
    assert (max(xs) - min(xs)) / (max(ys) - min(ys)) == pytest.approx(true, rel=0.001)
    assert min(xs) >= -0.01
    assert min(ys) >= -0.01
    assert max(xs) <= wide + 0.01
    assert max(ys) <= high + 0.01
    full = max((max(xs) - min(xs)) / wide, (max(ys) - min(ys)) / high)
    assert full == pytest.approx(1, abs=0.01)
    assert right[0] > left[0]


@pytest.mark.parametrize("at_m", range(0, 400, 7))
def test_the_outer_edge_is_everywhere_as_far_from_the_inner_one(at_m: int) -> None:
    inner, outer = oval(at_m, 400.0), outwards(oval(at_m, 400.0), LANES_M)
    apart_m = ((outer.x_m - inner.x_m) ** 2 + (outer.y_m - inner.y_m) ** 2) ** 0.5
    assert apart_m == pytest.approx(LANES_M)
    assert abs(outer.x_m) >= abs(inner.x_m)
    assert abs(outer.y_m) >= abs(inner.y_m)


@pytest.mark.parametrize(
    ("distance_m", "lap_m"),
    [(200, 400), (400, 400), (600, 400), (1500, 400), (1609.344, 400), (300, 200), (400, 333.3)],
)
def test_the_goal_runner_starts_at_the_start_place_and_ends_at_the_line(
    distance_m: float, lap_m: float
) -> None:
    place_m = start_m(distance_m, lap_m)
    ground = Ground(60, 17)

    def ghost(at_m: float) -> tuple[int, int]:
        shown = picture(OvalState(lap_m, place_m, distance_m, at_m), 60, 17)
        return find(shown, GHOST)

    middle_m = ground.lanes_m / 2
    assert ghost(0.0) == ground.cell(-place_m, lap_m, middle_m)
    assert ghost(distance_m) == ground.cell(0.0, lap_m, middle_m)
    before, line = ghost(distance_m - lap_m / 20), ghost(distance_m)
    assert before[0] < line[0], "they come home along the bottom, from the left"
    assert before[1] == line[1]


def test_runners_go_round_anticlockwise() -> None:
    places = [
        find(picture(OvalState(400.0, 0.0, 400.0, at_m), 60, 17), GHOST)
        for at_m in (1, 60, 150, 260, 350)
    ]
    line, right, top, left, bottom = places
    assert right[0] > line[0]
    assert right[1] < line[1]
    assert top[1] < right[1]
    assert left[0] < top[0] < right[0]
    assert bottom[1] == line[1]


def test_a_second_lap_is_where_the_first_was_and_its_number_is_said() -> None:
    first = picture(OvalState(400.0, 0.0, 1200.0, 150.0), 60, 17)
    second = picture(OvalState(400.0, 0.0, 1200.0, 550.0), 60, 17)
    assert find(first, GHOST) == find(second, GHOST)
    assert any("lap 1 of 3" in row for row in first.rows)
    assert any("lap 2 of 3" in row for row in second.rows)
    assert any("lap 3 of 3" in row for row in picture(OvalState(400, 0, 1200, 1200), 60, 17).rows)


def test_a_rep_of_one_lap_has_no_lap_number() -> None:
    assert not any("lap" in row for row in picture(OvalState(400, 0, 400, 100), 60, 17).rows)


def test_nothing_is_told_by_colour_alone() -> None:
    shown = picture(OvalState(400.0, 200.0, 1000.0, 455.0, 200.0), 44, 12)
    assert {GHOST, LAST, START} <= set("".join(shown.rows))
    to_come = picture(OvalState(400.0, 200.0, 1000.0, to_come=True), 44, 12)
    assert NEXT_START in "".join(to_come.rows)
    assert START not in "".join(to_come.rows)
    assert any("the 200 m start" in row for row in to_come.rows)


def test_the_mile_starts_just_behind_the_line() -> None:
    shown = picture(OvalState(400.0, 9.344, 1609.344, to_come=True), 60, 17)
    line = {column for column, _ in inked(shown, Ink.FINISH)}
    assert 1 <= min(line) - find(shown, NEXT_START)[0] <= 4
    assert any("9 m behind the line" in row for row in shown.rows)


def test_the_last_mark_stands_outside_at_the_line_and_inside_where_there_is_no_outside() -> None:
    shown = picture(OvalState(400.0, 200.0, 1000.0, None, 200.0), 44, 12)
    assert find(shown, LAST)[1] == 11
    across = picture(OvalState(400.0, 0.0, 400.0, None, 200.0), 44, 12)
    assert 0 < find(across, LAST)[1] < 5


@pytest.mark.parametrize(("lap_m", "points"), [(400.0, 3), (200.0, 1), (333.3, 3), (407.04, 4)])
def test_the_points_painted_every_100_m(lap_m: float, points: int) -> None:
    shown = standing(OvalState(lap_m, 0.0, 400.0), 120, 40).picture()
    cells = inked(shown, Ink.POINT)
    apart = [cell for cell in cells if not {(cell[0], cell[1] - 1), (cell[0] - 1, cell[1])} & cells]
    assert len(apart) >= points


# --- the widget -----------------------------------------------------------------------------------


class OneOval(App[None]):
    """An oval and nothing else."""

    def compose(self) -> ComposeResult:
        yield Oval()


def cells(widget: Oval) -> list[list[tuple[str, str]]]:
    """Every cell as it would be drawn in full: its character and style."""
    return [
        [(char, str(segment.style)) for segment in widget.render_line(y) for char in segment.text]
        for y in range(widget.size.height)
    ]


@pytest.mark.parametrize("size", [(22, 6), (44, 12), (80, 24)])
async def test_only_what_moved_is_drawn_again_and_all_of_it(size: tuple[int, int]) -> None:
    app = OneOval()
    async with app.run_test(size=size) as pilot:
        widget = app.query_one(Oval)
        widget.show(OvalState(400.0, 200.0, 1000.0, 0.0))
        await pilot.pause()
        regions: list[Region] = []

        def note(*changed: Region) -> Oval:
            regions.extend(changed or (widget.size.region,))
            return widget

        widget.refresh = note  # type: ignore[method-assign,assignment]  # what is drawn is the point
        for at_m in range(0, 1000, 3):
            before = cells(widget)
            regions.clear()
            widget.show(OvalState(400.0, 200.0, 1000.0, float(at_m)))
            after = cells(widget)
            changed = {
                (x, y)
                for y, (was, now) in enumerate(zip(before, after, strict=True))
                for x, (a, b) in enumerate(zip(was, now, strict=True))
                if a != b
            }
            assert all(any(region.contains(x, y) for region in regions) for x, y in changed)
            assert sum(region.area for region in regions) <= size[0] * size[1] / 4
            assert bool(changed) == bool(regions)


async def test_the_same_state_draws_nothing() -> None:
    app = OneOval()
    async with app.run_test(size=(44, 12)) as pilot:
        widget = app.query_one(Oval)
        state = OvalState(400.0, 200.0, 1000.0, 300.0)
        widget.show(state)
        await pilot.pause()
        widget.refresh = None  # type: ignore[method-assign,assignment]  # would fail if it were called
        widget.show(OvalState(400.0, 200.0, 1000.0, 300.0))


@pytest.mark.parametrize("size", [(19, 12), (60, 5), (1, 1)])
async def test_where_it_cannot_be_read_it_is_not_drawn(size: tuple[int, int]) -> None:
    app = OneOval()
    async with app.run_test(size=size) as pilot:
        widget = app.query_one(Oval)
        widget.show(SCENES["a rep of 1000 m"])
        await pilot.pause()
        assert "".join(char for row in cells(widget) for char, _ in row).strip() == ""


async def test_it_follows_its_size_and_can_be_emptied() -> None:
    app = OneOval()
    async with app.run_test(size=(22, 6)) as pilot:
        widget = app.query_one(Oval)
        widget.show(SCENES["a rep of 1000 m"])
        await pilot.pause()
        await pilot.resize_terminal(60, 17)
        await pilot.pause()
        assert [row.rstrip() for row in picture(SCENES["a rep of 1000 m"], 60, 17).rows] == [
            "".join(char for char, _ in row).rstrip() for row in cells(widget)
        ]
        widget.show(None)
        await pilot.pause()
        assert "".join(char for row in cells(widget) for char, _ in row).strip() == ""


@pytest.mark.parametrize("to", [(60, 17), (22, 6), (10, 3)])
@pytest.mark.parametrize("tapped", [False, True], ids=["runs on", "tapped"])
async def test_what_is_shown_before_it_hears_of_its_new_size_has_that_size(
    to: tuple[int, int], tapped: bool
) -> None:
    """A key, or a frame, may come between the new layout and the message about it."""
    app = OneOval()
    async with app.run_test(size=(44, 12)) as pilot:
        widget = app.query_one(Oval)
        widget.show(OvalState(400.0, 200.0, 1000.0, 300.0))
        await pilot.pause()
        app.screen._refresh_layout(Size(*to))
        assert widget.size == to
        state = OvalState(400.0, 200.0, 1000.0, 330.0, 200.0 if tapped else None)
        widget.show(state)
        fresh = [row.rstrip() for row in picture(state, *to).rows] if to[0] >= 20 else [""] * to[1]
        assert ["".join(char for char, _ in row).rstrip() for row in cells(widget)] == fresh
        await pilot.pause()
        assert ["".join(char for char, _ in row).rstrip() for row in cells(widget)] == fresh


if __name__ == "__main__":
    GOLDEN.write_text(drawn(), "utf-8")


async def test_it_takes_the_colours_of_another_theme() -> None:
    app = OneOval()
    async with app.run_test(size=(60, 17)) as pilot:
        widget = app.query_one(Oval)
        widget.show(SCENES["a rep of 1000 m"])
        await pilot.pause()
        inks = set()
        for theme in ("textual-dark", "textual-light", "textual-dark"):
            app.theme = theme
            for _ in range(3):
                await pilot.pause()
            known = {style.color for row in range(17) for _, style, _ in widget.render_line(row)
                     if style is not None}  # fmt: skip
            inks.add(frozenset(str(colour) for colour in known))
    assert len(inks) == 2
