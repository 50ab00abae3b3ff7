"""Sets of movements: what is to be done, what was done, and the inputs that mend that."""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core import inputs
from bell_lap.core.plan import MeasureKind, PlanStep
from bell_lap.core.result import StepResult
from bell_lap.core.session import Load
from bell_lap.core.state import State
from bell_lap.core.units import decimal
from bell_lap.tui.widgets.frame import Figure

LOAD_STEP = {"kg": 2_500, "lb": 5_000}
"""How far a key moves the load, in thousandths: a pair of the smallest plates."""
HINT = "↑ ↓ repetitions, < > load"


@dataclass(frozen=True, slots=True)
class SetDone:
    """A set under way or just done, with what was really done of it so far as is known."""

    step: int
    attempt: int
    reps: int | None
    load: Load | None
    open: bool


def set_at_hand(state: State) -> SetDone | None:
    """The set under way, else the one just done; None where the last work was no set."""
    run = state.last_work
    if run is None or run.step.measure is not MeasureKind.COUNT:
        return None
    reps = run.step.count if run.reps_done is None else run.reps_done
    return SetDone(run.step.index, run.attempt, reps, run.load_done or run.step.load, run.open)


def more_reps(done: SetDone, at_ms: int, by: int) -> inputs.SetDone | None:
    """The input for `by` repetitions more than stand there; None where that is less than none."""
    reps = (done.reps or 0) + by
    return None if reps < 0 else inputs.SetDone(at_ms, done.step, done.attempt, reps=reps)


def more_load(done: SetDone, at_ms: int, steps: int) -> inputs.SetDone | None:
    """The input for a load so many steps heavier, to the next whole step; None below nothing."""
    load = done.load or Load(0)
    size = LOAD_STEP.get(load.unit, 1_000)
    whole = load.thousandths // size if steps > 0 else -(-load.thousandths // size)
    new = (whole + steps) * size
    if new < 0:
        return None
    return inputs.SetDone(at_ms, done.step, done.attempt, load_thousandths=new)


def is_set(step: PlanStep) -> bool:
    """Whether there is a count or a load to show; a movement that is only named has its clock."""
    return step.measure is MeasureKind.COUNT and (step.count is not None or step.load is not None)


def figures(step: PlanStep, done: SetDone | None) -> tuple[Figure, ...]:
    """What is to be done, or was, drawn large; a movement without a count has its name alone."""
    here = done if done is not None and done.open and done.step == step.index else None
    reps = step.count if here is None else here.reps
    load = step.load if here is None else here.load
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


def done_words(done: SetDone) -> str:
    """`5 x 100kg`, `5 reps`, `done`."""
    return _words(done.reps, done.load) or "done"


def of_result(rep: StepResult) -> str:
    """What a hand has entered of a set; empty where nothing was."""
    if rep.measure is not MeasureKind.COUNT:
        return ""
    return _words(rep.reps_done, rep.load_done)


def _words(reps: int | None, load: Load | None) -> str:
    weight = (
        "" if load is None or not load.thousandths else f"{decimal(load.thousandths)}{load.unit}"
    )
    if reps is None:
        return weight
    return f"{reps} x {weight}" if weight else f"{reps} {'rep' if reps == 1 else 'reps'}"


def last_time_figure(text: str) -> Figure:
    """What was done last time, beside the set."""
    return Figure("", ("Last time", text))
