"""Which characters no text may hold, and how a line that holds them is shown.

Control characters could be escape codes and invisible ones could hide what stands there, so neither
ever reaches a terminal.
"""

from __future__ import annotations

import unicodedata

_REFUSED = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Cs": "half a character",
    "Co": "a private character",
    "Zl": "a line separator",
    "Zp": "a paragraph separator",
}


def first_refused(text: str) -> tuple[int, str] | None:
    """The offset of the first character that no text may hold, and what it is; None for none.

    Tabs and line ends are fine, with or without their carriage return.
    """
    refused = _refused_in(text)
    if not refused:
        return None
    for at, char in enumerate(text):
        if char in refused and not (char == "\r" and text[at + 1 : at + 2] == "\n"):
            return at, f"{_REFUSED[unicodedata.category(char)]} (U+{ord(char):04X})"
    return None


def shown_safely(line: str) -> str:
    """The line with a replacement sign in place of each character that no text may hold."""
    return line.translate(dict.fromkeys(map(ord, _refused_in(line)), "\ufffd"))


def _refused_in(text: str) -> set[str]:
    """All the refused characters of the text; carriage returns are among them."""
    return {char for char in set(text) - {"\t", "\n"} if unicodedata.category(char) in _REFUSED}
