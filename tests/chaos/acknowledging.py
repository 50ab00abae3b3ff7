"""A workout that says on its output, in one system call, when an input is acknowledged.

`python -m tests.chaos.acknowledging FOLDER`: what `test_power.py` lets strace look at. `script`
is also run within the test's own process.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from bell_lap.clock import FakeClock
from bell_lap.core.inputs import AddRep, AdjustRecovery, Redo, ShiftGoal, Stop, Undo
from bell_lap.history.store import Store
from bell_lap.history.writer import Writer
from bell_lap.live import opening
from bell_lap.live.workout import LiveWorkout
from tests.core.talk import plan_of, rules_of

SESSION = "6 x 400m in 72s, rest 60s"
ACKNOWLEDGED = b"acknowledged\n"


def script(live: LiveWorkout, clock: FakeClock, kept: Callable[[], None]) -> None:
    """Taps, undos and changes of the plan; after each group `kept` waits for the disk."""

    def tap() -> None:
        live.press("space")

    doings = (
        (tap,),
        (tap,),
        (lambda: live.act(Undo(live.now_ms())), tap),
        (lambda: live.act(AdjustRecovery(live.now_ms(), 15_000)),),
        (lambda: live.act(AddRep(live.now_ms())), lambda: live.act(Undo(live.now_ms()))),
        (lambda: live.act(Redo(live.now_ms())), tap, tap),
        (lambda: live.act(ShiftGoal(live.now_ms(), 1_000)),),
        (tap,),
    )
    for number in range(24):
        for step in doings[number % len(doings)]:
            clock.advance(4.5)
            step()
        kept()
    live.act(Stop(live.now_ms()))
    kept()


def flush(live: LiveWorkout) -> None:
    """Wait until everything is on the disk."""
    saver = live._saver
    assert saver is not None
    assert saver._writer is not None
    assert saver._writer.flush(60)


def main(folder: Path) -> None:
    """Run the script with every acknowledgement told by the thread that makes it."""
    usual = Writer._written

    def told(self: Writer, batch: object) -> None:
        usual(self, batch)  # type: ignore[arg-type]  # passed on as it came
        os.write(1, ACKNOWLEDGED)

    Writer._written = told  # type: ignore[method-assign]  # for this process only
    clock = FakeClock()
    with Store.open(folder / "data" / "history.sqlite3") as store:
        live = opening.begin(plan_of(SESSION), rules_of(), clock, store)
        script(live, clock, lambda: flush(live))
        live.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
