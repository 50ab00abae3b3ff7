"""bell-lap whose screen thread is busy in pure Python for half a second, again and again."""

from __future__ import annotations

import sys

from bell_lap.cli.main import main
from benchmarks.loads import keep_busy
from benchmarks.on_run_screen import after_mounting

if __name__ == "__main__":
    after_mounting(keep_busy)
    sys.exit(main())
