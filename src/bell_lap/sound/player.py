"""The scheduler of the sound process: which buffer is handed to the device, and when.

Pure of clock and device: every instant is an argument, and the device is whatever backend is given.
A cue is never handed over twice, unless the buffer it was in has been stopped before its instant.
What could be heard only `LATE_S` too late is dropped and told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from bell_lap.core.cues import CueKind
from bell_lap.sound.backends import Backend
from bell_lap.sound.client import SoundOptions, TimedCue
from bell_lap.sound.compose import COUNTDOWN, SPEECH, Piece, compose
from bell_lap.sound.kit import Kit
from bell_lap.sound.messages import Late, Played
from bell_lap.sound.planning import in_order, plan_ahead

LATE_S = 0.150
"""What would be heard later than this after its instant is dropped."""
TARDY_S = 0.005
"""A cue that can only be heard later than this after its instant shares no buffer with those that
can be heard on time: it would hold them up."""
SAME_S = 0.001
"""Cues of two schedules are the same one when their instants are no farther apart."""
AHEAD_S = 10.0
"""Buffers are composed this far ahead: a schedule may be half an hour long."""
FORESIGHT_S = 12.0
"""Cues this far behind the last composed buffer are looked at: a phrase must know what comes."""
REFRESH_S = 3.0
"""More is composed when no more than this is left."""
HINDSIGHT_S = 5.0
"""What is over for longer than this has no say in what is composed."""
RING_OUT_S = 2.5
"""How long the end of a workout may go on sounding after `close`."""
MEASURED = 9
"""How many sounds at once the latency is the median of."""


class _Cues:
    """A set of cues in which the same cue is found again though its instant was rounded anew."""

    def __init__(self, cues: Iterable[TimedCue]):
        self._at: dict[tuple[CueKind, int, tuple[str, ...]], list[float]] = {}
        for cue in cues:
            self._at.setdefault((cue.kind, cue.count, cue.words), []).append(cue.at_s)

    def __contains__(self, cue: TimedCue) -> bool:
        instants = self._at.get((cue.kind, cue.count, cue.words), ())
        return any(abs(at_s - cue.at_s) <= SAME_S for at_s in instants)


@dataclass(slots=True)
class _Handed:
    """A buffer that the device has been given."""

    key: int
    rank: int
    at_s: float
    end_s: float
    cues: tuple[TimedCue, ...]
    at_once: bool
    stopped: bool = False


class Player:
    """Plays a schedule and what is asked for at once. `run` at the instants it returns."""

    def __init__(self, kit: Kit, backend: Backend, options: SoundOptions):
        self._kit = kit
        self._backend = backend
        self._options = options
        self._cues: list[TimedCue] = []
        """Of the schedule, not handed over yet, in order."""
        self._words: TimedCue | None = None
        """What is still to be said about the last sound that was played at once."""
        self._planned: list[Piece] = []
        self._planned_to_s: float | None = None
        """Up to where the buffers to come are composed; None: they must be composed anew."""
        self._more = False
        """Whether something is to come after that."""
        self._silent: frozenset[TimedCue] = frozenset()
        """What gave way when the buffers were composed."""
        self._handed: list[_Handed] = []
        self._next_key = 1
        self._reports: list[Played | Late] = []
        self._latencies: deque[float] = deque(maxlen=MEASURED)

    @property
    def latency_s(self) -> float | None:
        """From the command to play at once to the loudspeaker; None where it cannot be told."""
        return median(self._latencies) if self._latencies else None

    def take_reports(self) -> list[Played | Late]:
        """What has happened since they were taken last."""
        reports, self._reports = self._reports, []
        return reports

    # --- commands ---------------------------------------------------------------------------------

    def replace(self, from_s: float, cues: Sequence[TimedCue], now_s: float) -> float | None:
        """Take these cues in place of those at or after `from_s`; returns as `run` does.

        A buffer under way goes on where all that is left of it stands in the new schedule too;
        else it is stopped, and those of its cues that stand are played by themselves.
        """
        new = _Cues(cues)
        for handed in self._under_way(now_s):
            left = [cue for cue in handed.cues if cue.at_s >= from_s]
            if not handed.at_once and not all(cue in new for cue in left):
                self._stop(handed, now_s)
        known = _Cues(cue for handed in self._handed for cue in handed.cues)
        kept = [cue for cue in self._cues if cue.at_s < from_s and cue not in new]
        fresh = [cue for cue in dict.fromkeys(cues) if cue not in known]
        self._cues = sorted([*kept, *fresh], key=lambda cue: cue.at_s)
        self._planned_to_s = None
        return self.run(now_s)

    def play(
        self, asked_s: float, kind: CueKind, words: tuple[str, ...], now_s: float
    ) -> float | None:
        """Play that sound now and say the words after it; returns as `run` does.

        Whatever was being said, or still to be said about the sound before, is not true any more.
        """
        self._words = None
        self._planned_to_s = None
        for handed in self._under_way(now_s):
            if handed.rank == SPEECH:
                self._stop(handed, now_s)
        sound = [] if kind is CueKind.SPEECH else [TimedCue(asked_s, kind)]
        speech = [TimedCue(asked_s, CueKind.SPEECH, words=words)] if words else []
        if now_s - asked_s > LATE_S:
            self._reports += [Late(cue, now_s - asked_s) for cue in (*sound, *speech)]
            return self.run(now_s)
        for piece in compose(sound, self._kit):
            self._start(piece, now_s, at_once=True)
            if self._backend.latency_s is not None:
                self._latencies.append(now_s - asked_s + self._backend.latency_s)
        self._words = speech[0] if speech else None
        return self.run(now_s)

    def adjust(self, kit: Kit, options: SoundOptions, now_s: float) -> float | None:
        """Go on with these sounds and this delay; returns as `run` does."""
        self._kit = kit
        self._options = options
        self._planned_to_s = None
        return self.run(now_s)

    def close(self, now_s: float) -> float:
        """Play nothing more; returns when the end of the workout has rung out."""
        self._cues = []
        self._words = None
        self._planned = []
        end_s = now_s
        for handed in self._under_way(now_s):
            finished = any(cue.kind is CueKind.FINISHED for cue in handed.cues)
            if finished or (handed.at_once and handed.rank != SPEECH):
                end_s = max(end_s, handed.end_s + self._delay_s)
            else:
                self._stop(handed, now_s)
        return min(end_s, now_s + RING_OUT_S)

    def run(self, now_s: float) -> float | None:
        """Hand over what is due; returns when to call again, or None where nothing is to come."""
        while True:
            if self._planned_to_s is None:
                self._plan(now_s)
            while self._planned and self._hand_over_s(self._planned[0].at_s) <= now_s:
                self._hand_over(self._planned.pop(0), now_s)
            refresh_s = self._refresh_s()
            if refresh_s is None or refresh_s > now_s:
                break
            self._planned_to_s = None
        wakes = [self._hand_over_s(self._planned[0].at_s)] if self._planned else []
        return min([*wakes, *([refresh_s] if refresh_s is not None else [])], default=None)

    # --- composing ahead --------------------------------------------------------------------------

    def _plan(self, now_s: float) -> None:
        """Compose the buffers of the next seconds anew from all that has not been handed over."""
        self._forget_the_silent(now_s)
        self._handed = [handed for handed in self._handed if handed.end_s > now_s - HINDSIGHT_S]
        to_s = now_s + self._early_s + AHEAD_S
        waiting = [cue for cue in self._cues if cue.at_s < to_s + FORESIGHT_S]
        if self._words is not None:
            waiting.append(self._words)
        past = [cue for handed in self._handed if not handed.stopped for cue in _as_heard(handed)]
        plan = plan_ahead(past, waiting, self._kit, to_s)
        self._planned = list(plan.pieces)
        self._planned_to_s = to_s
        self._silent = plan.silent
        self._more = bool(plan.later or (self._cues and self._cues[-1] not in waiting))

    def _forget_the_silent(self, now_s: float) -> None:
        """Cues that gave way to others, and whose instant is past, are over.

        Words may have given way to a cue that the tap has done away with: the schedule without it
        comes right after them, so they are kept for a moment.
        """
        self._cues = [cue for cue in self._cues if cue.at_s > now_s or cue not in self._silent]
        words = self._words
        if words is not None and words in self._silent and now_s - words.at_s > LATE_S:
            self._words = None

    def _refresh_s(self) -> float | None:
        """When more must be composed; None where nothing is left to compose."""
        if self._planned_to_s is None or not self._more:
            return None
        return self._planned_to_s - self._early_s - REFRESH_S

    # --- handing over -----------------------------------------------------------------------------

    @property
    def _delay_s(self) -> float:
        return self._options.delay_ms / 1000

    @property
    def _early_s(self) -> float:
        """How long before its instant a cue is handed over."""
        return self._delay_s + self._backend.lead_s

    def _hand_over_s(self, at_s: float) -> float:
        return at_s - self._early_s

    def _late_s(self, at_s: float, now_s: float) -> float:
        """How late a sound for that instant would be heard if it were handed over now."""
        return now_s + (self._backend.latency_s or 0.0) - (at_s - self._delay_s)

    def _hand_over(self, piece: Piece, now_s: float) -> None:
        late_s = self._late_s(piece.at_s, now_s)
        if late_s > TARDY_S and len(piece.cues) > 1:
            self._split(piece, now_s)
            return
        done = set(piece.cues)
        self._cues = [cue for cue in self._cues if cue not in done]
        at_once = self._words in done
        if at_once:
            self._words = None
        if late_s > LATE_S:
            self._reports += [Late(cue, late_s) for cue in piece.cues]
            return
        if piece.rank in (COUNTDOWN, SPEECH):
            self._silence_speech(piece.at_s, now_s)
        self._start(piece, now_s, at_once=at_once)

    def _split(self, piece: Piece, now_s: float) -> None:
        """Plan the cues that can be on time in one buffer, and each that cannot by itself."""
        tardy = [cue for cue in piece.cues if self._late_s(cue.at_s, now_s) > TARDY_S]
        timely = [cue for cue in piece.cues if cue not in tardy]
        for group in (*([cue] for cue in tardy), timely):
            self._planned += compose(group, self._kit)
        self._planned.sort(key=in_order)

    def _start(self, piece: Piece, now_s: float, *, at_once: bool) -> None:
        due_s = piece.at_s - self._delay_s
        key = self._next_key
        self._next_key += 1
        self._backend.start(key, piece.samples, due_s)
        length_s = piece.end_s - piece.at_s
        heard_s = max(due_s, now_s + (self._backend.latency_s or 0.0))
        self._handed.append(
            _Handed(key, piece.rank, piece.at_s, heard_s + length_s, piece.cues, at_once)
        )
        self._reports += [
            Played(cue, max(piece.at_s, cue.at_s), now_s, at_once, key) for cue in piece.cues
        ]

    def _under_way(self, now_s: float) -> list[_Handed]:
        """What sounds, and what the device holds for an instant to come."""
        return [handed for handed in self._handed if handed.end_s > now_s]

    def _silence_speech(self, from_s: float, now_s: float) -> None:
        """Stop what is being said where it would go on at `from_s`."""
        for handed in self._under_way(now_s):
            if handed.rank == SPEECH and handed.end_s > from_s - self._delay_s + SAME_S:
                self._stop(handed, now_s)

    def _stop(self, handed: _Handed, now_s: float) -> None:
        """Stop a buffer; what of the schedule had not begun in it is to come again."""
        self._backend.stop(handed.key)
        handed.end_s = now_s
        handed.stopped = True
        if handed.at_once:
            return
        open_cues = [cue for cue in handed.cues if cue.at_s > now_s]
        handed.cues = tuple(cue for cue in handed.cues if cue.at_s <= now_s)
        self._cues = sorted([*self._cues, *open_cues], key=lambda cue: cue.at_s)


def _as_heard(handed: _Handed) -> Iterable[TimedCue]:
    """The cues of a buffer, speech at the instant at which it really began."""
    if handed.rank != SPEECH:
        return handed.cues
    return [replace(cue, at_s=handed.at_s) for cue in handed.cues]
