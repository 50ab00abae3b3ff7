"""A small field for a time, typed in place. Enter gives the time, Escape gives up."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from bell_lap.core.units import parse_time


class TimeEntry(Input):
    """Hidden until `begin`; hides itself when it is answered, given up or no longer wanted."""

    DEFAULT_CSS = """
    TimeEntry {
        layer: over;
        display: none;
        width: 44;
        max-width: 90%;
        height: 3;
        border: round $accent;
        border-title-color: $accent;
        background: $surface;
        &.-open { display: block; }
        &.-wrong { border: round $error; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "cancel", "Give up", id="typed-time-cancel", tooltip="Forget what was typed"
        ),
    ]

    class Given(Message):
        """A time was typed for `purpose`."""

        def __init__(self, purpose: str, time_ms: int) -> None:
            super().__init__()
            self.purpose = purpose
            self.time_ms = time_ms

    def __init__(self) -> None:
        super().__init__(
            restrict=r"[0-9:.,]*", max_length=12, id="time-entry", select_on_focus=False
        )
        self.purpose = ""

    @property
    def is_open(self) -> bool:
        """Whether it has the keyboard."""
        return self.has_class("-open")

    def begin(self, purpose: str, title: str, first: str = "") -> None:
        """Open it for `purpose`, with what was typed so far."""
        self.purpose = purpose
        self.border_title = title
        self.border_subtitle = "Enter gives it · Escape not"
        self.remove_class("-wrong")
        self.add_class("-open")
        self.value = first
        self.cursor_position = len(first)
        self.can_focus = True
        # Not `focus()`, which waits its turn: the next figure may be here already.
        self.screen.set_focus(self, scroll_visible=False)

    def end(self) -> None:
        """Close it; what was typed is forgotten."""
        if self.is_open:
            self.remove_class("-open")
            self.can_focus = False
            self.screen.set_focus(None)

    def action_cancel(self) -> None:
        """Give up."""
        self.end()

    async def action_submit(self) -> None:
        """Give the time, or say that it is none."""
        time_ms = parse_time(self.value)
        if not time_ms:
            self.add_class("-wrong")
            self.border_subtitle = "a time is 36.4 or 1:12.3"
            return
        purpose = self.purpose
        self.end()
        self.post_message(self.Given(purpose, time_ms))
