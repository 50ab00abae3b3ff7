"""Distances, durations and paces: exact values, and how they are read and printed.

Durations are integer milliseconds everywhere. Distances keep the unit they were written in, because
"2 laps" is not a number of metres until the track is known. Rounding is half up, never half even.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import Enum

MILE_M = 1609.344
"""Metres in a mile, exactly."""

MS = 1000
MINUTE_MS = 60 * MS
HOUR_MS = 60 * MINUTE_MS

SECONDS_BELOW_MS = 100 * MS
"""Under this a duration is written in seconds alone, as runners say it."""


class Unit(Enum):
    """The units a distance can be written in; the value is the canonical suffix."""

    METRE = "m"
    KILOMETRE = "km"
    MILE = "mi"
    LAP = "laps"


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance as written: `thousandths` of its unit, a positive integer."""

    thousandths: int
    unit: Unit = Unit.METRE

    def metres(self, lap_m: float) -> float:
        """The length in metres, to the millimetre, on a track whose lap is `lap_m` metres."""
        per_unit = {Unit.METRE: 1.0, Unit.KILOMETRE: 1000.0, Unit.MILE: MILE_M, Unit.LAP: lap_m}
        return round(self.thousandths * per_unit[self.unit] / 1000, 3)

    def __str__(self) -> str:
        number = decimal(self.thousandths)
        if self.unit is Unit.LAP:
            return f"{number} lap" if self.thousandths == 1000 else f"{number} laps"
        return f"{number}{self.unit.value}"


def metres(value: int) -> Distance:
    """`value` whole metres."""
    return Distance(value * 1000, Unit.METRE)


def decimal(thousandths: int) -> str:
    """An integer number of thousandths as the shortest decimal: 1500 -> "1.5"."""
    whole, rest = divmod(thousandths, 1000)
    return str(whole) if rest == 0 else f"{whole}.{rest:03d}".rstrip("0")


def round_half_up(value: float) -> int:
    """The nearest integer, halves away from zero."""
    whole = math.floor(abs(value))
    size = whole + (abs(value) - whole >= 0.5)
    return size if value >= 0 else -size


def format_duration(ms: int) -> str:
    """The canonical spelling of a planned duration: `90s`, `5min`, `1:52`, `1:02:30`, `12.5s`."""
    if ms < SECONDS_BELOW_MS:
        return f"{decimal(ms)}s"
    if ms % HOUR_MS == 0:
        return f"{ms // HOUR_MS}h"
    if ms % MINUTE_MS == 0:
        return f"{ms // MINUTE_MS}min"
    return _clock(ms, decimal(ms % MINUTE_MS))


def format_time(ms: int, places: int = 1) -> str:
    """A result as runners say it, rounded half up: `71.2` under 100 s, else `1:52.4`, `1:02:30.0`.

    `places` is the number of decimals of a second, 0 to 3. A negative time has a leading minus,
    unless it rounds to nothing.
    """
    if ms < 0:
        text = format_time(-ms, places)
        return f"-{text}" if text.strip("0.:") else text
    step = 10 ** (3 - places)
    return _show((ms + step // 2) // step * step, places)


def format_running(ms: int) -> str:
    """The running clock: tenths, floored, so that it never shows a tenth that has not passed."""
    return _show(max(0, ms) // 100 * 100, 1)


def format_clock(ms: int) -> str:
    """Minutes and seconds always, floored: `0:05`, `1:30`, `1:02:30`; for countdowns and totals."""
    seconds = abs(ms) // MS
    sign = "-" if ms < 0 and seconds else ""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return sign + (f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}")


def format_delta(ms: int, places: int = 1) -> str:
    """A delta with its sign, rounded half up away from zero: `+1.1`, `-0.4`, `0.0`."""
    text = format_time(abs(ms), places)
    if not text.strip("0.:"):
        return text
    return ("+" if ms > 0 else "-") + text


def format_metres(metres_m: float) -> str:
    """A length in metres as the shortest decimal: `400m`, `409.344m`."""
    return f"{decimal(round_half_up(metres_m * 1000))}m"


def _show(ms: int, places: int) -> str:
    fraction = f".{ms % MS:03d}"[: places + 1] if places else ""
    if ms < SECONDS_BELOW_MS:
        return f"{ms // MS}{fraction}"
    return _clock(ms, f"{ms % MINUTE_MS // MS}{fraction}")


def _clock(ms: int, seconds: str) -> str:
    whole = seconds.partition(".")[0]
    seconds = seconds if len(whole) == 2 else f"0{seconds}"
    minutes = ms // MINUTE_MS
    if minutes < 60:
        return f"{minutes}:{seconds}"
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds}"


_TIME = re.compile(
    r"(?:(?:(?P<h>[0-9]{1,2}):)?(?P<m>[0-9]{1,3}):)?(?P<s>[0-9]{1,5})(?:[.,](?P<f>[0-9]{1,3}))?",
    re.ASCII,
)


def parse_time(text: str) -> int | None:
    """Milliseconds of a typed time, or None where it is none: `36.4`, `1:12.3`, `1:02:30`.

    After a colon there are exactly two digits, below 60. The decimal mark is a point or a comma.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    seconds = found["s"]
    if found["m"] is not None and (len(seconds) != 2 or int(seconds) > 59):
        return None
    if found["h"] is not None and (len(found["m"]) != 2 or int(found["m"]) > 59):
        return None
    total = int(found["h"] or 0) * HOUR_MS + int(found["m"] or 0) * MINUTE_MS + int(seconds) * MS
    return total + int((found["f"] or "").ljust(3, "0"))


@dataclass(frozen=True, slots=True)
class Pace:
    """A pace: `ms` for `per_m` metres, kept as a ratio so that nothing is rounded early."""

    ms: int
    per_m: float

    def time_ms(self, distance_m: float) -> int:
        """How long `distance_m` metres take at this pace, in ms, rounded half up."""
        return round_half_up(self.ms * distance_m / self.per_m)

    def speed_m_s(self) -> float:
        """Metres a second."""
        return self.per_m * 1000 / self.ms

    def __str__(self) -> str:
        names = {1000.0: "km", MILE_M: "mi"}
        time = format_time(self.ms, 0) if self.ms % MS == 0 else format_time(self.ms, 3).rstrip("0")
        if self.ms < SECONDS_BELOW_MS:
            time += "s"
        return f"{time}/{names.get(self.per_m, format_metres(self.per_m))}"
