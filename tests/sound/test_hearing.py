"""The test's own ear: it must find every cue, each once, at its sample, and nothing in silence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bell_lap.core.cues import CueKind
from bell_lap.sound.backends import RATE
from tests.sound.hearing import Heard, hear, sounds
from tests.sound.rig import Floats, Track

LENGTH_S = 6
KINDS = list(sounds())
NOISE = 1e-3
LATE_S = 0.004


def played(*cues: tuple[CueKind, int], volume: float = 1.0) -> Track:
    """A recording of cues that begin at samples, its chunks late by chance."""
    chance = np.random.default_rng(7)
    samples: Floats = chance.normal(0.0, NOISE, LENGTH_S * RATE)
    for kind, place in cues:
        part = sounds()[kind][: len(samples) - place]
        samples[place : place + len(part)] += volume * part
    ends = np.arange(110, len(samples) + 1, 110).astype(np.float64)
    arrivals_s = ends / RATE + np.where(chance.random(len(ends)) < 0.5, 0.0, LATE_S)
    return Track(samples, ends, arrivals_s, 0.0)


def places(heard: list[Heard]) -> list[tuple[CueKind, float]]:
    return sorted(((one.kind, one.at_s * RATE) for one in heard), key=lambda it: it[0].name)


@pytest.mark.parametrize("kind", KINDS)
def test_each_cue_is_found_once_and_is_no_other(kind: CueKind) -> None:
    (heard,) = hear(played((kind, 30_000)))
    assert heard.kind is kind
    assert heard.at_s * RATE == pytest.approx(30_000, abs=0.5)
    assert heard.gain == pytest.approx(1.0, abs=0.05)


def test_nothing_is_heard_in_silence() -> None:
    assert hear(played()) == []


def test_a_cue_far_too_soft_counts_as_none() -> None:
    assert hear(played((CueKind.GO, 30_000), volume=0.3)) == []


def test_a_cue_that_is_played_twice_is_heard_twice() -> None:
    twice = [(CueKind.TICK, 30_000), (CueKind.TICK, 31_000)]
    assert [round(at) for _, at in places(hear(played(*twice)))] == [30_000, 31_000]


def test_a_cue_that_is_played_twice_at_once_is_heard_twice_as_loud() -> None:
    (heard,) = hear(played((CueKind.GO, 30_000), (CueKind.GO, 30_000)))
    assert heard.gain == pytest.approx(2.0, abs=0.05)


@settings(max_examples=40)
@given(
    st.sampled_from(KINDS),
    st.sampled_from([CueKind.TICK, CueKind.TAP]),
    st.integers(30_000, 50_000),
    st.integers(30_000, 50_000),
)
def test_a_tap_and_a_tick_are_found_within_any_cue(
    kind: CueKind, short: CueKind, at: int, short_at: int
) -> None:
    assume(kind is not short)
    wanted = sorted([(kind, at), (short, short_at)], key=lambda cue: cue[0].name)
    heard = places(hear(played(*wanted)))
    assert [found for found, _ in heard] == [found for found, _ in wanted]
    for (_, place), (_, found_at) in zip(wanted, heard, strict=True):
        assert found_at == pytest.approx(place, abs=3.0)
