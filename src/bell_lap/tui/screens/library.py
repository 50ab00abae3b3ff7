"""The sessions at hand: find one, see what it would be, run it.

The first paint lists names alone; files are read, and what reads them is loaded, right after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click, Key, Paste
from textual.strip import Strip
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from bell_lap.errors import BellLapError
from bell_lap.tui import screens
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.keys import FIGURES
from bell_lap.tui.widgets.command_footer import CommandFooter

if TYPE_CHECKING:
    from bell_lap.history.records import Summary
    from bell_lap.settings import Settings
    from bell_lap.tui.rows import Row

LIBRARY_COMMANDS = (
    Command("library-run", "enter", "run_it", "Run",
            "Choose this session and get ready; Up and Down move in the list", shown_key="⏎"),
    Command("library-search", "slash", "search", "Search",
            "Find sessions by their name, kind or purpose as you type", footer=False),
    Command("library-new", "n", "write", "New",
            "Type or paste a session and run it; digits begin it too"),
    Command("library-resume", "r", "resume", "Resume", "Go on with the unfinished workout"),
    Command("library-history", "h", "history", "History", "Look at the workouts you have run"),
    Command("library-goal", "g", "goal", "Goal", "Change your best and your goal", footer=False),
    Command("library-sound", "v", "sound", "Sound", "Check the sound: cues, volumes, delay",
            footer=False),
    Command("library-settings", "s,comma", "settings", "Settings",
            "Change any setting: profile, track, cues, theme, keys"),
    Command("library-hint", "escape", "close_hint", "Close the hint",
            "Never show the hint for new users again", footer=False),
    Command("library-quit", "q", "leave", "Quit", "Leave the program"),
    Command("library-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip


HINT = Content.assemble(
    ("New here? ", "bold"),
    "Choose a session with ↑ ↓, press ", ("Enter", "bold"), ", and ", ("Enter", "bold"),
    " again to go to the line. There ", ("Space", "bold"), " starts the rep, takes each lap and "
    "ends it. ", ("?", "bold"), " has the keys of every screen. ", ("Escape", "bold"),
    " closes this hint.",
)  # fmt: skip
"""Shown until it is closed or a workout is kept."""

MIDDLE = 76
WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (MIDDLE, "-middle")]


PAINT_S = 0.02
"""How often it is looked whether the names are painted: then the files are read."""
LOOKS = 100
"""They are read then, painted or not: a terminal may have no room for the list."""


class SessionList(OptionList, inherit_bindings=False):
    """The sessions. Enter is the screen's, so that the footer tells of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in OptionList.BINDINGS
        if not (isinstance(binding, Binding) and binding.key == "enter")
    ]
    drawn = False
    """Whether any of it was drawn yet."""

    def render_line(self, y: int) -> Strip:
        self.drawn = True
        return super().render_line(y)


class LibraryScreen(Commanded):
    """The first screen of the program."""

    HEADING = "Sessions"
    COMMANDS_HERE = LIBRARY_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIBRARY_COMMANDS)]
    AUTO_FOCUS = "OptionList"
    HORIZONTAL_BREAKPOINTS = WIDTHS

    DEFAULT_CSS = """
    LibraryScreen {
        #banner { display: none; padding: 0 1; background: $warning; color: $text; }
        #banner { height: auto; max-height: 3; }
        #banner:ansi { background: ansi_default; color: ansi_default; text-style: bold reverse; }
        #banner.-shown { display: block; }
        #hint { display: none; height: auto; padding: 0 1; background: $panel; }
        #hint.-shown { display: block; }
        #sides { height: 1fr; }
        #left { width: 38%; max-width: 60; }
        #search { border: none; height: 1; padding: 0 1; background: $panel; }
        OptionList, OptionList:focus {
            height: 1fr; border: none; padding: 0; text-wrap: nowrap; text-overflow: ellipsis;
        }
        #right { width: 1fr; padding: 0 1; border-left: vkey $panel; }
        #preview { width: 100%; height: auto; }
        &.-narrow {
            #sides { layout: vertical; }
            #left { width: 100%; max-width: 100%; height: 9; }
            #right { border-left: none; border-top: hkey $panel; height: 1fr; }
        }
        Footer { background: $panel; }
    }
    """

    def __init__(self, names: tuple[str, ...] | None = None) -> None:
        super().__init__()
        self._names = names
        self._rows: tuple[Row, ...] = ()
        self._unfinished: Summary | None = None
        self._asked = False
        self._nearest: str | None = None
        self._filled = False
        self._known: Settings | None = None
        self._hinting = False
        self._hint_closed = False

    def compose(self) -> ComposeResult:
        yield Static(id="banner", markup=False)
        yield Static(HINT, id="hint")
        with Horizontal(id="sides"):
            with Vertical(id="left"):
                yield Input(placeholder="/ search", id="search", compact=True)
                names = self._names or ()
                options = [Option(Content(f"  {name}\n"), id=name) for name in names]
                yield SessionList(*options, id="sessions", markup=False)
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="preview")
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        # The app takes messages once it is all there; what is drawn before that is not painted.
        self.app.call_later(self._fill_once_painted)

    def _fill_once_painted(self, looks: int = LOOKS) -> None:
        """Read the files after the names are painted, however long a slow machine takes to."""
        if looks == 0 or self.query_one(SessionList).drawn:
            self.call_after_refresh(self.fill_once)
        else:
            self.set_timer(PAINT_S, lambda: self._fill_once_painted(looks - 1))

    def on_resize(self) -> None:
        """On a narrow screen the footer's words stand closer."""
        self.query_one(Footer).compact = self.size.width < MIDDLE

    def on_screen_resume(self) -> None:
        """The history and the settings may have changed while another screen was shown."""
        if self._filled:
            self._look_for_unfinished()
            known, now = self._known, host_of(self).context.settings
            if known is None or (known.profile, known.track) != (now.profile, now.track):
                self._fill()

    # --- filling ----------------------------------------------------------------------------------

    def fill_once(self) -> None:
        """Read the files, unless that has been done."""
        if not self._filled and host_of(self).ready():
            self._filled = True
            self._fill()

    def _fill(self) -> None:
        """Read the files, now that the screen is there."""
        host = host_of(self)
        context = host.context
        self._known = context.settings
        shelf = context.shelf()
        from bell_lap.tui.rows import make_rows  # noqa: PLC0415 - after the first paint

        self._rows = make_rows(shelf.entries(), context.settings)
        self._list(self.query_one("#search", Input).value)
        for problem in shelf.problems:
            host.complain(problem)
        if context.trouble:
            self.notify(context.trouble, severity="warning", timeout=15, markup=False)
        self._look_for_unfinished()
        if context.ask_goal and not self._asked and self._unfinished is None:
            self._asked = True
            try:
                context.asked()
            except BellLapError as error:
                host.complain(error)
            self.action_goal()

    def _list(self, search: str) -> None:
        """List the sessions that match, keeping the one that was chosen."""
        listed = self.query_one(OptionList)
        kept = self._current()
        rows = [row for row in self._rows if row.matches(search)]
        self._nearest = None
        listed.clear_options()
        listed.add_options([Option(row.prompt(), id=row.entry.name) for row in rows])
        if rows:
            names = [row.entry.name for row in rows]
            listed.highlighted = names.index(kept) if kept in names else 0
        else:
            from bell_lap.tui.rows import nearest  # noqa: PLC0415 - it is there by now

            self._nearest = nearest(search, [row.entry.name for row in self._rows])
            offer = f" Did you mean {self._nearest}? Enter takes it." if self._nearest else ""
            self.query_one("#preview", Static).update(Content(f"No session matches.{offer}"))

    def _look_for_unfinished(self) -> None:
        history = host_of(self).context.history
        try:
            unfinished = () if history is None else history.unfinished()
            holder = history.holder() if history is not None and unfinished else None
            new = history is None or not history.count()
        except BellLapError as error:
            host_of(self).complain(error)
            return
        self._unfinished = unfinished[0] if unfinished and holder is None else None
        self._show_hint(new=new)
        banner = self.query_one("#banner", Static)
        banner.set_class(bool(unfinished), "-shown")
        if holder is not None:
            banner.update(f"{holder.message}.")
        elif self._unfinished is not None:
            began = self._unfinished.started_at[:16].replace("T", " ")
            banner.update(f"Not finished: {self._unfinished.title}, {began}. r goes on with it.")
        self.refresh_bindings()

    def _show_hint(self, *, new: bool) -> None:
        """The hint is for who has no workout yet and has not closed it."""
        self._hinting = new and not self._hint_closed and host_of(self).context.hint
        self.query_one("#hint", Static).set_class(self._hinting, "-shown")

    @on(Click, "#hint")
    def _hint_clicked(self) -> None:
        self.action_close_hint()

    # --- choosing ---------------------------------------------------------------------------------

    def _current(self) -> str | None:
        listed = self.query_one(OptionList)
        if listed.highlighted is None or not listed.option_count:
            return None
        return listed.get_option_at_index(listed.highlighted).id

    def _current_row(self) -> Row | None:
        """The session that is chosen, read by now."""
        self.fill_once()
        return self._row_shown()

    def _row_shown(self) -> Row | None:
        name = self._current()
        return next((row for row in self._rows if row.entry.name == name), None)

    @on(OptionList.OptionHighlighted)
    def _preview(self) -> None:
        # The list chooses its first row before the first paint, which must not wait for files.
        row = self._row_shown()
        if row is None:
            return
        self.query_one("#preview", Static).update(row.preview())
        self.query_one("#right", VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_run_it()

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        if self._nearest is not None:
            self.query_one("#search", Input).value = self._nearest
            return
        self.query_one(OptionList).focus()
        self.action_run_it()

    @on(Input.Changed, "#search")
    def _search(self, event: Input.Changed) -> None:
        self._list(event.value)

    def types(self, character: str) -> bool:
        """A digit begins a session; whether it did."""
        if character not in FIGURES:
            return False
        self.app.push_screen(screens.NotationScreen(character))
        return True

    def on_key(self, event: Key) -> None:
        """In the search the arrows move through the list."""
        listed = self.query_one(OptionList)
        if isinstance(self.focused, Input):
            if event.key in ("down", "up"):
                event.stop()
                (listed.action_cursor_down if event.key == "down" else listed.action_cursor_up)()
            elif event.key == "escape":
                event.stop()
                self.query_one("#search", Input).value = ""
                listed.focus()

    def on_paste(self, event: Paste) -> None:
        """A pasted session is shown to be run."""
        event.stop()
        self.app.push_screen(screens.NotationScreen(event.text))

    # --- commands ---------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "resume":
            return self._unfinished is not None
        if action == "close_hint":
            return self._hinting and not isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def action_run_it(self) -> None:
        """Go to the ready screen with the session that is shown."""
        row = self._current_row()
        if row is None:
            return
        if row.chosen is None:
            self.notify("This session cannot be run: its error is shown.", severity="warning")
        elif not row.chosen.plan.steps:
            self.notify("A rest day: nothing is run.")
        else:
            self.app.push_screen(screens.ReadyScreen(row.chosen))

    def action_search(self) -> None:
        """Type what to search for."""
        self.query_one("#search", Input).focus()

    def action_write(self) -> None:
        """Type or paste a session; a digit right behind the key has begun one already."""
        if self.is_current:
            self.app.push_screen(screens.NotationScreen())

    def action_resume(self) -> None:
        """Go on with the unfinished workout."""
        if self._unfinished is not None:
            host_of(self).resume(self._unfinished.id)

    def action_history(self) -> None:
        """Look at what was run."""
        self.app.push_screen(screens.HistoryScreen())

    def action_goal(self) -> None:
        """Ask for the best and the goal; every plan is reckoned anew with them."""
        self.app.push_screen(screens.GoalPrompt(), self._goal_given)

    def _goal_given(self, changed: bool | None) -> None:
        if changed:
            self._fill()

    def action_sound(self) -> None:
        """Check the sound."""
        self.fill_once()
        if self._filled:
            self.app.push_screen(screens.SoundScreen())

    def action_settings(self) -> None:
        """Change the settings."""
        self.fill_once()
        if self._filled:
            self.app.push_screen(screens.SettingsScreen())

    def action_close_hint(self) -> None:
        """Close the hint for good."""
        self._hint_closed = True
        self._show_hint(new=False)
        self.refresh_bindings()
        try:
            host_of(self).context.hint_closed()
        except BellLapError as error:
            host_of(self).complain(error)

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()
