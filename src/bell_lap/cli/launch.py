"""Makes live workouts with the real clock, history, sound and desktop."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bell_lap.cli.load import Loaded
from bell_lap.clock import Clock, ScaledClock, SystemClock
from bell_lap.core.rules import Rules
from bell_lap.history.store import Store
from bell_lap.live import opening
from bell_lap.live.awake import KeepAwake
from bell_lap.live.rehearsal import Rehearsal, Runner
from bell_lap.live.saving import About
from bell_lap.live.workout import LiveWorkout
from bell_lap.settings import Settings
from bell_lap.sound.bell import TerminalBell
from bell_lap.sound.client import Sound
from bell_lap.sound.none import Silence

BELL = "\a"


def sound_for(choice: str | None, settings: Settings, ring: Callable[[], None]) -> Sound:
    """What gives the cues: the choice of the command line, else of the settings."""
    wanted = settings.cues.bell if choice is None else choice == "bell"
    return TerminalBell(ring) if wanted else Silence()


def plain_sound(choice: str | None, settings: Settings) -> Sound:
    """The same for plain mode: only a terminal has a bell."""
    return sound_for(choice, settings, _ring) if sys.stdout.isatty() else Silence()


def _ring() -> None:
    print(BELL, end="", flush=True)


def begin(loaded: Loaded, rules: Rules, store: Store, sound: Sound) -> LiveWorkout:
    """A new workout, kept in the history from its first tap on."""
    about = About(loaded.file.text, loaded.library_name, loaded.profile)
    return opening.begin(
        loaded.plan, rules, SystemClock(), store, about=about, sound=sound, awake=KeepAwake()
    )


def resume(store: Store, sound: Sound, workout: int | None = None) -> LiveWorkout:
    """The unfinished workout."""
    return opening.resume(SystemClock(), store, workout, sound=sound, awake=KeepAwake())


def rehearse(
    loaded: Loaded, rules: Rules, speed: float, seed: int, sound: Sound
) -> tuple[LiveWorkout, Rehearsal]:
    """A rehearsal on a clock that runs `speed` times as fast, with its runner."""
    clock: Clock = ScaledClock(speed, SystemClock())
    live = opening.rehearse(loaded.plan, rules, clock, sound=sound)
    return live, Rehearsal(live, Runner(seed))
