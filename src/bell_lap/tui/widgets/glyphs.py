"""The large clock's figures: heavy strokes with blunted corners, all digits equally wide.

A figure is a grid of square pixels; two pixels, one above the other, share a character cell. All
digits of one size have one width, so that a running clock does not tremble. Uprights are a little
heavier than bars: that is how a figure looks even, and it is what carries across a track.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

SMALLEST_ROWS = 3
"""Under this a figure cannot be read and is not drawn."""

_STROKES = {
    "0": "abcdef", "1": "ijk", "2": "abged", "3": "abgcd", "4": "fgbc",
    "5": "afgcd", "6": "afgcde", "7": "abc", "8": "abcdefg", "9": "abcdfg",
    "-": "g", "+": "gp", ".": ".", ":": ":", " ": "",
}  # fmt: skip
"""The strokes of each figure, lettered as on a seven-segment display (a on top, then clockwise to
f, g in the middle); i, j and k are the upright, the flag and the foot of a one, p the upright of a
plus."""

_CORNERS = {
    "0": "qrsu", "2": "qrvy", "3": "qrsu", "5": "wxsu", "6": "qrxsu", "7": "r", "8": "qrsu",
    "9": "qrwsu",
}  # fmt: skip
"""Where a figure turns and is blunted: q r at the top, s u at the bottom (left, right); in the
middle the upper (v left, x right) and the lower corners (w left, y right) of the bar."""

_NARROW = ".:"


@dataclass(frozen=True, slots=True)
class GlyphSize:
    """How large the figures are, in pixels but for `rows`."""

    rows: int
    """Character rows, two pixels each."""
    width: int
    thick: int
    """The width of an upright, and both sides of a dot."""
    bar: int
    """The height of a bar."""
    gap: int

    @property
    def high(self) -> int:
        """How high a figure is: the lowest half row stays free, so that there is a middle."""
        return 2 * self.rows - 1

    @property
    def blunt(self) -> int:
        """How many pixels a corner loses along either side."""
        return min(self.thick // 2, self.bar - 1)

    def width_of(self, char: str) -> int:
        """How many columns `char` takes, without the gap after it."""
        return self.thick if char in _NARROW else self.width

    def width_of_text(self, text: str) -> int:
        """How many columns `text` takes."""
        return sum(self.width_of(char) + self.gap for char in text) - self.gap if text else 0


def size_of_rows(rows: int) -> GlyphSize:
    """The figures that are `rows` character rows high; `rows` is at least SMALLEST_ROWS."""
    high = 2 * rows - 1
    thick = max(1, round(high / 5.6))
    bar = max(1, round(high / 7))
    width = max(4, round(high * 0.58), 2 * thick + max(2, thick - 1))
    return GlyphSize(rows, width, thick, bar, max(1, round(thick * 0.75)))


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
    wide = size.width_of(char)
    pixels = [[False] * wide for _ in range(2 * size.rows)]
    for stroke in _STROKES[char]:
        for left, top, right, bottom in _boxes(stroke, wide, size):
            for y in range(max(0, top), min(size.high, bottom)):
                pixels[y][max(0, left) : right] = [True] * (right - max(0, left))
    for corner in _CORNERS.get(char, ""):
        for x, y in _corner(corner, wide, size):
            pixels[y][x] = False
    return tuple(
        "".join(
            _BLOCKS[upper, lower] for upper, lower in zip(pixels[y], pixels[y + 1], strict=True)
        )
        for y in range(0, 2 * size.rows, 2)
    )


def _boxes(stroke: str, wide: int, size: GlyphSize) -> list[tuple[int, int, int, int]]:
    """The boxes of a stroke: left, top, and the first pixels past them on the right and below."""
    high, thick, bar = size.high, size.thick, size.bar
    middle, centre = (high - bar) // 2, (wide - thick) // 2
    third = max(1, high // 4)
    arm = (wide - bar) // 2
    boxes = {
        "a": [(0, 0, wide, bar)],
        "b": [(wide - thick, 0, wide, middle + bar)],
        "c": [(wide - thick, middle, wide, high)],
        "d": [(0, high - bar, wide, high)],
        "e": [(0, middle, thick, high)],
        "f": [(0, 0, thick, middle + bar)],
        "g": [(0, middle, wide, middle + bar)],
        "i": [(centre, 0, centre + thick, high)],
        "j": [(max(0, centre - thick), bar, centre, 2 * bar)],
        "k": [(max(0, centre - thick), high - bar, centre + 2 * thick, high)],
        "p": [(centre, middle - arm, centre + thick, middle + bar + arm)],
        ".": [(0, high - thick, thick, high)],
        ":": [(0, third, thick, third + thick), (0, high - third - thick, thick, high - third)],
    }
    return boxes[stroke]


def _corner(corner: str, wide: int, size: GlyphSize) -> list[tuple[int, int]]:
    """The pixels that a blunted corner loses."""
    high, bar, blunt = size.high, size.bar, size.blunt
    middle = (high - bar) // 2
    at_left = corner in "qsvw"
    top = {"q": 0, "r": 0, "v": middle, "x": middle}.get(corner)
    bottom = high if corner in "su" else middle + bar
    lost = []
    for step in range(blunt):
        y = bottom - 1 - step if top is None else top + step
        lost += [(x if at_left else wide - 1 - x, y) for x in range(blunt - step)]
    return lost


_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
