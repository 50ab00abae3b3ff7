"""Runs the Textual app: signals end it in order, and a bug in it becomes a report."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from bell_lap.tui.app import BellLapApp
from bell_lap.tui.ports import Context, Live

if TYPE_CHECKING:
    from bell_lap.cli.plain import Pump

SIGNALLED = 128
"""A process that a signal ends has 128 and its number for an exit code."""


class ShownApp(BellLapApp):
    """The app, which leaves its bugs to `Outcome` instead of printing them over the terminal."""

    @property
    def bug(self) -> BaseException | None:
        """What ended it, where that was a bug."""
        return self._exception

    def _fatal_error(self) -> None:
        # Textual's own prints a traceback with all local variables.
        self._close_messages_no_wait()


def show(context: Context, live: Live | None = None, pump: Pump | None = None) -> int:
    """Show the library, or one workout; returns the exit code. Raises the app's bug."""
    app = ShownApp(context, live, pump=pump)
    asyncio.run(_run(app))
    if app.bug is not None:
        raise app.bug
    return app.return_code or 0


async def _run(app: ShownApp) -> None:
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            # Not on Windows, where closing a console gives no time for anything.
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, app.exit, None, SIGNALLED + number)
    await app.run_async()
