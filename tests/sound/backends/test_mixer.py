"""The mixer: each sound from its sample on, whatever the blocks; sums cut to 16 bits; fades."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from bell_lap.sound.backends import RATE, Samples
from bell_lap.sound.backends.mixer import FADE, LOUDEST, Mixer

START_S = 100.0
LATENCY_S = 0.025
samples_ = st.integers(-LOUDEST, LOUDEST)
sounds = st.tuples(st.lists(samples_, min_size=1, max_size=40), st.integers(0, 300))
blocks_ = st.lists(st.integers(1, 60), min_size=12, max_size=12)


def heard_at(place: int) -> float:
    """The instant at which the sample `place` of the stream is heard."""
    return START_S + LATENCY_S + place / RATE


def run(mixer: Mixer, lengths: list[int], begin: int = 0) -> Samples:
    """The blocks that the device asks for, each at its instant, one after the other."""
    played: Samples = array("h")
    for length in lengths:
        place = begin + len(played)
        block = mixer.block(length, START_S + place / RATE)
        assert block is None or len(block) == length
        played += array("h", bytes(2 * length)) if block is None else block
    return played


@given(st.lists(sounds, max_size=4), blocks_)
def test_the_stream_is_the_sum_of_its_sounds(
    given_: list[tuple[list[int], int]], lengths: list[int]
) -> None:
    mixer = Mixer(LATENCY_S)
    wanted = [0] * 400
    for key, (samples, place) in enumerate(given_):
        mixer.start(key, array("h", samples), heard_at(place))
        for offset, sample in enumerate(samples):
            summed = wanted[place + offset] + sample
            wanted[place + offset] = max(-LOUDEST, min(LOUDEST, summed))
    played = run(mixer, lengths)
    assert list(played) == (wanted + [0] * 400)[: len(played)]


@given(blocks_, st.integers(1, 10_000))
def test_a_sound_whose_instant_is_past_begins_with_the_next_block(
    lengths: list[int], late: int
) -> None:
    mixer = Mixer(LATENCY_S)
    run(mixer, lengths)
    begin = sum(lengths)
    mixer.start(1, array("h", [5, 6, 7]), heard_at(begin - late))
    assert list(run(mixer, [10], begin)) == [5, 6, 7] + [0] * 7


def test_a_sound_that_is_stopped_before_it_began_is_never_heard() -> None:
    mixer = Mixer(LATENCY_S)
    mixer.start(1, array("h", [9] * 50), heard_at(30))
    run(mixer, [20])
    mixer.stop(1)
    assert not any(run(mixer, [100], 20))
    assert mixer.idle


def test_a_sound_that_is_stopped_dies_away_within_5_ms() -> None:
    mixer = Mixer(LATENCY_S)
    mixer.start(1, array("h", [10_000] * 2_000), heard_at(0))
    run(mixer, [100])
    mixer.stop(1)
    faded = list(run(mixer, [400], 100))
    assert faded[0] == 10_000
    assert faded == sorted(faded, reverse=True)
    assert faded[FADE - 1] > 0
    assert not any(faded[FADE:])
    assert mixer.idle


def test_stopping_one_sound_leaves_the_others_alone() -> None:
    mixer = Mixer(LATENCY_S)
    mixer.start(1, array("h", [1_000] * 300), heard_at(0))
    mixer.start(2, array("h", [7] * 300), heard_at(0))
    run(mixer, [50])
    mixer.stop(1)
    mixer.stop(3)
    assert list(run(mixer, [250], 50))[FADE:] == [7] * (250 - FADE)


def test_samples_that_were_given_are_left_as_they_are() -> None:
    mixer = Mixer(LATENCY_S)
    samples = array("h", [100] * 300)
    mixer.start(1, samples, heard_at(0))
    mixer.start(2, samples, heard_at(5))
    run(mixer, [50])
    mixer.stop(1)
    run(mixer, [300], 50)
    assert list(samples) == [100] * 300


def test_silence_costs_nothing() -> None:
    mixer = Mixer(LATENCY_S)
    mixer.start(1, array("h", [1]), heard_at(1_000))
    assert mixer.block(500, START_S) is None
