"""The charts of one workout: reps against their goal, laps within a rep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.tui.widgets import lap_chart, rep_chart
from bell_lap.tui.widgets.canvas import Picture
from bell_lap.tui.widgets.lap_chart import LapPlot, LapSpan
from bell_lap.tui.widgets.rep_chart import RepDot, RepPlot
from bell_lap.tui.workout_plots import NO_LAPS, NO_REPS, SAY_NOTHING, lap_plot, rep_plot
from tests.core.talk import Talk

GOAL = (72_000, 72_000)
SIZES = [(36, 6), (58, 6), (78, 7), (45, 18)]


def rows_with(picture: Picture | None, sign: str) -> list[int]:
    """The rows in which a sign stands, from left to right of the chart."""
    assert picture is not None
    places = [
        (column, row)
        for row, text in enumerate(picture.rows)
        for column, char in enumerate(text)
        if char == sign
    ]
    return [row for _, row in sorted(places)]


def plot(*times: int | None, chosen: int | None = None) -> RepPlot:
    """Reps of these times, asked for 72.0."""
    dots = (RepDot(str(number), ms, GOAL) for number, ms in enumerate(times, 1))
    return RepPlot("Reps", tuple(dots), chosen)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_faster_rep_stands_higher(width: int, height: int) -> None:
    rows = rows_with(rep_chart.picture(plot(73_000, 72_000, 71_000), width, height), "●")
    assert rows == sorted(rows, reverse=True)
    assert len(set(rows)) == 3


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_goal_is_a_broken_line_with_its_figure(width: int, height: int) -> None:
    picture = rep_chart.picture(plot(73_000, 71_000), width, height)
    assert picture is not None
    (row,) = (at for at, text in enumerate(picture.rows) if text.startswith("72.0"))
    assert " " in picture.rows[row][6:-2].strip("⠀")
    assert "71.0" in picture.rows[0]
    assert "73.0" in picture.rows[height - 2]


def test_the_rep_under_the_cursor_has_a_shape_of_its_own_and_its_number() -> None:
    times = [72_000 + 100 * (at % 7) for at in range(40)]
    picture = rep_chart.picture(plot(*times, chosen=22), 40, 7)
    assert len(rows_with(picture, "◆")) == 1
    assert picture is not None
    assert " 23 " in picture.rows[-1]


def test_what_is_no_best_and_what_has_no_time_look_otherwise() -> None:
    dots = (RepDot("1", 71_000), RepDot("2", 72_000, sure=False), RepDot("3", None))
    picture = rep_chart.picture(RepPlot("Reps", dots), 36, 6)
    assert rows_with(picture, "○") == [4]
    assert rows_with(picture, "✗") == [4]
    assert rows_with(picture, "●") == [0]


def test_a_tenth_is_no_disaster() -> None:
    rows = rows_with(rep_chart.picture(plot(72_000, 72_100), 40, 11), "●")
    assert abs(rows[0] - rows[1]) <= 1


@given(
    st.lists(st.none() | st.integers(1, 3_600_000), min_size=1, max_size=60),
    st.integers(12, 120),
    st.integers(4, 30),
)
def test_any_reps_are_drawn_within_the_picture(
    times: list[int | None], width: int, height: int
) -> None:
    picture = rep_chart.picture(plot(*times, chosen=0), width, height)
    assert (picture is None) == (not any(ms is not None for ms in times))
    if picture is not None:
        assert len(picture.rows) == height
        assert {len(row) for row in picture.rows} == {width}


@given(
    st.lists(st.tuples(st.integers(1, 1000), st.integers(1, 900_000)), min_size=1, max_size=30),
    st.integers(12, 120),
    st.integers(4, 30),
)
def test_any_laps_are_drawn_within_the_picture(
    laps: list[tuple[int, int]], width: int, height: int
) -> None:
    spans, start = [], 0
    for length, value_ms in laps:
        end = start + length
        spans.append(LapSpan(start, end, value_ms, f"{value_ms / 1000:.1f}", f"{end}m", 80_000))
        start = end
    picture = lap_chart.picture(LapPlot("Laps", tuple(spans)), width, height)
    assert picture is not None
    assert len(picture.rows) == height
    assert {len(row) for row in picture.rows} == {width}


def test_laps_are_steps_with_their_times_and_places_under_them() -> None:
    spans = (
        LapSpan(0, 200, 79_000, "39.5", "200m", 80_000),
        LapSpan(200, 600, 80_500, "80.5", "600m", 80_000),
        LapSpan(600, 1000, 81_000, "81.0", "1000m", 80_000),
    )
    picture = lap_chart.picture(LapPlot("Laps", spans), 39, 8)
    assert picture is not None
    assert picture.rows[-2].split() == ["39.5", "80.5", "81.0"]
    assert picture.rows[-1].split() == ["200m", "600m", "1000m"]
    assert picture.rows[0].startswith("79.0 ⠉⠉⠉")
    assert [text[:4] for text in picture.rows if text[:1].isdigit()] == ["79.0", "80.0", "81.0"]


# --- from a workout -------------------------------------------------------------------------------


def test_reps_of_one_length_are_drawn_by_their_times() -> None:
    talk = Talk("3 x 400m in 72s, rest 90s", start="clock").at(0).tap().at(73_000).tap()
    talk.at(163_000).at(234_000).tap().at(300_000).stop()
    shown = rep_plot(talk.result, 0)
    assert [(dot.value_ms, dot.goal_ms) for dot in shown.dots] == [(73_000, GOAL), (71_000, GOAL)]
    assert not shown.deltas
    assert shown.chosen == 0


def test_reps_of_several_lengths_are_drawn_by_their_deltas() -> None:
    talk = Talk("200m in 36s - 400m in 72s, rest 60s", start="clock").at(0).tap().at(35_000).tap()
    talk.at(95_000 + 73_000).tap()
    shown = rep_plot(talk.result, None)
    assert shown.deltas
    assert [dot.value_ms for dot in shown.dots] == [-1_000, 1_000]


def test_reps_of_several_lengths_without_goals_are_drawn_by_their_paces() -> None:
    talk = Talk("200m - 400m, rest 60s", start="clock").at(0).tap().at(35_000).tap()
    talk.at(95_000 + 73_000).tap()
    shown = rep_plot(talk.result, None)
    assert "400m" in shown.title
    assert [dot.value_ms for dot in shown.dots] == [70_000, 73_000]


def test_reps_by_the_clock_say_that_their_times_are_no_news() -> None:
    talk = Talk("2 x 30s, rest 60s", start="clock").at(0).tap().at(200_000)
    assert rep_plot(talk.result, None).instead == SAY_NOTHING


def test_nothing_run_says_so() -> None:
    talk = Talk("2 x 400m, rest 60s").at(0).tap().at(10_000).stop()
    assert rep_plot(talk.result, None).instead == NO_REPS
    assert lap_plot(talk.result.steps[0]).instead == NO_LAPS
    assert lap_plot(None).instead == NO_LAPS


def test_laps_are_measured_over_400_m_and_tell_the_halves() -> None:
    talk = Talk("800m in 2:28").at(0).tap().at(72_000).tap().at(148_000).tap()
    shown = lap_plot(talk.result.steps[0])
    assert [(span.value_ms, span.goal_ms) for span in shown.spans] == [
        (72_000, 74_000),
        (76_000, 74_000),
    ]
    assert shown.title == "Rep 1: 72.0 + 76.0, 2nd half +4.0 slow per 400m"


def test_a_short_first_lap_is_brought_to_the_same_measure() -> None:
    talk = Talk("600m in 1:51").at(0).tap().at(37_500).tap().at(111_000).tap()
    shown = lap_plot(talk.result.steps[0])
    assert [(span.value_ms, span.time) for span in shown.spans] == [
        (75_000, "37.5"),
        (73_500, "73.5"),
    ]
    assert [span.goal_ms for span in shown.spans] == [74_000, 74_000]
