"""How a command ends: every exception becomes an exit code and a message on stderr.

This is the one place that sees every exception. A bug is told from bad input by its type alone,
and its traceback is written to a file.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, TextIO

from bell_lap import __version__, paths
from bell_lap.cli.output import clean
from bell_lap.errors import BellLapError, EnvironmentProblem, ExitCode

EXIT_BUG = 70
"""The program itself is wrong (EX_SOFTWARE of sysexits.h)."""
SIGNALLED = 128
"""A process that a signal ends has this and its number for an exit code."""
EXIT_INTERRUPTED = SIGNALLED + 2
"""Ctrl+C: SIGINT is 2 everywhere."""


class Outcome:
    """A context that catches all and keeps the exit code."""

    def __init__(self, args: list[str]) -> None:
        self.code: int = ExitCode.FINE
        self._args = args

    def __enter__(self) -> Outcome:
        if sys.stdout is None:  # closed by the caller: `>&-`
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")
        if sys.stderr is None:
            sys.stderr = Path(os.devnull).open("w", encoding="utf-8")
        for stream in (sys.stdout, sys.stderr):
            # A title in Greek must not stop a program whose terminal knows ASCII only.
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="backslashreplace")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> Literal[True]:
        if error is None:
            error = _flush(sys.stdout)
        if error is not None:
            self.code = self._end(error)
        if _flush(sys.stdout) is not None:
            _drop_stdout()
        return True

    def _end(self, error: BaseException) -> int:
        if isinstance(error, SystemExit):
            return _code_of(error)
        if isinstance(error, KeyboardInterrupt):
            return EXIT_INTERRUPTED
        if isinstance(error, BrokenPipeError):
            return ExitCode.FINE
        if isinstance(error, BellLapError):
            say(str(error))
            return error.exit_code
        if isinstance(error, OSError) and error.strerror:
            where = f": {error.filename}" if error.filename else ""
            say(f"The system refused{where}: {error.strerror}")
            return ExitCode.ENVIRONMENT
        self._report_bug(error)
        return EXIT_BUG

    def _report_bug(self, error: BaseException) -> None:
        import traceback

        lines = traceback.format_exception(error)
        say(f"This is a bug in bell-lap {__version__}: {lines[-1].strip()}")
        try:
            report = _write_report(self._args, lines)
        except (OSError, EnvironmentProblem) as problem:
            say(f"  No report could be written: {problem}")
        else:
            say(f"  A report is in {report}; please send it to the authors.")
        say("  A workout that was under way is kept: `bell-lap resume` goes on with it.")


def say(text: str) -> None:
    """A message on stderr, without any control character; where that is gone too, nothing."""
    with suppress(OSError):
        print(clean(text), file=sys.stderr, flush=True)


def _code_of(error: SystemExit) -> int:
    if error.code is None:
        return ExitCode.FINE
    if isinstance(error.code, int):
        return error.code
    say(str(error.code))
    return ExitCode.BAD_INPUT


def _flush(stream: TextIO) -> OSError | None:
    """Write out what is waiting; a full disk or a closed pipe shows up here."""
    try:
        stream.flush()
    except OSError as error:
        return error
    return None


def _drop_stdout() -> None:
    """Point stdout nowhere, so that Python's own last flush cannot fail."""
    try:
        target = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, target)
    os.close(nowhere)


def _write_report(args: list[str], lines: list[str]) -> Path:
    from datetime import UTC, datetime

    from bell_lap.clock import SystemClock

    at = datetime.fromtimestamp(SystemClock().utc_ms() / 1000, UTC)
    folder = paths.ensure(paths.state_dir() / "crashes")
    report = folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt"
    head = [
        f"bell-lap {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n",
        f"{at.isoformat()}\n",
        f"bell-lap {' '.join(map(repr, args))}\n\n",
    ]
    # It may hold what was typed: nobody else is to read it.
    handle = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write("".join(head + lines))
    return report
