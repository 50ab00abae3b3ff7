"""What the screens say beside `core.phrases`: deltas with their arrows, totals, kinds, who taps."""

from __future__ import annotations

from bell_lap.core.phrases import (
    delta_words,
    goal_time_words,
    goal_words,
    heading_words,
    range_words,
    span_words,
)
from bell_lap.core.plan import Plan, PlanStep
from bell_lap.core.rules import Who
from bell_lap.core.session import Kind
from bell_lap.core.units import decimal, format_clock, format_delta
from bell_lap.tui.widgets.frame import NO_DELTA, Delta, Tone

KIND_WORDS = {kind: kind.value.replace("-", " ") for kind in Kind}
"""Kinds of session, as a list shows them."""

WHO_WORDS = {
    Who.COACH: "Someone stands at the laptop. Every mark is tapped; reps start at a tap.",
    Who.CLICKER: "The runner carries a remote. Every mark is tapped; reps that start at the line "
    "start by the clock.",
    Who.SOLO: "Alone. Finishes are tapped, or typed from the watch; reps start by the clock.",
}


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
    figure, said = goal_time_words(step.goal), goal_words(step.goal)
    if figure == said or said.rstrip("s") == figure.removesuffix(".0"):
        return f"goal {figure}"
    return f"goal {figure} ({said})"


def heading_of(step: PlanStep) -> str:
    """`Rep 3 of 11`, `Warm-up`."""
    words = heading_words(step)
    return words[:1].upper() + words[1:]


def totals_of(plan: Plan) -> str:
    """`9 reps · 3600m of work · about 42:00`."""
    totals = plan.totals
    parts = []
    if totals.reps.max:
        parts.append(f"{range_words(totals.reps)} {'rep' if totals.reps.max == 1 else 'reps'}")
    if totals.work_mm.max:
        low, high = totals.work_mm.min, totals.work_mm.max
        least = "" if low == high else f"{decimal(low)}-"
        parts.append(f"{least}{decimal(high)}m of work")
    elif totals.work_ms.max:
        parts.append(f"{span_words(totals.work_ms)} of work")
    if totals.estimated_ms is not None:
        parts.append(f"about {format_clock(totals.estimated_ms)}")
    return " · ".join(parts)
