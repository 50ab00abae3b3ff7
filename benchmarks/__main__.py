"""`python -m benchmarks [NAME...] [--runs N] [--json FILE]`: all benchmarks, or the named ones.

A benchmark is a module of this folder with `measure(...) -> list[Row]`; `runs` is optional there.
The exit code is 1 where a bar is not kept.
"""

from __future__ import annotations

import argparse
import inspect
import json
import platform
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from benchmarks.report import Row, lines


def main() -> int:
    """Run them, print the figures, and say whether every bar was kept."""
    known = {name: module for name in names() if (module := load(name)) is not None}
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help=", ".join(known))
    parser.add_argument("--runs", type=int, help="how often each figure is taken")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    args = parser.parse_args()
    if strange := [name for name in args.name if name not in known]:
        parser.error(f"no benchmark is called {strange[0]}; there are {', '.join(known)}")
    rows: list[Row] = []
    print(f"Python {platform.python_version()}, {platform.platform()}")
    for name in args.name or known:
        print(f"\n{name}", flush=True)
        found = measure(known[name], args.runs)
        print("\n".join(lines(found)), flush=True)
        rows.extend(found)
    if args.json is not None:
        args.json.write_text(json.dumps([row.to_json() for row in rows], indent=2) + "\n")
    return 0 if all(row.passed for row in rows) else 1


def names() -> list[str]:
    """The modules of this folder that may be benchmarks."""
    here = Path(__file__).parent
    return sorted(path.stem for path in here.glob("*.py") if not path.stem.startswith("__"))


def load(name: str) -> ModuleType | None:
    """The module, or None where it is no benchmark."""
    module = import_module(f"benchmarks.{name}")
    return module if hasattr(module, "measure") else None


def measure(module: ModuleType, runs: int | None) -> list[Row]:
    """Run one benchmark, `runs` times where it takes that."""
    if runs is not None and "runs" in inspect.signature(module.measure).parameters:
        return list(module.measure(runs=runs))
    return list(module.measure())


if __name__ == "__main__":
    sys.exit(main())
