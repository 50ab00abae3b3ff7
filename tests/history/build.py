"""Plans, inputs and results made by hand, for the tests of the store."""

from __future__ import annotations

from dataclasses import replace

from bell_lap.clock import Anchor
from bell_lap.core.inputs import Press
from bell_lap.core.journal import Entry
from bell_lap.core.plan import (
    Mark,
    MeasureKind,
    Plan,
    PlanStep,
    Range,
    RestRule,
    StepKind,
    StepRole,
    Totals,
)
from bell_lap.core.result import Flag, MarkResult, Status, StepResult, WorkoutResult
from bell_lap.core.rules import Rules
from bell_lap.core.session import RecoveryKind
from bell_lap.history.stored import NewWorkout

START_UTC_MS = 1_780_000_000_000
ANCHOR = Anchor("boot-1", 1000.0, START_UTC_MS, "Europe/Berlin", 120)
NOTHING = Range(0, 0)


def plan(distances: tuple[int, ...] = (400, 400), rest_s: int = 90) -> Plan:
    """Reps of these distances with a timed recovery between."""
    steps: list[PlanStep] = []
    of = Range(len(distances), len(distances))
    for number, distance in enumerate(distances, start=1):
        if steps:
            steps.append(
                PlanStep(
                    index=len(steps),
                    kind=StepKind.RECOVERY,
                    role=StepRole.RECOVERY,
                    measure=MeasureKind.TIME,
                    block=0,
                    line=0,
                    duration_ms=Range(rest_s * 1000, rest_s * 1000),
                    rest=RestRule(RecoveryKind.TIME, min_ms=rest_s * 1000, max_ms=rest_s * 1000),
                )
            )
        steps.append(
            PlanStep(
                index=len(steps),
                kind=StepKind.WORK,
                role=StepRole.WORK,
                measure=MeasureKind.DISTANCE,
                block=0,
                line=0,
                distance_m=float(distance),
                marks=(Mark(float(distance)),),
                rep=number,
                of=of,
            )
        )
    totals = Totals(of, Range(0, 0), NOTHING, NOTHING, NOTHING, None)
    return Plan(title="Reps", notation="reps", steps=tuple(steps), totals=totals)


def new(title: str = "Reps", at_utc_ms: int = START_UTC_MS, **changes: object) -> NewWorkout:
    """A workout that begins at an instant."""
    made = NewWorkout(
        title=title,
        plan=plan(),
        rules=Rules(),
        anchor=replace(ANCHOR, utc_ms=at_utc_ms),
        session_text="2 x 400m, rest 90s",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the tests name real fields


def presses(count: int, first: int = 1) -> tuple[Entry, ...]:
    """Taps a second apart."""
    return tuple(Entry(seq, Press(seq * 1000)) for seq in range(first, first + count))


def rep(
    number: int | None,
    elapsed_ms: int | None,
    distance_m: float | None = 400.0,
    *,
    index: int = 0,
    start_ms: int = 0,
    label: str | None = None,
    of: int = 4,
    **changes: object,
) -> StepResult:
    """One rep with a mark at its finish."""
    finish = () if elapsed_ms is None else (mark(0, distance_m, elapsed_ms),)
    made = StepResult(
        index=index,
        attempt=1,
        kind=StepKind.WORK,
        role=StepRole.WORK,
        measure=MeasureKind.DISTANCE,
        label=label or f"{distance_m:g}m",
        block_name="",
        start_ms=start_ms,
        elapsed_ms=elapsed_ms,
        goal_ms=None,
        goal_text="",
        delta_ms=None,
        marks=finish,
        flags=(),
        distance_m=distance_m,
        rep=number,
        of=None if number is None else Range(of, of),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the tests name real fields


def mark(place: int, distance_m: float | None, split_ms: int | None) -> MarkResult:
    """One mark that was tapped."""
    return MarkResult(place, distance_m, split_ms, split_ms, 1, None, None, place + 1)


def recovery(
    elapsed_ms: int, *, index: int = 1, start_ms: int = 0, planned_ms: int = 90_000
) -> StepResult:
    """A timed recovery."""
    return StepResult(
        index=index,
        attempt=1,
        kind=StepKind.RECOVERY,
        role=StepRole.RECOVERY,
        measure=MeasureKind.TIME,
        label="90s",
        block_name="",
        start_ms=start_ms,
        elapsed_ms=elapsed_ms,
        goal_ms=None,
        goal_text="",
        delta_ms=None,
        marks=(),
        flags=(),
        planned_ms=Range(planned_ms, planned_ms),
    )


def result(*steps: StepResult, status: Status = Status.FINISHED) -> WorkoutResult:
    """A workout of these steps."""
    end = max((step.start_ms + (step.elapsed_ms or 0) for step in steps), default=0)
    return WorkoutResult(status, steps, end)


def reps(*times_ms: int, distance_m: float = 400.0, rest_ms: int = 90_000) -> WorkoutResult:
    """A finished workout of reps of one distance."""
    steps: list[StepResult] = []
    at = 0
    for number, time_ms in enumerate(times_ms, start=1):
        if steps:
            steps.append(recovery(rest_ms, index=len(steps), start_ms=at, planned_ms=rest_ms))
            at += rest_ms
        steps.append(
            rep(
                number,
                time_ms,
                distance_m,
                index=len(steps),
                start_ms=at,
                of=len(times_ms),
            )
        )
        at += time_ms
    return result(*steps)


DNF = (Flag.DID_NOT_FINISH,)
