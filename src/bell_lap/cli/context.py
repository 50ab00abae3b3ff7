"""Fills the screens' `Context` with the real clock, settings, library, history and workouts."""

from __future__ import annotations

from bell_lap import paths, settings
from bell_lap.cli import launch, own_keys
from bell_lap.cli.load import library
from bell_lap.cli.sounds import sound_for
from bell_lap.clock import SystemClock, today
from bell_lap.core.rules import Rules
from bell_lap.errors import EnvironmentProblem
from bell_lap.history.store import Store
from bell_lap.library.resolve import resolve
from bell_lap.live import editing
from bell_lap.live.logged import Done, log_workout
from bell_lap.live.saving import About
from bell_lap.settings import Settings
from bell_lap.sound.client import CheckedSound
from bell_lap.tui.ports import Chosen, Context, Live, Machine
from bell_lap.tui.ring import Ring

ASKED = "asked-for-goal"
"""A file of this name in the state folder says that the goal prompt was shown."""
HINTED = "closed-hint"
"""The same for the hint to new users, once it was closed."""


def make_context(usual: Settings, store: Store | None, trouble: str, ring: Ring) -> Context:
    """The context of the real program. Without a history nothing can be started.

    Raises BadInput where the settings have a key that cannot be.
    """
    own_keys.check_keys(usual)

    def start(chosen: Chosen, rules: Rules) -> Live:
        known = settings.load()
        about = About(chosen.text, chosen.name, known.profile)
        kept = _need(store, trouble)
        return launch.new(chosen.plan, rules, kept, about, known, lambda: sound(known))

    def resume(workout: int) -> Live:
        known = settings.load()
        return launch.resume(_need(store, trouble), known, lambda: sound(known), workout)

    def sound(known: Settings) -> CheckedSound:
        return sound_for(None, known, ring)

    def machine() -> Machine:
        from bell_lap.cli.machine import look

        return look()

    def log(done: Done) -> int:
        return log_workout(_need(store, trouble), SystemClock(), today(), done).workout

    profile = usual.profile
    return Context(
        clock=SystemClock(),
        settings=usual,
        save=own_keys.save,
        shelf=library,
        start=start,
        resume=resume,
        ring=ring,
        history=store,
        trouble=trouble,
        machine=machine,
        sound_check=lambda: sound(settings.load()),
        ask_goal=profile.best is None and profile.goal is None and not _noted(ASKED),
        asked=lambda: _note(ASKED),
        hint=not _noted(HINTED),
        hint_closed=lambda: _note(HINTED),
        find=lambda text: resolve(text, library()),
        log=log,
        mend=lambda workout: editing.edit(SystemClock(), _need(store, trouble), workout),
    )


def _need(store: Store | None, trouble: str) -> Store:
    if store is None:
        raise EnvironmentProblem(f"A workout could not be kept: {trouble}")
    return store


def _noted(name: str) -> bool:
    return (paths.state_dir() / name).exists()


def _note(name: str) -> None:
    """Raises EnvironmentProblem where the folder cannot be made."""
    folder = paths.ensure(paths.state_dir())
    try:
        (folder / name).touch()
    except OSError as error:
        raise EnvironmentProblem(f"Cannot write to {folder}: {error.strerror or error}") from error
