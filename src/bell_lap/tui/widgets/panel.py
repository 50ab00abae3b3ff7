"""What all words on the run screen have in common: drawn again only where they changed."""

from __future__ import annotations

from abc import abstractmethod

from textual.content import Content
from textual.widget import Widget

from bell_lap.tui.widgets.frame import HEADING, QUIET, Frame


class Panel(Widget):
    """A part of the run screen with a fixed place, filled from a frame.

    Its size never follows from its words, so that a new frame needs no layout.
    """

    DEFAULT_CSS = """
    Panel { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._frame: Frame | None = None
        self._content = Content()

    @abstractmethod
    def words(self, frame: Frame) -> Content:
        """What to show for a frame at the size the widget has now."""

    def show(self, frame: Frame) -> None:
        """Draw the frame where it differs from what is shown."""
        self._frame = frame
        content = self.words(frame)
        if not content.is_same(self._content):
            self._content = content
            self.refresh()

    def on_resize(self) -> None:
        """Words may be chosen by the size."""
        if self._frame is not None:
            self.show(self._frame)

    def render(self) -> Content:
        return self._content


def ends(left: Content, right: Content, width: int) -> Content:
    """`left` and `right` at the two ends of a line; where both do not fit, `left` goes first."""
    room = width - right.cell_length - 2
    if left.cell_length > room:
        return left.truncate(width, ellipsis=True)
    return left.truncate(room, pad=True) + Content("  ") + right


def heading(title: str, width: int) -> Content:
    """The heading of a part of a screen, with a line to the end of its width."""
    rest = width - len(title) - 1
    words = Content.styled(title, HEADING)
    return words + Content.styled(" " + "─" * rest, QUIET) if rest > 0 else words
