"""The rules a workout is folded by: who taps, who starts a rep, and every threshold.

Rules are stored with the workout. `number` names a set of thresholds; an old number can always
be folded again, so the figures of a number never change.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum

from bell_lap.errors import BadInput

RULES_NUMBER = 1


class Who(Enum):
    """Who taps."""

    COACH = "coach"
    CLICKER = "clicker"
    SOLO = "solo"


class Start(Enum):
    """Who starts a rep after a recovery."""

    AUTO = "auto"
    """As `who` implies: a coach by tap, solo by the clock, a clicker by the clock at the line."""
    CLOCK = "clock"
    TAP = "tap"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The figures of one rules number."""

    bounce_ms: int = 300
    """A press this soon after any press is a bounce; the window slides with each press."""
    bounce_finish_ms: int = 600
    """The same after a finishing tap."""
    held_ms: int = 120
    """Presses of one key no further apart are one held key."""
    full_guard_ms: int = 15_000
    """A tap this early in a full recovery is a thumb that pressed twice."""
    top_speed_m_s: float = 11.0
    """No runner reaches a mark faster."""
    done_guard_ms: int = 1_000
    """A tap this soon after the start of a step without distance is none."""
    gap_ms: int = 5_000
    """A gap up to this changes nothing."""
    gap_end_ms: int = 12 * 3_600_000
    """After a gap this long a workout can only be stopped."""
    typed_floor_ms: int = 10_000
    """A typed time never leaves less recovery than this."""


THRESHOLDS = {1: Thresholds()}
"""Every rules number there has been."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How one workout is folded."""

    who: Who = Who.COACH
    start: Start = Start.AUTO
    ready_line_ms: int | None = None
    """Get-ready before a tap's start at the line; None: 0 for a coach, else 10 s."""
    ready_away_ms: int | None = None
    """The same where the start is elsewhere; None: 0 for a coach, else 75 s."""
    number: int = RULES_NUMBER

    @property
    def thresholds(self) -> Thresholds:
        """The figures of this rules number."""
        return THRESHOLDS[self.number]

    def ready_ms(self, start_m: float) -> int:
        """How long the get-ready is before a start `start_m` metres from the line."""
        said = self.ready_away_ms if start_m else self.ready_line_ms
        if said is not None:
            return said
        if self.who is Who.COACH:
            return 0
        return 75_000 if start_m else 10_000

    def by_clock(self, start_m: float) -> bool:
        """Whether a rep after a recovery with a deadline starts by the clock."""
        if self.start is not Start.AUTO:
            return self.start is Start.CLOCK
        if self.who is Who.CLICKER:
            return start_m == 0
        return self.who is Who.SOLO


def rules_to_json(rules: Rules) -> dict[str, int | str | None]:
    """The rules as plain values."""
    return {**asdict(rules), "who": rules.who.value, "start": rules.start.value}


def rules_from_json(values: dict[str, object]) -> Rules:
    """What `rules_to_json` wrote. Raises BadInput for anything else, and for a later number."""
    try:
        who, start = Who(values["who"]), Start(values["start"])
        line, away, number = values["ready_line_ms"], values["ready_away_ms"], values["number"]
    except (KeyError, ValueError) as error:
        raise BadInput(f"the rules of this workout cannot be read: {error}") from error
    for value in (line, away):
        if value is not None and (not isinstance(value, int) or value < 0):
            raise BadInput(f"the rules of this workout have a get-ready of {value!r}")
    if not isinstance(number, int) or number not in THRESHOLDS:
        raise BadInput(f"rules number {number!r} is not known here: a later version wrote it")
    assert line is None or isinstance(line, int)
    assert away is None or isinstance(away, int)
    return Rules(who, start, line, away, number)
