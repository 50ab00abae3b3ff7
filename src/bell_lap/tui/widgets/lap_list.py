"""The laps of one rep as a list with a cursor, and the reps of a workout as a column."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from bell_lap.tui.widgets.frame import HEADING, NO_DELTA, QUIET, Delta
from bell_lap.tui.widgets.row_list import RowList

WITH_GOAL = 72
"""From this width on the goal has a column of its own."""
HEADS = ("", "split", "lap", "goal")


@dataclass(frozen=True, slots=True)
class LapCells:
    """One row in words."""

    place: str
    """`600m`, `tap 3`, `press`."""
    split: str
    lap: str = ""
    goal: str = ""
    delta: Delta = NO_DELTA
    note: str = ""
    """Flags, or why a press counts for nothing."""
    counts: bool = True
    """False for what has no tap and for a press put aside."""


class LapList(RowList):
    """The rows of one rep; the heads of the columns are `head`."""

    DEFAULT_CSS = "LapList { padding: 0; }"

    def __init__(self) -> None:
        super().__init__(id="laps")
        self._rows: tuple[LapCells, ...] = ()
        self._widths = (0, 0, 0, 0)
        self._delta = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return action not in ("scroll_left", "scroll_right")

    def show(self, rows: tuple[LapCells, ...], cursor: int) -> None:
        """Draw these rows with the cursor on one of them."""
        if rows == self._rows and cursor == self.cursor:
            return
        self._rows = rows
        cells = [HEADS, *((row.place, row.split, row.lap, row.goal) for row in rows)]
        place, split, lap, goal = (max(len(row[column]) for row in cells) for column in range(4))
        self._widths = place, split, lap, goal
        self._delta = max((len(row.delta.text) for row in rows), default=0)
        self.set_count(len(rows))
        self.cursor = max(0, min(cursor, len(rows) - 1))
        self.action_move(0)

    def head(self, width: int) -> Content:
        """The heads of the columns, in their places."""
        return Content.styled(self._line(HEADS, width).plain, HEADING)

    def row_content(self, index: int, width: int) -> Content:
        row = self._rows[index]
        line = self._line((row.place, row.split, row.lap, row.goal), width, counts=row.counts)
        delta = (f"  {row.delta.text:<{self._delta}}", row.delta.tone.value)
        note = (f"  {row.note}" if row.note else "", "italic $text-warning")
        return Content.assemble(line, delta if self._delta else "", note)

    def _line(
        self, cells: tuple[str, str, str, str], width: int, *, counts: bool = True
    ) -> Content:
        place, split, lap, goal = self._widths
        parts: list[tuple[str, str]] = [
            (f" {cells[0]:<{place}}", "" if counts else QUIET),
            (f"  {cells[1]:>{split}}", "bold" if counts else QUIET),
            (f"  {cells[2]:>{lap}}", "" if counts else QUIET),
        ]
        if width >= WITH_GOAL:
            parts.append((f"  {cells[3]:>{goal}}", QUIET))
        return Content.assemble(*parts)


def column(names: tuple[str, ...], chosen: int, height: int) -> Content:
    """The reps one below the other, as many as fit, with the chosen one among them."""
    first = max(0, min(chosen - height // 2, len(names) - height))
    lines = []
    for place, name in enumerate(names[first : first + height], start=first):
        here = place == chosen
        lines.append(Content.styled(f"{'▸' if here else ' '} {name}", "bold" if here else QUIET))
    return Content("\n").join(lines)
