"""What is kept quiet: ticks under a countdown, seconds while a tap is answered."""

from __future__ import annotations

from bell_lap.core.caller import TAPPED_MS
from bell_lap.core.cues import HORIZON_MS, Cue, CueKind, CueOptions, schedule
from tests.core.talk import Talk

PACED = CueOptions(pacer=True)
COUNTED = CueOptions(count_through=True)


def cues(talk: Talk, options: CueOptions, kind: CueKind) -> list[Cue]:
    """The cues of one kind from here on."""
    return [cue for cue in schedule(talk.fold, talk.now, options) if cue.kind is kind]


def test_no_tick_falls_into_the_countdown_to_a_reps_end() -> None:
    talk = Talk("5min @ 4:08/km").at(0).tap()
    ticks = [cue.at_ms for cue in cues(talk, PACED, CueKind.TICK)]
    assert ticks == [24_800 * number for number in range(1, 12)]
    pips = [cue.at_ms for cue in cues(talk, PACED, CueKind.END_PIP)]
    assert pips == [297_000, 298_000, 299_000]
    close = [cue.at_ms for cue in cues(Talk("5min @ 4:10/km").at(0).tap(), PACED, CueKind.TICK)]
    assert close[-1] == 275_000


def test_a_late_tap_is_answered_before_the_seconds_go_on() -> None:
    talk = Talk("800m in 2:30").at(0).tap()
    before = [cue.at_ms for cue in cues(talk, COUNTED, CueKind.SPEECH) if cue.at_ms > 140_000]
    assert before[0] < 148_000
    talk.at(147_000).tap()
    assert talk.phase == "work"
    after = [cue.at_ms for cue in cues(talk, COUNTED, CueKind.SPEECH)]
    assert after
    assert after == [at for at in before if at >= 147_000 + TAPPED_MS]
    assert after[0] == 147_000 + TAPPED_MS


def test_half_way_is_told_from_a_minute_on() -> None:
    minute = cues(Talk("60s").at(0).tap(), CueOptions(), CueKind.HALFWAY)
    assert [cue.at_ms for cue in minute] == [30_000]
    assert cues(Talk("59s").at(0).tap(), CueOptions(), CueKind.HALFWAY) == []


def test_seconds_are_counted_as_far_as_a_schedule_reaches() -> None:
    talk = Talk("10km in 35:00", "solo", ready=0).at(0).tap()
    counted = [cue.at_ms for cue in cues(talk, COUNTED, CueKind.SPEECH)]
    assert HORIZON_MS - 84_000 < counted[-1] <= HORIZON_MS
    talk.at(300_000)
    later = [cue.at_ms for cue in cues(talk, COUNTED, CueKind.SPEECH)]
    assert counted[-1] < later[-1] <= 300_000 + HORIZON_MS
