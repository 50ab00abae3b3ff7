"""`bell-lap history`: the workouts there are, one of them in full, and their rows made anew.

Looking needs no lock and makes no file.
"""

from __future__ import annotations

import argparse

from bell_lap import paths
from bell_lap.cli import history_files
from bell_lap.cli.options import whole_number
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table
from bell_lap.errors import BadInput
from bell_lap.history.records import Summary

LIMIT = 20
LIST_COLUMNS = (
    Column("id", right=True),
    Column("when"),
    Column("session", wide=True),
    Column("runner"),
    Column("reps", right=True),
    Column("how it went", wide=True),
    Column(""),
)
NONE_YET = "No workout has been run yet."
HOW_TO = "`bell-lap run SESSION` runs one; `bell-lap sessions` lists what there is."


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = "List the workouts you have run, print one, or make its rows anew."
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history list",
            "  bell-lap history show last",
            "  bell-lap history show 12 --json",
        )
    )
    actions = parser.add_subparsers(dest="action", metavar="list|show|rebuild")
    listing = actions.add_parser("list", help="the workouts, newest first")
    listing.add_argument(
        "--limit",
        metavar="N",
        type=lambda text: whole_number(text, 1, 1_000_000, "workouts"),
        help=f"how many (default {LIMIT}; all with --json)",
    )
    listing.add_argument("--json", action="store_true", help="print JSON")
    show = actions.add_parser("show", help="one workout with its laps")
    show.add_argument("workout", metavar="ID", help="its number, or: last")
    show.add_argument("--json", action="store_true", help="print JSON")
    actions.add_parser("rebuild", help="make every result anew from the taps that were kept")
    history_files.add(actions)
    parser.set_defaults(action="list", limit=None, json=False, do=None)


def run(args: argparse.Namespace) -> int:
    """Do what was asked; without a word it lists."""
    if args.do is not None:
        return int(args.do(args))
    if args.action == "show":
        return _show(args.workout, as_json=args.json)
    if args.action == "rebuild":
        return _rebuild()
    return _list(args.limit, as_json=args.json)


def _list(limit: int | None, *, as_json: bool) -> int:
    from bell_lap.history.export import list_json
    from bell_lap.history.store import Store

    rows: tuple[Summary, ...] = ()
    count = 0
    if paths.database_file().exists():
        with Store.open() as store:
            rows = store.list(limit=limit if as_json or limit is not None else LIMIT)
            count = store.count()
    if as_json:
        print_json(list_json(rows))
    elif not rows:
        print_lines([NONE_YET, HOW_TO])
    else:
        print_table(LIST_COLUMNS, [_row(row) for row in rows])
        if count > len(rows):
            print_lines(["", f"{count - len(rows)} more: `bell-lap history list --limit {count}`"])
    return 0


def _row(row: Summary) -> Row:
    standing = {"running": "not finished", "stopped": "stopped"}.get(row.status, "")
    return Row(
        (
            str(row.id),
            row.started_at[:16].replace("T", " "),
            row.title,
            row.runner,
            str(row.reps) if row.reps else "",
            row.line,
            standing,
        ),
        "strong" if row.status == "running" else "",
    )


def _show(word: str, *, as_json: bool) -> int:
    if not paths.database_file().exists():
        raise BadInput(NONE_YET, hints=(HOW_TO,))
    from bell_lap.cli.workout_table import print_workout
    from bell_lap.history.export import workout_json
    from bell_lap.history.results import result_of
    from bell_lap.history.store import Store

    with Store.open() as store:
        stored = store.get(word)
    result = result_of(stored)
    if as_json:
        print_json(workout_json(stored, result))
    else:
        print_workout(stored, result)
    return 0


def _rebuild() -> int:
    if not paths.database_file().exists():
        raise BadInput(NONE_YET, hints=(HOW_TO,))
    from bell_lap.history.rebuild import rebuild
    from bell_lap.history.results import result_of
    from bell_lap.history.store import Store

    with Store.open() as store:
        rebuilt = rebuild(store, result_of)
    print_lines(
        [
            f"{rebuilt.done} workouts made anew",
            *(f"workout {left.workout} left as it is: {left.reason}" for left in rebuilt.skipped),
        ]
    )
    return 0
