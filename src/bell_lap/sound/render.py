"""Cues into a WAV file, each at its own sample: what plays them on a device is not asked.

The same pieces as on a device, mixed in chunks, so that the memory does not grow with the length.
The file is written whole or not at all.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from secrets import token_hex

from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.paths import refuse_to_replace
from bell_lap.sound.backends import RATE, Samples
from bell_lap.sound.client import TimedCue
from bell_lap.sound.compose import Piece, compose, left_out
from bell_lap.sound.kit import Kit
from bell_lap.sound.samples import mix_into, write_wav

CHUNK = 10 * RATE
"""Samples that are mixed at once."""
APART_S = 30.0
"""Cues this far apart have nothing to do with each other: no sound is as long as that."""
TAIL_S = 0.5
"""Silence after the last sound."""
LONGEST_S = 24 * 3600.0
"""No session is longer, and a WAV file could not be."""


def onset(piece: Piece) -> int:
    """At which sample of the file a piece begins."""
    return round(piece.at_s * RATE)


def pieces(cues: Sequence[TimedCue], kit: Kit) -> Iterator[Piece]:
    """What is heard of the cues, in order; instants are seconds since the file's beginning."""
    for group in _groups(cues):
        yield from compose(group, kit)


def schedule(cues: Sequence[TimedCue], kit: Kit) -> Iterator[tuple[int, TimedCue]]:
    """Each cue that is heard, with the sample at which it begins, in order.

    Speech that waits for a signal begins later than it was asked for.
    """
    for piece in pieces(cues, kit):
        begin, alone = onset(piece), len(piece.cues) == 1
        for cue in piece.cues:
            yield begin + (0 if alone else round((cue.at_s - piece.at_s) * RATE)), cue


def unheard(cues: Sequence[TimedCue], kit: Kit) -> list[TimedCue]:
    """The cues that yield to others or are switched off, in order."""
    return [cue for group in _groups(cues) for cue in left_out(group, compose(group, kit))]


def track(cues: Sequence[TimedCue], kit: Kit, least_s: float = 0.0) -> Iterator[Samples]:
    """The samples of the whole track, chunk by chunk, at least `least_s` long."""
    coming = deque[Piece]()
    ahead = pieces(cues, kit)
    following = next(ahead, None)
    begin, end = 0, round(least_s * RATE)
    while following is not None or coming or begin < end:
        while following is not None and onset(following) < begin + CHUNK:
            coming.append(following)
            end = max(end, onset(following) + len(following.samples) + round(TAIL_S * RATE))
            following = next(ahead, None)
        last = following is None and begin + CHUNK >= end
        chunk = array("h", bytes(2 * (end - begin if last else CHUNK)))
        for piece in coming:
            mix_into(chunk, piece.samples, onset(piece) - begin)
        yield chunk
        begin += len(chunk)
        coming = deque(one for one in coming if onset(one) + len(one.samples) > begin)
        if last:
            return


def write_track(
    path: Path, cues: Sequence[TimedCue], kit: Kit, least_s: float = 0.0, *, force: bool = False
) -> None:
    """Write the track to `path` as mono WAV with 16 bits and `RATE` samples a second.

    Raises BadInput where the file is there already and `force` is not set, and where the track is
    too long; EnvironmentProblem where it cannot be written. Then nothing is left behind.
    """
    if max([least_s, *(cue.at_s for cue in cues)]) > LONGEST_S:
        raise BadInput(f"a track lasts at most {LONGEST_S / 3600:g} hours")
    refuse_to_replace(path, force=force)
    _write(path, track(cues, kit, least_s))


def _write(path: Path, parts: Iterable[Samples]) -> None:
    try:
        new = path.with_name(f".{path.stem}-{token_hex(8)}.wav")
        new.touch(exist_ok=False)  # who may read it is for the user's umask to say
        try:
            write_wav(new, parts)
            new.replace(path)
        except BaseException:  # whatever came, leave nothing behind and pass it on
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise EnvironmentProblem(
            f"Cannot write {path}: {error.strerror or error}",
            hints=("Name a file in a folder that you can write to.",),
        ) from error


def _groups(cues: Sequence[TimedCue]) -> Iterator[list[TimedCue]]:
    """The cues in order, cut where nothing sounds for long."""
    group: list[TimedCue] = []
    for cue in sorted(cues, key=lambda cue: cue.at_s):
        if group and cue.at_s - group[-1].at_s > APART_S:
            yield group
            group = []
        group.append(cue)
    if group:
        yield group
