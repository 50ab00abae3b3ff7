"""What somebody does in a long workout beside tapping: one thing in each recovery, round and round.

A simulated runner and thumb tap (`bell_lap.live.rehearsal`). Whatever a round changes of the plan
it changes back.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from bell_lap.core.view import Phase
from bell_lap.live.rehearsal import Rehearsal, Runner
from tests.cli.support import process
from tests.pty.terminal import WAIT_S, Terminal
from tests.soak.seeing import Seen

TURN_S = 0.02
ESCAPE, PALETTE, HISTORY, QUIT = "\x1b", "\x10", "h", "\x11"
SMALL = (80, 24)


@dataclass
class Hands:
    """At the keyboard of a workout that has begun."""

    terminal: Terminal
    seen: Seen
    home: Path
    wide: tuple[int, int] = (120, 40)
    done: dict[str, int] = field(default_factory=dict)
    """How often each deed was done."""

    def opens(self, keys: str, word: str) -> None:
        """A screen over the run screen, which alone shows that word; and back."""
        self.terminal.send(keys)
        self.terminal.wait_for(word)
        self.terminal.send(ESCAPE)
        self._wait(lambda: word not in self.terminal.text(), f"{word!r} stays")

    def helps(self) -> None:
        """The help."""
        self.opens("?", "Escape closes")

    def looks_at_laps(self) -> None:
        """The laps of every rep."""
        self.opens("e", "Esc Back")

    def searches(self) -> None:
        """The palette."""
        self.opens(PALETTE, "Search")

    def taps_again(self) -> None:
        """The finish is taken back; the runner's thumb makes it again."""
        self.seen.send("u")

    def stretches(self) -> None:
        """A longer recovery, and a shorter one."""
        self.seen.send("+")
        self.seen.send("-")

    def adds_and_drops(self) -> None:
        """One rep more, one fewer."""
        self.seen.send("a")
        self.seen.send("d")

    def moves_the_goal(self) -> None:
        """Faster, taken back, brought back, slower."""
        for key in (">", "u", "U", "<"):
            self.seen.send(key)

    def pauses(self) -> None:
        """A pause, and on."""
        self.seen.send("p")
        self.seen.send("p")

    def shrinks(self) -> None:
        """A smaller window, and as it was."""
        for size in (SMALL, self.wide):
            self._resize(*size)

    def hears_otherwise(self) -> None:
        """The caller off, half on, on; the pacer on and off. None of it is an input."""
        for key in "vvvmm":
            self.terminal.send(key)
            time.sleep(TURN_S)

    def looks_back(self) -> None:
        """Another program lists the history and shows the workout under way."""
        for action in (("list",), ("show", "last", "--json")):
            said = process("history", *action, BELL_LAP_HOME=str(self.home))
            assert said.code == 0, said.err

    def browses(self) -> None:
        """Another program has the history on its screen."""
        program = [sys.executable, "-m", "bell_lap"]
        with Terminal([], self.home, program=program) as other:
            other.wait_for("History")
            other.send(HISTORY)
            other.wait_for("1 workout")
            other.send(QUIT)
            assert other.exit_code() == 0

    def _resize(self, columns: int, rows: int) -> None:
        """Make the window another size, and wait until it is filled."""
        filled = len(self.terminal.raw) + columns * rows // 4
        self.terminal.resize(columns, rows)
        self._wait(lambda: len(self.terminal.raw) > filled, f"not drawn at {columns} x {rows}")

    def _wait(self, true: Callable[[], bool], otherwise: str) -> None:
        deadline = time.monotonic() + WAIT_S
        while not true():
            assert time.monotonic() < deadline, f"{otherwise}:\n{self.terminal.text()}"
            time.sleep(TURN_S)


Deed = Callable[[Hands], None]
DEEDS: tuple[Deed, ...] = (
    Hands.helps, Hands.looks_at_laps, Hands.searches, Hands.shrinks, Hands.looks_back,
    Hands.browses, Hands.taps_again, Hands.stretches, Hands.adds_and_drops, Hands.moves_the_goal,
    Hands.pauses,
)  # fmt: skip
"""The first half opens what is loaded when it is first asked for."""


def run_through(hands: Hands, deeds: Sequence[Deed] = DEEDS) -> None:
    """Tap and do until the workout is over; one deed shortly after each recovery has begun."""
    rehearsal = Rehearsal(hands.seen, Runner())
    coming = cycle(deeds)
    rested = -1
    while (view := hands.seen.view()).phase is not Phase.DONE:
        rehearsal.pump()
        step = None if view.step is None else view.step.index
        if view.phase is Phase.RECOVERY and step is not None and step > rested:
            rested = step
            deed = next(coming)
            deed(hands)
            hands.done[deed.__name__] = hands.done.get(deed.__name__, 0) + 1
        time.sleep(TURN_S)
