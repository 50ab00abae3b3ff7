"""Every cue that a workout's plan and journal ask for, worked out again on a clock of our own.

The journal is lived through once more, each input at its instant, by the code that makes cues
(`core.cues`, `core.answering`) and without the program: what it gives to its sound is what was due.
"""

from __future__ import annotations

from bell_lap.clock import FakeClock
from bell_lap.core.cues import AS_USUAL, CueOptions
from bell_lap.history.stored import StoredWorkout
from bell_lap.live.workout import LiveWorkout
from bell_lap.sound.none import Silence
from tests.sound.perform import Listener, Performance

TICK_S = 0.25
AFTER_S = 5.0
"""The workout is looked at for so long after its last input."""


def due(stored: StoredWorkout, options: CueOptions = AS_USUAL) -> Performance:
    """What its sound was to play. Instants are seconds of the clock of the workout's anchor.

    The workout was run in one go: its first anchor is the only one.
    """
    (anchor,) = stored.anchors
    start_s = anchor.anchor.clock_s
    clock = FakeClock(now_s=start_s)
    listener = Listener(Silence(), now=clock.now)
    live = LiveWorkout(stored.plan, stored.rules, clock, sound=listener, cue_options=options)
    live.rehearsal = True  # a gap is in the journal, or there was none
    for entry in stored.entries:
        _live_until(live, clock, start_s + entry.item.at_ms / 1000)
        live.act(entry.item)
    _live_until(live, clock, clock.now() + AFTER_S)
    live.close()
    return Performance(
        device="", replaced=listener.replaced, played=listener.played, killed=[], journal=[],
        deaths=0, late=0, trouble=None, end_s=clock.now(),
    )  # fmt: skip


def _live_until(live: LiveWorkout, clock: FakeClock, at_s: float) -> None:
    while clock.now() < at_s:
        clock.advance(min(TICK_S, at_s - clock.now()))
        live.tick()
