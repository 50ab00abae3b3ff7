"""The cues to come, each with its instant, and the cue that answers an event.

A schedule is a projection like the view: it is made anew whenever the state changes, and whoever
plays it replaces the old one. A countdown never begins before the step that it counts down.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bell_lap.core.events import (
    Event,
    GateReached,
    Held,
    MarkTaken,
    RecoveryOver,
    RecoveryStarted,
    Redone,
    Refused,
    StepStarted,
    Undone,
    WorkoutFinished,
    WorkoutStopped,
)
from bell_lap.core.journal import Fold
from bell_lap.core.machine import Machine
from bell_lap.core.plan import MeasureKind, PlanStep, StepKind, StepRole
from bell_lap.core.state import Run, State
from bell_lap.core.view import Phase


class CueKind(Enum):
    """Every sound and flash there is."""

    PIP = "pip"
    """3, 2, 1 before a start."""
    END_PIP = "end pip"
    """3, 2, 1 before the end of a timed rep."""
    GO = "go"
    STOP = "stop"
    """A timed rep is over."""
    HALFWAY = "halfway"
    SOON_30 = "30 seconds left"
    SOON_10 = "10 seconds left"
    OVER = "recovery over"
    """The recovery is over and the coach starts the runner."""
    TICK = "tick"
    """The pacer: goal pace passes a point of the track."""
    MARK_TICK = "mark tick"
    """The pacer at a mark: a double tick."""
    TAP = "tap"
    REFUSED = "refused"
    UNDO = "undo"
    BELL = "bell"
    """The last lap of the last rep begins."""
    SET_DONE = "set done"
    GATE = "gate"
    """The next part waits for a tap."""
    FINISHED = "finished"
    ATTENTION = "attention"
    """Something needs a person: a gap, a screen without focus."""
    SPEECH = "speech"
    """The caller speaks."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue bound to an instant, in ms since the workout's start."""

    at_ms: int
    kind: CueKind
    count: int = 0
    """PIP and END_PIP: 3, 2 or 1."""
    words: tuple[str, ...] = ()
    """SPEECH: clips of `core.voice.CLIPS`, in order."""


class Caller(Enum):
    """How much the caller says."""

    OFF = "off"
    SPLITS = "splits"
    """Only the delta and the time after a tap."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class CueOptions:
    """What of the pacer and the caller is wanted in one workout."""

    pacer: bool | None = None
    """None: on for the mile and for a session that asks for it."""
    pacer_every_m: float | None = 100.0
    """Metres between two ticks, counted back from the finish; None: a lap."""
    caller: Caller = Caller.FULL
    count_through: bool | None = None
    """Running seconds near a mark. None: for solo and for a pacing session, with a FULL caller."""


HORIZON_MS = 30 * 60_000
"""How far ahead a schedule reaches."""
PIP_MS = 1_000
HALFWAY_FROM_MS = 60_000
"""A shorter timed rep needs no half-way cue."""


def schedule(fold: Fold, now_ms: int) -> tuple[Cue, ...]:
    """The cues after `now_ms` up to where the workout waits for a person, in order."""
    machine = fold.at(now_ms)
    cues: list[Cue] = []
    while (due_ms := machine.next_deadline()) is not None and due_ms <= now_ms + HORIZON_MS:
        cues.extend(_before(machine, due_ms))
        machine.advance(due_ms)
        cues.append(Cue(due_ms, _at_deadline(machine)))
    return tuple(cue for cue in cues if cue.at_ms > now_ms)


def _before(machine: Machine, due_ms: int) -> list[Cue]:
    """The warnings of the state at hand: each one that still fits after the step began."""
    state = machine.state
    run = state.open_run
    begun_ms = run.start_ms if run is not None and state.phase is not Phase.GET_READY else 0
    found: list[Cue] = []
    if state.phase is Phase.RECOVERY:
        found += [Cue(due_ms - 30_000, CueKind.SOON_30), Cue(due_ms - 10_000, CueKind.SOON_10)]
    if state.phase is Phase.WORK and run is not None:
        length_ms = due_ms - begun_ms - run.paused_ms()
        if length_ms >= HALFWAY_FROM_MS:
            found.append(Cue(run.instant(length_ms // 2), CueKind.HALFWAY))
    pip = CueKind.END_PIP if state.phase is Phase.WORK else CueKind.PIP
    found += [Cue(due_ms - count * PIP_MS, pip, count) for count in (3, 2, 1)]
    return [cue for cue in found if cue.at_ms > begun_ms]


def _at_deadline(machine: Machine) -> CueKind:
    """What the state that a deadline has led to sounds like."""
    match machine.state.phase:
        case Phase.WORK:
            return CueKind.GO
        case Phase.OVERDUE:
            return CueKind.OVER
        case Phase.DONE:
            return CueKind.FINISHED
        case Phase.READY:
            return CueKind.GATE
        case _:
            return CueKind.STOP


def answer(event: Event, state: State) -> CueKind | None:
    """The cue that answers what a person did, at once; None where none does.

    What a deadline brings has been scheduled and is not answered again.
    """
    match event:
        case StepStarted(by_clock=False):
            return CueKind.GO
        case MarkTaken():
            return CueKind.BELL if _last_lap_begins(event, state) else CueKind.TAP
        case RecoveryStarted():
            rest = _step(state, event.index).rest
            return CueKind.SET_DONE if rest is not None and rest.between_sets else None
        case GateReached():
            return CueKind.GATE
        case Refused():
            return CueKind.REFUSED
        case Undone() | Redone():
            return CueKind.UNDO
        case Held():
            return CueKind.ATTENTION
        case WorkoutFinished() | WorkoutStopped():
            return CueKind.FINISHED
        case RecoveryOver():
            return CueKind.OVER
        case _:
            return None


def _last_lap_begins(event: MarkTaken, state: State) -> bool:
    """Whether that tap began the last lap of the last rep of the workout."""
    run = state.open_run
    if run is None or run.step.index != event.index or not _is_last_rep(run, state):
        return False
    return run.step.measure is MeasureKind.DISTANCE and event.mark == len(run.step.marks) - 2


def _is_last_rep(run: Run, state: State) -> bool:
    later = state.steps[state.position + 1 :]
    return run.step.is_rep and not any(
        step.kind is StepKind.WORK and step.role is StepRole.WORK for step in later
    )


def _step(state: State, index: int) -> PlanStep:
    return next(step for step in state.steps if step.index == index)
