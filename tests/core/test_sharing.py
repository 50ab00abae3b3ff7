"""The line that runners write, and the tables to share."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.plan import MeasureKind, Plan, Range, StepRole
from bell_lap.core.result import Flag, Status, StepResult, WorkoutResult
from bell_lap.core.session import Load
from bell_lap.core.sharing import as_markdown, as_text, escaped, share_line, share_table
from tests.core.talk import Talk, plan_of
from tests.history.build import DNF, rep, reps, result

PLAN = plan_of("3 x 400m in 72s, rest 90s jog")


def run(notation: str, *spells_s: float) -> tuple[WorkoutResult, Plan]:
    """A coach taps at the end of each of these spells: rep, rest, rep ..."""
    talk = Talk(notation).at(0).tap()
    at_ms = 0
    for spell in spells_s:
        at_ms += round(spell * 1000)
        talk.at(at_ms).tap()
    return talk.result, talk.plan


def test_the_line_that_runners_write() -> None:
    spells = (71.2, 90, 70.9, 90, 71.4, 90, 71.0, 90, 70.8, 90, 69.5)
    assert share_line(*run("6 x 400m in 72s, rest 90s jog", *spells)) == (
        "6 x 400m [90s jog] 71.2 70.9 71.4 71.0 70.8 69.5 · avg 70.8 · goal 72"
    )


def test_lengths_follow_one_another() -> None:
    spells = (35.0, 60, 36.0, 60, 71.0, 60, 72.5)
    assert share_line(*run("2 x 200m, rest 60s; 2 x 400m in 70-72.5s, rest 60s", *spells)) == (
        "2 x 200m [60s] 35.0 36.0 · avg 35.5 / 2 x 400m [60s] 71.0 72.5 · avg 71.8 · goal 70-72.5"
    )


def test_a_ladder_tells_its_rest_once() -> None:
    assert share_line(*run("200m, 400m, 200m, rest 90s jog", 35.0, 90, 71.0, 90, 34.0)) == (
        "200m 35.0 / 400m 71.0 / 200m 34.0 · rest 90s jog"
    )


def test_an_effort_is_said_as_it_was_asked() -> None:
    said = share_line(*run("3 x 60m @ max, rest full", 8.1, 120, 8.0, 130, 8.2))
    assert said == "3 x 60m [full recovery] @ max 8.1 8.0 8.2 · avg 8.1"
    timed = rep(1, 30_000, None, measure=MeasureKind.TIME, label="30s", goal_text="90-95% effort")
    assert share_line(result(timed, replace(timed, rep=2)), PLAN) == "2 x 30s @ 90-95% effort"


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (rep(1, 71_240), "71.2"),
        (rep(1, 71_240, flags=(Flag.ESTIMATED,)), "~71.2"),
        (rep(1, 71_240, flags=(Flag.BY_WATCH,)), "71.2w"),
        (rep(1, 71_240, flags=DNF), "dnf"),
        (rep(1, 20_000, flags=(Flag.NOT_FINISHED,)), "–"),  # noqa: RUF001 - a table's dash
        (rep(1, None, flags=(Flag.NOT_TIMED,)), "–"),  # noqa: RUF001 - a table's dash
        (rep(1, 171_240), "2:51.2"),
    ],
)
def test_a_time_says_how_it_was_taken(step: StepResult, said: str) -> None:
    assert share_line(result(step), PLAN) == f"400m {said}"


def test_a_watch_that_took_all_times_is_named_once() -> None:
    watched = [rep(n, 71_000, flags=(Flag.BY_WATCH,)) for n in (1, 2)]
    said = share_line(result(*watched, rep(3, 40_000, flags=DNF)), PLAN)
    assert said == "3 x 400m 71.0 71.0 dnf · avg 71.0 · by watch"
    mixed = share_line(result(*watched, rep(3, 72_000)), PLAN)
    assert mixed == "3 x 400m 71.0w 71.0w 72.0 · avg 71.3"


def test_a_workout_that_was_stopped_says_how_far_it_came() -> None:
    steps = [rep(1, 71_000), rep(2, 72_000), rep(3, 20_000, flags=(Flag.NOT_FINISHED,))]
    assert share_line(result(*steps, status=Status.STOPPED), PLAN).endswith(
        "avg 71.5 · 2 of 4 reps"
    )


def test_sets_tell_what_was_lifted() -> None:
    load = Load(100_000, "kg")
    sets = [
        rep(n, 40_000, None, measure=MeasureKind.COUNT, label="5 x squat 100kg", movement="squat",
            reps_done=done, load_done=load)
        for n, done in ((1, 5), (2, 5), (3, 4))
    ]  # fmt: skip
    assert share_line(result(*sets), PLAN) == "squat 5, 5, 4 @ 100kg"


def test_without_reps_it_tells_the_work_and_without_work_the_title() -> None:
    run_only = rep(None, 1_930_000, None, measure=MeasureKind.OPEN, label="until a tap")
    assert share_line(result(run_only), PLAN) == "until a tap 32:10.0"
    assert share_line(result(), replace(PLAN, title="Rest day")) == "Rest day"


def test_warm_up_and_replaced_attempts_go_without_saying() -> None:
    warm = rep(None, 600_000, None, role=StepRole.WARMUP, label="10min easy")
    again = rep(1, 80_000, flags=(Flag.REPLACED,))
    assert share_line(result(warm, again, rep(1, 71_000, attempt=2)), PLAN) == "400m 71.0"


# --- tables ---------------------------------------------------------------------------------------


def test_a_table_has_a_row_for_each_rep_and_only_columns_that_say_something() -> None:
    spells = (71.2, 90, 72.9, 100, 71.0)
    table = share_table(*run("3 x 400m in 72s, rest 90s jog", *spells))
    assert as_text(table) == [
        "rep  what  rest before  time  goal  delta",
        "  1  400m               71.2    72   -0.8",
        "  2  400m          90s  72.9    72   +0.9",
        "  3  400m         1:40  71.0    72   -1.0",
    ]
    assert as_markdown(table) == [
        "| rep | what | rest before | time | goal | delta |",
        "| ---: | --- | ---: | ---: | ---: | ---: |",
        "| 1 | 400m |  | 71.2 | 72 | -0.8 |",
        "| 2 | 400m | 90s | 72.9 | 72 | +0.9 |",
        "| 3 | 400m | 1:40 | 71.0 | 72 | -1.0 |",
    ]


def test_a_table_tells_laps_and_what_must_be_known() -> None:
    talk = Talk("800m in 2:24").at(0).tap().at(71_000).tap().at(144_500).tap()
    assert share_table(talk.result, talk.plan)[0][-1] == "laps"
    assert share_table(talk.result, talk.plan)[1][-1] == "71.0 73.5"
    asked = Range(72_000, 72_000)
    watched = result(rep(1, 71_000, goal_ms=asked, flags=(Flag.BY_WATCH, Flag.ADDED)))
    assert share_table(watched, PLAN)[1][-1] == "by watch, added"


def test_nothing_to_share_is_an_empty_table() -> None:
    assert share_table(result(), PLAN) == []
    assert as_text([]) == []
    assert as_markdown([]) == []


def test_what_markdown_would_read_is_escaped() -> None:
    assert escaped("a|b *c* `d`\n<e> ~f~ [g]") == r"a\|b \*c\* \`d\` \<e\> \~f\~ \[g\]"


@given(st.lists(st.text(max_size=12), min_size=1, max_size=6))
def test_a_markdown_row_has_its_columns_whatever_stands_in_it(labels: list[str]) -> None:
    table = [("rep", "what"), *((str(n), label) for n, label in enumerate(labels, 1))]
    lines = as_markdown(table)
    assert len(lines) == len(labels) + 2
    for line in lines:
        assert "\n" not in line
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 3


@given(st.lists(st.integers(20_000, 400_000), min_size=1, max_size=20))
def test_every_time_is_in_the_line_and_in_the_table(times: list[int]) -> None:
    found = reps(*times)
    line, table = share_line(found, PLAN), share_table(found, PLAN)
    told = line.partition("]")[2] if len(times) > 1 else line.partition("400m")[2]
    assert told.partition("·")[0].split() == [row[table[0].index("time")] for row in table[1:]]
