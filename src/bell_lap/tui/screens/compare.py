"""Two to four workouts of the same work, rep by rep, with their recoveries."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from bell_lap.core.comparing import Comparison, compare
from bell_lap.errors import BellLapError
from bell_lap.tui import compare_words, screens
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.compare_words import LETTERS
from bell_lap.tui.host import host_of
from bell_lap.tui.screens.alike import AlikeScreen
from bell_lap.tui.visiting import back, visit
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.trend_chart import TrendChart

COMPARE_COMMANDS = (
    Command("compare-others", "o,enter", "others", "Others",
            "Choose which workouts of the same work to compare", shown_key="o"),
    *(
        Command(f"compare-open-{letter.lower()}", letter.lower(), f"open({place})",
                f"Open {letter}", f"Look at workout {letter}", footer=False)
        for place, letter in enumerate(LETTERS)
    ),
    Command("compare-trend", "t", "trend", "Trend", "How this work went over the months"),
    Command("compare-back", "escape,q", "back", "Back", "Back to where you came from"),
    Command("compare-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

UNLIKE = "Not the same work: reps of one length stand side by side in their order."


class CompareScreen(Commanded):
    """The workouts of these numbers; the first is what the others are measured by.

    The chart has what the figures leave; of more than two workouts that may be nothing.
    """

    HEADING = "Compare"
    COMMANDS_HERE = COMPARE_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMPARE_COMMANDS)]
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    CompareScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #said, #sums { padding: 0 1; height: auto; }
        #sums { text-wrap: nowrap; text-overflow: ellipsis; }
        #body { height: 1fr; }
        VerticalScroll { height: auto; max-height: 70%; padding: 0 1; }
        &.-many VerticalScroll { max-height: 100%; }
        #rows { height: auto; }
        &.-empty { #body, #sums { display: none; } #said { padding: 1 2; } }
        Footer { background: $panel; }
    }
    """

    def __init__(self, workouts: tuple[int, ...]) -> None:
        super().__init__()
        self._workouts = workouts[: compare_words.MOST]
        self._comparison: Comparison | None = None

    def compose(self) -> ComposeResult:
        yield Static("Compare", id="title", markup=False)
        yield Static(id="said", markup=False)
        yield Static(id="sums", markup=False)
        with Vertical(id="body"):
            with VerticalScroll():
                yield Static(id="rows", markup=False)
            yield TrendChart()
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        self._ask()

    def on_resize(self) -> None:
        self._draw()

    def _ask(self) -> None:
        """Load the workouts and put them side by side."""
        context = host_of(self).context
        history = context.history
        try:
            self._comparison = None
            if history is None:
                self._say(context.trouble or "The history cannot be opened.")
                return
            stored = [history.load(workout) for workout in self._workouts]
            self._comparison = compare(list(map(compare_words.performed, stored)), unlike=True)
        except BellLapError as error:
            self._say(str(error))
        self.refresh_bindings()
        self._draw()

    def _say(self, text: str) -> None:
        self.add_class("-empty")
        self.query_one("#said", Static).update(text)

    def _draw(self) -> None:
        found = self._comparison
        if found is None:
            return
        self.remove_class("-empty")
        self.set_class(len(found.performed) > 2, "-many")
        width = self.size.width - 4
        title = f"Compare: {found.performed[-1].title}"
        notes = [compare_words.signs(found), "" if compare_words.is_alike(found) else UNLIKE]
        said = compare_words.sentence(found)
        for note in filter(None, notes):
            said += f"\n{note}"
        self.query_one("#title", Static).update(title)
        self.query_one("#said", Static).update(said)
        self.query_one("#sums", Static).update(compare_words.sums(found))
        self.query_one("#rows", Static).update(compare_words.table(found, width))
        self.query_one(TrendChart).show(compare_words.plot(found))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            (place,) = parameters
            return isinstance(place, int) and place < len(self._workouts)
        return True

    def action_open(self, place: int) -> None:
        """Look at one of them."""
        visit(self, self._workouts[place], self._ask)

    def action_others(self) -> None:
        """Choose others of the work of the newest."""
        self.app.push_screen(AlikeScreen(self._workouts, self._chosen))

    def _chosen(self, workouts: tuple[int, ...]) -> None:
        self._workouts = workouts
        self._ask()

    def action_trend(self) -> None:
        """How the work of the newest went over the months."""
        self.app.push_screen(screens.TrendScreen(workout=self._workouts[-1]))

    def action_back(self) -> None:
        """Back to where this was opened."""
        back(self)
