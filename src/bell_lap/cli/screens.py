"""Opens Textual. This module, and those it imports, are loaded only when a screen is to be shown.

However the app ends, the terminal is given back, the workout is closed, and a bug goes to a file.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from bell_lap.errors import BellLapError, EnvironmentProblem, ExitCode

if TYPE_CHECKING:
    from bell_lap.cli.plain import Pump
    from bell_lap.history.store import Store
    from bell_lap.live.workout import LiveWorkout
    from bell_lap.settings import Settings
    from bell_lap.tui.ports import Context
    from bell_lap.tui.ring import Ring


UTF_8_LOCALE = "LC_ALL=C.UTF-8 bell-lap."


def drawn_in() -> str:
    """The encoding that a screen is written in: Textual writes to stderr, on Windows to stdout."""
    stream = sys.__stdout__ if os.name == "nt" else sys.__stderr__
    return "nothing" if stream is None else stream.encoding


def is_unicode(encoding: str) -> bool:
    """Whether blocks and arrows can be written in it."""
    return encoding.casefold().replace("-", "").startswith("utf")


def need_terminal() -> None:
    """Raise EnvironmentProblem where no screen can be drawn."""
    hints = (
        "`bell-lap run SESSION --plain` works anywhere.",
        "`bell-lap --help` lists what needs no screen.",
    )
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise EnvironmentProblem("bell-lap needs a terminal to draw its screens", hints=hints)
    term = os.environ.get("TERM", "")
    if term in ("dumb", "unknown"):
        raise EnvironmentProblem(f"this terminal cannot draw screens: TERM is {term}", hints=hints)
    encoding = drawn_in()
    if not is_unicode(encoding):
        raise EnvironmentProblem(
            f"this terminal cannot show what bell-lap draws: its text is {encoding}, not UTF-8",
            hints=(f"Set a UTF-8 locale: {UTF_8_LOCALE}", *hints),
        )


def open_library() -> int:
    """`bell-lap` alone: the library, with a workout to be resumed on top.

    The names of the sessions are painted first; settings, history and all that reads sessions are
    loaded after that.
    """
    need_terminal()
    from bell_lap.cli.garbage import collect_from_here_on
    from bell_lap.cli.names import session_names
    from bell_lap.cli.shown import show

    collect_from_here_on()
    opened: list[Store] = []
    try:
        return show(lambda: _usual_context(opened), names=tuple(session_names()))
    finally:
        for store in opened:
            store.close()


def open_sound_check(usual: Settings, backend: str | None) -> int:
    """The sound check alone, with these settings and the backend of the command line."""
    from dataclasses import replace

    from bell_lap.cli.context import make_context
    from bell_lap.cli.shown import show
    from bell_lap.cli.sounds import sound_for
    from bell_lap.sound.opening import need_library
    from bell_lap.tui.ring import Ring

    need_library(backend)
    ring = Ring()
    context = make_context(usual, None, "", ring)
    context = replace(context, sound_check=lambda: sound_for(backend, usual, ring))
    return show(context, sound_check=True)


def _usual_context(opened: list[Store]) -> Context:
    """The context with the user's settings and history; a history that was opened is in `opened`.

    Raises BellLapError where the settings cannot be read; without a history it says why.
    """
    from bell_lap import settings
    from bell_lap.cli.context import make_context
    from bell_lap.history.store import Store
    from bell_lap.tui.ring import Ring

    usual = settings.load()
    try:
        opened.append(Store.open())
    except BellLapError as error:
        return make_context(usual, None, str(error), Ring())
    forget_the_deleted(opened[0])
    return make_context(usual, opened[0], "", Ring())


def forget_the_deleted(store: Store) -> None:
    """Take what was in the trash for 30 days out of the history.

    Where the disk refuses, it goes another day: nobody waits for it, and nobody asked for it.
    """
    from bell_lap.clock import SystemClock

    with suppress(EnvironmentProblem):
        store.purge(SystemClock().utc_ms())


def run_on_screen(
    live: LiveWorkout, store: Store | None, usual: Settings, ring: Ring, pump: Pump | None = None
) -> int:
    """One workout on the run screen, and nothing after it. Says how it was left."""
    from bell_lap.cli.context import make_context
    from bell_lap.cli.shown import show
    from bell_lap.cli.unsaved import say_unsaved

    try:
        code = show(make_context(usual, store, "", ring), live, pump)
    finally:
        live.close()
        lost = say_unsaved(live)
    if lost:
        return ExitCode.ENVIRONMENT
    _say_how_it_ended(live)
    return code


def _say_how_it_ended(live: LiveWorkout) -> None:
    from bell_lap.core.view import Phase

    number = live.workout_id
    if live.trouble is not None:
        raise EnvironmentProblem(f"Not everything could be written: {live.trouble}")
    if number is None:
        return
    if live.view().phase is Phase.DONE:
        print(f"Kept as workout {number}: `bell-lap history show {number}`")
    else:
        print(f"Workout {number} is not finished: `bell-lap resume` goes on with it")
