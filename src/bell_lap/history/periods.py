"""Spans of days as they are typed: `2026-05-29`, `29 may`, `2026`, `may`, `last 3 months`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip

FIRST_YEAR = 1970
NO_YEAR = 2000
"""Four digits that are a distance: whoever means the year says `since:2000-01`."""

MOST = 10_000
"""Of days, weeks, months or years that may be gone back."""

LONGEST_DATE = len("2026-05-29")
LONGEST_WAIT = 8
"""Years from one 29 February to the next: 1896 to 1904."""

_UNITS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Period:
    """From one local day to another, both in it; None is without a bound."""

    first: date | None
    last: date | None


def both(one: Period, other: Period) -> Period:
    """The days that are in both."""
    firsts = [day for day in (one.first, other.first) if day is not None]
    lasts = [day for day in (one.last, other.last) if day is not None]
    return Period(max(firsts, default=None), min(lasts, default=None))


def period_at(words: Sequence[str], today: date) -> tuple[Period, int] | None:
    """The span that the first words say, and how many words; None where they say none.

    The longest is meant: `may 2025` is one month, not a month and a year.
    """
    small = [word.casefold() for word in words[:3]]
    if len(small) == 3:
        three = (
            _counted(small[1], small[2], today)
            if small[0] == "last"
            else _day_of(small[0], small[1], small[2], today)
        )
        if three is not None:
            return three, 3
    if len(small) >= 2:
        pair = _pair(small[0], small[1], today)
        if pair is not None:
            return pair, 2
    alone = period_of(small[0], today) if small else None
    return None if alone is None else (alone, 1)


def period_of(word: str, today: date) -> Period | None:
    """The span that one word says; None where it says none.

    The name of a month is the newest such month that has begun. 2000 alone is a distance.
    """
    small = word.casefold()
    if small == "today":
        return Period(today, today)
    if small == "yesterday":
        return Period(_back(today, 1), _back(today, 1))
    month = _month(small)
    if month is not None:
        return _of_month(today.year if month <= today.month else today.year - 1, month)
    if not small.isascii() or len(small) > LONGEST_DATE:
        return None
    match [int(part) if part.isdecimal() else -1 for part in small.split("-")]:
        case [year] if len(small) == 4 and FIRST_YEAR <= year <= today.year and year != NO_YEAR:
            return _of_year(year)
        case [year, month] if len(small) in (6, 7) and year >= FIRST_YEAR:
            return _of_month(year, month)
        case [year, month, day] if year >= FIRST_YEAR:
            return _of_day(year, month, day)
    return None


def _counted(number: str, unit: str, today: date) -> Period | None:
    """`last 3 months`: from the same day three months ago to today."""
    if not (number.isascii() and number.isdecimal() and len(number) <= len(str(MOST))):
        return None
    count, singular = int(number), unit.removesuffix("s")
    if not 1 <= count <= MOST:
        return None
    match singular:
        case "day":
            return Period(_back(today, count - 1), today)
        case "week":
            return Period(_back(today, 7 * count - 1), today)
        case "month":
            return Period(_months_back(today, count), today)
        case "year":
            return Period(_months_back(today, 12 * count), today)
    return None


def _pair(first: str, second: str, today: date) -> Period | None:
    """`may 2025`, `29 may`, `this week`, `last month`."""
    day = _day_of(first, second, "", today)
    if day is not None:
        return day
    month = _month(first)
    if month is not None and len(second) == 4 and second.isascii() and second.isdecimal():
        return _of_month(int(second), month)
    if first not in ("this", "last") or second not in _UNITS:
        return None
    back = first == "last"
    match second:
        case "week":
            monday = _back(today, today.weekday() + 7 * back)
            return Period(monday, monday + timedelta(days=6))
        case "month":
            inside = _back(today.replace(day=1), 1) if back else today
            return _of_month(inside.year, inside.month)
        case "year":
            return _of_year(today.year - back)
    return Period(_back(today, back), _back(today, back))


def _day_of(one: str, other: str, year: str, today: date) -> Period | None:
    """`29 may`, `may 29`: the newest such day; `29 may 2025`."""
    name, number = (other, one) if _month(one) is None else (one, other)
    month = _month(name)
    if month is None or not (number.isascii() and number.isdecimal() and len(number) <= 2):
        return None
    if year:
        known = year.isascii() and year.isdecimal() and len(year) == 4
        return _of_day(int(year), month, int(number)) if known else None
    gone = (month, int(number)) <= (today.month, today.day)
    newest = today.year if gone else today.year - 1
    days = (_of_day(newest - back, month, int(number)) for back in range(LONGEST_WAIT + 1))
    return next((day for day in days if day is not None), None)


def _month(word: str) -> int | None:
    """1-12 for a month's name or its first three letters (`sept` too)."""
    for number, name in enumerate(MONTHS, start=1):
        if word in (name, name[:3]) or (word == "sept" and number == 9):
            return number
    return None


def _of_day(year: int, month: int, day: int) -> Period | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found)


def _of_month(year: int, month: int) -> Period | None:
    if not (1 <= month <= 12 and date.min.year <= year <= date.max.year):
        return None
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _of_year(year: int) -> Period | None:
    if not date.min.year <= year <= date.max.year:
        return None
    return Period(date(year, 1, 1), date(year, 12, 31))


def _back(day: date, days: int) -> date:
    """So many days earlier, or the first day there is."""
    return date.fromordinal(max(day.toordinal() - days, 1))


def _months_back(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of a shorter month."""
    index = max(day.year * 12 + day.month - 1 - months, 12)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
