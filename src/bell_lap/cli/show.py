"""`bell-lap show`: a session as the plan it comes to, with everything that was understood."""

from __future__ import annotations

import argparse

from bell_lap.cli.load import Loaded, load
from bell_lap.cli.options import add_session
from bell_lap.cli.output import on_terminal, print_json, print_lines, print_table
from bell_lap.core.show import show_json


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = (
        "Print a session as the plan it comes to: every rep and recovery, goals at the marks,\n"
        "notes for readings that could have been others, and totals."
    )
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap show ladder-up",
            "  bell-lap show '6 x 800m @ 5k, rest 400m jog' --goal '5k 20:00'",
            "  bell-lap show --json my-session.toml",
        )
    )
    add_session(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Print it."""
    loaded = load(args.session, args.goal)
    if args.json:
        print_json(show_json(loaded.plan))
    else:
        print_plan(loaded)
    return 0


def print_plan(loaded: Loaded) -> None:
    """The plan as text."""
    from bell_lap.cli.plan_table import COLUMNS, length_line, note_line, plan_rows, totals_lines

    plan, session = loaded.plan, loaded.file.session
    about = (
        session.purpose,
        f"Source: {session.source}" if session.source else "",
        loaded.file.remark,
    )
    print_lines([plan.title, *filter(None, about)])
    if not plan.steps:
        print_lines(["", "There is nothing to run."])
        return
    print_lines(["", *(f"  {line}" for line in plan.notation.splitlines()), ""])
    print_table(COLUMNS, plan_rows(plan))
    if plan.notes:
        print_lines(["", *(note_line(note) for note in plan.notes)])
    print_lines(["", *totals_lines(plan.totals), length_line(plan.totals, _local_ms())])


def _local_ms() -> int | None:
    """The wall clock in ms since midnight, for a person to see; a pipe is told no passing time."""
    if not on_terminal():
        return None
    from bell_lap.clock import SystemClock, local_zone

    utc_ms = SystemClock().utc_ms()
    return utc_ms + local_zone(utc_ms).offset_min * 60_000
