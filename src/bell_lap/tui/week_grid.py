"""The grid of the calendar: a row for each week, Monday first, with a cursor on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.strip import Strip
from textual.visual import Visual

from bell_lap.core.week import DAYS, DayWork, Week
from bell_lap.errors import BellLapError
from bell_lap.tui import calendar_words
from bell_lap.tui.weeks import Weeks
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.row_list import RowList

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ROOMY = 74
"""From here on a day has room for two letters."""


class WeekGrid(RowList, inherit_bindings=False):
    """Days with a letter for what was done and a bar for how much; the screen moves its cursor."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__(id="weeks")
        self.weeks: Weeks | None = None
        self.day = date.min
        """The day under the cursor."""

    def show_weeks(self, weeks: Weeks, day: date) -> None:
        """Show these weeks with the cursor on a day, or on the nearest that they have."""
        self.weeks = weeks
        self.set_count(weeks.count)
        self.go_to(day)

    def go_to(self, day: date) -> None:
        """Put the cursor on the day, or on the nearest there is."""
        if self.weeks is None:
            return
        self.day = self.weeks.held(day)
        self.cursor = self.weeks.number_of(self.day)
        self.post_message(self.Moved())
        self.call_after_refresh(self.show_cursor)
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other weeks are seen now: what is told of them follows."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved())

    def seen(self) -> list[Week]:
        """The weeks that are on the screen. Raises EnvironmentProblem where the disk refuses."""
        if self.weeks is None:
            return []
        top = self.scroll_offset.y
        return [self.weeks.week(n) for n in range(top, min(top + self.size.height, self._count))]

    @staticmethod
    def head(width: int) -> Content:
        """The line over the weeks."""
        wide = cell_width(width)
        days = "".join(f" {name:<{wide - 1}}" for name in NAMES)
        label = label_width(width)
        last = "  running" if width >= ROOMY else ""
        return Content.styled(f"{'':<{label}}{days}{last}", QUIET)

    def render_line(self, y: int) -> Strip:
        width, number = self.row_width, y + self.scroll_offset.y
        if number >= self._count:
            return Strip([Segment(" " * width, self.visual_style.rich_style)], width)
        content = self.row_content(number, width).truncate(width, ellipsis=True, pad=True)
        return Visual.to_strips(self, content, width, 1, self.visual_style)[0]

    def row_content(self, index: int, width: int) -> Content:
        if self.weeks is None:
            return Content()
        try:
            week = self.weeks.week(index)
        except BellLapError as error:
            return Content.styled(f" {error.message}", "$text-error")
        days = [week.monday + timedelta(days=n) for n in range(DAYS)]
        first = next((day for day in days if day.day == 1), None)
        label = "" if first is None else f"{first:%b}" if first.month > 1 else f"{first.year}"
        wide = cell_width(width)
        cells = [self._cell(day, week.days[n], wide) for n, day in enumerate(days)]
        left = label_width(width)
        room = width - left - DAYS * wide
        total = calendar_words.total_of(week, room)
        return Content.assemble((f"{label:<{left}}", "bold"), *cells, (total, ""))

    def _cell(self, day: date, works: tuple[DayWork, ...], width: int) -> Content:
        """`[29 I▆ ]`: the day, its letters, its bar; in brackets under the cursor."""
        assert self.weeks is not None
        letters, most = calendar_words.letters_of(works), 2 if width > 7 else 1
        more = "+" if len(letters) > most else " "
        here, today = day == self.day, day == self.weeks.today
        done = f"{letters[:most]}{calendar_words.bar_of(works)}"
        if not works:
            # A day that is not over says nothing yet.
            done = "·" if day < self.weeks.today else ""
        left, right = ("[", "]") if here else (" ", " ")
        number = "bold underline" if today else QUIET
        parts: list[tuple[str, str]] = [
            (left, "bold"),
            (f"{day.day:>2}", "bold" if here and not today else number),
            (more, QUIET),
            (f"{done:<{width - 5}}"[: width - 5], "bold" if works else QUIET),
            (right, "bold"),
        ]
        cell = Content.assemble(*parts)
        if not here:
            return cell
        return cell.stylize("$block-cursor-foreground on $block-cursor-background")

    def on_click(self, event: Click) -> None:
        """A click goes to a day; one on the day under the cursor opens it."""
        event.stop()
        event.prevent_default()
        if self.weeks is None:
            return
        row, column = event.y + self.scroll_offset.y, event.x - label_width(self.row_width)
        place = column // cell_width(self.row_width)
        if row >= self._count or not 0 <= place < DAYS or column < 0:
            return
        day = self.weeks.first + timedelta(days=row * DAYS + place)
        if day == self.day:
            self.action_choose()
        else:
            self.go_to(day)


def cell_width(width: int) -> int:
    """Columns of a day on a grid so wide."""
    return 8 if width >= ROOMY else 7


def label_width(width: int) -> int:
    """Columns of the month at the left."""
    return 5 if width >= ROOMY else 4
