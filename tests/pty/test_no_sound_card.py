"""A machine without a sound card: the workout runs with bell and flash, and says so once."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.timed, pytest.mark.timeout(120)]

NOWHERE = {
    "XDG_RUNTIME_DIR": "/nonexistent",
    "PULSE_SERVER": "unix:/nonexistent",
    "PIPEWIRE_REMOTE": "/nonexistent",
    "ALSA_CONFIG_PATH": "/dev/null",
}
"""No sound server, and no card that ALSA would know of."""
SAID = "No sound device: bell and flash only"
REPS = "2 x 4s, rest 4s"
RINGS = 8
"""3-2-1 and go, twice at least."""
QUIT = "\x11"


class Watch:
    """Looks at the screen again and again: how often something came onto it."""

    def __init__(self, terminal: Terminal, words: str):
        self.times = 0
        self._terminal = terminal
        self._words = words
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        shown = False
        while not self._over.wait(0.05):
            before, shown = shown, self._words in self._terminal.text()
            self.times += shown and not before

    def end(self) -> int:
        self._over.set()
        self._thread.join()
        return self.times


def test_it_says_so_once_and_rings_and_the_libraries_print_nothing(tmp_path: Path) -> None:
    args = ["run", "--ready", "4", "--start", "clock", REPS]
    with Terminal(args, tmp_path, env=NOWHERE) as terminal:
        watch = Watch(terminal, SAID)
        terminal.wait_for(SAID)
        terminal.send(" ")
        terminal.wait_for("Rep 2 of 2", timeout_s=40)
        terminal.wait_for("Finished · ", timeout_s=40)
        times = watch.end()
        terminal.send(QUIT)
        assert terminal.exit_code() == 0
        raw = terminal.raw.decode("utf-8", "replace")
    assert times == 1
    # What ends an escape sequence is no bell.
    assert re.sub("\x1b\\][^\x07\x1b]*\x07", "", raw).count("\x07") >= RINGS
    assert not re.search(r"alsa|jack|pcm|pulse|conf\.c", raw, re.IGNORECASE)
