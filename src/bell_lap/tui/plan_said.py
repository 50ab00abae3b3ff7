"""What was done to the plan on the move, in words: from the input and the views around it."""

from __future__ import annotations

from bell_lap.core import inputs
from bell_lap.core.inputs import Input
from bell_lap.core.plan import PlanStep, StepKind
from bell_lap.core.units import decimal, format_clock, format_time
from bell_lap.core.view import View
from bell_lap.tui import words
from bell_lap.tui.happenings import Said

_PLAIN: dict[type[Input], str] = {
    inputs.AddRep: "One more rep: {reps}",
    inputs.DropRep: "One rep fewer: {reps}",
    inputs.EnoughReps: "Enough: {reps}",
    inputs.RepeatRep: "That rep once more: {reps}",
    inputs.SkipBlock: "On to the next part",
    inputs.StartedNow: "The rep starts here; the recovery before it grows",
    inputs.RefuseEstimate: "No tap was missed there",
    inputs.RestorePress: "The press counts as a tap",
    inputs.DidNotFinish: "Did not finish: the laps are kept",
}


def plan_said(item: Input, before: View, after: View) -> Said | None:
    """The notice for an input that was taken; None for one that says enough by itself."""
    text = _text(item, before, after)
    return None if text is None else Said(text)


def _text(item: Input, before: View, after: View) -> str | None:
    reps = f"{words.reps_of(after.reps_all)} now"
    match item:
        case inputs.AdjustRecovery():
            return _recovery(item.by_ms, after)
        case inputs.LastRep():
            return f"{'This rep' if _in_work(before) else 'The next rep'} is the last: {reps}"
        case inputs.NewGoal():
            return f"New goal {format_time(item.time_ms)}: later goals move with it"
        case inputs.ShiftGoal():
            return _shifted(item.per_lap_ms, after)
        case inputs.AcceptEstimate():
            return f"Taken as an estimate: ~{format_time(item.split_ms)}"
        case _:
            plain = _PLAIN.get(type(item))
            return None if plain is None else plain.format(reps=reps)


def _recovery(by_ms: int, after: View) -> str:
    change = f"{decimal(abs(by_ms))} s {'longer' if by_ms > 0 else 'shorter'}"
    rests = after.step is not None and after.step.kind is StepKind.RECOVERY
    if rests and after.planned_ms is not None:
        return f"Recovery {change}: {format_clock(after.planned_ms)}"
    return f"The start is {decimal(abs(by_ms))} s {'later' if by_ms > 0 else 'sooner'}"


def _shifted(per_lap_ms: int, after: View) -> str:
    way = "slower" if per_lap_ms > 0 else "faster"
    rep = _rep(after)
    goal = "" if rep is None else words.goal_of(rep)
    tail = f": {goal}" if goal else ""
    return f"Goals {decimal(abs(per_lap_ms))} s a lap {way}{tail}"


def _in_work(view: View) -> bool:
    return view.step is not None and view.step.kind is StepKind.WORK and view.elapsed_ms > 0


def _rep(view: View) -> PlanStep | None:
    return view.step if view.step is not None and view.step.is_rep else view.next_step
