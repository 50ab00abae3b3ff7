"""The last thing that is done to every line of every screen: it holds nothing a terminal obeys.

Titles, labels and notes come from files that anybody may have written. Content keeps them from
being markup; this keeps them from being commands to the terminal, whichever widget draws them.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from bell_lap.core.hidden import OBEYED, left_out


class PlainLines(LineFilter):
    """Takes out what a terminal would obey. Such characters have no width, so nothing moves."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual calls it so
        """The segments, those without such a character as they are."""
        find = OBEYED.search
        if not any(find(segment.text) for segment in segments):
            return segments
        return [Segment(left_out(text), style, control) for text, style, control in segments]


class PlainApp(App[None]):
    """An app whose every line goes through `PlainLines`."""

    def __init__(self) -> None:
        super().__init__()
        self._plain = PlainLines()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every line: Textual's own, and the last."""
        return [*super().get_line_filters(), self._plain]
