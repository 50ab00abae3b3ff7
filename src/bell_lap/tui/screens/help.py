"""The keys of the screen below: every command that it has, in the order of use."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.screen import ModalScreen
from textual.widgets import Static

from bell_lap.tui.commands import Command, Commanded
from bell_lap.tui.host import host_of

TAP_ROWS = (
    ("Space Enter PgDn →", "Tap", "The one button: on every screen while a workout lives"),
    ("PgUp ← Backspace", "Undo", "Take the last tap or command back"),
)


class HelpScreen(ModalScreen[None]):
    """Closed by Escape, `?` or `q`; a tap closes it and counts."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,f1", "close", "Close", id="help-close",
                tooltip="Back to the screen below"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        VerticalScroll {
            width: 90%; max-width: 100; height: auto; max-height: 90%;
            border: round $accent; background: $surface; padding: 0 1;
        }
    }
    """

    def __init__(self, about: Commanded, *, taps: bool = True) -> None:
        super().__init__()
        self._about = about
        self._taps = taps

    def compose(self) -> ComposeResult:
        with VerticalScroll() as box:
            box.border_title = self._about.HEADING or "Keys"
            box.border_subtitle = "Escape closes · Ctrl+P finds every command"
            yield Static(self._rows())

    def _rows(self) -> Content:
        rows = list(TAP_ROWS) if self._taps else []
        rows.extend(
            (self._keys(command), command.title, command.help)
            for command in self._about.COMMANDS_HERE
        )
        wide = max(len(keys) for keys, _, _ in rows)
        name = max(len(title) for _, title, _ in rows)
        return Content("\n").join(
            Content.assemble(
                (keys.rjust(wide), "bold $accent"), "  ", (title.ljust(name), "bold"), "  ", help_
            )
            for keys, title, help_ in rows
        )

    def _keys(self, command: Command) -> str:
        """The keys it really has, after the user's own keymap."""
        keymap = dict(host_of(self._about).context.settings.keys)
        keys = keymap.get(command.id, command.keys).split(",")
        return " ".join(format_key(key.strip()) for key in keys)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
