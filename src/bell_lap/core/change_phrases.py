"""The words for what was changed on the move, and for what was planned beside what was done."""

from __future__ import annotations

from bell_lap.core.changes import Change, Figure
from bell_lap.core.phrases import range_words, short_heading_words
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, Range
from bell_lap.core.result import StepResult
from bell_lap.core.set_phrases import lifted_words
from bell_lap.core.strength import Lifted
from bell_lap.core.units import format_clock, format_time

_REPS = {
    "add-rep": "one more added",
    "drop-rep": "one dropped",
    "last-rep": "the last from now on",
    "enough-reps": "optional ones left out",
    "repeat-rep": "once more",
}


def change_words(change: Change) -> str:
    """What was changed, to put after the rep it was at: `one dropped: 7 in all instead of 8`."""
    match change.kind:
        case "adjust-recovery" if change.figure is Figure.START:
            return f"its start {_later(change, 'put off by', 'brought on by')}"
        case "adjust-recovery" | "next" if change.figure is Figure.RECOVERY:
            cut = "cut to " if change.kind == "next" else ""
            after, before = _clock(change.after), _clock(change.before)
            return f"recovery before it {cut}{after} instead of {before}"
        case "next":
            return "ended before its finish"
        case "did-not-finish":
            return "did not finish"
        case "back":
            return "to be run again"
        case "started-now":
            return f"started {_later(change, 'later by', 'sooner by')}"
        case "skip-block":
            return _left_out(change)
        case "new-goal":
            return f"goal {_goals(change)} from here on"
        case "shift-goal":
            by_ms = change.by_ms or 0
            way = "slower" if by_ms > 0 else "faster"
            return f"goals {format_time(abs(by_ms))} {way} a lap from here on: {_goals(change)}"
    of, before = _count(change.after), _count(change.before)
    return f"{_REPS.get(change.kind, change.kind)}: {of} in all instead of {before}"


def place_words(change: Change) -> str:
    """What it was about: `rep 3`, `set 2`, `warm-up`; `the end` where no work was left."""
    return "the end" if change.step is None else short_heading_words(change.step)


def _left_out(change: Change) -> str:
    block = f" {change.block}" if change.block else ""
    count = 0 if change.after is None else change.after.max
    reps = "1 rep" if count == 1 else f"{count} reps"
    return f"left the part{block}" + (f": {reps} not run" if count else "")


def _later(change: Change, late: str, soon: str) -> str:
    assert change.before is not None
    assert change.after is not None
    by_ms = change.after.max - change.before.max
    return f"{late if by_ms >= 0 else soon} {format_time(abs(by_ms))}"


def _clock(ms: Range | None) -> str:
    return "no time" if ms is None else format_clock(ms.max)


def _goals(change: Change) -> str:
    before = "none" if change.before is None else _goal(change.before)
    return before if change.after is None else f"{_goal(change.after)} instead of {before}"


def _goal(ms: Range) -> str:
    if ms.is_one:
        return format_time(ms.max)
    return f"{format_time(ms.min)}-{format_time(ms.max)}"


def _count(reps: Range | None) -> str:
    return "0" if reps is None else range_words(reps)


# --- planned and done -----------------------------------------------------------------------------


def planned_step(plan: Plan, step: StepResult) -> PlanStep | None:
    """The step as the plan was loaded; None for one that was added on the move."""
    return plan.steps[step.index] if step.index < len(plan.steps) else None


def planned_goal_words(plan: Plan, step: StepResult) -> str:
    """`72.0 planned` where the goal was another by the time the rep was run; else empty."""
    planned = planned_step(plan, step)
    if planned is None or planned.goal is None or planned.goal.time_ms is None:
        return ""
    return "" if planned.goal.time_ms == step.goal_ms else f"{_goal(planned.goal.time_ms)} planned"


def done_words(plan: Plan, step: StepResult) -> str:
    """`4 @ 97.5kg done` where a set was not done as planned; else empty."""
    if step.measure is not MeasureKind.COUNT or step.running:
        return ""
    planned = planned_step(plan, step)
    done = Lifted(step.reps_done, step.load_done)
    if planned is not None and done == Lifted(planned.count, planned.load):
        return ""
    words = lifted_words(done)
    return f"{words} done" if words else ""
