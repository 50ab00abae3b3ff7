"""Distances and recoveries as they are typed after `history bests` and `history trend`."""

from __future__ import annotations

import argparse
import re

from bell_lap.core.plan import Range
from bell_lap.core.session import RACES
from bell_lap.core.units import MILE_M, MINUTE_MS, MS, parse_time, round_half_up

METRES = {
    "m": 1.0, "metres": 1.0, "meters": 1.0, "km": 1000.0, "k": 1000.0,
    "mi": MILE_M, "mile": MILE_M, "miles": MILE_M,
}  # fmt: skip
MOST_MM = 10**9
ABOUT = 0.1
"""A recovery of 90 s is one of 81 to 99 s: nobody starts to the second."""
LEAST_ABOUT_MS = 5_000

_DISTANCE = re.compile(r"(\d{1,7}(?:\.\d{1,3})?)\s*([a-z]+)", re.ASCII)
_REST = re.compile(r"([\d:.]+)\s*(s|min)?", re.ASCII)


def distance_mm(text: str) -> int | None:
    """Millimetres of `400m`, `1.5km`, `mile`, `5k`; None for anything else."""
    word = text.strip().casefold()
    if word in RACES:
        return round_half_up(RACES[word] * 1000)
    found = _DISTANCE.fullmatch(word)
    if found is None or found[2] not in METRES:
        return None
    mm = round_half_up(float(found[1]) * METRES[found[2]] * 1000)
    return mm if 0 < mm <= MOST_MM else None


def distance(text: str) -> int:
    """The same; argparse reports what is no distance."""
    found = distance_mm(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no distance: 400m, 1.5km, mile, 5k")
    return found


def rest(text: str) -> Range:
    """The recoveries in ms that `90s`, `80-100s`, `2min` or `1:30` mean; argparse reports others.

    A single figure is meant as runners mean it: a tenth more or less, five seconds at least.
    """
    parts = [part.strip() for part in text.strip().casefold().split("-")]
    if len(parts) <= 2:
        unit = _unit(parts[-1])
        figures = [_figure_ms(part, unit) for part in parts]
        known = [figure for figure in figures if figure is not None]
        if len(known) == len(parts) and known == sorted(known):
            return Range(known[0], known[1]) if len(known) == 2 else _about(known[0])
    raise argparse.ArgumentTypeError(f"{text!r} is no recovery: 90s, 80-100s, 2min, 1:30")


def _about(ms: int) -> Range:
    by_ms = max(LEAST_ABOUT_MS, round_half_up(ms * ABOUT))
    return Range(max(0, ms - by_ms), ms + by_ms)


def _unit(part: str) -> str:
    found = _REST.fullmatch(part)
    return (found[2] or "s") if found is not None else "s"


def _figure_ms(part: str, unit: str) -> int | None:
    found = _REST.fullmatch(part)
    if found is None:
        return None
    ms = parse_time(found[1])
    if ms is None or (found[2] or unit) == "s":
        return ms
    return None if ":" in found[1] else ms * MINUTE_MS // MS
