"""Cues: scheduled ahead at exact instants, and one answer for what a person did."""

from __future__ import annotations

import pytest

from bell_lap.core.answering import answer
from bell_lap.core.cues import Caller, Cue, CueKind, CueOptions, schedule
from bell_lap.core.events import Event
from tests.core.talk import Talk, plan_of

QUIET = CueOptions(caller=Caller.OFF)


def cues(talk: Talk, options: CueOptions = QUIET) -> list[tuple[int, str]]:
    """The schedule, pips as their count."""
    return [
        (cue.at_ms, str(cue.count) if cue.count else cue.kind.value)
        for cue in schedule(talk.fold, talk.now, options)
    ]


def answers(talk: Talk, since_ms: int) -> set[CueKind]:
    """What answers the events of an instant."""
    told: list[Event] = [*talk.fold.events(), *talk.fold.notices]
    kinds = {answer(event, talk.fold.state) for event in told if event.at_ms == since_ms}
    return {kind for kind in kinds if kind is not None}


def test_a_recovery_is_counted_down_to_the_next_start() -> None:
    talk = Talk("2 x 400m, rest 60s", "solo", ready=0).at(0).tap().at(70_000).tap()
    assert cues(talk) == [
        (100_000, "30 seconds left"), (120_000, "10 seconds left"), (127_000, "3"),
        (128_000, "2"), (129_000, "1"), (130_000, "go"),
    ]  # fmt: skip
    talk.at(128_500)
    assert cues(talk) == [(129_000, "1"), (130_000, "go")]


def test_a_coach_is_told_that_it_is_over() -> None:
    talk = Talk("2 x 400m, rest 5s").at(0).tap().at(70_000).tap()
    assert cues(talk) == [
        (72_000, "3"), (73_000, "2"), (74_000, "1"), (75_000, "recovery over"),
    ]  # fmt: skip
    assert cues(talk.at(76_000)) == []


def test_a_whole_timed_session_is_scheduled_ahead() -> None:
    talk = Talk("2 x 1min, rest 10s", "solo", ready=0).at(0).tap()
    assert cues(talk) == [
        (30_000, "halfway"), (57_000, "3"), (58_000, "2"), (59_000, "1"), (60_000, "stop"),
        (67_000, "3"), (68_000, "2"), (69_000, "1"), (70_000, "go"),
        (100_000, "halfway"), (127_000, "3"), (128_000, "2"), (129_000, "1"),
        (130_000, "finished"),
    ]  # fmt: skip


def test_a_pause_moves_the_half_and_silences_all_meanwhile() -> None:
    talk = Talk("60s").at(0).tap().at(10_000).pause()
    assert cues(talk) == []
    talk.at(20_000).resume()
    assert cues(talk)[0] == (40_000, "halfway")
    late = Talk("60s").at(0).tap().at(40_000).pause().at(50_000).resume()
    assert cues(late)[0] == (67_000, "3")


def test_a_countdown_never_begins_before_its_step() -> None:
    talk = Talk("2 x 2s, rest 3s", "solo", ready=0).at(0).tap()
    assert cues(talk)[:4] == [(1_000, "1"), (2_000, "stop"), (3_000, "2"), (4_000, "1")]


def test_the_get_ready_is_counted_down() -> None:
    talk = Talk("400m", "clicker").at(100).tap()
    assert cues(talk) == [(7_100, "3"), (8_100, "2"), (9_100, "1"), (10_100, "go")]


def test_a_timed_warm_up_ends_at_a_gate() -> None:
    talk = Talk("wu 10min; 400m").at(0).tap()
    assert cues(talk)[-1] == (600_000, "gate")


def test_a_schedule_reaches_ten_minutes_and_no_further() -> None:
    talk = Talk("50 x 1min, rest 1min", "solo", ready=0).at(0).tap()
    assert max(at for at, _ in cues(talk)) == 10 * 60_000
    assert cues(Talk("wu 40min; 400m").at(0).tap()) == []


def test_the_half_of_a_long_step_is_known_before_its_end_is() -> None:
    talk = Talk("wu 40min; 400m").at(0).tap().at(15 * 60_000)
    assert cues(talk) == [(20 * 60_000, "halfway")]


@pytest.mark.parametrize(
    ("kind", "talk"),
    [
        (CueKind.GO, Talk("400m").at(0).tap()),
        (CueKind.TAP, Talk("1000m").at(0).tap().at(45_000).tap()),
        (CueKind.REFUSED, Talk("600m").at(0).tap().at(5_000).tap()),
        (CueKind.REFUSED, Talk("600m").at(0).tap().at(5_000).resume()),
        (CueKind.UNDO, Talk("600m").at(0).tap().at(5_000).undo()),
        (CueKind.UNDO, Talk("600m").at(0).tap().at(4_000).undo().at(5_000).redo()),
        (CueKind.FINISHED, Talk("400m").at(0).tap().at(70_000).tap()),
        (CueKind.FINISHED, Talk("400m").at(0).tap().at(70_000).stop()),
        (CueKind.GATE, Talk(plan_of("400m", "200m")).at(0).tap().at(70_000).tap()),
        (CueKind.ATTENTION, Talk("60s; 400m").at(0).tap().at(99_000).gap(9_000)),
        (CueKind.SET_DONE,
         Talk("2 x (2 x 100m, rest 1s), rest 60s", "solo", ready=0)
         .at(0).tap().at(15_000).tap().at(31_000).tap()),
        (CueKind.OVER, Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(80_000)
         .adjust(-60_000)),
    ],
)  # fmt: skip
def test_what_a_person_did_is_answered(kind: CueKind, talk: Talk) -> None:
    assert kind in answers(talk, talk.now)


def test_the_bell_rings_for_the_last_lap_of_the_last_rep_only() -> None:
    talk = Talk("2 x 800m, rest 60s")
    talk.at(0).tap().at(80_000).tap()
    assert answers(talk, 80_000) == {CueKind.TAP}
    talk.at(160_000).tap().at(230_000).tap().at(310_000).tap()
    assert answers(talk, 310_000) == {CueKind.BELL}


def test_what_the_clock_brings_is_not_answered_again() -> None:
    talk = Talk("2 x 400m, rest 60s", "solo", ready=0).at(0).tap().at(70_000).tap().at(130_000)
    started = talk.events[-1]
    assert started.at_ms == 130_000
    assert answer(started, talk.state) is None


def test_a_cue_is_plain() -> None:
    assert Cue(5, CueKind.GO) == Cue(5, CueKind.GO, 0)
