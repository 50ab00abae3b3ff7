"""Steps numbered and placed: reps, sets and gates in order, marks and starts on the track.

Reps finish at the finish line; work that follows at once starts where the work before it ended.
Nothing is decided here about order or pace.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import assert_never

from bell_lap.core import track as tracks
from bell_lap.core.drafts import Draft, Gap, Gate, Work, lay_out
from bell_lap.core.estimates import Estimator
from bell_lap.core.goals import Reckoner
from bell_lap.core.notation.limits import MOST_HOURS
from bell_lap.core.plan import (
    Mark,
    MeasureKind,
    PlanStep,
    Range,
    RestRule,
    StepGoal,
    StepKind,
    StepRole,
)
from bell_lap.core.session import (
    Block,
    Manner,
    Movements,
    Open,
    Place,
    Recovery,
    RecoveryKind,
    Role,
    Session,
    Span,
    Splits,
    Step,
)
from bell_lap.core.totals import NOTHING
from bell_lap.core.track import Track
from bell_lap.core.units import HOUR_MS, Distance, round_half_up
from bell_lap.errors import BadInput

TOP_M_S = 7.0
"""Nobody keeps this up; a session that needs it to be over in time is too long."""
CLOSEST_SPLITS_M = 10.0
"""Taps are not expected more often."""

_ROLES = {
    Role.WARMUP: StepRole.WARMUP,
    Role.WORK: StepRole.WORK,
    Role.FLOAT: StepRole.WORK,
    Role.COOLDOWN: StepRole.COOLDOWN,
}


@dataclass(slots=True)
class Placer:
    """Turns the drafts of a session into numbered steps, one after the other. For one use."""

    session: Session
    track: Track
    reckoner: Reckoner
    estimator: Estimator
    steps: list[PlanStep] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    """What must be said aloud of recoveries that nobody gave."""
    before: PlanStep | None = None
    """The work before."""
    stands_m: float | None = None
    """Where a runner is who runs on at once, in metres before the line; None after a rest."""
    of: Range = NOTHING
    reps: int = 0
    quiet: Reckoner = field(init=False)
    """For what is no rep: what its pace falls back on is not worth a word."""
    least_ms: float = 0.0
    """How long the steps so far take at the very least."""

    def __post_init__(self) -> None:
        self.quiet = Reckoner(self.reckoner.profile, self.reckoner.lap_m)

    def place(self) -> tuple[PlanStep, ...]:
        """All steps of the session."""
        laid_out = [(at, block, lay_out(block)) for at, block in enumerate(self.session.blocks)]
        reps = [
            draft
            for _, _, drafts in laid_out
            for draft in drafts
            if isinstance(draft, Work) and draft.role is Role.WORK
        ]
        self.of = Range(sum(not rep.optional for rep in reps), len(reps))
        for at, block, drafts in laid_out:
            self._block(at, block, drafts)
        return tuple(self.steps)

    def _block(self, at: int, block: Block, drafts: list[Draft]) -> None:
        gate = bool(self.steps) and not block.flow
        for draft in drafts:
            match draft:
                case Gate():
                    gate = True
                case Gap():
                    self._rest(at, block, draft)
                case Work():
                    if gate:
                        self._add(self._blank(at, block, draft.line, StepKind.GATE))
                        self.stands_m = None
                        gate = False
                    self._work(at, block, draft)
                case _:
                    assert_never(draft)

    def _blank(self, at: int, block: Block, line: int, kind: StepKind) -> PlanStep:
        role = StepRole.GATE if kind is StepKind.GATE else StepRole.RECOVERY
        return PlanStep(
            index=len(self.steps),
            kind=kind,
            role=role,
            measure=MeasureKind.OPEN,
            block=at,
            line=line,
            block_name=block.name or "",
        )

    def _add(self, step: PlanStep) -> None:
        self.steps.append(step)

    def _work(self, at: int, block: Block, draft: Work) -> None:
        step = draft.step
        is_rep = draft.role is Role.WORK
        self.reps += is_rep
        plain = replace(
            self._blank(at, block, draft.line, StepKind.WORK),
            role=_ROLES[draft.role],
            manner=_manner(step),
            set=draft.set.number if draft.set else None,
            sets=draft.set.of if draft.set else None,
            rep=self.reps if is_rep else None,
            of=self.of if is_rep else None,
            optional=draft.optional,
            label=step.label,
        )
        placed = self._measured(plain, block, step)
        placed = replace(placed, goal=self._goal(block, draft, placed.distance_m))
        placed = replace(placed, expected_ms=self.estimator.work_ms(placed))
        self._add(placed)
        self.before = placed
        self.stands_m = None
        if placed.distance_m is not None:
            ends_m = placed.start_m - placed.distance_m
            self.stands_m = tracks.start_m(ends_m, self.track.length_m)

    def _measured(self, plain: PlanStep, block: Block, step: Step) -> PlanStep:
        match step.measure:
            case Distance():
                return self._distance(plain, block, step.measure)
            case Span(least, most):
                self._spend(most)
                return replace(plain, measure=MeasureKind.TIME, duration_ms=Range(least, most))
            case Movements(reps, load):
                return replace(plain, measure=MeasureKind.COUNT, count=reps, load=load)
            case Open():
                return plain
            case _:
                assert_never(step.measure)

    def _distance(self, plain: PlanStep, block: Block, distance: Distance) -> PlanStep:
        """On a road, in a warm-up and in a cool-down a tap is the finish: no other is expected."""
        lap_m = self.track.length_m
        distance_m = distance.metres(lap_m)
        self._spend(distance_m * 1000 / TOP_M_S)
        on_track = self.session.place is Place.TRACK
        splits = self._splits(block) if on_track and plain.role is StepRole.WORK else Splits.FINISH
        start_m = 0.0
        if on_track:
            at_once = self.stands_m
            start_m = tracks.start_m(distance_m, lap_m) if at_once is None else at_once
        return replace(
            plain,
            measure=MeasureKind.DISTANCE,
            distance_m=distance_m,
            marks=tuple(Mark(mark_m) for mark_m in tracks.marks(distance_m, lap_m, splits)),
            start_m=start_m,
        )

    def _spend(self, ms: float) -> None:
        self.least_ms += ms
        check_length(self.least_ms)

    def _splits(self, block: Block) -> Splits | float:
        if isinstance(block.splits, Splits):
            return block.splits
        every_m = block.splits.metres(self.track.length_m)
        if every_m < CLOSEST_SPLITS_M:
            raise BadInput(f"splits every {block.splits} are too close: {CLOSEST_SPLITS_M:g} m up")
        return every_m

    def _goal(self, block: Block, draft: Work, distance_m: float | None) -> StepGoal | None:
        step = draft.step
        goal = step.goal
        if goal is None and draft.role is Role.WORK and isinstance(step.measure, Distance | Span):
            goal = block.pace
        if goal is None:
            return None
        reckoner = self.reckoner if draft.role is Role.WORK else self.quiet
        return reckoner.goal(goal, distance_m, draft.turn)

    def _rest(self, at: int, block: Block, draft: Gap) -> None:
        rule = self._rule(draft.recovery, between_sets=draft.between_sets)
        plain = self._blank(at, block, draft.line, StepKind.RECOVERY)
        known = rule.kind is RecoveryKind.TIME and rule.max_ms is not None
        duration = Range(rule.min_ms or 0, rule.max_ms or 0) if known else None
        self._add(
            replace(
                plain,
                measure=_rest_measure(rule),
                distance_m=rule.distance_m,
                duration_ms=duration,
                rest=rule,
                manner=rule.manner,
                set=draft.set.number if draft.set else None,
                sets=draft.set.of if draft.set else None,
                optional=draft.optional,
                expected_ms=self.estimator.rest_ms(rule, self.before),
            )
        )
        self.stands_m = None
        if draft.note is not None and draft.note not in self.unsaid:
            self.unsaid.append(draft.note)

    def _rule(self, recovery: Recovery, *, between_sets: bool) -> RestRule:
        distance_m = None
        if recovery.distance is not None:
            distance_m = recovery.distance.metres(self.track.length_m)
        elif recovery.kind in (RecoveryKind.SAME_DISTANCE, RecoveryKind.BACK):
            distance_m = None if self.before is None else self.before.distance_m
        least = recovery.min_ms
        if recovery.kind is RecoveryKind.TIME and least is None:
            least = recovery.max_ms
        return RestRule(
            recovery.kind,
            recovery.manner,
            least,
            recovery.max_ms,
            distance_m,
            recovery.work,
            recovery.rest,
            between_sets,
        )


def _manner(step: Step) -> Manner | None:
    """How it is spent: as said, and a float without a word is floated."""
    if step.manner is None and step.role is Role.FLOAT:
        return Manner.FLOAT
    return step.manner


def _rest_measure(rule: RestRule) -> MeasureKind:
    """By the clock, over a known distance, or until a tap."""
    by_clock = (RecoveryKind.TIME, RecoveryKind.EQUAL, RecoveryKind.RATIO, RecoveryKind.SEND_OFF)
    if rule.kind in by_clock:
        return MeasureKind.TIME
    return MeasureKind.OPEN if rule.distance_m is None else MeasureKind.DISTANCE


def check_length(total_ms: float) -> None:
    """Raises BadInput for a session that cannot be over in a day."""
    if total_ms > MOST_HOURS * HOUR_MS:
        hours = round_half_up(total_ms / HOUR_MS)
        raise BadInput(
            f"this would take {hours:,} hours or more; a session lasts at most {MOST_HOURS}"
        )
