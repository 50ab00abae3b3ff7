"""`bell-lap history share`: a workout as runners write it, on the output and in the clipboard."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bell_lap.cli.history_common import add_id, history
from bell_lap.cli.output import clean, on_terminal, print_lines

if TYPE_CHECKING:
    from argparse import _SubParsersAction

MOST_COPIED = 50_000
"""Characters; terminals take no more than some 70,000 bytes in base 64."""


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action."""
    parser = actions.add_parser("share", help="a workout in the line that runners write")
    parser.description = (
        "Print a workout in one line, or as a table. In a terminal it goes to the clipboard too,\n"
        "where the terminal allows it (OSC 52)."
    )
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history share last",
            "  bell-lap history share 12 --markdown",
            "",
            "~ before a time: estimated. w after it: from a watch. dnf: given up.",
        )
    )
    add_id(parser)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--table", action="store_true", help="every rep in a table of plain text")
    shape.add_argument("--markdown", action="store_true", help="every rep in a table of Markdown")
    parser.add_argument("--no-copy", action="store_true", help="leave the clipboard alone")
    parser.set_defaults(do=_share)


def _share(args: argparse.Namespace) -> int:
    from bell_lap.core.sharing import as_markdown, as_text, escaped, share_line, share_table
    from bell_lap.history.results import result_of

    with history() as store:
        stored = store.get(args.workout)
    result = result_of(stored)
    line = share_line(result, stored.plan)
    lines = [line]
    if args.table or args.markdown:
        table = share_table(result, stored.plan)
        drawn = as_markdown(table) if args.markdown else as_text(table)
        head = f"{stored.title}, {stored.summary.date.isoformat()}"
        head, tail = (f"**{escaped(head)}**", escaped(line)) if args.markdown else (head, line)
        lines = [head, "", *drawn, "", tail] if drawn else [head, "", tail]
    print_lines(lines)
    if on_terminal() and not args.no_copy:
        copy(clean("\n".join(lines)))
    return 0


def copy(text: str) -> None:
    """Ask the terminal to put a text into the clipboard, and say so. Nothing where it is long."""
    from base64 import b64encode

    if len(text) > MOST_COPIED:
        print("Too long for the clipboard.", file=sys.stderr)
        return
    sys.stdout.write(f"\x1b]52;c;{b64encode(text.encode()).decode('ascii')}\a")
    sys.stdout.flush()
    print("Copied, where your terminal allows it.", file=sys.stderr)
