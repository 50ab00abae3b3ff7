"""Which theme the program shows: one of our own (`tui.colours`), or of Textual's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bell_lap.errors import BellLapError
from bell_lap.tui import colours

if TYPE_CHECKING:
    from bell_lap.tui.host import Host

DEFAULT = colours.DARK.name


def install(app: Host) -> None:
    """Register our themes and take the default."""
    for theme in colours.THEMES:
        app.register_theme(theme)
    app.theme = DEFAULT


def choose(app: Host, name: str | None) -> str | None:
    """Take the theme of the settings; a sentence where there is none of that name.

    The default stays then.
    """
    if name is None:
        return None
    if name in app.available_themes:
        app.theme = name
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a complaint

    known = sorted(app.available_themes)
    near = get_close_matches(name, known, 1)
    hint = f"; did you mean {near[0]}?" if near else "."
    return f"settings, screen.theme: there is no theme {name!r}{hint} Known: {', '.join(known)}"


def take(app: Host, name: str) -> None:
    """Take a theme and remember it; where that fails it stays for this time."""
    app.theme = name
    try:
        app.change_settings({"screen.theme": name})
    except BellLapError as error:
        app.complain(error)
