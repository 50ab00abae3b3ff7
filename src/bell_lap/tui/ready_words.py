"""What will happen at the line, in a sentence or two: who stands where, and what a tap does."""

from __future__ import annotations

from bell_lap.core.phrases import heading_words, start_words
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, StepKind
from bell_lap.core.rules import Rules, Start, Who

WHERE = {
    Who.COACH: "Stand at the laptop, at the finish line: Space",
    Who.CLICKER: "Leave the laptop at the finish line, carry the remote: its button",
    Who.SOLO: "Leave the laptop at the finish line: Space",
}


def will_happen(plan: Plan, rules: Rules) -> str:
    """For the person who is about to go to the line with this plan."""
    work = [step for step in plan.steps if step.kind is StepKind.WORK]
    if not work:
        return ""
    parts = [f"{WHERE[rules.who]} starts {_first(work[0], plan, rules)}{_then(work, rules.who)}."]
    if sum(step.rep is not None for step in work) > 1:
        parts.append(_later(rules))
    return " ".join(parts)


def _first(step: PlanStep, plan: Plan, rules: Rules) -> str:
    """`rep 1 of 9 from the 200 m start (75 s to get ready)`."""
    name = heading_words(step)
    name = f"the {name}" if step.rep is None else name
    start_m = step.start_m or 0.0
    place = f" from {start_words(step, plan.lap_m)}" if start_m else ""
    ready_s = rules.ready_ms(start_m) / 1000
    return f"{name}{place}" + (f" ({ready_s:g} s to get ready)" if ready_s else "")


def _then(work: list[PlanStep], who: Who) -> str:
    """What is tapped after the start."""
    measures = {step.measure for step in work}
    if MeasureKind.DISTANCE in measures:
        if who is Who.SOLO:
            return "; then tap each finish, or type it from the watch"
        return ", takes each lap and the finish"
    if measures & {MeasureKind.COUNT, MeasureKind.OPEN}:
        return " and says each time that it is done"
    return "; the clock ends it"


def _later(rules: Rules) -> str:
    """How the reps after the first one start."""
    if rules.start is Start.AUTO and rules.who is Who.CLICKER:
        return "Later reps from the line start by the clock, others at a tap."
    return f"Later reps start {'by the clock' if rules.by_clock(0.0) else 'at a tap'}."
