"""Which cues a recording has, and when each begins: a filter matched to every sound of the kit.

The sound that explains most of the recording is taken out of it, then the next, until no sound is
there with half its loudness any more. So sounds that lie over each other are both found, and none
is found in the tail of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from bell_lap.core.cues import CueKind
from bell_lap.sound.backends import RATE
from bell_lap.sound.client import SoundOptions
from bell_lap.sound.kit import Kit
from tests.sound.rig import Floats, Track

LEAST = 0.5
"""The share of a sound's own loudness that must be there."""
PIECE = 1 << 18
"""Samples of a recording that are looked at together: more than the longest sound has."""
BLOCK = 1024
AROUND = 256
NEIGHBOURS = 60
FINER = 16
"""A peak is looked for among its neighbours so many samples around, in steps of 1/16 sample, from
a part of the match that is longer by far."""
AGAIN_S = 0.03
"""The same sound is not looked for again so near to where it was found."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue that was heard."""

    kind: CueKind
    at_s: float
    played_s: float
    """The same by the sink's own clock, which may be a little fast or slow."""
    gain: float
    """1.0: as loud as the kit has it; 2.0: twice at once."""


@cache
def sounds() -> Mapping[CueKind, Floats]:
    """Every cue of the kit but speech, 1.0 for full scale."""
    kit = Kit.load(SoundOptions())
    kinds = [kind for kind in CueKind if kind is not CueKind.SPEECH]
    return {kind: np.array(kit.cue(kind), dtype=np.float64) / 32768.0 for kind in kinds}


def hear(track: Track, kinds: Iterable[CueKind] = tuple(CueKind)) -> list[Heard]:
    """Every cue of these kinds in the recording, in order."""
    matches = _matches(track.samples, [kind for kind in kinds if kind in sounds()])
    heard: list[Heard] = []
    while (best := max(matches, key=lambda match: match.explained)).explained > 0:
        rough, gain = best.peak()
        exact = best.exactly(rough)
        place = round(exact)
        at_s = float(track.instants(np.array([exact]))[0])
        heard.append(Heard(best.kind, at_s, exact / RATE, gain))
        for other in matches:
            across = _across(best.kind, other.kind)
            other.take_out(place - len(sounds()[other.kind]) + 1, gain * across)
        best.forget(place, round(AGAIN_S * RATE))
    return sorted(heard, key=lambda one: one.at_s)


class _Match:
    """How loud one sound is in what is left if it begins at each place, 1.0 as it is itself."""

    def __init__(self, kind: CueKind, values: Floats):
        self.kind = kind
        self.values = np.append(values, np.zeros(-len(values) % BLOCK)).reshape(-1, BLOCK)
        self._flat = self.values.reshape(-1)
        self._most = self.values.max(axis=1)
        self._energy = float(np.sum(sounds()[kind] ** 2))

    @property
    def explained(self) -> float:
        """How much of what is left this sound would take out, at most; 0: it is not there."""
        most = float(self._most.max())
        return most**2 * self._energy if most >= LEAST else 0.0

    def peak(self) -> tuple[int, float]:
        """Where it is loudest, and how loud."""
        block = int(self._most.argmax())
        place = int(self.values[block].argmax())
        return block * BLOCK + place, float(self.values[block, place])

    def exactly(self, place: int) -> float:
        """Where the peak at about `place` really is, between the samples.

        A tone fits almost as well a whole period beside its place, and where the samples of the
        recording lie between ours even better, so the peaks around are looked at between samples.
        """
        first = max(0, place - AROUND)
        part = self._flat[first : place + AROUND + 1]
        spectrum = np.fft.rfft(part)
        fine = np.fft.irfft(spectrum, len(part) * FINER)
        low, high = (max(0, place - first + side) * FINER for side in (-NEIGHBOURS, NEIGHBOURS))
        return first + (low + int(np.argmax(fine[low : high + 1]))) / FINER

    def take_out(self, begin: int, across: Floats) -> None:
        """Take away what begins there, as far as it lies within."""
        first, last = max(0, begin), min(len(self._flat), begin + len(across))
        if first < last:
            self._flat[first:last] -= across[first - begin : last - begin]
            self._look_again(first, last)

    def forget(self, place: int, near: int) -> None:
        """It is not looked for again so near to that place."""
        first, last = max(0, place - near), min(len(self._flat), place + near)
        self._flat[first:last] = 0.0
        self._look_again(first, last)

    def _look_again(self, first: int, last: int) -> None:
        blocks = slice(first // BLOCK, (last - 1) // BLOCK + 1)
        self._most[blocks] = self.values[blocks].max(axis=1)


def _matches(samples: Floats, kinds: Iterable[CueKind]) -> list[_Match]:
    """Piece by piece: every piece gives the matches of the places at which no sound ends later."""
    wanted = list(kinds)
    step = PIECE - max(len(sound) for sound in sounds().values())
    found: dict[CueKind, list[Floats]] = {kind: [] for kind in wanted}
    for begin in range(0, len(samples), step):
        piece = np.fft.rfft(samples[begin : begin + PIECE], PIECE)
        for kind in wanted:
            match = np.fft.irfft(piece * _spectrum(kind), PIECE)
            found[kind].append(match[: min(step, len(samples) - begin)])
    return [_Match(kind, np.concatenate(parts)) for kind, parts in found.items()]


@cache
def _spectrum(kind: CueKind) -> npt.NDArray[np.complex128]:
    """What turns the spectrum of a recording into that of the match."""
    sound = sounds()[kind]
    spectrum: npt.NDArray[np.complex128] = np.conj(np.fft.rfft(sound, PIECE))
    return spectrum / float(np.sum(sound**2))


@cache
def _across(one: CueKind, other: CueKind) -> Floats:
    """What `one` at place 0 adds to the match of `other`, from place 1 - length of `other` on."""
    first, second = sounds()[one], sounds()[other]
    size = 1 << (len(first) + len(second)).bit_length()
    across = np.fft.irfft(np.fft.rfft(first, size) * np.conj(np.fft.rfft(second, size)), size)
    whole = np.concatenate([across[1 - len(second) :], across[: len(first)]])
    return whole / float(np.sum(second**2))
