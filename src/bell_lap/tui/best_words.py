"""Bests as rows: the board of all distances, and the fastest over one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from bell_lap.core.history_phrases import distance_words, off_words
from bell_lap.core.plan import Range
from bell_lap.history.bests import DistanceBests, SetBest, SingleBest
from bell_lap.history.records import iso
from bell_lap.tui.trend_words import time_words
from bell_lap.tui.widgets.frame import HEADING, QUIET


@dataclass(frozen=True, slots=True)
class RestBand:
    """Recoveries that are spoken of as one: a coach's 90 s is never 90.0 s."""

    name: str
    ms: Range | None
    """None: any recovery, and none."""


BANDS = (
    RestBand("any recovery", None),
    RestBand("off up to 37s", Range(0, 37_500)),
    RestBand("off about 45s", Range(37_501, 52_500)),
    RestBand("off about 60s", Range(52_501, 67_500)),
    RestBand("off about 75s", Range(67_501, 82_500)),
    RestBand("off about 90s", Range(82_501, 105_000)),
    RestBand("off about 2min", Range(105_001, 150_000)),
    RestBand("off about 3min", Range(150_001, 210_000)),
    RestBand("off over 3:30", Range(210_001, 86_400_000)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list of bests; a heading leads nowhere."""

    text: Content
    distance_mm: int | None = None
    """What it is the board's line of."""
    workout: int | None = None
    """Where it was run."""

    @property
    def heading(self) -> bool:
        """Whether the cursor steps over it."""
        return self.distance_mm is None and self.workout is None


def season_words(season: int | None) -> str:
    """`2026`, `all time`."""
    return "all time" if season is None else str(season)


def board_rows(board: Sequence[DistanceBests], width: int) -> tuple[Row, ...]:
    """A line for each distance: the fastest rep, then as many best sets as there is room for."""
    wide = max((len(distance_words(one.distance_mm)) for one in board), default=0)
    rows = []
    for one in board:
        single = one.single
        line = Content.assemble(
            f" {distance_words(one.distance_mm):<{wide}}  ",
            (f"{time_words(single.elapsed_ms):>7}", "bold"),
            (f" {off_words(single.recovery_ms):<9}", QUIET), f" {_day(single)}  ",
        )  # fmt: skip
        for number, best in enumerate(reversed(one.sets)):
            more = Content.assemble(
                " · " if number else "",
                f"{best.reps} x ", (time_words(best.mean_ms), "bold"),
                (f" {off_words(best.recovery_ms)}", QUIET),
            )  # fmt: skip
            if line.cell_length + more.cell_length > width:
                break
            line += more
        rows.append(Row(line, distance_mm=one.distance_mm))
    return tuple(rows)


def board_head(board: Sequence[DistanceBests]) -> str:
    """What the columns of the board are."""
    wide = max((len(distance_words(one.distance_mm)) for one in board), default=0)
    return f" {'':<{wide}}  {'Fastest':>7} {'':<9} {'On':<10}  Sets by their mean"


def distance_rows(singles: Sequence[SingleBest], sets: Sequence[SetBest]) -> tuple[Row, ...]:
    """The fastest reps, then the best sets, each under its heading."""
    rows: list[Row] = []
    if singles:
        rows.append(Row(Content.styled(" Fastest reps", HEADING)))
    for number, single in enumerate(singles, 1):
        goal = "" if single.goal_ms is None else f"goal {time_words(single.goal_ms)}"
        line = Content.assemble(
            (f" {number:>2}. ", QUIET), (f"{time_words(single.elapsed_ms):>7}", "bold"),
            (f"  {off_words(single.recovery_ms):<9}", QUIET), f" {_day(single)}  ",
            (f"{goal:<11} ", QUIET), single.title,
        )  # fmt: skip
        rows.append(Row(line, workout=single.workout))
    if sets:
        rows.append(Row(Content.styled(" Best sets by their mean", HEADING)))
    for best in sets:
        between = f"{time_words(best.fastest_ms)}-{time_words(best.slowest_ms)}"
        line = Content.assemble(
            f" {best.reps:>2} x ", (f"{time_words(best.mean_ms):>7}", "bold"),
            (f" {off_words(best.recovery_ms):<9}", QUIET), f" {_day(best)}  ",
            (f"{between:<11} ", QUIET), best.title,
        )  # fmt: skip
        rows.append(Row(line, workout=best.workout))
    return tuple(rows)


def _day(best: SingleBest | SetBest) -> str:
    return iso(best.started_utc_ms, best.utc_offset_min)[:10]
