"""One workout as charts: its reps against their goal, and the laps within one rep."""

from __future__ import annotations

from collections.abc import Sequence

from bell_lap.core.analysis import LAP_M, halves, pace_ms
from bell_lap.core.plan import MeasureKind, Range
from bell_lap.core.result import Flag, MarkResult, StepResult, WorkoutResult
from bell_lap.core.units import format_metres, format_time
from bell_lap.tui import words
from bell_lap.tui.result_words import place_of
from bell_lap.tui.widgets.lap_chart import LapPlot, LapSpan
from bell_lap.tui.widgets.rep_chart import RepDot, RepPlot
from bell_lap.tui.workout_rows import NONE

NO_REPS = "No rep has a time."
SAY_NOTHING = "Reps by the clock or by a count: their times say nothing."
NO_NEWS = (MeasureKind.TIME, MeasureKind.COUNT)
NO_LAPS = "No laps within it."
PER_LAP = format_metres(LAP_M)


def rep_plot(result: WorkoutResult, step: int | None) -> RepPlot:
    """The reps that stand, with the one at that place of `result.steps` under the cursor.

    Reps of one length are drawn by their times; else by their deltas where all have a goal; else by
    their paces over 400 m.
    """
    reps = [rep for rep in result.reps if not rep.running]
    here = None if step is None else result.steps[step]
    chosen = next((place for place, rep in enumerate(reps) if rep is here), None)
    if not any(_value(rep) is not None for rep in reps):
        return RepPlot("Reps", instead=NO_REPS)
    if all(rep.measure in NO_NEWS for rep in reps):
        return RepPlot("Reps", instead=SAY_NOTHING)
    if len({(rep.measure, rep.distance_m) for rep in reps}) == 1:
        dots = [_dot(rep, _value(rep), rep.goal_ms) for rep in reps]
        return RepPlot(_title("Reps", dots), tuple(dots), chosen)
    if all(rep.delta_ms is not None for rep in reps if _value(rep) is not None):
        dots = [_dot(rep, rep.delta_ms, Range(0, 0)) for rep in reps]
        return RepPlot(_title("Deltas", dots), tuple(dots), chosen, deltas=True)
    dots = [_paced(rep) for rep in reps]
    title = _title(f"Paces, {PER_LAP}", dots)
    return RepPlot(title, tuple(dots), chosen, instead=NO_REPS)


def _value(rep: StepResult) -> int | None:
    """Its time, where it was run to its end."""
    cut = {Flag.DID_NOT_FINISH, Flag.NOT_FINISHED}
    return None if cut & set(rep.flags) else rep.elapsed_ms


def _dot(rep: StepResult, value_ms: int | None, goal: Range | None) -> RepDot:
    asked = None if goal is None else (goal.min, goal.max)
    return RepDot(str(rep.rep), value_ms, asked, rep.counts)


def _paced(rep: StepResult) -> RepDot:
    value_ms, far_m = _value(rep), rep.distance_m
    if value_ms is None or not far_m:
        return _dot(rep, None, None)
    goal = rep.goal_ms
    asked = None if goal is None else Range(pace_ms(goal.min, far_m), pace_ms(goal.max, far_m))
    return _dot(rep, pace_ms(value_ms, far_m), asked)


def _title(what: str, dots: Sequence[RepDot]) -> str:
    """With what the signs mean that are not plain."""
    parts = [what, "fast is up"]
    if any(dot.goal_ms for dot in dots):
        parts.append("╌ goal")
    if any(not dot.sure and dot.value_ms is not None for dot in dots):
        parts.append("○ no best")
    return " · ".join(parts)


# --- laps -----------------------------------------------------------------------------------------


def lap_plot(step: StepResult | None, *, places: int = 1) -> LapPlot:
    """The laps within one rep, at their pace over 400 m; by their times where no place is known."""
    if step is None:
        return LapPlot("Laps", instead=NO_LAPS)
    marks = [mark for mark in step.marks if mark.lap_ms is not None and mark.split_ms is not None]
    what = f"Rep {step.rep}" if step.rep is not None else step.label
    if len(marks) < 2:
        return LapPlot(f"{what}: laps", instead=NO_LAPS)
    if any(mark.distance_m is None for mark in marks):
        return LapPlot(f"{what}: laps · fast is up", _by_time(marks, places))
    return LapPlot(_lap_title(what, step), _by_place(marks, places))


def _lap_title(what: str, step: StepResult) -> str:
    cut = halves(step)
    if cut is None:
        return f"{what}: laps, pace for {PER_LAP}"
    one, other = format_time(cut.first_ms), format_time(cut.second_ms)
    delta = words.delta_of(cut.difference_ms).text[2:]
    second = "even" if delta.endswith("even") else f"{delta} per {PER_LAP}"
    return f"{what}: {one} + {other}, 2nd half {second}"


def _by_place(marks: Sequence[MarkResult], places: int) -> tuple[LapSpan, ...]:
    spans: list[LapSpan] = []
    start, goal_before = 0.0, 0
    for mark in marks:
        end, lap_ms = mark.distance_m or 0.0, mark.lap_ms or 0
        if end <= start:
            continue
        asked = None
        if mark.goal_split_ms is not None:
            asked = pace_ms(mark.goal_split_ms - goal_before, end - start)
            goal_before = mark.goal_split_ms
        spans.append(
            LapSpan(start, end, pace_ms(lap_ms, end - start), _word(mark, places),
                    place_of(mark), asked)
        )  # fmt: skip
        start = end
    return tuple(spans)


def _by_time(marks: Sequence[MarkResult], places: int) -> tuple[LapSpan, ...]:
    return tuple(
        LapSpan(
            (mark.split_ms or 0) - (mark.lap_ms or 0), mark.split_ms or 0, mark.lap_ms or 0,
            _word(mark, places), place_of(mark),
        )
        for mark in marks
    )  # fmt: skip


def _word(mark: MarkResult, places: int) -> str:
    if mark.lap_ms is None:
        return NONE
    guessed = "~" if Flag.ESTIMATED in mark.flags else ""
    return f"{guessed}{format_time(mark.lap_ms, places)}"
