"""Which characters no text may hold, and how a line that holds them is shown.

Control characters could be escape codes and invisible ones could hide what stands there, so neither
ever reaches a terminal.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_PLAIN = re.compile(r"[^\t\n\x20-\x7e]")
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
    for found in _NOT_PLAIN.finditer(text):
        char, at = found.group(), found.start()
        name = _REFUSED.get(unicodedata.category(char))
        if name is not None and not (char == "\r" and text[at + 1 : at + 2] == "\n"):
            return at, f"{name} (U+{ord(char):04X})"
    return None


def shown_safely(line: str) -> str:
    """The line with a replacement sign in place of each character that no text may hold."""
    return _NOT_PLAIN.sub(_replaced, line)


def _replaced(found: re.Match[str]) -> str:
    refused = unicodedata.category(found.group()) in _REFUSED
    return "\ufffd" if refused else found.group()
