"""One command gives a key, a footer text, a help row, a palette entry and a binding id.

`COMMANDS` of a screen is the whole of what can be done on it; `check_action` alone says what can
be done now, and all four places follow it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import actions
from textual.binding import Binding
from textual.screen import Screen

from bell_lap.tui import screens

if TYPE_CHECKING:
    from textual.command import Provider


BATCH_S = 0.004
"""How often it is looked whether updates are held back no more: they are while a screen is made."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do on a screen."""

    id: str
    """The binding id, for the user's keymap: `run.undo`."""
    keys: str
    """Textual's names of its keys, with commas between them."""
    action: str
    """The screen's method without its `action_`."""
    title: str
    """One or two words for the footer and the palette."""
    help: str
    """One sentence for the tooltip, the help screen and the palette."""
    footer: bool = True
    shown_key: str | None = None
    """The key as the footer shows it, where Textual's own way is too long."""

    def binding(self) -> Binding:
        """The binding that Textual knows it by."""
        return Binding(
            self.keys,
            self.action,
            self.title,
            show=self.footer,
            key_display=self.shown_key,
            id=self.id,
            tooltip=self.help,
        )


def bindings(commands: tuple[Command, ...]) -> list[Binding]:
    """The bindings of a screen's commands."""
    return [command.binding() for command in commands]


def screen_commands() -> type[Provider]:
    """The palette's source of a screen's commands, loaded when the palette is first opened."""
    from bell_lap.tui.palette import ScreenCommands  # noqa: PLC0415 - see above

    return ScreenCommands


class Commanded(Screen[None]):
    """A screen whose commands are `COMMANDS_HERE`."""

    HEADING: ClassVar[str] = ""
    """What the help screen calls it."""
    TAPS: ClassVar[bool] = False
    """Whether the tap keys belong to a workout here."""
    STAYS: ClassVar[bool] = False
    """Whether a tap leaves it open where it lies over the run screen."""
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual declares it so

    def _compositor_refresh(self) -> None:
        """Draw what has changed. While updates are held back Textual draws it and shows nothing."""
        if self.app._batch_count:  # noqa: SLF001 - nothing public tells it
            self.set_timer(BATCH_S, self._compositor_refresh)
        else:
            super()._compositor_refresh()

    def possible(self) -> list[Command]:
        """The commands that can be done now."""
        return [
            command
            for command in self.COMMANDS_HERE
            if self.check_action(*_parsed(command.action)) is True
        ]

    def types(self, character: str) -> bool:
        """Take a sign where it begins a typed time or text; whether it was one. Here none is."""
        del character
        return False

    def tapped(self) -> None:
        """A tap or an undo has gone to the run screen below, and this one stays."""

    def attention(self, *, here: bool) -> None:
        """The keyboard writes elsewhere, or here again."""

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(screens.HelpScreen(self))


def _parsed(action: str) -> tuple[str, tuple[object, ...]]:
    """`do('next')` as ("do", ("next",))."""
    _, name, parameters = actions.parse(action)
    return name, parameters
