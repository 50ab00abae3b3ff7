"""The themes beside Textual's own: one for bright sun, where only black on white can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from bell_lap.tui.host import Host

SUN = Theme(
    name="sun",
    primary="#000000",
    secondary="#003a8c",
    accent="#003a8c",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#e6e6e6",
    success="#00520f",
    warning="#7a3b00",
    error="#a30000",
    dark=False,
    variables={"footer-key-foreground": "#003a8c"},
)
"""For bright sun: every text stands at least 7:1 against its ground."""

DEFAULT = "textual-dark"


def install(app: Host) -> None:
    """Register the themes and take the default."""
    app.register_theme(SUN)
    app.theme = DEFAULT


def choose(app: Host, name: str | None) -> None:
    """Take the theme of that name; the default stays where there is none."""
    if name is not None and name in app.available_themes:
        app.theme = name
