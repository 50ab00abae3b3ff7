"""What happened in a workout, frozen, each with the instant at which it is true.

Events follow from the fold and from deadlines passing. They are news, not the truth: when an older
input arrives, live publishes the difference (`Retracted`), and nothing recorded changes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """What every event has: milliseconds since the workout's start."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class StepEvent(Event):
    """Something about one attempt (1-based) at one step (its plan index)."""

    index: int
    attempt: int


@dataclass(frozen=True, slots=True)
class StepStarted(StepEvent):
    """A piece of work began."""

    by_clock: bool


@dataclass(frozen=True, slots=True)
class MarkTaken(StepEvent):
    """A tap was taken for a mark (0-based) of the work under way; the finish too."""

    mark: int
    press: int


@dataclass(frozen=True, slots=True)
class RepFinished(StepEvent):
    """A piece of work ended; `how` is the word of `core.state.Ended`."""

    how: str


@dataclass(frozen=True, slots=True)
class RecoveryStarted(StepEvent):
    """A recovery began."""


@dataclass(frozen=True, slots=True)
class RecoveryOver(StepEvent):
    """A recovery reached its deadline and the rep waits for a tap."""


@dataclass(frozen=True, slots=True)
class GateReached(StepEvent):
    """The next part waits for a tap."""


@dataclass(frozen=True, slots=True)
class GetReady(StepEvent):
    """A tap asked for the start of this step, which comes at `start_ms`."""

    start_ms: int


@dataclass(frozen=True, slots=True)
class Refused(Event):
    """An input had no effect; `reason` says why in a few words."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Bounced(Event):
    """A press was taken for a bounce or a held key of the press before it."""

    press: int


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """Time stands still."""


@dataclass(frozen=True, slots=True)
class Resumed(Event):
    """Time goes on."""


@dataclass(frozen=True, slots=True)
class Held(Event):
    """A step ended in a gap from `from_ms`; the workout waits for an answer."""

    from_ms: int
    cause: str


@dataclass(frozen=True, slots=True)
class PlanChanged(Event):
    """The plan was changed on the move; `what` is the input's kind."""

    what: str


@dataclass(frozen=True, slots=True)
class Repaired(StepEvent):
    """A result was repaired; `what` is the input's kind."""

    what: str


@dataclass(frozen=True, slots=True)
class Undone(Event):
    """The input with this kind and sequence number was withdrawn."""

    what: str
    seq: int


@dataclass(frozen=True, slots=True)
class Redone(Event):
    """The input with this kind and sequence number is back."""

    what: str
    seq: int


@dataclass(frozen=True, slots=True)
class WorkoutFinished(Event):
    """The last step is done."""


@dataclass(frozen=True, slots=True)
class WorkoutStopped(Event):
    """It was stopped before its end."""


@dataclass(frozen=True, slots=True)
class Retracted(Event):
    """An event that was published is no longer true."""

    event: Event
