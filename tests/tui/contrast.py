"""What is really on a screen: every pair of colours, with how far they are from one another."""

from __future__ import annotations

from dataclasses import dataclass

from rich.color import Color, ColorType
from rich.style import Style
from textual.app import App

GRAPHICS = ((0x2500, 0x25FF), (0x2800, 0x28FF), (0x1FB00, 0x1FBFF))
"""Lines, blocks, shapes and braille: no text, and beside the words that say the same."""


@dataclass(frozen=True, order=True)
class Cell:
    """One cell of a screen."""

    char: str
    front: str
    back: str
    marks: str
    """Bold, reverse and so on, in their words."""

    @property
    def is_text(self) -> bool:
        """Whether it can be read."""
        code = ord(self.char)
        return not self.char.isspace() and not any(low <= code <= high for low, high in GRAPHICS)


def luminance(hex_colour: str) -> float:
    """The relative luminance of `#rrggbb` (WCAG 2)."""
    parts = [int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def cells(app: App[None]) -> list[list[Cell]]:
    """The screen as it is composed now, row by row."""
    return [
        [cell for segment in strip for cell in _cells(segment.text, segment.style or Style())]
        for strip in app.screen._compositor.render_strips()
    ]


def _cells(text: str, style: Style) -> list[Cell]:
    front, back = _said(style.color), _said(style.bgcolor)
    if style.reverse:
        front, back = back, front
    marks = " ".join(
        name for name in ("bold", "reverse", "italic", "underline") if getattr(style, name)
    )
    return [Cell(char, front, back, marks) for char in text]


def _said(colour: Color | None) -> str:
    if colour is None or colour.type is ColorType.DEFAULT:
        return "default"
    if colour.type is ColorType.TRUECOLOR:
        return colour.get_truecolor().hex
    return colour.name


def worst(app: App[None]) -> list[tuple[float, Cell]]:
    """Every pair of text and ground on the screen, the least contrast first, one cell of each."""
    found = {(cell.front, cell.back): cell for row in cells(app) for cell in row if cell.is_text}
    return sorted((ratio(front, back), cell) for (front, back), cell in found.items())
