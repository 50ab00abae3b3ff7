"""The terminal on Linux and macOS: Textual's driver, made to stand what terminals do on a bad day.

A terminal that is gone ends the program in order, with or without SIGHUP; one that takes nothing
does not hold it up. What is no UTF-8 or no key is dropped, and the next key counts. Suspending and
going on happen between two events, never in the middle of one; a program that was only frozen
(SIGSTOP) keeps its threads.
"""

from __future__ import annotations

import os
import signal
import termios
import tty
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import constants, events
from textual.drivers import linux_driver
from textual.geometry import Size

from bell_lap.clock import SystemClock
from bell_lap.tui.host import Host
from bell_lap.tui.outlet import Outlet
from bell_lap.tui.reading import Reading

if TYPE_CHECKING:
    from textual.app import App

GONE = 129
"""What a program ends with whose terminal is gone: 128 + SIGHUP."""
BEGIN = "\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l"
"""The other screen, no cursor, news of the focus, pastes in brackets, no wrapping."""
END = "\x1b[?2004l\x1b[?7h"
LEAVE = "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
"""Keys as they were, then the screen, the cursor and the focus."""
KITTY = (
    linux_driver.KITTY_DISAMBIGUATE_ESCAPE_CODES
    | linux_driver.KITTY_REPORT_ALL_KEYS
    | linux_driver.KITTY_REPORT_ASSOCIATED_TEXT
)
ASK_RESIZE = "\x1b[?2048$p"


class SteadyDriver(linux_driver.LinuxDriver):
    """Made in the event loop of the app, which it uses for its signals."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._outlet: Outlet | None = None
        self._reading: Reading | None = None
        self._raw: list[Any] | None = None
        """The terminal's settings while it is ours; None before, after and while suspended."""
        # Textual's handlers would run in the middle of whatever the program does, locks held.
        self._loop.add_signal_handler(signal.SIGTSTP, self._suspend)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on)

    # --- beginning and ending ---------------------------------------------------------------------

    def start_application_mode(self) -> None:
        """Take the terminal; in the background this waits until somebody brings us to the front."""
        assert self._file is not None, "a terminal is there, or no screen is opened"
        try:
            before = termios.tcgetattr(self.fileno)
            termios.tcsetattr(self.fileno, termios.TCSANOW, before)
            self.attrs_before = before
            raw = list(before)
            raw[tty.LFLAG] = self._patch_lflag(raw[tty.LFLAG])
            raw[tty.IFLAG] = self._patch_iflag(raw[tty.IFLAG])
            raw[tty.CC] = [*raw[tty.CC]]
            raw[tty.CC][termios.VMIN] = 1
            termios.tcsetattr(self.fileno, termios.TCSANOW, raw)
        except termios.error:
            self._gone()
            return
        self._raw = raw
        self._outlet = Outlet(self._file.fileno(), self._gone_elsewhere, self._caught_up)
        self._outlet.start()
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)
        self._send_size()
        self.write(BEGIN)
        if not constants.DISABLE_KITTY_KEY:
            self.write(f"\x1b[>{KITTY}u")
        self._enable_mouse_support()
        self._reading = Reading(
            self.fileno,
            self.process_message,
            self._gone_elsewhere,
            self._may_paste,
            SystemClock().textual_now,
        )
        self._reading.start()
        self._request_terminal_sync_mode_support()
        self.write(ASK_RESIZE)

    def disable_input(self) -> None:
        """Take no more keys; what was typed before is passed on."""
        reading, self._reading = self._reading, None
        if reading is not None:
            self._loop.remove_signal_handler(signal.SIGWINCH)
            self._disable_mouse_support()
            reading.stop()
            with suppress(termios.error):
                termios.tcflush(self.fileno, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was; nothing where it is not ours."""
        if self._raw is None:
            return
        self._raw = None
        self.write(END)
        self._disable_in_band_window_resize()
        self.disable_input()
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before or [])
        self.write(LEAVE)

    def close(self) -> None:
        """Write what waits."""
        outlet, self._outlet = self._outlet, None
        if outlet is not None:
            outlet.stop()

    def write(self, data: str) -> None:
        """Write; to nobody while the terminal is not ours."""
        if self._outlet is not None:
            self._outlet.write(data)

    # --- signals, in the event loop ---------------------------------------------------------------

    def _suspend(self) -> None:
        """Ctrl+Z of a shell. The whole job stops, so that a shell behind `make` notices too.

        Where nobody could bring us back, the system does not stop us, and we go on.
        """
        ours = self._raw is not None and self._auto_restart
        if ours:
            self.suspend_application_mode()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.killpg(os.getpgrp(), signal.SIGTSTP)
        self._loop.add_signal_handler(signal.SIGTSTP, self._suspend)
        if ours:
            self.resume_application_mode()
            self.send_message(self.SignalResume())

    def _go_on(self) -> None:
        """We were stopped: by `_suspend`, or frozen with the terminal as it was."""
        if self._raw is None:
            return
        try:
            termios.tcsetattr(self.fileno, termios.TCSANOW, self._raw)
        except termios.error:
            self._gone()
            return
        self.write(BEGIN)
        self._enable_mouse_support()
        self._send_size()
        self._draw_all()

    def _resized(self) -> None:
        if not self._in_band_window_resize:
            self._send_size()

    def _send_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self.send_message(events.Resize(size, size))

    def _may_paste(self) -> bool:
        """Asked by the thread that reads: behind the lock mashed keys are taps, and no text."""
        return not (isinstance(self._app, Host) and self._app.is_locked)

    # --- trouble ----------------------------------------------------------------------------------

    def _gone(self) -> None:
        self._app.exit(return_code=GONE)

    def _gone_elsewhere(self) -> None:
        """The same, from another thread."""
        with suppress(RuntimeError):  # the loop has ended by now
            self._loop.call_soon_threadsafe(self._gone)

    def _caught_up(self) -> None:
        """From the thread that writes: the terminal has missed something and takes all again."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._draw_all)

    def _draw_all(self) -> None:
        if self._app.screen_stack:
            self._app.screen.refresh(layout=True)
            self._app.refresh(layout=True)
