"""The large clock's figures: drawn with straight strokes at any size, all digits equally wide.

A figure is a grid of square pixels; two pixels, one above the other, share a character cell. All
digits of one size have one width, so that a running clock does not tremble.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

SMALLEST_ROWS = 3
"""Under this a figure cannot be read and is not drawn."""

_STROKES = {
    "0": "abcdef", "1": "i", "2": "abged", "3": "abgcd", "4": "fgbc",
    "5": "afgcd", "6": "afgcde", "7": "abc", "8": "abcdefg", "9": "abcdfg",
    "-": "g", "+": "gp", ".": ".", ":": ":", " ": "",
}  # fmt: skip
"""The strokes of each figure, lettered as on a seven-segment display (a on top, then clockwise to
f, g in the middle); i is an upright in the middle, p the upright of a plus."""

_NARROW = ".:"


@dataclass(frozen=True, slots=True)
class GlyphSize:
    """How large the figures are: `rows` character rows, `thick` pixels of stroke."""

    rows: int
    width: int
    thick: int
    gap: int

    def width_of(self, char: str) -> int:
        """How many columns `char` takes, without the gap after it."""
        return self.thick if char in _NARROW else self.width

    def width_of_text(self, text: str) -> int:
        """How many columns `text` takes."""
        return sum(self.width_of(char) + self.gap for char in text) - self.gap if text else 0


def size_of_rows(rows: int) -> GlyphSize:
    """The figures that are `rows` character rows high; `rows` is at least SMALLEST_ROWS."""
    high = 2 * rows - 1
    thick = max(1, round(high / 6.5))
    return GlyphSize(rows, max(4, round(high * 0.58)), thick, max(1, round(thick * 0.75)))


def fitting(text: str, width: int, rows: int) -> GlyphSize | None:
    """The largest figures with which `text` fits `width` columns and `rows` rows, or None."""
    for tall in range(rows, SMALLEST_ROWS - 1, -1):
        size = size_of_rows(tall)
        if size.width_of_text(text) <= width:
            return size
    return None


@lru_cache(maxsize=512)
def glyph(char: str, size: GlyphSize) -> tuple[str, ...]:
    """The rows of one figure, each `size.width_of(char)` columns of blocks and blanks."""
    wide, high, thick = size.width_of(char), 2 * size.rows - 1, size.thick
    middle = (high - thick) // 2
    centre = (wide - thick) // 2
    boxes = {
        "a": (0, 0, wide, thick),
        "b": (wide - thick, 0, wide, middle + thick),
        "c": (wide - thick, middle, wide, high),
        "d": (0, high - thick, wide, high),
        "e": (0, middle, thick, high),
        "f": (0, 0, thick, middle + thick),
        "g": (0, middle, wide, middle + thick),
        "i": (centre, 0, centre + thick, high),
        "p": (centre, middle - centre, centre + thick, middle + thick + centre),
        ".": (0, high - thick, thick, high),
    }
    third = max(1, high // 4)
    drawn = [
        [(0, third, thick, third + thick), (0, high - third - thick, thick, high - third)]
        if stroke == ":"
        else [boxes[stroke]]
        for stroke in _STROKES[char]
    ]
    pixels = [[False] * wide for _ in range(2 * size.rows)]
    for left, top, right, bottom in (box for boxes_of in drawn for box in boxes_of):
        for y in range(max(0, top), min(high, bottom)):
            pixels[y][left:right] = [True] * (right - left)
    return tuple(
        "".join(
            _BLOCKS[upper, lower] for upper, lower in zip(pixels[y], pixels[y + 1], strict=True)
        )
        for y in range(0, 2 * size.rows, 2)
    )


_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
