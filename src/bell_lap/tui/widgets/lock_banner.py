"""The line that says that the keyboard is locked, and how to unlock it."""

from __future__ import annotations

from textual.events import Resize
from textual.widgets import Static

LOCKED = "LOCKED: every key is a tap · Backspace undoes · Ctrl+U Ctrl+L unlocks"
NARROW = "LOCKED: keys tap · Backspace undoes · Ctrl+U Ctrl+L unlocks"
HALF = "LOCKED: now Ctrl+L unlocks"


class LockBanner(Static):
    """Lies over the footer, whose keys mean nothing while it is there."""

    DEFAULT_CSS = """
    LockBanner {
        layer: over;
        dock: bottom;
        width: 100%;
        height: 1;
        text-align: center;
        text-style: bold;
        background: $warning;
        color: $background;
    }
    """

    def __init__(self) -> None:
        super().__init__(LOCKED, markup=False)
        self._half = False

    def on_resize(self, _event: Resize) -> None:
        self._say()

    def chord(self, *, half: bool) -> None:
        """Say how to unlock, or only the second half of it."""
        if half is not self._half:
            self._half = half
            self._say()

    def _say(self) -> None:
        if self._half:
            self.update(HALF)
        else:
            self.update(LOCKED if self.size.width > len(LOCKED) else NARROW)
