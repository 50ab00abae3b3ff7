"""What happened, told to whoever listens: what is newly true, and what no longer is.

Events follow from the fold. When a late input changes them, those that were told and are true no
more are taken back before the new ones are told. All methods belong to the workout's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bell_lap.core.events import Event, Retracted
from bell_lap.core.journal import Fold

Listener = Callable[[Event], None]


class Telling:
    """The events of one fold, from an instant on."""

    def __init__(self, fold: Fold, now_ms: int):
        """What has happened up to `now_ms` is no news."""
        self._fold = fold
        self._listeners: list[Listener] = []
        self._told: list[Event] = list(fold.events(now_ms))
        self._notices_told = len(fold.notices)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every event from now on, and of those taken back; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, events: Iterable[Event]) -> None:
        """Tell these."""
        for event in events:
            for listener in tuple(self._listeners):
                listener(event)

    def tell(self, now_ms: int) -> list[Event]:
        """Publish the difference to what was told before; returns the new events."""
        events = self._fold.events(now_ms)
        same = 0
        for old, new in zip(self._told, events, strict=False):
            if old is not new and old != new:
                break
            same += 1
        back = [Retracted(now_ms, event) for event in reversed(self._told[same:])]
        fresh = events[same:]
        notices = self._fold.notices[self._notices_told :]
        if not (back or fresh or notices):
            return []
        self._told = list(events)
        self._notices_told = len(self._fold.notices)
        self.publish((*back, *notices, *fresh))
        return [*notices, *fresh]
