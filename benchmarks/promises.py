"""What the design is held to, benchmark by benchmark: the lines of the first table of the page.

This module imports nothing that a system may lack, so that every line is known where a benchmark
cannot run.
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.report import Row


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a figure stands beside: measured in the same run, in turn with it."""

    label: str
    row: str
    """The name of its row."""


@dataclass(frozen=True, slots=True)
class Promise:
    """The most that a quantile of some figures may be."""

    what: str
    """In words that need no other page; the name of the row that the bar is for."""
    unit: str
    """`x` where the bar is for the ratio to the first yardstick, taken pair by pair."""
    bar: float
    held: float = 0.5
    """Which quantile: 0.5 is the median, 0.99 the p99, 1.0 the largest."""
    beside: tuple[Yardstick, ...] = ()
    figure: str = ""
    """Where the bar is for a ratio: the row of the figure itself."""

    def row(self, values: tuple[float, ...], note: str = "") -> Row:
        """The row that the bar is for. Without values the note says why there are none."""
        return Row(self.what, self.unit, values, self.bar, self.held, note)

    def rows(self) -> tuple[str, ...]:
        """The names of all rows that the line is made of."""
        names = (self.what, self.figure, *(one.row for one in self.beside))
        return tuple(name for name in names if name)


STOPWATCH = "the Textual tutorial's stopwatch"
BARE_APP = "a bare Textual app"
TERMDOWN = "termdown"
PYTHON = "python -c pass"
EMPTY = "an empty history"

CALM_TAP = Promise(
    "error of a tap, calm screen", "ms", 2.0, 0.99,
    (Yardstick(STOPWATCH, "error of a tap, calm stopwatch"),),
)  # fmt: skip
BUSY_TAP = Promise(
    "error of a tap, screen busy for 500 ms at a time", "ms", 10.0, 0.99,
    (Yardstick(STOPWATCH, "error of a tap, busy stopwatch"),),
)  # fmt: skip
LOCK = Promise(
    "a thread kept from the interpreter by our computing", "ms", 5.0, 1.0,
    (Yardstick(STOPWATCH, "a thread kept from the interpreter by the stopwatch"),),
)  # fmt: skip
ONSET = Promise("onset of a cue, off the run's median: miniaudio", "ms", 10.0, 0.99)
ONSET_BUSY = Promise("onset of a cue, program busy: miniaudio", "ms", 10.0, 0.99)
SPACING = Promise("a step of a countdown, off its second: miniaudio", "ms", 1.0, 0.99)
TAP_SOUND = Promise("from a tap to its sound: miniaudio", "ms", 60.0, 0.99)
ONSET_2 = Promise("onset of a cue, off the run's median: simpleaudio", "ms", 20.0, 0.99)
ONSET_BUSY_2 = Promise("onset of a cue, program busy: simpleaudio", "ms", 20.0, 0.99)
SPACING_2 = Promise("a step of a countdown, off its second: simpleaudio", "ms", 1.0, 0.99)
TAP_SOUND_2 = Promise("from a tap to its sound: simpleaudio", "ms", 60.0, 0.99)
PAINT = Promise(
    "first paint of the library", "x", 1.4, 0.5,
    (Yardstick(BARE_APP, "first paint, a bare Textual app"),
     Yardstick(TERMDOWN, "first paint, termdown")),
    "first paint, bell-lap",
)  # fmt: skip
CPU = Promise(
    "processor time while a rep runs, 120x40", "x", 2.0, 0.5,
    (Yardstick("a bare Digits at 10 Hz", "processor time, a bare Digits at 10 Hz"),
     Yardstick("termdown at 1 Hz", "processor time, termdown counting")),
    "processor time, the run screen",
)  # fmt: skip
LIST = Promise("the list of 10,000 workouts opens", "ms", 100.0, 0.9)
BESTS = Promise("bests of 10,000 workouts", "ms", 50.0, 0.9)
ONE = Promise("one workout of 10,000", "ms", 20.0, 0.9)
KILL = Promise("kill -9: acknowledged inputs that were lost", "inputs", 0.0, 1.0)
HOSTILE = Promise("bad input: tests that ended otherwise than they must", "tests", 0.0, 1.0)


def start(name: str, bar: float) -> Promise:
    """A command that draws nothing, against bare Python."""
    return Promise(
        f"bell-lap {name}", "x", bar, 0.5, (Yardstick(PYTHON, PYTHON),), f"time of bell-lap {name}"
    )


def save(name: str) -> Promise:
    """A save among 10,000 workouts, against the same into an empty history."""
    return Promise(
        f"{name} saved among 10,000 workouts", "x", 1.5, 0.5,
        (Yardstick(EMPTY, f"time of {name} saved, empty history"),),
        f"time of {name} saved, 10,000 workouts",
    )  # fmt: skip


VERSION, SHOW, CHECK = start("--version", 3.0), start("show", 12.0), start("check", 12.0)
SAVES = {name: save(name) for name in ("a tap", "a result", "a note")}

PROMISES: dict[str, tuple[Promise, ...]] = {
    "taps": (CALM_TAP, BUSY_TAP),
    "lock": (LOCK,),
    "cues": (
        ONSET, ONSET_BUSY, SPACING, TAP_SOUND, ONSET_2, ONSET_BUSY_2, SPACING_2, TAP_SOUND_2,
    ),
    "screen": (PAINT, CPU),
    "startup": (VERSION, SHOW, CHECK),
    "history": (LIST, BESTS, ONE, *SAVES.values()),
    "history_screen": (),
    "trust": (KILL, HOSTILE),
}  # fmt: skip
"""By benchmark, in the order in which they are run."""


def known() -> tuple[Promise, ...]:
    """All of them, in order."""
    return tuple(promise for group in PROMISES.values() for promise in group)
