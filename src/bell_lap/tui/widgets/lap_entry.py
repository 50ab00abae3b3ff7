"""The field for a split or a lap: Tab says which of the two is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from bell_lap.tui.widgets.lap_list import LapList
from bell_lap.tui.widgets.time_entry import TimeEntry

SPLIT, LAP = "split", "lap"


class LapEntry(TimeEntry):
    """Gives a time for "split" or "lap"; what was typed last time is asked first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "other", "Split or lap", id="typed-lap-other",
                tooltip="Type the lap in place of the split, or the split again"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._wanted = SPLIT
        self._place = ""
        self._both = False

    def ask(self, place: str, first: str = "", *, both: bool) -> None:
        """Open it for a mark; `both` where the lap is another time than the split."""
        self._place, self._both = place, both
        self.begin(self._wanted if both else SPLIT, "", first)
        self._tell()

    def action_other(self) -> None:
        """The other of the two."""
        if self._both:
            self._wanted = self.purpose = LAP if self.purpose == SPLIT else SPLIT
            self._tell()

    def _tell(self) -> None:
        other = LAP if self.purpose == SPLIT else SPLIT
        what = "Split at" if self.purpose == SPLIT else "Lap to"
        self.border_title = f"{what} {self._place}"
        turn = f" · Tab its {other}" if self._both else ""
        self.border_subtitle = f"Enter gives{turn} · Esc not"

    def end(self) -> None:
        was_open = self.is_open
        super().end()
        if was_open:
            self.screen.set_focus(self.screen.query_one(LapList))
