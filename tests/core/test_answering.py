"""What answers an input: one cue, the most important, and the words after it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.answering import Answer, answer_to
from bell_lap.core.cues import Caller, CueKind
from bell_lap.core.events import Event
from bell_lap.core.inputs import Press
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.plan import Plan
from bell_lap.core.rules import Rules
from bell_lap.core.session import Kind
from bell_lap.core.voice import CLIPS
from tests.core.fuzz import DEEDS, ONWARD, PLANS, RULES, Move, Onward
from tests.core.talk import Talk, plan_of


def answered(talk: Talk, caller: Caller = Caller.FULL) -> Answer | None:
    """What answers the newest input of a talk."""
    item = talk.fold.entries[-1].item
    before = Fold(talk.plan, talk.rules, talk.fold.entries[:-1])
    told = news(before, talk.fold, talk.now)
    return answer_to(item, told, talk.fold.state, talk.plan, talk.rules, caller)


def news(before: Fold, after: Fold, now_ms: int) -> list[Event]:
    """The events that an input brought."""
    known = before.events(now_ms)
    notices = after.notices[len(before.notices) :]
    return [*notices, *(event for event in after.events(now_ms) if event not in known)]


def kind(talk: Talk) -> CueKind | None:
    found = answered(talk)
    return None if found is None else found.kind


def words(talk: Talk, caller: Caller = Caller.FULL) -> str:
    found = answered(talk, caller)
    assert found is not None
    return " ".join(CLIPS[word] for word in found.words)


# --- cues -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "talk"),
    [
        (CueKind.GO, Talk("400m").at(0).tap()),
        (CueKind.TAP, Talk("400m", "clicker").at(0).tap()),
        (CueKind.TAP, Talk("1000m").at(0).tap().at(45_000).tap()),
        (CueKind.TAP, Talk('2 x 5 reps "squat", rest 60s').at(0).tap().at(30_000).tap()),
        (CueKind.TAP, Talk("400m").at(0).tap().at(9_000).pause()),
        (CueKind.TAP, Talk("400m").at(0).tap().at(9_000).pause().at(12_000).tap()),
        (CueKind.REFUSED, Talk("600m").at(0).tap().at(5_000).tap()),
        (CueKind.REFUSED, Talk("600m").at(0).tap().at(5_000).resume()),
        (CueKind.UNDO, Talk("600m").at(0).tap().at(5_000).undo()),
        (CueKind.UNDO, Talk("600m").at(0).tap().at(4_000).undo().at(5_000).redo()),
        (CueKind.FINISHED, Talk("400m").at(0).tap().at(70_000).tap()),
        (CueKind.FINISHED, Talk("400m").at(0).tap().at(70_000).stop()),
        (CueKind.FINISHED, Talk("400m").at(0).tap().at(75_000).types(70_000)),
        (CueKind.GATE, Talk(plan_of("400m", "200m")).at(0).tap().at(70_000).tap()),
        (CueKind.ATTENTION, Talk("60s; 400m").at(0).tap().at(99_000).gap(9_000)),
        (CueKind.SET_DONE,
         Talk("2 x (2 x 100m, rest 1s), rest 60s", "solo", ready=0)
         .at(0).tap().at(15_000).tap().at(31_000).tap()),
        (CueKind.OVER, Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(80_000)
         .adjust(-60_000)),
        (CueKind.TAP, Talk("2 x 400m, rest 60s").at(0).tap().at(75_000).types(70_000)),
        (None, Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(70_100).tap()),
        (None, Talk("2 x 400m, rest 60s").at(0).tap().at(5_000).add()),
    ],
)  # fmt: skip
def test_one_input_has_one_answer(expected: CueKind | None, talk: Talk) -> None:
    assert kind(talk) is expected


def test_the_bell_rings_for_the_last_lap_of_the_last_rep_only() -> None:
    talk = Talk("2 x 800m, rest 60s")
    assert kind(talk.at(0).tap().at(80_000).tap()) is CueKind.TAP
    talk.at(160_000).tap().at(230_000).tap().at(310_000).tap()
    assert kind(talk) is CueKind.BELL


def test_who_comes_after_the_send_off_is_sent_off_at_once() -> None:
    coach = Talk("2 x 400m in 72s, on 1:15").at(0).tap().at(80_000).tap()
    assert answered(coach) == Answer(
        CueKind.OVER, ("go-now", "8", "point", "0", "slow", "80", "flat")
    )
    solo = Talk("2 x 400m in 72s, on 1:15", "solo", ready=0).at(0).tap().at(80_000).tap()
    assert kind(solo) is CueKind.GO
    assert words(solo).startswith("go now eight")
    assert words(coach, Caller.SPLITS) == "eight point zero slow eighty flat"


# --- words ----------------------------------------------------------------------------------------


def test_the_delta_first_and_then_the_time() -> None:
    talk = Talk("2 x 400m in 70.1s, rest 60s").at(0).tap().at(71_200).tap()
    assert words(talk) == words(talk, Caller.SPLITS) == "one point one slow seventy-one two"
    assert words(talk, Caller.OFF) == ""


def test_at_an_inner_mark_the_delta_of_the_split_and_the_time_of_the_lap() -> None:
    talk = Talk("1200m in 3:36").at(0).tap().at(71_000).tap()
    assert words(talk) == "one point zero fast seventy-one flat"
    assert words(talk.at(143_500).tap()) == "zero point five fast seventy-two five"
    assert words(talk.at(217_300).tap()) == "one point three slow three thirty-seven three"


def test_without_a_goal_the_time_stands_alone() -> None:
    talk = Talk("2 x 400m, rest 60s").at(0).tap().at(104_600).tap()
    assert words(talk) == "one forty-four six"
    timed = Talk("5min").at(0).tap().at(80_000).tap().at(161_500).tap()
    assert words(timed) == "eighty-one five"


def test_too_fast_is_a_fault_in_a_pacing_session_alone() -> None:
    plan = replace(plan_of("1mi in 5:00"), kind=Kind.PACING)
    talk = Talk(plan).at(0).tap().at(75_300).tap()
    assert words(talk) == "one point zero fast too fast ease"
    close = Talk(plan).at(0).tap().at(75_700).tap()
    assert words(close) == "zero point six fast seventy-five seven"
    assert words(Talk("1mi in 5:00").at(0).tap().at(75_300).tap()).endswith("seventy-five three")


def test_a_typed_time_is_said_as_a_tapped_one() -> None:
    open_rep = Talk("2 x 400m in 70s, rest 60s").at(0).tap().at(75_000).types(71_200)
    assert words(open_rep) == "one point two slow seventy-one two"
    done = Talk("2 x 400m in 70s, rest 60s").at(0).tap().at(75_000).tap().at(80_000).types(69_900)
    assert words(done) == "zero point one fast sixty-nine nine"


def test_a_rep_that_was_not_finished_has_no_words() -> None:
    assert words(Talk("2 x 400m in 70s, rest 60s").at(0).tap().at(40_000).steps_off()) == ""


def test_the_8th_of_8_to_10_says_what_is_optional() -> None:
    talk = Talk("2-4 x 400m in 70s, rest 60s").at(0).tap().at(70_000).tap().at(131_000).tap()
    assert words(talk.at(201_000).tap()) == "even seventy flat two done two optional"
    assert words(talk, Caller.SPLITS) == "even seventy flat"
    squats = Talk('2-3 x 5 reps "squat", rest 30s').at(0).tap().at(20_000).tap()
    squats.at(50_000).at(60_000).tap()
    assert words(squats) == "two done one optional"


@given(
    st.sampled_from(PLANS),
    st.sampled_from(RULES),
    st.lists(st.one_of(ONWARD, DEEDS), max_size=15),
)
def test_whatever_is_done_a_press_is_heard_and_every_word_has_its_clip(
    plan: Plan, rules: Rules, deeds: list[Move | Onward]
) -> None:
    talk = Talk(plan)
    talk.rules, talk.fold = rules, Fold(plan, rules)
    for deed in deeds:
        item = deed.made(talk.fold, talk.now)
        before = len(talk.fold.state.strays)
        talk.at(max(0, item.at_ms))
        talk.fold.add(Entry(talk.fold.next_seq, item))
        found = answered(talk)
        assert found is None or all(word in CLIPS for word in found.words)
        if isinstance(item, Press) and item.at_ms == talk.now:
            bounced = len(talk.fold.state.strays) > before
            assert found is not None or bounced
