"""The text of a file, and where each character of it stands.

A `Document` holds no control character but tab and line feed, no mark that turns the direction of
writing, and no byte order mark; its line ends are "\\n". So it can be shown in a terminal as it is,
and its lines and columns are those an editor shows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from bell_lap.errors import BadInput, Place

MAX_BYTES = 256 * 1024
"""The largest file that is read."""

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, marks of direction, line separators, a stray byte order mark, half pairs."""

_NAMES = {
    "\r": "a carriage return that ends no line",
    "\x00": "a zero byte",
    "\x1b": "an escape character",
    "\ufeff": "a byte order mark",
}


def printable(text: str) -> str:
    """`text` with each hidden character as U+FFFD, one for one, so that columns stay the same."""
    return _HIDDEN.sub("\ufffd", text)


def hidden_character(text: str) -> tuple[int, str] | None:
    """Where the first character stands that may not be in a text, and what it is; else None."""
    found = _HIDDEN.search(text)
    if found is None:
        return None
    char = found.group()
    return found.start(), _NAMES.get(char, f"the hidden character U+{ord(char):04X}")


@dataclass(frozen=True)
class Document:
    """`text` as read, and `source`, what messages call it (None for a line typed by hand)."""

    text: str
    source: str | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def line_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a character; the column counts characters."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The inverse of `line_column`, kept within the text."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def place(self, start: int, end: int) -> Place:
        """Where `text[start:end]` stands; a span over several lines shows its first."""
        line, column = self.line_column(start)
        begin = self._starts[line - 1]
        stop = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        width = max(1, min(end, stop) - start)
        return Place(line, column, width, printable(self.text[begin:stop]), self.source)

    def error(self, message: str, start: int, end: int, *hints: str) -> BadInput:
        """A `BadInput` at `text[start:end]`."""
        return BadInput(message, self.place(start, end), hints)


def read_document(data: bytes, source: str | None = None) -> Document:
    """The document in the bytes of a file.

    Raises `BadInput` where there are over `MAX_BYTES` bytes, where they are not UTF-8, and where
    they hold a hidden character, each with its place.
    """
    if len(data) > MAX_BYTES:
        raise BadInput(
            f"{source or 'the file'} is too large: a session file has at most"
            f" {MAX_BYTES // 1024} KiB"
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Document("", source).error(
            "the file is in UTF-16, not in UTF-8", 0, 1, "save it again with the encoding UTF-8"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, source) from None
    return clean_document(text.removeprefix("\ufeff"), source)


def clean_document(text: str, source: str | None = None) -> Document:
    """The document in `text`, its line ends made "\\n"; raises `BadInput` at a hidden character."""
    document = Document(text.replace("\r\n", "\n"), source)
    found = hidden_character(document.text)
    if found is not None:
        start, what = found
        hint = "save the file with ordinary line ends" if "return" in what else "delete it"
        raise document.error(f"{what} may not stand in a session", start, start + 1, hint)
    return document


def _not_utf8(data: bytes, at: int, source: str | None) -> BadInput:
    before = data[:at].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    end = data.find(b"\n", at)
    rest = data[at : len(data) if end < 0 else end].decode("utf-8", "replace").rstrip("\r")
    document = Document(before + rest, source)
    return document.error(
        f"byte {at + 1} of the file, 0x{data[at]:02X}, is not UTF-8",
        len(before),
        len(before) + 1,
        "save the file again with the encoding UTF-8",
    )
