"""The cues of the sound check: a line each, and a note at the one that sounds."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from bell_lap.settings import Settings
from bell_lap.tui.cue_rows import ROWS, CueRow
from bell_lap.tui.dials import volume_words
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.row_list import RowList


class CueList(RowList, inherit_bindings=False):
    """One line for each of `ROWS`. Left and Right are no scrolling here: they turn a dial."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowList.BINDINGS]

    def __init__(self, settings: Settings) -> None:
        super().__init__(id="cues")
        self._settings = settings
        self._sounding: CueRow | None = None

    def on_mount(self) -> None:
        self.set_count(len(ROWS))

    def show(self, settings: Settings, sounding: CueRow | None) -> None:
        """Show these volumes, and a note at what sounds."""
        self._settings = settings
        self._sounding = sounding
        self.refresh()

    def row_content(self, index: int, width: int) -> Content:
        row = ROWS[index]
        note = "♪" if row is self._sounding else " "
        return Content.assemble(
            f" {note} ",
            (f"{row.name:<16}", "bold"),
            f"{volume_words(self._settings, row.kind):>6}",
            (f"   {row.when}", QUIET),
        ).truncate(width, ellipsis=True)
