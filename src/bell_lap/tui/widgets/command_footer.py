"""The footer of a screen that stays: it lets go of the commands that it no longer shows."""

from __future__ import annotations

from textual.widgets import Footer


class CommandFooter(Footer):
    """Textual's footer makes its keys anew whenever the commands change, and each new one asks to
    be told of `compact`. Those that are gone are forgotten only when that is next told."""

    async def recompose(self) -> None:
        """Show the commands anew, and forget those before."""
        await super().recompose()
        self.mutate_reactive(Footer.compact)
