"""Runs the Textual app: signals end it in order, and a bug in it becomes a report."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import App

from bell_lap.cli.outcome import SIGNALLED
from bell_lap.cli.unsaved import say_unsaved
from bell_lap.errors import ExitCode
from bell_lap.tui.app import BellLapApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.driver import Driver

    from bell_lap.cli.plain import Pump
    from bell_lap.tui.ports import Context, Live

LAST_KEYS_S = 0.1
"""How long the program takes keys after a signal that ends it."""


class Shown(App[None]):
    """An app that leaves its bugs to `Outcome` instead of printing them over the terminal."""

    @property
    def bug(self) -> BaseException | None:
        """What ended it, where that was a bug."""
        return self._exception

    def get_driver_class(self) -> type[Driver]:
        """Textual's, or where it would be that of Linux and macOS, the one that stands more."""
        usual = super().get_driver_class()
        if usual.__module__ != "textual.drivers.linux_driver":
            return usual
        from bell_lap.tui.driver import SteadyDriver

        return SteadyDriver

    def _fatal_error(self) -> None:
        # Textual's own prints a traceback with all local variables.
        self._close_messages_no_wait()


class ShownApp(Shown, BellLapApp):
    """Bell-lap's screens."""


def show(
    context: Context | Callable[[], Context],
    live: Live | None = None,
    pump: Pump | None = None,
    names: tuple[str, ...] | None = None,
    *,
    sound_check: bool = False,
) -> int:
    """Show the library, one workout, or the sound check; returns the exit code.

    The library lists `names` before it makes the context. Raises the app's bug, and what kept the
    context from being made. Says of each workout begun here where it is, if the history did not
    take it; that of `live` is for the caller.
    """
    app = ShownApp(context, live, pump=pump, names=names, sound_check=sound_check)
    try:
        run_app(app)
    finally:
        lost = [one for one in app.unsaved if one is not live and say_unsaved(one)]
    if app.trouble is not None:
        raise app.trouble
    return ExitCode.ENVIRONMENT if lost else app.return_code or 0


def run_app(app: Shown) -> None:
    """Run an app to its end. Raises its bug."""
    asyncio.run(_run(app))
    if app.bug is not None:
        raise app.bug


def _end_soon(loop: asyncio.AbstractEventLoop, app: Shown, code: int) -> None:
    """A tap that was made before the signal may still be on its way from the terminal."""
    loop.call_later(LAST_KEYS_S, app.exit, None, code)


async def _run(app: Shown) -> None:
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        # One that is ignored (under nohup, say) stays ignored.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            # Not on Windows, where closing a console gives no time for anything.
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, _end_soon, loop, app, SIGNALLED + number)
    await app.run_async()
