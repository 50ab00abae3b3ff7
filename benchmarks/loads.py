"""Work for a screen's thread: pure Python, without ever leaving the interpreter."""

from __future__ import annotations

import time

from textual.message_pump import MessagePump

BUSY_S = 0.5
IDLE_S = 0.2


def spin() -> None:
    """Hold the thread for `BUSY_S`."""
    until = time.perf_counter() + BUSY_S
    while time.perf_counter() < until:
        pass


def keep_busy(screen: MessagePump) -> None:
    """Spin again and again, with `IDLE_S` between, from soon on."""

    def begin() -> None:
        screen.set_interval(BUSY_S + IDLE_S, spin)

    screen.set_timer(IDLE_S, begin)
