"""Mutation testing of the core: `python -m tests.mutants [MODULE ...] [--sample N --seed S]`.

A module is a file or a folder below src/bell_lap: `core/pacing.py`, `core/notation`. Verdicts are
kept below .hypothesis/mutants, so a run that was stopped goes on where it was. `--again` measures
the tests anew and tries the survivors once more, and nothing else: for when the tests have changed.
`--tests FILE` does so with new tests alone, which is soon done. `--score` tries nothing and prints
what is known. What may live, and why, is written down in tests/mutants.md.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from random import Random

NOT_HERE = 3
TESTS = ("tests/core", "tests/journals")
KEPT = Path(".hypothesis") / "mutants"
LIMIT_S = 20.0


def main(words: list[str]) -> int:
    """Try the mutants that were asked for; 0 whatever survives, for that is a thing to judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="all of core where none is")
    parser.add_argument("--sample", type=int, metavar="N", help="only N of them, by chance")
    parser.add_argument("--seed", type=int, default=0, help="of that chance")
    parser.add_argument("--except", dest="but", nargs="*", default=[], metavar="MODULE")
    parser.add_argument("--limit", type=float, default=LIMIT_S, help="seconds of tests for each")
    parser.add_argument("--again", action="store_true", help="try the survivors anew")
    parser.add_argument(
        "--tests", nargs="+", metavar="FILE", help="ask the survivors of these only"
    )
    parser.add_argument("--score", action="store_true", help="print what is known")
    asked = parser.parse_args(words)
    if not all(find_spec(name) for name in ("mutmut", "libcst", "coverage")):
        sys.stdout.write("NOT TRIED: mutmut is not here (pip install -e '.[mutants]')\n")
        return NOT_HERE
    import pytest

    from tests.mutants.ledger import NOTICED, Ledger, Verdict
    from tests.mutants.making import CORE, mutants_of
    from tests.mutants.trying import OPTIONS, Tries

    left_out = {path for word in asked.but for path in _files(CORE.parent / word)}
    paths = [
        path
        for word in asked.modules or ["core"]
        for path in _files(CORE.parent / word)
        if path not in left_out
    ]
    mutants = [mutant for path in paths for mutant in mutants_of(path)]
    if asked.sample is not None:
        # Of one seed, a smaller sample is the beginning of a larger one.
        Random(asked.seed).shuffle(mutants)
        mutants = mutants[: asked.sample]
    KEPT.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(KEPT / "verdicts.jsonl")
    ledger.load()
    known, anew = ledger.verdicts, asked.again or asked.tests
    todo = [
        mutant
        for mutant in mutants
        if (
            known.get(mutant.key, Verdict.KILLED) not in NOTICED
            if anew
            else mutant.key not in known
        )
    ]
    reach = KEPT / ("some.json" if asked.tests else "reach.json")
    if anew:
        reach.unlink(missing_ok=True)
    code = 0
    if todo and not asked.score:
        tries = Tries(todo, ledger, reach, asked.limit)
        code = int(pytest.main([*OPTIONS, *(asked.tests or TESTS)], plugins=[tries]))
    sys.stdout.write(ledger.score(mutants) + "\n")
    return code


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
