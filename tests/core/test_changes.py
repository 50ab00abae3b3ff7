"""What was changed on the move: each change with what was planned and what it became."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core import inputs
from bell_lap.core.change_phrases import (
    change_words,
    done_words,
    place_words,
    planned_goal_words,
)
from bell_lap.core.changes import Change, changes
from bell_lap.core.derive import workout_result
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.plan import Plan, Range
from bell_lap.core.rules import Rules
from tests.core import fuzz
from tests.core.fuzz import Move, Onward
from tests.core.talk import Talk, plan_of

SIX = "6 x 400m in 72s, rest 90s"


def made(talk: Talk) -> list[Change]:
    return list(changes(talk.plan, talk.rules, talk.fold.entries))


def said(talk: Talk) -> list[str]:
    return [f"{place_words(change)}: {change_words(change)}" for change in made(talk)]


def resting(notation: str = SIX, who: str = "coach") -> Talk:
    """In the recovery after rep 1."""
    return Talk(notation, who, ready=0).at(0).tap().at(73_000).tap().at(80_000)


def running(notation: str = SIX) -> Talk:
    """In rep 2."""
    return resting(notation).at(165_000).tap().at(170_000)


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (resting().adjust(15_000), "rep 2: recovery before it 1:45 instead of 1:30"),
        (resting().adjust(-30_000), "rep 2: recovery before it 1:00 instead of 1:30"),
        (resting().add(), "rep 2: one more added: 7 in all instead of 6"),
        (resting().drop(), "rep 2: one dropped: 5 in all instead of 6"),
        (running().last(), "rep 2: the last from now on: 2 in all instead of 6"),
        (resting().repeat(), "rep 1: once more: 7 in all instead of 6"),
        (running().repeat(), "rep 2: once more: 7 in all instead of 6"),
        (running().goal(74_000), "rep 2: goal 74.0 instead of 72.0 from here on"),
        (running("6 x 400m, rest 90s").goal(74_000),
         "rep 2: goal 74.0 instead of none from here on"),
        (resting().shift(2_000),
         "rep 2: goals 2.0 slower a lap from here on: 74.0 instead of 72.0"),
        (resting().shift(-500),
         "rep 2: goals 0.5 faster a lap from here on: 71.5 instead of 72.0"),
        (running().started_now(), "rep 2: started later by 5.0"),
        (running().next(), "rep 2: ended before its finish"),
        (resting().next(), "rep 2: recovery before it cut to 0:07 instead of 1:30"),
        (running().steps_off(), "rep 2: did not finish"),
        (resting().back(), "rep 1: to be run again"),
        (Talk("8-10 x 30s, rest 30s", "solo", ready=0).at(0).tap().at(460_000).enough(),
         "rep 9: optional ones left out: 8 in all instead of 8-10"),
        (Talk(plan_of("wu 10min easy", "400m")).at(0).tap().at(60_000).next(),
         "warm-up: ended before its finish"),
        (Talk("400m in 72s", "clicker", ready=10_000).at(0).tap().at(2_000).adjust(15_000),
         "rep 1: its start put off by 15.0"),
        (resting("400m in 72s; cd 10min").at(81_000).last(), None),
    ],
)  # fmt: skip
def test_each_change_is_told_with_what_was_and_what_is(talk: Talk, words: str | None) -> None:
    assert said(talk) == ([] if words is None else [words])


def test_figures_are_those_before_and_after() -> None:
    (longer, goal, fewer) = made(resting().adjust(15_000).goal(74_000).drop())
    assert (longer.at_ms, longer.kind) == (80_000, "adjust-recovery")
    assert (longer.before, longer.after) == (Range(90_000, 90_000), Range(105_000, 105_000))
    assert (goal.before, goal.after) == (Range(72_000, 72_000), Range(74_000, 74_000))
    assert (fewer.before, fewer.after) == (Range(6, 6), Range(5, 5))
    assert fewer.step is not None
    assert fewer.step.rep == 2


def test_two_changes_of_one_recovery_are_two() -> None:
    assert said(resting().adjust(15_000).at(82_000).adjust(15_000)) == [
        "rep 2: recovery before it 1:45 instead of 1:30",
        "rep 2: recovery before it 2:00 instead of 1:45",
    ]


def test_a_block_that_is_left_says_how_many_reps_were_not_run() -> None:
    talk = Talk(plan_of("4 x 400m, rest 90s", "200m")).at(0).tap().at(73_000).tap()
    talk.at(80_000).skip()
    assert said(talk) == ["rep 2: left the part: 3 reps not run"]


def test_what_was_undone_or_refused_is_no_change() -> None:
    talk = resting().drop().at(81_000).undo().at(82_000).started_now()
    assert made(talk) == []
    assert said(talk.at(83_000).drop().undo().redo()) == [
        "rep 2: one dropped: 5 in all instead of 6"
    ]


def test_going_on_where_only_a_person_ends_it_is_no_change() -> None:
    talk = Talk("2 x 100m, rest full").at(0).tap().at(20_000).tap().at(60_000).next()
    assert talk.phase == "work"
    assert made(talk) == []


def test_taps_and_repairs_are_no_changes_of_the_plan() -> None:
    talk = running().pause().at(171_000).resume().at(240_000).tap().at(241_000)
    talk.does(inputs.ShiftTap, step=2, press=talk.fold.entries[-2].seq, by_ms=-100)
    assert made(talk) == []


def test_a_number_is_that_of_its_time() -> None:
    talk = resting().repeat().at(170_000).tap().at(245_000).tap().at(250_000).drop()
    assert said(talk) == [
        "rep 1: once more: 7 in all instead of 6", "rep 3: one dropped: 6 in all instead of 7",
    ]  # fmt: skip


def test_a_goal_that_was_changed_stands_beside_the_planned_one() -> None:
    talk = resting().goal(74_000).at(165_000).tap().at(240_000).tap()
    first, _, second = talk.result.steps[:3]
    assert planned_goal_words(talk.plan, first) == ""
    assert planned_goal_words(talk.plan, second) == "72.0 planned"
    assert second.goal_ms == Range(74_000, 74_000)


def test_a_rep_that_was_added_has_nothing_planned() -> None:
    talk = resting().repeat().goal(74_000).at(165_000).tap().at(240_000).tap()
    added = talk.result.steps[2]
    assert added.index >= len(talk.plan.steps)
    assert planned_goal_words(talk.plan, added) == ""


def test_a_recovery_keeps_what_was_planned_however_it_was_moved() -> None:
    for notation in (SIX, "6 x 400m in 72s, on 163s", "6 x 400m in 72s, rest equal"):
        talk = resting(notation).adjust(15_000).at(180_000).tap()
        rest = talk.result.steps[1]
        planned_ms = 73_000 if "equal" in notation else 90_000
        assert rest.planned_ms == Range(planned_ms, planned_ms), notation
        assert rest.elapsed_ms == 107_000


def test_what_was_done_of_a_set_is_told_where_it_is_not_what_was_planned() -> None:
    talk = Talk(plan_of('2 x (5 reps "squat" 100kg), rest 60s')).at(0).tap().at(20_000).tap()
    assert done_words(talk.plan, talk.result.steps[0]) == ""
    talk.at(21_000).does(inputs.SetDone, step=0, reps=4, load_thousandths=97_500)
    assert done_words(talk.plan, talk.result.steps[0]) == "4 @ 97.5kg done"
    talk.at(81_000)
    assert done_words(talk.plan, talk.result.steps[2]) == ""


@given(
    st.sampled_from(fuzz.PLANS),
    st.sampled_from(fuzz.RULES),
    st.lists(fuzz.DEEDS | fuzz.ACTS, max_size=25),
)
def test_whatever_is_done_every_change_that_stands_has_its_words(
    plan: Plan, rules: Rules, deeds: list[Move | Onward]
) -> None:
    fold, now_ms = Fold(plan, rules), 0
    for deed in deeds:
        item = deed.made(fold, now_ms)
        now_ms = max(now_ms, item.at_ms)
        fold.add(Entry(fold.next_seq, item))
    told = changes(plan, rules, fold.entries)
    standing = {(entry.item.at_ms, type(entry.item).kind) for entry in fold.standing}
    for change in told:
        assert (change.at_ms, change.kind) in standing
        assert place_words(change)
        assert change_words(change)
    for step in workout_result(fold.state, rules).steps:
        planned_goal_words(plan, step)
        done_words(plan, step)


def test_a_goal_that_is_a_range_is_told_as_one() -> None:
    talk = Talk("3 x 400m in 70-72s, rest 90s").at(0).tap().at(73_000).tap().at(80_000)
    (told,) = said(talk.shift(-1_000))
    assert told.endswith("69.0-71.0 instead of 70.0-72.0")


def test_at_a_gate_it_is_the_block_behind_it_that_is_left_out() -> None:
    talk = Talk(plan_of("400m", "3 x 200m, rest 30s", "100m")).at(0).tap().at(70_000).tap()
    assert talk.phase == "ready"
    (change,) = made(talk.at(80_000).skip())
    assert change.after == Range(3, 3)
