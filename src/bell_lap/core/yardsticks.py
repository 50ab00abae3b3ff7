"""What a lap is measured against: the goal, the line's earlier reps, the other laps of the rep.

Every yardstick is a scale on one way through the rep. The way is the goal's own curve where the
goal reaches the finish, so that a planned slow start is no slow lap; else it is the distance. Of
several laps or reps the lower median counts: one odd lap moves no yardstick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice, pairwise

from bell_lap.core.pacing import goal_range_at_ms
from bell_lap.core.plan import PlanStep, Range
from bell_lap.core.result import Flag
from bell_lap.core.state import Ended, Run, State, Tap

LOOK_BACK = 8
"""How many earlier reps of the line are asked: the newest say most, and a frame costs little."""


@dataclass(frozen=True, slots=True)
class Way:
    """How far along the rep each of its marks lies, the start first."""

    weights: tuple[float, ...]
    """The goal's splits in ms (of a range the slower), or metres; the last is the whole rep."""
    fast: float | None
    """The fast end of the goal as a share of its slow end; None where the weights are metres."""
    marks_m: tuple[float, ...]
    """Metres from the start, beginning with 0.0 for the start itself."""

    @classmethod
    def of(cls, step: PlanStep) -> Way | None:
        """The way through a distance rep; None on a road and for anything else."""
        known_m = [mark.distance_m for mark in step.marks if mark.distance_m is not None]
        if len(known_m) < max(1, len(step.marks)):
            return None
        marks_m = [0.0, *known_m]
        splits = _goal_splits(step, marks_m[1:])
        if splits is None:
            return cls(tuple(marks_m), None, tuple(marks_m))
        last = splits[-1]
        weights = (0.0, *(float(split.max) for split in splits))
        return cls(weights, last.min / last.max, tuple(marks_m))

    def weight(self, from_mark: int, to_mark: int) -> float:
        """The way between two 0-based marks; the start is mark -1."""
        return self.weights[to_mark + 1] - self.weights[from_mark + 1]


def _goal_splits(step: PlanStep, marks_m: Sequence[float]) -> list[Range] | None:
    if step.goal is None:
        return None
    found = [goal_range_at_ms(step.goal, mark_m) for mark_m in marks_m]
    splits = [split for split in found if split is not None]
    if len(splits) < len(found):
        return None
    slow = [0, *(split.max for split in splits)]
    rises = all(a < b for a, b in pairwise(slow))
    return splits if rises else None


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A lap is expected to take `fast` to `slow` ms for each unit of the way's weight."""

    fast: float
    slow: float


def goal_stick(way: Way) -> Yardstick | None:
    """The goal itself, where it reaches the finish."""
    return None if way.fast is None else Yardstick(way.fast, 1.0)


def line_stick(state: State, run: Run, way: Way) -> Yardstick | None:
    """The earlier reps of the same line that were run to the finish."""
    found: list[float] = []
    newest_first = dropwhile(lambda other: other is not run, reversed(state.runs))
    for other in islice(newest_first, 1, None):
        if len(found) == LOOK_BACK:
            break
        scale = _rep_scale(other, run.step, way)
        if scale is not None:
            found.append(scale)
    return _middle(found)


def lap_stick(taps: Sequence[Tap], way: Way, at: int) -> Yardstick | None:
    """The other laps of the rep than the one that the tap at place `at` ends.

    Of the laps after it too, where they are known by now. `at` past the last tap: all of them.
    """
    found, before_ms, before = [], 0, -1
    for place, tap in enumerate(taps):
        if place != at:
            found.append((tap.split_ms - before_ms) / way.weight(before, tap.mark))
        before_ms, before = tap.split_ms, tap.mark
    return _middle(found)


def _middle(scales: list[float]) -> Yardstick | None:
    """Their lower median."""
    if not scales:
        return None
    scale = sorted(scales)[(len(scales) - 1) // 2]
    return Yardstick(scale, scale)


def _rep_scale(other: Run, step: PlanStep, way: Way) -> float | None:
    """What another rep came to, as a scale on this way; None where it says nothing."""
    there = other.step
    if (there.block, there.line, there.is_rep) != (step.block, step.line, step.is_rep):
        return None
    if other.ended is not Ended.FINISH or other.verdict not in (None, "ok"):
        return None
    if Flag.UNTRUSTED_GAP in other.flags or not other.taps or not there.marks:
        return None
    finish = other.taps[-1]
    distance_m = there.marks[-1].distance_m
    if finish.mark != len(there.marks) - 1 or not distance_m:
        return None
    if way.fast is not None and there.goal is not None and there.goal.time_ms is not None:
        return finish.split_ms / there.goal.time_ms.max
    return finish.split_ms * way.marks_m[-1] / (distance_m * way.weights[-1])
