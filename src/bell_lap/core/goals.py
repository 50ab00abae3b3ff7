"""A goal as the author wrote it, turned into times for one runner.

The arithmetic is done on paces in ms a metre, as floats, and rounded once, half up, at the end.
A goal that gives no time stays a goal in words: nothing is invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from bell_lap.core.formulas import FASTEST_M_S, zone_ms_per_m
from bell_lap.core.notation.printer import print_goal
from bell_lap.core.pacing import even_goal
from bell_lap.core.plan import Knot, Range, StepGoal
from bell_lap.core.profile import Profile, form, performance, race_time, race_words
from bell_lap.core.session import (
    ChangingPace,
    Effort,
    Goal,
    PaceGoal,
    RacePace,
    RepTime,
    Segments,
    Shift,
    ShiftKind,
    TrainingPace,
    UnitPace,
    Whose,
    Zone,
)
from bell_lap.core.units import Pace, round_half_up
from bell_lap.errors import BadInput

KNOT_M = 10.0
"""A pace that changes within a rep has a knot this often."""
SAME_M = 0.5
"""Lengths that differ by less are the same: parts of a rep add up to it."""


@dataclass(frozen=True, slots=True)
class Band:
    """A pace as ms a metre, from its fast bound to its slow one."""

    fast: float
    slow: float
    rough: bool = False

    @property
    def middle(self) -> float:
        """The mean of the two bounds."""
        return (self.fast + self.slow) / 2


@dataclass(frozen=True, slots=True)
class Turn:
    """Which rep of its line this is: `number` (0-based) of `count`."""

    number: int = 0
    count: int = 1


@dataclass(slots=True)
class Reckoner:
    """Turns goals into times for one runner on laps of one length; says what it fell back on."""

    profile: Profile
    lap_m: float = 400.0
    said: list[str] = field(default_factory=list)
    """What must be said aloud, each thing once, in the order met."""
    used: bool = False
    """Whether any goal asked the profile."""

    def goal(self, goal: Goal, distance_m: float | None, turn: Turn) -> StepGoal:
        """The goal of one rep; `distance_m` is None where the rep is no distance.

        Raises BadInput for a goal faster than anyone runs, and where the parts of a rep do not add
        up to its length.
        """
        text = goal_words(goal)
        match goal:
            case Effort():
                return StepGoal(text)
            case RepTime():
                return _timed(goal, distance_m, text)
            case PaceGoal():
                return self._paced(goal, distance_m, text)
            case ChangingPace():
                return self._changing(goal, distance_m, turn, text)
            case Segments():
                return self._segments(goal, distance_m, text)
            case _:
                assert_never(goal)

    def band(self, goal: PaceGoal) -> Band | None:
        """A pace goal's pace, or None where the profile does not give it."""
        base = self._base(goal.base)
        if base is None or goal.shift is None:
            return base
        return _shifted(base, goal, goal.shift)

    def _base(self, base: RacePace | TrainingPace | UnitPace) -> Band | None:
        match base:
            case UnitPace():
                return Band(base.pace.ms / base.pace.per_m, base.slowest.ms / base.slowest.per_m)
            case RacePace():
                return self._race(base)
            case TrainingPace(zone=Zone.REP):
                return self._race(RacePace("mile"))
            case TrainingPace():
                return self._zone(base.zone)
            case _:
                assert_never(base)

    def _race(self, pace: RacePace) -> Band | None:
        found = race_time(self.profile, pace.race, pace.whose)
        if found is None:
            self._say(f"no best and no goal is known: {pace.race} pace gives no times")
            return None
        source = found.source
        self.used = self.used or source is not None
        if source is not None and source.fell_back:
            asked = "no goal is known" if pace.whose is Whose.GOAL else "no best is known"
            whose = "best" if source.is_best else "goal"
            self._say(f"{asked}: {pace.race} pace is from the {whose}, {race_words(source.race)}")
        if found.rough:
            self._say(f"{pace.race} pace is rough: it is reckoned across 800 m; many run faster")
        per_m = found.time_ms / found.distance_m
        return Band(per_m, per_m, found.rough)

    def _zone(self, zone: Zone) -> Band | None:
        self.used = True
        vdot = form(self.profile)
        found = performance(self.profile, Whose.EITHER)
        if vdot is None or found is None:
            self._say(f"no best and no goal is known: {zone.value} pace gives no times")
            return None
        if found.fell_back:
            self._say(
                f"no best is known: {zone.value} pace is from the goal, {race_words(found.race)}"
            )
        fast, slow = zone_ms_per_m(zone, vdot)
        return Band(fast, slow)

    def _say(self, text: str) -> None:
        if text not in self.said:
            self.said.append(text)

    def _paced(self, goal: PaceGoal, distance_m: float | None, text: str) -> StepGoal:
        band = self.band(goal)
        return _from_band(band, distance_m, text, or_faster=goal.or_faster)

    def _changing(
        self, goal: ChangingPace, distance_m: float | None, turn: Turn, text: str
    ) -> StepGoal:
        start, end = self.band(goal.start), self.band(goal.end)
        or_faster = goal.start.or_faster or goal.end.or_faster
        if start is None or end is None:
            return StepGoal(text, or_faster=or_faster)
        if turn.count > 1:
            band = _between(start, end, turn.number / (turn.count - 1))
            return _from_band(band, distance_m, text, or_faster=or_faster)
        middle = _between(start, end, 0.5)
        whole = _from_band(middle, distance_m, text, or_faster=or_faster)
        if distance_m is None or whole.time_ms is None:
            return whole
        curve = _bent(start.slow, end.slow, distance_m, whole.time_ms.max)
        return StepGoal(text, whole.time_ms, whole.pace, curve, or_faster, whole.rough)

    def _segments(self, goal: Segments, distance_m: float | None, text: str) -> StepGoal:
        if distance_m is None:
            return StepGoal(text)
        lengths = [length.metres(self.lap_m) for length, _ in goal.parts]
        if abs(sum(lengths) - distance_m) > SAME_M:
            raise BadInput(
                f"the parts of the goal {text!r} add up to {sum(lengths):g} m,"
                f" the rep is {distance_m:g} m"
            )
        at_m, fast, slow, rough = 0.0, 0.0, 0.0, False
        curve = [Knot(0.0, 0)]
        for (_, part), length_m in zip(goal.parts, lengths, strict=True):
            times = self.goal(part, length_m, Turn())
            if times.time_ms is None:
                break
            at_m += length_m
            fast, slow = fast + times.time_ms.min, slow + times.time_ms.max
            rough = rough or times.rough
            curve.append(Knot(round(at_m, 3), round_half_up(slow)))
        else:
            curve[-1] = Knot(distance_m, curve[-1].ms)
            whole = even_goal(distance_m, Range(round_half_up(fast), round_half_up(slow)), text)
            return StepGoal(text, whole.time_ms, whole.pace, tuple(curve), rough=rough)
        return StepGoal(text, curve=tuple(curve) if len(curve) > 1 else (), rough=rough)


def goal_words(goal: Goal) -> str:
    """A goal in words, as an author would say it: "goal mile", "72-74s", "90-95% effort"."""
    return print_goal(goal).removeprefix("in ")


def _timed(goal: RepTime, distance_m: float | None, text: str) -> StepGoal:
    time_ms = Range(goal.min_ms, goal.max_ms)
    if distance_m is None:
        return StepGoal(text, time_ms, or_faster=goal.or_faster)
    even = even_goal(distance_m, time_ms, text)
    return StepGoal(text, time_ms, even.pace, even.curve, goal.or_faster)


def _from_band(
    band: Band | None, distance_m: float | None, text: str, *, or_faster: bool
) -> StepGoal:
    if band is None:
        return StepGoal(text, or_faster=or_faster)
    if distance_m is None:
        fast, slow = _pace(band.fast), _pace(band.slow)
        bounds = None if fast == slow else (fast, slow)
        return StepGoal(
            text,
            pace=_pace(band.middle),
            or_faster=or_faster,
            rough=band.rough,
            pace_range=bounds,
        )
    times = Range(round_half_up(band.fast * distance_m), round_half_up(band.slow * distance_m))
    even = even_goal(distance_m, times, text)
    return StepGoal(text, times, even.pace, even.curve, or_faster, band.rough)


def _pace(ms_per_m: float) -> Pace:
    return Pace(round_half_up(ms_per_m * 1000), 1000.0)


def _shifted(base: Band, goal: PaceGoal, shift: Shift) -> Band:
    fast, slow = _shift(base.fast, shift), _shift(base.slow, shift)
    if fast <= 0 or 1000 / fast > FASTEST_M_S:
        raise BadInput(
            f"{goal_words(goal)!r} is faster than anyone runs",
            hints=("a shift is per 400 m: `- 2s` is two seconds a lap faster",),
        )
    return Band(fast, slow, base.rough)


def _shift(ms_per_m: float, shift: Shift) -> float:
    match shift.kind:
        case ShiftKind.PER_400:
            return ms_per_m + shift.amount / 400
        case ShiftKind.TIME:
            return ms_per_m * (1000 + shift.amount) / 1000
        case ShiftKind.SPEED:
            return ms_per_m * 1000 / shift.amount if shift.amount > 0 else 0.0
        case _:
            assert_never(shift.kind)


def _between(start: Band, end: Band, share: float) -> Band:
    return Band(
        start.fast + share * (end.fast - start.fast),
        start.slow + share * (end.slow - start.slow),
        start.rough or end.rough,
    )


def _bent(first: float, last: float, distance_m: float, total_ms: int) -> tuple[Knot, ...]:
    """The curve of a pace that changes evenly along the way, from `first` to `last` ms a metre."""
    knots = []
    for number in range(max(0, int((distance_m - 1.0) / KNOT_M)) + 1):
        at_m = number * KNOT_M
        bend = (last - first) * at_m * at_m / (2 * distance_m)
        knots.append(Knot(at_m, round_half_up(first * at_m + bend)))
    return (*knots, Knot(distance_m, total_ms))
