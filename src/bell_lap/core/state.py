"""The state of a workout between two inputs: frozen values that the engine alone replaces.

State never depends on when it was looked at: a deadline that has passed since the newest input is
not in it (`Machine.advance` projects it), and an input that was undone leaves no trace.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from bell_lap.core.inputs import Verdict
from bell_lap.core.plan import PlanStep
from bell_lap.core.result import Flag, Status
from bell_lap.core.session import Load
from bell_lap.core.view import Phase


class Ended(Enum):
    """How an attempt at a step ended."""

    FINISH = "finish"
    """At its finish: the last mark, the deadline of a timed rep, the tap that said done."""
    NEXT = "next"
    """Somebody said go on before its end."""
    DID_NOT_FINISH = "did not finish"
    OVER = "over"
    """A recovery or a gate, when what follows began."""
    BACK = "back"
    SKIPPED = "skipped"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Tap:
    """A press that was taken for a mark."""

    press: int
    """The sequence number of the input that made it."""
    mark: int
    """0-based mark; in a timed rep simply the number of the tap."""
    split_ms: int
    """From the start of the attempt, pauses taken out."""
    flags: tuple[Flag, ...] = ()
    at_ms: int | None = None
    """When the key went down; None where no press made it (put in, estimated, typed)."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A press that counted for nothing; it can be restored."""

    press: int
    at_ms: int
    key: str
    reason: str
    step: int | None
    """The step and the attempt under way when it came."""
    attempt: int
    leader: int | None = None
    """For a bounce or a held key: the press that it followed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One attempt at one step: a rep, a recovery or a gate, from its start."""

    step: PlanStep
    attempt: int
    start_ms: int
    by_clock: bool = False
    deadline_ms: int | None = None
    """The instant at which it ends by itself."""
    taps: tuple[Tap, ...] = ()
    adjusted_ms: int = 0
    """How much later (plus) or sooner (minus) people have made that."""
    pauses: tuple[tuple[int, int], ...] = ()
    end_ms: int | None = None
    ended: Ended | None = None
    flags: tuple[Flag, ...] = ()
    verdict: Verdict | None = None
    """What a person judged it to be; None where nobody did."""
    reps_done: int | None = None
    load_done: Load | None = None
    not_missed: tuple[int, ...] = ()
    """Marks for which an estimate was refused."""
    inputs: int = 0
    """How many inputs belong to it; a start is kept where they do."""

    def paused_ms(self, until_ms: int | None = None) -> int:
        """Milliseconds of pause, up to an instant."""
        if until_ms is None:
            return sum(end - start for start, end in self.pauses)
        return sum(max(0, min(end, until_ms) - start) for start, end in self.pauses)

    def elapsed_at(self, at_ms: int) -> int:
        """Milliseconds from the start to an instant, pauses taken out."""
        return at_ms - self.start_ms - self.paused_ms(at_ms)

    def instant(self, split_ms: int) -> int:
        """The instant of a split, pauses put back in."""
        at_ms = self.start_ms + split_ms
        for start, end in self.pauses:
            if start < at_ms:
                at_ms += end - start
        return at_ms

    @property
    def open(self) -> bool:
        """Whether it is still under way."""
        return self.end_ms is None


@dataclass(frozen=True, slots=True)
class Hold:
    """Why and where the workout is held after a gap."""

    from_ms: int
    to_ms: int
    at_ms: int
    """The instant at which the step under way would have ended."""
    phase: Phase
    """What it was in when the gap began."""
    cause: str
    only_stop: bool
    """The gap was too long for anything else."""
    trusted: bool = True
    """False where its length was reckoned from the wall clock."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a workout stands after its newest input."""

    steps: tuple[PlanStep, ...]
    """The plan by now, with every change made on the move."""
    phase: Phase = Phase.READY
    position: int = 0
    """Which of `steps` is at hand. In READY and GET_READY it may be the gate or the recovery before
    the work to begin, or that work itself."""
    runs: tuple[Run, ...] = ()
    """Every attempt in the order they began; only the last can be open."""
    begun: frozenset[int] = frozenset()
    """The indices of all steps that have an attempt."""
    start_at_ms: int | None = None
    """GET_READY: when the rep starts."""
    paused_from_ms: int | None = None
    paused_phase: Phase | None = None
    hold: Hold | None = None
    status: Status = Status.RUNNING
    end_ms: int | None = None
    press_at_ms: int | None = None
    """The newest press, bounced ones included."""
    press_key: str = ""
    press_leader: int = 0
    """The newest press that was no bounce."""
    window_ms: int = 0
    """How long after the newest press another is a bounce."""
    strays: tuple[Stray, ...] = ()
    at_ms: int = 0
    """The instant of the newest input that had an effect: somebody, or the program, was there."""
    undoable: tuple[int, ...] = ()
    """Sequence numbers of the inputs that undo can withdraw, oldest first."""
    planned: int = field(default=0)
    """How many steps the plan had as loaded; later indices were added on the move."""
    next_index: int = 0

    @property
    def open_run(self) -> Run | None:
        """The attempt under way, if any."""
        return self.runs[-1] if self.runs and self.runs[-1].open else None

    @property
    def last_work(self) -> Run | None:
        """The newest attempt at a piece of work, under way or not."""
        return next((run for run in reversed(self.runs) if run.step.kind.value == "work"), None)

    @property
    def to_begin(self) -> int | None:
        """The position of the work that a start would begin; None where none is left."""
        at = self.position
        while at < len(self.steps) and self.steps[at].kind.value != "work":
            at += 1
        return at if at < len(self.steps) else None
