"""The list of workouts under headings: a cursor on workouts, some of them marked."""

from __future__ import annotations

from textual.content import Content

from bell_lap.errors import BellLapError
from bell_lap.history.records import Summary
from bell_lap.tui.history_rows import Heading, Layout
from bell_lap.tui.history_words import heading_words, workout_words
from bell_lap.tui.pages import Pages
from bell_lap.tui.widgets.row_list import RowList


class HistoryList(RowList):
    """One line for each workout, and one for each month and week."""

    def __init__(self) -> None:
        super().__init__(id="workouts")
        self.pages: Pages | None = None
        self.layout_of_rows = Layout(())
        self.marked: dict[int, Summary] = {}
        """The workouts that are to be compared, by their numbers."""

    def show_pages(self, pages: Pages, at: Summary | None = None, near: int = 0) -> None:
        """List these workouts; the cursor goes to `at`, or to number `near` where it is not there.

        Raises EnvironmentProblem where the disk refuses.
        """
        place = None if at is None else pages.place_of(at.id, at.date)
        self.pages = pages
        self.layout_of_rows = pages.layout
        self.set_count(self.layout_of_rows.count)
        self.go_to(min(near, max(0, pages.count - 1)) if place is None else place)

    def go_to(self, workout: int) -> None:
        """Put the cursor on the workout of that number in the list."""
        self.cursor = self.layout_of_rows.row_of(workout) if self.layout_of_rows.count else 0
        self.post_message(self.Moved())
        self.refresh()
        self.call_after_refresh(self.show_cursor)

    @property
    def workout(self) -> int:
        """The number, in the list, of the workout under the cursor."""
        at = self.layout_of_rows.at(self.cursor) if self.layout_of_rows.count else 0
        return 0 if isinstance(at, Heading) else at

    def current(self) -> Summary | None:
        """The workout under the cursor. Raises EnvironmentProblem where the disk refuses."""
        return None if self.pages is None else self.pages.row(self.workout)

    def row_content(self, index: int, width: int) -> Content:
        at = self.layout_of_rows.at(index)
        if isinstance(at, Heading):
            return heading_words(at, width)
        try:
            row = None if self.pages is None else self.pages.row(at)
        except BellLapError as error:
            return Content.styled(f" {error.message}", "$text-error")
        if row is None:
            return Content()
        return workout_words(row, width, marked=row.id in self.marked)

    def resting(self, index: int, *, down: bool) -> int:
        return self.layout_of_rows.resting(index, down=down)

    def top_of(self, index: int) -> int:
        return self.layout_of_rows.top_of(index)
