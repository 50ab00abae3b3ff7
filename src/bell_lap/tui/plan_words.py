"""An expanded plan as text: every step with its goal and start place, totals, notes."""

from __future__ import annotations

from textual.content import Content

from bell_lap.core.phrases import goal_time_words, goal_words, start_words, step_words
from bell_lap.core.plan import Plan, PlanNote, PlanStep, StepKind
from bell_lap.core.session import Session
from bell_lap.errors import BellLapError
from bell_lap.tui import words


def plan_content(plan: Plan, session: Session | None = None) -> Content:
    """The whole plan, with what its session says about itself."""
    lines = [Content.styled(plan.title, "bold")]
    if session is not None and session.purpose:
        lines.append(Content(session.purpose))
    totals = words.totals_of(plan)
    if totals:
        lines.append(Content.styled(totals, "$accent"))
    lines.extend(_note(note) for note in plan.notes)
    lines.append(Content())
    lines.extend(_steps(plan))
    if session is not None and session.source:
        lines.extend((Content(), Content.styled(f"From: {session.source}", "$text-muted")))
    return Content("\n").join(lines)


def _note(note: PlanNote) -> Content:
    place = "" if note.line is None else f" (line {note.line}, column {note.column})"
    return Content.assemble(("note ", "bold $text-warning"), note.text, (place, "$text-muted"))


def _steps(plan: Plan) -> list[Content]:
    lines, block = [], ""
    wide = max((len(step_words(step)) for step in plan.steps if _is_work(step)), default=0)
    for step in plan.steps:
        if step.block_name and step.block_name != block:
            block = step.block_name
            lines.append(Content.styled(block, "bold $accent"))
        lines.append(_work(step, plan, wide) if _is_work(step) else _rest(step))
    return lines or [Content("Nothing is run.")]


def _is_work(step: PlanStep) -> bool:
    return step.kind is StepKind.WORK


def _rest(step: PlanStep) -> Content:
    return Content.styled(f"      {step_words(step)}", "$text-muted")


def _work(step: PlanStep, plan: Plan, wide: int) -> Content:
    number = "   " if step.rep is None else f"{step.rep:>3}"
    goal = said = ""
    if step.goal is not None:
        goal, said = goal_time_words(step.goal), goal_words(step.goal)
    start = start_words(step, plan.lap_m)
    tail = [part for part in (said if said != goal else "", f"from {start}" if start else "")
            if part]  # fmt: skip
    if step.optional:
        tail.append("optional")
    return Content.assemble(
        (f"{number} ", "$text-muted"),
        (step_words(step).ljust(wide), "bold" if step.rep is not None else ""),
        (f"  {goal:>6}", "bold"),
        ("  " + " · ".join(tail), "$text-muted"),
    )


def error_content(error: BellLapError) -> Content:
    """An error as it is read: the sentence, the line with its caret, the ways out."""
    return Content.styled(str(error), "$text-error")
