"""Sets of movements as they are shown: what is to be done, and what was done."""

from __future__ import annotations

from bell_lap.core.plan import MeasureKind, PlanStep
from bell_lap.core.result import StepResult
from bell_lap.core.set_phrases import lifted_words
from bell_lap.core.strength import Lifted, SetAtHand
from bell_lap.core.units import decimal
from bell_lap.tui.widgets.frame import Figure

HINT = "↑ ↓ repetitions, < > load"


def is_set(step: PlanStep) -> bool:
    """Whether there is a count or a load to show; a movement that is only named has its clock."""
    return step.measure is MeasureKind.COUNT and (step.count is not None or step.load is not None)


def figures(step: PlanStep, done: SetAtHand | None) -> tuple[Figure, ...]:
    """What is to be done, or was, drawn large; a movement without a count has its name alone."""
    here = done if done is not None and done.running and done.step == step.index else None
    reps = step.count if here is None else here.done.reps
    load = step.load if here is None else here.done.load
    found = []
    if reps is not None:
        asked = "" if step.count in (None, reps) else f"of {step.count}"
        word = "rep" if reps == 1 else "reps"
        found.append(Figure(str(reps), tuple(part for part in (word, asked) if part)))
    if load is not None and load.thousandths:
        planned = step.load
        asked = "" if planned in (None, load) else f"of {decimal(planned.thousandths)}"
        words = tuple(part for part in (load.unit, asked) if part)
        found.append(Figure(decimal(load.thousandths), words))
    return tuple(found)


def done_words(at_hand: SetAtHand) -> str:
    """`5 @ 100kg`, `5 reps`, `done`."""
    return lifted_words(at_hand.done) or "done"


def of_result(rep: StepResult) -> str:
    """What a hand has entered of a set; empty where nothing was."""
    if rep.measure is not MeasureKind.COUNT:
        return ""
    return lifted_words(Lifted(rep.reps_done, rep.load_done))


def last_time_figure(text: str) -> Figure:
    """What was done last time, beside the set."""
    return Figure("", ("Last time", text))
