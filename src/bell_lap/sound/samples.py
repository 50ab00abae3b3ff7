"""Plain work on samples: every function gives new samples and leaves its arguments as they were.

`mix_into` alone changes what it is given. Samples are mono, 16 bits, `RATE` a second; a sum that
would not fit is held at the loudest value instead of wrapping round.
"""

from __future__ import annotations

import operator
import sys
import wave
from array import array
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from bell_lap.errors import EnvironmentProblem
from bell_lap.sound.backends import RATE, Samples

LOWEST, HIGHEST = -32_768, 32_767


def count_of(ms: float) -> int:
    """How many samples `ms` milliseconds are, rounded to the nearest."""
    return round(ms * RATE / 1_000)


def length_s(samples: Samples) -> float:
    """How long these samples last, in seconds."""
    return len(samples) / RATE


def silence(ms: float) -> Samples:
    """`ms` milliseconds of nothing."""
    return array("h", bytes(2 * count_of(ms)))


def concat(parts: Iterable[Samples]) -> Samples:
    """All the parts, one right after the other."""
    joined = array("h")
    for part in parts:
        joined.extend(part)
    return joined


def scale(samples: Samples, gain: float) -> Samples:
    """The samples times `gain`, held within 16 bits."""
    if gain == 1:
        return samples[:]
    if 0 <= gain < 1:
        return array("h", map(round, map(float(gain).__mul__, samples)))
    return _held(round(value * gain) for value in samples)


def scaler(gain: float) -> Callable[[Samples], Samples]:
    """A `scale` by `gain` that is some times as fast, for many sounds: every value is known."""
    if gain == 1:
        return lambda samples: samples[:]
    # Python counts negative places from the end, and so -1 finds the last value.
    values = array("h", (*range(HIGHEST + 1), *range(LOWEST, 0)))
    scaled = scale(values, gain).tolist()
    return lambda samples: array("h", map(scaled.__getitem__, samples))


def mix_into(target: Samples, samples: Samples, at: int) -> None:
    """Add `samples` to `target` from its sample `at` on. What hangs over either end is left out."""
    begin, end = max(0, at), min(len(target), at + len(samples))
    if begin >= end:
        return
    above = samples[begin - at : end - at]
    below = target[begin:end]
    if any(below):
        try:
            above = array("h", map(operator.add, below, above))
        except OverflowError:
            above = _held(map(operator.add, below, above))
    target[begin:end] = above


def fade(samples: Samples, in_ms: float = 0, out_ms: float = 0) -> Samples:
    """The samples with a straight rise from silence over `in_ms` and a fall over `out_ms`."""
    faded = samples[:]
    rise, fall = (min(len(faded), count_of(ms)) for ms in (in_ms, out_ms))
    for index in range(rise):
        faded[index] = round(faded[index] * index / rise)
    last = len(faded) - 1
    for index in range(fall):
        faded[last - index] = round(faded[last - index] * index / fall)
    return faded


def duck(samples: Samples, begin: int, end: int, gain: float, ramp_ms: float = 20) -> Samples:
    """The samples with those from `begin` up to `end` times `gain`, sliding there and back."""
    ramp = count_of(ramp_ms)
    ducked = samples[:]
    for index in range(max(0, begin - ramp), min(len(samples), end + ramp)):
        outside = max(begin - index, index - end + 1, 0) / max(ramp, 1)
        ducked[index] = round(samples[index] * (gain + (1 - gain) * min(1.0, outside)))
    return ducked


def trim(samples: Samples, threshold: int, margin_ms: float = 0) -> Samples:
    """The samples without the quiet at both ends: what stays under `threshold`, less a margin."""
    loud = [index for index, value in enumerate(samples) if abs(value) >= threshold]
    if not loud:
        return array("h")
    margin = count_of(margin_ms)
    return samples[max(0, loud[0] - margin) : loud[-1] + 1 + margin]


def read_wav(path: Path) -> Samples:
    """The samples of a WAV file.

    Raises EnvironmentProblem that names the file where it is missing, damaged, or anything but mono
    with 16 bits and `RATE` samples a second.
    """
    try:
        with wave.open(str(path), "rb") as file:
            shape = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            data = file.readframes(file.getnframes())
    except (OSError, wave.Error, EOFError) as error:
        raise EnvironmentProblem(
            f"The sound {path} cannot be read: {error}.", hints=("Install bell-lap again.",)
        ) from error
    if shape != (1, 2, RATE) or len(data) % 2:
        raise EnvironmentProblem(
            f"The sound {path} is not mono with 16 bits and {RATE} samples a second.",
            hints=("Install bell-lap again.",),
        )
    samples = array("h")
    samples.frombytes(data)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def write_wav(path: Path, parts: Iterable[Samples]) -> None:
    """A WAV file of the parts, one right after the other. Raises OSError where it cannot."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for part in parts:
            ordered = part
            if sys.byteorder == "big":
                ordered = part[:]
                ordered.byteswap()
            file.writeframes(ordered.tobytes())


def peak(samples: Samples) -> int:
    """The farthest that any sample is from nothing."""
    return max(map(abs, chain(samples, (0,))))


def _held(values: Iterable[int]) -> Samples:
    return array("h", (max(LOWEST, min(HIGHEST, value)) for value in values))
