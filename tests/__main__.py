"""All tests: first those that any core may run, side by side; then, one by one, those with devices.

A terminal and a sound server are timed, so nothing else of ours may run beside those tests.
"""

from __future__ import annotations

import subprocess
import sys

TIMED = "pty or sound"
NO_TESTS = 5
"""What pytest ends with where nothing was chosen."""


def main(arguments: list[str]) -> int:
    """Run both halves, the second one even where the first fails; the exit code of the worse."""
    codes = [
        subprocess.run([sys.executable, "-m", "pytest", *half, *arguments], check=False).returncode
        for half in (["-n", "auto", "-m", f"not ({TIMED})"], ["-m", TIMED])
    ]
    if set(codes) == {NO_TESTS}:
        return NO_TESTS
    return next((code for code in codes if code not in (0, NO_TESTS)), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
