"""What the long forms reckon with: the cues that were due, a long recording, growth."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bell_lap.clock import FakeClock
from bell_lap.core import inputs
from bell_lap.core.cues import AS_USUAL, CueKind
from bell_lap.history.store import Store
from bell_lap.live import opening
from bell_lap.sound.backends import RATE
from bell_lap.sound.none import Silence
from tests.core.talk import plan_of, rules_of
from tests.soak.due import due
from tests.soak.listening import MARGIN_S, hear_in_parts
from tests.sound.hearing import hear, sounds
from tests.sound.judging import asked_for
from tests.sound.perform import Listener, Performance
from tests.sound.rig import Floats, Track

if os.name == "posix":
    from tests.soak.watching import SCREEN, Sample, Trend, children, sample

LATE_S = 0.03
"""After its instant the program has taken an input."""


def test_the_cues_that_were_due_are_found_again_from_the_history(tmp_path: Path) -> None:
    clock = FakeClock()
    asked = Listener(Silence(), now=clock.now)
    with Store.open(tmp_path / "history.sqlite3") as store:
        plan, rules = plan_of("3 x 400m in 72s, rest 60s"), rules_of("clicker", "clock", ready=0)
        live = opening.begin(plan, rules, clock, store, sound=asked, cues=AS_USUAL)

        def waits(seconds: float) -> None:
            for _ in range(round(seconds * 10)):
                clock.advance(0.1)
                live.tick()

        for kind, after_s in (
            (inputs.Press, 0), (inputs.Press, 72), (inputs.Undo, 3), (inputs.Press, 2),
            (inputs.AddRep, 10), (inputs.DropRep, 1), (inputs.Press, 121), (inputs.Press, 133.3),
        ):  # fmt: skip
            waits(after_s)
            at_ms = live.now_ms()
            clock.advance(LATE_S)
            live.act(kind(at_ms))
        assert live.state().phase.name == "DONE"
        assert live.workout_id is not None
        live.close()
        again = due(store.load(live.workout_id))
    lived = Performance("", asked.replaced, asked.played, [], [], 0, 0, None, clock.now())
    wanted, found = asked_for(lived), asked_for(again)
    assert [one.kind for one in found] == [one.kind for one in wanted]
    assert len(found) > 15
    for one, other in zip(wanted, found, strict=True):
        assert one.at_s == pytest.approx(other.at_s, abs=LATE_S + 0.01 if one.at_once else 0.001)


def test_a_long_recording_is_heard_as_a_short_one() -> None:
    part_s = MARGIN_S + 1
    samples: Floats = np.zeros(4 * part_s * RATE)
    edges = [part_s * RATE * part for part in (1, 2, 3)]
    for edge, kind in zip(edges, (CueKind.BELL, CueKind.GO, CueKind.FINISHED), strict=True):
        for place in (edge - RATE, edge - 1_000, edge, edge + 1_000):
            sound = sounds()[kind if place == edge - RATE else CueKind.TICK]
            samples[place : place + len(sound)] += sound
    ends = np.arange(110, len(samples) + 1, 110).astype(np.float64)
    track = Track(samples, ends, ends / RATE, 0.0)
    whole, parts = hear(track), hear_in_parts(track, part_s)
    assert len(whole) == 12
    assert [one.kind for one in parts] == [one.kind for one in whole]
    for one, other in zip(whole, parts, strict=True):
        assert other.at_s == pytest.approx(one.at_s, abs=1e-4)
        assert other.played_s == pytest.approx(one.played_s, abs=1e-4)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="Linux has /proc")
def test_a_look_at_this_very_process() -> None:
    before = sample(os.getpid(), SCREEN)
    held = bytearray(os.urandom(1 << 20) * 16)
    with Path(os.devnull).open():
        after = sample(os.getpid(), SCREEN)
    assert after.rss_kb - before.rss_kb >= 15 << 10
    assert after.handles - before.handles == 1
    assert after.cpu_s >= before.cpu_s
    assert after.threads >= 1
    assert children(os.getpid()) == children(os.getpid())
    assert len(held) == 16 << 20


@pytest.mark.skipif(os.name != "posix", reason="watched through /proc")
def test_growth_is_told_from_the_first_quarter_to_the_last() -> None:
    one = Sample(SCREEN, 7, 0.0, 50 << 10, 40 << 10, 0.0, 9, 16, 1)
    looks = [
        replace(one, at_s=float(at), rss_kb=(50 << 10) + 512 * (at // 25), cpu_s=0.1 * at,
                threads=9 + (at == 99))
        for at in range(100)
    ]  # fmt: skip
    trend = Trend.of(looks)
    assert trend.growth_mb == 1.5
    assert trend.pss_growth_mb == 0.0
    assert trend.cpu_first == pytest.approx(0.1)
    assert trend.cpu_last == pytest.approx(0.1)
    assert trend.most(lambda look: look.threads) == (9, 10)
    assert trend.pids == 1
    with pytest.raises(ValueError, match="nothing"):
        Trend.of(looks[:7])
