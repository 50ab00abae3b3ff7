"""The words of the history: distances, recoveries as they were, series, letters of the calendar."""

from __future__ import annotations

from collections.abc import Iterable

from bell_lap.core.analysis import Series
from bell_lap.core.phrases import delta_words
from bell_lap.core.units import (
    MILE_M,
    MS,
    format_duration,
    format_metres,
    format_time,
    round_half_up,
)

MILE_MM = round_half_up(MILE_M * 1000)
LETTERS = {
    "base": "B", "intervals": "I", "sprints": "S", "pacing": "P", "drills": "D", "strength": "L",
    "power": "J", "time-trial": "T", "rest": "R",
}  # fmt: skip
"""A letter for each kind of session; with it a calendar can be read without colours."""
KINDS = {"strength": "lifting", "power": "jumping", "time-trial": "time trial"}
"""What a letter stands for, where that is not the kind's own word."""
UNKNOWN_KIND = "?"


def distance_words(distance_mm: int) -> str:
    """`400m`, `1mi`."""
    miles, rest = divmod(distance_mm, MILE_MM)
    return f"{miles}mi" if miles and not rest else format_metres(distance_mm / 1000)


def rested_words(recovery_ms: int | None) -> str:
    """A recovery as it was, to the second: `75s`, `2:31`; empty where there was none."""
    if recovery_ms is None:
        return ""
    return format_duration(round_half_up(recovery_ms / MS) * MS)


def off_words(recovery_ms: int | None) -> str:
    """`off 75s`; empty for a first rep: it has rested for no one knows how long."""
    rested = rested_words(recovery_ms)
    return f"off {rested}" if rested else ""


def series_words(series: Series) -> str:
    """`6 x 400m avg 71.2 · spread 2.2 · fade 0.8 slow (1.1 %) · goal 72.0 · off 90s`.

    The fade is the second half of the reps less the first. Empty for one rep alone.
    """
    count = len(series.times_ms)
    if count == 1:
        return ""
    parts = [
        f"{count} x {series.label} avg {format_time(series.mean_ms)}",
        f"spread {format_time(series.spread_ms)}",
    ]
    if series.fade_ms is not None and series.fade_percent is not None:
        parts.append(f"fade {delta_words(series.fade_ms)} ({abs(series.fade_percent):.1f} %)")
    if series.goal_ms is not None:
        parts.append(f"goal {format_time(series.goal_ms)}")
    return " · ".join(filter(None, (*parts, off_words(series.recovery_ms))))


def letters_of(kinds: Iterable[str]) -> str:
    """A letter for each kind of a day's workouts, none twice."""
    return "".join(dict.fromkeys(LETTERS.get(kind, UNKNOWN_KIND) for kind in kinds))


def legend_of(kinds: Iterable[str]) -> tuple[str, ...]:
    """What the letters of those kinds stand for: `I intervals`, `T time trial`."""
    there = set(kinds)
    told = [(letter, KINDS.get(kind, kind)) for kind, letter in LETTERS.items() if kind in there]
    return tuple(f"{letter} {name}" for letter, name in told)
