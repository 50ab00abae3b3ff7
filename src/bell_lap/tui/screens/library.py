"""The sessions at hand: find one, see what it would be, run it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Paste
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from bell_lap.errors import BellLapError
from bell_lap.history.records import Summary
from bell_lap.library.shelf import Entry
from bell_lap.library.suits import suits
from bell_lap.tui import words
from bell_lap.tui.choosing import best_mile_ms, choose
from bell_lap.tui.commands import Command, Commanded, ScreenCommands, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.plan_words import error_content, plan_content
from bell_lap.tui.ports import Chosen
from bell_lap.tui.screens.goal import GoalPrompt
from bell_lap.tui.screens.help import HelpScreen
from bell_lap.tui.screens.history import HistoryScreen
from bell_lap.tui.screens.notation import NotationScreen
from bell_lap.tui.screens.ready import ReadyScreen
from bell_lap.tui.widgets.frame import QUIET

LIBRARY_COMMANDS = (
    Command("library-run", "enter", "run_it", "Run", "Choose this session and get ready"),
    Command("library-search", "slash", "search", "Search",
            "Find sessions by their name, kind or purpose as you type"),
    Command("library-new", "n", "write", "New",
            "Type or paste a session and run it; digits begin it too"),
    Command("library-resume", "r", "resume", "Resume", "Go on with the unfinished workout"),
    Command("library-history", "h", "history", "History", "Look at the workouts you have run"),
    Command("library-goal", "g", "goal", "Goal", "Change your best and your goal"),
    Command("library-quit", "q", "leave", "Quit", "Leave the program"),
    Command("library-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip


WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (76, "-middle")]


@dataclass(frozen=True, slots=True)
class Row:
    """A session of the list, with what it would be for this runner."""

    entry: Entry
    chosen: Chosen | None
    error: BellLapError | None
    suits: bool | None

    def matches(self, text: str) -> bool:
        """Whether every word of `text` is in its name, title, kind or purpose."""
        file = self.entry.file
        said = [self.entry.name]
        if file is not None:
            session = file.session
            said += [session.title, session.kind.value, session.purpose, session.suits.text]
        hay = " ".join(said).casefold()
        return all(word in hay for word in text.casefold().split())


class LibraryScreen(Commanded):
    """The first screen of the program."""

    HEADING = "Sessions"
    COMMANDS_HERE = LIBRARY_COMMANDS
    COMMANDS: ClassVar = {ScreenCommands}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIBRARY_COMMANDS)]
    AUTO_FOCUS = "OptionList"
    HORIZONTAL_BREAKPOINTS = WIDTHS

    DEFAULT_CSS = """
    LibraryScreen {
        #banner { display: none; height: auto; padding: 0 1; background: $warning; color: $text; }
        #banner.-shown { display: block; }
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

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._unfinished: Summary | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="banner", markup=False)
        with Horizontal(id="sides"):
            with Vertical(id="left"):
                yield Input(placeholder="/ search", id="search", compact=True)
                yield OptionList(id="sessions", markup=False)
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="preview")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        names = host_of(self).context.shelf().names()
        self.query_one(OptionList).add_options([Option(name, id=name) for name in names])
        self.call_after_refresh(self._fill)

    def on_screen_resume(self) -> None:
        """The history may have changed while another screen was shown."""
        if self._rows:
            self._look_for_unfinished()

    # --- filling ----------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Read the files, now that the screen is there."""
        context = host_of(self).context
        shelf = context.shelf()
        best_ms = best_mile_ms(context.settings.profile)
        self._rows = tuple(self._row(entry, best_ms) for entry in shelf.entries())
        self._list("")
        for problem in shelf.problems:
            host_of(self).complain(problem)
        if context.trouble:
            self.notify(context.trouble, severity="warning", timeout=15, markup=False)
        self._look_for_unfinished()
        if context.ask_goal:
            context.asked()
            self.action_goal()

    def _row(self, entry: Entry, best_ms: int | None) -> Row:
        if entry.file is None:
            return Row(entry, None, entry.error, None)
        try:
            chosen = choose(entry.file, host_of(self).context.settings)
        except BellLapError as error:
            return Row(entry, None, error, None)
        return Row(entry, chosen, None, suits(entry.file.session, best_ms))

    def _list(self, search: str) -> None:
        """List the sessions that match, keeping the one that was chosen."""
        listed = self.query_one(OptionList)
        kept = self._current()
        rows = [row for row in self._rows if row.matches(search)]
        listed.clear_options()
        listed.add_options([Option(_prompt(row), id=row.entry.name) for row in rows])
        if rows:
            names = [row.entry.name for row in rows]
            listed.highlighted = names.index(kept) if kept in names else 0
        else:
            self.query_one("#preview", Static).update(Content("No session matches."))

    def _look_for_unfinished(self) -> None:
        history = host_of(self).context.history
        try:
            unfinished = () if history is None else history.unfinished()
        except BellLapError as error:
            host_of(self).complain(error)
            return
        self._unfinished = unfinished[0] if unfinished else None
        banner = self.query_one("#banner", Static)
        banner.set_class(bool(unfinished), "-shown")
        if self._unfinished is not None:
            began = self._unfinished.started_at[:16].replace("T", " ")
            banner.update(f"Not finished: {self._unfinished.title}, {began}. r goes on with it.")
        self.refresh_bindings()

    # --- choosing ---------------------------------------------------------------------------------

    def _current(self) -> str | None:
        listed = self.query_one(OptionList)
        if listed.highlighted is None or not listed.option_count:
            return None
        return listed.get_option_at_index(listed.highlighted).id

    def _current_row(self) -> Row | None:
        name = self._current()
        return next((row for row in self._rows if row.entry.name == name), None)

    @on(OptionList.OptionHighlighted)
    def _preview(self) -> None:
        row = self._current_row()
        if row is None:
            return
        if row.chosen is None:
            error = row.error
            words_ = Content("") if error is None else error_content(error)
        else:
            file = row.entry.file
            words_ = plan_content(row.chosen.plan, None if file is None else file.session)
            if row.entry.remark:
                words_ = Content.styled(row.entry.remark + "\n", "$text-warning") + words_
        self.query_one("#preview", Static).update(words_)
        self.query_one("#right", VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_run_it()

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.query_one(OptionList).focus()
        self.action_run_it()

    @on(Input.Changed, "#search")
    def _search(self, event: Input.Changed) -> None:
        self._list(event.value)

    def on_key(self, event: Key) -> None:
        """A digit begins a session; in the search the arrows move through the list."""
        listed = self.query_one(OptionList)
        if isinstance(self.focused, Input):
            if event.key in ("down", "up"):
                event.stop()
                (listed.action_cursor_down if event.key == "down" else listed.action_cursor_up)()
            elif event.key == "escape":
                event.stop()
                self.query_one("#search", Input).value = ""
                listed.focus()
        elif event.character is not None and event.character in "0123456789":
            event.stop()
            self.app.push_screen(NotationScreen(event.character))

    def on_paste(self, event: Paste) -> None:
        """A pasted session is shown to be run."""
        event.stop()
        self.app.push_screen(NotationScreen(event.text))

    # --- commands ---------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "resume":
            return self._unfinished is not None
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
            self.app.push_screen(ReadyScreen(row.chosen))

    def action_search(self) -> None:
        """Type what to search for."""
        self.query_one("#search", Input).focus()

    def action_write(self) -> None:
        """Type or paste a session."""
        self.app.push_screen(NotationScreen())

    def action_resume(self) -> None:
        """Go on with the unfinished workout."""
        if self._unfinished is not None:
            host_of(self).resume(self._unfinished.id)

    def action_history(self) -> None:
        """Look at what was run."""
        self.app.push_screen(HistoryScreen())

    def action_goal(self) -> None:
        """Ask for the best and the goal; every plan is reckoned anew with them."""
        self.app.push_screen(GoalPrompt(), self._goal_given)

    def _goal_given(self, changed: bool | None) -> None:
        if changed:
            self._fill_again()

    def _fill_again(self) -> None:
        context = host_of(self).context
        best_ms = best_mile_ms(context.settings.profile)
        self._rows = tuple(
            replace(self._row(row.entry, best_ms), entry=row.entry) for row in self._rows
        )
        self._list(self.query_one("#search", Input).value)

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(HelpScreen(self, taps=False))


def _prompt(row: Row) -> Content:
    """Two lines: the name with the suits-you mark; the kind and the totals."""
    name = row.entry.name
    if row.chosen is None:
        return Content.assemble(
            ("! ", "bold $text-error"), (name, "bold"), "\n", ("  cannot be read", "$text-error")
        )
    plan = row.chosen.plan
    mark = {True: ("✓ ", "bold $text-success"), False: ("✗ ", "$text-error"), None: ("· ", "")}
    own = ("  own", QUIET) if row.entry.is_own else ""
    about = [words.KIND_WORDS[plan.kind], words.size_of(plan)]
    return Content.assemble(
        mark[row.suits], (name, "bold"), own, "\n",
        ("  " + " · ".join(part for part in about if part), QUIET),
    )  # fmt: skip
