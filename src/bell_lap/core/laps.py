"""One attempt at a step as rows: its marks with their times, and the presses put aside between.

Rows stand in the order of time, marks without a tap where they lie on the track. Everything that a
person may want to mend is a row: a tap, a mark that was missed or not reached, a press that counts
for nothing. A result is not changed here (`core.mending`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from bell_lap.core.derive import Results, mark_results
from bell_lap.core.missed import missing
from bell_lap.core.pacing import goal_at_ms
from bell_lap.core.plan import MeasureKind, PlanStep, StepKind
from bell_lap.core.result import Flag, MarkResult, StepResult
from bell_lap.core.rules import Rules
from bell_lap.core.state import Run, State, Stray, Tap
from bell_lap.core.taps import HELD_KEY
from bell_lap.core.view import MissedTap


class RowKind(Enum):
    """What a row is."""

    TAP = "tap"
    """A mark with its tap."""
    MISSED = "missed"
    """A mark without a tap, before one that has its own."""
    OPEN = "open"
    """A mark without a tap, and none after it has one."""
    PRESS = "press"
    """A press that counts for nothing; it can be restored."""


@dataclass(frozen=True, slots=True)
class LapRow:
    """One row of an attempt."""

    kind: RowKind
    split_ms: int | None = None
    """From the attempt's start, pauses taken out; None where no tap was made."""
    mark: int | None = None
    """0-based; None for a press."""
    mark_m: float | None = None
    """Metres from the start; None in a timed rep and for a press."""
    before_mark: int = -1
    """The newest mark with a tap before this one, from which its lap counts; -1 is the start."""
    before_ms: int = 0
    """The split there."""
    lap_ms: int | None = None
    laps: int = 1
    """How many marks the lap covers: 2 where the tap before was missed."""
    goal_split_ms: int | None = None
    delta_ms: int | None = None
    press: int | None = None
    """The input that made it, as repairs name it; of a held key the first press."""
    flags: tuple[Flag, ...] = ()
    reason: str = ""
    """PRESS: why it counts for nothing."""
    count: int = 1
    """PRESS: how many presses of a held key this stands for."""
    after_end: bool = False
    """PRESS: it came after the attempt had ended, before the next piece of work began."""


@dataclass(frozen=True, slots=True)
class LapSheet:
    """One attempt with its rows."""

    run: Run
    result: StepResult
    rows: tuple[LapRow, ...]
    missed: MissedTap | None
    """A tap that seems to have been missed here, with the estimate on offer."""

    @property
    def step(self) -> int:
        """The step's plan index, as repairs name it."""
        return self.run.step.index

    @property
    def attempt(self) -> int:
        """1-based."""
        return self.run.attempt

    @property
    def taps(self) -> tuple[LapRow, ...]:
        """The rows that have a tap, in order."""
        return tuple(row for row in self.rows if row.kind is RowKind.TAP)


def attempts(state: State) -> tuple[Run, ...]:
    """Every attempt at a piece of work, in the order they began: those that have a sheet."""
    return tuple(run for run in state.runs if run.step.kind is StepKind.WORK)


def just_run(state: State) -> int:
    """The place among `attempts` of what a person most likely wants to mend; -1 where none is.

    The newest rep with a tap, or that has ended; a rep that has only just begun is passed over.
    """
    found = attempts(state)
    for place in reversed(range(len(found))):
        run = found[place]
        if run.step.is_rep and (run.taps or not run.open):
            return place
    return len(found) - 1


def sheet_of(
    state: State, rules: Rules, run: Run, now_ms: int, results: Results | None = None
) -> LapSheet:
    """The rows of one attempt of a state at an instant of its workout.

    Whoever asks often keeps `results`, so that only what has changed is derived again. Raises
    ValueError where the run is not in the state.
    """
    missed = missing(state, rules, run).at(run.elapsed_at(now_ms))
    rows = tuple(sorted(_rows(state, rules, run), key=_when))
    result = (results or Results(rules)).of(state)[state.runs.index(run)]
    return LapSheet(run, result, rows, missed)


def _when(row: LapRow) -> tuple[int, int, int]:
    """Taps and presses by their time; a mark without a tap after the tap before it."""
    if row.split_ms is not None:
        return row.split_ms, row.kind is RowKind.PRESS, 0
    assert row.mark is not None, "only a press has no mark, and it has a time"
    if row.kind is RowKind.MISSED:
        return row.before_ms, 2, row.mark
    return 1 << 62, 0, row.mark


def _rows(state: State, rules: Rules, run: Run) -> Iterator[LapRow]:
    before_mark, before_ms = -1, 0
    for mark in mark_results(run, rules):
        if mark.split_ms is None:
            continue  # The marks between two taps are all made below, a solo runner's too.
        for between in range(before_mark + 1, mark.mark):
            yield _empty(RowKind.MISSED, run.step, between, before_mark, before_ms)
        yield _tapped(mark, before_mark, before_ms)
        before_mark, before_ms = mark.mark, mark.split_ms
    for open_mark in _open_marks(run, before_mark):
        yield _empty(RowKind.OPEN, run.step, open_mark, before_mark, before_ms)
    yield from _presses(state, run)


def _open_marks(run: Run, last_tapped: int) -> range:
    """The marks after the newest tap: those left of a distance, one more of a timed rep."""
    if run.step.measure is MeasureKind.DISTANCE:
        return range(last_tapped + 1, len(run.step.marks))
    if run.step.measure is MeasureKind.TIME:
        return range(last_tapped + 1, last_tapped + 2)
    return range(0)


def _tapped(mark: MarkResult, before_mark: int, before_ms: int) -> LapRow:
    return LapRow(
        kind=RowKind.TAP,
        split_ms=mark.split_ms,
        mark=mark.mark,
        mark_m=mark.distance_m,
        before_mark=before_mark,
        before_ms=before_ms,
        lap_ms=mark.lap_ms,
        laps=mark.laps,
        goal_split_ms=mark.goal_split_ms,
        delta_ms=mark.delta_ms,
        press=mark.press,
        flags=mark.flags,
    )


def _empty(kind: RowKind, step: PlanStep, mark: int, before_mark: int, before_ms: int) -> LapRow:
    metres = step.marks[mark].distance_m if mark < len(step.marks) else None
    goal_ms = None
    if step.goal is not None and metres is not None:
        goal_ms = goal_at_ms(step.goal, metres)
    return LapRow(
        kind, None, mark, metres, before_mark, before_ms, laps=mark - before_mark,
        goal_split_ms=goal_ms,
    )  # fmt: skip


def _presses(state: State, run: Run) -> Iterator[LapRow]:
    """The presses put aside in this attempt, or after it and before the next piece of work."""
    until_ms = next(
        (later.start_ms for later in attempts(state) if later.start_ms > run.start_ms), None
    )
    held: LapRow | None = None
    held_leader: int | None = None
    for stray in state.strays:
        if not _belongs(stray, run, until_ms) or _is_used(stray, run):
            continue
        row = _press(stray, run)
        if held is not None and stray.reason == HELD_KEY and stray.leader == held_leader:
            held = replace(held, count=held.count + 1)
            continue
        if held is not None:
            yield held
        held, held_leader = None, None
        if stray.reason == HELD_KEY:
            held, held_leader = row, stray.leader
        else:
            yield row
    if held is not None:
        yield held


def _belongs(stray: Stray, run: Run, until_ms: int | None) -> bool:
    if stray.step is not None and (stray.step, stray.attempt) == (run.step.index, run.attempt):
        return True
    after = run.end_ms is not None and stray.at_ms > run.end_ms
    return after and (until_ms is None or stray.at_ms < until_ms)


def _is_used(stray: Stray, run: Run) -> bool:
    """Whether a hand has given the press's time to a mark: it counts again."""
    split_ms = run.elapsed_at(stray.at_ms)
    return any(_by_hand(tap) and tap.split_ms == split_ms for tap in run.taps)


def _by_hand(tap: Tap) -> bool:
    return Flag.EDITED in tap.flags


def _press(stray: Stray, run: Run) -> LapRow:
    return LapRow(
        kind=RowKind.PRESS,
        split_ms=run.elapsed_at(stray.at_ms),
        press=stray.press,
        reason=stray.reason,
        after_end=run.end_ms is not None and stray.at_ms > run.end_ms,
    )
