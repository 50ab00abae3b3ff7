"""Where the headings of months and weeks stand among the workouts of a list, and their totals.

A list has rows: workouts, newest first, and headings before the first workout of a month and of a
week. A week that began in the month before has one heading, above its newest day, with all of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import groupby

from bell_lap.history.records import DaySum


class Span(Enum):
    """What a heading is of."""

    MONTH = "month"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Heading:
    """A month or a week with what was done in it."""

    span: Span
    first: date
    """The first of the month; the Monday of the week."""
    workouts: int
    work_mm: int
    """Millimetres of reps and floats."""
    run_ms: int

    @property
    def last(self) -> date:
        """The last day of the week, or of the month."""
        if self.span is Span.WEEK:
            return self.first + timedelta(days=6)
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


class Layout:
    """Rows by number: headings, and workouts by their own number among themselves."""

    def __init__(self, days: Sequence[DaySum]) -> None:
        """`days` are newest first."""
        self._headings: list[Heading] = []
        self._before: list[int] = []
        """For each heading, how many workouts stand above it."""
        workouts = 0
        months, weeks = iter(_sums(days, Span.MONTH)), iter(_sums(days, Span.WEEK))
        newest_month, newest_week = (0, 0), 0
        for day in days:
            if (month := _month_of(day)) != newest_month:
                newest_month = month
                self._add(next(months), workouts)
            if (week := _week_of(day)) != newest_week:
                newest_week = week
                self._add(next(weeks), workouts)
            workouts += day.workouts
        self._places = [number + above for number, above in enumerate(self._before)]
        self.count = workouts + len(self._headings)
        """How many rows there are."""

    def _add(self, heading: Heading, workouts: int) -> None:
        self._headings.append(heading)
        self._before.append(workouts)

    def at(self, row: int) -> Heading | int:
        """The heading in the row, or the number of its workout."""
        above = bisect_right(self._places, row)
        if above and self._places[above - 1] == row:
            return self._headings[above - 1]
        return row - above

    def row_of(self, workout: int) -> int:
        """The row of the workout of that number."""
        return workout + bisect_right(self._before, workout)

    def top_of(self, row: int) -> int:
        """The first of the headings that stand right above the row; the row where none does."""
        while row > 0 and isinstance(self.at(row - 1), Heading):
            row -= 1
        return row

    def resting(self, row: int, *, down: bool) -> int:
        """The workout's row nearest to `row`, further down or up where that is a heading."""
        step = 1 if down else -1
        found = row
        while 0 <= found < self.count and isinstance(self.at(found), Heading):
            found += step
        if not 0 <= found < self.count:
            return self.resting(row, down=not down) if self.count else 0
        return found


def first_of(span: Span, day: date) -> date:
    """The first of its month; the Monday of its week."""
    return day.replace(day=1) if span is Span.MONTH else day - timedelta(days=day.weekday())


def _sums(days: Sequence[DaySum], span: Span) -> list[Heading]:
    """The months or weeks of the days, newest first as these."""
    return [
        Heading(
            span,
            first_of(span, found[0].day),
            sum(day.workouts for day in found),
            sum(day.work_mm for day in found),
            sum(day.run_ms for day in found),
        )
        for _, group in groupby(days, _month_of if span is Span.MONTH else _week_of)
        if (found := tuple(group))
    ]


def _month_of(day: DaySum) -> tuple[int, int]:
    return day.day.year, day.day.month


def _week_of(day: DaySum) -> int:
    """Weeks since that of 1 January of the year 1, a Monday, counted from 1."""
    return (day.day.toordinal() + 6) // 7
