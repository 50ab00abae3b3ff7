"""Nothing that matters is cut, at any size and in any state; the clock is large in all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from textual.geometry import Size

from bell_lap.core.inputs import Back, Pause
from bell_lap.core.result import Flag
from bell_lap.core.rules import Rules, Who
from bell_lap.core.session import Recovery, RecoveryKind, Rest
from bell_lap.tui import run_style
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.framing import frame_of
from bell_lap.tui.rep_framing import mark_rows
from bell_lap.tui.screens.run import RunScreen
from bell_lap.tui.widgets.big_clock import BigClock
from bell_lap.tui.widgets.chart import DrainBar, RepsChart
from bell_lap.tui.widgets.figures import shape_rows
from bell_lap.tui.widgets.frame import ChartRow, Delta, Scene, Tone
from bell_lap.tui.widgets.lines import Headline, TopLine
from bell_lap.tui.widgets.panel import Panel
from bell_lap.tui.widgets.tables import LapsPanel
from tests.tui.support import JOG_90, Line, app_at, line_of, reps, simple

SIZES = [(60, 20), (80, 24), (100, 30), (120, 40), (160, 50), (200, 24), (60, 40)]
LONG = "Twelve times a kilometre at the pace of a goal 5k on the new track by the river"


def kilometres() -> Line:
    """Twelve of them under a long title."""
    return line_of(simple(reps(1000, 12, 200_000, JOG_90), title=LONG), Rules(Who.COACH))


def at_the_start() -> Line:
    """Before the first tap."""
    return kilometres()


def again() -> Line:
    """In the second attempt of a rep, past its first mark."""
    line = kilometres()
    for wait in (0.0, 41.0, 80.0, 85.0):
        line.tap(wait)
    line.after(10)
    line.live.act(Back(line.live.now_ms()))
    for wait in (5.0, 43.4):
        line.tap(wait)
    line.after(20)
    return line


def the_last() -> Line:
    """In the twelfth, late."""
    line = kilometres()
    line.tap()
    for _ in range(11):
        for wait in (40, 80.2, 79.9, 93):
            line.tap(wait)
    line.tap(41)
    line.after(170)
    return line


def resting() -> Line:
    """In the recovery after the eleventh."""
    line = kilometres()
    line.tap()
    for _ in range(10):
        for wait in (40, 80.2, 79.9, 93):
            line.tap(wait)
    for wait in (40, 80.2, 79.9):
        line.tap(wait)
    line.after(30)
    return line


def paused() -> Line:
    """A pause in a rep."""
    line = again()
    line.live.act(Pause(line.live.now_ms()))
    return line


SCENES = [at_the_start, again, the_last, resting, paused]


def shown(app: BellLapApp) -> Iterator[tuple[Panel, str]]:
    """Every panel that is on the screen, with its lines."""
    for panel in app.screen.query("Panel"):
        if isinstance(panel, Panel) and panel.display and panel.region.area:
            yield panel, str(panel.render())


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scene", SCENES)
async def test_no_words_are_cut(scene: Callable[[], Line], size: tuple[int, int]) -> None:
    app = app_at(scene())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for panel, words in shown(app):
            lines = words.split("\n")
            assert len(lines) <= panel.size.height, f"{panel}: {words}"
            for line in lines:
                assert len(line.rstrip()) <= panel.size.width, f"{panel}: {line}"
                assert "…" not in line or isinstance(panel, TopLine), f"{panel}: {line}"


@pytest.mark.parametrize("scene", SCENES)
async def test_the_clock_is_twelve_rows_high_in_every_state(scene: Callable[[], Line]) -> None:
    app = app_at(scene())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#clock", BigClock).rows >= 12


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_clock_of_hours_is_whole(size: tuple[int, int]) -> None:
    line = line_of(simple(reps(20_000, 1, 4_900_000)), Rules(Who.COACH))
    line.tap()
    line.after(5_025.6)
    app = app_at(line)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        clock = app.screen.query_one("#clock", BigClock)
        assert clock.text == "1:23:45.6"
        assert clock.rows >= 3


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_rep_its_goal_and_the_saved_mark_are_always_there(size: tuple[int, int]) -> None:
    app = app_at(again())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        words = "\n".join(words for _, words in shown(app))
        assert "Rep 1 of 12" in words
        assert "attempt 2" in words
        assert "oal" in words
        assert "● saved" in words


def test_flags_that_do_not_fit_stand_under_their_row() -> None:
    line = the_last()
    view = line.live.view()
    flags = (Flag.COVERS_MORE, Flag.EDITED, Flag.BY_WATCH)
    marks = tuple(replace(mark, flags=flags) for mark in view.marks)
    frame = frame_of(replace(view, marks=marks), line.live, ("", ""))
    panel = sized(LapsPanel(), 24, 8)
    words = " ".join(str(panel.words(frame)).split())
    assert ", ".join(flag.value for flag in flags) in words


def test_an_estimate_and_the_lap_after_it_have_a_tilde() -> None:
    marks = the_last().live.view().last_rep
    assert marks is not None
    first, second, third = marks.marks
    rows = mark_rows((first, replace(second, flags=(Flag.ESTIMATED,)), third))
    assert [row.lap[:1] for row in rows] == ["4", "~", "~"]
    assert [row.split[:1] for row in rows] == ["4", "~", "3"]


def sized(panel: Panel, width: int, height: int) -> Panel:
    """The panel as if it lay on a screen at that size."""
    kind = type(panel)
    made = type(kind.__name__, (kind,), {"size": property(lambda _self: Size(width, height))})
    panel.__class__ = made
    return panel


def row(number: int, delta_ms: int | None, note: str = "") -> ChartRow:
    """A rep of 400 m."""
    figure = "" if delta_ms is None else f"{delta_ms / 1000:+.1f}"
    return ChartRow(str(number), "400m", "72.0", delta_ms, Delta(figure, Tone.PLAIN), note)


def chart(rows: tuple[ChartRow, ...], width: int = 40, height: int = 10) -> list[str]:
    """The lines of the chart."""
    line = kilometres()
    frame = frame_of(line.live.view(), line.live, ("", ""))
    panel = sized(RepsChart(), width, height)
    return str(panel.words(replace(frame, chart=rows))).split("\n")


def test_fast_and_slow_lie_to_either_side_without_any_colour() -> None:
    _, fast, slow, even = chart((row(1, -800), row(2, 400), row(3, 0)))
    middle = fast.index("│")
    assert slow.index("│") == even.index("│") == middle
    assert fast[middle - 1] in "█▐"
    assert fast[middle + 1] == " "
    assert slow[middle + 1] in "█▌"
    assert slow[middle - 1] == " "
    assert fast.endswith("-0.8")
    assert slow.endswith("+0.4")


def test_the_smallest_delta_is_seen_and_a_tenth_is_no_disaster() -> None:
    _, tenth = chart((row(1, 100),))
    assert 1 <= sum(char in "█▌" for char in tenth) <= 3


def test_where_room_is_short_the_newest_reps_stay() -> None:
    lines = chart(tuple(row(number, 100) for number in range(1, 13)), height=5)
    assert lines[0].startswith("Last 4 reps")
    assert lines[-1].lstrip().startswith("12")


def test_a_rep_that_is_not_compared_has_its_words() -> None:
    assert "did not finish" in chart((row(1, None, "did not finish"),))[1]


def test_the_bar_drains() -> None:
    rest = Rest((Recovery(RecoveryKind.TIME, None, 60_000, 60_000),))
    line = line_of(simple(reps(400, 2, 75_000, rest)), Rules(Who.COACH))
    line.tap()
    line.tap(74)
    panel = sized(DrainBar(), 40, 1)
    full = []
    for _ in range(3):
        frame = frame_of(line.live.view(), line.live, ("", ""))
        full.append(str(panel.words(frame)).count("█"))
        line.after(20)
    assert full == [40, 26, 13]


@pytest.mark.parametrize("rows", range(3, 9))
def test_the_shapes_of_fast_slow_and_even_differ_at_every_size(rows: int) -> None:
    up, down, even = (shape_rows(shape, rows) for shape in "▲▼=")
    assert len({tuple(up), tuple(down), tuple(even)}) == 3
    assert {len(lines) for lines in (up, down, even)} == {rows}
    assert len({len(line) for line in (*up, *down, *even)}) == 1


def test_large_figures_need_room() -> None:
    line = again()
    frame = frame_of(line.live.view(), line.live, ("", ""))
    assert frame.scene is Scene.REP
    assert "-banded" in run_style.classes(frame, 80, 24)
    assert "-banded" not in run_style.classes(frame, 60, 40)
    assert "-banded" not in run_style.classes(frame, 200, 20)


async def test_the_headline_has_the_goal_where_there_is_no_band() -> None:
    app = app_at(again())
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)
        assert "goal 3:20.0" in str(app.screen.query_one(Headline).render())
