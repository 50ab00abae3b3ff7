"""A workout's result as rows for the summary and the history."""

from __future__ import annotations

from textual.content import Content

from bell_lap.core.plan import StepKind
from bell_lap.core.result import Flag, MarkResult, Status, StepResult, WorkoutResult
from bell_lap.core.units import format_clock, format_metres, format_time
from bell_lap.tui import words
from bell_lap.tui.widgets.frame import QUIET

_STATUS = {Status.FINISHED: "Finished", Status.STOPPED: "Stopped", Status.RUNNING: "Under way"}


def headline(result: WorkoutResult) -> str:
    """`Finished · 9 reps · 3600m · mean 71.4 · fastest 70.2 · 42:10 in all`."""
    reps = [rep for rep in result.reps if not rep.running]
    parts = [_STATUS[result.status], words.counted(len(reps), "rep")]
    run_m = sum(rep.distance_m or 0 for rep in reps if Flag.DID_NOT_FINISH not in rep.flags)
    if run_m:
        parts.append(format_metres(run_m))
    times = [rep.elapsed_ms for rep in reps if rep.counts and rep.elapsed_ms is not None]
    alike = len({rep.label for rep in reps}) == 1
    if len(times) > 1 and alike:
        parts.append(f"mean {format_time(round(sum(times) / len(times)))}")
        parts.append(f"fastest {format_time(min(times))}")
    parts.append(f"{format_clock(result.end_ms)} in all")
    return " · ".join(parts)


def rows(result: WorkoutResult, *, places: int = 1) -> Content:
    """Every rep with its laps, and the recovery after it; `places` decimals of a second."""
    shown = [step for step in result.steps if step.kind is not StepKind.GATE]
    if not shown:
        return Content("Nothing was run.")
    block, lines = "", []
    wide = max(len(_name(step)) for step in shown)
    for step in shown:
        if step.block_name and step.block_name != block:
            block = step.block_name
            lines.append(Content.styled(block, "bold $accent"))
        lines.append(_step_line(step, wide, places))
        if len(step.marks) > 1:
            lines.extend(_mark_line(mark, wide, places) for mark in step.marks)
    return Content("\n").join(lines)


def _name(step: StepResult) -> str:
    if step.rep is not None:
        again = f" (attempt {step.attempt})" if step.attempt > 1 else ""
        return f"{step.rep}. {step.label}{again}"
    return f"   {step.label}"


def _step_line(step: StepResult, wide: int, places: int) -> Content:
    time = "" if step.elapsed_ms is None else format_time(step.elapsed_ms, places)
    work = step.kind is StepKind.WORK
    delta = words.delta_of(step.delta_ms)
    goal = f"  {step.goal_text}" if work and step.goal_text else ""
    return Content.assemble(
        (_name(step).ljust(wide), "bold" if step.rep is not None else QUIET),
        (f"  {time:>8}", "bold" if step.rep is not None else QUIET),
        (f"  {delta.text:<13}" if step.rep is not None else "", delta.tone.value),
        (goal, QUIET),
        (flags(step.flags), "italic $text-warning"),
    )


def _mark_line(mark: MarkResult, wide: int, places: int) -> Content:
    place = f"tap {mark.mark + 1}" if mark.distance_m is None else format_metres(mark.distance_m)
    if mark.split_ms is None:
        return Content.styled(f"{place:>{wide}}  {'missed':>8}", QUIET)
    delta = words.delta_of(mark.delta_ms)
    lap = "" if mark.lap_ms is None else format_time(mark.lap_ms, places)
    return Content.assemble(
        (f"{place:>{wide}}  {format_time(mark.split_ms, places):>8}", QUIET),
        (f"  {delta.text:<13}", delta.tone.value),
        f"  lap {lap}",
        (flags(mark.flags), "italic $text-warning"),
    )


def flags(marked: tuple[Flag, ...]) -> str:
    """The flags of a time in their own words, with two blanks before them; empty for none."""
    return "  " + ", ".join(flag.value for flag in marked) if marked else ""
