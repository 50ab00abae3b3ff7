"""Times typed after a workout that was done without the laptop, one for each rep in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bell_lap.core.units import HOUR_MS, parse_time
from bell_lap.errors import BadInput

NOT_TIMED = "-"
DNF = "dnf"
LAP_SIGN = "/"
MOST = 1_000
"""Times of one workout."""
LONGEST_MS = 24 * HOUR_MS
"""Of one rep."""
HOW = "A time is 36.4 or 1:12.3, its laps 35.8/36.4; - is not timed, dnf is not finished."


@dataclass(frozen=True, slots=True)
class RepTime:
    """What was typed for one rep."""

    text: str
    """As it was typed, for messages."""
    laps_ms: tuple[int, ...] = ()
    """One for a time alone; none where nobody took it. Of a rep not finished, those before."""
    finished: bool = True

    @property
    def time_ms(self) -> int | None:
        """The whole rep; None where it has no time."""
        return sum(self.laps_ms) if self.laps_ms and self.finished else None


def read_times(words: Sequence[str]) -> tuple[RepTime, ...]:
    """The times as typed: `36.4`, `1:12.3`, `35.8/36.4`, `-`, `dnf`, `35.8/dnf`.

    A comma or a semicolon after one is no part of it. Raises BadInput that names the first which is
    no time.
    """
    if len(words) > MOST:
        raise BadInput(f"{len(words)} times are too many for one workout")
    return tuple(_rep(place, word) for place, word in enumerate(words, start=1))


def _rep(place: int, word: str) -> RepTime:
    text = word.strip().rstrip(",;").casefold()
    if text == NOT_TIMED:
        return RepTime(text)
    parts = text.split(LAP_SIGN)
    finished = parts[-1] != DNF
    laps = [parse_time(part) for part in (parts if finished else parts[:-1])]
    known = tuple(lap for lap in laps if lap)
    if len(known) < len(laps):
        raise BadInput(f"time {place} is no time: {word!r}", hints=(HOW,))
    if sum(known) > LONGEST_MS:
        raise BadInput(f"time {place} is longer than a day: {word!r}", hints=(HOW,))
    return RepTime(text, known, finished)
