"""One command gives a key, a footer text, a help row, a palette entry and a binding id.

`COMMANDS` of a screen is the whole of what can be done on it; `check_action` alone says what can
be done now, and all four places follow it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import actions
from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen


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


class Commanded(Screen[None]):
    """A screen whose commands are `COMMANDS_HERE`."""

    HEADING: ClassVar[str] = ""
    """What the help screen calls it."""
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()

    def possible(self) -> list[Command]:
        """The commands that can be done now."""
        return [
            command
            for command in self.COMMANDS_HERE
            if self.check_action(*_parsed(command.action)) is True
        ]


def _parsed(action: str) -> tuple[str, tuple[object, ...]]:
    """`do('next')` as ("do", ("next",))."""
    _, name, parameters = actions.parse(action)
    return name, parameters


class ScreenCommands(Provider):
    """What can be done now, for the command palette."""

    def _commands(self) -> list[Command]:
        return self.screen.possible() if isinstance(self.screen, Commanded) else []

    async def discover(self) -> Hits:
        for command in self._commands():
            yield DiscoveryHit(
                Content(command.title), self._doing(command), command.title, command.help
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._commands():
            text = f"{command.title}: {command.help}"
            score = matcher.match(text)
            if score > 0:
                yield Hit(
                    score, matcher.highlight(command.title), self._doing(command), command.title,
                    command.help,
                )  # fmt: skip

    def _doing(self, command: Command) -> Callable[[], Awaitable[None]]:
        async def do() -> None:
            await self.screen.run_action(command.action)

        return do
