"""What a lap is measured against: how far back the line's earlier reps are asked."""

from __future__ import annotations

from bell_lap.core.yardsticks import LOOK_BACK, Way, line_stick
from tests.core.talk import Talk

SLOW_MS, FAST_MS, REST_MS = 100_000, 80_000, 60_000


def test_the_newest_reps_of_the_line_say_what_is_expected() -> None:
    older, newer = LOOK_BACK + 4, LOOK_BACK
    talk = Talk(f"{older + newer + 1} x 400m, rest 60s")
    at_ms = 0
    for took_ms in [SLOW_MS] * older + [FAST_MS] * newer:
        talk.at(at_ms).tap().at(at_ms + took_ms).tap()
        at_ms += took_ms + REST_MS
    talk.at(at_ms).tap()
    run = talk.state.runs[-1]
    way = Way.of(run.step)
    assert way is not None
    stick = line_stick(talk.state, run, way)
    assert stick is not None
    assert stick.fast == stick.slow == FAST_MS / 400, "the slow half of the line is long ago"
