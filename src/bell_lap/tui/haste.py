"""While a workout lives, nothing holds the interpreter's lock for long: a key is stamped in time.

A key gets its instant in a thread of its own (`tui.reading`), which needs that lock. Other threads
give it up sooner than usual. The collector of garbage leaves alone all that was there before, and
of what is new it looks at little at a time. What has gathered is collected in recoveries, while
nobody is timed.
"""

from __future__ import annotations

import gc
import sys

from textual._styles_cache import StylesCache

SWITCH_S = 0.0005
"""How long another thread may keep the lock once it is wanted."""
OFTEN = (200, 5, 700)
"""When the collector looks at what is new, what is not so new, and what is old.

It looks at little and so comes often: left to itself it takes up to 2 ms for what is not so new,
and 30 ms for all that has lived for long.
"""


class Haste:
    """The settings of the interpreter, changed while a workout lives."""

    def __init__(self) -> None:
        self._switch_s = sys.getswitchinterval()
        self._thresholds = gc.get_threshold()
        self._on = False
        self._settled = False
        self._rested: tuple[object, ...] = ()
        """The last moment of the workout at which garbage was collected."""

    def begin(self) -> None:
        """Let keys through from now on."""
        if self._on:
            return
        self._on, self._settled, self._rested = True, False, ()
        self._switch_s = sys.getswitchinterval()
        self._thresholds = gc.get_threshold()
        sys.setswitchinterval(SWITCH_S)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*OFTEN)

    def rest(self, moment: tuple[object, ...] | None) -> None:
        """Collect what has gathered, once in each quiet `moment` of a workout (`tui.quiet`).

        Every change of scene leaves styles that hold each other: unless they are collected here,
        they are by the tens of thousands, in the middle of a rep. What is there at the first such
        moment, the run screen above all, is not looked at again.
        """
        if not self._on or moment is None or moment == self._rested:
            return
        self._rested = moment
        # Textual remembers two colours for each widget, and with them the widget's last picture.
        StylesCache.get_inner_outer.cache_clear()
        gc.collect()
        if not self._settled:
            self._settled = True
            gc.freeze()

    def end(self) -> None:
        """All as it was."""
        if not self._on:
            return
        self._on = False
        sys.setswitchinterval(self._switch_s)
        gc.set_threshold(*self._thresholds)
        gc.unfreeze()
