"""The rows of an attempt: marks, what was missed, what was put aside, in the order of time."""

from __future__ import annotations

from bell_lap.core import inputs
from bell_lap.core.laps import LapRow, LapSheet, RowKind, attempts, just_run, sheet_of
from bell_lap.core.result import Flag
from tests.core.talk import Talk

KILO = "1000m in 3:20, rest 60s; 400m"


def sheet(talk: Talk, place: int = 0) -> LapSheet:
    """The rows of the attempt at that place, as of the newest instant named."""
    return sheet_of(talk.state, talk.rules, attempts(talk.state)[place], talk.now)


def told(rows: tuple[LapRow, ...]) -> list[tuple[str, int | None, int | None]]:
    """Kind, mark, split."""
    return [(row.kind.value, row.mark, row.split_ms) for row in rows]


def kilo() -> Talk:
    """A whole rep of three marks: presses 2, 3, 4 at 40, 120 and 200 s; a recovery after it."""
    talk = Talk(KILO)
    return talk.at(0).tap().at(40_000).tap().at(120_000).tap().at(200_000).tap().at(210_000)


def test_a_whole_rep_has_a_row_for_each_mark() -> None:
    rows = sheet(kilo()).rows
    assert told(rows) == [("tap", 0, 40_000), ("tap", 1, 120_000), ("tap", 2, 200_000)]
    assert [row.mark_m for row in rows] == [200, 600, 1000]
    assert [(row.before_mark, row.before_ms) for row in rows] == [
        (-1, 0), (0, 40_000), (1, 120_000),
    ]  # fmt: skip
    assert [row.press for row in rows] == [2, 3, 4]


def test_marks_that_are_to_come_and_marks_that_were_missed_are_rows_too() -> None:
    talk = Talk(KILO).at(0).tap().at(120_000).tap().at(130_000)
    talk.does(inputs.MoveTap, step=0, press=2, mark=1)
    rows = sheet(talk).rows
    assert told(rows) == [("missed", 0, None), ("tap", 1, 120_000), ("open", 2, None)]
    assert rows[0].goal_split_ms == 40_000
    assert rows[2].goal_split_ms == 200_000
    assert rows[1].laps == 2
    assert Flag.COVERS_MORE in rows[1].flags


def test_a_solo_runner_may_fill_the_laps_in() -> None:
    talk = Talk("1000m in 3:20; 400m", "solo", ready=0).at(0).tap().at(200_000).tap()
    assert told(sheet(talk).rows) == [
        ("missed", 0, None), ("missed", 1, None), ("tap", 2, 200_000),
    ]  # fmt: skip


def test_a_timed_rep_has_one_more_lap_to_give() -> None:
    talk = Talk("5min").at(0).tap().at(80_000).tap().at(90_000)
    assert told(sheet(talk).rows) == [("tap", 0, 80_000), ("open", 1, None)]


def test_what_was_put_aside_stands_between_the_taps() -> None:
    talk = Talk(KILO).at(0).tap().at(3_000).tap().at(40_000).tap().at(40_250).tap()
    talk.at(120_000).tap().at(125_000)
    rows = sheet(talk).rows
    assert told(rows) == [
        ("press", None, 3_000), ("tap", 0, 40_000), ("press", None, 40_250), ("tap", 1, 120_000),
        ("open", 2, None),
    ]  # fmt: skip
    assert [row.reason for row in rows if row.reason] == [
        "nobody runs 200 m that fast", "bounce",
    ]  # fmt: skip


def test_a_held_key_is_one_row() -> None:
    talk = Talk(KILO).at(0).tap().at(40_000).tap()
    for ms in range(40_050, 40_500, 50):
        talk.at(ms).tap()
    (press,) = (row for row in sheet(talk).rows if row.kind is RowKind.PRESS)
    assert (press.reason, press.count, press.split_ms) == ("held key", 9, 40_050)


def test_presses_after_the_end_belong_to_the_rep_before_until_the_next_begins() -> None:
    talk = kilo().tap().at(260_000).tap().at(262_000).tap().at(263_000)
    last = sheet(talk).rows[-1]
    assert (last.kind, last.split_ms, last.after_end) == (RowKind.PRESS, 210_000, True)
    assert told(sheet(talk, 1).rows) == [("press", None, 2_000), ("open", 0, None)]


def test_a_tap_taken_out_is_a_row_that_can_come_back() -> None:
    talk = kilo().does(inputs.ClearTap, step=0, press=3)
    rows = sheet(talk).rows
    assert told(rows) == [
        ("tap", 0, 40_000), ("missed", 1, None), ("press", None, 120_000), ("tap", 2, 200_000),
    ]  # fmt: skip
    assert rows[2].reason == "taken out"


def test_a_press_whose_time_a_hand_has_used_is_no_row() -> None:
    talk = kilo().tap().at(220_000)
    talk.does(inputs.SetSplit, step=0, mark=2, split_ms=210_000)
    assert [row.kind for row in sheet(talk).rows] == [RowKind.TAP] * 3


def test_an_estimate_on_offer_comes_with_the_sheet() -> None:
    talk = Talk(KILO).at(0).tap().at(120_000).tap().at(130_000)
    missed = sheet(talk).missed
    assert missed is not None
    assert (missed.mark, missed.split_ms) == (0, 40_000)


def test_what_was_just_run_is_shown_first() -> None:
    talk = Talk("400m easy; 2 x 400m in 72s, rest 60s")
    assert just_run(talk.state) == -1
    talk.at(0).tap().at(130_000)
    assert just_run(talk.state) == 0, "the only one there is"
    talk.tap().at(131_000).tap().at(203_000).tap().at(210_000)
    state = talk.state
    assert attempts(state)[just_run(state)].end_ms is not None


def test_a_rep_that_has_only_begun_is_passed_over() -> None:
    talk = Talk("2 x 1000m in 3:20, rest 60s").at(0).tap()
    for ms in (40_000, 120_000, 200_000, 262_000):
        talk.at(ms).tap()
    talk.at(265_000)
    assert just_run(talk.state) == 0
    talk.at(302_000).tap()
    assert just_run(talk.state) == 1
