"""A small canvas of braille dots: two across and four down in every character cell.

A cell is about twice as high as it is wide, so that dots are about square. Every stroke has an ink,
a number: a cell has one style, and the highest ink among its dots has it. A character stands in a
cell instead of its dots, if its ink is not lower. Nothing here knows colours or Textual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

ACROSS, DOWN = 2, 4
"""Dots in a cell."""
BLANK = 0
"""The ink of a cell in which nothing was drawn."""

_BRAILLE = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot, by row and column within its cell."""

Spot = tuple[float, float]
"""A place in dots, x to the right and y down from the middle of the first dot."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn canvas: its characters row by row, and the ink of each cell."""

    rows: tuple[str, ...]
    inks: tuple[tuple[int, ...], ...]

    def runs(self, row: int) -> Iterator[tuple[str, int]]:
        """The text of a row in pieces of one ink."""
        text, inks = self.rows[row], self.inks[row]
        first = 0
        for at in range(1, len(text) + 1):
            if at == len(text) or inks[at] != inks[first]:
                yield text[first:at], inks[first]
                first = at

    def changes(self, other: Picture) -> list[tuple[int, int, int]]:
        """Where another picture of the same size differs: (row, first column, column after it).

        One span for each row that differs.
        """
        spans = []
        for row, (text, inks) in enumerate(zip(self.rows, self.inks, strict=True)):
            theirs, their_inks = other.rows[row], other.inks[row]
            if text == theirs and inks == their_inks:
                continue
            differ = [
                column
                for column, ink in enumerate(inks)
                if ink != their_inks[column] or text[column] != theirs[column]
            ]
            spans.append((row, differ[0], differ[-1] + 1))
        return spans


class Canvas:
    """Cells to draw on; what lies outside is left out."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.dots = [0] * (width * height)
        """The dots of each cell as braille bits, row by row."""
        self.inks = [BLANK] * (width * height)
        self.chars = [""] * (width * height)
        """What stands in a cell instead of its dots."""

    def copy(self) -> Canvas:
        """Another canvas with the same drawing."""
        other = Canvas(self.width, self.height)
        other.dots = self.dots.copy()
        other.inks = self.inks.copy()
        other.chars = self.chars.copy()
        return other

    def dot(self, x: float, y: float, ink: int) -> None:
        """The dot nearest to a place."""
        across, down = int(x + 0.5) if x >= -0.5 else -1, int(y + 0.5) if y >= -0.5 else -1
        column, row = across // ACROSS, down // DOWN
        if not (0 <= column < self.width and 0 <= row < self.height):
            return
        cell = row * self.width + column
        self.dots[cell] |= _BITS[down % DOWN][across % ACROSS]
        self.inks[cell] = max(self.inks[cell], ink)

    def line(self, start: Spot, end: Spot, ink: int) -> None:
        """A straight line, both ends included."""
        (x, y), (to_x, to_y) = start, end
        steps = max(1, ceil(max(abs(to_x - x), abs(to_y - y))))
        for step in range(steps + 1):
            share = step / steps
            self.dot(x + (to_x - x) * share, y + (to_y - y) * share, ink)

    def curve(self, spots: Iterable[Spot], ink: int) -> None:
        """A line through places sampled along an arc or any other way."""
        for start, end in pairwise(spots):
            self.line(start, end, ink)

    def put(self, column: int, row: int, text: str, ink: int) -> None:
        """Characters one cell wide each, where no higher ink is already."""
        for at, char in enumerate(text, column):
            if 0 <= at < self.width and 0 <= row < self.height:
                cell = row * self.width + at
                if ink >= self.inks[cell]:
                    self.chars[cell], self.inks[cell] = char, ink

    def is_free(self, column: int, row: int, length: int) -> bool:
        """Whether so many cells of a row are on the canvas and nothing is drawn in them."""
        if not (column >= 0 and column + length <= self.width and 0 <= row < self.height):
            return False
        first = row * self.width + column
        return not any(self.inks[first : first + length])

    def picture(self) -> Picture:
        """What is drawn by now."""
        chars = [
            char or (chr(_BRAILLE + dots) if dots else " ")
            for char, dots in zip(self.chars, self.dots, strict=True)
        ]
        firsts = range(0, self.width * self.height, self.width) if self.width else ()
        return Picture(
            tuple("".join(chars[first : first + self.width]) for first in firsts),
            tuple(tuple(self.inks[first : first + self.width]) for first in firsts),
        )
