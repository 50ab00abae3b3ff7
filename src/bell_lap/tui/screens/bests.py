"""The bests: the board of all distances, or the fastest reps and sets of one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from bell_lap.core.history_phrases import distance_words
from bell_lap.errors import BellLapError
from bell_lap.history.bests import DistanceBests, SetBest, SingleBest
from bell_lap.tui import best_words, screens
from bell_lap.tui.best_words import BANDS, Row
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.ports import History
from bell_lap.tui.visiting import back, visit
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.panel import ends
from bell_lap.tui.widgets.row_list import RowList

BESTS_COMMANDS = (
    Command("bests-open", "enter", "open", "Open",
            "The fastest over this distance; there, the workout", shown_key="⏎"),
    Command("bests-season", "right,right_square_bracket", "season(1)", "Season",
            "The season after, at last all time", shown_key="←→"),
    Command("bests-season-back", "left,left_square_bracket", "season(-1)", "Season before",
            "The season before", footer=False),
    Command("bests-recovery", "r", "recovery(1)", "Recovery",
            "Only what was run off about so much recovery", shown_key="r R"),
    Command("bests-recovery-back", "R", "recovery(-1)", "Less recovery",
            "The recovery before", footer=False),
    Command("bests-trend", "t", "trend", "Trend", "How this distance went over the months"),
    Command("bests-back", "escape,q", "back", "Back", "Back to where you came from"),
    Command("bests-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

NONE_YET = (
    "No best yet. A rep over a distance is one when it was timed here, to its end, without a pause."
)
NOTHING = "Nothing here: ← and → change the season, r the recovery."


class BestsList(RowList, inherit_bindings=False):
    """Rows with headings the cursor steps over. Left and Right are the screen's here."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowList.BINDINGS]

    def __init__(self) -> None:
        super().__init__(id="bests")
        self._rows: tuple[Row, ...] = ()
        self._distance_mm: int | None = None
        """The distance that the cursor was last moved to."""

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show these; the cursor stays on its distance, where that is among them."""
        self._rows = rows
        if self._distance_mm is not None:
            of = [row.distance_mm for row in rows]
            self.cursor = of.index(self._distance_mm) if self._distance_mm in of else self.cursor
        self.set_count(len(rows))
        self.call_after_refresh(self.show_cursor)

    def on_row_list_moved(self) -> None:
        """A row was chosen by hand."""
        self._distance_mm = None if self.row is None else self.row.distance_mm

    @property
    def row(self) -> Row | None:
        """The one under the cursor."""
        return self._rows[self.cursor] if self._rows else None

    def resting(self, index: int, *, down: bool) -> int:
        if not self._rows[index].heading:
            return index
        return index + 1 if down or index == 0 else index - 1

    def row_content(self, index: int, width: int) -> Content:
        del width
        return self._rows[index].text


class BestsScreen(Commanded):
    """Of every distance, or of `distance_mm`; `season` None is all time, `band` is of `BANDS`."""

    HEADING = "Bests"
    COMMANDS_HERE = BESTS_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BESTS_COMMANDS)]
    AUTO_FOCUS = "BestsList"
    DEFAULT_CSS = """
    BestsScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #said { padding: 1 2; height: auto; display: none; }
        #head { height: 1; color: $foreground-muted; }
        &.-empty { #head, BestsList { display: none; } #said { display: block; } }
        Footer { background: $panel; }
    }
    """

    def __init__(
        self, distance_mm: int | None = None, season: int | None = None, band: int = 0
    ) -> None:
        super().__init__()
        self._distance_mm = distance_mm
        self._season = season
        self._band = band
        self._seasons: tuple[int | None, ...] = (None,)
        self._board: tuple[DistanceBests, ...] = ()
        self._singles: tuple[SingleBest, ...] = ()
        self._sets: tuple[SetBest, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield Static(id="said", markup=False)
        yield Static(id="head", markup=False)
        yield BestsList()
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        context = host_of(self).context
        if context.history is None:
            self._say(context.trouble or "The history cannot be opened.")
            return
        try:
            self._seasons = (*reversed(context.history.seasons()), None)
        except BellLapError as error:
            self._say(str(error))
            return
        self._ask()

    def on_resize(self) -> None:
        self._draw()

    # --- what is shown ----------------------------------------------------------------------------

    def _ask(self) -> None:
        history = host_of(self).context.history
        if history is None:
            return
        try:
            self._look(history)
        except BellLapError as error:
            self._say(str(error))
            return
        found = bool(self._board or self._singles)
        self.set_class(not found, "-empty")
        if not found:
            narrowed = self._season is not None or self._band
            self._say(NOTHING if narrowed else NONE_YET)
        self._draw()
        self.refresh_bindings()

    def _look(self, history: History) -> None:
        """Ask for what is to be shown."""
        season, rest_ms = self._season, BANDS[self._band].ms
        self._board, self._singles, self._sets = (), (), ()
        if self._distance_mm is None:
            self._board = history.best_board(season=season, rest_ms=rest_ms)
            return
        mm = self._distance_mm
        self._singles = history.fastest(distance_mm=mm, season=season, rest_ms=rest_ms)
        self._sets = history.best_sets(distance_mm=mm, season=season, rest_ms=rest_ms)

    def _say(self, text: str) -> None:
        self.add_class("-empty")
        self.query_one("#said", Static).update(text)
        self._draw_title()

    def _draw_title(self) -> None:
        mm = self._distance_mm
        what = "Bests" if mm is None else f"Bests over {distance_words(mm)}"
        said = f"← {best_words.season_words(self._season)} →  {BANDS[self._band].name}"
        title = ends(Content(what), Content.styled(said, QUIET), max(1, self.size.width - 2))
        self.query_one("#title", Static).update(title)

    def _draw(self) -> None:
        self._draw_title()
        head = self.query_one("#head", Static)
        head.display = bool(self._board)
        if self._board:
            head.update(best_words.board_head(self._board))
            rows = best_words.board_rows(self._board, self.size.width)
        else:
            rows = best_words.distance_rows(self._singles, self._sets)
        self.query_one(BestsList).show(rows)

    # --- what can be done -------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action in ("open", "trend"):
            return bool(self._board or self._singles)
        if action == "season":
            return len(self._seasons) > 1
        return True

    def action_season(self, way: int) -> None:
        """Another season, earlier or later; all time comes after the newest."""
        at = self._seasons.index(self._season) if self._season in self._seasons else -1
        self._season = self._seasons[(at + way) % len(self._seasons)]
        self._ask()

    def action_recovery(self, way: int) -> None:
        """Another recovery."""
        self._band = (self._band + way) % len(BANDS)
        self._ask()

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """The fastest over the distance under the cursor, or the workout."""
        row = self.query_one(BestsList).row
        if row is None:
            return
        if row.workout is not None:
            visit(self, row.workout, self._ask)
        elif row.distance_mm is not None:
            page = BestsScreen(row.distance_mm, self._season, self._band)
            self.app.push_screen(page)

    def action_trend(self) -> None:
        """How the distance under the cursor went over the months."""
        row = self.query_one(BestsList).row
        mm = self._distance_mm or (None if row is None else row.distance_mm)
        self.app.push_screen(screens.TrendScreen(distance_mm=mm))

    def action_back(self) -> None:
        """Back to where this was opened."""
        back(self)
