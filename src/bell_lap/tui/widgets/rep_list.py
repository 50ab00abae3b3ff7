"""The reps of a workout as a list with a cursor; their laps unfold under them."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from bell_lap.tui.widgets.frame import HEADING, NO_DELTA, QUIET, Delta
from bell_lap.tui.widgets.row_list import RowList

WITH_GOAL = 66
"""From this width on the goal has a column of its own."""
HEADS = ("", "time", "goal", "rest")
_FLAG = "italic $text-warning"


@dataclass(frozen=True, slots=True)
class RepCells:
    """One row in words: a rep or another piece of work, a lap of it, or a block's name alone."""

    step: int
    """Which attempt it belongs to: a place among the result's steps."""
    name: str
    time: str = ""
    """Of a lap its split."""
    delta: Delta = NO_DELTA
    goal: str = ""
    rest: str = ""
    """The recovery that followed, and what was planned where that was another."""
    note: str = ""
    """Flags, and what was planned where something else was done."""
    laps: str = ""
    """The laps in a line, where there is room for them."""
    is_rep: bool = False
    is_lap: bool = False
    is_block: bool = False


class RepList(RowList):
    """The rows; the heads of the columns are `head`. The cursor passes over names of blocks."""

    DEFAULT_CSS = "RepList { padding: 0; }"

    def __init__(self) -> None:
        super().__init__(id="reps")
        self._rows: tuple[RepCells, ...] = ()
        self._widths = (0, 0, 0, 0)
        self._delta = 0

    def show(self, rows: tuple[RepCells, ...]) -> None:
        """Draw these rows; the cursor stays on its rep."""
        step = self.step
        self._rows = rows
        cells = [HEADS, *((row.name, row.time, row.goal, row.rest) for row in rows)]
        name, time, goal, rest = (max(len(row[column]) for row in cells) for column in range(4))
        self._widths = name, time, goal, rest
        self._delta = max((len(row.delta.text) for row in rows), default=0)
        self.set_count(len(rows))
        self.stand_on(step)

    @property
    def step(self) -> int | None:
        """Which attempt the row under the cursor belongs to."""
        return self._rows[self.cursor].step if self._rows else None

    def stand_on(self, step: int | None) -> None:
        """Put the cursor on an attempt's own row; where it has none on the first rep."""
        own = [place for place, row in enumerate(self._rows) if not (row.is_lap or row.is_block)]
        here = [place for place in own if self._rows[place].step == step]
        reps = [place for place in own if self._rows[place].is_rep]
        for place in (here or reps or own)[:1]:
            self.cursor = place
            self.action_move(0)

    def resting(self, index: int, *, down: bool) -> int:
        # A block's name is never the last row; where it is the first there is one way to go.
        if not self._rows[index].is_block:
            return index
        return index + 1 if down or index == 0 else index - 1

    def top_of(self, index: int) -> int:
        return index - 1 if index and self._rows[index - 1].is_block else index

    def head(self, width: int) -> Content:
        """The heads of the columns, in their places."""
        return Content.styled(self._line(HEADS, NO_DELTA, "", width).plain, HEADING)

    def row_content(self, index: int, width: int) -> Content:
        row = self._rows[index]
        if row.is_block:
            return Content.styled(f" {row.name}", "bold $accent")
        style = "bold" if row.is_rep else QUIET
        line = self._line((row.name, row.time, row.goal, row.rest), row.delta, style, width)
        note = f"  {row.note}" if row.note else ""
        laps = f"  {row.laps}" if row.laps else ""
        if laps and line.cell_length + len(note) + len(laps) > width:
            laps = ""
        return Content.assemble(line, (note, _FLAG), (laps, QUIET))

    def _line(
        self, cells: tuple[str, str, str, str], delta: Delta, style: str, width: int
    ) -> Content:
        name, time, goal, rest = self._widths
        parts: list[tuple[str, str]] = [
            (f" {cells[0]:<{name}}", style),
            (f"  {cells[1]:>{time}}", style),
        ]
        if self._delta:
            parts.append((f"  {delta.text:<{self._delta}}", delta.tone.value))
        if width >= WITH_GOAL:
            parts.append((f"  {cells[2]:>{goal}}", QUIET))
        parts.append((f"  {cells[3]:<{rest}}", QUIET))
        return Content.assemble(*parts)
