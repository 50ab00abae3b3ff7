"""An expanded plan as text: every step with its goal and start place, totals, notes."""

from __future__ import annotations

from textual.content import Content

from bell_lap.core.phrases import start_words, step_words
from bell_lap.core.plan import Plan, PlanNote, PlanStep, StepKind
from bell_lap.core.session import Session
from bell_lap.errors import BellLapError
from bell_lap.tui import words
from bell_lap.tui.widgets.frame import QUIET


def plan_content(plan: Plan, session: Session | None = None) -> Content:
    """The whole plan, with what its session says about itself."""
    lines = [Content.styled(plan.title, "bold")]
    if session is not None and session.purpose:
        lines.append(Content(session.purpose))
    totals = words.totals_of(plan)
    if totals:
        lines.append(Content.styled(totals, "$accent"))
    if session is not None and session.suits.text != "any":
        lines.append(Content(f"For: {session.suits.text}"))
    lines.extend(_note(note) for note in plan.notes)
    lines.append(Content())
    lines.extend(_steps(plan))
    if session is not None and session.source:
        lines.extend((Content(), Content.styled(f"From: {session.source}", QUIET)))
    return Content("\n").join(lines)


def _note(note: PlanNote) -> Content:
    place = "" if note.line is None else f" (line {note.line}, column {note.column})"
    return Content.assemble(("note ", "bold $text-warning"), note.text, (place, QUIET))


def _steps(plan: Plan) -> list[Content]:
    lines, block, said = [], "", ""
    wide = max((len(step_words(step)) for step in plan.steps if _is_work(step)), default=0)
    for step in plan.steps:
        if step.block_name and step.block_name != block:
            block, said = step.block_name, ""
            lines.append(Content.styled(block, "bold $accent"))
        if not _is_work(step):
            lines.append(Content.styled(f"      {step_words(step)}", QUIET))
            continue
        asked = "" if step.goal is None else words.asked_of(step.goal)
        lines.append(_work(step, plan, wide, "" if asked == said else asked))
        said = asked
    return lines or [Content("Nothing is run.")]


def _is_work(step: PlanStep) -> bool:
    return step.kind is StepKind.WORK


def _work(step: PlanStep, plan: Plan, wide: int, asked: str) -> Content:
    """One piece of work; `asked` is the author's word for the goal where it is new."""
    number = "   " if step.rep is None else f"{step.rep:>3}"
    figure = "" if step.goal is None else words.figure_of(step.goal)
    tail = [asked] if asked else []
    if step.start_m:
        tail.append(f"from {start_words(step, plan.lap_m)}")
    if step.optional:
        tail.append("optional")
    return Content.assemble(
        (f"{number} ", QUIET),
        (step_words(step).ljust(wide), "bold" if step.rep is not None else ""),
        (f"  {figure:>6}", "bold"),
        ("  " + " · ".join(tail), QUIET),
    )


def error_content(error: BellLapError) -> Content:
    """An error as it is read: the sentence, the line with its caret, the ways out."""
    return Content.styled(str(error), "$text-error")
