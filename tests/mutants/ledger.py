"""What became of each mutant, kept from run to run, and the score."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.mutants.making import Mutant


class Verdict(StrEnum):
    """How it ended."""

    KILLED = "killed"
    TIMEOUT = "timeout"
    """Noticed: a test ran far beyond its time, or took more memory than it may."""
    SURVIVED = "survived"
    UNREACHED = "unreached"
    """No test comes by: it survives untried."""
    BROKEN = "broken"
    """It brought down what tries it. Nobody knows: it counts as a survivor."""


NOTICED = {Verdict.KILLED, Verdict.TIMEOUT}


@dataclass(slots=True)
class Ledger:
    """The verdicts by mutant, in a file to which each is added as it comes."""

    path: Path
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    def load(self) -> None:
        """Take up what earlier runs have found. The newest line about a mutant holds."""
        if self.path.exists():
            for line in self.path.read_text("utf-8").splitlines():
                stored = json.loads(line)
                self.verdicts[stored["key"]] = Verdict(stored["verdict"])

    def add(self, mutant: Mutant, verdict: Verdict, seconds: float) -> None:
        """Write one down."""
        self.verdicts[mutant.key] = verdict
        line = {
            "key": mutant.key,
            "verdict": verdict,
            "seconds": round(seconds, 2),
            "what": str(mutant),
        }
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def score(self, mutants: Iterable[Mutant]) -> str:
        """A table by module of those that were tried, and the survivors below it."""
        known = [(mutant, self.verdicts.get(mutant.key)) for mutant in mutants]
        tried = [(mutant, verdict) for mutant, verdict in known if verdict is not None]
        by_module: dict[str, Counter[Verdict]] = {}
        for mutant, verdict in tried:
            by_module.setdefault(mutant.module, Counter())[verdict] += 1
        lines = [_row(module, counts) for module, counts in sorted(by_module.items())]
        total = sum(by_module.values(), Counter())
        left = [f"  {mutant}" for mutant, verdict in tried if verdict not in NOTICED]
        untried = len(known) - len(tried)
        return "\n".join(
            [*lines, _row("all of these", total), f"not tried: {untried}", "survivors:", *left]
        )


def _row(name: str, counts: Counter[Verdict]) -> str:
    tried = counts.total()
    noticed = sum(counts[verdict] for verdict in NOTICED)
    share = f"{100 * noticed / tried:5.1f}%" if tried else "   -  "
    return (
        f"{name.removeprefix('bell_lap.core.'):<28} {tried:>5} tried "
        f"{counts[Verdict.KILLED]:>5} killed {counts[Verdict.TIMEOUT]:>3} timeouts "
        f"{tried - noticed:>4} survived {share}"
    )
