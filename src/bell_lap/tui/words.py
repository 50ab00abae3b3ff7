"""What the screens say beside `core.phrases`: deltas with their arrows, totals, kinds, who taps."""

from __future__ import annotations

from bell_lap.core.pacing import time_text
from bell_lap.core.phrases import (
    delta_words,
    goal_time_words,
    goal_words,
    heading_words,
    range_words,
    span_words,
)
from bell_lap.core.plan import Plan, PlanStep, Range, StepGoal
from bell_lap.core.rules import Who
from bell_lap.core.session import Kind
from bell_lap.core.units import MS, Pace, format_clock, format_delta, round_half_up
from bell_lap.tui.widgets.frame import NO_DELTA, Delta, Tone

KIND_WORDS = {kind: kind.value.replace("-", " ") for kind in Kind}
"""Kinds of session, as a list shows them."""

WHO_WORDS = {
    Who.COACH: "Someone stands at the laptop. Every mark is tapped; reps start at a tap.",
    Who.CLICKER: "The runner carries a remote. Every mark is tapped; reps that start at the line "
    "start by the clock.",
    Who.SOLO: "Alone. Finishes are tapped, or typed from the watch; reps start by the clock.",
}


def counted(number: int, what: str) -> str:
    """`1 workout`, `2 workouts`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def delta_of(delta_ms: int | None) -> Delta:
    """`▼ +1.1 slow`, `▲ -0.4 fast`, `= 0.0 even`; nothing for None."""
    if delta_ms is None:
        return NO_DELTA
    word = delta_words(delta_ms).rpartition(" ")[2]
    arrow, tone = {"slow": ("▼", Tone.SLOW), "fast": ("▲", Tone.FAST)}.get(word, ("=", Tone.EVEN))
    return Delta(f"{arrow} {format_delta(delta_ms)} {word}", tone)


def goal_of(step: PlanStep) -> str:
    """`goal 72.0 (mile)`, `goal hard`; empty where nothing is asked."""
    if step.goal is None:
        return ""
    figure, asked = figure_of(step.goal), asked_of(step.goal)
    return f"goal {figure} ({asked})" if asked else f"goal {figure}"


def asked_of(goal: StepGoal) -> str:
    """What the author asked for, where the figure does not say it already."""
    figure, said = figure_of(goal), goal_words(goal)
    if said == figure or said.removesuffix("s") == figure.removesuffix(".0"):
        return ""
    if goal.time_ms is not None and said == time_text(goal.time_ms):
        return ""
    return said


def figure_of(goal: StepGoal) -> str:
    """The goal as a figure, a pace to the whole second: `72.0`, `3:20/km`, `hard`."""
    if goal.time_ms is None and goal.pace is not None:
        whole = Pace(round_half_up(goal.pace.ms / MS) * MS, goal.pace.per_m)
        return str(whole if whole.ms > 0 else goal.pace)
    return goal_time_words(goal)


def heading_of(step: PlanStep) -> str:
    """`Rep 3 of 11`, `Warm-up`."""
    words = heading_words(step)
    return words[:1].upper() + words[1:]


def size_of(plan: Plan) -> str:
    """`9 reps · 3600m`; the time of the work where its distance is not known."""
    return " · ".join(part.removesuffix(" of work") for part in _work_parts(plan))


def totals_of(plan: Plan) -> str:
    """`9 reps · 3600m of work · about 42:00`."""
    parts = _work_parts(plan)
    if plan.totals.estimated_ms is not None:
        parts.append(f"about {format_clock(plan.totals.estimated_ms)}")
    return " · ".join(parts)


def reps_of(reps: Range) -> str:
    """`1 rep`, `8-10 reps`."""
    return f"{range_words(reps)} {'rep' if reps.max == 1 else 'reps'}"


def _work_parts(plan: Plan) -> list[str]:
    totals = plan.totals
    parts = []
    if totals.reps.max:
        parts.append(reps_of(totals.reps))
    if totals.work_mm.max:
        low, high = totals.work_mm.min, totals.work_mm.max
        least = "" if low == high else f"{round_half_up(low / 1000)}-"
        parts.append(f"{least}{round_half_up(high / 1000)}m of work")
    elif totals.work_ms.max:
        parts.append(f"{span_words(totals.work_ms)} of work")
    return parts
