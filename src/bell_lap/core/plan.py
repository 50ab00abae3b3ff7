"""The plan: a session expanded for one runner on one track, as a flat run of steps.

A plan needs nothing else to be run or to be read in thirty years: every goal is already a time,
every mark a distance, every recovery a rule. `core.expand` makes it, `core.plan_json` stores it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bell_lap.core.session import Kind, Load, Manner, Place, RecoveryKind
from bell_lap.core.units import Pace

PLAN_FORMAT = 1
"""The number of the JSON format; a stored plan keeps the one it was written with."""


class StepKind(Enum):
    """What the engine does with a step."""

    WORK = "work"
    RECOVERY = "recovery"
    GATE = "gate"


class StepRole(Enum):
    """What a step is for. A float is WORK that is no rep."""

    WARMUP = "warmup"
    WORK = "work"
    RECOVERY = "recovery"
    COOLDOWN = "cooldown"
    GATE = "gate"


class MeasureKind(Enum):
    """What ends a step: its distance, its time, a count of movements, or a tap."""

    DISTANCE = "distance"
    TIME = "time"
    COUNT = "count"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Range:
    """A figure that may be a range; most have min = max."""

    min: int
    max: int

    @property
    def is_one(self) -> bool:
        """Whether it is a single figure."""
        return self.min == self.max


@dataclass(frozen=True, slots=True)
class Knot:
    """The goal runner is at `distance_m` from the rep's start at `ms` from its start."""

    distance_m: float
    ms: int


@dataclass(frozen=True, slots=True)
class StepGoal:
    """What the plan asks of one rep.

    A distance rep with a time goal has `time_ms` and `curve`; a timed rep with a pace goal has
    `pace` only; an effort has neither, only its `text`.
    """

    text: str
    """As the author would say it: "mile", "72-74s", "90-95% effort"."""
    time_ms: Range | None = None
    """For the whole rep; a range is (fastest, slowest)."""
    pace: Pace | None = None
    """The mean pace it amounts to, where there is one."""
    curve: tuple[Knot, ...] = ()
    """The goal runner's way: straight lines between knots, first (0, 0), last (D, time_ms.max).

    Where a later part of the rep has no time ("400m 68s + 200m max") it ends with the part that
    still has one, and `time_ms` is None."""
    or_faster: bool = False
    """Faster than the goal is no fault."""
    rough: bool = False
    """Reckoned below 800 m from a longer race: many run faster."""
    pace_range: tuple[Pace, Pace] | None = None
    """A timed rep whose pace is a range: its fastest and slowest."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where a tap is expected, in metres from the rep's start (None on a road)."""

    distance_m: float | None


@dataclass(frozen=True, slots=True)
class RestRule:
    """How a recovery ends. Which fields are set follows from `kind` (see core.session.Recovery)."""

    kind: RecoveryKind
    manner: Manner | None = None
    min_ms: int | None = None
    """TIME: may be cut from here. FULL: counts down from here first, or None."""
    max_ms: int | None = None
    """TIME: its deadline. SEND_OFF: the cycle, from the start of the rep before."""
    distance_m: float | None = None
    """DISTANCE, SAME_DISTANCE, BACK: how far, where known."""
    work: int = 1
    rest: int = 1
    """EQUAL and RATIO: deadline = the rep's time * rest / work."""
    between_sets: bool = False


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan, as the engine runs it."""

    index: int
    """0-based place in the plan; it names the step for ever (repairs and results use it)."""
    kind: StepKind
    role: StepRole
    measure: MeasureKind
    block: int
    """0-based block of the session."""
    line: int
    """Which line of its block (0-based, counted through nested sets) it came from: reps of one line
    are alike and can be added to or dropped."""
    block_name: str = ""
    distance_m: float | None = None
    """DISTANCE: how far. Never set for other measures, nor on a recovery of unknown length."""
    duration_ms: Range | None = None
    """TIME: how long; ends at max, may be cut from min."""
    count: int | None = None
    """COUNT: movements asked for; None where only the movement is named."""
    load: Load | None = None
    goal: StepGoal | None = None
    marks: tuple[Mark, ...] = ()
    """DISTANCE work: where taps are expected; the last one is the finish."""
    start_m: float = 0.0
    """DISTANCE work: metres before the finish line at which it starts, 0 <= start_m < lap."""
    rest: RestRule | None = None
    """Recoveries only."""
    manner: Manner | None = None
    """How a float, warm-up, cool-down or recovery is spent, where said."""
    set: int | None = None
    """1-based set, where the rep is in sets; `sets` says of how many."""
    sets: int | None = None
    rep: int | None = None
    """1-based number of the rep through the whole session; None where a step is no rep."""
    of: Range | None = None
    """Of how many reps, a range where some are optional."""
    optional: bool = False
    """The 9th and 10th of `8-10 x`, with the recoveries before them."""
    label: str | None = None
    expected_ms: int | None = None
    """The best guess at how long it takes (goal, profile or rule); None where nothing is known."""

    @property
    def is_rep(self) -> bool:
        """Whether it counts as a rep: work that is no float, warm-up or cool-down."""
        return self.rep is not None


@dataclass(frozen=True, slots=True)
class PlanNote:
    """Something the plan understood that could have been meant otherwise."""

    text: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What a plan adds up to. Work counts reps and floats, and recoveries are those after them:
    warm-up and cool-down are in the estimate alone.

    The `_mm` figures are millimetres, so that ranges stay exact integers.
    """

    reps: Range
    work_mm: Range
    recovery_mm: Range
    work_ms: Range
    """Sum of the known times of reps and floats (their goal or duration)."""
    recovery_ms: Range
    """Sum of the known times of recoveries."""
    estimated_ms: int | None
    """The whole session with warm-up and cool-down, from every step's expected time; None where a
    step has none."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A session ready to run."""

    title: str
    notation: str
    """The canonical print of the session's lines, for reading, never for parsing again."""
    steps: tuple[PlanStep, ...]
    totals: Totals
    notes: tuple[PlanNote, ...] = ()
    kind: Kind = Kind.INTERVALS
    place: Place = Place.TRACK
    lap_m: float = 400.0
    pacer: bool = False
    format: int = PLAN_FORMAT
