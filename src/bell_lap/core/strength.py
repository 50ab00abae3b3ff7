"""Sets of movements: the one whose figures can be changed now, and the inputs that change them.

Nothing is invented: a load that nobody gave stays unknown. The first step of a load that is not
known yet puts the usual one, the next steps move it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core.inputs import SetDone
from bell_lap.core.plan import MeasureKind
from bell_lap.core.session import Load
from bell_lap.core.state import Ended, Run, State

LOAD_STEPS = {"kg": 2_500, "lb": 5_000}
"""What one step of a load is, in thousandths: a small disc on each side."""
EMPTY_BARS = {"kg": 20_000, "lb": 45_000}
"""Where a load begins of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """What was done in one set."""

    reps: int | None
    """None where only the movement is named and nobody counted."""
    load: Load | None = None


@dataclass(frozen=True, slots=True)
class SetAtHand:
    """The set of movements under way, or the one just done."""

    step: int
    attempt: int
    movement: str
    """Its name; empty where it has none."""
    planned: Lifted
    done: Lifted
    """What it counts as by now: what a person said, else what is planned."""
    running: bool
    usual: Load | None
    """The load of the set before it of this movement, in this workout."""

    @property
    def unit(self) -> str:
        """What its load is given in."""
        return "kg" if self.planned.load is None else self.planned.load.unit


def movement_key(name: str) -> str:
    """A movement's name for finding it again: letters' case and blanks do not matter."""
    return " ".join(name.split()).casefold()


def set_at_hand(state: State) -> SetAtHand | None:
    """The set under way, else the one just done; None where other work was done after it."""
    run = state.last_work
    if run is None or run.step.measure is not MeasureKind.COUNT:
        return None
    step = run.step
    planned = Lifted(step.count, step.load)
    said = lifted(run)
    return SetAtHand(
        step=step.index,
        attempt=run.attempt,
        movement=step.label or "",
        planned=planned,
        done=Lifted(planned.reps if said.reps is None else said.reps, said.load),
        running=run.open,
        usual=_load_before(state, run),
    )


def lifted(run: Run) -> Lifted:
    """What was done in one attempt at a set; what nobody said is as planned once it is done."""
    reps = run.reps_done
    if reps is None and run.ended is Ended.FINISH:
        reps = run.step.count
    return Lifted(reps, run.load_done or run.step.load)


def _load_before(state: State, run: Run) -> Load | None:
    name = movement_key(run.step.label or "")
    for earlier in reversed(state.runs[: state.runs.index(run)]):
        same = earlier.step.measure is MeasureKind.COUNT
        if same and movement_key(earlier.step.label or "") == name:
            load = lifted(earlier).load
            if load is not None:
                return load
    return None


def changed(
    at_hand: SetAtHand,
    at_ms: int,
    *,
    reps_by: int = 0,
    load_by: int = 0,
    usual: Load | None = None,
) -> SetDone:
    """So many repetitions and so many steps of the load more (plus) or fewer (minus).

    `usual` is where the load begins if neither this set nor one before it in this workout has one.
    """
    reps = None if not reps_by else max(0, (at_hand.done.reps or 0) + reps_by)
    load = None if not load_by else _moved_load(at_hand, load_by, usual)
    return SetDone(at_ms, at_hand.step, at_hand.attempt, reps, load)


def _moved_load(at_hand: SetAtHand, steps: int, usual: Load | None) -> int:
    unit, load = at_hand.unit, at_hand.done.load
    if load is not None:
        return max(0, load.thousandths + steps * LOAD_STEPS.get(unit, LOAD_STEPS["kg"]))
    for known in (at_hand.usual, usual):
        if known is not None and known.unit == unit:
            return known.thousandths
    return EMPTY_BARS.get(unit, EMPTY_BARS["kg"])
