"""`python -m benchmarks [NAME...]`: all benchmarks, or the named ones.

A benchmark is a module that `benchmarks.promises` knows, with `measure(runs) -> list[Row]` and its
usual `RUNS`. One that cannot run here says why, and the others go on. The exit code is 1 where a
bar is not kept.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

from benchmarks import machine, page
from benchmarks.promises import PROMISES, known
from benchmarks.report import Row, Unavailable, lines

TROUBLES = (
    Unavailable,
    ImportError,
    OSError,
    RuntimeError,
    AssertionError,
    subprocess.SubprocessError,
)
"""What a benchmark may end with where something is missing or does not work."""


QUICK = ("taps", "lock", "screen", "startup")
"""What a short look takes: no sound, no long history, no tests."""
QUICKER = 3
LONGEST = 200


def main() -> int:
    """Run them, print the figures, and say whether every bar was kept."""
    args = arguments()
    before, since = machine.load(), time.monotonic()
    rows: list[Row] = []
    for name in args.name or PROMISES:
        began = time.monotonic()
        print(f"\n{name}", flush=True)
        found = measure(name, args.runs, quick=args.quick)
        print("\n".join(lines(found)), flush=True)
        print(f"({time.monotonic() - began:.0f} s)", flush=True)
        rows.extend(found)
    about = machine.described(before, time.monotonic() - since)
    print("\n" + "\n".join(about))
    if args.json is not None:
        args.json.write_text(json.dumps([row.to_json() for row in rows], indent=2) + "\n")
    if args.write:
        text = page.PAGE.read_text("utf-8")
        text = page.written(text, page.figures(known(), rows, about))
        page.PAGE.write_text(text, "utf-8", newline="\n")
    return 0 if all(row.passed for row in rows) else 1


def arguments() -> argparse.Namespace:
    """What is asked for; ends the program where it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help=", ".join(PROMISES))
    parser.add_argument("--runs", type=int, help="how often each figure is taken")
    parser.add_argument("--quick", action="store_true", help="a look that takes two minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument(
        "--write", action="store_true", help="write the tables into docs/performance.md"
    )
    args = parser.parse_args()
    if strange := [name for name in args.name if name not in PROMISES]:
        parser.error(f"no benchmark is called {strange[0]}; there are {', '.join(PROMISES)}")
    if args.runs is not None and args.runs < 1:
        parser.error("--runs is at least 1")
    if args.write and (args.name or args.quick or args.runs is not None):
        parser.error("--write is for all of them with their usual runs")
    if args.quick and not args.name:
        args.name = list(QUICK)
    return args


def measure(name: str, runs: int | None, *, quick: bool) -> list[Row]:
    """The rows of one benchmark; where it cannot run, a row for each of its promises says why."""
    try:
        module = import_module(f"benchmarks.{name}")
        usual = max(1, module.RUNS // QUICKER) if quick else module.RUNS
        found = list(module.measure(usual if runs is None else runs))
    except TROUBLES as trouble:
        why = reason(trouble)
        return [promise.row((), why) for promise in PROMISES[name]] or [Row(name, "", (), note=why)]
    missing = [one for one in PROMISES[name] if one.what not in {row.name for row in found}]
    return found + [promise.row((), f"{name} gives no such row") for promise in missing]


def reason(trouble: Exception) -> str:
    """Why something could not run, on one line, without the paths of this machine."""
    said = " ".join(re.sub(r"(?<![\w.])/\S+", "...", str(trouble)).split())
    return said[:LONGEST] or type(trouble).__name__


if __name__ == "__main__":
    sys.exit(main())
