"""`bell-lap check`: reads session files and says what is wrong with each, all at once.

Every argument is looked at, whatever is wrong with those before it.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from bell_lap import settings
from bell_lap.cli.load import library, plan_of, track_of
from bell_lap.cli.output import print_json, print_lines
from bell_lap.core.plan import Plan
from bell_lap.errors import BellLapError, ExitCode
from bell_lap.library.files import SessionFile
from bell_lap.library.problems import BadFile
from bell_lap.library.resolve import resolve
from bell_lap.library.shelf import Library
from bell_lap.settings import Settings


@dataclass(frozen=True, slots=True)
class Checked:
    """One argument: a plan, or what is wrong."""

    argument: str
    plan: Plan | None
    error: BellLapError | None

    @property
    def problems(self) -> tuple[BellLapError, ...]:
        """Each mistake by itself."""
        if isinstance(self.error, BadFile):
            return self.error.problems
        return () if self.error is None else (self.error,)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = (
        "Look for mistakes in session files. Each is told with its file, line and column.\n"
        "The exit code is 1 where there is one."
    )
    parser.epilog = "\n".join(
        ("examples:", "  bell-lap check my-session.toml", "  bell-lap check sessions/*.toml --json")
    )
    parser.add_argument(
        "file", nargs="+", metavar="FILE", help="a session file; names and notation are read too"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Check all of them."""
    known, usual = library(), settings.load()
    checked = [check(argument, known, usual) for argument in args.file]
    if args.json:
        print_json([as_json(one) for one in checked])
    else:
        for one in checked:
            print_lines(lines(one))
    bad = any(one.error is not None for one in checked)
    return ExitCode.BAD_INPUT if bad else ExitCode.FINE


def check(argument: str, known: Library, usual: Settings) -> Checked:
    """Read one session and expand it."""
    try:
        file: SessionFile = resolve(argument, known)
        return Checked(argument, plan_of(file, usual.profile, track_of(usual)), None)
    except BellLapError as error:
        return Checked(argument, None, error)


def lines(checked: Checked) -> list[str]:
    """What is said of one argument."""
    if checked.plan is None:
        return [str(checked.error)]
    from bell_lap.cli.plan_table import note_line, totals_lines

    sums = "; ".join(totals_lines(checked.plan.totals)) or "nothing to run"
    return [
        f"{checked.argument}: fine: {checked.plan.title}: {sums}",
        *(f"  {note_line(note)}" for note in checked.plan.notes),
    ]


def as_json(checked: Checked) -> dict[str, object]:
    """One argument as plain values; line and column are null where there is no place."""
    plan = checked.plan
    return {
        "file": checked.argument,
        "ok": plan is not None,
        "title": None if plan is None else plan.title,
        "problems": [
            {
                "message": problem.message,
                "line": None if problem.place is None else problem.place.line,
                "column": None if problem.place is None else problem.place.column,
                "hints": list(problem.hints),
            }
            for problem in checked.problems
        ],
        "notes": []
        if plan is None
        else [{"text": note.text, "line": note.line, "column": note.column} for note in plan.notes],
    }
