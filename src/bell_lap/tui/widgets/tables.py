"""The lower part of the run screen: laps, the last rep, what comes next."""

from __future__ import annotations

from abc import abstractmethod

from textual.content import Content

from bell_lap.tui.widgets.frame import HEADING, QUIET, Frame, LapRow, Lines, Table
from bell_lap.tui.widgets.panel import Panel


class TablePanel(Panel):
    """Rows under a heading, the newest last; where room is short the oldest are left out."""

    DEFAULT_CSS = "TablePanel { height: 1fr; padding: 0 1; }"

    @abstractmethod
    def table(self, frame: Frame) -> Table:
        """Which table of the frame to show."""

    def words(self, frame: Frame) -> Content:
        table = self.table(frame)
        room = max(0, self.size.height - 1)
        rows = table.rows[-room:] if room else ()
        lines = [Content.styled(table.title, HEADING)] if table.title else []
        widths = [max((len(cells[i]) for cells in map(_cells, rows)), default=0) for i in range(3)]
        delta = max((len(row.delta.text) for row in rows), default=0)
        if sum(widths) + delta + 6 > self.size.width:
            # What was lapped and how fast matter more than the split.
            widths[2] = 0
        lines.extend(_line(row, widths) for row in rows)
        return Content("\n").join(lines)


class LapsPanel(TablePanel):
    """The laps of the rep under way; between reps those of the last one."""

    def table(self, frame: Frame) -> Table:
        return frame.laps if frame.laps.title else frame.last


class RepsPanel(TablePanel):
    """All reps so far; only where the screen is wide."""

    def table(self, frame: Frame) -> Table:
        return frame.reps


class NextPanel(Panel):
    """What comes next, with its goal and start place."""

    DEFAULT_CSS = "NextPanel { height: 1fr; padding: 0 1; text-wrap: wrap; }"

    def words(self, frame: Frame) -> Content:
        return _lines(frame.next)


def _lines(lines: Lines) -> Content:
    parts = [Content.styled(lines.title, HEADING)]
    for number, line in enumerate(lines.lines):
        parts.append(Content.styled(line, "bold") if number == 0 else Content(line))
    return Content("\n").join(parts)


def _cells(row: LapRow) -> tuple[str, str, str]:
    return row.place, row.lap, row.split


def _line(row: LapRow, widths: list[int]) -> Content:
    place, lap, split = _cells(row)
    style = "" if row.done else QUIET
    parts: list[Content | tuple[str, str]] = [
        (place.ljust(widths[0]), style),
        (
            "  " + (lap.rjust(widths[1]) if lap[:1].isdigit() else lap),
            "bold" if row.done else style,
        ),
    ]
    if widths[2]:
        parts.append(("  " + split.rjust(widths[2]), QUIET))
    parts.append(("  " + row.delta.text, row.delta.tone.value))
    if row.flags:
        parts.append(("  " + row.flags, "italic $text-warning"))
    return Content.assemble(*parts)
