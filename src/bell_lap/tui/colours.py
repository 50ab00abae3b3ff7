"""The colours of our own themes; `tests/tui/test_contrast.py` measures every pair that is shown.

A colour never stands alone for a state: a word, a sign or a shape says the same. `ansi` is the
terminal's own palette, of which nothing is known, so that no text there has a coloured ground: what
must stand out is turned round (`:ansi` in the widgets' CSS), and a chosen row is underlined, as in
the sun. The ground of a chosen row is pale, because its words keep their colours.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#1f5c8f",
    secondary="#2b4a5c",
    accent="#f0b95a",
    foreground="#e8eaed",
    background="#10151b",
    surface="#161d25",
    panel="#1e2730",
    success="#4fb477",
    warning="#f0b95a",
    error="#ad2f45",
    variables={
        "foreground-muted": "#a2abb5",
        "text-muted": "#a2abb5",
        "text-disabled": "#a2abb5",
        "text-success": "#86d6a4",
        "text-warning": "#f5c874",
        "text-error": "#ff9090",
        "text-primary": "#93c5f2",
        "text-accent": "#f5c874",
        "border": "#7fb4e3",
        "footer-key-foreground": "#f0b95a",
        "block-cursor-background": "#1f3d5a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#1b2f42",
    },
)
"""Calm and dark: text at least 4.5:1 against its ground, what matters far above."""

LIGHT = Theme(
    name="light",
    primary="#1b5e9b",
    secondary="#36586b",
    accent="#8a4300",
    foreground="#1a2128",
    background="#f6f7f5",
    surface="#eef0ee",
    panel="#e4e8e6",
    success="#1c6b3a",
    warning="#8a4b00",
    error="#a8243a",
    dark=False,
    variables={
        "foreground-muted": "#4d565e",
        "text-muted": "#4d565e",
        "text-disabled": "#545e67",
        "text-success": "#146032",
        "text-warning": "#7a4200",
        "text-error": "#a01c33",
        "text-primary": "#174f83",
        "text-accent": "#7d3d00",
        "footer-key-foreground": "#1b5e9b",
        "block-cursor-background": "#cfe0f0",
        "block-cursor-foreground": "#0f1b26",
        "block-cursor-blurred-background": "#dfe9f2",
    },
)
"""For a room, a shaded stand, an overcast day: at least 4.5:1."""

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
    warning="#6b3300",
    error="#9c0000",
    dark=False,
    text_alpha=1.0,
    variables={
        "text": "auto 100%",
        "text-muted": "#000000",
        "text-disabled": "#404040",
        "foreground-muted": "#000000",
        "foreground-disabled": "#404040",
        "text-success": "#004d0e",
        "text-warning": "#6b3300",
        "text-error": "#8a0000",
        "text-primary": "#000000",
        "text-accent": "#003a8c",
        "border-blurred": "#000000",
        "footer-key-foreground": "#003a8c",
        "block-cursor-background": "#dddddd",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-background": "#ffffff",
        "block-cursor-blurred-text-style": "underline",
    },
)
"""For bright sun: black on white, every text at least 7:1 against its ground."""

ANSI = Theme(
    name="ansi",
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_cyan",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "foreground-muted": "ansi_default",
        "text-muted": "ansi_default",
        "text-primary": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-text-style": "underline",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "footer-key-foreground": "ansi_default",
        "scrollbar": "ansi_default",
        "scrollbar-hover": "ansi_default",
        "scrollbar-active": "ansi_default",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)
"""The terminal's own colours, and nothing that depends on what they are."""

THEMES = (DARK, LIGHT, SUN, ANSI)
