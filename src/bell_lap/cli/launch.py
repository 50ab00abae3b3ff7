"""Makes live workouts with the real clock, history, sound and desktop.

A sound that was opened for a workout is closed with it, and where the workout cannot be made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bell_lap.cli.load import Loaded
from bell_lap.cli.sounds import rehearsal_sound
from bell_lap.clock import Clock, ScaledClock, SystemClock
from bell_lap.core.plan import Plan
from bell_lap.core.rules import Rules
from bell_lap.history.store import Store
from bell_lap.live import opening
from bell_lap.live.awake import KeepAwake
from bell_lap.live.rehearsal import Rehearsal, Runner
from bell_lap.live.saving import About
from bell_lap.live.workout import LiveWorkout
from bell_lap.settings import Settings
from bell_lap.sound.client import CheckedSound

OpenSound = Callable[[], CheckedSound]


@contextmanager
def opened(open_sound: OpenSound) -> Iterator[CheckedSound]:
    """A sound for the workout that is made inside; closed where that fails."""
    sound = open_sound()
    try:
        yield sound
    except BaseException:  # whatever came, let go of the device and pass it on
        sound.close()
        raise


def new(
    plan: Plan, rules: Rules, store: Store, about: About, known: Settings, open_sound: OpenSound
) -> LiveWorkout:
    """A new workout of that plan."""
    opening.refuse_empty(plan)
    with opened(open_sound) as sound:
        return opening.begin(
            plan, rules, SystemClock(), store,
            about=about, sound=sound, cues=known.cue_options, awake=KeepAwake(),
        )  # fmt: skip


def begin(loaded: Loaded, rules: Rules, store: Store, open_sound: OpenSound) -> LiveWorkout:
    """A new workout of a session, kept in the history from its first tap on."""
    about = About(loaded.file.text, loaded.library_name, loaded.profile)
    return new(loaded.plan, rules, store, about, loaded.settings, open_sound)


def resume(
    store: Store, known: Settings, open_sound: OpenSound, workout: int | None = None
) -> LiveWorkout:
    """The unfinished workout: the newest, or the one named."""
    with opened(open_sound) as sound:
        return opening.resume(
            SystemClock(), store, workout,
            sound=sound, cues=known.cue_options, awake=KeepAwake(),
        )  # fmt: skip


def rehearse(
    loaded: Loaded, rules: Rules, speed: float, seed: int, open_sound: OpenSound
) -> tuple[LiveWorkout, Rehearsal]:
    """A rehearsal on a clock that runs `speed` times as fast, with its runner."""
    clock: Clock = ScaledClock(speed, SystemClock())
    opening.refuse_empty(loaded.plan)
    with opened(lambda: rehearsal_sound(open_sound, speed)) as sound:
        live = opening.rehearse(
            loaded.plan, rules, clock, sound=sound, cues=loaded.settings.cue_options
        )
    return live, Rehearsal(live, Runner(seed))
