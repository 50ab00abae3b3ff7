"""The one question of the program: whether to stop. Only `y` does, only `n` does not."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from bell_lap.tui.dialog import Dialog


class StopDialog(Dialog[bool]):
    """Dismissed with True for `y`, False for `n`; a tap closes it and counts as a tap."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Stop", id="stop-yes", tooltip="End the workout here"),
        Binding("n", "answer(False)", "Go on", id="stop-no", tooltip="Do not stop"),
    ]
    DEFAULT_CSS = """
    StopDialog {
        align: center middle;
        background: transparent;
        #box {
            width: 56; max-width: 96%; height: auto; padding: 1 2;
            border: heavy $error; background: $surface;
        }
        Static { width: 100%; text-align: center; }
        #question { text-style: bold; margin: 0 0 1 0; }
    }
    """

    def __init__(self, *, held: bool) -> None:
        super().__init__()
        self._held = held

    def compose(self) -> ComposeResult:
        question = "Stop where the gap began?" if self._held else "Stop the workout here?"
        with Vertical(id="box"):
            yield Static(question, id="question", markup=False)
            yield Static("y stops it; what is done is kept", markup=False)
            yield Static("n goes on; so does a tap, and it counts", markup=False)
            yield Static("Ctrl+Q leaves it, to be resumed later", markup=False)

    def action_answer(self, stop: bool) -> None:
        """Answer."""
        self.dismiss(stop)
