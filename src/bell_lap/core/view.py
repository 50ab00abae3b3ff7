"""Everything a screen needs at one instant, as numbers: a projection that changes nothing.

A view is made from the fold, the plan and the instant; two views of one instant are equal. Words
are `core.phrases`' work, colours the screen's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bell_lap.core.plan import PlanStep, Range
from bell_lap.core.result import MarkResult, Status, StepResult


class Phase(Enum):
    """The states of the engine."""

    READY = "ready"
    """A tap begins the next step: at the very start, at a gate, after `back`."""
    GET_READY = "get ready"
    """Counting down to a start that a tap asked for."""
    WORK = "work"
    RECOVERY = "recovery"
    OVERDUE = "overdue"
    """The recovery is over; the rep starts at the next tap."""
    PAUSED = "paused"
    HELD = "held"
    """A step ended in a gap; what to make of it is asked."""
    DONE = "done"
    """Finished or stopped."""


class TapMeans(Enum):
    """What a tap would do at this instant."""

    START = "start"
    """Begins the next rep or part (after the get-ready, where there is one)."""
    LAP = "lap"
    FINISH = "finish"
    """Ends the rep."""
    DONE = "done"
    """The set of movements or the open step is done."""
    GO_ON = "go on"
    """Ends this recovery and starts the next rep."""
    RESUME = "resume"
    NOTHING = "nothing"
    """Kept as a stray, refused aloud."""


class Action(Enum):
    """What a person may do at this instant beside tapping; the value is the input's kind."""

    NEXT = "next"
    BACK = "back"
    DID_NOT_FINISH = "did-not-finish"
    STARTED_NOW = "started-now"
    TYPED_TIME = "typed-time"
    PAUSE = "pause"
    RESUME = "resume"
    ADJUST_RECOVERY = "adjust-recovery"
    ADD_REP = "add-rep"
    DROP_REP = "drop-rep"
    LAST_REP = "last-rep"
    ENOUGH_REPS = "enough-reps"
    REPEAT_REP = "repeat-rep"
    SKIP_BLOCK = "skip-block"
    NEW_GOAL = "new-goal"
    SHIFT_GOAL = "shift-goal"
    UNDO = "undo"
    REDO = "redo"
    GAP_ANSWER = "gap-answer"
    STOP = "stop"


class ClockWay(Enum):
    """How the large clock counts."""

    UP = "up"
    DOWN = "down"
    OVER = "over"
    """Past a deadline: shown with a plus."""
    STILL = "still"


@dataclass(frozen=True, slots=True)
class StripStep:
    """One step of the session strip."""

    index: int
    is_rep: bool
    is_recovery: bool
    weight_ms: int
    """Its expected length, for drawing in proportion."""
    state: str
    """"done", "now" or "to come"."""


@dataclass(frozen=True, slots=True)
class MissedTap:
    """A mark that was passed without a tap, as `core.missed` sees it."""

    step: int
    """The plan index of the step and the attempt at it, as repairs name them."""
    attempt: int
    mark: int
    """0-based."""
    mark_m: float
    split_ms: int | None
    """The estimate on offer. None for a finish: nothing tells when it came but a watch."""
    press: int | None
    """The tap that was taken for this mark, for repairs; None for a finish still waited for."""
    tap_ms: int | None
    """The split of that tap."""
    fits_m: float | None
    """The mark that it fits; None for a finish."""
    ends_rep: bool = False
    """Taking the estimate ends the rep: that tap was its finish."""


@dataclass(frozen=True, slots=True)
class View:
    """One instant of a workout."""

    now_ms: int
    status: Status
    phase: Phase
    title: str
    clock_ms: int
    """What the large clock shows: elapsed, left, or over; never negative."""
    clock_way: ClockWay
    tap: TapMeans
    tap_mark: int | None
    """LAP and FINISH: which mark (0-based) the next tap is for."""
    tap_mark_m: float | None
    step: PlanStep | None
    """The step under way, a gate too; before a start the one to begin; None when done."""
    attempt: int
    next_step: PlanStep | None
    """The next piece of work after the step under way; None at the end."""
    next_rest: PlanStep | None
    """The recovery that follows the work under way, where there is one."""
    elapsed_ms: int
    """Of the step under way, without pauses."""
    deadline_ms: int | None
    """Milliseconds from now to the deadline of the step under way; negative when over."""
    planned_ms: int | None
    """How long the step under way is to be in all, for a draining bar."""
    goal_at_mark_ms: int | None
    """The goal's split at the next mark (at the finish, with a range: the slower bound)."""
    live_delta_ms: int | None
    """How late the runner is by now for the next mark; None until the goal instant has passed."""
    position_m: float | None
    """Where the goal runner is in this rep now."""
    projected_ms: int | None
    """The finish time as the laps so far point to, for reps of 800 m and more."""
    marks: tuple[MarkResult, ...]
    """The marks of the rep under way that have a tap so far."""
    last_mark: MarkResult | None
    """The newest mark tapped in the rep under way."""
    last_rep: StepResult | None
    """The newest rep that ended."""
    reps: tuple[StepResult, ...]
    """All reps so far that stand, for bars."""
    reps_done: int
    reps_all: Range
    """How many reps the plan has by now."""
    optional_left: int
    """Optional reps of this line that are left, when only such are left; else 0."""
    can: frozenset[Action]
    strip: tuple[StripStep, ...]
    held_ms: int | None
    """HELD: the length of the gap."""
    strays: int
    """How many presses were kept as strays so far."""
    elapsed_session_ms: int
    """Since the first step began; 0 before."""
    left_session_ms: int | None
    """The expected time to the end; None where it cannot be told."""
    saved: bool = True
    """Every input so far is on the disk. Set by live."""
    warning: str | None = None
    """What live wants seen: not saved, may sleep, rehearsal. Set by live."""
    missed: MissedTap | None = None
    """A tap that seems to have been missed, in the rep under way or the one just run."""
