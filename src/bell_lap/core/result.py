"""What a workout came to: every step that began, with its times, marks and flags, frozen.

A result is derived from the fold and can always be derived again; it decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bell_lap.core.plan import MeasureKind, Range, StepKind, StepRole
from bell_lap.core.session import Load


class Status(Enum):
    """Where a workout stands."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"


class Flag(Enum):
    """What a reader must know of a time; the value is the word shown and stored."""

    ESTIMATED = "estimated"
    EDITED = "edited"
    BY_WATCH = "by watch"
    NOT_TIMED = "not timed"
    DID_NOT_FINISH = "did not finish"
    NOT_FINISHED = "not finished"
    """Ended by `next`, a skip or the end of the workout, not at its finish."""
    PAUSED = "paused"
    ACROSS_GAP = "across a gap"
    UNTRUSTED_GAP = "gap by wall clock"
    STARTED_LATE = "started late"
    """The send-off had come before the rep before was done."""
    COVERS_MORE = "covers more than one lap"
    """A tap was missed before this one."""
    ADDED = "added"
    """Not in the plan as it was loaded."""
    REPLACED = "attempted again"
    """An earlier attempt of a step that was done again."""


@dataclass(frozen=True, slots=True)
class MarkResult:
    """One mark of a rep: what was tapped there against what was asked."""

    mark: int
    """0-based place among the step's marks."""
    distance_m: float | None
    split_ms: int | None
    """From the rep's start; None where no tap was made."""
    lap_ms: int | None
    """From the mark before that has a tap (or the start)."""
    laps: int
    """How many marks this lap covers: 2 where the tap before was missed."""
    goal_split_ms: int | None
    delta_ms: int | None
    press: int | None
    """The input's sequence number, for repairs."""
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class StepResult:
    """One attempt at one step."""

    index: int
    attempt: int
    kind: StepKind
    role: StepRole
    measure: MeasureKind
    label: str
    """What a list shows: "400m", "200m jog", "A skip"."""
    block_name: str
    start_ms: int
    """From the workout's start."""
    elapsed_ms: int | None
    """Without pauses; None while it runs and where it is not timed."""
    goal_ms: Range | None
    goal_text: str
    delta_ms: int | None
    """Plus is slow, minus is fast; 0 within a range."""
    marks: tuple[MarkResult, ...]
    flags: tuple[Flag, ...]
    distance_m: float | None = None
    planned_ms: Range | None = None
    """Recoveries and timed reps: how long it was to be."""
    set: int | None = None
    sets: int | None = None
    rep: int | None = None
    of: Range | None = None
    paused_ms: int = 0
    reps_done: int | None = None
    load_done: Load | None = None
    running: bool = False
    """Still under way."""
    movement: str | None = None
    """The name of a counted movement: "back squat"."""

    @property
    def counts(self) -> bool:
        """Whether its time may be a best: a whole rep, timed here, not estimated, not paused."""
        barred = {
            Flag.ESTIMATED, Flag.NOT_TIMED, Flag.DID_NOT_FINISH, Flag.NOT_FINISHED, Flag.PAUSED,
            Flag.UNTRUSTED_GAP, Flag.REPLACED,
        }  # fmt: skip
        return self.rep is not None and self.elapsed_ms is not None and not barred & set(self.flags)


@dataclass(frozen=True, slots=True)
class WorkoutResult:
    """All attempts in the order they began."""

    status: Status
    steps: tuple[StepResult, ...]
    end_ms: int
    """The last instant that matters, from the workout's start."""

    @property
    def whole_ms(self) -> int | None:
        """How long all of it took; None where a part was not timed: then `end_ms` is a guess."""
        guessed = any(Flag.NOT_TIMED in step.flags for step in self.steps)
        return None if guessed else self.end_ms

    @property
    def reps(self) -> tuple[StepResult, ...]:
        """The reps that stand: last attempts only."""
        return tuple(
            step for step in self.steps if step.rep is not None and Flag.REPLACED not in step.flags
        )
