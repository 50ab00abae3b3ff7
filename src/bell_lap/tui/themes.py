"""Which theme the program shows: one of our own (`tui.colours`), or of Textual's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.theme import BUILTIN_THEMES

from bell_lap.errors import BellLapError
from bell_lap.tui import colours

if TYPE_CHECKING:
    from bell_lap.tui.host import Host

DEFAULT = colours.DARK.name


def install(app: Host) -> None:
    """Register our themes and begin with the default, before anything has a style.

    A theme that is taken later has all styles there are read and found anew.
    """
    for theme in colours.THEMES:
        app.register_theme(theme)
    app.set_reactive(App.theme, DEFAULT)
    app.set_class(colours.DARK.dark, "-dark-mode", update=False)
    app.set_class(not colours.DARK.dark, "-light-mode", update=False)
    app.stylesheet.set_variables(app.get_css_variables())


def listed(app: Host) -> tuple[str, ...]:
    """Every theme there is: the default, then our own, then Textual's."""
    known = list(app.available_themes)
    own = [name for name in known if name not in BUILTIN_THEMES]
    return tuple(dict.fromkeys((DEFAULT, *own, *sorted(known))))


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
