"""When the caller may speak: pieces of speech that yield to every other sound.

No two pieces of speech overlap, and none overlaps a countdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bell_lap.sound.backends import RATE, Samples
from bell_lap.sound.client import TimedCue
from bell_lap.sound.kit import Kit
from bell_lap.sound.pieces import SPEECH, Piece, cut
from bell_lap.sound.samples import duck, length_s

GUARD_S = 0.15
"""Speech is over this long before a countdown, and does not begin this shortly before a signal."""
GAP_S = 0.06
"""Speech that waited begins this long after what it waited for."""
LONGEST_WAIT_S = 2.8
"""Speech that would have to wait longer is left out. The bell is shorter than this."""
SHORTEST_S = 0.2
"""Of speech that is cut short, less than this is not worth beginning."""
COUNTING_GAP_S = (0.95, 1.05)
"""Numbers that follow each other at such a distance count seconds."""
NUMBER_WORDS = frozenset({"hundred", "oh", "minute", "minutes"})
"""What a running second may be called with, beside figures."""
DUCKED = 0.12
"""What speech is multiplied by under a tick or a signal: so little that the two together fit."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """What the caller has to mind. All pieces are in order."""

    kit: Kit
    countdowns: Sequence[Piece]
    signals: Sequence[Piece]
    ticks: Sequence[Piece]
    begun_s: float | None = None
    """Speech whose instant is before this is under way already."""

    def pieces(self, cues: Sequence[TimedCue]) -> list[Piece]:
        """The speech of these cues, which are in order, as far as it may be heard."""
        done: list[Piece] = []
        for cue, counts in zip(cues, _counting(cues), strict=True):
            samples = self.kit.phrase(cue.words)
            if not samples:
                continue
            begun = self.begun_s is not None and cue.at_s < self.begun_s
            start_s = cue.at_s if counts or begun else self._free(cue.at_s, done)
            if start_s is None:
                continue
            samples = self._before_countdown(start_s, samples, may_cut=begun)
            if not samples:
                continue
            while done and done[-1].end_s > start_s:
                done.extend(_ended(done.pop(), start_s))
            done.append(Piece(start_s, self._ducked(start_s, samples), (cue,), SPEECH))
        return done

    def _free(self, at_s: float, done: Sequence[Piece]) -> float | None:
        """The first instant from `at_s` on at which nothing sounds; None where that is too late."""
        start_s = at_s
        if done and start_s < done[-1].end_s + GAP_S:
            start_s = done[-1].end_s + GAP_S
        for piece in sorted([*self.countdowns, *self.signals], key=lambda piece: piece.at_s):
            if piece.at_s - GUARD_S <= start_s < piece.end_s + GAP_S:
                start_s = piece.end_s + GAP_S
        return start_s if start_s - at_s <= LONGEST_WAIT_S else None

    def _before_countdown(self, start_s: float, samples: Samples, *, may_cut: bool) -> Samples:
        """As much of the samples as may be heard from `start_s` on: all or nothing, unless cut."""
        end_s = start_s + length_s(samples)
        for piece in self.countdowns:
            if piece.at_s - GUARD_S < end_s and start_s < piece.end_s:
                room_s = piece.at_s - GUARD_S - start_s
                length = int(room_s * RATE) if may_cut and room_s >= SHORTEST_S else 0
                return cut(samples, length)
        return samples

    def _ducked(self, start_s: float, samples: Samples) -> Samples:
        end_s = start_s + length_s(samples)
        for piece in (*self.signals, *self.ticks):
            if piece.at_s < end_s and start_s < piece.end_s:
                begin, end = (round((s - start_s) * RATE) for s in (piece.at_s, piece.end_s))
                samples = duck(samples, begin, end, DUCKED)
        return samples


def _counting(cues: Sequence[TimedCue]) -> list[bool]:
    """Of each cue whether it counts seconds together with its neighbours."""
    counts = [False] * len(cues)
    least, most = COUNTING_GAP_S
    for index, (cue, following) in enumerate(pairwise(cues)):
        near = least <= following.at_s - cue.at_s <= most
        if near and _is_number(cue) and _is_number(following):
            counts[index] = counts[index + 1] = True
    return counts


def _is_number(cue: TimedCue) -> bool:
    return all(word.isdigit() or word in NUMBER_WORDS for word in cue.words)


def _ended(piece: Piece, end_s: float) -> Iterator[Piece]:
    """The piece, over at `end_s`; nothing where too little of it is left."""
    if end_s - piece.at_s >= SHORTEST_S:
        yield replace(piece, samples=cut(piece.samples, int((end_s - piece.at_s) * RATE)))
