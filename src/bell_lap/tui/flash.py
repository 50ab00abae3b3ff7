"""The flash: for a moment all that is on the screen is painted in two colours.

It is put over lines that are drawn already. A class on the screen would do the same, but then the
styles of every widget are found anew, twice for each tap, and that takes longer than the tap.
"""

from __future__ import annotations

from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class Flash(LineFilter):
    """Paints every line in one colour on another."""

    def __init__(self, colour: str, background: str) -> None:
        """Colours as themes write them."""
        super().__init__()
        self._style = Style(
            color=Color.parse(colour).rich_color, bgcolor=Color.parse(background).rich_color,
            reverse=False, dim=False,
        )  # fmt: skip

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual calls it so
        """The same words in the two colours; bold stays bold."""
        over = self._style
        return [
            Segment(text, over if style is None else style + over, control)
            for text, style, control in segments
        ]


@cache
def flash_in(colour: str, background: str) -> Flash:
    """The same for the same colours: what was painted with it is still known."""
    return Flash(colour, background)
