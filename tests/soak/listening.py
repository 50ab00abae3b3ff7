"""Hearing a recording of many minutes: a part at a time, since a filter wants much memory."""

from __future__ import annotations

from dataclasses import replace

from bell_lap.sound.backends import RATE
from tests.sound.hearing import Heard, hear
from tests.sound.rig import Floats, Track

PART_S = 60
MARGIN_S = 4
"""Of a part so much is heard before and after it: the longest sound is over within it."""


class Part(Track):
    """Some seconds of a recording, with the instants that they have in the whole of it."""

    def __init__(self, whole: Track, first: int, last: int):
        self.samples = whole.samples[first:last]
        self.ahead_s = whole.ahead_s
        self.stood = whole.stood
        self._whole = whole
        self._first = first

    def instants(self, places: Floats) -> Floats:
        """When these samples were rendered."""
        return self._whole.instants(places + self._first)


def hear_in_parts(track: Track, part_s: int = PART_S) -> list[Heard]:
    """Every cue of the recording, in order: as `hear` has it, in a fraction of the memory."""
    heard: list[Heard] = []
    margin = MARGIN_S * RATE
    for begin in range(0, len(track.samples), part_s * RATE):
        end = begin + part_s * RATE
        first = max(0, begin - margin)
        part = Part(track, first, min(len(track.samples), end + margin))
        for one in hear(part):
            place = one.played_s * RATE + first
            if begin <= place < end:
                heard.append(replace(one, played_s=place / RATE))
    return sorted(heard, key=lambda one: one.at_s)
