"""One frame of the run screen: a view and the words for it, frozen.

The screen makes a frame, the widgets draw it. A widget that is shown the same frame twice does
nothing the second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bell_lap.core.view import View
from bell_lap.tui.widgets.oval_picture import OvalState

QUIET = "$foreground-muted"
"""The style of what matters less; still easy to read."""
HEADING = "bold $foreground 80%"
"""The style of the heading of a part of a screen."""


class Scene(Enum):
    """What the run screen is for at an instant; the value is its CSS class without the dash."""

    BEFORE = "before"
    """Nothing is under way yet: a tap or a countdown begins it."""
    REP = "rep"
    """Work on the clock: five things and nothing that competes with them."""
    SET = "set"
    """Movements with a count or a load: what is to be done stands in the clock's place."""
    REST = "rest"
    """A recovery, or a wait between parts."""
    HELD = "held"
    """What to make of a gap is asked."""
    DONE = "done"


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
class Figure:
    """A figure that is drawn large, with a few words beside it."""

    text: str = ""
    """Digits and signs; empty where there is nothing to draw large."""
    words: tuple[str, ...] = ()
    """From top to bottom: what it is, what it is of, what else matters."""
    tone: Tone = Tone.PLAIN
    shape: str = ""
    """`▲` fast, `▼` slow or `=` even, drawn as large as the figure."""


NO_FIGURE = Figure()


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
    pinned: int = 0
    """So many of the first rows stay where there is no room for all."""
    foot: str = ""
    """A hint under the rows."""
    result: Figure = NO_FIGURE
    """What the pinned rows come to, drawn large in their stead where there is room."""


NO_TABLE = Table("")


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One rep of the chart: a bar to the left of the line for fast, to the right for slow."""

    number: str
    label: str
    time: str
    delta_ms: int | None = None
    delta: Delta = NO_DELTA
    """Its figure alone: `-0.4`."""
    note: str = ""
    """What stands in the bar's place where nothing is compared, or after it: flags, a set done."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of a recovery is left."""

    left_ms: int
    of_ms: int
    soon: bool = False
    """The last seconds."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines under a heading; the first line is the one that matters most."""

    title: str
    lines: tuple[str, ...] = ()


class NoticeKind(Enum):
    """How a notice is meant; the value is the class of its line."""

    CALM = "calm"
    BAD = "bad"
    """Something did not go as asked, or is in danger."""
    OFFER = "offer"
    """A question that one key answers; taps go on."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the run screen shows at one instant."""

    view: View
    scene: Scene
    title: str
    headline: str
    """`Rep 3 of 11`, `Warm-up`, `Recovery`."""
    detail: str
    """`400m · set 1 of 3`."""
    now: str
    """What to do now, in a few words."""
    tap: str
    """What a tap means now."""
    goal: str
    """The goal in a line, for a small screen."""
    rep: Figure
    """The number of the rep, and of how many."""
    asked: Figure
    """The goal, drawn large."""
    delta: Figure
    """The last delta, or how late the runner is by now."""
    course: tuple[str, ...]
    """Where the laps so far point to: `on course for 5:03.1`, `needs 74.2 a lap`."""
    sets: tuple[Figure, ...]
    """SET: movements and load, drawn large."""
    laps: Table
    """Of the rep under way; in a recovery of the last one; in a gap its answers."""
    chart: tuple[ChartRow, ...]
    next: Lines
    bar: Bar | None
    oval: OvalState | None
    progress: tuple[str, ...]
    """`2 of 11 reps`, `done about 18:42`, `12:34 gone`: the first matter most."""
    time_of_day: str
    pacer: bool = False
    """The pacer ticks in this rep, or will in the next."""
    kept: bool = True
    """False in a rehearsal, where nothing is saved."""
    notice: str = ""
    """What was refused, done or undone just now, an offer, a warning; empty where all is well."""
    notice_kind: NoticeKind = NoticeKind.CALM
