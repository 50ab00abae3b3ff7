"""When the caller speaks by itself: before a rep, and of the time left.

The caller yields: a phrase begins and ends clear of every countdown, of the cues of a recovery and
of what is said after a tap. One that does not fit is shortened or left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bell_lap.core.announcing import announcements, optional_left
from bell_lap.core.plan import Plan, StepKind
from bell_lap.core.spoken import Words
from bell_lap.core.state import Ended, Run, State
from bell_lap.core.voice import estimate_ms

Span = tuple[int, int]
"""From one instant to another."""

AHEAD_MS = 25_000
"""A rep is announced this long before it starts."""
UNTIMED_MS = 30_000
"""In a recovery of which nobody knows the end: this long after its start."""
OPENING_MS = 3_000
"""At the very start: the sound has to wake first."""
SETTLE_MS = 1_500
"""After a gate or a stop, so that the cue itself is heard."""
TAPPED_MS = 5_000
"""What is said after a tap is over by then."""
BREATH_MS = 300
"""Between a phrase and what follows it."""
MINUTE_MS = 60_000
MINUTE_FROM_MS = 75_000
"""In a shorter recovery a minute left is no news."""
HALF_MS = 30_000
AFTER_BEEP_MS = 400
"""The voice comes this long after the cue that it explains."""
MINUTE_LEFT: Words = ("1", "minute")
HALF_LEFT: Words = ("30", "seconds")
SOON_30_FROM_MS = 45_000
"""A shorter recovery needs no word, and no cue, of 30 s left."""


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase bound to an instant, in ms since the workout's start."""

    at_ms: int
    words: Words

    @property
    def span(self) -> Span:
        """From its first word to a breath after its last, as estimated."""
        return self.at_ms, self.at_ms + estimate_ms(self.words) + BREATH_MS


def fit(
    phrases: Iterable[Words], from_ms: int, until_ms: int | None, busy: Iterable[Span]
) -> Said | None:
    """The first of the phrases that has room, as early as it has, clear of the busy spans."""
    taken = sorted(busy)
    for words in phrases:
        said = Said(from_ms, words)
        for begin_ms, end_ms in taken:
            if said.at_ms < end_ms and said.span[1] > begin_ms:
                said = Said(end_ms, words)
        if until_ms is None or said.span[1] <= until_ms:
            return said
    return None


class Announcer:
    """Speaks before each rep of one plan, as it is by now."""

    def __init__(self, plan: Plan, state: State, last_rep: int | None):
        self._plan = plan
        self._steps = state.steps
        self._last_rep = last_rep

    def waiting(self, state: State) -> Said | None:
        """While a tap is waited for: at the very start, at a gate, after `back`."""
        begin = state.to_begin
        if begin is None:
            return None
        at_ms = OPENING_MS
        if state.runs:
            run = state.open_run
            at_ms = (state.at_ms if run is None else run.start_ms) + SETTLE_MS
        return self._announce(begin, at_ms, None, ())

    def getting_ready(self, state: State, until_ms: int, busy: Iterable[Span]) -> Said | None:
        """After a tap that asked for the start at `until_ms`."""
        begin = state.to_begin
        assert begin is not None, "only asked for where work is left"
        from_ms = max(state.at_ms + SETTLE_MS, until_ms - AHEAD_MS)
        return self._announce(begin, from_ms, until_ms, busy)

    def resting(
        self, state: State, run: Run, due_ms: int | None, busy: Iterable[Span]
    ) -> list[Said]:
        """In a recovery: what is optional now, the time left, and the rep to come."""
        taken = list(busy)
        told = self._told(state, run, taken)
        said = [] if told is None else [told]
        clear_ms = run.start_ms + TAPPED_MS if told is None else told.span[1]
        if due_ms is not None:
            said += self._left(run, due_ms)
        taken += [one.span for one in said]
        following = state.position + 1
        if following < len(self._steps) and self._steps[following].kind is StepKind.WORK:
            expected_ms = run.step.expected_ms
            if due_ms is not None:
                from_ms = due_ms - AHEAD_MS
            elif expected_ms is not None:
                from_ms = run.instant(max(0, expected_ms - AHEAD_MS))
            else:
                from_ms = run.instant(UNTIMED_MS)
            rep = self._announce(following, max(from_ms, clear_ms), due_ms, taken)
            said += [] if rep is None else [rep]
        return said

    def _announce(
        self, position: int, from_ms: int, until_ms: int | None, busy: Iterable[Span]
    ) -> Said | None:
        phrases = announcements(self._plan, self._steps, position, self._last_rep)
        return fit(phrases, from_ms, until_ms, busy)

    def _told(self, state: State, run: Run, busy: Iterable[Span]) -> Said | None:
        """What the end of a timed rep has made optional; after a tap the tap's answer says it."""
        before = ended_by_clock(state)
        words = () if before is None else optional_words(state, before)
        return fit((words,), run.start_ms + SETTLE_MS, None, busy) if words else None

    def _left(self, run: Run, due_ms: int) -> list[Said]:
        length_ms = due_ms - run.start_ms - run.paused_ms()
        said = []
        if length_ms >= MINUTE_FROM_MS:
            said.append(Said(due_ms - MINUTE_MS, MINUTE_LEFT))
        if length_ms >= SOON_30_FROM_MS:
            said.append(Said(due_ms - HALF_MS + AFTER_BEEP_MS, HALF_LEFT))
        return said


def ended_by_clock(state: State) -> Run | None:
    """The timed rep whose deadline began the recovery at hand, if one did."""
    ended = (run for run in state.runs[-2:-1] if run.ended is Ended.FINISH)
    by_clock = (run for run in ended if run.end_ms == run.deadline_ms == state.runs[-1].start_ms)
    return next((run for run in by_clock if run.step.kind is StepKind.WORK), None)


def optional_words(state: State, run: Run) -> Words:
    """Say "eight done, two optional" where that attempt was the last that had to be."""
    here = min(state.position, len(state.steps) - 1)
    places = range(here, -1, -1)
    position = next((at for at in places if state.steps[at].index == run.step.index), None)
    return () if position is None else optional_left(state.steps, position)
