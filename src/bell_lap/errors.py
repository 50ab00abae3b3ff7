"""The errors that a user may meet, each with a place and a way out.

Two kinds only. A `BellLapError` says that something outside the program was wrong and carries the
text a person needs; every other exception is a bug in the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says when it ends."""

    FINE = 0
    BAD_INPUT = 1
    WRONG_USAGE = 2
    ENVIRONMENT = 3


WIDEST_LINE = 120
"""Characters of a line that are shown above a caret."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a text something is: 1-based line and column, and how many columns it covers.

    `source` names the text (a file's path, or None for a line typed by hand); `text` is the whole
    line that the place is in, for showing it above a caret.
    """

    line: int
    column: int
    width: int = 1
    text: str = ""
    source: str | None = None

    def __str__(self) -> str:
        where = f"{self.line}:{self.column}"
        return where if self.source is None else f"{self.source}:{where}"

    def caret(self) -> str:
        """The line with a caret under the span, as two lines; tabs keep the caret in place.

        Of a line longer than `WIDEST_LINE` only the part around the span is there.
        """
        start = 0 if len(self.text) <= WIDEST_LINE else max(0, self.column - 1 - WIDEST_LINE // 2)
        shown = self.text[start : start + WIDEST_LINE]
        before = self.text[start : self.column - 1]
        pad = "".join("\t" if char == "\t" else " " for char in before)
        width = max(1, min(self.width, len(shown) - len(before)))
        lead = "..." if start else ""
        tail = "..." if start + WIDEST_LINE < len(self.text) else ""
        return f"{lead}{shown}{tail}\n{' ' * len(lead)}{pad}{'^' * width}"


class BellLapError(Exception):
    """Something outside the program is wrong; `str(error)` is what the user reads.

    `message` is one sentence; `place` says where (or None); `hints` are ways out, best first.
    """

    exit_code: ExitCode = ExitCode.BAD_INPUT

    def __init__(self, message: str, place: Place | None = None, hints: tuple[str, ...] = ()):
        super().__init__(message)
        self.message = message
        self.place = place
        self.hints = hints

    def __str__(self) -> str:
        lines: list[str] = []
        if self.place is None:
            lines.append(self.message)
        else:
            lines.append(f"{self.place}: {self.message}")
            if self.place.text:
                lines.extend(f"    {line}" for line in self.place.caret().split("\n"))
        lines.extend(f"  {hint}" for hint in self.hints)
        return "\n".join(lines)


class BadInput(BellLapError):
    """A session, a time, a name or a file that cannot be understood. Exit code 1."""


class WrongUsage(BellLapError):
    """The command line itself is wrong. Exit code 2."""

    exit_code = ExitCode.WRONG_USAGE


class EnvironmentProblem(BellLapError):
    """The terminal, the disk, the sound or a lock refuses. Exit code 3."""

    exit_code = ExitCode.ENVIRONMENT
