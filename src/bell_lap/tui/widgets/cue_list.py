"""The cues of the sound check: a line each, and a note at the one that sounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class CueLine:
    """One cue as it is shown."""

    name: str
    volume: str
    """`85 %`, `off`."""
    when: str
    sounding: bool = False


class CueList(RowList, inherit_bindings=False):
    """Lines with a cursor. Left and Right are no scrolling here: they turn a dial."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowList.BINDINGS]

    def __init__(self) -> None:
        super().__init__(id="cues")
        self._lines: tuple[CueLine, ...] = ()

    def show(self, lines: tuple[CueLine, ...]) -> None:
        """Show these lines where they differ from those that are shown."""
        if lines != self._lines:
            self._lines = lines
            self.set_count(len(lines))

    def row_content(self, index: int, width: int) -> Content:
        line = self._lines[index]
        return Content.assemble(
            " ♪ " if line.sounding else "   ",
            (f"{line.name:<16}", "bold"),
            f"{line.volume:>6}",
            (f"   {line.when}", QUIET),
        ).truncate(width, ellipsis=True)
