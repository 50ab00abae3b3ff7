"""The physiology of running as plain formulas: Riegel, Daniels and Gilbert.

Times are integer milliseconds, distances metres. VDOT is a figure in ml/kg/min that stands for a
runner's present form; equal VDOT means an equal performance over another distance.
"""

from __future__ import annotations

import math

from bell_lap.core.session import Zone
from bell_lap.core.units import MINUTE_MS, round_half_up
from bell_lap.errors import BadInput

RIEGEL_EXPONENT = 1.06
"""Riegel, Athletic records and human endurance, 1981."""
VDOT_FROM_M = 800.0
"""Below this VDOT says little; times are reckoned from the 800 m by Riegel and are rough."""

ZONE_SHARES: dict[Zone, tuple[float, float]] = {
    Zone.EASY: (0.59, 0.74),
    Zone.THRESHOLD: (0.83, 0.88),
    Zone.INTERVAL: (0.95, 1.00),
}
"""Daniels' training paces as shares of VO2max, slow end first; repetition is mile race pace."""

FASTEST_M_S = 11.0
"""No runner is faster over a measured distance."""
SLOWEST_M_S = 0.5
"""A race slower than this is a slip of the pen."""


def riegel_ms(time_ms: int, distance_m: float, to_m: float) -> int:
    """The time for `to_m` from a race: T2 = T1 * (D2 / D1) ** 1.06. Fair from 800-1500 m up."""
    return round_half_up(time_ms * (to_m / distance_m) ** RIEGEL_EXPONENT)


def vo2(speed_m_min: float) -> float:
    """The oxygen cost of a speed in metres a minute: -4.60 + 0.182258 v + 0.000104 v^2."""
    return -4.60 + 0.182258 * speed_m_min + 0.000104 * speed_m_min**2


def speed_at_vo2(cost: float) -> float:
    """The speed in metres a minute that costs `cost`: the inverse of `vo2`."""
    return (-0.182258 + math.sqrt(0.182258**2 + 4 * 0.000104 * (cost + 4.60))) / (2 * 0.000104)


def share_held(minutes: float) -> float:
    """The share of VO2max that can be held for so many minutes (Daniels and Gilbert, 1979)."""
    return (
        0.8 + 0.1894393 * math.exp(-0.012778 * minutes) + 0.2989558 * math.exp(-0.1932605 * minutes)
    )


def vdot(distance_m: float, time_ms: float) -> float:
    """The VDOT of a race. Meaningful from 800 m up; see `race_vdot` for shorter ones."""
    minutes = time_ms / MINUTE_MS
    return vo2(distance_m / minutes) / share_held(minutes)


def race_vdot(distance_m: float, time_ms: int) -> float:
    """The VDOT of any race; one below 800 m is first carried to 800 m by Riegel.

    Raises BadInput where nobody can have run that.
    """
    check_race(distance_m, time_ms)
    if distance_m >= VDOT_FROM_M:
        return vdot(distance_m, time_ms)
    return vdot(VDOT_FROM_M, time_ms * (VDOT_FROM_M / distance_m) ** RIEGEL_EXPONENT)


def time_at_vdot_ms(distance_m: float, form: float) -> int:
    """The time for a distance at a VDOT, in ms rounded half up; below 800 m by Riegel from 800 m.

    Solved by bisection: over a fixed distance VDOT falls as the time grows.
    """
    if distance_m < VDOT_FROM_M:
        at_800 = _time_at_vdot(VDOT_FROM_M, form)
        return round_half_up(at_800 * (distance_m / VDOT_FROM_M) ** RIEGEL_EXPONENT)
    return round_half_up(_time_at_vdot(distance_m, form))


def _time_at_vdot(distance_m: float, form: float) -> float:
    fast, slow = distance_m / 20.0 * 1000, distance_m / 0.1 * 1000
    while slow - fast > 1e-4:
        middle = (fast + slow) / 2
        if vdot(distance_m, middle) > form:
            fast = middle
        else:
            slow = middle
    return (fast + slow) / 2


def equivalent_ms(distance_m: float, time_ms: int, to_m: float) -> int:
    """The time for `to_m` that is worth the same as a race. Raises BadInput as `race_vdot`."""
    if distance_m == to_m:
        return time_ms
    return time_at_vdot_ms(to_m, race_vdot(distance_m, time_ms))


def is_rough(distance_m: float, to_m: float) -> bool:
    """Whether an equivalent over `to_m` leaves the ground where VDOT holds (800 m and up)."""
    return distance_m != to_m and min(distance_m, to_m) < VDOT_FROM_M


def zone_ms_per_m(zone: Zone, form: float) -> tuple[float, float]:
    """A training pace at a VDOT as (fastest, slowest), in ms a metre. Not for Zone.REP."""
    slow, fast = ZONE_SHARES[zone]
    return (
        MINUTE_MS / speed_at_vo2(fast * form),
        MINUTE_MS / speed_at_vo2(slow * form),
    )


def check_race(distance_m: float, time_ms: int) -> None:
    """Raises BadInput unless a runner can have covered the distance in that time."""
    if time_ms <= 0:
        raise BadInput("a race takes longer than no time")
    speed = distance_m * 1000 / time_ms
    if speed > FASTEST_M_S:
        raise BadInput(f"{distance_m:g} m in {time_ms / 1000:g} s is faster than anyone runs")
    if speed < SLOWEST_M_S:
        raise BadInput(f"{distance_m:g} m in {time_ms / 1000:g} s is slower than a walk")
