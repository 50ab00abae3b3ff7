"""Asks the system to run a thread before others: one that sound waits for."""

from __future__ import annotations

import contextlib
import os
import sys


def hurry() -> None:
    """Let the calling thread run first, where the system lets us; elsewhere nothing changes."""
    if sys.platform == "linux":
        # 0 is the calling thread. Whether this is allowed depends on the user's limits.
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
