"""All that is wrong with one file, told at once."""

from __future__ import annotations

from collections.abc import Sequence

from bell_lap.errors import BadInput

MOST_TOLD = 10
"""Problems of one file that are told one by one."""

ENOUGH = 100
"""Problems after which a file is read no further."""


class BadFile(BadInput):
    """A session file with mistakes; `problems` has each, in the order they stand in the file.

    As a `BadInput` it is its first problem; as text it is all of them, at most `MOST_TOLD`.
    """

    def __init__(self, problems: Sequence[BadInput]):
        ordered = sorted(problems, key=_position)
        super().__init__(ordered[0].message, ordered[0].place, ordered[0].hints)
        self.problems = tuple(ordered)

    def __str__(self) -> str:
        told = [str(problem) for problem in self.problems[:MOST_TOLD]]
        left = len(self.problems) - len(told)
        if left:
            told.append(f"and {left} {'or more' if len(self.problems) >= ENOUGH else 'more'}")
        return "\n".join(told)


def _position(problem: BadInput) -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)
