"""The sound of a live workout: ticks and words in time, wishes, attention, trouble told once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bell_lap.clock import FakeClock, ScaledClock
from bell_lap.core import inputs
from bell_lap.core.cues import AS_USUAL, Caller, CueKind, CueOptions
from bell_lap.live import opening
from bell_lap.live.cueing import SOUND_IS_BACK
from bell_lap.sound.client import TimedCue
from tests.core.talk import plan_of, rules_of
from tests.live.doubles import QUIET, START_S, Ears, Table

PACED = CueOptions(pacer=True, caller=Caller.OFF)


def newest(ears: Ears, kind: CueKind) -> list[TimedCue]:
    """The cues of a kind in the newest schedule."""
    return [cue for cue in ears.schedules[-1] if cue.kind is kind]


# --- what is sent and told ------------------------------------------------------------------------


def test_ticks_are_sent_ahead_and_told_at_their_instants(table: Table) -> None:
    live = table.begins("2 x 200m in 40s, rest 60s", cues=PACED)
    live.press("space")
    assert [cue.at_s - START_S for cue in newest(table.ears, CueKind.TICK)] == [20.0]
    table.waits(41)
    assert table.ears.came_due == [CueKind.TICK, CueKind.MARK_TICK]
    assert [(cue.at_ms, cue.kind) for cue in table.flashed[1:]] == [
        (20_000, CueKind.TICK), (40_000, CueKind.MARK_TICK),
    ]  # fmt: skip


def test_speech_is_sent_ahead_with_its_words_and_told(table: Table) -> None:
    table.begins("2 x 400m in 72s, rest 60s", cues=AS_USUAL)
    said = newest(table.ears, CueKind.SPEECH)
    assert [(cue.at_s - START_S, cue.words[:4]) for cue in said] == [(3.0, ("rep", "1", "of", "2"))]
    table.waits(3.5)
    assert [cue.words for cue in table.flashed] == [said[0].words]


def test_a_tap_is_answered_with_the_delta_and_the_time(table: Table) -> None:
    live = table.begins("2 x 400m in 70s, rest 60s", cues=AS_USUAL)
    live.press("space")
    table.taps_after(71.2)
    assert table.ears.played == [CueKind.GO, CueKind.TAP]
    assert table.ears.spoken == [("1", "point", "2", "slow", "71", "2")]
    assert table.flashed[-1].words == table.ears.spoken[-1]


def test_what_is_taken_back_is_not_said(table: Table) -> None:
    live = table.begins("2 x 400m in 70s, rest 60s", cues=AS_USUAL)
    live.press("space")
    table.taps_after(71.2)
    assert newest(table.ears, CueKind.SPEECH)
    live.act(inputs.Undo(live.now_ms()))
    assert table.ears.played[-1] is CueKind.UNDO
    assert len(table.ears.spoken) == 1
    assert table.ears.schedules[-1] == []


def test_a_bounce_says_nothing(table: Table) -> None:
    live = table.begins("2 x 400m in 70s, rest 60s", cues=AS_USUAL)
    live.press("space")
    table.taps_after(71.2)
    live.press("space", live.now_ms() + 50)
    assert len(table.ears.played) == 2


def test_instants_are_of_the_machines_own_clock() -> None:
    world = FakeClock()
    clock = ScaledClock(10.0, world)
    ears = Ears()
    plan = plan_of("2 x 30s, rest 20s")
    live = opening.rehearse(plan, rules_of("solo", ready=0), clock, sound=ears, cues=AS_USUAL)
    live.press("rehearsal")
    stop = newest(ears, CueKind.STOP)[0]
    assert stop.at_s == pytest.approx(START_S + 3.0)
    assert newest(ears, CueKind.SPEECH) == [], "words take their own time"
    assert live.cue_options == AS_USUAL


# --- wishes ---------------------------------------------------------------------------------------


def test_other_wishes_are_followed_at_once_and_leave_no_trace(table: Table) -> None:
    live = table.begins("400m in 72s", cues=QUIET)
    live.press("space")
    table.waits(10)
    assert newest(table.ears, CueKind.TICK) == []
    live.set_cue_options(replace(live.cue_options, pacer=True))
    assert len(newest(table.ears, CueKind.TICK)) == 3
    assert live.cue_options == replace(QUIET, pacer=True)
    live.set_cue_options(QUIET)
    assert newest(table.ears, CueKind.TICK) == []
    assert len(live.journal) == 1
    live.close()
    live.set_cue_options(PACED)
    assert newest(table.ears, CueKind.TICK) == []


def test_whether_ticks_are_on_is_told_of_the_rep_under_way_or_to_come(table: Table) -> None:
    live = table.begins("400m in 72s, rest 60s; 1mi in 5:00", cues=QUIET)
    on = [live.pacer_on]
    live.press("space")
    on.append(live.pacer_on)
    table.taps_after(72)
    on.append(live.pacer_on)
    live.set_cue_options(replace(QUIET, pacer=False))
    on.append(live.pacer_on)
    assert on == [False, False, True, False], "the mile comes after the lap"
    table.live.close()
    asked = table.begins(replace(plan_of("400m in 72s"), pacer=True))
    assert asked.pacer_on


def test_a_resumed_workout_has_its_own_wishes(table: Table) -> None:
    live = table.begins("400m in 72s", cues=QUIET)
    live.press("space")
    table.waits(5)
    live.close()
    assert table.resumes(cues=PACED).cue_options == PACED
    assert len(newest(table.ears, CueKind.TICK)) == 3


# --- attention and trouble ------------------------------------------------------------------------


def test_a_screen_without_focus_calls_for_attention(table: Table) -> None:
    live = table.begins()
    live.call_attention()
    assert table.ears.played == [CueKind.ATTENTION]
    assert [cue.kind for cue in table.flashed] == [CueKind.ATTENTION]
    assert live.journal == ()
    live.close()
    live.call_attention()
    assert table.ears.played == [CueKind.ATTENTION]


def test_trouble_with_the_sound_and_its_end_are_told_once_each(table: Table) -> None:
    table.ears.trouble = "no sound: there is no device"
    live = table.begins()
    told: list[str] = []
    stop = live.subscribe_notices(told.append)
    table.waits(3)
    assert told == ["no sound: there is no device"]
    table.ears.trouble = None
    table.waits(3)
    assert told[1:] == [SOUND_IS_BACK]
    table.ears.trouble = "the sound process died three times"
    table.waits(1)
    stop()
    table.ears.trouble = None
    table.waits(1)
    assert told[2:] == ["the sound process died three times"]


# --- the schedule goes on -------------------------------------------------------------------------


def test_a_schedule_of_many_short_steps_is_renewed_in_time(table: Table) -> None:
    live = table.begins("400 x 1s, rest 1s", "solo")
    live.press("space")
    for _ in range(100):
        table.waits(5)
        ahead = [cue.at_s for cue in table.ears.schedules[-1]]
        assert ahead[-1] - table.clock.now() > 20
    kinds = [cue for cue in table.ears.came_due if cue in (CueKind.GO, CueKind.STOP)]
    assert len(kinds) == 500
