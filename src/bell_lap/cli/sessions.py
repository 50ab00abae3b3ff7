"""`bell-lap sessions`: what the library has, the broken files among it."""

from __future__ import annotations

import argparse

from bell_lap import paths, settings
from bell_lap.cli.load import library, plan_of, track_of
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table
from bell_lap.core.plan import Plan
from bell_lap.core.profile import race_time
from bell_lap.errors import BadInput
from bell_lap.library.shelf import Entry
from bell_lap.library.suits import suits
from bell_lap.settings import Settings

COLUMNS = (
    Column("name"),
    Column("kind"),
    Column("suits"),
    Column("reps", right=True),
    Column("work", right=True),
    Column("about", right=True),
    Column("title", wide=True),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = "List the sessions there are: the shipped ones and your own."
    parser.epilog = f"Your own are files that end in .toml in {paths.sessions_dir()}"
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """List them; a broken file is listed with its error, and the exit code stays 0."""
    known, usual = library(), settings.load()
    listed = [(entry, _plan(entry, usual)) for entry in known.entries()]
    if args.json:
        print_json([as_json(entry, plan, usual) for entry, plan in listed])
        return 0
    print_table(COLUMNS, [_row(entry, plan, usual) for entry, plan in listed])
    broken = [str(found) for _, found in listed if isinstance(found, BadInput)]
    print_lines([line for text in (*broken, *map(str, known.problems)) for line in ("", text)])
    return 0


def _plan(entry: Entry, usual: Settings) -> Plan | BadInput:
    try:
        return plan_of(entry.open(), usual.profile, track_of(usual))
    except BadInput as error:
        return error


def _row(entry: Entry, found: Plan | BadInput, usual: Settings) -> Row:
    if isinstance(found, BadInput) or entry.file is None:
        return Row((entry.name, "broken", "", "", "", "", f"{entry.path}"), "bad")
    from bell_lap.cli.plan_table import far
    from bell_lap.core.phrases import range_words
    from bell_lap.core.units import format_clock

    totals = found.totals
    return Row(
        (
            entry.name,
            found.kind.value,
            {True: "you", False: "others", None: ""}[suits_you(entry, usual)],
            range_words(totals.reps) if totals.reps.max else "",
            far(totals.work_mm) if totals.work_mm.max else "",
            "" if totals.estimated_ms is None else format_clock(totals.estimated_ms),
            found.title + (" (your own)" if entry.is_own else ""),
        )
    )


def suits_you(entry: Entry, usual: Settings) -> bool | None:
    """Whether it suits the runner of the settings; None where that cannot be told."""
    if entry.file is None:
        return None
    mile = race_time(usual.profile, "mile")
    return suits(entry.file.session, None if mile is None else mile.time_ms)


def as_json(entry: Entry, found: Plan | BadInput, usual: Settings) -> dict[str, object]:
    """One session as plain values; a broken file has its error and nothing else."""
    plan = None if isinstance(found, BadInput) else found
    totals = None if plan is None else plan.totals
    return {
        "name": entry.name,
        "path": str(entry.path),
        "own": entry.is_own,
        "title": None if plan is None else plan.title,
        "kind": None if plan is None else plan.kind.value,
        "suits_you": suits_you(entry, usual),
        "reps": None if totals is None else {"min": totals.reps.min, "max": totals.reps.max},
        "estimated_s": None
        if totals is None or totals.estimated_ms is None
        else totals.estimated_ms / 1000,
        "error": str(found) if isinstance(found, BadInput) else None,
    }
