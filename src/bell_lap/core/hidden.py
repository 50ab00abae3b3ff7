"""Characters that a terminal obeys and does not show, and what stands in their place.

These are the control characters but tab and line feed, the separators of lines, whatever turns the
direction of writing, and halves of characters, which no terminal can be sent. A text may come from
a file that anybody wrote: it is shown by way of one of these functions and no other.
"""

from __future__ import annotations

import re

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Each is one character."""

_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"}
_NO_PICTURE = (
    range(0x80, 0xA0), range(0x2028, 0x202F), range(0x2066, 0x206A), range(0xD800, 0xE000),
)  # fmt: skip
_SIGNS = {**_PICTURES, 0x7F: 0x2421} | {code: 0xFFFD for codes in _NO_PICTURE for code in codes}


def shown(text: str) -> str:
    """`text` with one visible sign for each of them, so that it is as long as before."""
    return text.translate(_SIGNS) if OBEYED.search(text) else text


def left_out(text: str) -> str:
    """`text` without any of them: as wide on a screen as it was reckoned before."""
    return OBEYED.sub("", text)


def escaped(json_text: str) -> str:
    r"""JSON with the same values, in which each of them is written `\u202e`."""
    return OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)
