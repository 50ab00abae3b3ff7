"""The weeks of the calendar by number, fetched some at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bell_lap.core.week import DAYS, WEEK, DayWork, Week, monday_of, needed_since, weeks_of
from bell_lap.tui.ports import History

PART = 16
"""So many weeks are fetched at once."""
DAY = timedelta(days=1)


class Weeks:
    """Every week from that of the first workout to that of today, or of a later workout."""

    def __init__(self, history: History, today: date) -> None:
        """Raises EnvironmentProblem where the disk refuses."""
        self._history = history
        days = history.days()
        oldest, newest = (days[-1].day, days[0].day) if days else (today, today)
        self.first = monday_of(min(oldest, today))
        """The Monday of the first week."""
        self.last = monday_of(max(newest, today)) + WEEK - DAY
        """The Sunday of the last week."""
        self.today = today
        self.count = (self.last - self.first).days // DAYS + 1
        self._oldest = history.day_works("", oldest, oldest) if days else ()
        self._parts: dict[int, tuple[Week, ...]] = {}

    def week(self, number: int) -> Week:
        """The week of that number, the oldest being 0. Raises as making this does."""
        part, place = divmod(number, PART)
        if part not in self._parts:
            self._parts[part] = self._fetch(self.first + part * PART * WEEK)
        return self._parts[part][place]

    def number_of(self, day: date) -> int:
        """The number of the week that the day is in."""
        return (day - self.first).days // DAYS

    def held(self, day: date) -> date:
        """The day nearest to `day` that the calendar has."""
        return max(self.first, min(self.last, day))

    def works_on(self, day: date) -> tuple[DayWork, ...]:
        """What was done on a day that the calendar has, in order."""
        return self.week(self.number_of(day)).days[day.weekday()]

    def works_from(self, day: date, step: int) -> Iterator[DayWork]:
        """All works from `day` on in time, or back in time where `step` is -1."""
        while self.first <= day <= self.last:
            yield from self.works_on(day)[::step]
            day += step * DAY

    def _fetch(self, first: date) -> tuple[Week, ...]:
        last = min(first + PART * WEEK - DAY, self.last)
        since = needed_since(first)
        # The first workout of all says which weeks count as empty ones in a mean.
        known = () if not self._oldest or self._oldest[0].day >= since else self._oldest
        works = self._history.day_works("", since, last)
        return weeks_of((*known, *works), first, last)
