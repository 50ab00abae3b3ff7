"""The settings of a page: a line each, with headings the cursor steps over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message

from bell_lap.tui.widgets.frame import HEADING, QUIET
from bell_lap.tui.widgets.row_list import RowList

WIDEST = 28
"""Columns of a title, at most."""


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting as it is shown; a heading has no value."""

    title: str
    value: str = ""
    changed: bool = False
    turns: bool = False
    heading: bool = False


class SettingList(RowList, inherit_bindings=False):
    """Lines with a cursor. Left and Right are no scrolling here: they turn the value."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowList.BINDINGS]

    class Turned(Message):
        """A click on an arrow beside the value: `way` is +1 or -1."""

        def __init__(self, way: int) -> None:
            super().__init__()
            self.way = way

    def __init__(self) -> None:
        super().__init__(id="settings")
        self._lines: tuple[SettingLine, ...] = ()
        self._wide = 0

    def show(self, lines: tuple[SettingLine, ...]) -> None:
        """Show these lines; the cursor stays where it can."""
        self._lines = lines
        titles = [len(line.title) for line in lines if not line.heading]
        self._wide = min(WIDEST, max(titles, default=0)) + 2
        self.set_count(len(lines))
        if lines and lines[self.cursor].heading:
            self.action_move(1)

    def begin(self, index: int) -> None:
        """Put the cursor on a line, the top of the list in sight where that can be."""
        self.cursor = 0
        self.scroll_home(animate=False)
        self.action_move(index)

    def row_content(self, index: int, width: int) -> Content:
        line = self._lines[index]
        if line.heading:
            return Content.styled(f" {line.title}", HEADING).truncate(width, ellipsis=True)
        value = f"← {line.value} →" if line.turns and index == self.cursor else f"  {line.value}"
        title = f"{line.title[:WIDEST]:<{self._wide}}"
        return Content.assemble(
            (" • " if line.changed else "   ", "bold $accent"),
            title,
            (value, "bold" if line.changed else QUIET),
        )

    def action_move(self, rows: int) -> None:
        """Move the cursor, past a heading where it would stand on one."""
        super().action_move(rows)
        if self._lines and self._lines[self.cursor].heading:
            super().action_move(-1 if rows < 0 and self.cursor > 0 else 1)

    def on_click(self, event: Click) -> None:
        """The first click goes to a line, the next changes it."""
        event.prevent_default()
        index = event.y + self.scroll_offset.y
        if index >= len(self._lines) or self._lines[index].heading:
            return
        if index != self.cursor:
            self.action_move(index - self.cursor)
            return
        line = self._lines[index]
        left = 3 + self._wide
        if line.turns and left <= event.x < left + 2:
            self.post_message(self.Turned(-1))
        elif line.turns and event.x >= left + len(line.value) + 2:
            self.post_message(self.Turned(1))
        else:
            self.action_choose()
