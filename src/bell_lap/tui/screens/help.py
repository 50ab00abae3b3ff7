"""The keys of the screen below: every command that it has, group by group."""

from __future__ import annotations

from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bell_lap.tui.commands import Commanded, screen_commands
from bell_lap.tui.dialog import Dialog
from bell_lap.tui.help_pages import Row, sections
from bell_lap.tui.host import host_of

WIDEST = 100
HEADS = 18
"""Columns of the keys and the title, at most; longer ones have a line of their own."""
INDENT = 4


class HelpScreen(Dialog[None]):
    """Closed by Escape, `?` or `q`; a tap closes it and counts."""

    AUTO_FOCUS = "VerticalScroll"
    COMMANDS = {screen_commands}  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,f1", "close", "Close", id="help-close",
                tooltip="Back to the screen below"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: transparent;
        VerticalScroll {
            width: 90%; max-width: 100; height: auto; max-height: 90%;
            border: round $accent; background: $surface; padding: 0 1;
        }
    }
    """

    def __init__(self, about: Commanded) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        with VerticalScroll() as box:
            box.border_title = self._about.HEADING or "Keys"
            box.border_subtitle = "↑ ↓ scroll · Escape closes"
            yield Static(self._words(min(WIDEST, self.app.size.width * 9 // 10) - 6))

    def _words(self, width: int) -> Content:
        """A row for each command, its sentence wrapped in its own column."""
        own = dict(host_of(self._about).context.settings.keys)
        lines: list[Content] = []
        told = sections(self._about, own)
        short = [len(_head(row)) for section in told for row in section.rows]
        wide = max((length for length in short if length <= HEADS), default=0)
        for section in told:
            if lines:
                lines.append(Content())
            if section.title:
                lines.append(Content.styled(section.title, "bold"))
            for row in section.rows:
                lines += _row(_head(row), row.text, wide, width)
        return Content("\n").join(lines)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _head(row: Row) -> str:
    return f"{row.keys}  {row.title}".rstrip()


def _row(head: str, text: str, wide: int, width: int) -> list[Content]:
    """`head` in bold in a column `wide` columns wide, `text` beside it or, if too long, below."""
    if len(head) > wide:
        below = wrap(text, width - INDENT)
        return [Content.styled(head, "bold $accent"), *(_in(INDENT, part) for part in below)]
    parts = wrap(text, width - wide - 2) or [""]
    first = Content.assemble((head.ljust(wide), "bold $accent"), "  ", parts[0])
    return [first, *(_in(wide + 2, part) for part in parts[1:])]


def _in(columns: int, text: str) -> Content:
    return Content(" " * columns + text)
