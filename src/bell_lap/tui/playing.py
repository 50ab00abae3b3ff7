"""What sounds in the sound check: one cue, all of them in turn, or a beat; never two at once.

Instants are seconds of `Clock.now()`. Whoever holds it calls `advance` at `next_s`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from bell_lap.core.cues import CueKind
from bell_lap.sound.client import CheckedSound, TimedCue
from bell_lap.tui.cue_rows import PIP_S, CueRow

LEAD_S = 0.3
"""What is scheduled begins this long after the key, and the loudspeaker's delay after that: a cue
that is asked for too late is dropped."""
BEAT = CueKind.TICK
BEAT_S = 1.0
BEATS_AHEAD = 10


class Playing:
    """The one thing that sounds now."""

    def __init__(self, sound: CheckedSound, delay_s: float = 0.0) -> None:
        self.row: CueRow | None = None
        """The cue that is to be heard now."""
        self.beating = False
        self._sound = sound
        self._delay_s = delay_s
        self._coming: deque[TimedCue] = deque()
        self._queue: deque[CueRow] = deque()
        self._row_ends_s = 0.0

    @property
    def in_turn(self) -> bool:
        """Whether another cue follows the one that sounds."""
        return bool(self._queue)

    def play(self, rows: Iterable[CueRow], now_s: float) -> None:
        """Play these, one after the other; what sounded before is over."""
        self.end()
        self._queue.extend(rows)
        self._next_row(now_s)

    def beat(self, now_s: float) -> None:
        """A tick each second from now on: unlike pips, ticks are sounds of their own."""
        self.end()
        self.beating = True
        self._send(_beats(self._soonest_s(now_s)))

    def set_delay(self, delay_s: float, now_s: float) -> None:
        """The loudspeaker takes this long: what cannot be in time any more is left out."""
        self._delay_s = delay_s
        if not self._coming:
            return
        soonest_s = self._soonest_s(now_s)
        kept = [cue for cue in self._coming if cue.at_s >= soonest_s]
        if self.beating and not kept:
            kept = self._more_beats(now_s)
        self._send(kept)

    def end(self) -> None:
        """Nothing more is to sound."""
        self.row = None
        self.beating = False
        self._queue.clear()
        if self._coming:
            self._send(())

    @property
    def next_s(self) -> float | None:
        """When `advance` has something to do."""
        due = [cue.at_s for cue in list(self._coming)[:1]]
        if self.row is not None:
            due.append(self._row_ends_s)
        return min(due, default=None)

    def advance(self, now_s: float) -> tuple[CueKind, ...]:
        """Pass what is due by now; the scheduled cues whose instants have come."""
        heard = []
        while self._coming and self._coming[0].at_s <= now_s:
            cue = self._coming.popleft()
            self._sound.due(cue.kind)
            heard.append(cue.kind)
        if self.row is not None and now_s >= self._row_ends_s:
            self._next_row(now_s)
        if self.beating and len(self._coming) < BEATS_AHEAD // 2:
            self._send([*self._coming, *self._more_beats(now_s)])
        return tuple(heard)

    def _soonest_s(self, now_s: float) -> float:
        return now_s + LEAD_S + self._delay_s

    def _more_beats(self, now_s: float) -> list[TimedCue]:
        """Beats after those to come, from the first that can be in time."""
        first_s = (self._coming[-1].at_s if self._coming else now_s) + BEAT_S
        while first_s < self._soonest_s(now_s):
            first_s += BEAT_S
        return _beats(first_s)

    def _next_row(self, now_s: float) -> None:
        self.row = self._queue.popleft() if self._queue else None
        if self.row is None:
            return
        self._row_ends_s = now_s + self.row.lasts_s
        if not self.row.counts:
            self._sound.play(self.row.kind, self.row.words)
            return
        first_s = self._soonest_s(now_s)
        self._row_ends_s += first_s - now_s
        self._send(
            TimedCue(first_s + number * PIP_S, self.row.kind, count)
            for number, count in enumerate(self.row.counts)
        )

    def _send(self, cues: Iterable[TimedCue]) -> None:
        self._coming = deque(cues)
        self._sound.replace(tuple(self._coming))


def _beats(first_s: float) -> list[TimedCue]:
    return [TimedCue(first_s + number * BEAT_S, BEAT) for number in range(BEATS_AHEAD)]
