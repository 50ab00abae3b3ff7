"""The themes beside Textual's own: one for bright sun, where only black on white can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES, Theme

from bell_lap.errors import BellLapError

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
