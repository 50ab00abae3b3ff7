"""A plan as text: what was understood, every step with its goal, and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterator

from bell_lap.cli.output import Column, Row
from bell_lap.core.pacing import goal_at_ms
from bell_lap.core.phrases import (
    goal_time_words,
    goal_words,
    range_words,
    start_words,
    step_words,
)
from bell_lap.core.plan import Plan, PlanNote, PlanStep, Range, StepKind, Totals
from bell_lap.core.session import Place
from bell_lap.core.units import MILE_M, MINUTE_MS, decimal, format_clock, format_metres, format_time

COLUMNS = (
    Column("rep", right=True),
    Column("set", right=True),
    Column("what", wide=True),
    Column("goal", right=True),
    Column("asked", wide=True),
    Column("at the marks", wide=True),
    Column("starts at", wide=True),
)


def plan_rows(plan: Plan) -> list[Row]:
    """A row for each step, with a heading where a block begins."""
    rows: list[Row] = []
    block = None
    for step in plan.steps:
        if step.block != block and step.kind is not StepKind.GATE:
            block = step.block
            if step.block_name:
                rows.append(Row((step.block_name,), "heading"))
        rows.append(_row(step, plan))
    return rows


def _row(step: PlanStep, plan: Plan) -> Row:
    if step.kind is not StepKind.WORK:
        return Row(("", "", f" {step_words(step)}", "", "", "", ""), "dim")
    rep = "" if step.rep is None or step.of is None else f"{step.rep}/{range_words(step.of)}"
    sets = "" if step.set is None else f"{step.set}/{step.sets}"
    optional = " (optional)" if step.optional else ""
    return Row(
        (
            rep,
            sets,
            step_words(step) + optional,
            *_goal(step),
            ", ".join(_splits(step)),
            _start(step, plan),
        ),
        "" if step.is_rep else "dim",
    )


def _goal(step: PlanStep) -> tuple[str, str]:
    """The goal as a figure, and as its author says it where that is something else."""
    if step.goal is None:
        return "", ""
    figure, said = goal_time_words(step.goal), goal_words(step.goal)
    if figure == said or (step.goal.time_ms is None and step.goal.pace is None):
        return "", said
    return figure, said


def _splits(step: PlanStep) -> Iterator[str]:
    """The goals at the marks before the finish."""
    if step.goal is None:
        return
    for mark in step.marks[:-1]:
        if mark.distance_m is None:
            continue
        split_ms = goal_at_ms(step.goal, mark.distance_m)
        if split_ms is not None:
            yield f"{format_metres(mark.distance_m)} {format_time(split_ms)}"


def _start(step: PlanStep, plan: Plan) -> str:
    if plan.place is not Place.TRACK or not step.is_rep:
        return ""
    return start_words(step, plan.lap_m).removeprefix("the ")


def note_line(note: PlanNote) -> str:
    """A note with its place."""
    where = "" if note.line is None else f"{note.line}:{note.column}: "
    return f"note: {where}{note.text}"


def totals_lines(totals: Totals) -> list[str]:
    """What it adds up to, a sentence a line."""
    lines = []
    if totals.reps.max:
        work = f"{range_words(totals.reps)} {'rep' if totals.reps.max == 1 else 'reps'}"
        if totals.work_mm.max:
            work += f", {far(totals.work_mm)} of work"
        if totals.work_ms.max:
            work += f" in {span(totals.work_ms)}"
        lines.append(work)
    rest = [
        text
        for text in (
            span(totals.recovery_ms) if totals.recovery_ms.max else "",
            far(totals.recovery_mm) if totals.recovery_mm.max else "",
        )
        if text
    ]
    if rest:
        lines.append(f"recoveries {' and '.join(rest)}")
    return lines


def length_line(totals: Totals, local_ms: int | None = None) -> str:
    """How long it takes, and when it would be over if it began now.

    `local_ms` is the wall clock in ms since midnight; without it the second half is left out.
    """
    if totals.estimated_ms is None:
        return "how long it takes cannot be told: some steps have no expected time"
    length = f"about {format_clock(totals.estimated_ms)} in all"
    if local_ms is None:
        return length
    over_min = (local_ms + totals.estimated_ms + MINUTE_MS // 2) // MINUTE_MS % (24 * 60)
    return f"{length}, over at {over_min // 60:02d}:{over_min % 60:02d} if you begin now"


def far(mm: Range) -> str:
    """A distance in metres, in miles too from 3 of them: `3600m`, `1600m-2000m`."""
    least, most = _metres(mm.min), _metres(mm.max)
    text = most if mm.is_one else f"{least}-{most}"
    if mm.min >= 3 * MILE_M * 1000:
        text += f" ({decimal(round(mm.min / MILE_M / 100) * 100)} miles)"
    return text


def span(ms: Range) -> str:
    """A time in minutes and seconds, or from one to another."""
    if ms.is_one:
        return format_clock(ms.max)
    return f"{format_clock(ms.min)} to {format_clock(ms.max)}"


def _metres(mm: int) -> str:
    """Whole metres where it is whole, else tenths."""
    return f"{decimal(mm if mm % 1000 == 0 else round(mm / 100) * 100)}m"
