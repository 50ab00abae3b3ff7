"""Plain work on samples."""

from __future__ import annotations

import wave
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.errors import EnvironmentProblem
from bell_lap.sound.backends import RATE, Samples
from bell_lap.sound.samples import (
    HIGHEST,
    LOWEST,
    concat,
    duck,
    fade,
    length_s,
    mix_into,
    peak,
    read_wav,
    scale,
    scaler,
    silence,
    trim,
    write_wav,
)

buffers = st.lists(st.integers(LOWEST, HIGHEST), max_size=60).map(lambda v: array("h", v))


def flat(value: int, length: int) -> Samples:
    return array("h", [value] * length)


@given(buffers, buffers, st.integers(-80, 80))
def test_mixing_adds_where_both_sound_and_holds_what_would_not_fit(
    target: Samples, samples: Samples, at: int
) -> None:
    before = target[:]

    mix_into(target, samples, at)

    for index, value in enumerate(target):
        added = samples[index - at] if 0 <= index - at < len(samples) else 0
        assert value == max(LOWEST, min(HIGHEST, before[index] + added))


@given(buffers, st.floats(0, 3))
def test_scaling_never_wraps_round(samples: Samples, gain: float) -> None:
    for value, scaled in zip(samples, scale(samples, gain), strict=True):
        assert scaled == max(LOWEST, min(HIGHEST, round(value * gain)))


@pytest.mark.parametrize("gain", [0.0, 0.49, 1.0, 1.7])
def test_a_scaler_does_what_scaling_does(gain: float) -> None:
    samples = array("h", (LOWEST, -20_000, -1, 0, 1, 777, HIGHEST))
    assert scaler(gain)(samples) == scale(samples, gain)


def test_scaling_by_one_gives_samples_of_its_own() -> None:
    samples = flat(5, 3)
    scale(samples, 1)[0] = 9
    assert samples == flat(5, 3)


def test_a_fade_begins_and_ends_in_silence_and_leaves_the_middle() -> None:
    faded = fade(flat(1_000, RATE), in_ms=100, out_ms=200)
    assert faded[0] == faded[-1] == 0
    assert faded[RATE // 2] == 1_000
    assert abs(faded[RATE // 20] - 500) <= 1
    assert abs(faded[-RATE // 10] - 500) <= 1


def test_a_fade_longer_than_the_samples_is_a_fade_of_all_of_them() -> None:
    assert list(fade(flat(100, 4), out_ms=1_000)) == [75, 50, 25, 0]


def test_ducking_is_quiet_inside_and_slides_there_and_back() -> None:
    ducked = duck(flat(1_000, RATE), RATE // 4, RATE // 2, 0.3, ramp_ms=100)
    assert set(ducked[RATE // 4 : RATE // 2]) == {300}
    assert ducked[0] == ducked[-1] == 1_000
    rise = list(ducked[RATE // 2 :])
    assert rise == sorted(rise)
    assert len(set(rise)) > 100


def test_trimming_takes_the_quiet_ends_and_keeps_a_margin_and_the_quiet_inside() -> None:
    samples = concat([flat(2, RATE), flat(500, 10), flat(2, 20), flat(500, 10), flat(2, RATE)])
    assert trim(samples, 100) == samples[RATE : RATE + 40]
    assert len(trim(samples, 100, margin_ms=10)) == 40 + 2 * round(RATE / 100)
    assert len(trim(samples, 1_000)) == 0


def test_silence_lasts_as_long_as_it_says() -> None:
    assert length_s(silence(1_500)) == 1.5
    assert peak(silence(1_500)) == 0


@given(st.lists(buffers, max_size=3))
def test_a_wav_file_keeps_every_sample(
    tmp_path_factory: pytest.TempPathFactory, parts: list[Samples]
) -> None:
    path = tmp_path_factory.mktemp("wav") / "kept.wav"
    write_wav(path, parts)
    assert read_wav(path) == concat(parts)


@pytest.mark.parametrize(
    ("channels", "width", "rate"), [(2, 2, RATE), (1, 1, RATE), (1, 2, 44_100)]
)
def test_a_wav_file_of_another_shape_is_refused_by_name(
    tmp_path: Path, channels: int, width: int, rate: int
) -> None:
    path = tmp_path / "odd.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(bytes(64))
    with pytest.raises(EnvironmentProblem, match=r"odd\.wav is not mono"):
        read_wav(path)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all" * 9])
def test_a_damaged_wav_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "torn.wav"
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match=r"torn\.wav cannot be read"):
        read_wav(path)
