"""A full-width banner over the top of a screen, for what must not be overlooked."""

from __future__ import annotations

from textual.widgets import Static


class Banner(Static):
    """Shown while it has the class `-shown`; it covers the top line and moves nothing."""

    DEFAULT_CSS = """
    Banner {
        layer: over;
        dock: top;
        display: none;
        width: 100%;
        height: 3;
        padding: 1 1;
        text-align: center;
        text-style: bold;
        background: $error;
        color: $text;
        &.-shown { display: block; }
        &:ansi { background: ansi_default; color: ansi_default; text-style: bold reverse; }
    }
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(text, id=id, markup=False)

    def turn(self, *, on: bool) -> None:
        """Show it or not."""
        self.set_class(on, "-shown")
