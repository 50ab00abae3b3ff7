"""The sound and the flashes of one workout: the cues to come, those that are due, and answers.

The schedule is given away ahead of time and played elsewhere; what is told to listeners here is
for the eye. Nothing is recorded. All methods belong to the thread of the workout.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from bell_lap.core import pacer
from bell_lap.core.answering import answer_to
from bell_lap.core.cues import (
    HORIZON_MS,
    MOST_STEPS,
    Caller,
    Cue,
    CueKind,
    CueOptions,
    schedule,
)
from bell_lap.core.events import Event
from bell_lap.core.inputs import Input
from bell_lap.core.journal import Fold
from bell_lap.core.plan import PlanStep, StepKind
from bell_lap.core.state import State
from bell_lap.sound.client import Sound, TimedCue

LATE_CUE_MS = 1_000
"""A cue that nobody was told of for this long is no news any more."""
SOUND_IS_BACK = "sound is back"

CueListener = Callable[[Cue], None]
NoticeListener = Callable[[str], None]


class Cueing:
    """What is heard and flashed in one workout."""

    def __init__(
        self,
        fold: Fold,
        sound: Sound,
        options: CueOptions,
        world_s: Callable[[int], float],
        *,
        life_speed: bool = True,
    ):
        """`world_s` gives an instant of the workout in seconds of the machine's own clock.

        A workout that runs faster than life has no caller: words take their own time.
        """
        self.sound = sound
        self.options = options
        self._fold = fold
        self._world_s = world_s
        self._life_speed = life_speed
        self._cues: deque[Cue] = deque()
        self._planned_ms = 0
        self._planned = 0
        """How many cues were scheduled then."""
        self._cue_listeners: list[CueListener] = []
        self._notice_listeners: list[NoticeListener] = []
        self._trouble: str | None = None

    @property
    def next_ms(self) -> int | None:
        """The instant of the next cue, if any is scheduled."""
        return self._cues[0].at_ms if self._cues else None

    def pacer_on(self, now_ms: int) -> bool:
        """Whether ticks are wanted in the rep under way, or else in the next one."""
        return pacer.is_on(self.options.pacer, self._fold.plan, _work(self._fold.at(now_ms).state))

    # --- being told -------------------------------------------------------------------------------

    def subscribe(self, listener: CueListener) -> Callable[[], None]:
        """Hear of every cue at its instant; returns how to stop it."""
        self._cue_listeners.append(listener)
        return lambda: self._cue_listeners.remove(listener)

    def subscribe_notices(self, listener: NoticeListener) -> Callable[[], None]:
        """Hear once of every trouble with the sound, and of its end; returns how to stop it."""
        self._notice_listeners.append(listener)
        return lambda: self._notice_listeners.remove(listener)

    # --- the schedule -----------------------------------------------------------------------------

    def plan(self, now_ms: int) -> None:
        """The cues to come are made anew and given to the sound in place of the old ones."""
        self._planned_ms = now_ms
        cues = schedule(self._fold, now_ms, self._wanted)
        self._cues = deque(cues)
        self._planned = len(cues)
        self.sound.replace(
            [TimedCue(self._world_s(cue.at_ms), cue.kind, cue.count, cue.words) for cue in cues]
        )

    def tick(self, now_ms: int) -> None:
        """Tell which cues are due and how the sound does; plan on before the schedule runs out."""
        while self._cues and self._cues[0].at_ms <= now_ms:
            cue = self._cues.popleft()
            if now_ms - cue.at_ms <= LATE_CUE_MS:
                self.sound.due(cue.kind)
                self._tell(cue)
        many_over = self._planned >= MOST_STEPS and len(self._cues) <= self._planned // 2
        if many_over or now_ms - self._planned_ms >= HORIZON_MS // 2:
            self.plan(now_ms)
        self._notice_trouble()

    @property
    def _wanted(self) -> CueOptions:
        return self.options if self._life_speed else replace(self.options, caller=Caller.OFF)

    # --- at once ----------------------------------------------------------------------------------

    def answer(self, item: Input, told: Sequence[Event]) -> None:
        """Sound, flash and words for what a person did, the most important thing only."""
        fold = self._fold
        caller = self._wanted.caller
        found = answer_to(item, told, fold.state, fold.plan, fold.rules, caller)
        if found is not None:
            self.play(found.kind, item.at_ms, found.words)

    def play(self, kind: CueKind, at_ms: int, words: tuple[str, ...] = ()) -> None:
        """Sound and flash this at once, and say the words after it."""
        self.sound.play(kind, words)
        self._tell(Cue(at_ms, kind, words=words))

    def _tell(self, cue: Cue) -> None:
        for listener in tuple(self._cue_listeners):
            listener(cue)

    def _notice_trouble(self) -> None:
        before, self._trouble = self._trouble, self.sound.trouble
        if self._trouble != before:
            for listener in tuple(self._notice_listeners):
                listener(SOUND_IS_BACK if self._trouble is None else self._trouble)


def _work(state: State) -> PlanStep | None:
    """The work under way, or else the next."""
    run = state.open_run
    if run is not None and run.step.kind is StepKind.WORK:
        return run.step
    return None if state.to_begin is None else state.steps[state.to_begin]
