"""What the reps of one workout say beside each other: series, how even they were, halves of a rep.

Everything is reckoned from a result and decides nothing. Times are ms and distances metres; plus is
slow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bell_lap.core.plan import MeasureKind, StepKind
from bell_lap.core.result import Flag, StepResult, WorkoutResult
from bell_lap.core.units import round_half_up

LAP_M = 400.0
"""What a pace is told over, so that reps of several distances can stand beside each other."""
FADE_FROM = 4
"""Two reps a half at least: of three the first and the last alone would be the halves."""
HALF_FROM, HALF_TO = 1 / 3, 2 / 3
"""A mark halves a rep if it lies here: 200 m of 600 m do, 100 m of 500 m do not."""

_CUT = frozenset({Flag.DID_NOT_FINISH, Flag.NOT_FINISHED})
_RUN = (MeasureKind.DISTANCE, MeasureKind.OPEN)


@dataclass(frozen=True, slots=True)
class Series:
    """The reps of one length that were run one after the other; one rep alone is a series too."""

    ord: int
    """The place of its first rep in `result.steps`."""
    label: str
    """`400m`."""
    distance_m: float | None
    """None for reps that end at a tap."""
    reps: tuple[StepResult, ...]
    """Those that were run to their end and have a time."""
    times_ms: tuple[int, ...]
    mean_ms: int
    fastest_ms: int
    slowest_ms: int
    goal_ms: int | None
    """The mean goal, of a range the slower end; None unless every rep has one."""
    delta_ms: int | None
    """The mean delta; None unless every rep has one."""
    recovery_ms: int | None
    """The mean of the recoveries between its reps, as they were; None for one rep alone."""
    counts: bool
    """Whether it may be a best: every rep from its first to its last counts."""

    @property
    def spread_ms(self) -> int:
        """From the fastest to the slowest."""
        return self.slowest_ms - self.fastest_ms

    @property
    def fade_ms(self) -> int | None:
        """The mean of the second half less that of the first; plus: the second was slower.

        Of an odd number the middle one is left out. None under four reps.
        """
        halves = self._halves()
        return None if halves is None else mean(halves[1]) - mean(halves[0])

    @property
    def fade_percent(self) -> float | None:
        """The fade as a share of the first half's mean, in per cent: 1.4."""
        halves = self._halves()
        if halves is None or self.fade_ms is None or mean(halves[0]) == 0:
            return None
        return self.fade_ms / mean(halves[0]) * 100

    def _halves(self) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        if len(self.times_ms) < FADE_FROM:
            return None
        half = len(self.times_ms) // 2
        return self.times_ms[:half], self.times_ms[-half:]


@dataclass(frozen=True, slots=True)
class Halves:
    """One rep cut in two at the mark that lies nearest to its middle."""

    first_m: float
    second_m: float
    first_ms: int
    second_ms: int

    @property
    def first_pace_ms(self) -> int:
        """The first half's time for 400 m."""
        return pace_ms(self.first_ms, self.first_m)

    @property
    def second_pace_ms(self) -> int:
        """The second half's time for 400 m."""
        return pace_ms(self.second_ms, self.second_m)

    @property
    def difference_ms(self) -> int:
        """Second less first, each for 400 m: plus says that the second half was slower."""
        return self.second_pace_ms - self.first_pace_ms


def was_done(step: StepResult) -> bool:
    """Whether a rep was run to its end, timed or not."""
    return not step.running and not _CUT & set(step.flags)


def series_of(result: WorkoutResult) -> tuple[Series, ...]:
    """The series of a workout, in order: reps of one distance and label that stand side by side.

    Only reps whose time is news: over a distance, or to a tap. A rep that was not done or not timed
    has no part in the figures, and does not part those around it; the set then is no best.
    """
    rests = recoveries_before(result.steps)
    standing = [
        (ord_, step)
        for ord_, step in enumerate(result.steps)
        if step.rep is not None and Flag.REPLACED not in step.flags and not step.running
    ]
    grouped = groupby(standing, key=lambda one: (one[1].measure, one[1].distance_m, one[1].label))
    found = (_series(list(group), rests) for (measure, _, _), group in grouped if measure in _RUN)
    return tuple(series for series in found if series is not None)


def fade_of(result: WorkoutResult) -> int | None:
    """The fade of a workout in ms: that of its series with the most reps; None where none has."""
    longest = max(series_of(result), key=lambda one: len(one.reps), default=None)
    return None if longest is None else longest.fade_ms


def _series(group: list[tuple[int, StepResult]], rests: dict[int, int]) -> Series | None:
    timed = [place for place, (_, step) in enumerate(group) if has_time(step)]
    if not timed:
        return None
    group = group[timed[0] : timed[-1] + 1]
    reps = tuple(step for _, step in group if has_time(step))
    times = tuple(step.elapsed_ms for step in reps if step.elapsed_ms is not None)
    between = [rests[ord_] for ord_, _ in group[1:] if ord_ in rests]
    first = group[0][1]
    return Series(
        ord=group[0][0],
        label=first.label,
        distance_m=first.distance_m,
        reps=reps,
        times_ms=times,
        mean_ms=mean(times),
        fastest_ms=min(times),
        slowest_ms=max(times),
        goal_ms=_mean_of_all([None if rep.goal_ms is None else rep.goal_ms.max for rep in reps]),
        delta_ms=_mean_of_all([rep.delta_ms for rep in reps]),
        recovery_ms=mean(between) if between else None,
        counts=all(step.counts for _, step in group),
    )


def has_time(step: StepResult) -> bool:
    """Whether it was run to its end and has a time."""
    return step.elapsed_ms is not None and was_done(step)


def recoveries_before(steps: Sequence[StepResult]) -> dict[int, int]:
    """For each rep but the first, by its place in `steps`: ms from the rep before to its start.

    A recovery or a gate begins when the rep before it ends, so this holds for reps without a time
    too; so does the next work, unless it waited for a tap (after `back`, or a gap). Floats and
    gates between two reps are part of it. A recovery of a logged workout that nobody timed is not
    known, and has no place here.
    """
    return dict(_rests(steps))


def _rests(steps: Sequence[StepResult]) -> Iterator[tuple[int, int]]:
    rest_from: int | None = None
    rep: StepResult | None = None
    for ord_, step in enumerate(steps):
        if rep is not None:
            rest_from = _rest_from(rep, step)
        rep = step if step.rep is not None else None
        if rep is None and Flag.NOT_TIMED in step.flags:
            rest_from = None
        if rep is not None and rest_from is not None:
            yield ord_, step.start_ms - rest_from


def _rest_from(rep: StepResult, after: StepResult) -> int:
    """When a rep ended, told from what came after it: work may have waited for its start."""
    if after.kind is not StepKind.WORK or rep.elapsed_ms is None:
        return after.start_ms
    return min(after.start_ms, rep.start_ms + rep.elapsed_ms + rep.paused_ms)


def halves(step: StepResult) -> Halves | None:
    """One rep in two halves, cut at its mark nearest to the middle (of two the earlier).

    None where it has no distance, no time, or no tapped mark in its middle third.
    """
    if not has_time(step) or not step.distance_m or step.measure is not MeasureKind.DISTANCE:
        return None
    whole_m, whole_ms = step.distance_m, step.elapsed_ms or 0
    cuts = [
        (mark.distance_m, mark.split_ms)
        for mark in step.marks
        if mark.distance_m is not None
        and mark.split_ms is not None
        and HALF_FROM - 1e-9 <= mark.distance_m / whole_m <= HALF_TO + 1e-9
        and 0 < mark.split_ms < whole_ms
    ]
    if not cuts:
        return None
    first_m, first_ms = min(cuts, key=lambda cut: abs(cut[0] - whole_m / 2))
    return Halves(first_m, whole_m - first_m, first_ms, whole_ms - first_ms)


def pace_ms(time_ms: int, distance_m: float) -> int:
    """The time for 400 m at the pace of `time_ms` over `distance_m` metres, over 0."""
    return round_half_up(time_ms * LAP_M / distance_m)


def mean(figures: Sequence[int]) -> int:
    """The mean of at least one figure, rounded half up."""
    return round_half_up(sum(figures) / len(figures))


def _mean_of_all(figures: Sequence[int | None]) -> int | None:
    """Their mean; None where one of them is unknown."""
    known = [figure for figure in figures if figure is not None]
    return mean(known) if known and len(known) == len(figures) else None
