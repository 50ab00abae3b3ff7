"""A box to write in that is gone when its screen is closed."""

from __future__ import annotations

from typing import Any

from textual.widgets import TextArea


class WritingBox(TextArea):
    """Textual's own asks the app to be told of its theme, and stays for that as long as the theme
    does."""

    def on_unmount(self) -> None:
        """Ask no longer."""
        asked: dict[str, list[tuple[Any, Any]]] = getattr(self.app, "__watchers", {})
        for watchers in asked.values():
            watchers[:] = [each for each in watchers if each[0] is not self]
