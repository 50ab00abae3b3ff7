"""`python -m benchmarks.stopwatch FILE [busy|probe]`: a stopwatch as Textual's tutorial makes one.

Its way of timing: the handler of the button reads `monotonic()`. A `Digits` shows hundredths, sixty
times a second. At the end FILE has the instants of all presses, or what the probe has found.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import monotonic

from textual.app import App, ComposeResult
from textual.containers import HorizontalGroup
from textual.reactive import reactive
from textual.widgets import Button, Digits, Footer, Header

from benchmarks.loads import keep_busy
from benchmarks.probe import FROM_S, Probe

SHOWN = "Start"
"""What it shows once it is painted."""


class TimeDisplay(Digits):
    """The time since the last press."""

    start_time: reactive[float] = reactive(monotonic)
    time: reactive[float] = reactive(0.0)

    def on_mount(self) -> None:
        self.set_interval(1 / 60, self.update_time)

    def update_time(self) -> None:
        """Show the time that has passed."""
        self.time = monotonic() - self.start_time

    def watch_time(self, time: float) -> None:
        minutes, seconds = divmod(time, 60)
        hours, minutes = divmod(minutes, 60)
        self.update(f"{hours:02,.0f}:{minutes:02.0f}:{seconds:05.2f}")


class StopwatchApp(App[None]):
    """One stopwatch."""

    CSS = "TimeDisplay { width: auto } Button { width: 16 }"

    def __init__(self, mode: str = "") -> None:
        super().__init__()
        self.presses_s: list[float] = []
        self.probe = Probe()
        self._mode = mode

    def compose(self) -> ComposeResult:
        yield Header()
        yield Footer()
        with HorizontalGroup():
            yield Button(SHOWN, variant="success")
            yield TimeDisplay("00:00:00.00")

    def on_mount(self) -> None:
        button = self.query_one(Button)
        button.focus()
        # Else it would drop a press that is handled within 0.2 s of the one before.
        button.active_effect_duration = 0
        if self._mode == "busy":
            keep_busy(self)
        elif self._mode == "probe":
            self.set_timer(FROM_S, self.probe.start)

    def on_button_pressed(self) -> None:
        display = self.query_one(TimeDisplay)
        display.start_time = monotonic()
        self.presses_s.append(display.start_time)


def main() -> None:
    """Run it, and write down what it timed."""
    path, mode = Path(sys.argv[1]), " ".join(sys.argv[2:])
    app = StopwatchApp(mode)
    app.run()
    if mode == "probe":
        app.probe.write(path)
    else:
        path.write_text(json.dumps(app.presses_s))


if __name__ == "__main__":
    main()
