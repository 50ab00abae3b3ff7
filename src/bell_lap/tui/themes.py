"""Which theme the program shows: one of our own (`tui.colours`), or of Textual's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bell_lap.tui import colours

if TYPE_CHECKING:
    from bell_lap.tui.host import Host

DEFAULT = colours.DARK.name


def install(app: Host) -> None:
    """Register our themes and take the default."""
    for theme in colours.THEMES:
        app.register_theme(theme)
    app.theme = DEFAULT


def choose(app: Host, name: str | None) -> None:
    """Take the theme of that name; the default stays where there is none."""
    if name is not None and name in app.available_themes:
        app.theme = name
