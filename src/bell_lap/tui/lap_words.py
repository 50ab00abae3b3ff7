"""The laps of a rep in words, for the lap editor. An estimate has a `~` and says so."""

from __future__ import annotations

from textual.content import Content

from bell_lap.core.laps import LapRow, LapSheet, RowKind
from bell_lap.core.phrases import range_words
from bell_lap.core.result import Flag, StepResult
from bell_lap.core.units import format_clock, format_metres, format_time
from bell_lap.core.view import ClockWay, Phase, View
from bell_lap.tui import framing, words
from bell_lap.tui.widgets.lap_list import LapCells


def cells_of(sheet: LapSheet, places: int) -> tuple[LapCells, ...]:
    """The rows of a sheet, times with `places` decimals."""
    guessed = {tap.mark for tap in sheet.taps if Flag.ESTIMATED in tap.flags}
    return tuple(_cells(sheet, row, guessed, places) for row in sheet.rows)


def _cells(sheet: LapSheet, row: LapRow, guessed: set[int | None], places: int) -> LapCells:
    goal = "" if row.goal_split_ms is None else format_time(row.goal_split_ms, places)
    if row.kind is RowKind.PRESS:
        several = f", {row.count} presses" if row.count > 1 else ""
        return LapCells("press", _time(row.split_ms, places), note=row.reason + several,
                        counts=False)  # fmt: skip
    if row.kind is not RowKind.TAP:
        word = "missed" if row.kind is RowKind.MISSED else "to come" if sheet.run.open else "no tap"
        return LapCells(place_of(row), word, goal=goal, note=_offer(sheet, row), counts=False)
    split, lap = _time(row.split_ms, places), _time(row.lap_ms, places)
    if row.mark in guessed:
        split = f"~{split}"
    if row.mark in guessed or row.before_mark in guessed:
        lap = f"~{lap}"
    note = framing.flag_words(row.flags)
    offer = _offer(sheet, row)
    return LapCells(
        place_of(row), split, lap, goal, words.delta_of(row.delta_ms),
        " · ".join(part for part in (note, offer) if part),
    )  # fmt: skip


def _time(ms: int | None, places: int) -> str:
    return "" if ms is None else format_time(ms, places)


def _offer(sheet: LapSheet, row: LapRow) -> str:
    return "missed?" if sheet.missed is not None and sheet.missed.mark == row.mark else ""


def place_of(row: LapRow) -> str:
    """`600m`; `tap 3` in a timed rep."""
    if row.mark_m is not None:
        return format_metres(row.mark_m)
    return "" if row.mark is None else f"tap {row.mark + 1}"


def name_of(result: StepResult) -> str:
    """`Rep 3 of 11 · 400m`, `400m easy`; which attempt, where it is not the only one."""
    parts = [result.label]
    if result.rep is not None:
        of = "" if result.of is None else f" of {range_words(result.of)}"
        parts.insert(0, f"Rep {result.rep}{of}")
    if result.attempt > 1 or Flag.REPLACED in result.flags:
        parts.append(f"attempt {result.attempt}")
    return " · ".join(parts)


def short_name_of(result: StepResult, places: int) -> str:
    """`3. 400m  71.2`, for the column of reps; `*` where a hand or an estimate was there."""
    number = "   " if result.rep is None else f"{result.rep:>2}."
    again = f" ({result.attempt})" if result.attempt > 1 else ""
    touched = {Flag.EDITED, Flag.ESTIMATED, Flag.BY_WATCH} & set(result.flags)
    time = "under way" if result.running else _time(result.elapsed_ms, places) or "no time"
    return f"{number} {result.label}{again}  {time}{'*' if touched else ''}"


def heading_of(sheet: LapSheet, places: int) -> Content:
    """`Rep 2 of 3 · 1000m  3:20.4 · ▼ +0.4 slow · goal 3:20 · edited`."""
    result = sheet.result
    delta = words.delta_of(result.delta_ms)
    time = "under way" if result.running else _time(result.elapsed_ms, places) or "no time"
    goal = f" · goal {result.goal_text}" if result.goal_text else ""
    flags = framing.flag_words(result.flags)
    return Content.assemble(
        (name_of(result), "bold"), f"  {time}",
        (f" · {delta.text}" if delta.text else "", delta.tone.value), goal,
        (f" · {flags}" if flags else "", "italic $text-warning"),
    )  # fmt: skip


def hint_of(sheet: LapSheet, row: LapRow | None) -> str:
    """What one may do about the row under the cursor, most likely first."""
    missed = sheet.missed
    if missed is not None and missed.split_ms is not None:
        where = format_metres(missed.mark_m)
        return f"A tap was missed at {where}? y takes ~{format_time(missed.split_ms)}, n says no"
    if row is None:
        return ""
    if row.kind is RowKind.PRESS:
        return "Put aside, and kept: r makes it a tap again, w the time of the tap beside it"
    if row.kind is RowKind.MISSED:
        return "No tap here: digits give its time, i puts an estimate in"
    if row.kind is RowKind.OPEN:
        return "No tap here yet: digits give its time" if sheet.run.open else "Digits give its time"
    if row.laps > 1:
        return "This lap covers more than one: i splits it, or type the time of the mark above"
    return "Digits type the split; - + shift it by 0.1 s; i splits, m joins two laps"


def now_of(view: View) -> str:
    """What is under way while laps are mended: `Rep 4 of 6  1:12`."""
    if view.step is None or view.phase is Phase.DONE:
        return "Done"
    up = view.clock_way in (ClockWay.UP, ClockWay.STILL)
    clock = format_clock(view.clock_ms) if up else framing.clock_text(view)
    return f"{words.heading_of(view.step)}  {clock}"
