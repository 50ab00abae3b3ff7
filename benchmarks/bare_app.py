"""The least that a Textual program can be: a Digits that shows tenths, ten times a second."""

from __future__ import annotations

import time

from textual.app import App, ComposeResult
from textual.widgets import Digits, Static

READY = "bare-and-ready"
"""What it shows once it is painted."""


class Bare(App[None]):
    """A clock and a word."""

    def compose(self) -> ComposeResult:
        yield Static(READY)
        yield Digits("0.0")

    def on_mount(self) -> None:
        self._from = time.monotonic()
        self.set_interval(0.1, self._tick)

    def _tick(self) -> None:
        tenths = int((time.monotonic() - self._from) * 10)
        self.query_one(Digits).update(f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}")


if __name__ == "__main__":
    Bare().run()
