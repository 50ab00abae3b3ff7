"""What the calendar says: a letter and a bar for a day, the week's total, what the week owes.

A letter and a shape say what a colour would: the calendar can be read without any.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from textwrap import wrap

from textual.content import Content

from bell_lap.core import history_phrases
from bell_lap.core.units import format_clock
from bell_lap.core.week import WEEK, DayWork, Duty, Week
from bell_lap.tui.history_words import day_words, span_words
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.panel import heading
from bell_lap.tui.words import counted

BARS = "▁▂▃▄▅▆▇█"
STEPS_MIN = (5, 10, 15, 20, 30, 45, 60)
"""From so many minutes of running on a day's bar is one higher."""
BARS_MEAN = ("▁ some running", "▄ 15 min", "▆ 30 min", "█ 1 h")


def letters_of(works: Sequence[DayWork]) -> str:
    """A letter for each workout of a day, no kind twice."""
    return history_phrases.letters_of(work.kind for work in works)


def bar_of(works: Sequence[DayWork]) -> str:
    """How much was run on a day: taller is longer. A blank where nothing was."""
    run_ms = sum(work.run_ms for work in works)
    return BARS[bisect_right(STEPS_MIN, run_ms / 60_000)] if run_ms else " "


def total_of(week: Week, width: int) -> str:
    """The week's time of running, and by how much it is over or under the four weeks before."""
    total = format_clock(week.run_ms) if week.run_ms else "-" if week.works else ""
    over = week.over_percent
    held = f"{over:+d} %" if over is not None and week.run_ms else ""
    if width < 14:
        if len(total) > width:
            total = f"{total.rpartition(':')[0]}h"
        return f"{total:>{width}}"
    words = f"{total:>8}{held:>7}"
    if width >= 26 and week.work_mm:
        words += f"  {week.work_mm / 1_000_000:>5.1f} km"
    return words


def legend_lines(weeks: Iterable[Week], width: int) -> list[Content]:
    """What the letters in those weeks stand for, and the bars; nothing where there are none."""
    told = history_phrases.legend_of(work.kind for week in weeks for work in week.works)
    lines = [*_flowed(told, width), *_flowed(BARS_MEAN, width)] if told else []
    return [Content.styled(line, QUIET) for line in lines]


def week_lines(week: Week, duties: Sequence[Duty], width: int) -> list[Content]:
    """The weekly rule: what of it is done in a week and what is owed."""
    sunday = week.monday + WEEK - timedelta(days=1)
    lines = [heading(f"Week {span_words(week.monday, sunday)}", width)]
    for duty in duties:
        sign, style = ("✓ ", "$text-success") if duty.done else ("○ ", "bold $text-warning")
        first, *rest = wrap(duty.text, max(10, width - 2)) or [""]
        lines.append(Content.assemble((sign, style), first))
        lines += [Content(f"  {part}") for part in rest]
    return lines


def day_lines(day: date, works: Sequence[DayWork], today: date, width: int) -> list[Content]:
    """What was done on a day."""
    said = f"{day_words(day)} {day.year}"
    lines = [heading(f"{said}, today" if day == today else said, width)]
    for work in works:
        letter = letters_of((work,))
        about = Content.styled(f"  {' · '.join(_about(work))}", QUIET)
        title = Content.assemble((f"{letter} ", "bold $text-accent"), (work.title, "bold"))
        if title.cell_length + about.cell_length <= width:
            lines.append(title + about)
        else:
            lines += [title.truncate(width, ellipsis=True), about]
    if not works:
        lines.append(Content.styled("Nothing" if day <= today else "Not yet", QUIET))
    return lines


def _about(work: DayWork) -> list[str]:
    parts = [counted(work.reps, "rep")] if work.reps else []
    if work.work_mm:
        parts.append(f"{work.work_mm / 1_000_000:.1f} km")
    if work.run_ms:
        parts.append(format_clock(work.run_ms))
    if work.status == "stopped":
        parts.append("stopped")
    return parts


def _flowed(parts: Iterable[str], width: int) -> list[str]:
    """The parts in lines, none of them over two lines."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + 2 + len(part) <= width:
            lines[-1] += f"  {part}"
        else:
            lines.append(part)
    return lines
