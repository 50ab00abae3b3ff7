"""Cues: scheduled ahead at exact instants, countdowns before all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bell_lap.core.cues import MOST_STEPS, Caller, Cue, CueKind, CueOptions, schedule
from tests.core.talk import Talk

QUIET = CueOptions(caller=Caller.OFF)


def cues(talk: Talk, options: CueOptions = QUIET) -> list[tuple[int, str]]:
    """The schedule, pips as their count."""
    return [
        (cue.at_ms, str(cue.count) if cue.count else cue.kind.value)
        for cue in schedule(talk.fold, talk.now, options)
    ]


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


def test_a_step_that_is_too_short_has_a_shorter_countdown() -> None:
    talk = Talk("2 x 2s, rest 3s", "solo", ready=0).at(0).tap()
    assert cues(talk)[:4] == [(1_000, "1"), (2_000, "stop"), (3_000, "2"), (4_000, "1")]
    three = Talk("2 x 3.5s, rest 1s", "solo", ready=0).at(0).tap()
    assert cues(three)[:5] == [
        (500, "3"),
        (1_500, "2"),
        (2_500, "1"),
        (3_500, "stop"),
        (4_500, "go"),
    ]
    ready = Talk("400m", "clicker", ready=3_000).at(100).tap()
    assert cues(ready) == [(1_100, "2"), (2_100, "1"), (3_100, "go")]


def test_a_recovery_moved_close_is_counted_from_where_there_is_room() -> None:
    talk = Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(80_000).adjust(-48_500)
    assert cues(talk) == [(80_500, "1"), (81_500, "recovery over")]


@pytest.mark.parametrize(
    ("rest_s", "warnings"),
    [(45, [15_000, 35_000]), (44, [34_000]), (15, [5_000]), (14, [])],
)
def test_warnings_come_only_where_they_are_news(rest_s: int, warnings: list[int]) -> None:
    talk = Talk(f"2 x 400m, rest {rest_s}s").at(0).tap().at(70_000).tap()
    found = [at - 70_000 for at, kind in cues(talk) if "left" in kind]
    assert found == warnings


def test_a_set_that_the_clock_ends_is_told_after_the_stop() -> None:
    talk = Talk("2 x (1 x 10s), rest 60s", "solo", ready=0).at(0).tap()
    assert (10_000, "stop") in cues(talk)
    assert (11_000, "set done") in cues(talk)
    tapped = Talk("2 x (1 x 100m), rest 60s", "solo", ready=0).at(0).tap().at(20_000).tap()
    assert "set done" not in [kind for _, kind in cues(tapped)]


def test_a_tick_yields_to_a_countdown() -> None:
    talk = Talk("60s @ 10s/100m", "solo", ready=0).at(0).tap()
    ticks = [at for at, kind in cues(talk, replace(QUIET, pacer=True)) if kind == "tick"]
    assert ticks == [10_000, 20_000, 30_000, 40_000, 50_000]


def test_any_schedule_of_a_thousand_reps_is_short() -> None:
    talk = Talk("1000 x 1s, rest 1s", "solo", ready=0).at(0).tap()
    assert len(cues(talk)) <= 3 * MOST_STEPS
    assert cues(talk)[-1][0] >= 45_000


def bells(talk: Talk) -> list[int]:
    return [at_ms for at_ms, kind in cues(talk) if kind == "bell"]


def test_a_solo_runner_hears_the_bell_where_goal_pace_begins_the_last_lap() -> None:
    talk = Talk("2 x 800m in 2:30, rest 60s", "solo", ready=0).at(0).tap()
    assert bells(talk) == []
    assert bells(talk.at(150_000).tap()) == [285_000]
    assert bells(talk.at(212_000)) == [285_000]


def test_the_bell_of_a_coach_is_an_answer_to_the_tap() -> None:
    talk = Talk("800m in 2:30", ready=0).at(0).tap()
    assert bells(talk) == []


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


def test_a_cue_is_plain() -> None:
    assert Cue(5, CueKind.GO) == Cue(5, CueKind.GO, 0)
