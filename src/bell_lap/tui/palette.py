"""The command palette's sources: what can be done now on the screen below it, and the themes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.theme import ThemeProvider

from bell_lap.tui import themes
from bell_lap.tui.commands import Command, Commanded
from bell_lap.tui.host import host_of


class ScreenCommands(Provider):
    """What can be done now, for the command palette."""

    def _commands(self) -> list[Command]:
        below = self._below()
        return [] if below is None else below.possible()

    def _below(self) -> Commanded | None:
        """The nearest screen that has commands: what lies over it, the help say, has none."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, Commanded):
                return screen
        return None

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
            below = self._below()
            if below is not None:
                await below.run_action(command.action)

        return do


class ThemeCommands(ThemeProvider):
    """The themes; the one that is chosen is remembered."""

    @property
    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        host = host_of(self.screen)
        return [(name, partial(themes.take, host, name)) for name in sorted(host.available_themes)]
