"""Where a notation text stands, and how an offset in it becomes a line, a column and a caret.

Offsets are 0-based positions in the notation text; places are 1-based and count from the start of
the larger document when the text is a slice of one. Lines end at a line feed and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bell_lap.core.notation.characters import shown_safely
from bell_lap.core.session import Note
from bell_lap.errors import Place

WIDEST_CARET = 100
"""A caret longer than this says no more than one of this length."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text stands in a larger document, of which it is an exact slice.

    The first line of the text begins at (`line`, `column`) of the document, both 1-based; its
    later lines begin at column 1. `source` names the document in messages. `document` is its whole
    text, from which full lines are shown above a caret; None means that the text itself is all.
    """

    source: str | None = None
    line: int = 1
    column: int = 1
    document: str | None = None


class Where(NamedTuple):
    """A stretch of the notation text: the half-open range of offsets `start` to `end`."""

    start: int
    end: int

    def to(self, other: Where) -> Where:
        """From the start of this stretch to the end of `other`."""
        return Where(self.start, max(self.end, other.end))


class Source:
    """A notation text with its origin."""

    def __init__(self, text: str, origin: Origin) -> None:
        self.text = text
        self._origin = origin

    def slice(self, where: Where) -> str:
        """The text in `where`, as it was written."""
        return self.text[where.start : where.end]

    def place(self, where: Where) -> Place:
        """The place of `where` in the document; what goes on past the line is cut there."""
        start = self.text.rfind("\n", 0, where.start) + 1
        line, column = self._position(self.text.count("\n", 0, start), where.start - start)
        end = self.text.find("\n", start)
        shown = shown_safely(self._line(line, start, end))
        room = max(1, len(shown) - column + 1)
        width = min(max(1, where.end - where.start), room, WIDEST_CARET)
        return Place(line, column, width, shown, self._origin.source)

    def note(self, text: str, where: Where) -> Note:
        """A note on the reading of `where`."""
        index = bisect_right(self._starts, where.start) - 1
        line, column = self._position(index, where.start - self._starts[index])
        return Note(text, line, column)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins; asked for by notes, of which there may be thousands."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def _position(self, index: int, ahead: int) -> tuple[int, int]:
        """The line and column in the document, from the text's own, both counted from 0."""
        column = ahead + 1
        if index == 0:
            column += self._origin.column - 1
        return self._origin.line + index, column

    def _line(self, line: int, start: int, end: int) -> str:
        """The whole line, of which this text has what stands from `start` to `end`."""
        document = self._origin.document
        if document is not None:
            lines = document.split("\n")
            return lines[line - 1].removesuffix("\r") if line <= len(lines) else ""
        own = self.text[start : len(self.text) if end < 0 else end].removesuffix("\r")
        return " " * (self._origin.column - 1) + own if line == self._origin.line else own
