"""The oval: the track with the goal runner on it, drawn again only where something moved."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from bell_lap.tui.widgets.canvas import Canvas, Picture
from bell_lap.tui.widgets.oval_picture import Ink, OvalState, is_legible, picture, standing

_PARTS = {
    Ink.TEXT: "oval--text",
    Ink.TRACK: "oval--track",
    Ink.POINT: "oval--track",
    Ink.TAIL: "oval--tail",
    Ink.FINISH: "oval--finish",
    Ink.LAST: "oval--last",
    Ink.START: "oval--start",
    Ink.NEXT_START: "oval--next-start",
    Ink.GHOST: "oval--ghost",
}


class Oval(Widget):
    """Shows an `OvalState`; nothing where there is none, or no room to read it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(_PARTS.values())
    DEFAULT_CSS = """
    Oval {
        height: 1fr;
        & > .oval--text { color: $foreground 75%; }
        & > .oval--track { color: $foreground-muted; }
        & > .oval--tail { color: $text-accent; }
        & > .oval--finish { color: $foreground; text-style: bold; }
        & > .oval--last { color: $foreground; text-style: bold; }
        & > .oval--start { color: $text-primary; text-style: bold; }
        & > .oval--next-start { color: $text-warning; text-style: bold; }
        & > .oval--ghost { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._state: OvalState | None = None
        self._base: Canvas | None = None
        self._of: OvalState | None = None
        """What `_base` is drawn for."""
        self._picture: Picture | None = None
        self._styles: dict[int, Style] = {}
        self._fits = Size(0, 0)
        """The size of `_base` and of `_picture`; the layout may be ahead of `on_resize`."""

    def show(self, state: OvalState | None) -> None:
        """Show this state; None shows nothing."""
        if state == self._state:
            return
        self._state = state
        size_before, before = self._fits, self._picture
        self._picture = self._drawn()
        if before is None or self._picture is None or self._fits != size_before:
            if before is not self._picture:
                self.refresh()
            return
        changes = self._picture.changes(before)
        if changes:
            self.refresh(*(Region(first, row, end - first, 1) for row, first, end in changes))

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._picture = self._drawn()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, shown = self.size.width, self._picture
        style = self.visual_style.rich_style
        if shown is None or y >= len(shown.rows):
            return Strip([Segment(" " * width, style)], width)
        return Strip(
            [Segment(text, self._style(ink) if ink else style) for text, ink in shown.runs(y)],
            width,
        )

    def _drawn(self) -> Picture | None:
        width, height = self.size
        if self.size != self._fits:
            self._fits, self._base = self.size, None
        if self._state is None or not is_legible(width, height):
            return None
        if self._base is None or self._of != self._state.standing:
            self._of = self._state.standing
            self._base = standing(self._of, width, height)
        return picture(self._state, width, height, self._base)

    def notify_style_update(self) -> None:
        """Other colours: find the styles of the parts anew."""
        super().notify_style_update()
        self._styles.clear()

    def _style(self, ink: int) -> Style:
        # Textual forgets its own at every refresh, four times a second here.
        if ink not in self._styles:
            self._styles[ink] = self.get_component_rich_style(_PARTS[Ink(ink)])
        return self._styles[ink]
