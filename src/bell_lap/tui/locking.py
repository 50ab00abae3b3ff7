"""The lock of the run screen: it closes what lies over it, says so, and waits for the chord."""

from __future__ import annotations

from textual.events import Event, InputEvent, Key, Paste
from textual.screen import Screen
from textual.timer import Timer

from bell_lap.tui.keys import UNLOCK_S, Lock
from bell_lap.tui.widgets.lock_banner import LockBanner
from bell_lap.tui.widgets.time_entry import TimeEntry


class Locked:
    """A locked run screen, from `Locked(run)` until `tries` says that it is none any more."""

    def __init__(self, run: Screen[None]) -> None:
        self._lock = Lock()
        self._timer: Timer | None = None
        self._banner = LockBanner()
        run.query_one(TimeEntry).end()
        run.mount(self._banner)

    @staticmethod
    def keeps_out(event: Event) -> bool:
        """Whether nobody may hear of this: the mouse and what is pasted."""
        return isinstance(event, InputEvent | Paste) and not isinstance(event, Key)

    def tries(self, event: Key) -> bool:
        """One more key; whether the lock still holds after it."""
        if self._timer is not None:
            self._timer.stop()
        lock = self._lock.after(event.key, event.time)
        if lock is None:
            self._banner.remove()
            return False
        self._lock = lock
        half = lock.half_s is not None
        self._banner.chord(half=half)
        if half:
            self._timer = self._banner.set_timer(UNLOCK_S, lambda: self._banner.chord(half=False))
        return True
