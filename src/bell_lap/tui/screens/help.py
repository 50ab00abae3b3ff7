"""The keys of the screen below: every command that it has, in the order of use."""

from __future__ import annotations

from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.screen import ModalScreen
from textual.widgets import Static

from bell_lap.tui.commands import Command, Commanded, screen_commands
from bell_lap.tui.host import host_of

TAPS = (
    "Tap: Space, Enter, Page Down or the right arrow, on every screen while a workout lives.",
    "Undo: Page Up, the left arrow or Backspace; taps and commands alike.",
    "Time: digits, then Enter, give the rep's time as the watch has it.",
)
WIDEST = 100


class HelpScreen(ModalScreen[None]):
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
            box.border_subtitle = "Escape closes · Ctrl+P finds every command"
            yield Static(self._rows(min(WIDEST, self.app.size.width * 9 // 10) - 6))

    def _rows(self, width: int) -> Content:
        """What taps do, then a row for each command, its sentence wrapped in its own column."""
        lines = []
        if self._about.TAPS:
            for sentence in TAPS:
                head, _, rest = sentence.partition(":")
                lines += _row(head, rest.strip(), 4, width)
            lines.append(Content())
        rows = [
            (f"{self._keys(command)}  {command.title}", command.help)
            for command in self._about.COMMANDS_HERE
        ]
        wide = max(len(head) for head, _ in rows)
        for head, text in rows:
            lines += _row(head, text, wide, width)
        return Content("\n").join(lines)

    def _keys(self, command: Command) -> str:
        """The keys it really has, after the user's own keymap."""
        keymap = dict(host_of(self._about).context.settings.keys)
        keys = keymap.get(command.id, command.keys).split(",")
        return " ".join(format_key(key.strip()) for key in keys)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _row(head: str, text: str, wide: int, width: int) -> list[Content]:
    """`head` in bold in a column `wide` columns wide, `text` beside it."""
    parts = wrap(text, max(20, width - wide - 2)) or [""]
    first = Content.assemble((head.ljust(wide), "bold $accent"), "  ", parts[0])
    return [first, *(Content(" " * (wide + 2) + part) for part in parts[1:])]
