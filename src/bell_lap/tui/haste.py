"""While a workout lives, nothing holds the interpreter's lock for long: a key is stamped in time.

A key gets its instant in a thread of Textual's own, which needs that lock. Other threads give it up
sooner than usual, and the collector of garbage leaves alone all that was there before.
"""

from __future__ import annotations

import gc
import sys

SWITCH_S = 0.0005
"""How long another thread may keep the lock once it is wanted."""
SELDOM = 100
"""The collector looks at what has lived for long only so seldom: its whole heap takes it 30 ms."""


class Haste:
    """The settings of the interpreter, changed while a workout lives."""

    def __init__(self) -> None:
        self._switch_s = sys.getswitchinterval()
        self._thresholds = gc.get_threshold()
        self._on = False

    def begin(self) -> None:
        """Let keys through from now on."""
        if self._on:
            return
        self._on = True
        self._switch_s = sys.getswitchinterval()
        self._thresholds = gc.get_threshold()
        sys.setswitchinterval(SWITCH_S)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*self._thresholds[:2], SELDOM)

    def end(self) -> None:
        """All as it was."""
        if not self._on:
            return
        self._on = False
        sys.setswitchinterval(self._switch_s)
        gc.set_threshold(*self._thresholds)
        gc.unfreeze()
