"""Events as sentences: what plain mode says, a line for each thing that happens."""

from __future__ import annotations

from collections.abc import Sequence

from bell_lap.cli.sentences import (
    Scene,
    coming_words,
    mark_words,
    name_words,
    tap_sentence,
    time_words,
    where,
)
from bell_lap.core import events
from bell_lap.core.events import Event
from bell_lap.core.input_phrases import input_words
from bell_lap.core.phrases import range_words, rep_word
from bell_lap.core.plan import StepKind
from bell_lap.core.result import Flag, StepResult, WorkoutResult
from bell_lap.core.set_phrases import lifted_words
from bell_lap.core.strength import Lifted
from bell_lap.core.units import format_clock, format_time

CHANGE_WORDS = {
    "adjust-recovery": "The recovery is changed.",
    "add-rep": "One more {rep}.",
    "drop-rep": "One {rep} fewer.",
    "last-rep": "No {rep} comes after it.",
    "enough-reps": "The optional {rep}s are left out.",
    "repeat-rep": "The {rep} comes once more.",
    "skip-block": "The block is left.",
    "new-goal": "The goal is changed.",
    "shift-goal": "The goals are changed.",
}
COUNT_CHANGES = frozenset({"add-rep", "drop-rep", "last-rep", "enough-reps", "repeat-rep"})
"""Those after which there is another number of reps."""
GAP_HELP = "Type next, repeat, run or stop; a tap starts the next rep."


def tell(event: Event, scene: Scene) -> str | None:
    """The sentence for an event; None where another event says it already."""
    match event:
        case events.Retracted():
            told = tell(event.event, scene)
            return None if told is None else f"That no longer holds: {told}"
        case events.StepEvent():
            return _tell_step(event, scene)
        case events.Refused():
            return f"Not taken: {event.reason}."
        case events.Held():
            return _held(event)
        case events.PlanChanged():
            return _changed(event, scene)
        case events.Undone():
            return f"Taken back: {input_words(event.what)}."
        case events.Redone():
            return f"Brought back: {input_words(event.what)}."
    return _ends(event)


def _held(event: events.Held) -> str:
    gap_ms = event.at_ms - event.from_ms
    return f"There was a gap of {format_clock(gap_ms)} ({event.cause}). {GAP_HELP}"


def _changed(event: events.PlanChanged, scene: Scene) -> str:
    view = scene.view
    step = view.step if view.step is not None and view.step.is_rep else view.next_step
    rep = "rep" if step is None else rep_word(step.measure)
    reps = view.reps_all
    counts = reps.max and event.what in COUNT_CHANGES
    now = f" {range_words(reps)} {rep if reps.max == 1 else rep + 's'} in all." if counts else ""
    return CHANGE_WORDS.get(event.what, "The plan is changed.").format(rep=rep) + now


def _ends(event: Event) -> str | None:
    """What is told of events that are about no step and need no more than themselves."""
    return {
        events.Bounced: "Pressed twice: counted once.",
        events.Paused: "Paused. A tap goes on.",
        events.Resumed: "Going on.",
        events.WorkoutFinished: "The workout is finished.",
        events.WorkoutStopped: "The workout is stopped.",
    }.get(type(event))


def tell_all(happened: Sequence[Event], scene: Scene) -> list[str]:
    """The sentences for what one input or one deadline brought.

    What an undo takes back is told by the undo, with where the workout is after it.
    """
    turns = [event for event in happened if isinstance(event, events.Undone | events.Redone)]
    if turns:
        return [f"{tell(turns[-1], scene)} {where(scene)}"]
    told = (tell(event, scene) for event in happened)
    return [sentence for sentence in told if sentence is not None]


def _tell_step(event: events.StepEvent, scene: Scene) -> str | None:
    attempt = _attempt(event, scene.result)
    match event:
        case events.StepStarted():
            return None if attempt is None else _started(event, attempt, scene.result)
        case events.MarkTaken():
            return None if attempt is None else _lap(event, attempt)
        case events.RepFinished():
            return None if attempt is None else _finished(attempt)
        case events.RecoveryStarted():
            return f"{_rest(attempt)}.{coming_words(scene)}"
        case events.RecoveryOver():
            return f"The recovery is over: {tap_sentence(scene.view)}."
        case events.GateReached():
            return f"Waiting: {tap_sentence(scene.view)}.{coming_words(scene)}"
        case events.GetReady():
            return f"Get ready: the start is in {format_clock(event.start_ms - event.at_ms)}."
        case events.Repaired():
            return _repaired(event, attempt)
    return None


def _rest(step: StepResult | None) -> str:
    """`Recovery: 90s jog`, `Full recovery`."""
    if step is None:
        return "Recovery"
    return step.label.capitalize() if "recovery" in step.label else f"Recovery: {step.label}"


def _repaired(event: events.Repaired, step: StepResult | None) -> str:
    if step is not None and event.what == "set-done":
        done = lifted_words(Lifted(step.reps_done, step.load_done))
        return f"{name_words(step)}: {done}."
    if step is None or event.what != "typed-time":
        return "The result is repaired."
    return f"{name_words(step)} took {time_words(step)} by the watch."


def _attempt(event: events.StepEvent, result: WorkoutResult) -> StepResult | None:
    for step in reversed(result.steps):
        if (step.index, step.attempt) == (event.index, event.attempt):
            return step
    return None


def _started(event: events.StepStarted, step: StepResult, result: WorkoutResult) -> str:
    goal = ""
    if step.goal_ms is not None:
        figure = format_time(step.goal_ms.max)
        if not step.goal_ms.is_one:
            figure = f"{format_time(step.goal_ms.min)} to {figure}"
        goal = f", goal {figure}"
    elif step.goal_text:
        goal = f", {step.goal_text}"
    again = f", attempt {step.attempt}" if step.attempt > 1 else ""
    clock = " by the clock" if event.by_clock and not _at_once(step, result) else ""
    return f"{name_words(step)} has started{clock}: {step.label}{goal}{again}."


def _at_once(step: StepResult, result: WorkoutResult) -> bool:
    """Whether it follows other work at once, without a recovery: the tap that ended that one."""
    before = [one for one in result.steps if one.start_ms < step.start_ms]
    return bool(before) and before[-1].kind is StepKind.WORK


def _lap(event: events.MarkTaken, step: StepResult) -> str | None:
    """A lap; the finish is told by the end of the rep."""
    mark = next((mark for mark in step.marks if mark.mark == event.mark), None)
    at_finish = (
        mark is not None
        and mark.distance_m is not None
        and step.distance_m is not None
        and mark.distance_m >= step.distance_m
    )
    if mark is None or at_finish or (step.distance_m is not None and mark.distance_m is None):
        return None
    return f"Lap {mark_words(mark)}."


def _finished(step: StepResult) -> str:
    if Flag.DID_NOT_FINISH in step.flags:
        return f"{name_words(step)} was not finished: {step.label}."
    laps_said = [mark_words(mark) for mark in step.marks if mark.lap_ms is not None]
    said = f" Laps: {'; '.join(laps_said)}." if len(laps_said) > 1 else ""
    flags = "".join(f", {flag.value}" for flag in step.flags)
    if step.elapsed_ms is None:
        return f"{name_words(step)} is done{flags}: {step.label}."
    return f"{name_words(step)} is done: {step.label} in {time_words(step)}{flags}.{said}"
