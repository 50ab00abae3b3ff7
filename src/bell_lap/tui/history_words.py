"""What the list of workouts says of one of them, and of a month and a week."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from bell_lap.core.units import format_clock
from bell_lap.history.records import Summary
from bell_lap.tui.history_rows import Heading, Span
from bell_lap.tui.widgets.frame import HEADING, QUIET
from bell_lap.tui.words import counted

NARROW = 76
"""Under this a row has no bars."""
WIDE = 110
"""From here on a row has a time of day."""
MARK = "◆"
"""Beside a workout that is marked for comparing."""


def workout_words(row: Summary, width: int, *, marked: bool = False) -> Content:
    """One workout in a line: day, session, bars, result, tags."""
    title, bars = (20, 8) if width < WIDE else (28, 16)
    parts: list[str | tuple[str, str]] = [
        (MARK if marked else " ", "bold $text-accent"),
        f"{day_words(row.date)}  ",
    ]
    if width >= WIDE:
        parts.append((f"{row.started_at[11:16]}  ", QUIET))
    if width >= NARROW:
        parts.append((f"{_cut(row.title, title)}  ", "bold"))
        parts.append((f"{_standing(row):<2}", "$text-warning"))
        parts.append((f"{row.sparkline[:bars]:<{bars}}  ", "$accent"))
    else:
        parts.append((f"{row.title}  ", "bold"))
    parts.append((row.line, QUIET))
    parts += ((f"  #{tag}", "$text-accent") for tag in row.tags)
    if row.source == "log":
        parts.append(("  logged", QUIET))
    return Content.assemble(*parts)


def heading_words(heading: Heading, width: int) -> Content:
    """A month or a week at the left, what was done in it at the right."""
    done = [counted(heading.workouts, "workout")]
    if heading.work_mm:
        done.append(f"{heading.work_mm / 1_000_000:.1f} km")
    if heading.run_ms:
        done.append(format_clock(heading.run_ms))
    if heading.span is Span.MONTH:
        style, name = HEADING, month_words(heading.first)
    else:
        style, name = QUIET, span_words(heading.first, heading.last)
    said = " · ".join(done)
    rest = width - len(name) - len(said) - 4
    # A line of its own tells a month from a week where there are no colours.
    line = ("─" if heading.span is Span.MONTH else " ") * max(0, rest)
    return Content.assemble((f" {name} ", style), (line, QUIET), (f" {said} ", style))


def month_words(day: date) -> str:
    """`May 2026`."""
    return f"{day:%B} {day.year}"


def day_words(day: date) -> str:
    """`Fri 29 May`, always as wide."""
    return f"{day:%a} {day.day:>2} {day:%b}"


def span_words(first: date, last: date) -> str:
    """`25-31 May`, `27 Apr - 3 May`."""
    if first.month == last.month:
        return f"{first.day}-{last.day} {last:%b}"
    return f"{first.day} {first:%b} - {last.day} {last:%b}"


def _cut(text: str, width: int) -> str:
    """So many columns; what is longer ends in `…`."""
    return Content(text).truncate(width, ellipsis=True, pad=True).plain


def _standing(row: Summary) -> str:
    """A mark for what did not end as planned."""
    return {"stopped": "✗", "running": "…"}.get(row.status, "")
