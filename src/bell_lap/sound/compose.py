"""Cues become pieces: buffers with an instant each, in which no sound spoils a more important one.

Pure: a function of the cues and the kit. Who yields to whom, the most important first:

1. A countdown, with the go, stop or over that it leads to. It is one buffer, so its spacing is
   exact to the sample. Each of its sounds ends where the next one begins.
2. A signal: every other cue but those below.
3. A pacer tick. One that would lie over a pip, or over what the pips lead to, is left out.
4. The caller. Speech never sounds over a countdown: what would run into one is not begun. Where a
   signal or other speech is under way it waits a little; what would wait too long is left out. It
   grows quiet under a tick or a signal that comes while it lasts. The words of a count-through keep
   their own seconds: a word that is too long fades before the next one.

What is in no piece was left out, by these rules or by its volume: `left_out` tells it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from bell_lap.core.cues import CueKind
from bell_lap.sound.backends import RATE
from bell_lap.sound.client import TimedCue
from bell_lap.sound.kit import Kit
from bell_lap.sound.pieces import COUNTDOWN, RANKS, SIGNAL, SPEECH, TICK, Piece, cut
from bell_lap.sound.samples import length_s, mix_into
from bell_lap.sound.speaking import Speaker

__all__ = ["COUNTDOWN", "RANKS", "SIGNAL", "SPEECH", "TICK", "Piece", "compose", "left_out"]

PIPS = frozenset({CueKind.PIP, CueKind.END_PIP})
TICKS = frozenset({CueKind.TICK, CueKind.MARK_TICK})
ENDS = frozenset(
    {CueKind.GO, CueKind.STOP, CueKind.OVER, CueKind.GATE, CueKind.SET_DONE, CueKind.FINISHED}
)
"""What a countdown may lead to."""

PIP_GAP_S = 1.05
"""Pips at most this far apart are one countdown; so is what follows the last of them."""
TICK_GUARD_S = 0.1
"""A tick keeps this far from a pip."""


def compose(cues: Sequence[TimedCue], kit: Kit, begun_s: float | None = None) -> list[Piece]:
    """The pieces that these cues come to, in order of their instants, then of their ranks.

    Speech whose instant lies before `begun_s` is under way already: it does not wait, and a
    countdown that it would run into cuts it short with a fade.
    """
    countdowns, others = _countdowns(sorted(cues, key=lambda cue: cue.at_s), kit)
    speech = [cue for cue in others if cue.kind is CueKind.SPEECH]
    least = TICKS | {CueKind.SPEECH}
    signals = _singles((cue for cue in others if cue.kind not in least), kit, SIGNAL)
    pips = [span for piece in countdowns for span in _spans(piece, kit)]
    ticks = _singles((cue for cue in others if cue.kind in TICKS), kit, TICK)
    ticks = [tick for tick in ticks if not _lies_over(tick, pips)]
    spoken = Speaker(kit, countdowns, signals, ticks, begun_s).pieces(speech)
    pieces = [*countdowns, *signals, *ticks, *spoken]
    return sorted(pieces, key=lambda piece: (piece.at_s, piece.rank))


def left_out(cues: Sequence[TimedCue], pieces: Sequence[Piece]) -> list[TimedCue]:
    """Those of the cues that no piece lets be heard, in order of their instants."""
    heard = Counter(cue for piece in pieces for cue in piece.cues)
    return sorted((Counter(cues) - heard).elements(), key=lambda cue: cue.at_s)


def _singles(cues: Iterable[TimedCue], kit: Kit, rank: int) -> list[Piece]:
    pieces = (Piece(cue.at_s, kit.cue(cue.kind, cue.count), (cue,), rank) for cue in cues)
    return [piece for piece in pieces if piece.samples]


def _countdowns(cues: Sequence[TimedCue], kit: Kit) -> tuple[list[Piece], list[TimedCue]]:
    """The countdowns among cues that are in order, and all the other cues, in order."""
    groups: list[list[TimedCue]] = []
    others: list[TimedCue] = []
    open_end = False
    for cue in cues:
        follows = open_end and cue.at_s - groups[-1][-1].at_s <= PIP_GAP_S
        if cue.kind in PIPS:
            if follows and _counts_on(groups[-1][-1], cue):
                groups[-1].append(cue)
            else:
                groups.append([cue])
            open_end = True
        elif follows and cue.kind in ENDS:
            groups[-1].append(cue)
            open_end = False
        else:
            others.append(cue)
    pieces = (_countdown(group, kit) for group in groups)
    return [piece for piece in pieces if piece is not None], others


def _counts_on(pip: TimedCue, other: TimedCue) -> bool:
    """Whether `other` is a later pip of the countdown that `pip` is in."""
    return other.kind is pip.kind and other.count < pip.count


def _countdown(group: Sequence[TimedCue], kit: Kit) -> Piece | None:
    """One buffer of them all: each sound at its instant, rounded once, from the first one's."""
    sounds = [(cue, kit.cue(cue.kind, cue.count)) for cue in group]
    sounds = [(cue, samples) for cue, samples in sounds if samples]
    if not sounds:
        return None
    first_s = sounds[0][0].at_s
    starts = [round((cue.at_s - first_s) * RATE) for cue, _ in sounds]
    length = starts[-1] + len(sounds[-1][1])
    whole = array("h", bytes(2 * length))
    for (_, samples), start, end in zip(sounds, starts, [*starts[1:], length], strict=True):
        mix_into(whole, cut(samples, end - start), start)
    return Piece(first_s, whole, tuple(cue for cue, _ in sounds), COUNTDOWN)


def _spans(piece: Piece, kit: Kit) -> list[tuple[float, float]]:
    """From when to when each cue of a countdown sounds."""
    return [(cue.at_s, cue.at_s + length_s(kit.cue(cue.kind, cue.count))) for cue in piece.cues]


def _lies_over(tick: Piece, spans: Iterable[tuple[float, float]]) -> bool:
    return any(
        begin - TICK_GUARD_S < tick.end_s and tick.at_s < end + TICK_GUARD_S for begin, end in spans
    )
