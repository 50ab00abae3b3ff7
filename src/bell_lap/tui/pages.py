"""The history as rows that can be asked for by number, fetched a page at a time.

What is known from the start is how many workouts each day has, so that any row is one question
away and nothing before it has to be read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from bell_lap.history.filtering import ALL, Filter
from bell_lap.history.records import DaySum, Key, Summary, to_day
from bell_lap.tui.history_rows import Layout
from bell_lap.tui.ports import History

PAGE = 100
"""A page has at least so many rows, where there are as many, and ends with a day."""

LEAST = -(2**62)
"""Before every instant and every number."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page before it is fetched."""

    first: int
    """The number of its first row."""
    newest: date
    count: int


class Pages:
    """Rows from the newest day on, as the history was when this was made.

    A page is fetched when one of its rows is first asked for. `wanted` says which workouts count.
    """

    def __init__(self, history: History, wanted: Filter = ALL) -> None:
        """Raises EnvironmentProblem where the disk refuses."""
        self._history = history
        self.wanted = wanted
        self.days: tuple[DaySum, ...] = history.days(wanted)
        ends = tuple(accumulate(day.workouts for day in self.days))
        self._starts = (0, *ends[:-1]) if ends else ()
        self.layout = Layout(self.days)
        """Their rows among headings."""
        self._parts = parts_of(self.days)
        self._firsts = tuple(part.first for part in self._parts)
        self._fetched: dict[int, list[Summary]] = {}
        self.count = ends[-1] if ends else 0
        """How many rows there are."""

    def row(self, index: int) -> Summary | None:
        """The row `index`, or None past the end. Raises as making this does."""
        if not 0 <= index < self.count:
            return None
        page = bisect_right(self._firsts, index) - 1
        rows = self._page(page)
        place = index - self._firsts[page]
        return rows[place] if place < len(rows) else None

    def day_of(self, index: int) -> date | None:
        """The local day of the row `index`, or None past the end; nothing is fetched for it."""
        if not 0 <= index < self.count:
            return None
        return self.days[bisect_right(self._starts, index) - 1].day

    def place_of(self, workout: int, day: date) -> int | None:
        """Where the workout of that local day stands, or None where it is not among these."""
        at = bisect_left(self.days, -day.toordinal(), key=lambda known: -known.day.toordinal())
        if at == len(self.days) or self.days[at].day != day:
            return None
        first = self._starts[at]
        for index in range(first, first + self.days[at].workouts):
            row = self.row(index)
            if row is not None and row.id == workout:
                return index
        return None

    def put(self, row: Summary) -> None:
        """This row is so by now; one that was not fetched yet is fetched so."""
        for rows in self._fetched.values():
            rows[:] = [row if old.id == row.id else old for old in rows]

    def _page(self, number: int) -> list[Summary]:
        if number not in self._fetched:
            part = self._parts[number]
            after = Key(to_day(part.newest) + 1, LEAST, LEAST)
            found = self._history.list(after=after, limit=part.count, wanted=self.wanted)
            self._fetched[number] = list(found)
        return self._fetched[number]


def parts_of(days: Sequence[DaySum]) -> tuple[Part, ...]:
    """The pages that the days make, newest first."""
    parts: list[Part] = []
    first, count, newest = 0, 0, None
    for day in days:
        newest = newest or day.day
        count += day.workouts
        if count >= PAGE:
            parts.append(Part(first, newest, count))
            first, count, newest = first + count, 0, None
    if newest is not None:
        parts.append(Part(first, newest, count))
    return tuple(parts)
