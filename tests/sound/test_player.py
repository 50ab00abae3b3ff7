"""The player: which buffer goes to the device when, told with a clock that the test moves."""

from __future__ import annotations

import pytest

from bell_lap.core.cues import CueKind
from bell_lap.sound.client import SoundOptions
from bell_lap.sound.samples import length_s
from tests.sound.stage import KIT, LATENCY_S, LEAD_S, Stage, countdown, cue, say

GO, TICK, SPEECH, TAP = CueKind.GO, CueKind.TICK, CueKind.SPEECH, CueKind.TAP
PIP, HALFWAY, BELL, FINISHED = CueKind.PIP, CueKind.HALFWAY, CueKind.BELL, CueKind.FINISHED


def exact(at_s: float) -> object:
    return pytest.approx(at_s, abs=1e-6)


# --- on time --------------------------------------------------------------------------------------


def test_a_countdown_is_one_buffer_handed_over_in_time() -> None:
    stage = Stage()
    stage.replace(*countdown(110.0))
    stage.until(106.9)
    assert stage.device.given == {}
    stage.until(120.0)
    (given,) = stage.device.given.values()
    assert given.at_s == exact(107.0)
    assert given.given_s == exact(107.0 - LEAD_S)
    assert [heard.at_s for heard in stage.heard()] == [exact(t) for t in (107, 108, 109, 110)]


def test_every_cue_of_a_long_schedule_is_heard_at_its_instant() -> None:
    stage = Stage()
    cues = [cue(101.0 + 7.3 * n, TICK) for n in range(250)]
    stage.replace(*cues)
    stage.until(101.0 + 1_830)
    assert [heard.cue for heard in stage.heard()] == cues
    assert [heard.at_s for heard in stage.heard()] == [exact(c.at_s) for c in cues]
    assert stage.late == []


def test_buffers_are_not_composed_long_before_they_are_due() -> None:
    stage = Stage()
    stage.replace(*(say(101.0 + 10 * n, "72") for n in range(170)))
    assert len(stage.player._planned) <= 2


def test_the_delay_of_the_loudspeaker_makes_everything_earlier() -> None:
    stage = Stage(SoundOptions(delay_ms=250))
    stage.replace(cue(110.0, HALFWAY))
    stage.until(120.0)
    (given,) = stage.device.given.values()
    assert given.at_s == exact(109.75)
    assert stage.played[0].due_s == 110.0


def test_a_volume_of_nothing_leaves_a_cue_out() -> None:
    stage = Stage(SoundOptions(volumes=((TICK, 0), (TAP, 0))))
    stage.replace(cue(101.0, TICK), cue(102.0, HALFWAY))
    stage.play(TAP, "72")
    stage.until(105.0)
    assert stage.heard_kinds() == [SPEECH, HALFWAY]
    assert stage.late == []


def test_volumes_and_delay_can_change_under_way() -> None:
    stage = Stage()
    stage.replace(cue(105.0, TICK), cue(106.0, HALFWAY))
    stage.until(102.0)
    stage.adjust(SoundOptions(volumes=((TICK, 0),), delay_ms=100))
    stage.until(110.0)
    assert [heard.at_s for heard in stage.heard()] == [exact(105.9)]


# --- replacing ------------------------------------------------------------------------------------


def test_what_is_replaced_is_not_heard() -> None:
    stage = Stage()
    stage.replace(cue(105.0, HALFWAY), *countdown(110.0))
    stage.until(104.0)
    stage.replace(*countdown(125.0))
    stage.until(130.0)
    assert [heard.at_s for heard in stage.heard()] == [exact(t) for t in (122, 123, 124, 125)]
    assert stage.late == []


def test_only_cues_from_that_instant_on_are_replaced() -> None:
    stage = Stage()
    stage.replace(cue(105.0, HALFWAY), cue(106.0, BELL))
    stage.until(104.9)
    stage.player.replace(105.5, [], stage.now_s)
    stage.stall(104.98)
    stage.until(110.0)
    assert stage.heard_kinds() == [HALFWAY]


def test_a_countdown_under_way_goes_on_where_the_new_schedule_has_the_rest_of_it() -> None:
    stage = Stage()
    stage.replace(*countdown(110.0))
    stage.until(108.5)
    stage.replace(*countdown(110.0)[2:], cue(115.0, HALFWAY))
    stage.until(120.0)
    assert len(stage.device.given) == 2
    assert [heard.at_s for heard in stage.heard()] == [exact(t) for t in (107, 108, 109, 110, 115)]


def test_the_rest_of_a_countdown_is_known_again_though_its_instants_were_rounded() -> None:
    stage = Stage()
    stage.replace(*countdown(110.0))
    stage.until(108.5)
    stage.replace(cue(109.0004, PIP, 1), cue(110.0004, GO))
    stage.until(120.0)
    assert len(stage.device.given) == 1


def test_a_countdown_under_way_stops_where_it_moves() -> None:
    stage = Stage()
    stage.replace(*countdown(110.0))
    stage.until(108.5)
    stage.replace(*countdown(125.0))
    stage.until(130.0)
    assert [heard.at_s for heard in stage.heard()] == [
        exact(t) for t in (107, 108, 122, 123, 124, 125)
    ]
    assert stage.device.given[1].stopped_s == exact(108.5)


def test_what_is_left_of_a_stopped_countdown_is_played_at_its_own_instants() -> None:
    stage = Stage()
    stage.replace(*countdown(110.0))
    stage.until(108.5)
    stage.replace(cue(109.0, PIP, 1), cue(110.0, CueKind.OVER))
    stage.until(120.0)
    assert [(heard.at_s, heard.buffer) for heard in stage.heard()] == [
        (exact(107), 1), (exact(108), 1), (exact(109), 2), (exact(110), 2),
    ]  # fmt: skip


def test_a_cue_that_was_handed_over_but_not_heard_yet_can_be_taken_back() -> None:
    stage = Stage()
    stage.replace(cue(105.0, HALFWAY))
    stage.until(104.98)
    assert stage.played
    stage.replace()
    stage.until(110.0)
    assert stage.heard() == []


def test_a_cue_that_was_heard_is_not_heard_again() -> None:
    stage = Stage()
    stage.replace(cue(105.0, HALFWAY))
    stage.until(105.1)
    stage.replace(cue(105.0, HALFWAY))
    stage.until(110.0)
    assert stage.heard_kinds() == [HALFWAY]
    assert stage.late == []


def test_a_tick_yields_to_a_countdown_that_is_under_way_already() -> None:
    stage = Stage()
    stage.replace(*countdown(110.0))
    stage.until(107.5)
    stage.replace(*countdown(110.0)[1:], cue(108.05, TICK), cue(113.0, TICK))
    stage.until(120.0)
    assert stage.heard_kinds() == [PIP, PIP, PIP, GO, TICK]
    assert stage.late == []


# --- late -----------------------------------------------------------------------------------------


def test_the_rest_of_a_countdown_is_on_time_after_a_late_start() -> None:
    stage = Stage(now_s=107.1)
    stage.replace(*countdown(110.0))
    stage.until(120.0)
    begins, *rest = [heard.at_s for heard in stage.heard()]
    assert begins == exact(107.1 + LATENCY_S)
    assert rest == [exact(t) for t in (108, 109, 110)]
    assert stage.late == []


def test_a_countdown_that_cannot_begin_on_time_is_on_time_from_its_second_pip_on() -> None:
    stage = Stage(now_s=107.0 - LATENCY_S + 0.010)
    stage.replace(*countdown(110.0))
    stage.until(120.0)
    assert [heard.at_s for heard in stage.heard()] == [exact(t) for t in (107.01, 108, 109, 110)]


def test_what_would_be_heard_too_late_is_dropped_and_told() -> None:
    stage = Stage()
    cues = (cue(105.0, HALFWAY), *countdown(110.0))
    stage.replace(*cues)
    stage.until(104.0)
    stage.stall(107.2)
    assert [late.cue for late in stage.late] == [cues[0], cues[1]]
    assert stage.late[0].late_s == exact(2.2 + LATENCY_S)
    stage.until(120.0)
    assert [heard.at_s for heard in stage.heard()] == [exact(t) for t in (108, 109, 110)]


def test_a_sound_that_was_asked_for_long_ago_is_no_answer_any_more() -> None:
    stage = Stage()
    stage.play(TAP, "72", asked_s=99.8)
    stage.until(110.0)
    assert stage.device.given == {}
    assert [late.cue.kind for late in stage.late] == [TAP, SPEECH]


# --- at once --------------------------------------------------------------------------------------


def test_a_sound_at_once_begins_now_and_its_words_follow() -> None:
    stage = Stage()
    stage.play(TAP, "71", "slow")
    assert len(stage.device.given) == 1
    stage.until(110.0)
    tap, words = stage.heard()
    assert tap.at_s == exact(100 + LATENCY_S)
    assert tap.at_once
    assert words.at_once
    assert words.cue.words == ("71", "slow")
    assert 100.1 <= words.at_s < 100.25


def test_the_latency_of_sounds_at_once_is_measured() -> None:
    stage = Stage()
    assert stage.player.latency_s is None
    for asked_s in (99.99, 99.98, 99.95):
        stage.play(TAP, asked_s=asked_s)
    assert stage.player.latency_s == exact(0.02 + LATENCY_S)


def test_the_schedule_that_comes_with_a_tap_lets_its_words_stand() -> None:
    stage = Stage()
    stage.play(TAP, "72")
    stage.replace(*countdown(120.0))
    stage.until(100.3)
    stage.replace(*countdown(121.0))
    stage.until(110.0)
    assert stage.heard_kinds() == [TAP, SPEECH]
    assert stage.device.given[2].stopped_s is None


def test_words_wait_for_the_schedule_without_the_countdown_that_the_tap_did_away_with() -> None:
    stage = Stage()
    stage.replace(*countdown(103.1))
    stage.play(TAP, "72")
    stage.replace()
    stage.until(110.0)
    assert stage.heard_kinds() == [TAP, SPEECH]


def test_the_next_sound_at_once_ends_the_words_of_the_one_before() -> None:
    stage = Stage()
    stage.play(TAP, "long")
    stage.until(101.0)
    stage.play(CueKind.UNDO)
    stage.until(110.0)
    assert stage.heard_kinds() == [TAP, SPEECH, CueKind.UNDO]
    assert stage.device.given[2].stopped_s == exact(101.0)


def test_the_next_sound_at_once_comes_before_the_words_of_the_one_before() -> None:
    stage = Stage()
    stage.play(TAP, "72")
    stage.play(CueKind.UNDO)
    stage.until(110.0)
    assert stage.heard_kinds() == [TAP, CueKind.UNDO]


def test_a_tap_stops_what_the_schedule_was_saying() -> None:
    stage = Stage()
    stage.replace(say(101.0, "long"), cue(101.5, TICK))
    stage.until(102.0)
    stage.play(TAP)
    assert stage.device.given[1].stopped_s == exact(102.0)
    assert stage.device.given[2].stopped_s is None


def test_words_under_way_yield_to_a_countdown_that_comes() -> None:
    stage = Stage()
    stage.play(TAP, "long")
    stage.until(100.5)
    stage.replace(*countdown(104.5))
    stage.until(110.0)
    assert stage.heard_kinds() == [TAP, SPEECH, PIP, PIP, PIP, GO]
    assert stage.device.given[2].stopped_s == exact(101.5 - LEAD_S)


def test_two_voices_are_never_heard_together() -> None:
    stage = Stage()
    stage.play(TAP, "long")
    stage.until(101.0)
    stage.replace(say(103.0, "72"), say(110.0, "71"))
    stage.until(120.0)
    first, second, third = (h for h in stage.heard() if h.cue.kind is SPEECH)
    assert second.at_s >= first.at_s + 4.0
    assert third.at_s == exact(110.0)


def test_speech_that_waits_for_other_speech_waits_on_when_more_is_composed() -> None:
    stage = Stage()
    stage.replace(
        *countdown(104.88), say(103.0, "71", "71"), say(104.3, "72"), cue(110.03, HALFWAY)
    )
    stage.until(120.0)
    assert stage.heard_kinds() == [PIP, PIP, PIP, GO, SPEECH, SPEECH, HALFWAY]
    assert stage.late == []


def test_speech_that_gave_way_does_not_come_when_more_is_composed() -> None:
    stage = Stage()
    stage.replace(*countdown(105.45), *countdown(113.03), say(101.65, "71"), say(103.4, "72"))
    stage.until(120.0)
    assert [heard.cue.words for heard in stage.heard() if heard.cue.kind is SPEECH] == [("72",)]


def test_speech_at_once_needs_no_sound_before_it() -> None:
    stage = Stage()
    stage.play(SPEECH, "72")
    stage.until(110.0)
    assert stage.heard_kinds() == [SPEECH]


# --- closing --------------------------------------------------------------------------------------


def test_the_end_of_a_workout_rings_out() -> None:
    stage = Stage()
    stage.replace(cue(101.0, TICK))
    stage.play(FINISHED)
    stage.until(100.2)
    end_s = stage.player.close(stage.now_s)
    assert end_s == exact(100.0 + LATENCY_S + 1.5)
    assert stage.device.given[1].stopped_s is None
    assert stage.player.run(stage.now_s + 10) is None
    assert len(stage.device.given) == 1


def test_a_slow_loudspeaker_is_waited_for() -> None:
    stage = Stage(SoundOptions(delay_ms=200))
    stage.play(FINISHED)
    assert stage.player.close(stage.now_s) == exact(100.0 + LATENCY_S + 1.5 + 0.2)


def test_nothing_else_rings_out() -> None:
    stage = Stage()
    stage.replace(*countdown(104.0))
    stage.until(101.5)
    assert stage.player.close(stage.now_s) == stage.now_s
    assert stage.device.given[1].stopped_s == stage.now_s


def test_ringing_out_has_an_end() -> None:
    stage = Stage()
    stage.play(BELL)
    stage.until(100.1)
    stage.play(BELL)
    assert length_s(KIT.cue(BELL)) < 2.5
    assert stage.player.close(stage.now_s) == exact(100.1 + LATENCY_S + length_s(KIT.cue(BELL)))
    assert stage.player.close(stage.now_s - 1.0) == exact(stage.now_s - 1.0 + 2.5)
