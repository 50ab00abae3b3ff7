"""When each frame of a running stream is asked for, on the system's clock.

The device asks for blocks of frames. It can ask late, when the machine is busy, but never early, so
the frames lie on the earliest line that any recent block allows: one late block moves nothing.
Frames that a device did not get in time shift all that follow. Then no block comes up to the
old line any more, and a new one begins. A device whose own clock is fast or slow is followed.
"""

from __future__ import annotations

from collections import deque
from itertools import islice

WINDOW_S = 10.0
"""How long a block is remembered. A device that is slow by 0.02% is then known 2 ms late."""
BUCKET_S = 0.5
SLIPS = ((8, 0.015), (40, 0.006))
"""So many blocks in a row, all so many seconds late, and the stream has slipped. A device that
works in steps of its own asks late by up to a step for some blocks in a row, and has not."""
GAP_S = 0.1
"""After so long without a block nothing of before is true."""


class SampleClock:
    """The line on which the frames of one stream lie. Instants are seconds, frames count from 0."""

    def __init__(self, rate: int):
        self._rate = rate
        self._buckets: deque[tuple[float, float]] = deque()
        self._recent: deque[float] = deque(maxlen=max(SLIPS)[0])
        self._last_s = 0.0
        self._origin_s: float | None = None

    def forget(self) -> None:
        """The stream begins anew: no earlier block tells anything."""
        self._buckets.clear()
        self._recent.clear()
        self._origin_s = None

    def asked(self, frame: int, now_s: float) -> None:
        """At `now_s` the device asks for a block that begins with `frame`."""
        if now_s - self._last_s > GAP_S:
            self.forget()
        self._last_s = now_s
        origin_s = now_s - frame / self._rate
        self._recent.append(origin_s)
        self._keep(now_s, origin_s)
        earliest_s = min(found_s for _, found_s in self._buckets)
        for blocks, late_s in SLIPS:
            newest_s = min(islice(reversed(self._recent), blocks))
            if len(self._recent) >= blocks and newest_s > earliest_s + late_s:
                self._buckets.clear()
                self._buckets.append((now_s, newest_s))
                earliest_s = newest_s
        self._origin_s = earliest_s

    def _keep(self, now_s: float, origin_s: float) -> None:
        """The earliest origin of each half second, for as long as the window."""
        if self._buckets and now_s - self._buckets[-1][0] < BUCKET_S:
            begun_s, found_s = self._buckets[-1]
            self._buckets[-1] = (begun_s, min(found_s, origin_s))
        else:
            self._buckets.append((now_s, origin_s))
        while self._buckets[0][0] < now_s - WINDOW_S:
            self._buckets.popleft()

    def frame_at(self, at_s: float) -> int:
        """The frame that is asked for at `at_s` if the device is not late. Only after `asked`."""
        assert self._origin_s is not None
        return round((at_s - self._origin_s) * self._rate)
