"""Before the line: who taps, what will be run, and whether the machine will stay awake."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from bell_lap.core.rules import Who
from bell_lap.errors import BellLapError
from bell_lap.tui import words
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.plan_words import plan_content
from bell_lap.tui.ports import Chosen
from bell_lap.tui.widgets.frame import QUIET

READY_COMMANDS = (
    Command("ready-go", "enter,space", "go", "To the line",
            "Go to the run screen; the first rep starts at a tap there"),
    Command("ready-coach", "c", "who('coach')", "Coach", words.WHO_WORDS[Who.COACH]),
    Command("ready-clicker", "k", "who('clicker')", "Clicker", words.WHO_WORDS[Who.CLICKER]),
    Command("ready-solo", "s", "who('solo')", "Solo", words.WHO_WORDS[Who.SOLO]),
    Command("ready-next", "tab", "next_who", "Who taps", "The next of the three", footer=False),
    Command("ready-back", "escape,q", "back", "Back", "Back to the sessions"),
    Command("ready-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

_KEYS = {Who.COACH: "c", Who.CLICKER: "k", Who.SOLO: "s"}


class ReadyScreen(Commanded):
    """Asks who taps, and remembers it."""

    HEADING = "Ready"
    COMMANDS_HERE = READY_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(READY_COMMANDS)]
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    ReadyScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #who { padding: 0 1; margin: 1 0 0 0; height: auto; }
        #machine { padding: 0 1; margin: 1 0 0 0; height: auto; color: $text-muted; }
        #go {
            height: 3; padding: 1; margin: 1 0; text-align: center;
            background: $primary; color: $text; text-style: bold;
        }
        #go:ansi { background: ansi_default; color: ansi_default; text-style: bold reverse; }
        VerticalScroll { padding: 0 1; height: 1fr; }
        Footer { background: $panel; }
    }
    """

    def __init__(self, chosen: Chosen) -> None:
        super().__init__()
        self._chosen = chosen
        self._who = Who.COACH

    def compose(self) -> ComposeResult:
        yield Static(self._chosen.plan.title, id="title", markup=False)
        yield Static(id="who", markup=False)
        yield Static(id="machine", markup=False)
        yield Static("ENTER: to the line. The first rep starts at a tap there.", id="go")
        with VerticalScroll():
            yield Static(plan_content(self._chosen.plan), markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._who = host_of(self).context.settings.taps.who
        self._show_who()
        self.call_after_refresh(self._show_machine)

    def _show_who(self) -> None:
        """The three as one line, the chosen one marked and explained."""
        parts: list[Content | str | tuple[str, str]] = [("Who taps?  ", "bold")]
        for who in Who:
            chosen = who is self._who
            mark = "(•)" if chosen else "( )"
            style = "bold $accent" if chosen else QUIET
            parts.append((f"{mark} {_KEYS[who]} {who.value}   ", style))
        parts.append(f"\n{words.WHO_WORDS[self._who]}")
        self.query_one("#who", Static).update(Content.assemble(*parts))

    def _show_machine(self) -> None:
        machine = host_of(self).context.machine()
        lines = [line for line in (machine.awake, machine.sound, machine.lid, machine.battery)
                 if line]  # fmt: skip
        shown = self.query_one("#machine", Static)
        shown.update(Content.styled("\n".join(lines), "$text-warning" if machine.worry else ""))
        shown.display = bool(lines)

    def action_who(self, name: str) -> None:
        """Choose who taps."""
        self._who = Who(name)
        self._show_who()

    def action_next_who(self) -> None:
        """Choose the next of the three."""
        everyone = list(Who)
        self._who = everyone[(everyone.index(self._who) + 1) % len(everyone)]
        self._show_who()

    def action_go(self) -> None:
        """Make the workout; who taps is remembered for the next one."""
        host = host_of(self)
        taps = host.context.settings.taps
        if taps.who is not self._who:
            try:
                host.change_settings({"taps.who": self._who.value})
            except BellLapError as error:
                host.complain(error)
        rules = replace(host.context.settings.rules, who=self._who)
        self.app.pop_screen()
        host.start(self._chosen, rules)

    def action_back(self) -> None:
        """Back to the sessions."""
        self.app.pop_screen()
