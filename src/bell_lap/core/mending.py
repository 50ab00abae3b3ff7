"""What can be done about a row of laps, each as the one input that does it.

Nothing is changed here: an input is made, and `why_not` tries it on a copy. What a repair may do is
decided by `core.repairs` alone. Naming a lap or a split changes one mark; no later split moves, so
that the lap after a mended one changes by as much.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from bell_lap.core import engine, inputs
from bell_lap.core.events import Refused
from bell_lap.core.inputs import Input, Repair
from bell_lap.core.laps import LapRow, LapSheet, RowKind
from bell_lap.core.machine import Machine
from bell_lap.core.missed import accepts, refuses
from bell_lap.core.pacing import goal_at_ms
from bell_lap.core.plan import MeasureKind, Plan, PlanStep
from bell_lap.core.result import Flag
from bell_lap.core.rules import Rules
from bell_lap.core.state import State
from bell_lap.core.units import round_half_up


class Mend(Enum):
    """What a person may do about a row, or about the whole rep; the value is its action's name."""

    EARLIER = "earlier"
    """The tap came `value_ms` earlier."""
    LATER = "later"
    SPLIT = "split"
    """The split at this mark is `value_ms`."""
    LAP = "lap"
    """The lap that ends at this mark is `value_ms`; later splits stay."""
    PUT_IN = "put_in"
    """A tap was missed in this lap: two laps, the first of them an estimate."""
    TAKE_OUT = "take_out"
    """The tap was none: it is put aside, later taps move back by a mark."""
    MERGE = "merge"
    """This lap and the next are one; no other tap moves."""
    MOVE_BACK = "move_back"
    """The tap belongs to the mark before."""
    MOVE_ON = "move_on"
    """The tap belongs to the mark after."""
    RESTORE = "restore"
    """The press was a tap; one that came after the end was the finish."""
    INSTEAD = "instead"
    """The press counts in place of the tap nearest to it."""
    STEPPED_OFF = "stepped_off"
    """The runner did not finish this rep."""
    NOT_TIMED = "not_timed"
    WHOLE = "whole"
    """The rep was run to its end and its time counts."""
    ACCEPT = "accept"
    """The estimate on offer is taken."""
    REFUSE = "refuse"
    """No tap was missed."""


OF_THE_REP = frozenset({Mend.STEPPED_OFF, Mend.NOT_TIMED, Mend.WHOLE, Mend.ACCEPT, Mend.REFUSE})
"""These need no row."""

_NOT_WHOLE = frozenset({Flag.DID_NOT_FINISH, Flag.NOT_FINISHED})


def mend(
    sheet: LapSheet, row: LapRow | None, what: Mend, at_ms: int, value_ms: int = 0
) -> Repair | None:
    """The input that does it at an instant of the workout; None where there is nothing to do.

    `value_ms` is the time for SPLIT and LAP, and how far EARLIER and LATER go. The engine may still
    refuse the input: see `why_not`.
    """
    if what in OF_THE_REP:
        return _of_the_rep(sheet, what, at_ms)
    if row is None:
        return None
    return _MAKERS[what](sheet, row, at_ms, value_ms)


def why_not(plan: Plan, rules: Rules, state: State, item: Input) -> str | None:
    """Why an input of the table would be refused in a state, or None: tried on a copy."""
    trial = Machine(plan, rules)
    trial.state = state
    if engine.apply(trial, 0, item):
        return None
    refused = trial.events[-1]
    assert isinstance(refused, Refused), "what was not applied was refused"
    return refused.reason


def _shift(sheet: LapSheet, row: LapRow, at_ms: int, by_ms: int) -> Repair | None:
    if row.kind is not RowKind.TAP or row.press is None:
        return None
    return inputs.ShiftTap(at_ms, sheet.step, sheet.attempt, row.press, by_ms)


def _earlier(sheet: LapSheet, row: LapRow, at_ms: int, by_ms: int) -> Repair | None:
    return _shift(sheet, row, at_ms, -by_ms)


def _split(sheet: LapSheet, row: LapRow, at_ms: int, split_ms: int) -> Repair | None:
    if row.mark is None:
        return None
    return inputs.SetSplit(at_ms, sheet.step, sheet.attempt, row.mark, split_ms)


def _lap(sheet: LapSheet, row: LapRow, at_ms: int, lap_ms: int) -> Repair | None:
    return _split(sheet, row, at_ms, row.before_ms + lap_ms)


def _put_in(sheet: LapSheet, row: LapRow, at_ms: int, _value_ms: int) -> Repair | None:
    """Fill the first mark that was missed in this lap; where none was, the tap here moves on."""
    tap = row
    if row.kind is RowKind.MISSED:
        tap = next(one for one in sheet.taps if one.mark is not None and one.mark > (row.mark or 0))
    if tap.kind is not RowKind.TAP or tap.mark is None or tap.split_ms is None:
        return None
    free = tap.mark - tap.before_mark > 1
    mark = tap.before_mark + 1 if free else tap.mark
    if row.kind is RowKind.MISSED and row.mark is not None:
        mark = row.mark
    until = tap.mark if free else tap.mark + 1
    lap_ms = tap.split_ms - tap.before_ms
    share = _share(sheet.run.step, tap.before_mark, mark, until)
    split_ms = tap.before_ms + min(max(1, round_half_up(lap_ms * share)), max(1, lap_ms - 1))
    return inputs.AcceptEstimate(at_ms, sheet.step, sheet.attempt, mark, split_ms)


def _share(step: PlanStep, before: int, mark: int, until: int) -> float:
    """Which part of the way from one mark to another lies before a third.

    By the goal, else by metres. In a timed rep, where no mark has metres, all laps are alike.
    """
    ways = [_way(step, place) for place in (before, mark, until)]
    if any(way is None for way in ways):
        return (mark - before) / (until - before)
    start, here, end = (way or 0.0 for way in ways)
    return (here - start) / (end - start)


def _way(step: PlanStep, mark: int) -> float | None:
    if mark < 0:
        return 0.0
    metres = step.marks[mark].distance_m if mark < len(step.marks) else None
    if metres is None or step.goal is None:
        return metres
    asked_ms = goal_at_ms(step.goal, metres)
    return metres if asked_ms is None else float(asked_ms)


def _take_out(sheet: LapSheet, row: LapRow, at_ms: int, _value_ms: int) -> Repair | None:
    if row.kind is not RowKind.TAP or row.press is None:
        return None
    return inputs.DeleteTap(at_ms, sheet.step, sheet.attempt, row.press)


def _merge(sheet: LapSheet, row: LapRow, at_ms: int, _value_ms: int) -> Repair | None:
    """The tap between two laps goes: the one at the end of the row, of the finish the one before.

    The taps of a timed rep are numbered only, so there those after it close up.
    """
    between = row
    if row.kind is RowKind.TAP and row.mark == len(sheet.run.step.marks) - 1:
        taps = sheet.taps
        place = taps.index(row)
        if place == 0:
            return None
        between = taps[place - 1]
    if between.kind is not RowKind.TAP or between.press is None:
        return None
    if sheet.run.step.measure is MeasureKind.TIME:
        return inputs.DeleteTap(at_ms, sheet.step, sheet.attempt, between.press)
    return inputs.ClearTap(at_ms, sheet.step, sheet.attempt, between.press)


def _move(sheet: LapSheet, row: LapRow, at_ms: int, by: int) -> Repair | None:
    if row.kind is not RowKind.TAP or row.press is None or row.mark is None:
        return None
    if not 0 <= row.mark + by < len(sheet.run.step.marks):
        return None
    return inputs.MoveTap(at_ms, sheet.step, sheet.attempt, row.press, row.mark + by)


def _restore(sheet: LapSheet, row: LapRow, at_ms: int, _value_ms: int) -> Repair | None:
    if row.kind is not RowKind.PRESS or row.press is None or row.split_ms is None:
        return None
    if not row.after_end:
        return inputs.RestorePress(at_ms, sheet.step, sheet.attempt, row.press)
    if sheet.run.step.measure is not MeasureKind.DISTANCE:
        return None
    last = len(sheet.run.step.marks) - 1
    return inputs.SetSplit(at_ms, sheet.step, sheet.attempt, last, row.split_ms)


def _instead(sheet: LapSheet, row: LapRow, at_ms: int, _value_ms: int) -> Repair | None:
    split_ms, taps = row.split_ms, sheet.taps
    if row.kind is not RowKind.PRESS or split_ms is None or not taps:
        return None
    nearest = min(taps, key=lambda tap: abs((tap.split_ms or 0) - split_ms))
    return _split(sheet, nearest, at_ms, split_ms)


def _of_the_rep(sheet: LapSheet, what: Mend, at_ms: int) -> Repair | None:
    missed, verdict = sheet.missed, sheet.run.verdict
    flags = frozenset(sheet.result.flags)
    match what:
        case Mend.ACCEPT:
            return None if missed is None else accepts(missed, at_ms)
        case Mend.REFUSE:
            return None if missed is None else refuses(missed, at_ms)
        case _ if sheet.run.open:
            return None
        case Mend.STEPPED_OFF if Flag.DID_NOT_FINISH not in flags:
            return inputs.JudgeRep(at_ms, sheet.step, sheet.attempt, "did-not-finish")
        case Mend.NOT_TIMED if verdict != "not-timed":
            return inputs.JudgeRep(at_ms, sheet.step, sheet.attempt, "not-timed")
        case Mend.WHOLE if verdict == "not-timed" or flags & _NOT_WHOLE:
            return inputs.JudgeRep(at_ms, sheet.step, sheet.attempt, "ok")
    return None


_MAKERS: dict[Mend, Callable[[LapSheet, LapRow, int, int], Repair | None]] = {
    Mend.EARLIER: _earlier,
    Mend.LATER: _shift,
    Mend.SPLIT: _split,
    Mend.LAP: _lap,
    Mend.PUT_IN: _put_in,
    Mend.TAKE_OUT: _take_out,
    Mend.MERGE: _merge,
    Mend.MOVE_BACK: lambda sheet, row, at_ms, _value_ms: _move(sheet, row, at_ms, -1),
    Mend.MOVE_ON: lambda sheet, row, at_ms, _value_ms: _move(sheet, row, at_ms, 1),
    Mend.RESTORE: _restore,
    Mend.INSTEAD: _instead,
}
