"""A session as its author wrote it: blocks of steps with their goals and recoveries, all frozen.

Nothing here knows a runner or a track: "2 laps @ mile" stays "2 laps @ mile" until `core.expand`
makes a plan of it for a profile. The notation parses into these values and prints them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bell_lap.core.kind import Kind as Kind  # noqa: PLC0414 - it is part of a session
from bell_lap.core.units import MILE_M, Distance, Pace


class Role(Enum):
    """What a step is for. Only WORK steps are reps."""

    WARMUP = "warmup"
    WORK = "work"
    FLOAT = "float"
    COOLDOWN = "cooldown"


class Manner(Enum):
    """How a recovery, a float, a warm-up or a cool-down is spent."""

    EASY = "easy"
    JOG = "jog"
    WALK = "walk"
    FLOAT = "float"
    STAND = "stand"


# --- measures -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Count:
    """How many times: `4 x` has min = max = 4, `8-10 x` has min 8 and max 10. 1 <= min <= max."""

    min: int = 1
    max: int = 1


@dataclass(frozen=True, slots=True)
class Span:
    """A duration in ms; a range (`75-90s`) ends at `max_ms` and may be cut from `min_ms`."""

    min_ms: int
    max_ms: int


@dataclass(frozen=True, slots=True)
class Load:
    """A weight in thousandths of its unit: 102.5 kg is `Load(102500, "kg")`."""

    thousandths: int
    unit: str = "kg"
    """`kg` or `lb`."""


@dataclass(frozen=True, slots=True)
class Movements:
    """Counted movements of one set: `5 reps "back squat" 100kg` (the name is the step's label).

    `reps` is None where only the movement is named ("A skip").
    """

    reps: int | None
    load: Load | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Until told otherwise: ends at a tap."""


Measure = Distance | Span | Movements | Open

# --- goals ----------------------------------------------------------------------------------------

RACES: dict[str, float] = {
    "400m": 400.0,
    "800m": 800.0,
    "1000m": 1000.0,
    "1500m": 1500.0,
    "1600m": 1600.0,
    "mile": MILE_M,
    "2000m": 2000.0,
    "3k": 3000.0,
    "3200m": 3200.0,
    "2mi": 2 * MILE_M,
    "5k": 5000.0,
    "8k": 8000.0,
    "10k": 10000.0,
    "15k": 15000.0,
    "10mi": 10 * MILE_M,
    "half": 21097.5,
    "marathon": 42195.0,
}
"""Canonical race names and their metres."""


class Whose(Enum):
    """Which of the runner's two performances a race pace is taken from."""

    EITHER = ""
    """The best's pace; the goal's where no best is known."""
    BEST = "best"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class RacePace:
    """`@ mile`, `@ goal mile`, `@ 5k`: `race` is a key of RACES."""

    race: str
    whose: Whose = Whose.EITHER


class Zone(Enum):
    """Daniels' training paces, each a share of VO2max."""

    EASY = "easy"
    THRESHOLD = "threshold"
    INTERVAL = "interval"
    REP = "rep"


@dataclass(frozen=True, slots=True)
class TrainingPace:
    """`@ threshold`."""

    zone: Zone


@dataclass(frozen=True, slots=True)
class UnitPace:
    """`@ 3:20/km`; a range `@ 3:20-3:30/km` has two paces, else `slowest` is `pace`."""

    pace: Pace
    slowest: Pace


class ShiftKind(Enum):
    """What a shift of a pace is measured in."""

    PER_400 = "ms per 400 m"
    TIME = "thousandths of the time"
    SPEED = "thousandths of the speed"


@dataclass(frozen=True, slots=True)
class Shift:
    """`- 2s` is (PER_400, -2000); `+ 5%` is (TIME, 50); `110% of` is (SPEED, 1100), absolute."""

    kind: ShiftKind
    amount: int


@dataclass(frozen=True, slots=True)
class PaceGoal:
    """A pace, perhaps shifted, perhaps with leave to go faster."""

    base: RacePace | TrainingPace | UnitPace
    shift: Shift | None = None
    or_faster: bool = False


@dataclass(frozen=True, slots=True)
class RepTime:
    """`in 75s`, `in 72-74s`: the time for the rep itself, in ms."""

    min_ms: int
    max_ms: int
    or_faster: bool = False


@dataclass(frozen=True, slots=True)
class Effort:
    """`@ hard`, `@ max`, `@ strides`, `@ 90-95% effort`: how it should feel; gives no time.

    `word` is "hard", "max", "strides" or "percent"; only "percent" has the two figures.
    """

    word: str
    min_percent: int | None = None
    max_percent: int | None = None


@dataclass(frozen=True, slots=True)
class ChangingPace:
    """`@ 5k -> mile`: across the reps where the count is over 1, else within the rep."""

    start: PaceGoal
    end: PaceGoal


@dataclass(frozen=True, slots=True)
class Segments:
    """`in 400m 68s + 200m max`: goals inside one rep, in order; the lengths add up to the rep."""

    parts: tuple[tuple[Distance, RepTime | Effort | PaceGoal], ...]


Goal = PaceGoal | RepTime | Effort | ChangingPace | Segments

# --- recoveries -----------------------------------------------------------------------------------


class RecoveryKind(Enum):
    """What ends a recovery."""

    TIME = "time"
    DISTANCE = "distance"
    FULL = "full"
    EQUAL = "equal"
    SAME_DISTANCE = "same distance"
    RATIO = "ratio"
    BACK = "back"
    """Back to where the rep began: `walk back`, `jog back`."""
    SEND_OFF = "send-off"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Recovery:
    """What lies between two reps. Which fields are set follows from `kind`."""

    kind: RecoveryKind
    manner: Manner | None = None
    """JOG, WALK or STAND where said; BACK always has WALK or JOG."""
    min_ms: int | None = None
    """TIME: may be cut from here. FULL: at least this long, or None."""
    max_ms: int | None = None
    """TIME: its deadline (equal to min_ms where it is no range). SEND_OFF: the cycle."""
    distance: Distance | None = None
    """DISTANCE only."""
    work: int = 1
    rest: int = 1
    """RATIO: the rep's time times rest / work."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The recovery of a line: one value for all its gaps, or one for each gap in turn.

    `last` keeps the recovery after the last rep, which is dropped otherwise.
    """

    values: tuple[Recovery, ...]
    last: bool = False


# --- lines ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One line's worth of the same thing, `count` times. `rest` is None where the line has none."""

    measure: Measure
    count: Count = Count()
    goal: Goal | None = None
    label: str | None = None
    rest: Rest | None = None
    role: Role = Role.WORK
    manner: Manner | None = None
    """How a float, a warm-up or a cool-down is run, where that is said without `@`."""


@dataclass(frozen=True, slots=True)
class Chain:
    """`200m - 400m - 600m @ mile, rest full`: members in order, one recovery rule for their gaps.

    Members have count 1 and no rest of their own; the parser has already handed the tail's goal
    to each member that is no float and has none of its own. At least two members.
    """

    members: tuple[Step, ...]
    rest: Rest | None = None


@dataclass(frozen=True, slots=True)
class Sets:
    """`3 x (...), rest 5min`: parts repeated; `rest` lies between the sets."""

    parts: tuple[Item, ...]
    count: Count = Count()
    rest: Rest | None = None


Item = Step | Chain | Sets

# --- blocks and the session -----------------------------------------------------------------------


class Splits(Enum):
    """Where in a rep taps are expected, unless a distance is given instead."""

    LAP = "lap"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Block:
    """A named part of a session, with defaults for its lines."""

    items: tuple[Item, ...]
    name: str | None = None
    role: Role = Role.WORK
    """WARMUP or COOLDOWN turn all its steps into that; FLOAT never occurs here."""
    kind: Kind | None = None
    """None: the session's."""
    flow: bool = False
    """True: this block follows the one before at once, without a gate."""
    rest: Rest | None = None
    pace: Goal | None = None
    splits: Splits | Distance = Splits.LAP


class Place(Enum):
    """Where the session is run. On a road taps are marks without distance."""

    TRACK = "track"
    ROAD = "road"


@dataclass(frozen=True, slots=True)
class Suits:
    """Whom it is for: best mile bounds in ms (inclusive; None is unbounded), or an experience."""

    text: str = "any"
    mile_min_ms: int | None = None
    mile_max_ms: int | None = None


@dataclass(frozen=True, slots=True)
class RaceTime:
    """A race and the time for it: `mile 6:00`."""

    race: str
    time_ms: int


@dataclass(frozen=True, slots=True)
class Session:
    """A whole session."""

    blocks: tuple[Block, ...]
    title: str
    purpose: str = ""
    source: str = ""
    kind: Kind = Kind.INTERVALS
    suits: Suits = Suits()
    race: RaceTime | None = None
    """Only a default: the runner's profile comes first."""
    place: Place = Place.TRACK
    pacer: bool = False
    """The session asks for the pacer and the caller."""


@dataclass(frozen=True, slots=True)
class Note:
    """A reading that could have been another, said aloud. Line and column are 1-based."""

    text: str
    line: int
    column: int
