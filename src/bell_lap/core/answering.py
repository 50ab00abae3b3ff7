"""What answers an input at once: one cue, and what the caller says after it.

One input has one answer, the most important thing it did. What a deadline brings has been
scheduled and is not answered again, unless it comes at the very instant of the input.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bell_lap.core import spoken
from bell_lap.core.caller import optional_words
from bell_lap.core.cues import Caller, CueKind
from bell_lap.core.derive import mark_results
from bell_lap.core.events import (
    Event,
    GateReached,
    GetReady,
    Held,
    MarkTaken,
    Paused,
    RecoveryOver,
    RecoveryStarted,
    Redone,
    Refused,
    Repaired,
    RepFinished,
    Resumed,
    StepEvent,
    StepStarted,
    Undone,
    WorkoutFinished,
    WorkoutStopped,
)
from bell_lap.core.inputs import Input, TypedTime
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, StepKind, StepRole
from bell_lap.core.result import MarkResult
from bell_lap.core.rules import Rules
from bell_lap.core.session import Kind
from bell_lap.core.spoken import Words
from bell_lap.core.state import Ended, Run, State

GO_NOW: Words = ("go-now",)
TOO_FAST: Words = ("too-fast", "ease")
TOO_FAST_PERCENT = 1
"""In a pacing session a split this much under the goal's is a fault."""
_LOUDEST = (
    CueKind.FINISHED, CueKind.ATTENTION, CueKind.BELL, CueKind.SET_DONE, CueKind.GATE, CueKind.OVER,
    CueKind.GO, CueKind.REFUSED, CueKind.UNDO, CueKind.TAP,
)  # fmt: skip
"""One input, one answer: the first of these."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A cue to be played at once, and the words right after it."""

    kind: CueKind
    words: Words = ()


def answer_to(
    item: Input, told: Sequence[Event], state: State, plan: Plan, rules: Rules, caller: Caller
) -> Answer | None:
    """What answers an input that led to these events and this state; None for silence.

    Whoever gives late news (a press that was made before others) gets the answer all the same.
    """
    here = [event for event in told if event.at_ms == item.at_ms or _follows(event, item)]
    kinds = {answer(event, state) for event in here}
    late = _too_late(here)
    kind = late or next((kind for kind in _LOUDEST if kind in kinds), None)
    if kind is None:
        return None
    words: Words = ()
    if caller is not Caller.OFF:
        words = _words(here, state, plan, rules)
    if caller is Caller.FULL:
        words = (*(GO_NOW if late is not None else ()), *words, *_news(here, state))
    return Answer(kind, words)


def answer(event: Event, state: State) -> CueKind | None:
    """The cue that answers one event of what a person did; None where none does."""
    match event:
        case StepStarted(by_clock=False):
            return CueKind.GO
        case MarkTaken():
            return CueKind.BELL if _last_lap_begins(event, state) else CueKind.TAP
        case GetReady() | RepFinished() | Paused() | Resumed() | Repaired(what=TypedTime.kind):
            return CueKind.TAP
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


def _follows(event: Event, item: Input) -> bool:
    """Whether an event of another instant is this input's doing: a typed time ends the rep where
    it really ended, and a gap is told when it is over."""
    if isinstance(item, TypedTime):
        return isinstance(event, RepFinished | WorkoutFinished)
    return isinstance(event, Held)


def _too_late(here: Sequence[Event]) -> CueKind | None:
    """The rep ended after its send-off had come: its recovery was over as it began."""
    rests = [event for event in here if isinstance(event, RecoveryStarted)]
    if rests and any(isinstance(event, RecoveryOver) for event in here):
        return CueKind.OVER
    if rests and any(isinstance(event, StepStarted) and event.by_clock for event in here):
        return CueKind.GO
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


# --- words ----------------------------------------------------------------------------------------


def _words(here: Sequence[Event], state: State, plan: Plan, rules: Rules) -> Words:
    """The delta and the time of the mark that was tapped or typed here."""
    for event in here:
        if isinstance(event, MarkTaken | Repaired) and (run := _run(event, state)) is not None:
            finish = len(run.step.marks) - 1
            mark = event.mark if isinstance(event, MarkTaken) else finish
            return split_words(run, mark, plan, rules)
    return ()


def split_words(run: Run, mark: int, plan: Plan, rules: Rules) -> Words:
    """The delta first, then the time: "one point one slow, seventy-one two".

    At an inner mark the time is the lap's, at the finish the rep's; without a goal the time stands
    alone. In a pacing session a mark more than 1 % fast is told so in its place.
    """
    found = next((one for one in mark_results(run, rules) if one.mark == mark), None)
    if found is None or found.split_ms is None or found.lap_ms is None:
        return ()
    delta = () if found.delta_ms is None else spoken.delta(found.delta_ms)
    if run.step.measure is MeasureKind.DISTANCE and mark == len(run.step.marks) - 1:
        return (*delta, *spoken.time(found.split_ms))
    if plan.kind is Kind.PACING and _too_fast(found):
        return (*delta, *TOO_FAST)
    return (*delta, *spoken.time(found.lap_ms))


def _too_fast(mark: MarkResult) -> bool:
    if mark.delta_ms is None or mark.goal_split_ms is None:
        return False
    return -mark.delta_ms * 100 > mark.goal_split_ms * TOO_FAST_PERCENT


def _news(here: Sequence[Event], state: State) -> Words:
    """Say what has become optional, where a rep that ended just now was the last that had to be."""
    words: Words = ()
    for event in here:
        if isinstance(event, RepFinished) and event.how == Ended.FINISH.value:
            run = _run(event, state)
            words += () if run is None else optional_words(state, run)
    return words


def _run(event: StepEvent, state: State) -> Run | None:
    """The attempt that an event is about."""
    return next(
        (
            run
            for run in reversed(state.runs)
            if run.step.index == event.index and run.attempt == event.attempt
        ),
        None,
    )
