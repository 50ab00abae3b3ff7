"""A result in one line and in one row of bars, for lists."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from bell_lap.core.analysis import was_done
from bell_lap.core.plan import MeasureKind, StepKind
from bell_lap.core.result import Flag, Status, StepResult, WorkoutResult
from bell_lap.core.set_phrases import sets_words
from bell_lap.core.strength import Lifted
from bell_lap.core.units import format_time, round_half_up

WIDTH = 72
"""A line is no longer than this, unless a single label is."""

MOST_TIMES = 6
"""More reps of a kind than this are told by their mean, fastest and slowest."""

BARS = "▁▂▃▄▅▆▇█"
NO_BAR = "·"

EVEN = 0.04
"""Reps whose speeds differ by less than this share of their mean look nearly level."""


def result_line(result: WorkoutResult) -> str:
    """The result at a glance: `4 x 400m: 71.2 70.9 71.4 71.0 · avg 71.1`.

    Several kinds of rep follow one another: `4 x 200m avg 35.0 · 2 x 400m avg 71.2 · 600m 1:49.2`.
    Sets of a movement tell what was done of them: `squat 5, 5, 4 @ 100kg`.
    A workout that was stopped says how many reps were done. Without reps it tells the work itself.
    """
    reps = [rep for rep in result.reps if not rep.running]
    if not reps:
        return _shorten([_one(step) for step in result.steps if _is_other_work(step)])
    groups = [
        _Group(name, tuple(members))
        for name, members in groupby(reps, key=lambda rep: rep.movement or rep.label)
    ]
    parts = [groups[0].in_full()] if len(groups) == 1 else [group.in_short() for group in groups]
    if result.status is Status.STOPPED:
        done, of = sum(map(was_done, reps)), reps[-1].of
        word = "sets" if all(rep.measure is MeasureKind.COUNT for rep in reps) else "reps"
        return _shorten(parts, f"{done} of {of.max} {word}" if of else f"{done} {word}")
    return _shorten(parts)


def sparkline(result: WorkoutResult) -> str:
    """A bar for each rep by its mean speed, taller is faster; `·` for a rep without one.

    Empty where no rep has a speed.
    """
    speeds = [_speed(rep) for rep in result.reps if not rep.running]
    known = [speed for speed in speeds if speed is not None]
    if not known:
        return ""
    mean = sum(known) / len(known)
    span = max(max(known) - min(known), EVEN * mean)
    low = (max(known) + min(known) - span) / 2
    top = len(BARS) - 1
    return "".join(
        # A hair more, so that level reps do not fall to one side or the other of a half.
        NO_BAR if speed is None else BARS[min(top, int((speed - low) / span * top + 0.5 + 1e-9))]
        for speed in speeds
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Reps in a row with one label, or sets of one movement."""

    label: str
    reps: tuple[StepResult, ...]

    @property
    def name(self) -> str:
        """`4 x 400m`, or the label alone for a single one; `squat 3 x 5 @ 100kg`."""
        if self.reps[0].movement is not None:
            done = [Lifted(rep.reps_done, rep.load_done) for rep in self.reps if was_done(rep)]
            return f"{self.label} {sets_words(done)}".strip() if done else f"{self.label} –"  # noqa: RUF001 - a table's dash
        return self.label if len(self.reps) == 1 else f"{len(self.reps)} x {self.label}"

    @property
    def times(self) -> list[int]:
        """The times of those that were run to the end."""
        return [rep.elapsed_ms for rep in self.reps if rep.elapsed_ms is not None and was_done(rep)]

    @property
    def says_times(self) -> bool:
        """Whether a time is news in any of them."""
        return any(map(_says_time, self.reps))

    def in_full(self) -> str:
        """The only group: every time, or the mean and the range of many."""
        if not self.says_times:
            return self.name
        if len(self.reps) == 1:
            return f"{self.label} {_time(self.reps[0])}"
        if len(self.reps) <= MOST_TIMES:
            each = " ".join(_time(rep) for rep in self.reps)
            return f"{self.name}: {each}" + (f" · avg {self.mean()}" if self.times else "")
        if not self.times:
            return self.name
        fastest, slowest = format_time(min(self.times)), format_time(max(self.times))
        return f"{self.name}: avg {self.mean()} ({fastest}-{slowest})"

    def in_short(self) -> str:
        """One of several groups."""
        if len(self.reps) == 1 and self.reps[0].movement is None:
            return _one(self.reps[0])
        return f"{self.name} avg {self.mean()}" if self.says_times and self.times else self.name

    def mean(self) -> str:
        """The mean of the times."""
        return format_time(round_half_up(sum(self.times) / len(self.times)))


def _is_other_work(step: StepResult) -> bool:
    return step.kind is StepKind.WORK and step.rep is None and not step.running


def _says_time(step: StepResult) -> bool:
    """Whether a time is news: a rep of 30 s took 30 s, unless the watch said otherwise."""
    over = step.measure in (MeasureKind.DISTANCE, MeasureKind.OPEN)
    return over or (step.measure is MeasureKind.TIME and Flag.BY_WATCH in step.flags)


def _one(step: StepResult) -> str:
    if _says_time(step):
        return f"{step.label} {_time(step)}"
    return step.label


def _time(step: StepResult) -> str:
    if Flag.DID_NOT_FINISH in step.flags:
        return "dnf"
    if step.elapsed_ms is None or not was_done(step):
        return "–"  # noqa: RUF001 - the dash of a table, not a minus
    return format_time(step.elapsed_ms)


def _speed(rep: StepResult) -> float | None:
    if not rep.elapsed_ms or not rep.distance_m or not was_done(rep):
        return None
    return rep.distance_m / rep.elapsed_ms


def _shorten(parts: list[str], last: str | None = None) -> str:
    """The parts that fit, how many more there are, and `last` always."""
    tail = [last] if last else []
    for kept in range(len(parts), 0, -1):
        more = [f"+{len(parts) - kept}"] if kept < len(parts) else []
        line = " · ".join([*parts[:kept], *more, *tail])
        if len(line) <= WIDTH or kept == 1:
            return line
    return " · ".join(tail)
