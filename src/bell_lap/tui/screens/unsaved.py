"""Before a workout is left that the history did not take: a file for it, wherever there is room."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from bell_lap.errors import BellLapError
from bell_lap.live import unsaved
from bell_lap.tui.dialog import Dialog
from bell_lap.tui.ports import Live

LOOK_S = 0.5
"""How often it is looked whether the history has taken the workout meanwhile."""


class UnsavedScreen(Dialog[bool]):
    """Dismissed with True where nothing can be lost any more, False to go back to the workout."""

    AUTO_FOCUS = "#file"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="unsaved-back", tooltip="Back to the workout"),
    ]
    DEFAULT_CSS = """
    UnsavedScreen {
        align: center middle;
        background: transparent;
        #box {
            width: 76; max-width: 98%; height: auto; padding: 1 2;
            border: heavy $error; background: $surface;
        }
        Input { margin: 1 0; background: $boost; }
        Input:focus { background: $block-cursor-background; background-tint: transparent; }
        Static { width: 100%; height: auto; }
        #wrong { color: $text-error; }
        #hint { color: $text-muted; }
    }
    """

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live

    def compose(self) -> ComposeResult:
        path = unsaved.proposed(self._live)
        with Vertical(id="box") as box:
            box.border_title = "Not saved"
            yield Static(id="why", markup=False)
            yield Input("" if path is None else str(path), id="file", compact=True)
            yield Static(id="wrong", markup=False)
            yield Static(
                "Enter keeps all of it in this file: another disk, a stick, wherever there is room."
                " `bell-lap history import` takes it in later. Escape: back to the workout",
                id="hint", markup=False,
            )  # fmt: skip

    def on_mount(self) -> None:
        self.set_interval(LOOK_S, self._look)
        self._look()

    def _look(self) -> None:
        """The history is tried all the time; with room again nothing is left to ask."""
        if self._live.all_saved:
            self.dismiss(True)  # noqa: FBT003 - the dialog's answer
            return
        why = self._live.trouble or "the disk is slow"
        self.query_one("#why", Static).update(f"The history does not take this workout: {why}")

    @on(Input.Submitted, "#file")
    def _keep(self, event: Input.Submitted) -> None:
        name = event.value.strip()
        if not self.is_current:
            return  # it is kept: this Enter was there before the dialog had gone
        if not name:
            self.query_one("#wrong", Static).update("Name a file, or a folder for it.")
            return
        try:
            unsaved.keep(self._live, Path(name).expanduser())
        except (BellLapError, OSError, RuntimeError, ValueError) as error:
            # A name that no system takes: too long, a NUL in it, the home of nobody.
            self.query_one("#wrong", Static).update(str(error))
            return
        self.dismiss(True)  # noqa: FBT003 - the dialog's answer

    def action_back(self) -> None:
        """Back to the workout; the history is tried on."""
        self.dismiss(False)  # noqa: FBT003 - the dialog's answer
