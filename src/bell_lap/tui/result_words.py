"""A workout's result as rows for the summary and the history."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from bell_lap.core import change_phrases
from bell_lap.core.changes import Change
from bell_lap.core.plan import Plan, Range, StepKind
from bell_lap.core.result import Flag, MarkResult, Status, StepResult, WorkoutResult
from bell_lap.core.units import format_clock, format_metres, format_time
from bell_lap.tui import words
from bell_lap.tui.widgets.frame import QUIET

SECOND_MS = 1_000
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
    if result.whole_ms is not None:
        parts.append(f"{format_clock(result.whole_ms)} in all")
    return " · ".join(parts)


def rows(result: WorkoutResult, *, places: int = 1, plan: Plan | None = None) -> Content:
    """Every rep with its laps, and the recovery after it; `places` decimals of a second.

    With its plan it also tells what was planned where something else was done.
    """
    shown = [step for step in result.steps if step.kind is not StepKind.GATE]
    if not shown:
        return Content("Nothing was run.")
    block, lines = "", []
    wide = max(len(_name(step)) for step in shown)
    for step in shown:
        if step.block_name and step.block_name != block:
            block = step.block_name
            lines.append(Content.styled(block, "bold $accent"))
        lines.append(_step_line(step, wide, places, plan))
        if len(step.marks) > 1:
            lines.extend(_mark_line(mark, wide, places) for mark in step.marks)
    return Content("\n").join(lines)


def _name(step: StepResult) -> str:
    if step.rep is not None:
        again = f" (attempt {step.attempt})" if step.attempt > 1 else ""
        return f"{step.rep}. {step.label}{again}"
    return f"   {step.label}"


def changed(made: Sequence[Change]) -> Content:
    """What was changed on the move, a line each under a heading; empty for nothing."""
    if not made:
        return Content()
    wide = max(len(change_phrases.place_words(change)) for change in made)
    lines = [Content.styled("Changed on the move", "bold $accent")]
    for change in made:
        place = change_phrases.place_words(change).ljust(wide)
        at = f"{format_clock(change.at_ms):>8}  {place}  "
        lines.append(Content.assemble((at, QUIET), change_phrases.change_words(change)))
    return Content("\n").join(lines)


def _step_line(step: StepResult, wide: int, places: int, plan: Plan | None) -> Content:
    time = "" if step.elapsed_ms is None else format_time(step.elapsed_ms, places)
    work = step.kind is StepKind.WORK
    delta = words.delta_of(step.delta_ms)
    goal = f"  {step.goal_text}" if work and step.goal_text else ""
    return Content.assemble(
        (_name(step).ljust(wide), "bold" if step.rep is not None else QUIET),
        (f"  {time:>8}", "bold" if step.rep is not None else QUIET),
        (f"  {delta.text:<13}" if step.rep is not None else "", delta.tone.value),
        (goal, QUIET),
        (_planned(step, plan), QUIET),
        (flags(step.flags), "italic $text-warning"),
    )


def _planned(step: StepResult, plan: Plan | None) -> str:
    """What was planned where something else was done: a goal, a recovery; what was done of a set.

    With two blanks before it.
    """
    if plan is None:
        return ""
    if step.kind is StepKind.RECOVERY:
        rest = planned_rest(step)
        return f"  {rest}" if rest else ""
    said = (change_phrases.done_words(plan, step), change_phrases.planned_goal_words(plan, step))
    return "".join(f"  {words}" for words in said if words)


def planned_rest(step: StepResult) -> str:
    """`90.0 planned` where a recovery was another by a second or more; else empty."""
    span, taken_ms = step.planned_ms, step.elapsed_ms
    if span is None or taken_ms is None or step.running:
        return ""
    as_planned = span.min - SECOND_MS < taken_ms < span.max + SECOND_MS
    return "" if as_planned else f"{_span(span)} planned"


def _span(ms: Range) -> str:
    if ms.is_one:
        return format_time(ms.max)
    return f"{format_time(ms.min)}-{format_time(ms.max)}"


def place_of(mark: MarkResult) -> str:
    """`600m`; `tap 3` where the place is not known."""
    return f"tap {mark.mark + 1}" if mark.distance_m is None else format_metres(mark.distance_m)


def _mark_line(mark: MarkResult, wide: int, places: int) -> Content:
    place = place_of(mark)
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
