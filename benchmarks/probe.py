"""A second thread in a running program: how long it is kept from running, and by whose computing.

It sleeps for a millisecond, again and again. What comes on top of the millisecond is the system's
doing or the lock's. Whoever holds the interpreter's lock and computes uses processor time: so, as
long as nobody sleeps with it, the lock was held for no longer than the others computed while the
thread was kept waiting. A machine that is busy with something else makes the wait longer and not
the computing. While the thread could run and the system gave its processor to another, it did not
wait for the lock: where the system tells that time (Linux), it is no part of the figure.
"""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

NAP_S = 0.001
QUEUE = Path("/proc/thread-self/schedstat")
"""Nanoseconds on a processor, nanoseconds in the queue for one, turns."""
FROM_S = 1.0
"""How long after a screen's mounting it begins: what opens a screen is no matter here."""


class Probe:
    """Notes every nap from `start` to `write`."""

    def __init__(self) -> None:
        self.waited_ms: list[float] = []
        """How much longer than asked for each nap was."""
        self.held_ms: list[float] = []
        """How much of that the program's other threads computed, at most, less the queue for a
        processor."""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._nap, name="probe", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def write(self, path: Path) -> None:
        """End, and write what was found as JSON."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()
        path.write_text(json.dumps({"waited_ms": self.waited_ms, "held_ms": self.held_ms}))

    def _nap(self) -> None:
        while not self._over.is_set():
            queued_s = queued()
            others_s = time.process_time() - time.thread_time()
            since_s = time.perf_counter()
            time.sleep(NAP_S)
            waited_s = max(0.0, time.perf_counter() - since_s - NAP_S)
            computed_s = max(0.0, time.process_time() - time.thread_time() - others_s)
            for_lock_s = max(0.0, waited_s - (queued() - queued_s))
            self.waited_ms.append(waited_s * 1000)
            self.held_ms.append(min(for_lock_s, computed_s) * 1000)


def queued() -> float:
    """Seconds for which this thread could have run so far and had no processor; 0 where nobody
    tells."""
    try:
        told = QUEUE.read_bytes()
    except OSError:
        return 0.0
    return int(told.split()[1]) / 1e9
