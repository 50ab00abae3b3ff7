"""The recovery's pictures: what is left of it, and every rep so far against its goal."""

from __future__ import annotations

from textwrap import wrap

from textual.content import Content

from bell_lap.tui.widgets.frame import QUIET, ChartRow, Frame
from bell_lap.tui.widgets.panel import Panel, heading

LEAST_SCALE_MS = 1_000
"""A delta of so much fills a side at the least: a tenth never looks like a disaster."""
LEAST_AXIS = 7
"""Fewer columns than this draw no bar."""
_NOTE = "italic $text-warning"
_EIGHTHS = " ▏▎▍▌▋▊▉"


class DrainBar(Panel):
    """A bar that empties as the recovery goes by; a thin line where nothing counts down."""

    DEFAULT_CSS = "DrainBar { padding: 0 2; }"

    def words(self, frame: Frame) -> Content:
        bar, width = frame.bar, self.size.width
        if bar is None:
            return Content.styled("─" * width, QUIET)
        eighths = max(0, min(8 * width, round(8 * width * bar.left_ms / max(1, bar.of_ms))))
        whole, part = divmod(eighths, 8)
        full = "█" * whole + (_EIGHTHS[part] if part else "")
        return Content.assemble(
            (full, "$text-warning" if bar.soon else "$text-primary"),
            ("─" * (width - len(full)), QUIET),
        )


class RepsChart(Panel):
    """A bar for each rep: to the left of the line fast, to the right slow, with its figure."""

    DEFAULT_CSS = "RepsChart { height: 1fr; padding: 0 1; }"

    def words(self, frame: Frame) -> Content:
        width, height = self.size
        if not frame.chart or height < 2:
            return Content()
        columns = _Columns.of(frame.chart[-(height - 1) :], width)
        lines: list[Content] = []
        count = 0
        for row in reversed(frame.chart):
            drawn = columns.lines(row, width)
            if len(lines) + len(drawn) > height - 1:
                break
            lines = [*drawn, *lines]
            count += 1
        title = "Reps so far" if count == len(frame.chart) else f"Last {count} reps"
        return Content("\n").join([columns.heading(title, width), *lines])


class _Columns:
    """Where the parts of the rows stand."""

    def __init__(self, label: int, time: int, delta: int, axis: int, scale_ms: int) -> None:
        self.label, self.time, self.delta, self.axis = label, time, delta, axis
        self.scale_ms = scale_ms

    @classmethod
    def of(cls, rows: tuple[ChartRow, ...], width: int) -> _Columns:
        """Columns as wide as the rows need; the bars have the rest."""
        labels = {row.label for row in rows}
        label = max(len(one) for one in labels) + 1 if len(labels) > 1 else 0
        time = max((len(row.time) for row in rows), default=0)
        delta = max((len(row.delta.text) for row in rows), default=0)
        if 3 + label + time + 2 + delta + LEAST_AXIS > width:
            label = 0
        axis = width - 3 - label - time - 1 - (delta + 1 if delta else 0)
        axis = min(41, axis - (axis + 1) % 2) if delta and axis >= LEAST_AXIS else 0
        scale = max((abs(row.delta_ms or 0) for row in rows), default=0)
        return cls(label, time, delta, axis, max(scale, LEAST_SCALE_MS))

    def heading(self, title: str, width: int) -> Content:
        """The title, and over the line which side is which."""
        sides = "fast │ slow"
        before = 3 + self.label + self.time + 1 + self.axis // 2 - sides.index("│")
        if self.axis < len(sides) or before < len(title) + 2:
            return heading(title, width)
        line = heading(title, before - 1) + Content(" ") + Content.styled(sides, QUIET)
        rest = width - line.cell_length - 1
        return line + Content.styled(" " + "─" * rest, QUIET) if rest > 0 else line

    def lines(self, row: ChartRow, width: int) -> list[Content]:
        """One rep; what is noted of it stands under it where it does not fit beside it."""
        parts: list[Content | tuple[str, str]] = [
            (f"{row.number:>2} ", QUIET),
            ((row.label if self.label else "").ljust(self.label), QUIET),
            (row.time.rjust(self.time), "bold"),
        ]
        if row.delta_ms is None or not self.axis:
            tail = row.note if row.delta_ms is None else row.delta.text
            line = Content.assemble(*parts)
            room = width - line.cell_length - 1
            if not tail or len(tail) <= room:
                return [line + Content.styled(" " + tail, row.delta.tone.value or QUIET)]
            return [line, *(Content.styled("   " + part, QUIET) for part in wrap(tail, width - 3))]
        tone = row.delta.tone.value
        parts += [
            (" " + _side(-row.delta_ms, self.scale_ms, self.axis // 2, left=True), tone),
            ("│", QUIET),
            (_side(row.delta_ms, self.scale_ms, self.axis // 2, left=False), tone),
            (" " + row.delta.text.rjust(self.delta), tone),
        ]
        line = Content.assemble(*parts)
        if not row.note:
            return [line]
        if line.cell_length + 2 + len(row.note) <= width:
            return [line + Content.styled("  " + row.note, _NOTE)]
        under = wrap(row.note, max(10, width - 3))
        return [line, *(Content.styled("   " + part, _NOTE) for part in under)]


def _side(ms: int, scale_ms: int, width: int, *, left: bool) -> str:
    """One side of the line, in half columns; a delta of any size is seen."""
    halves = 0 if ms <= 0 else max(1, min(2 * width, round(2 * width * ms / scale_ms)))
    whole, half = divmod(halves, 2)
    if left:
        return ("▐" * half + "█" * whole).rjust(width)
    return ("█" * whole + "▌" * half).ljust(width)
