"""What a workout is at an instant, in sentences: where it is, what comes, how the last rep went.

A sentence stands alone, so that a screen reader needs no context, and holds no figure that the
view or the result does not have.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bell_lap.core.phrases import (
    delta_words,
    goal_time_words,
    goal_words,
    heading_words,
    range_words,
    rep_word,
    start_words,
    step_words,
)
from bell_lap.core.plan import MeasureKind, PlanStep, StepKind
from bell_lap.core.result import MarkResult, StepResult, WorkoutResult
from bell_lap.core.session import Place
from bell_lap.core.tap_phrases import tap_words
from bell_lap.core.units import format_clock, format_metres, format_running, format_time
from bell_lap.core.view import ClockWay, Phase, View


def _never(_step: PlanStep) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Scene:
    """What an event is told from: the workout right after it."""

    view: View
    result: WorkoutResult
    place: Place
    lap_m: float
    last_time: Callable[[PlanStep], str | None] = _never
    """What was done of a movement last time."""


def opening(scene: Scene) -> str:
    """What is said before anything has happened."""
    return f"{scene.view.title}. {tap_sentence(scene.view).capitalize()}.{coming_words(scene)}"


PHASE_WORDS = {
    Phase.READY: "Ready",
    Phase.GET_READY: "Get ready",
    Phase.WORK: "Running",
    Phase.RECOVERY: "Recovery",
    Phase.OVERDUE: "The recovery is over",
    Phase.PAUSED: "Paused",
    Phase.HELD: "Held after a gap",
    Phase.DONE: "Over",
}


def where(scene: Scene) -> str:
    """Where the workout is, and what a tap would do."""
    view = scene.view
    parts = [PHASE_WORDS[view.phase] + _what_now(view)]
    if view.clock_way is not ClockWay.STILL:
        parts.append(_clock(view))
    if view.phase in (Phase.RECOVERY, Phase.OVERDUE) and view.last_rep is not None:
        last = view.last_rep
        parts.append(f"the last {rep_word(last.measure)} was {time_words(last)}")
    unsaved = "" if view.saved else " The last taps are not saved yet."
    return f"{'; '.join(parts)}. {tap_sentence(view).capitalize()}.{unsaved}"


def _what_now(view: View) -> str:
    step = view.step
    if step is not None and step.kind is StepKind.GATE:
        step = view.next_step
    if step is None:
        return ""
    if step.kind is StepKind.RECOVERY:
        return f": {step_words(step)}"
    return f": {heading_words(step)}, {step_words(step)}"


def laps(scene: Scene) -> str:
    """The laps of the rep under way, or of the last one."""
    view = scene.view
    marks = view.marks or (view.last_rep.marks if view.last_rep is not None else ())
    said = [mark_words(mark) for mark in marks if mark.split_ms is not None]
    return f"Laps: {'; '.join(said)}." if said else "No laps yet."


def soon(left_ms: int, scene: Scene) -> str:
    """A countdown's last seconds."""
    step = scene.view.next_step
    what = "" if step is None else f" to {heading_words(step)}"
    return f"{round(left_ms / 1000)} seconds{what}."


def mark_words(mark: MarkResult) -> str:
    """`at 200m 36.9, 0.4 fast`."""
    where_ = "" if mark.distance_m is None else f"at {format_metres(mark.distance_m)} "
    lap = "" if mark.lap_ms is None else format_time(mark.lap_ms)
    covers = f" for {mark.laps} laps" if mark.laps > 1 else ""
    delta = "" if mark.delta_ms is None else f", {delta_words(mark.delta_ms)}"
    return f"{where_}{lap}{covers}{delta}"


def time_words(step: StepResult) -> str:
    """`74.9, 0.3 slow`."""
    time = "no time" if step.elapsed_ms is None else format_time(step.elapsed_ms)
    return time if step.delta_ms is None else f"{time}, {delta_words(step.delta_ms)}"


def name_words(step: StepResult) -> str:
    """`Rep 3 of 9`, `Set 2 of 18`, `The warm-up`."""
    if step.rep is not None and step.of is not None:
        return f"{rep_word(step.measure).capitalize()} {step.rep} of {range_words(step.of)}"
    words = {"warmup": "The warm-up", "cooldown": "The cool-down"}
    return words.get(step.role.value, "The float")


def coming_words(scene: Scene) -> str:
    """The next piece of work, with its goal and where it starts."""
    view = scene.view
    step = view.next_step
    if view.phase in (Phase.READY, Phase.GET_READY) and view.step is not None:
        step = view.step if view.step.kind is StepKind.WORK else step
    if step is None:
        return ""
    last = scene.last_time(step)
    return f" Next: {describe(step, scene)}." + (f" Last time: {last}." if last else "")


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


def tap_sentence(view: View) -> str:
    """What a tap would do."""
    return f"a tap {tap_words(view)}"


def _clock(view: View) -> str:
    if view.clock_way is ClockWay.DOWN:
        return f"{format_clock(view.clock_ms)} left"
    if view.clock_way is ClockWay.OVER:
        return f"{format_clock(view.clock_ms)} over"
    if view.phase is Phase.WORK:
        return f"{format_running(view.clock_ms)} gone"
    return f"{format_clock(view.clock_ms)} gone"
