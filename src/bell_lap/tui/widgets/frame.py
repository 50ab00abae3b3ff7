"""One frame of the run screen: a view and the words for it, frozen.

The screen makes a frame, the widgets draw it. A widget that is shown the same frame twice does
nothing the second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bell_lap.core.view import View

QUIET = "$foreground-muted"
"""The style of what matters less; still easy to read."""
HEADING = "bold $foreground 80%"
"""The style of the heading of a part of a screen."""


class Tone(Enum):
    """How a figure is meant; the value is the theme's style for it."""

    PLAIN = ""
    FAST = "bold $text-success"
    SLOW = "bold $text-error"
    EVEN = "bold"


@dataclass(frozen=True, slots=True)
class Delta:
    """A delta in words that say the same without colour: `▲ -0.4 fast`, `▼ +1.1 slow`."""

    text: str
    tone: Tone


NO_DELTA = Delta("", Tone.PLAIN)


@dataclass(frozen=True, slots=True)
class LapRow:
    """One mark of a rep, or one rep, as a row of a table."""

    place: str
    lap: str = ""
    split: str = ""
    delta: Delta = NO_DELTA
    flags: str = ""
    done: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading."""

    title: str
    rows: tuple[LapRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines under a heading; the first line is the one that matters most."""

    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What the run screen shows at one instant."""

    view: View
    title: str
    headline: str
    """`Rep 3 of 11`, `Warm-up`, `Recovery`."""
    detail: str
    """`400m · set 1 of 3 · Ladder`."""
    now: str
    """What to do now, in a few words."""
    tap: str
    """What a tap means now."""
    goal: str
    """The goal and, where it matters now, the start place."""
    delta: Delta
    """The last delta, or how late the runner is by now."""
    laps: Table
    last: Table
    reps: Table
    next: Lines
    progress: tuple[str, ...]
    """`2 of 11 reps`, `12:34 gone`, `20:00 left`: the first matter most."""
    time_of_day: str
    pacer: bool = False
    """The pacer ticks in this rep, or will in the next."""
    kept: bool = True
    """False in a rehearsal, where nothing is saved."""
    notice: str = ""
    """What was refused or undone just now, or a warning; empty where all is well."""
    notice_is_bad: bool = False
