"""`bell-lap history list`: the workouts, newest first, or those that are wanted."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from bell_lap import paths
from bell_lap.cli.history_common import (
    HOW_TO,
    KINDS,
    NONE_YET,
    add_days,
    add_json,
    when_words,
)
from bell_lap.cli.options import whole_letters, whole_number
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from bell_lap.history.filtering import Filter
    from bell_lap.history.records import Summary

LIMIT = 20
COLUMNS = (
    Column("id", right=True),
    Column("when"),
    Column("session", wide=True),
    Column("runner"),
    Column("reps", right=True),
    Column("how it went", wide=True),
    Column("effort", right=True),
    Column("tags", wide=True),
    Column(""),
)
NO_MATCH = "No workout is like that."


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action."""
    parser = actions.add_parser("list", help="the workouts, newest first")
    parser.description = "List workouts, newest first. What is asked for must all be so."
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history list --since may --kind intervals",
            "  bell-lap history list --session pyramid --json",
            "  bell-lap history list --text 'headwind #race 2026'",
        )
    )
    add_days(parser)
    parser.add_argument(
        "--session",
        metavar="NAME",
        type=whole_letters,
        help="of this session, by its name or title",
    )
    parser.add_argument(
        "--kind", choices=KINDS, action="append", help="of this kind; given again: or of that one"
    )
    parser.add_argument(
        "--tag", metavar="WORD", action="append", help="with this tag; given again: with all"
    )
    parser.add_argument(
        "--text", metavar="WORDS", help="what you would type on the screen: words, #tags, months"
    )
    parser.add_argument("--runner", metavar="NAME", type=whole_letters, help="of this runner alone")
    parser.add_argument(
        "--limit",
        metavar="N",
        type=lambda text: whole_number(text, 1, 1_000_000, "workouts"),
        help=f"how many (default {LIMIT}; all with --json)",
    )
    add_json(parser)
    parser.set_defaults(do=_list)


def _list(args: argparse.Namespace) -> int:
    from bell_lap.history.looking import Looking

    rows: tuple[Summary, ...] = ()
    count = 0
    wanted = _wanted(args)
    limit = args.limit if args.json or args.limit is not None else LIMIT
    there = paths.database_file().exists()
    if there:
        with Looking.open() as store:
            rows = store.list(limit=limit, wanted=wanted)
            count = store.count(wanted)
    if args.json:
        from bell_lap.history.export import list_json

        print_json(list_json(rows))
    elif rows:
        print_table(COLUMNS, [_row(row) for row in rows])
        if count > len(rows):
            print_lines(["", f"{count - len(rows)} more: `bell-lap history list --limit {count}`"])
    else:
        print_lines([NO_MATCH] if there and wanted != _everything() else [NONE_YET, HOW_TO])
    return 0


DEFAULTS: dict[str, object] = {
    "do": _list, "limit": None, "json": False, "since": None, "until": None, "session": None,
    "kind": None, "tag": None, "text": None, "runner": None,
}  # fmt: skip
"""What `bell-lap history` alone means."""


def _everything() -> Filter:
    from bell_lap.history.filtering import ALL

    return ALL


def _wanted(args: argparse.Namespace) -> Filter:
    """What the options ask for, and what was typed with `--text`."""
    from bell_lap.clock import today
    from bell_lap.history.filtering import parse_filter
    from bell_lap.history.periods import Period, both
    from bell_lap.history.texts import clean_tag

    # The blank says that the last word is whole.
    typed = parse_filter(f"{args.text} " if args.text else "", today())
    days = both(Period(typed.since, typed.until), Period(args.since, args.until))
    return replace(
        typed,
        since=days.first,
        until=days.last,
        session=args.session or typed.session,
        runner=typed.runner if args.runner is None else args.runner,
        kinds=(*typed.kinds, *(args.kind or ())),
        tags=(*typed.tags, *(clean_tag(word) for word in args.tag or ())),
    )


def _row(row: Summary) -> Row:
    standing = {"running": "not finished", "stopped": "stopped"}.get(row.status, "")
    return Row(
        (
            str(row.id),
            when_words(row),
            row.title,
            row.runner,
            str(row.reps) if row.reps else "",
            row.line,
            "" if row.rpe is None else str(row.rpe),
            " ".join(f"#{tag}" for tag in row.tags),
            standing,
        ),
        "strong" if row.status == "running" else "",
    )
