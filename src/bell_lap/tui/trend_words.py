"""A trend as a picture and as words: the axis of days, the lines, the rows, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum

from textual.content import Content

from bell_lap.core.history_phrases import rested_words
from bell_lap.core.units import HOUR_MS, format_time, round_half_up
from bell_lap.history.trends import MonthPoint, TrendPoint, monthly
from bell_lap.tui import words
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.trend_plot import CROWDED, Ink, Line, Plot, Stroke

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LABEL = 9
"""Columns that a label of the axis takes with the gap after it."""
WIDE = 72
"""From this width on a row names its session."""


class Span(Enum):
    """How far back a trend looks; the value is how it is said."""

    QUARTER = "3 months"
    YEAR = "a year"
    ALL = "all time"

    def since(self, today: date) -> date | None:
        """Its first day; None for all time."""
        back = {Span.QUARTER: 3, Span.YEAR: 12}.get(self)
        if back is None:
            return None
        month = today.year * 12 + today.month - 1 - back
        return date(month // 12, month % 12 + 1, min(today.day, 28))

    @property
    def next(self) -> Span:
        """The one after it, around."""
        spans = list(Span)
        return spans[(spans.index(self) + 1) % len(spans)]


def by_month(points: Sequence[TrendPoint], columns: int) -> bool:
    """Whether so many points have no room each for itself."""
    return len(points) * CROWDED > columns


def plot(points: Sequence[TrendPoint], columns: int, cursor: TrendPoint | None) -> Plot | None:
    """The chart of points from the oldest to the newest; months stand for many. None for none."""
    if not points:
        return None
    shown: Sequence[TrendPoint | MonthPoint] = points
    if by_month(points, columns):
        shown = monthly(points)
    days = [_day(point) for point in shown]
    goal = Line("goal", "╌", _goals(days, shown), Ink.GOAL, Stroke.DASHED)
    best = tuple((day, point.best_ms) for day, point in zip(days, shown, strict=True))
    mean = tuple((day, point.mean_ms) for day, point in zip(days, shown, strict=True))
    lines = (
        *([goal] if goal.spots else []),
        Line("best", "○", best, Ink.SECOND, Stroke.NONE),
        Line("average", "●", mean, Ink.FIRST),
    )
    return Plot(
        lines, days[0], days[-1], labels(days[0], days[-1], columns),
        None if cursor is None else min(max(cursor.day.toordinal(), days[0]), days[-1]),
    )  # fmt: skip


def _goals(
    days: Sequence[int], points: Sequence[TrendPoint | MonthPoint]
) -> tuple[tuple[float, int | None], ...]:
    """The goals that there were, with a gap before each one that is another."""
    spots: list[tuple[float, int | None]] = []
    for day, point in zip(days, points, strict=True):
        if point.goal_ms is not None:
            if spots and spots[-1][1] != point.goal_ms:
                spots.append((day, None))
            spots.append((day, point.goal_ms))
    return tuple(spots)


def _day(point: TrendPoint | MonthPoint) -> int:
    """Where a point stands: on its day, a month in its middle."""
    if isinstance(point, MonthPoint):
        return point.month.replace(day=15).toordinal()
    return point.day.toordinal()


def labels(first: int, last: int, columns: int) -> tuple[tuple[float, str], ...]:
    """The firsts of months between two days (as ordinals), or of every second, third ... month.

    January is told by its year, and so is the first label.
    """
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = range(start.year * 12 + start.month - (start.day == 1), end.year * 12 + end.month)
    room = max(1, columns // LABEL)
    step = next((step for step in (1, 2, 3, 6) if len(months) // step < room), 12)
    step = step if len(months) // step < room else 12 * -(-len(months) // 12 // room)
    told = [month for month in months if month % step == 0]
    if not told:
        return ((first, f"{start.day} {MONTHS[start.month - 1]} {start.year}"),)
    return tuple(
        (date(month // 12, month % 12 + 1, 1).toordinal(), _label(month, first=month == told[0]))
        for month in told
    )


def _label(month: int, *, first: bool) -> str:
    year, of_year = divmod(month, 12)
    if of_year == 0:
        return str(year)
    return f"{MONTHS[of_year]} {year}" if first else MONTHS[of_year]


def summary(points: Sequence[TrendPoint], columns: int) -> Content:
    """`14 workouts · best 71.0 on 2026-05-29 · average 79.0, now 71.4 ▲ -7.6 fast`."""
    first, last = points[0], points[-1]
    best = min(points, key=lambda point: (not point.counts, point.best_ms))
    parts: list[Content | str | tuple[str, str]] = [(words.counted(len(points), "workout"), "bold")]
    if best.counts:
        parts.append(f" · best {time_words(best.best_ms)} on {best.day.isoformat()}")
    if len(points) > 1:
        delta = words.delta_of(_tenths(last.mean_ms) - _tenths(first.mean_ms))
        parts.append(f" · average {time_words(first.mean_ms)}, now {time_words(last.mean_ms)} ")
        parts.append((delta.text, delta.tone.value))
    if by_month(points, columns):
        parts.append((" · by month", QUIET))
    return Content.assemble(*parts)


def _tenths(ms: int) -> int:
    """As it is shown, so that a difference is that of the figures."""
    return round_half_up(ms / 100) * 100


def time_words(ms: int) -> str:
    """A time as a table has it, in seven columns: `71.2`, `3:14.6`, `1:22:34`."""
    return format_time(ms, 0 if ms >= HOUR_MS else 1)


def head(width: int) -> str:
    """What the columns of the rows are."""
    words_ = f" {'Date':<11}{'Avg':>7} {'Best':>7} {'Goal':>7} {'Rest':>6} {'Reps':>5}"
    return words_ + ("   Session" if width >= WIDE else "")


def row(point: TrendPoint, width: int) -> Content:
    """`2026-05-29    71.4    71.0    72.0   75s    6    6 x 400m ...`."""
    goal = "" if point.goal_ms is None else time_words(point.goal_ms)
    parts: list[str | tuple[str, str]] = [
        f" {point.day.isoformat()} ",
        (f"{time_words(point.mean_ms):>7}", "bold"),
        ("~" if not point.counts else " ", "$text-warning"),
        f"{time_words(point.best_ms):>7} ",
        (f"{goal:>7} ", QUIET),
        (f"{rested_words(point.recovery_ms):>6} {point.reps:>5}", QUIET),
    ]
    if width >= WIDE:
        parts.append(f"   {point.title}")
    return Content.assemble(*parts)
