"""When a sound process counts as dead, and when it is given up. Pure: instants are arguments.

They are seconds of a clock that stands still while the machine sleeps: a process that slept with
the machine has not been silent.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

STALL_S = 1.0
"""A wait that takes this much longer than it was to take: this program was stopped meanwhile."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long what is waited for, in seconds."""

    silent_s: float = 3.0
    """A process that gives no sign of life for this long counts as dead."""
    start_s: float = 15.0
    """The same for one that has not opened its device yet."""
    deaths: int = 3
    """So many deaths within `deaths_within_s`, and it is given up for `after_deaths_s`."""
    deaths_within_s: float = 60.0
    after_deaths_s: float = 20.0
    no_device_s: float = 30.0
    """Where there was no device, one is looked for again after this."""
    ring_out_s: float = 3.2
    """How long a process that was told to close may live."""


class Life:
    """The signs of life of one process after the other."""

    def __init__(self, patience: Patience, now_s: float):
        self._patience = patience
        self._heard_s = now_s
        self._died_s: deque[float] = deque(maxlen=patience.deaths)

    def heard(self, now_s: float) -> None:
        """A sign of life, or a new process."""
        self._heard_s = now_s

    def silent_s(self, now_s: float) -> float:
        """How long there has been none."""
        return now_s - self._heard_s

    def left_s(self, now_s: float, *, playing: bool) -> float:
        """How long there may still be none; nothing or less where it counts as dead."""
        limit_s = self._patience.silent_s if playing else self._patience.start_s
        return limit_s - self.silent_s(now_s)

    def waited(self, wait_s: float, before_s: float, now_s: float) -> None:
        """A wait for `wait_s` at most is over. Where it took far longer, this program itself stood
        still: what the process has said meanwhile is still unread, and it gets a new chance."""
        if now_s - before_s > wait_s + STALL_S:
            self._heard_s = now_s

    def died(self, now_s: float) -> bool:
        """It has died; whether that was once too often."""
        self._died_s.append(now_s)
        within_s = now_s - self._died_s[0]
        return (
            len(self._died_s) == self._patience.deaths
            and within_s <= self._patience.deaths_within_s
        )
