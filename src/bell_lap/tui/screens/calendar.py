"""The calendar: weeks as rows, and beside them what the weekly rule asks of a week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from bell_lap.core.week import DayWork, owed
from bell_lap.errors import BellLapError
from bell_lap.history.records import Summary
from bell_lap.tui import calendar_words, screens
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.history_words import month_words
from bell_lap.tui.host import host_of
from bell_lap.tui.visiting import back
from bell_lap.tui.week_grid import WeekGrid
from bell_lap.tui.weeks import Weeks
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.panel import ends
from bell_lap.tui.widgets.row_list import RowList

CALENDAR_COMMANDS = (
    Command("calendar-open", "enter", "open", "Open",
            "Look at what was done on this day; ] goes on from there", shown_key="⏎"),
    Command("calendar-day-before", "left", "days(-1)", "Day", "The day before",
            shown_key="← →"),
    Command("calendar-day-after", "right", "days(1)", "Day after", "The day after", footer=False),
    Command("calendar-week-before", "up,k", "days(-7)", "Week", "The week before",
            shown_key="↑ ↓"),
    Command("calendar-week-after", "down,j", "days(7)", "Week after", "The week after",
            footer=False),
    Command("calendar-month-before", "pageup", "days(-28)", "Month before", "Four weeks before",
            footer=False),
    Command("calendar-month-after", "pagedown", "days(28)", "Month after", "Four weeks after",
            footer=False),
    Command("calendar-today", "home", "today", "Today", "Go to today", shown_key="Home"),
    Command("calendar-log", "l", "log", "Log", "Write down what was done on this day"),
    Command("calendar-back", "escape,q", "back", "Back", "Back to where you came from",
            shown_key="Esc"),
    Command("calendar-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

MIDDLE = 76
WIDTHS: list[tuple[int, str]] | None = [(0, "-tight"), (MIDDLE, "-narrow"), (110, "-wide")]


class CalendarScreen(Commanded):
    """The weeks, with the cursor on a day."""

    HEADING = "Calendar"
    COMMANDS_HERE = CALENDAR_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CALENDAR_COMMANDS)]
    AUTO_FOCUS = "WeekGrid"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    DEFAULT_CSS = """
    CalendarScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #head { height: 1; }
        #sides { height: 1fr; layout: vertical; }
        #left { height: 1fr; width: 1fr; padding: 0 1; }
        #side { height: 11; padding: 0 1; border-top: hkey $panel; }
        #about { height: auto; }
        &.-tight #left { padding: 0; }
        &.-wide {
            #sides { layout: horizontal; }
            #side { width: 41; height: 1fr; border-top: none; border-left: vkey $panel; }
        }
        Footer { background: $panel; }
    }
    """

    def __init__(self, on: date | None = None) -> None:
        """`on` is the day under the cursor; today without it."""
        super().__init__()
        self._on = on
        self._opens = False
        """Whether the footer offers to open the day."""
        self._lines = -1

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        with Container(id="sides"):
            with Container(id="left"):
                yield Static(id="head")
                yield WeekGrid()
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="about")
        yield CommandFooter(show_command_palette=False)

    # --- filling ----------------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Another screen may have changed, added or deleted a workout."""
        context = host_of(self).context
        grid, today = self.query_one(WeekGrid), context.today()
        if context.history is None:
            self._about([Content(context.trouble or "The history cannot be opened.")])
            return
        try:
            weeks = Weeks(context.history, today)
            grid.show_weeks(weeks, self._on or (today if grid.weeks is None else grid.day))
        except BellLapError as error:
            self._about([Content(str(error))])
        self._on = None

    def on_resize(self) -> None:
        """The words are chosen by the width."""
        self.query_one(Footer).compact = self.size.width < MIDDLE
        self.call_after_refresh(self._show)

    @on(RowList.Moved)
    def _show(self) -> None:
        """Tell of the day and the week under the cursor."""
        grid = self.query_one(WeekGrid)
        width = max(1, self.size.width - 2)
        self.query_one("#head", Static).update(grid.head(grid.row_width), layout=False)
        if grid.weeks is None:
            self.query_one("#title", Static).update("Calendar")
            return
        title = ends(Content("Calendar"), Content(month_words(grid.day)), width)
        self.query_one("#title", Static).update(title, layout=False)
        try:
            self._tell(grid, grid.weeks)
        except BellLapError as error:
            self._about([Content(str(error))])
        if self._opens != bool(self._works()):
            self._opens = not self._opens
            self.refresh_bindings()

    def _tell(self, grid: WeekGrid, weeks: Weeks) -> None:
        context = host_of(self).context
        side = self.query_one("#side").scrollable_content_region.size
        room = max(20, side.width)
        week, works = weeks.week(grid.cursor), weeks.works_on(grid.day)
        duties = owed(week, weeks.today, beginner=context.settings.runner.beginner)
        lines = [
            *calendar_words.day_lines(grid.day, works, weeks.today, room),
            *calendar_words.week_lines(week, duties, room),
        ]
        legend = calendar_words.legend_lines(grid.seen(), room)
        if legend and len(lines) + len(legend) < side.height:
            lines.append(Content())
        lines += legend
        self._about(lines)

    def _about(self, lines: list[Content]) -> None:
        """A layout is needed only where there are more lines or fewer."""
        content, before = Content("\n").join(lines), self._lines
        self._lines = content.plain.count("\n")
        shown = self.query_one("#about", Static)
        shown.update(content, layout=self._lines != before)

    # --- commands ---------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return bool(self._works()) if self.is_mounted else None
        return super().check_action(action, parameters)

    def _works(self) -> tuple[DayWork, ...]:
        """What was done on the day under the cursor; nothing where the disk refuses."""
        grid = self.query_one(WeekGrid)
        try:
            return () if grid.weeks is None else grid.weeks.works_on(grid.day)
        except BellLapError:
            return ()  # the grid says why, in the row

    def action_days(self, days: int) -> None:
        """Move the cursor by so many days."""
        grid = self.query_one(WeekGrid)
        if grid.weeks is not None:
            grid.go_to(grid.day + timedelta(days=days))

    def action_today(self) -> None:
        """Go to today."""
        self.query_one(WeekGrid).go_to(host_of(self).context.today())

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Look at the first workout of the day under the cursor."""
        history, works = host_of(self).context.history, self._works()
        if history is None or not works:
            return
        opened = [works[0].workout]
        try:
            stored = history.load(opened[0])
        except BellLapError as error:
            host_of(self).complain(error)
            return

        def around(later: int) -> int | None:
            found = self._beside(opened[0], later)
            if found is not None:
                opened[0] = found
            return found

        self.app.push_screen(screens.DetailScreen(stored, self._changed, around))

    def _changed(self, _row: Summary) -> None:
        """A workout was mended: what is shown is read anew when this screen is back."""

    def _beside(self, workout: int, later: int) -> int | None:
        """The workout after (1) or before (-1) one of the day under the cursor; the cursor goes
        to its day."""
        grid = self.query_one(WeekGrid)
        if grid.weeks is None:
            return None
        seen = False
        for work in grid.weeks.works_from(grid.day, later):
            if seen:
                grid.go_to(work.day)
                return work.workout
            seen = work.workout == workout
        return None

    def action_log(self) -> None:
        """Write down what was done on the day under the cursor."""
        day = self.query_one(WeekGrid).day
        self.app.push_screen(screens.LogScreen(day, self._logged))

    def _logged(self, _workout: int) -> None:
        """What was logged is read when this screen is back."""

    def action_back(self) -> None:
        """Back to where you came from."""
        back(self)
