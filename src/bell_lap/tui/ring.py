"""The terminal's bell for those who are made before the screen is."""

from __future__ import annotations

from collections.abc import Callable


class Ring:
    """Rings the terminal once a screen has bound it, and is silent before."""

    def __init__(self) -> None:
        self._ring: Callable[[], None] | None = None

    def bind(self, ring: Callable[[], None]) -> None:
        """From here on `ring` is what rings."""
        self._ring = ring

    def __call__(self) -> None:
        if self._ring is not None:
            self._ring()
