"""A workout that lives in a test: a clock that stands still, a real store, ears and eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bell_lap.clock import FakeClock
from bell_lap.core.cues import Caller, Cue, CueKind, CueOptions
from bell_lap.core.events import Event
from bell_lap.core.plan import Plan
from bell_lap.history.store import Store
from bell_lap.live import opening
from bell_lap.live.workout import LiveWorkout
from bell_lap.sound.client import TimedCue
from tests.core.talk import plan_of, rules_of

REPS = "3 x 400m in 72s, rest 60s"
QUIET = CueOptions(caller=Caller.OFF)
"""Nobody speaks."""
START_S = 1_000.0
"""What a new fake clock shows."""


@dataclass
class Ears:
    """A sound that only remembers."""

    status: str = "ears"
    trouble: str | None = None
    schedules: list[list[TimedCue]] = field(default_factory=list)
    played: list[CueKind] = field(default_factory=list)
    spoken: list[tuple[str, ...]] = field(default_factory=list)
    came_due: list[CueKind] = field(default_factory=list)
    closed: bool = False

    def replace(self, cues: Sequence[TimedCue]) -> None:
        self.schedules.append(list(cues))

    def play(self, kind: CueKind, words: tuple[str, ...] = ()) -> None:
        self.played.append(kind)
        if words:
            self.spoken.append(words)

    def due(self, kind: CueKind) -> None:
        self.came_due.append(kind)

    def close(self) -> None:
        self.closed = True


class Table:
    """Somebody at a laptop at the line, with everything that they hear and see."""

    def __init__(self, store: Store, clock: FakeClock | None = None):
        self.store = store
        self.clock = clock or FakeClock()
        self.ears = Ears()
        self.told: list[Event] = []
        self.flashed: list[Cue] = []
        self.live: LiveWorkout

    def begins(
        self,
        plan: str | Plan = REPS,
        who: str = "coach",
        start: str = "auto",
        ready: int = 0,
        cues: CueOptions = QUIET,
    ) -> LiveWorkout:
        """A new workout."""
        made = plan_of(plan) if isinstance(plan, str) else plan
        rules = rules_of(who, start, ready)
        return self._opens(
            opening.begin(made, rules, self.clock, self.store, sound=self.ears, cues=cues)
        )

    def resumes(self, workout_id: int | None = None, cues: CueOptions = QUIET) -> LiveWorkout:
        """The unfinished one."""
        return self._opens(
            opening.resume(self.clock, self.store, workout_id, sound=self.ears, cues=cues)
        )

    def _opens(self, live: LiveWorkout) -> LiveWorkout:
        self.live = live
        live.subscribe(self.told.append)
        live.subscribe_cues(self.flashed.append)
        return live

    def waits(self, seconds: float, every_s: float = 0.5) -> None:
        """Time passes and the screen ticks."""
        left_s = seconds
        while left_s > 0:
            step_s = min(every_s, left_s)
            self.clock.advance(step_s)
            left_s = round(left_s - step_s, 6)
            self.live.tick()

    def taps_after(self, seconds: float) -> None:
        """Time passes with ticks, then a tap."""
        self.waits(seconds)
        self.live.press("space")

    def is_killed(self) -> None:
        """kill -9: nothing is closed, the system lets go of the lock; what was written stays."""
        saver = self.live._saver
        assert saver is not None
        if saver._writer is not None:
            assert saver._writer.flush()
            saver._writer._heartbeat._let_go()
            saver._writer._heartbeat._last = None
            saver._writer.close()
        for let_go in self.live._at_close:
            let_go()
