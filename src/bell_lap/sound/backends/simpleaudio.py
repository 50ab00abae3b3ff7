"""simpleaudio: each sound is a stream of its own, begun by a thread that waits for its instant.

The library opens the device anew for each sound, so a sound begins as exactly as the system opens
one. It reads the samples while it plays them: what is written into them in time is heard.
It frees memory without Python's lock. From Python 3.12 on that kills the process, unless Python
uses the system's allocator. An empty buffer kills it always.
"""

from __future__ import annotations

import heapq
import os
import sys
import threading
from array import array
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

import simpleaudio
from simpleaudio._simpleaudio import SimpleaudioError

from bell_lap.clock import SystemClock
from bell_lap.sound.backends import RATE, Samples, Unplayable, Warmth
from bell_lap.sound.backends.urgency import hurry

EARLY_S = 0.005
"""A stream is asked for this long before its instant: opening one takes 1-8 ms."""
QUIET = RATE * 10 // 1000
"""Samples of silence before each sound, 10 ms: a server may swallow the first of a stream."""
LEAD_S = 0.05
SPIN_S = 0.002
"""The last part of a wait is spent awake: a sleep may end late."""
HELD_S = 0.1
"""The library keeps this much ahead of what is heard: no change there is heard any more."""
FADE = RATE * 5 // 1000
"""Samples over which a sound that is stopped dies away: 5 ms."""
SILENCE_S = 20.0
"""A piece of silence."""
OVERLAP_S = 8.0
"""The next piece begins within the last so many seconds, at a moment without any sound: a sound
server may shift by some ms what plays when another stream begins."""
CLEAR_S = 0.1
"""Silence is not begun when a sound is due so soon."""
LOOK_S = 0.25
STUCK_S = 3.0
"""A sound that goes on so long after its end tells that the device takes nothing."""


@dataclass(order=True)
class Task:
    """What the thread does at an instant, in seconds of the system's clock."""

    at_s: float
    number: int
    act: Callable[[], None] = field(compare=False)
    key: int | None = field(compare=False, default=None)
    """The sound that this begins."""


@dataclass(slots=True)
class Playing:
    """A sound that has begun."""

    stream: simpleaudio.PlayObject
    samples: Samples
    begun_s: float
    end_s: float


class SimpleaudioBackend:
    """A device that plays through simpleaudio."""

    name = "simpleaudio"

    def __init__(self, warmth: Warmth):
        self.device = "ALSA default" if sys.platform.startswith("linux") else "system default"
        self._warmth = warmth
        self._now = SystemClock().now
        self._silence = bytes(2 * int(RATE * SILENCE_S))
        self._opening_s: deque[float] = deque([EARLY_S], maxlen=9)
        self._failed = ""
        self._changed = threading.Condition()
        # Guarded by _changed:
        self._tasks: list[Task] = []
        self._number = 0
        self._playing: dict[int, Playing] = {}
        self._closed = False
        self._silent_until_s = 0.0
        if warmth.keep_awake:
            self._add(self._now(), self._stay_awake)
        threading.Thread(target=self._work, name="simpleaudio", daemon=True).start()

    @property
    def lead_s(self) -> float:
        """A device that sleeps is woken the preroll earlier."""
        return LEAD_S + (0.0 if self._warmth.keep_awake else self._warmth.preroll_s)

    @property
    def latency_s(self) -> float | None:
        """How long the system took to open the last streams, and the silence before the sound. What
        the system holds after that the library does not tell."""
        return median(self._opening_s) + QUIET / RATE

    def start(self, key: int, samples: Samples, at_s: float) -> None:
        if self._failed:
            raise Unplayable(self._failed)
        own = array("h", bytes(2 * QUIET)) + samples
        now_s = self._now()
        if not self._warmth.keep_awake and at_s - now_s > CLEAR_S:
            self._add(now_s, lambda: self._wake_until(at_s))
        self._add(at_s - EARLY_S - QUIET / RATE, lambda: self._begin(key, own), key)

    def stop(self, key: int) -> None:
        with self._changed:
            self._tasks = [task for task in self._tasks if task.key != key]
            heapq.heapify(self._tasks)
            playing = self._playing.pop(key, None)
        if playing is None:
            return
        now_s = self._now()
        fade_out(playing.samples, int((now_s - playing.begun_s + HELD_S) * RATE))
        self._add(now_s + 2 * HELD_S, playing.stream.stop)

    def working(self) -> bool:
        return not self._failed

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._tasks.clear()
            self._changed.notify()
        simpleaudio.stop_all()

    # --- the thread -------------------------------------------------------------------------------

    def _add(self, at_s: float, act: Callable[[], None], key: int | None = None) -> None:
        with self._changed:
            if self._closed:
                return
            self._number += 1
            heapq.heappush(self._tasks, Task(at_s, self._number, act, key))
            self._changed.notify()

    def _work(self) -> None:
        hurry()
        while (task := self._next()) is not None:
            try:
                task.act()
            except SimpleaudioError as error:
                self._failed = _reason(error)

    def _next(self) -> Task | None:
        """The next task at its instant; None at the end."""
        with self._changed:
            while not self._tasks or self._tasks[0].at_s - self._now() > SPIN_S:
                if self._closed:
                    return None
                self._changed.wait(
                    self._tasks[0].at_s - self._now() - SPIN_S if self._tasks else None
                )
            task = heapq.heappop(self._tasks)
        while self._now() < task.at_s:
            pass
        return task

    def _begin(self, key: int, samples: Samples) -> None:
        asked_s = self._now()
        stream = simpleaudio.play_buffer(samples, 1, 2, RATE)
        begun_s = self._now()
        self._opening_s.append(begun_s - asked_s)
        playing = Playing(stream, samples, begun_s, begun_s + len(samples) / RATE)
        with self._changed:
            self._playing[key] = playing
        self._add(playing.end_s + STUCK_S, lambda: self._end(key))

    def _end(self, key: int) -> None:
        with self._changed:
            playing = self._playing.pop(key, None)
        if playing is not None and playing.stream.is_playing():
            self._failed = "the device takes no more sound"

    # --- keeping the device awake -----------------------------------------------------------------

    def _stay_awake(self) -> None:
        """Begin the next piece of silence, in a moment in which nothing sounds or is due."""
        now_s = self._now()
        if self._is_busy(now_s) and now_s < self._silent_until_s - LOOK_S - CLEAR_S:
            self._add(now_s + LOOK_S, self._stay_awake)
            return
        simpleaudio.play_buffer(self._silence, 1, 2, RATE)
        self._silent_until_s = now_s + SILENCE_S
        self._add(self._silent_until_s - OVERLAP_S, self._stay_awake)

    def _wake_until(self, at_s: float) -> None:
        """Silence from now to after that instant, unless there is some already."""
        now_s = self._now()
        if self._silent_until_s > at_s:
            return
        self._silent_until_s = at_s + OVERLAP_S
        length = int((self._silent_until_s - now_s) * RATE)
        simpleaudio.play_buffer(bytes(2 * length), 1, 2, RATE)

    def _is_busy(self, now_s: float) -> bool:
        with self._changed:
            due = (task.at_s for task in self._tasks if task.key is not None)
            return min(due, default=now_s + SILENCE_S) < now_s + CLEAR_S or any(
                playing.end_s > now_s for playing in self._playing.values()
            )


def fade_out(samples: Samples, start: int) -> None:
    """Let these samples die away from `start`, and be silent after that."""
    for place in range(start, min(start + FADE, len(samples))):
        samples[place] = samples[place] * (start + FADE - place) // FADE
    rest = len(samples) - start - FADE
    if rest > 0:
        samples[start + FADE :] = array("h", bytes(2 * rest))


def open_device(warmth: Warmth) -> SimpleaudioBackend:
    """Open the system's default device. Raises Unplayable where there is none, where it plays one
    sound at a time only, and where the library would kill this process."""
    if sys.version_info >= (3, 12) and not _system_allocator():
        raise Unplayable("it crashes Python 3.12 and newer unless PYTHONMALLOC is malloc")
    try:
        for _ in range(2):
            simpleaudio.play_buffer(bytes(2 * int(RATE * HELD_S)), 1, 2, RATE)
    except SimpleaudioError as error:
        raise Unplayable(_reason(error)) from error
    return SimpleaudioBackend(warmth)


def _system_allocator() -> bool:
    """Whether this Python was started with the system's memory allocator."""
    named = os.environ.get("PYTHONMALLOC") in {"malloc", "malloc_debug"}
    return named and not sys.flags.ignore_environment


def _reason(error: SimpleaudioError) -> str:
    """What the library says, without its codes."""
    what, _, why = str(error).partition(" -- CODE")
    _, _, why = why.partition("MSG: ")
    return f"{what.rstrip('.').lower()}: {why}" if why else what.rstrip(".").lower()
