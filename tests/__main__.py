"""All tests, in three parts: what any core may run; what is timed; what has a sound server.

A test of a screen or a terminal waits for much of its time, so there are two for each core. Where
keys are sent at known instants, nothing but the like runs beside them; they mostly wait. What a
sound server plays is timed to the millisecond, one test after the other.
"""

from __future__ import annotations

import os
import subprocess
import sys

TIMED = "(timed or (soak and pty))"
"""What is held to milliseconds, or to how much of a processor it takes."""
NO_TESTS = 5
"""What pytest ends with where nothing was chosen."""


def main(arguments: list[str]) -> int:
    """Run every part, whatever comes of those before; the exit code of the first that fails."""
    cores = os.cpu_count() or 1
    parts = (
        ["-m", f"not sound and not {TIMED}", "-n", str(2 * cores)],
        # A file at a time: its tests share the workouts that it runs.
        ["-m", f"not sound and {TIMED}", "-n", str(2 * cores), "--dist", "loadfile"],
        ["-m", "sound"],
    )
    codes = [
        subprocess.run([sys.executable, "-m", "pytest", *part, *arguments], check=False).returncode
        for part in parts
    ]
    if set(codes) == {NO_TESTS}:
        return NO_TESTS
    return next((code for code in codes if code not in (0, NO_TESTS)), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
