"""The names of a screen's pages in one line; the one that is shown stands out."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget


class PageBar(Widget):
    """Says which page was clicked; keys are the screen's."""

    DEFAULT_CSS = """
    PageBar { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Chosen(Message):
        """A click on the page `index`."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, titles: tuple[str, ...], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._titles = titles
        self._index = 0

    def show(self, index: int) -> None:
        """This page is shown now."""
        self._index = index
        self.refresh()

    def render(self) -> Content:
        return Content("").join(
            Content.styled(f" {title} ", "bold reverse" if index == self._index else "")
            for index, title in enumerate(self._titles)
        )

    def on_click(self, event: Click) -> None:
        """Find the title under the mouse."""
        end = 1
        for index, title in enumerate(self._titles):
            end += len(title) + 2
            if 1 <= event.x < end:
                self.post_message(self.Chosen(index))
                return
