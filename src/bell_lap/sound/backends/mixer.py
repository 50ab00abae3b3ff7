"""Mixes sounds into the blocks of one stream, each from its exact sample.

A sound gets its place when the block that it begins in is made, by what is known of the device's
clock by then; once begun, it goes on sample by sample. Where the stream has stood still since, a
countdown catches up in the silence between its pips, so that its *go* comes on time. Sums that
are too loud are cut to 16 bits. `start` and `stop` may be called in one thread and `block` in
another.
"""

from __future__ import annotations

from array import array
from collections import deque

from bell_lap.sound.backends import RATE, Samples
from bell_lap.sound.backends.sample_clock import SampleClock

FADE = RATE * 5 // 1000
"""Samples over which a sound that is stopped dies away: 5 ms."""
LOUDEST = 32767
LAG = RATE * 20 // 1000
"""A sound under way that is no more than this behind its place is on time."""
LAG_BLOCKS = 4
"""So many blocks in a row: a device that was late asks for some at once, and is not behind."""


class Voice:
    """A sound and how far it has come."""

    __slots__ = ("at_s", "began_late", "behind", "done", "key", "samples")

    def __init__(self, key: int, samples: Samples, at_s: float):
        self.key = key
        self.samples = samples
        self.at_s = at_s
        self.done = -1
        """Samples given out; -1: it has not begun."""
        self.began_late = 0
        """By so many samples it began late, as what answers a tap does."""
        self.behind = 0
        """For how many blocks it has been late."""

    def fade(self) -> None:
        """Let what has begun die away from here."""
        rest = self.samples[self.done : self.done + FADE]
        length = len(rest)
        self.samples = array(
            "h", [sample * (length - place) // length for place, sample in enumerate(rest)]
        )
        self.done = 0

    def catch_up(self, place: int) -> None:
        """Leave out silence where the device is at sample `place` of this sound by now."""
        late = place - self.began_late - self.done
        self.behind = self.behind + 1 if late > LAG else 0
        if self.behind >= LAG_BLOCKS:
            coming = self.samples[self.done : self.done + late].tobytes()
            self.done += (len(coming) - len(coming.lstrip(b"\0"))) // 2


class Mixer:
    """The sounds of one stream. `latency_s` passes from the asking for a frame to its being heard,
    if nothing is late."""

    def __init__(self, latency_s: float):
        self._clock = SampleClock(RATE)
        self._latency_s = latency_s
        self._wishes: deque[Voice | int] = deque()
        self._voices: list[Voice] = []
        self._frame = 0

    def start(self, key: int, samples: Samples, at_s: float) -> None:
        """Let the first sample be heard at `at_s`, or at once if that is past."""
        self._wishes.append(Voice(key, samples, at_s))

    def stop(self, key: int) -> None:
        """Fade this sound out, begun or not."""
        self._wishes.append(key)

    @property
    def idle(self) -> bool:
        """Whether nothing sounds and nothing is to come."""
        return not self._voices and not self._wishes

    def restart(self) -> None:
        """The stream stood still; call this while no block is asked for."""
        self._clock.forget()

    def block(self, length: int, now_s: float) -> Samples | None:
        """The next `length` samples, asked for at `now_s`; None for silence."""
        self._clock.asked(self._frame, now_s)
        self._take_wishes()
        mixed: Samples | None = None
        for voice in self._voices:
            mixed = self._add(voice, mixed, length)
        self._voices = [voice for voice in self._voices if voice.done < len(voice.samples)]
        self._frame += length
        return mixed

    def _take_wishes(self) -> None:
        while self._wishes:
            wish = self._wishes.popleft()
            if isinstance(wish, Voice):
                self._voices.append(wish)
            else:
                self._end(wish)

    def _end(self, key: int) -> None:
        for voice in self._voices:
            if voice.key == key and voice.done >= 0:
                voice.fade()
        self._voices = [voice for voice in self._voices if voice.key != key or voice.done >= 0]

    def _add(self, voice: Voice, mixed: Samples | None, length: int) -> Samples | None:
        """The block with what this sound has in it."""
        place = self._frame - self._clock.frame_at(voice.at_s - self._latency_s)
        begin = 0
        if voice.done >= 0:
            voice.catch_up(place)
        else:
            begin = max(0, -place)
            if begin >= length:
                return mixed
            voice.done = 0
            voice.began_late = max(0, place)
        part = voice.samples[voice.done : voice.done + length - begin]
        voice.done += len(part)
        end = begin + len(part)
        if mixed is None:
            mixed = array("h", bytes(2 * length))
            mixed[begin:end] = part
        else:
            mixed[begin:end] = array("h", _sum(mixed[begin:end], part))
        return mixed


def _sum(some: Samples, others: Samples) -> list[int]:
    return [
        sum_ if -LOUDEST <= (sum_ := one + other) <= LOUDEST else LOUDEST if sum_ > 0 else -LOUDEST
        for one, other in zip(some, others, strict=True)
    ]
