"""The laps of a workout as a watch would have them: one after the other, each with a distance."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

_REPS = """
SELECT ord, label, number, start_ms, elapsed_ms, distance_mm, measure, flags FROM rep
WHERE workout = ? ORDER BY ord
"""
_MARKS = """
SELECT ord, split_ms, distance_mm, flags FROM lap
WHERE workout = ? AND split_ms IS NOT NULL ORDER BY ord, place
"""
_RECOVERIES = """
SELECT ord, label, NULL, start_ms, elapsed_ms, distance_mm, NULL, flags FROM recovery
WHERE workout = ? ORDER BY ord
"""
_END = "SELECT coalesce(end_ms, 0) FROM workout WHERE id = ?"
_CUT = {"did not finish", "not finished"}


@dataclass(frozen=True, slots=True)
class TcxLap:
    """One lap. Instants are from the workout's start."""

    start_ms: int
    elapsed_ms: int
    distance_mm: int
    """0 where it is not known."""
    resting: bool
    by_clock: bool
    """It ended at its time, not by a tap."""
    words: str


class _Step(NamedTuple):
    """A row of `rep` or of `recovery`, which has no measure."""

    ord: int
    label: str
    number: int | None
    start_ms: int
    elapsed_ms: int | None
    distance_mm: int | None
    measure: str | None
    flags: str


def laps_of(connection: sqlite3.Connection, workout: int) -> tuple[TcxLap, ...]:
    """Every tapped lap and every recovery in order. Nothing for a workout that has not ended."""
    reps = [_Step(*row) for row in connection.execute(_REPS, (workout,))]
    recoveries = [_Step(*row) for row in connection.execute(_RECOVERIES, (workout,))]
    steps = sorted((*reps, *recoveries), key=lambda step: step.ord)
    marks: dict[int, list[tuple[Any, ...]]] = {}
    for ord_, *mark in connection.execute(_MARKS, (workout,)):
        marks.setdefault(ord_, []).append(tuple(mark))
    (end_ms,) = connection.execute(_END, (workout,)).fetchone()
    laps: list[TcxLap] = []
    for place, step in enumerate(steps):
        until_ms = steps[place + 1].start_ms if place + 1 < len(steps) else end_ms
        if step.measure is None:
            laps.extend(_recovery(step, until_ms))
        else:
            laps.extend(_rep(step, marks.get(step.ord, []), until_ms))
    return tuple(laps)


def _recovery(step: _Step, until_ms: int) -> Iterator[TcxLap]:
    elapsed_ms = _elapsed(step, until_ms)
    if elapsed_ms or step.distance_mm:
        yield TcxLap(
            step.start_ms,
            elapsed_ms,
            step.distance_mm or 0,
            resting=True,
            by_clock=True,
            words=_words(step, ()),
        )


def _rep(step: _Step, marks: list[tuple[Any, ...]], until_ms: int) -> Iterator[TcxLap]:
    """A lap for each tap, and one for what came after the last: all of it where there is none."""
    gone_ms = gone_mm = 0
    for split_ms, distance_mm, flags in marks:
        at_mm = gone_mm if distance_mm is None else distance_mm
        yield TcxLap(
            step.start_ms + gone_ms,
            split_ms - gone_ms,
            at_mm - gone_mm,
            resting=False,
            by_clock=False,
            words=_words(step, json.loads(flags)),
        )
        gone_ms, gone_mm = split_ms, at_mm
    elapsed_ms = _elapsed(step, until_ms)
    whole = step.distance_mm is not None and not _CUT & set(json.loads(step.flags))
    left_mm = (step.distance_mm or 0) - gone_mm if whole else 0
    if elapsed_ms > gone_ms or not marks:
        yield TcxLap(
            step.start_ms + gone_ms,
            elapsed_ms - gone_ms,
            max(left_mm, 0),
            resting=False,
            by_clock=step.measure == "time",
            words=_words(step, ()),
        )


def _elapsed(step: _Step, until_ms: int) -> int:
    """How long it took; up to what came next where it was not timed."""
    return max(until_ms - step.start_ms, 0) if step.elapsed_ms is None else step.elapsed_ms


def _words(step: _Step, more: tuple[str, ...] | list[str]) -> str:
    rep = () if step.number is None else (f"rep {step.number}",)
    flags = dict.fromkeys([*json.loads(step.flags), *more])
    return ", ".join((*rep, step.label, *flags))
