"""Before the line: who taps, what will be run, whether the machine stays awake and the sound plays.

The sound is open while this screen is on top, so that a device that sleeps has woken by the first
cue; it is let go of before another is opened.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bell_lap.core.rules import Rules, Who
from bell_lap.errors import BellLapError
from bell_lap.sound.client import CheckedSound
from bell_lap.tui import screens, words
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.plan_words import plan_content
from bell_lap.tui.ports import Chosen, Machine
from bell_lap.tui.ready_words import will_happen
from bell_lap.tui.sound_words import ready_words
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.frame import QUIET

READY_COMMANDS = (
    Command("ready-go", "enter,space", "go", "To the line",
            "Go to the run screen; the first rep starts at a tap there"),
    Command("ready-coach", "c", "who('coach')", "Coach", words.WHO_WORDS[Who.COACH],
            footer=False),
    Command("ready-clicker", "k", "who('clicker')", "Clicker", words.WHO_WORDS[Who.CLICKER],
            footer=False),
    Command("ready-solo", "s", "who('solo')", "Solo", words.WHO_WORDS[Who.SOLO],
            footer=False),
    Command("ready-sound", "v", "sound", "Sound", "Check the sound: cues, volumes, delay"),
    Command("ready-next", "tab", "next_who", "Who taps", "The next of the three", footer=False),
    Command("ready-back", "escape,q", "back", "Back", "Back to the sessions"),
    Command("ready-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

LOOK_S = 0.25
"""How often the sound is asked how it does."""

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
        self._machine = Machine()
        self._sound: CheckedSound | None = None
        self._shown = ("", False)

    def compose(self) -> ComposeResult:
        yield Static(self._chosen.plan.title, id="title", markup=False)
        yield Static(id="who", markup=False)
        yield Static(id="machine", markup=False)
        yield Static("ENTER: to the line. Nothing starts before a tap there.", id="go")
        with VerticalScroll():
            yield Static(plan_content(self._chosen.plan), markup=False)
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        self._who = host_of(self).context.settings.taps.who
        self._show_who()
        self.call_after_refresh(self._look_at_machine)
        self.set_interval(LOOK_S, self._show_machine)

    def on_screen_resume(self) -> None:
        """The sound check has had the sound meanwhile."""
        self.call_after_refresh(self._open_sound)

    def on_unmount(self) -> None:
        self._close_sound()

    @property
    def _rules(self) -> Rules:
        return replace(host_of(self).context.settings.rules, who=self._who)

    def _show_who(self) -> None:
        """The three as one line, the chosen one marked, and what will happen with it."""
        parts: list[Content | str | tuple[str, str]] = [("Who taps?  ", "bold")]
        for who in Who:
            chosen = who is self._who
            mark = "(•)" if chosen else "( )"
            style = "bold $accent" if chosen else QUIET
            parts.append((f"{mark} {_KEYS[who]} {who.value}   ", style))
        parts.append(f"\n{will_happen(self._chosen.plan, self._rules)}")
        self.query_one("#who", Static).update(Content.assemble(*parts))

    def _look_at_machine(self) -> None:
        self._machine = host_of(self).context.machine()
        self._show_machine()

    def _open_sound(self) -> None:
        """Open the sound; how it does is shown as soon as it says so."""
        open_it = host_of(self).context.sound_check
        if self._sound is None and open_it is not None and self.is_current:
            try:
                self._sound = open_it()
            except BellLapError as error:
                host_of(self).complain(error)
            self._show_machine()

    def _close_sound(self) -> None:
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.close()

    def _show_machine(self) -> None:
        machine, sound = self._machine, self._sound
        heard = machine.sound if sound is None else ready_words(sound.status, sound.trouble)
        lines = [line for line in (machine.awake, heard, machine.lid, machine.battery) if line]
        worry = machine.worry or (sound is not None and sound.trouble is not None)
        text = "\n".join(lines)
        if (text, worry) == self._shown:
            return
        self._shown = (text, worry)
        shown = self.query_one("#machine", Static)
        shown.update(Content.styled(text, "$text-warning" if worry else ""))
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
        rules = self._rules
        self._close_sound()
        self.app.pop_screen()
        host.start(self._chosen, rules)

    def action_sound(self) -> None:
        """Check the sound."""
        self._close_sound()
        self.app.push_screen(screens.SoundScreen())

    def action_back(self) -> None:
        """Back to the sessions."""
        self.app.pop_screen()
