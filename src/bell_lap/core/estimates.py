"""How long a step is likely to take, for totals, progress and the expected finish.

An estimate is no goal: it is never shown as one and never judged. First comes what the plan itself
says (a goal, a duration, a rule), then the profile, then a plain figure for jogging and walking.
Hard work without a goal and without a profile has no estimate.
"""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core.formulas import equivalent_ms, zone_ms_per_m
from bell_lap.core.plan import MeasureKind, PlanStep, Range, RestRule, StepRole
from bell_lap.core.profile import Profile, form, race_time
from bell_lap.core.session import Manner, RecoveryKind, Zone
from bell_lap.core.units import MILE_M, round_half_up

WALK_M_S = 1.4
"""A walk."""
JOG_M_S = 2.2
"""A jog or an easy run of a runner of whom nothing is known."""
MOVEMENT_MS = 4_000
"""One movement of a set of five squats."""
FULL_TIMES = 3
"""A full recovery is about so many times the rep ..."""
FULL_MS = Range(60_000, 300_000)
"""... but no shorter and no longer than this."""

_AGAINST_CLOCK = (RecoveryKind.TIME, RecoveryKind.EQUAL, RecoveryKind.RATIO, RecoveryKind.SEND_OFF)


def work_known_ms(step: PlanStep) -> Range | None:
    """The time of a piece of work as the plan has it: its duration or its goal's; else None."""
    if step.duration_ms is not None:
        return step.duration_ms
    return None if step.goal is None else step.goal.time_ms


def rest_known_ms(rest: RestRule, before: PlanStep | None) -> Range | None:
    """The time of a recovery as the plan has it, or None for one that ends at a tap.

    `before` is the work before it, from whose known time `equal`, ratios and send-offs follow.
    """
    work = None if before is None else work_known_ms(before)
    return _against_clock(rest, work)


def _against_clock(rest: RestRule, work: Range | None) -> Range | None:
    if rest.kind is RecoveryKind.TIME and rest.max_ms is not None:
        least = rest.max_ms if rest.min_ms is None else rest.min_ms
        return Range(least, rest.max_ms)
    if work is None:
        return None
    if rest.kind in (RecoveryKind.EQUAL, RecoveryKind.RATIO):
        return Range(_share(work.min, rest), _share(work.max, rest))
    if rest.kind is RecoveryKind.SEND_OFF and rest.max_ms is not None:
        return Range(max(0, rest.max_ms - work.max), max(0, rest.max_ms - work.min))
    return None


def _share(ms: int, rest: RestRule) -> int:
    return round_half_up(ms * rest.rest / rest.work)


@dataclass(frozen=True, slots=True)
class Estimator:
    """Guesses for one runner."""

    fast_easy: float
    """The fast end of an easy run, in ms a metre."""
    slow_easy: float
    """Its slow end."""
    mile_ms: int | None
    """What the runner runs the mile in, where a race is known."""

    @classmethod
    def of(cls, profile: Profile) -> Estimator:
        """The guesses for a runner. Raises BadInput where the profile's race cannot be."""
        vdot = form(profile)
        mile = race_time(profile, "mile")
        jog = 1000 / JOG_M_S
        fast, slow = (jog, jog) if vdot is None else zone_ms_per_m(Zone.EASY, vdot)
        return cls(fast, slow, None if mile is None else mile.time_ms)

    def work_ms(self, step: PlanStep) -> int | None:
        """How long a piece of work is likely to take.

        The middle of its known time (a range of duration counts in full); movements at 4 s each;
        easy, jogged and walked distances by manner; a rep at mile pace, beyond the mile as the
        runner could race it. None for what is open, and for a rep where no race is known.
        """
        if step.duration_ms is not None:
            return step.duration_ms.max
        known = work_known_ms(step)
        if known is not None:
            return (known.min + known.max + 1) // 2
        if step.measure is MeasureKind.COUNT and step.count is not None:
            return step.count * MOVEMENT_MS
        if step.distance_m is None:
            return None
        if step.manner is not None or not step.is_rep:
            return self.way_ms(step.distance_m, step.manner or Manner.EASY)
        return self._rep_ms(step.distance_m)

    def _rep_ms(self, distance_m: float) -> int | None:
        if self.mile_ms is None:
            return None
        if distance_m <= MILE_M:
            return round_half_up(self.mile_ms * distance_m / MILE_M)
        return equivalent_ms(MILE_M, self.mile_ms, distance_m)

    def way_ms(self, distance_m: float, manner: Manner) -> int:
        """How long a distance takes that is walked, jogged, floated or run easy."""
        per_m = {
            Manner.WALK: 1000 / WALK_M_S,
            Manner.FLOAT: self.fast_easy,
            Manner.EASY: (self.fast_easy + self.slow_easy) / 2,
        }
        return round_half_up(distance_m * per_m.get(manner, self.slow_easy))

    def rest_ms(self, rest: RestRule, before: PlanStep | None) -> int | None:
        """How long a recovery is likely to take after the work `before`.

        Against the clock by its rule; a known distance by its manner, jogged if none is said; a
        full recovery, and a way back of unknown length, three times the rep within 60 s to 300 s
        (and not under its `min`). None where that needs a rep's time that is not known.
        """
        rep_ms = None if before is None else before.expected_ms
        timed = _against_clock(rest, None if rep_ms is None else Range(rep_ms, rep_ms))
        if timed is not None:
            return timed.max
        if rest.distance_m is not None:
            return self.way_ms(rest.distance_m, rest.manner or Manner.JOG)
        if rep_ms is None or rest.kind in _AGAINST_CLOCK:
            return rest.min_ms
        full_ms = min(max(rep_ms * FULL_TIMES, FULL_MS.min), FULL_MS.max)
        return max(full_ms, rest.min_ms or 0)


def session_ms(steps: tuple[PlanStep, ...]) -> int | None:
    """The whole session from every step's estimate, optional ones too; None where one has none."""
    total = 0
    for step in steps:
        if step.role is StepRole.GATE:
            continue
        if step.expected_ms is None:
            return None
        total += step.expected_ms
    return total
