"""The footer: what can be done now, as far as there is room; the ways out and the help stay."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

STAYS = frozenset({"back", "leave", "help", "stop"})
"""Actions that are told on the narrowest screen too."""


class CommandFooter(Footer):
    """Textual's footer cuts off its end where it is too long, which is where the way out stands.

    It also makes its keys anew whenever the commands change, and each new one asks to be told of
    `compact`. Those that are gone are forgotten only when that is next told.
    """

    _told: tuple[object, ...] | None = None
    """The commands that it shows."""

    def compose(self) -> ComposeResult:
        self._told = self._commands() if self._bindings_ready else None
        keys = [*super().compose()]
        for key in keys:
            if isinstance(key, FooterKey):
                self._tell(key)
        self._make_room(keys)
        yield from keys

    async def recompose(self) -> None:
        """Show the commands where they are not those that are shown, and forget those before.

        Textual asks for it whenever anything was done, several times while a screen is opened.
        """
        if self.is_attached and not self._pruning and self._commands() != self._told:
            await super().recompose()
            self.mutate_reactive(Footer.compact)

    def _commands(self) -> tuple[object, ...]:
        """What there is to be told of them now."""
        found = self.screen.active_bindings.values()
        return tuple(
            (binding, enabled, tooltip) for _, binding, enabled, tooltip in found if binding.show
        )

    def on_resize(self) -> None:
        """There is room for more, or for less."""
        self._make_room(self.children)

    def watch_compact(self) -> None:
        """The words stand closer, or farther apart."""
        self._make_room(self.children)

    def _tell(self, key: FooterKey) -> None:
        """Whether it is to be compact. Left to itself a key is so at first, whatever holds, and has
        its styles found anew when it hears better: most of what a footer costs."""
        key.set_reactive(FooterKey.compact, self.compact)
        key.set_class(self.compact, "-compact", update=False)

    def _make_room(self, widgets: Iterable[Widget]) -> None:
        """Show the keys that fit; of the others the last go first."""
        keys = [widget for widget in widgets if isinstance(widget, FooterKey)]
        over = sum(map(self._columns, keys)) - self.app.size.width
        for key in reversed(keys):
            goes = over > 0 and key.action not in STAYS
            over -= self._columns(key) if goes else 0
            key.display = not goes

    def _columns(self, key: FooterKey) -> int:
        """What a key takes with its description and the blanks around them."""
        return len(key.key_display) + len(key.description) + (2 if self.compact else 3)
