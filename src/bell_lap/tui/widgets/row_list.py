"""A list of any length: only the rows on the screen are drawn, only the pages seen are fetched."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

FAR = 1_000_000_000
"""Further than any list is long."""


def _moves(id_: str, keys: str, action: str, help_: str) -> Binding:
    return Binding(keys, action, help_, show=False, id=id_, tooltip=help_)


class RowList(ScrollView, can_focus=True):
    """Rows of one line with a cursor; `row_content` makes a row when it is about to be seen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _moves("list-up", "up,k", "move(-1)", "The row above"),
        _moves("list-down", "down,j", "move(1)", "The row below"),
        _moves("list-page-up", "pageup", "page(-1)", "A page up"),
        _moves("list-page-down", "pagedown", "page(1)", "A page down"),
        _moves("list-first", "home", f"move({-FAR})", "The first row"),
        _moves("list-last", "end", f"move({FAR})", "The last row"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor"}
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        & > .row-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
    }
    """

    class Chosen(Message):
        """Enter or a click on the row `index`."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Moved(Message):
        """The cursor stands on another row."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.cursor = 0
        self._count = 0

    @abstractmethod
    def row_content(self, index: int, width: int) -> Content:
        """The row `index`, for a line `width` columns wide."""

    @property
    def row_width(self) -> int:
        """Columns of a row: those beside the scroll bar."""
        return self.scrollable_content_region.width

    def resting(self, index: int, *, down: bool) -> int:
        """Where the cursor may stand that was to go to the row `index`, moving down or up."""
        del down
        return index

    def top_of(self, index: int) -> int:
        """The first of the rows that are to be seen with the row `index`, above it."""
        return index

    def set_count(self, count: int) -> None:
        """There are `count` rows now; the cursor stays where it can."""
        self._count = count
        self.cursor = self._held(self.cursor, down=True)
        # Rows are as wide as the list, whatever that is: nothing lies beside it.
        self.virtual_size = Size(0, count)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.row_width
        index = y + self.scroll_offset.y
        if index >= self._count:
            return Strip([Segment(" " * width, self.visual_style.rich_style)], width)
        chosen = index == self.cursor
        style = self.get_visual_style("row-list--cursor") if chosen else self.visual_style
        content = self.row_content(index, width).truncate(width, ellipsis=True, pad=True)
        if chosen:
            content = Content(content.plain)
        return Visual.to_strips(self, content, width, 1, style)[0]

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        if not self._count:
            return
        before = self.cursor
        self.cursor = self._held(self.cursor + rows, down=rows > 0)
        if self.cursor != before:
            self.post_message(self.Moved())
        self.show_cursor()
        self.refresh()

    def show_cursor(self) -> None:
        """Scroll to the cursor, with what belongs above it."""
        top = self.top_of(self.cursor)
        region = Region(0, top, 1, self.cursor - top + 1)
        self.scroll_to_region(region, animate=False, force=True)

    def _held(self, index: int, *, down: bool) -> int:
        """The row nearest to `index` that the cursor may stand on."""
        index = max(0, min(index, self._count - 1))
        return self.resting(index, down=down) if self._count else 0

    def action_page(self, pages: int) -> None:
        """Move by what is seen."""
        self.action_move(pages * max(1, self.size.height - 1))

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self._count:
            self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: Click) -> None:
        """Choose by the mouse."""
        index = event.y + self.scroll_offset.y
        if index < self._count and self.resting(index, down=True) == index:
            self.cursor = index
            self.refresh()
            self.action_choose()
