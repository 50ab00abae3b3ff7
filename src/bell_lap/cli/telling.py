"""Events and views as sentences: what plain mode says, a line for each thing that happens.

A sentence stands alone, so that a screen reader needs no context, and holds no figure that the
result does not have.
"""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core import events
from bell_lap.core.events import Event
from bell_lap.core.phrases import (
    delta_words,
    goal_time_words,
    goal_words,
    heading_words,
    range_words,
    start_words,
    step_words,
    tap_words,
)
from bell_lap.core.plan import MeasureKind, PlanStep, StepKind
from bell_lap.core.result import Flag, MarkResult, StepResult, WorkoutResult
from bell_lap.core.session import Place
from bell_lap.core.units import format_clock, format_metres, format_running, format_time
from bell_lap.core.view import ClockWay, Phase, View

INPUT_WORDS = {
    "press": "the last tap",
    "next": "next",
    "back": "back",
    "did-not-finish": "did not finish",
    "started-now": "started now",
    "typed-time": "the typed time",
    "pause": "the pause",
    "resume": "going on",
    "stop": "stop",
    "adjust-recovery": "the change of the recovery",
    "add-rep": "the added rep",
    "drop-rep": "the dropped rep",
    "last-rep": "last rep",
    "enough-reps": "enough reps",
    "repeat-rep": "the repeated rep",
    "skip-block": "the skipped block",
    "new-goal": "the new goal",
    "shift-goal": "the changed goals",
    "gap-answer": "the answer to the gap",
}
"""Inputs as a person would name them after "taken back"; others are a repair."""

CHANGE_WORDS = {
    "adjust-recovery": "The recovery is changed.",
    "add-rep": "One more rep.",
    "drop-rep": "One rep fewer.",
    "last-rep": "The last rep is set.",
    "enough-reps": "The optional reps are left out.",
    "repeat-rep": "The rep comes once more.",
    "skip-block": "The block is left.",
    "new-goal": "The goal is changed.",
    "shift-goal": "The goals are changed.",
}
GAP_HELP = "Type next, repeat, run or stop; a tap starts the next rep."


@dataclass(frozen=True, slots=True)
class Scene:
    """What an event is told from: the workout right after it."""

    view: View
    result: WorkoutResult
    place: Place
    lap_m: float


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
        case events.Bounced():
            return "Pressed twice: counted once."
        case events.Paused():
            return "Paused. A tap goes on."
        case events.Resumed():
            return "Going on."
        case events.Held():
            gap_ms = event.at_ms - event.from_ms
            return f"There was a gap of {format_clock(gap_ms)} ({event.cause}). {GAP_HELP}"
        case events.PlanChanged():
            reps = scene.view.reps_all
            now = f" {range_words(reps)} reps in all." if reps.max else ""
            return CHANGE_WORDS.get(event.what, "The plan is changed.") + now
        case events.Undone():
            return f"Taken back: {INPUT_WORDS.get(event.what, 'the repair')}."
        case events.Redone():
            return f"Brought back: {INPUT_WORDS.get(event.what, 'the repair')}."
        case events.WorkoutFinished():
            return "The workout is finished."
        case events.WorkoutStopped():
            return "The workout is stopped."
    return None


def _tell_step(event: events.StepEvent, scene: Scene) -> str | None:
    attempt = _attempt(event, scene.result)
    match event:
        case events.StepStarted():
            return None if attempt is None else _started(event, attempt)
        case events.MarkTaken():
            return None if attempt is None else _lap(event, attempt)
        case events.RepFinished():
            return None if attempt is None else _finished(attempt)
        case events.RecoveryStarted():
            rest = "Recovery" if attempt is None else f"Recovery: {attempt.label}"
            return f"{rest}.{_coming(scene)}"
        case events.RecoveryOver():
            return f"The recovery is over: {_tap(scene.view)}."
        case events.GateReached():
            return f"Waiting: {_tap(scene.view)}.{_coming(scene)}"
        case events.GetReady():
            return f"Get ready: the start is in {format_clock(event.start_ms - event.at_ms)}."
        case events.Repaired():
            return "The result is repaired."
    return None


def opening(scene: Scene) -> str:
    """What is said before anything has happened."""
    return f"{scene.view.title}. {_tap(scene.view).capitalize()}.{_coming(scene)}"


def where(scene: Scene) -> str:
    """Where the workout is, and what a tap would do."""
    view = scene.view
    parts = [view.phase.value.capitalize() if view.phase is not Phase.WORK else "Running"]
    if view.step is not None:
        parts.append(f"{heading_words(view.step)}, {step_words(view.step)}")
    if view.clock_way is not ClockWay.STILL:
        parts.append(_clock(view))
    if view.phase in (Phase.RECOVERY, Phase.OVERDUE) and view.last_rep is not None:
        parts.append(f"the last rep was {_time_and_delta(view.last_rep)}")
    return f"{'; '.join(parts)}. {_tap(view).capitalize()}."


def laps(scene: Scene) -> str:
    """The laps of the rep under way, or of the last one."""
    view = scene.view
    marks = view.marks or (view.last_rep.marks if view.last_rep is not None else ())
    said = [_mark(mark) for mark in marks if mark.split_ms is not None]
    return f"Laps: {'; '.join(said)}." if said else "No laps yet."


def soon(left_ms: int, scene: Scene) -> str:
    """A countdown's last seconds."""
    step = scene.view.next_step
    what = "" if step is None else f" to {heading_words(step)}"
    return f"{round(left_ms / 1000)} seconds{what}."


def _attempt(event: events.StepEvent, result: WorkoutResult) -> StepResult | None:
    for step in reversed(result.steps):
        if (step.index, step.attempt) == (event.index, event.attempt):
            return step
    return None


def _started(event: events.StepStarted, step: StepResult) -> str:
    goal = ""
    if step.goal_ms is not None:
        figure = format_time(step.goal_ms.max)
        if not step.goal_ms.is_one:
            figure = f"{format_time(step.goal_ms.min)} to {figure}"
        goal = f", goal {figure}"
    elif step.goal_text:
        goal = f", {step.goal_text}"
    again = f", attempt {step.attempt}" if step.attempt > 1 else ""
    clock = " by the clock" if event.by_clock else ""
    return f"{_name(step)} has started{clock}: {step.label}{goal}{again}."


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
    return f"Lap {_mark(mark)}."


def _finished(step: StepResult) -> str:
    if Flag.DID_NOT_FINISH in step.flags:
        return f"{_name(step)} was not finished: {step.label}."
    laps_said = [_mark(mark) for mark in step.marks if mark.lap_ms is not None]
    said = f" Laps: {'; '.join(laps_said)}." if len(laps_said) > 1 else ""
    flags = "".join(f", {flag.value}" for flag in step.flags)
    if step.elapsed_ms is None:
        return f"{_name(step)} is done{flags}: {step.label}."
    return f"{_name(step)} is done: {step.label} in {_time_and_delta(step)}{flags}.{said}"


def _mark(mark: MarkResult) -> str:
    where_ = "" if mark.distance_m is None else f"at {format_metres(mark.distance_m)} "
    lap = "" if mark.lap_ms is None else format_time(mark.lap_ms)
    covers = f" for {mark.laps} laps" if mark.laps > 1 else ""
    delta = "" if mark.delta_ms is None else f", {delta_words(mark.delta_ms)}"
    return f"{where_}{lap}{covers}{delta}"


def _time_and_delta(step: StepResult) -> str:
    time = "no time" if step.elapsed_ms is None else format_time(step.elapsed_ms)
    return time if step.delta_ms is None else f"{time}, {delta_words(step.delta_ms)}"


def _name(step: StepResult) -> str:
    if step.rep is not None and step.of is not None:
        return f"Rep {step.rep} of {range_words(step.of)}"
    words = {"warmup": "The warm-up", "cooldown": "The cool-down"}
    return words.get(step.role.value, "The float")


def _coming(scene: Scene) -> str:
    """The next piece of work, with its goal and where it starts."""
    view = scene.view
    step = view.next_step
    if view.phase in (Phase.READY, Phase.GET_READY) and view.step is not None:
        step = view.step if view.step.kind is StepKind.WORK else step
    if step is None:
        return ""
    return f" Next: {describe(step, scene)}."


def describe(step: PlanStep, scene: Scene) -> str:
    """A step to come: `rep 4 of 9, 400m from the finish line, goal 74.6`."""
    text = f"{heading_words(step)}, {step_words(step)}"
    if scene.place is Place.TRACK and step.measure is MeasureKind.DISTANCE and step.is_rep:
        text += f" from {start_words(step, scene.lap_m)}"
    if step.goal is not None:
        figure, said = goal_time_words(step.goal), goal_words(step.goal)
        text += f", goal {figure}" if figure != said else f", {said}"
    if step.optional:
        text += ", optional"
    return text


def _tap(view: View) -> str:
    return f"a tap {tap_words(view)}"


def _clock(view: View) -> str:
    if view.clock_way is ClockWay.DOWN:
        return f"{format_clock(view.clock_ms)} left"
    if view.clock_way is ClockWay.OVER:
        return f"{format_clock(view.clock_ms)} over"
    if view.phase is Phase.WORK:
        return f"{format_running(view.clock_ms)} gone"
    return f"{format_clock(view.clock_ms)} gone"
