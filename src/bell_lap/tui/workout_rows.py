"""One workout as rows: every rep with its goal, its delta, the recovery after it, its laps."""

from __future__ import annotations

from collections.abc import Container, Iterator

from bell_lap.core import change_phrases
from bell_lap.core.plan import Plan, StepKind
from bell_lap.core.result import Flag, MarkResult, StepResult, WorkoutResult
from bell_lap.core.units import format_time
from bell_lap.tui import result_words, words
from bell_lap.tui.widgets.rep_list import RepCells

NONE = "—"
"""Stands for a lap that nobody tapped."""


def rows_of(
    result: WorkoutResult, plan: Plan, opened: Container[int] = (), *, places: int = 1
) -> tuple[RepCells, ...]:
    """The rows in order, times with `places` decimals.

    `opened` are the places in `result.steps` whose laps have rows of their own.
    """
    rests = rests_of(result)
    rows: list[RepCells] = []
    block = ""
    for place, step in enumerate(result.steps):
        if step.kind is StepKind.GATE or place in rests.values():
            continue
        if step.block_name and step.block_name != block:
            block = step.block_name
            rows.append(RepCells(place, block, is_block=True))
        rest = None if place not in rests else result.steps[rests[place]]
        rows.append(_row(place, step, rest, plan, places))
        if place in opened and len(step.marks) > 1:
            rows.extend(_lap_rows(place, step, places))
    return tuple(rows)


def rests_of(result: WorkoutResult) -> dict[int, int]:
    """For each piece of work that a recovery follows, by its place, the recovery's place."""
    found: dict[int, int] = {}
    for place, (step, after) in enumerate(zip(result.steps, result.steps[1:], strict=False)):
        if step.kind is StepKind.WORK and after.kind is StepKind.RECOVERY:
            found[place] = place + 1
    return found


def name_of(step: StepResult) -> str:
    """`3. 400m`, which attempt where it is not the only one; the label alone of what is no rep."""
    tries = step.attempt > 1 or Flag.REPLACED in step.flags
    again = f" ({step.attempt})" if tries else ""
    return f"{'  ' if step.rep is None else f'{step.rep:>2}.'} {step.label}{again}"


def time_of(step: StepResult, places: int) -> str:
    """Its time, an estimate with a `~`; `under way`, `no time`."""
    if step.running:
        return "under way"
    if step.elapsed_ms is None:
        return "no time"
    guessed = "~" if Flag.ESTIMATED in step.flags else ""
    return f"{guessed}{format_time(step.elapsed_ms, places)}"


def _row(
    place: int, step: StepResult, rest: StepResult | None, plan: Plan, places: int
) -> RepCells:
    planned = result_words.planned_rest(step)
    if step.kind is StepKind.WORK:
        goal = change_phrases.planned_goal_words(plan, step)
        planned = f"goal {goal}" if goal else ""
    done = change_phrases.done_words(plan, step)
    flags = ", ".join(flag.value for flag in step.flags)
    return RepCells(
        place, name_of(step), time_of(step, places), words.delta_of(step.delta_ms),
        goal_of(step, places), "" if rest is None else rest_of(rest),
        " · ".join(part for part in (flags, planned, done) if part),
        laps_of(step, places), is_rep=step.rep is not None,
    )  # fmt: skip


def goal_of(step: StepResult, places: int) -> str:
    """What was asked: as a time where it is one, else in the author's words."""
    if step.kind is not StepKind.WORK:
        return ""
    if step.goal_ms is None:
        return step.goal_text
    slowest = format_time(step.goal_ms.max, places)
    return slowest if step.goal_ms.is_one else f"{format_time(step.goal_ms.min, places)}-{slowest}"


def rest_of(rest: StepResult) -> str:
    """A recovery as it was, with what was planned where that was another: `1:47.0 of 90.0`."""
    if rest.elapsed_ms is None:
        return "under way" if rest.running else NONE
    planned = result_words.planned_rest(rest).removesuffix(" planned")
    return format_time(rest.elapsed_ms) + (f" of {planned}" if planned else "")


def laps_of(step: StepResult, places: int) -> str:
    """The laps of a rep in a line, `35.4 36.1`; one that covers two is `72.0/2`."""
    return " ".join(_lap_word(mark, places) for mark in step.marks) if len(step.marks) > 1 else ""


def _lap_word(mark: MarkResult, places: int) -> str:
    if mark.lap_ms is None:
        return NONE
    guessed = "~" if Flag.ESTIMATED in mark.flags else ""
    several = f"/{mark.laps}" if mark.laps > 1 else ""
    return f"{guessed}{format_time(mark.lap_ms, places)}{several}"


def _lap_rows(place: int, step: StepResult, places: int) -> Iterator[RepCells]:
    for mark in step.marks:
        at = result_words.place_of(mark)
        if mark.split_ms is None:
            yield RepCells(place, f"     {at}", "missed", is_lap=True)
            continue
        goal = "" if mark.goal_split_ms is None else format_time(mark.goal_split_ms, places)
        flags = ", ".join(flag.value for flag in mark.flags)
        yield RepCells(
            place, f"     {at}", format_time(mark.split_ms, places), words.delta_of(mark.delta_ms),
            goal, f"lap {_lap_word(mark, places)}", flags, is_lap=True,
        )  # fmt: skip
