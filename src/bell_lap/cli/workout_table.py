"""One workout as text: each rep with its laps, goal and delta, and the recoveries between."""

from __future__ import annotations

from collections.abc import Iterator

from bell_lap.cli.output import Column, Row, print_lines, print_table
from bell_lap.core.change_phrases import (
    change_words,
    done_words,
    place_words,
    planned_goal_words,
)
from bell_lap.core.changes import Change
from bell_lap.core.phrases import range_words
from bell_lap.core.plan import Plan, Range, StepKind
from bell_lap.core.result import Flag, MarkResult, Status, StepResult, WorkoutResult
from bell_lap.core.units import format_clock, format_delta, format_metres, format_time
from bell_lap.history.listing import result_line
from bell_lap.history.results import changes_of
from bell_lap.history.stored import StoredWorkout

COLUMNS = (
    Column("rep", right=True),
    Column("what", wide=True),
    Column("time", right=True),
    Column("goal", right=True),
    Column("delta", right=True),
    Column("laps", wide=True),
    Column("flags", wide=True),
)
CHANGE_COLUMNS = (
    Column("at", right=True),
    Column("at rep"),
    Column("changed on the move", wide=True),
)
STANDING = {
    Status.RUNNING: "not finished: `bell-lap resume` goes on with it",
    Status.STOPPED: "stopped before its end",
    Status.FINISHED: "",
}


def print_workout(stored: StoredWorkout, result: WorkoutResult) -> None:
    """The heading, a table of the steps, and the result in one line."""
    summary = stored.summary
    zone = summary.started_at[-6:]
    when = f"{summary.started_at[:10]} {summary.started_at[11:16]} {zone} {summary.zone}"
    print_lines(
        [
            f"#{stored.id} {stored.title}",
            " · ".join(filter(None, (when, summary.runner, STANDING[result.status]))),
        ]
    )
    if stored.readonly_reason is not None:
        print_lines([f"Only to be looked at: {stored.readonly_reason}"])
    print_lines([""])
    rows = list(step_rows(result, stored.plan))
    if rows:
        print_table(COLUMNS, rows)
    else:
        print_lines(["Nothing was run."])
    changed = [change_row(change) for change in changes_of(stored)]
    if changed:
        print_lines([""])
        print_table(CHANGE_COLUMNS, changed)
    line = result_line(result)
    if line:
        print_lines(["", line])


def change_row(change: Change) -> Row:
    """One change of the plan: when, at which rep, and what it became."""
    return Row((format_clock(change.at_ms), place_words(change), change_words(change)))


def step_rows(result: WorkoutResult, plan: Plan) -> Iterator[Row]:
    """A row for each attempt, with a heading where a block begins; gates are left out."""
    block = ""
    for step in result.steps:
        if step.kind is StepKind.GATE:
            continue
        if step.block_name != block:
            block = step.block_name
            yield Row((block,), "heading")
        yield recovery_row(step) if step.kind is StepKind.RECOVERY else work_row(step, plan)


def work_row(step: StepResult, plan: Plan) -> Row:
    """A rep, a float, a warm-up or a cool-down; with what was planned where that was another."""
    rep = "" if step.rep is None or step.of is None else f"{step.rep}/{range_words(step.of)}"
    return Row(
        (
            rep,
            step.label,
            "" if step.elapsed_ms is None else format_time(step.elapsed_ms),
            ", ".join(filter(None, (goal(step), planned_goal_words(plan, step)))),
            "" if step.delta_ms is None else format_delta(step.delta_ms),
            done_words(plan, step) or laps(step.marks),
            flags(step),
        ),
        "dim" if step.rep is None or Flag.REPLACED in step.flags else "strong",
    )


def recovery_row(step: StepResult) -> Row:
    """A recovery: how long it was, and how long it was to be."""
    planned = "" if step.planned_ms is None else _clocks(step.planned_ms)
    taken = "" if step.elapsed_ms is None else format_clock(step.elapsed_ms)
    return Row(("", f"  {step.label}", taken, planned, "", "", flags(step)), "dim")


def goal(step: StepResult) -> str:
    """The goal of a rep as a time, or in its author's words."""
    if step.goal_ms is None:
        return step.goal_text
    if step.goal_ms.is_one:
        return format_time(step.goal_ms.max)
    return f"{format_time(step.goal_ms.min)}-{format_time(step.goal_ms.max)}"


def laps(marks: tuple[MarkResult, ...]) -> str:
    """`200m 36.9, 600m 75.2 (+0.4)`: each lap with the delta at its mark; a missed one is a dash.

    A rep with one mark has no laps beside its time.
    """
    if len(marks) < 2:
        return ""
    return ", ".join(_lap(mark) for mark in marks)


def _lap(mark: MarkResult) -> str:
    where = "" if mark.distance_m is None else f"{format_metres(mark.distance_m)} "
    if mark.split_ms is None or mark.lap_ms is None:
        return f"{where}missed"
    covers = f" for {mark.laps} laps" if mark.laps > 1 else ""
    delta = "" if mark.delta_ms is None else f" ({format_delta(mark.delta_ms)})"
    said = [flag.value for flag in mark.flags if flag is not Flag.COVERS_MORE]
    return " ".join(filter(None, (f"{where}{format_time(mark.lap_ms)}{covers}{delta}", *said)))


def flags(step: StepResult) -> str:
    """What must be known of it."""
    words = [flag.value for flag in step.flags]
    if step.running:
        words.append("under way")
    return ", ".join(words)


def _clocks(ms: Range) -> str:
    if ms.is_one:
        return format_clock(ms.max)
    return f"{format_clock(ms.min)}-{format_clock(ms.max)}"
