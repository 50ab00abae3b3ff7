"""The lower part of the run screen: laps, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from textual.content import Content

from bell_lap.tui.widgets.figures import drawn
from bell_lap.tui.widgets.frame import QUIET, Frame, LapRow, Table
from bell_lap.tui.widgets.panel import Panel, heading

_FLAG = "italic $text-warning"
LARGE_ROWS = 4
ROOMY = 13
"""From this height on the last result is drawn large."""


class LapsPanel(Panel):
    """The laps of the rep under way; between reps those of the last one; in a gap its answers."""

    DEFAULT_CSS = "LapsPanel { height: 1fr; padding: 0 1 0 2; }"

    def words(self, frame: Frame) -> Content:
        table, (width, height) = frame.laps, self.size
        if not table.title:
            return Content()
        pinned, others = table.rows[: table.pinned], table.rows[table.pinned :]
        groups, laps = _groups(pinned, width), _groups(others, width)
        first = _large(table, width, height) or [line for group in groups for line in group]
        lines = [heading(table.title, width), *_kept(first, laps, height - 1)]
        foot = wrap(table.foot, max(10, width)) if table.foot else []
        if len(lines) + len(foot) <= height:
            lines += [Content.styled(line, QUIET) for line in foot]
        return Content("\n").join(lines)


def _large(table: Table, width: int, height: int) -> list[Content]:
    """The result drawn large, with its words under it; nothing where there is little room."""
    figure = table.result
    blocks = drawn(figure.text, width, LARGE_ROWS) if height >= ROOMY else []
    if len(blocks) < LARGE_ROWS:
        return []
    name, *others = figure.words
    words = Content.assemble((name, "bold"), "  ", ("  ".join(others[:1]), figure.tone.value))
    lines = [Content(), *(Content.styled(block, "bold") for block in blocks), Content(), words]
    lines += [Content.styled(part, _FLAG) for other in others[1:] for part in wrap(other, width)]
    return [*lines, Content()] if len(table.rows) > table.pinned else lines


def _groups(rows: Sequence[LapRow], width: int) -> list[list[Content]]:
    """The lines of each row; what does not fit beside the rest stands under it."""
    cells = [_cells(row) for row in rows]
    widths = [max((len(row[column]) for row in cells), default=0) for column in range(3)]
    delta = max((len(row.delta.text) for row in rows), default=0)
    if sum(widths) + delta + 6 > width:
        # What was lapped and how fast matter more than the split.
        widths[2] = 0
    gap = "  " if sum(widths) + delta + 4 <= width else " "
    return [_group(row, _line(row, widths, gap), gap, width) for row in rows]


def _group(row: LapRow, line: Content, gap: str, width: int) -> list[Content]:
    lines = [line]
    delta = Content.styled(row.delta.text, row.delta.tone.value)
    if row.delta.text and line.cell_length + len(gap) + delta.cell_length <= width:
        lines[0] += gap + delta
    elif row.delta.text:
        lines.append(Content("  ") + delta)
    if row.flags and lines[-1].cell_length + 2 + len(row.flags) <= width:
        lines[-1] += Content.styled("  " + row.flags, _FLAG)
    elif row.flags:
        flags = wrap(row.flags, max(10, width - 2))
        lines += [Content.styled("  " + part, _FLAG) for part in flags]
    return lines


def _kept(first: list[Content], groups: list[list[Content]], room: int) -> list[Content]:
    """The first lines and the newest rows after them, as many as there is room for."""
    lines = first[: max(0, room)]
    while groups and len(lines) + sum(map(len, groups)) > room:
        groups = groups[1:]
    return lines + [line for group in groups for line in group]


class NextPanel(Panel):
    """What comes next, with its goal and start place."""

    DEFAULT_CSS = "NextPanel { height: 1fr; padding: 0 2 0 1; }"

    def words(self, frame: Frame) -> Content:
        width = self.size.width
        lines = [heading(frame.next.title, width)]
        for number, line in enumerate(frame.next.lines):
            style = "bold" if number == 0 else ""
            lines += [Content.styled(part, style) for part in wrap(line, max(10, width))]
        return Content("\n").join(lines)


def _cells(row: LapRow) -> tuple[str, str, str]:
    return row.place, row.lap, row.split


def _line(row: LapRow, widths: list[int], gap: str) -> Content:
    place, lap, split = _cells(row)
    style = "" if row.done else QUIET
    right = lap[:1].isdigit() or lap[:1] == "~"
    parts: list[Content | tuple[str, str]] = [
        (place.ljust(widths[0]), style),
        (gap + (lap.rjust(widths[1]) if right else lap), "bold" if row.done else style),
    ]
    if widths[2]:
        parts.append((gap + split.rjust(widths[2]), QUIET))
    return Content.assemble(*parts)
