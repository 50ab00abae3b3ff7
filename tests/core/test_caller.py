"""When the caller speaks: in time, clear of every countdown, and not at all where it must be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.caller import Said, fit
from bell_lap.core.cues import Caller, Cue, CueKind, CueOptions, schedule
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.plan import Plan
from bell_lap.core.rules import Rules
from bell_lap.core.voice import CLIPS, estimate_ms
from tests.core.fuzz import DEEDS, ONWARD, PLANS, RULES, Move, Onward
from tests.core.talk import Talk, plan_of

SHORT, LONG = ("rep", "1"), ("rep", "1", "of", "2", "4", "hundred", "goal", "72")
COUNTDOWN = (CueKind.PIP, CueKind.END_PIP, CueKind.GO, CueKind.STOP, CueKind.OVER)


def said(talk: Talk, options: CueOptions | None = None) -> list[tuple[int, str]]:
    """What the caller will say, and when."""
    wanted = options or CueOptions(count_through=False)
    return [
        (cue.at_ms, " ".join(CLIPS[word] for word in cue.words))
        for cue in schedule(talk.fold, talk.now, wanted)
        if cue.kind is CueKind.SPEECH
    ]


# --- what has room --------------------------------------------------------------------------------


def test_a_phrase_takes_the_first_room_there_is() -> None:
    assert fit([LONG], 1_000, None, ()) == Said(1_000, LONG)
    assert fit([LONG], 1_000, None, [(2_000, 3_000)]) == Said(3_000, LONG)
    assert fit([LONG], 1_000, None, [(9_000, 9_500), (500, 1_200)]) == Said(1_200, LONG)


def test_one_that_has_no_room_gives_way_to_a_shorter_one() -> None:
    length_ms = Said(0, SHORT).span[1]
    assert fit([LONG, SHORT], 1_000, 1_000 + length_ms, ()) == Said(1_000, SHORT)
    assert fit([LONG, SHORT], 1_000, 999 + length_ms, ()) is None
    assert fit([], 1_000, None, ()) is None


# --- before a rep ---------------------------------------------------------------------------------


def test_a_rep_is_announced_25_seconds_before_its_start() -> None:
    talk = Talk("11 x 400m in 72s, rest 90s", "solo", ready=0).at(0).tap().at(72_000).tap()
    assert said(talk) == [
        (102_000, "one minute"),
        (132_400, "thirty seconds"),
        (137_000, "rep two of eleven four hundred from the finish line goal seventy-two"),
    ]


def test_the_beep_comes_before_the_word() -> None:
    talk = Talk("2 x 400m, rest 90s").at(0).tap().at(72_000).tap()
    cues = schedule(talk.fold, talk.now)
    beep = next(cue.at_ms for cue in cues if cue.kind is CueKind.SOON_30)
    assert (beep + 400, "thirty seconds") in said(talk)


def test_a_short_recovery_has_room_for_a_short_phrase_only() -> None:
    by_length = {}
    for rest_s in (30, 20, 14, 11, 6):
        talk = Talk(f"11 x 400m in 72s, rest {rest_s}s", "solo", ready=0)
        by_length[rest_s] = [words for _, words in said(talk.at(0).tap().at(72_000).tap())]
    assert by_length == {
        30: ["rep two of eleven four hundred from the finish line goal seventy-two"],
        20: ["rep two of eleven four hundred from the finish line goal seventy-two"],
        14: ["rep two of eleven four hundred from the finish line goal seventy-two"],
        11: ["rep two of eleven"],
        6: [],
    }


def test_a_recovery_that_waits_for_a_tap_tells_before_its_expected_end() -> None:
    coach = Talk("2 x 400m in 72s, rest full").at(0).tap().at(72_000).tap()
    expected_ms = coach.run.step.expected_ms
    assert expected_ms is not None
    assert said(coach)[0][0] == 72_000 + expected_ms - 25_000
    unknown = Talk("2 x 400m, rest full").at(0).tap().at(72_000).tap()
    assert said(unknown) == [(102_000, "last rep four hundred from the finish line")]


def test_at_the_very_start_and_at_a_gate_it_tells_what_waits() -> None:
    plan = plan_of("10min easy", "1mi in 5:00")
    talk = Talk(plan)
    assert said(talk) == [(3_000, "rep one of two ten minutes easy")]
    talk.at(0).tap()
    gate = said(talk.at(599_000))
    assert gate == [
        (601_500, "last rep one mile from nine metres behind the line goal five minutes")
    ]


def test_after_back_the_rep_is_told_again() -> None:
    talk = Talk("2 x 400m, rest full").at(0).tap().at(30_000).back()
    assert said(talk) == [(31_500, "rep one of two four hundred from the finish line")]


def test_a_get_ready_tells_before_its_countdown() -> None:
    line = Talk("2 x 400m in 72s, rest full", "clicker").at(0).tap()
    assert said(line) == [
        (1_500, "rep one of two four hundred from the finish line goal seventy-two")
    ]
    away = Talk("2 x 600m, rest full", "solo").at(0).tap()
    assert said(away) == [(50_000, "rep one of two six hundred from the two hundred metre start")]


def test_before_a_gate_no_rep_is_told() -> None:
    talk = Talk(plan_of("2 x 100m, rest 90s, last rest", "400m")).at(0).tap().at(20_000).tap()
    talk.at(110_000).tap().at(130_000).tap()
    assert said(talk) == [
        (160_000, "one minute"),
        (190_400, "thirty seconds"),
        (221_500, "last rep four hundred from the finish line"),
    ], "and the gate that follows tells its own"


def test_a_timed_rep_tells_what_has_become_optional() -> None:
    talk = Talk("2-4 x 30s, rest 60s", "solo", ready=0).at(0).tap().at(91_000)
    assert said(talk)[0] == (121_500, "two done two optional")
    sets = Talk("2 x (1-2 x 30s, rest 10s), rest 60s", "solo", ready=0).at(0).tap()
    assert said(sets)[0] == (31_500, "one done one optional")


@pytest.mark.parametrize("caller", [Caller.OFF, Caller.SPLITS])
def test_who_wants_splits_only_or_nothing_is_told_nothing_else(caller: Caller) -> None:
    talk = Talk("11 x 400m in 72s, rest 90s", "solo", ready=0)
    assert said(talk, CueOptions(caller=caller)) == []
    assert said(talk.at(0).tap().at(72_000).tap(), CueOptions(caller=caller)) == []


def test_a_pause_is_silent_and_moves_what_is_said() -> None:
    talk = Talk("2 x 400m, rest 90s").at(0).tap().at(72_000).tap().at(80_000).pause()
    assert said(talk) == []
    talk.at(90_000).resume()
    assert said(talk)[0] == (112_000, "one minute")


# --- it yields ------------------------------------------------------------------------------------


def clear(cues: tuple[Cue, ...]) -> bool:
    """Whether no phrase begins or ends within a countdown, or talks over another phrase."""
    speech = [cue for cue in cues if cue.kind is CueKind.SPEECH]
    counted = [cue.at_ms for cue in cues if cue.kind in COUNTDOWN]
    for cue in speech:
        end_ms = cue.at_ms + estimate_ms(cue.words)
        if any(cue.at_ms <= at_ms < end_ms for at_ms in counted):
            return False
    return all(a.at_ms + min(950, estimate_ms(a.words)) <= b.at_ms for a, b in pairwise(speech))


@given(
    st.sampled_from(PLANS),
    st.sampled_from(RULES),
    st.lists(st.one_of(ONWARD, ONWARD, DEEDS), max_size=12),
    st.booleans(),
)
def test_whatever_is_done_the_voice_keeps_clear(
    plan: Plan, rules: Rules, deeds: list[Move | Onward], counted: bool
) -> None:
    fold = Fold(plan, rules)
    now_ms = 0
    for deed in deeds:
        item = deed.made(fold, now_ms)
        now_ms = max(now_ms, item.at_ms)
        fold.add(Entry(fold.next_seq, item))
        cues = schedule(fold, now_ms, CueOptions(pacer=True, count_through=counted))
        assert clear(cues)
        assert all(word in CLIPS for cue in cues for word in cue.words)
