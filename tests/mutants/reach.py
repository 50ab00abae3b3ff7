"""Which tests come by which line of the core, and how long each of them takes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.making import Mutant, source_of


@dataclass(frozen=True, slots=True)
class Reach:
    """`seconds` by test, in the order of the run; `lines` by file and line: the tests' bits.

    `unfit` are the tests that fail while they are watched: they measure time of their own.
    """

    seconds: dict[str, float]
    lines: dict[str, dict[int, int]]
    unfit: tuple[str, ...]

    def tests_for(self, mutant: Mutant, limit_s: float) -> tuple[list[str], bool]:
        """The tests to ask, the quickest first, and whether `limit_s` left any of them out.

        A change inside of a function is for those that come by its lines. Anything else (a table, a
        constant, a field) may be felt anywhere: those that come by the module, then the others, for
        a quarter of the time, since it needs everything to be imported anew as well.
        """
        lines = self.lines.get(str(source_of(mutant.module)), {})
        asked = sum_of(lines.get(line, 0) for line in mutant.lines)
        groups = [self._named(asked)]
        if not mutant.inside:
            near = sum_of(lines.values())
            groups = [self._named(near), self._named(~near)]
            limit_s /= 4
        chosen: list[str] = []
        spent = 0.0
        for test in (test for group in groups for test in group):
            spent += self.seconds[test]
            if spent > limit_s and chosen:
                return chosen, True
            chosen.append(test)
        return chosen, False

    def _named(self, bits: int) -> list[str]:
        found = [test for at, test in enumerate(self.seconds) if bits >> at & 1]
        return sorted(found, key=self.seconds.__getitem__)

    def save(self, path: Path) -> None:
        """Write it down for later runs."""
        lines = {
            file: {str(line): f"{bits:x}" for line, bits in found.items()}
            for file, found in self.lines.items()
        }
        stored = {"seconds": self.seconds, "lines": lines, "unfit": self.unfit}
        path.write_text(json.dumps(stored), "utf-8")


def load(path: Path) -> Reach:
    """What an earlier run has written down."""
    stored = json.loads(path.read_text("utf-8"))
    lines = {
        file: {int(line): int(bits, 16) for line, bits in found.items()}
        for file, found in stored["lines"].items()
    }
    return Reach(stored["seconds"], lines, tuple(stored["unfit"]))


def sum_of(bits: Iterable[int]) -> int:
    """Every test of several sets."""
    together = 0
    for more in bits:
        together |= more
    return together
