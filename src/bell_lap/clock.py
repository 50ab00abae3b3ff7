"""The only module that reads a clock.

Instants are seconds on a clock that counts sleep, so that a closed lid is not a pause. Textual
stamps keys with another clock; `Clock.at_stamp` turns such a stamp into an instant of ours.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol

from bell_lap.errors import BadInput

WIDEST_OFFSET_MIN = 24 * 60 - 1
"""Minutes that a zone may be from UTC; no clock on earth comes near it."""

AGREE_MS = 2000
"""Without a boot id, clock and UTC must agree on what passed to within this to be believed."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone as it was at one instant."""

    name: str
    """An IANA name where the system tells one, else what the system calls the zone."""
    offset_min: int
    """Minutes east of UTC at that instant."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One instant on every clock we have, so that another run of the program can go on from it."""

    boot_id: str | None
    """Names this boot of the machine; None where the system tells none."""
    clock_s: float
    """`Clock.now()`."""
    utc_ms: int
    """Milliseconds since 1970 in UTC."""
    zone: str
    utc_offset_min: int


class Clock(Protocol):
    """What the program may ask about time."""

    @property
    def speed(self) -> float:
        """Seconds of this clock for each second of the world; to sleep for d, sleep d / speed."""

    def now(self) -> float:
        """Seconds on a clock that counts sleep. Only differences within one boot mean anything."""

    def textual_now(self) -> float:
        """Seconds of the world on the clock that Textual stamps events with."""

    def utc_ms(self) -> int:
        """Milliseconds since 1970 in UTC; may jump."""

    def boot_id(self) -> str | None:
        """A name of this boot, or None where the system tells none."""

    def at_stamp(self, stamp_s: float) -> float:
        """The instant, as `now` counts, of an event that Textual stamped `stamp_s`."""

    def world(self, at_s: float) -> float:
        """The instant `at_s` of this clock on the machine's own, which other processes share."""

    def anchor(self) -> Anchor:
        """This instant on every clock."""


# --- the clocks of each system --------------------------------------------------------------------

if sys.platform == "win32":
    _now = time.perf_counter
    _textual_now = time.perf_counter
elif sys.platform == "darwin":
    # Here CLOCK_MONOTONIC counts sleep and time.monotonic() does not.
    def _now() -> float:
        return time.clock_gettime(time.CLOCK_MONOTONIC)

    _textual_now = time.monotonic
elif sys.platform == "linux":

    def _now() -> float:
        return time.clock_gettime(time.CLOCK_BOOTTIME)

    _textual_now = time.monotonic
else:
    _now = time.monotonic
    _textual_now = time.monotonic


if sys.platform == "linux":

    @cache
    def _boot_id() -> str | None:
        try:
            return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip() or None
        except (OSError, UnicodeDecodeError):
            return None
elif sys.platform == "darwin":

    @cache
    def _boot_id() -> str | None:
        # kern.boottime moves when the wall clock is set; the session's UUID does not.
        import ctypes  # noqa: PLC0415 - only here

        buffer = ctypes.create_string_buffer(64)
        size = ctypes.c_size_t(64)
        libc = ctypes.CDLL(None)
        failed = libc.sysctlbyname(b"kern.bootsessionuuid", buffer, ctypes.byref(size), None, 0)
        return None if failed else buffer.value.decode("ascii", "replace") or None
else:

    def _boot_id() -> str | None:
        return None


def local_zone(utc_ms: int) -> Zone:
    """The zone of this machine, with its offset at `utc_ms`; UTC where `TZ` names none."""
    local = time.localtime(utc_ms / 1000)
    offset_min, name = local.tm_gmtoff // 60, _iana_name() or local.tm_zone
    if abs(offset_min) > WIDEST_OFFSET_MIN or not name.isprintable():
        return Zone("UTC", 0)
    return Zone(name, offset_min)


def today() -> date:
    """The day that it is here and now."""
    local = time.localtime()
    return date(local.tm_year, local.tm_mon, local.tm_mday)


def local_hour(day: date, hour: int) -> Anchor:
    """A whole hour of a local day, as the start of what no clock of ours has seen.

    Raises BadInput for a day that the system cannot reckon with.
    """
    try:
        utc_ms = int(time.mktime((day.year, day.month, day.day, hour, 0, 0, 0, 0, -1))) * 1000
        zone = local_zone(utc_ms)
    except (OverflowError, ValueError, OSError) as error:
        raise BadInput(f"{day} is not a day that this system knows") from error
    return Anchor(None, 0.0, utc_ms, zone.name, zone.offset_min)


def _iana_name() -> str | None:
    """The IANA name of the local zone where `TZ` or the system's link to its zone tells it."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if named:
        return named if "/" in named and not named.startswith("/") else None
    try:
        link = Path("/etc/localtime").readlink().as_posix()
    except OSError:
        return None
    return link.rpartition("zoneinfo/")[2] if "zoneinfo/" in link else None


# --- clocks ---------------------------------------------------------------------------------------


QUICK_S = 0.0001
"""Two clocks that were read within this were read at once."""
LOOKS = 5


class SystemClock:
    """The clock of this machine."""

    speed = 1.0

    def now(self) -> float:
        return _now()

    def textual_now(self) -> float:
        return _textual_now()

    def utc_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def boot_id(self) -> str | None:
        return _boot_id()

    def at_stamp(self, stamp_s: float) -> float:
        return stamp_s + self._apart_s()

    def _apart_s(self) -> float:
        """How far `now` is ahead of Textual's clock.

        Another thread, or another program, may have its turn between one clock and the next: then
        they are looked at again, and of all looks the quickest counts.
        """
        quickest_s, apart_s = float("inf"), 0.0
        for _ in range(LOOKS):
            before_s = self.textual_now()
            now_s = self.now()
            after_s = self.textual_now()
            if after_s - before_s < quickest_s:
                quickest_s, apart_s = after_s - before_s, now_s - (before_s + after_s) / 2
            if quickest_s <= QUICK_S:
                break
        return apart_s

    def world(self, at_s: float) -> float:
        return at_s

    def anchor(self) -> Anchor:
        return _anchor_of(self)


class ScaledClock:
    """A clock that runs `speed` times as fast as `base`, from the instant it is made.

    For rehearsals. UTC is scaled as well, so that an estimated finish fits what is shown; stamps
    are still Textual's own.
    """

    def __init__(self, speed: float, base: Clock):
        if not speed > 0:
            raise ValueError(f"a clock cannot run at speed {speed}")
        self.speed = speed
        self._base = base
        self._start_s = base.now()
        self._start_utc_ms = base.utc_ms()

    def now(self) -> float:
        return self._start_s + (self._base.now() - self._start_s) * self.speed

    def textual_now(self) -> float:
        return self._base.textual_now()

    def utc_ms(self) -> int:
        return self._start_utc_ms + round((self.now() - self._start_s) * 1000)

    def boot_id(self) -> str | None:
        return self._base.boot_id()

    def at_stamp(self, stamp_s: float) -> float:
        return self.now() - (self._base.textual_now() - stamp_s) * self.speed

    def world(self, at_s: float) -> float:
        return self._base.world(self._start_s + (at_s - self._start_s) / self.speed)

    def anchor(self) -> Anchor:
        return _anchor_of(self)


@dataclass(slots=True)
class FakeClock:
    """A clock for tests and renderings: it stands still until told otherwise."""

    now_s: float = 1000.0
    textual_s: float = 500.0
    utc: int = 1_780_000_000_000
    boot: str | None = "boot-1"
    zone: Zone = field(default_factory=lambda: Zone("UTC", 0))
    speed: float = 1.0

    def now(self) -> float:
        return self.now_s

    def textual_now(self) -> float:
        return self.textual_s

    def utc_ms(self) -> int:
        return self.utc

    def boot_id(self) -> str | None:
        return self.boot

    def at_stamp(self, stamp_s: float) -> float:
        return self.now_s - (self.textual_s - stamp_s)

    def world(self, at_s: float) -> float:
        return at_s

    def anchor(self) -> Anchor:
        return Anchor(self.boot, self.now_s, self.utc, self.zone.name, self.zone.offset_min)

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass on every clock."""
        self.now_s += seconds
        self.textual_s += seconds
        self.utc += round(seconds * 1000)

    def sleep(self, seconds: float) -> None:
        """Let the machine sleep for `seconds`: Textual's clock does not count them."""
        self.now_s += seconds
        self.utc += round(seconds * 1000)

    def reboot(self, boot: str | None, down_s: float) -> None:
        """Start the machine anew as `boot` after `down_s` seconds off: its clocks begin again."""
        self.boot = boot
        self.now_s = 10.0
        self.textual_s = 10.0
        self.utc += round(down_s * 1000)


def _anchor_of(clock: Clock) -> Anchor:
    utc_ms = clock.utc_ms()
    zone = local_zone(utc_ms)
    return Anchor(clock.boot_id(), clock.now(), utc_ms, zone.name, zone.offset_min)


def elapsed_between(start: Anchor, end: Anchor) -> tuple[int, bool]:
    """Milliseconds from `start` to `end`, and whether they can be trusted.

    Within one boot the clock tells, and is trusted. Across boots UTC tells, and is not: someone
    may have set it. Where no boot id is known, the clock is trusted if UTC agrees with it. The
    result is never negative; a clock that ran backwards gives (0, False).
    """
    by_clock_ms = round((end.clock_s - start.clock_s) * 1000)
    by_utc_ms = end.utc_ms - start.utc_ms
    if start.boot_id is None and end.boot_id is None:
        same_boot = abs(by_clock_ms - by_utc_ms) <= AGREE_MS
    else:
        same_boot = start.boot_id == end.boot_id
    if same_boot and by_clock_ms >= 0:
        return by_clock_ms, True
    return max(0, by_utc_ms), False
