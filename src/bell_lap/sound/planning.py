"""The buffers of the next seconds, composed from the cues to come and from what is under way.

Pure. What has been handed over stays as it is, and what is still to come minds it: a tick yields to
a countdown that sounds already, and speech waits for speech that does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf, nextafter

from bell_lap.core.cues import CueKind
from bell_lap.sound.client import TimedCue
from bell_lap.sound.compose import Piece, compose
from bell_lap.sound.kit import Kit


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the cues that wait come to. Each of them is in a piece, later or silent."""

    pieces: tuple[Piece, ...]
    """Those that begin before the plan's end, in order."""
    later: frozenset[TimedCue]
    """Cues that are heard after that."""
    silent: frozenset[TimedCue]
    """Cues that yield to others, as things are."""


def plan_ahead(
    past: Sequence[TimedCue], waiting: Sequence[TimedCue], kit: Kit, to_s: float
) -> Ahead:
    """What is to be handed over up to `to_s`.

    `past` has been: speech in it bears the instant at which it really began. `waiting` reaches far
    enough beyond `to_s` for every cue before that to know what it must yield to.
    """
    coming = frozenset(waiting)
    found: list[Piece] = []
    later: set[TimedCue] = set()
    for piece in _composed(past, waiting, kit):
        mine = [cue for cue in piece.cues if cue in coming]
        if piece.at_s >= to_s:
            later.update(mine)
        elif len(mine) == len(piece.cues):
            found.append(piece)
        elif mine:
            # Some of it has been handed over already: the rest by itself.
            found += compose(mine, kit)
    found.sort(key=in_order)
    heard = {cue for piece in found for cue in piece.cues}
    return Ahead(tuple(found), frozenset(later), coming - heard - later)


def in_order(piece: Piece) -> tuple[float, int]:
    """The key by which pieces are sorted: the earlier first, of two at once the more important."""
    return piece.at_s, piece.rank


def _composed(past: Sequence[TimedCue], waiting: Sequence[TimedCue], kit: Kit) -> list[Piece]:
    """The pieces of both together.

    Speech that waited must not count as begun, nor go before speech that is under way: it is
    composed as if it had been asked for right after that.
    """
    begun_s = max((cue.at_s for cue in past if cue.kind is CueKind.SPEECH), default=None)
    if begun_s is None:
        return compose([*past, *waiting], kit)
    asked: dict[TimedCue, TimedCue] = {}
    after_s = begun_s
    for cue in sorted(waiting, key=lambda cue: cue.at_s):
        if cue.kind is CueKind.SPEECH and cue.at_s <= begun_s:
            after_s = nextafter(after_s, inf)
            asked[replace(cue, at_s=after_s)] = cue
        else:
            asked[cue] = cue
    pieces = compose([*past, *asked], kit, nextafter(begun_s, inf))
    return [replace(p, cues=tuple(asked.get(cue, cue) for cue in p.cues)) for p in pieces]
