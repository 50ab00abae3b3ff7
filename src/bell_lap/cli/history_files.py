"""`bell-lap history export|import|backup|restore`: the history as files, and back.

Each action has `do` among its arguments: the function that does it and gives the exit code.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bell_lap import paths
from bell_lap.cli import history_trash
from bell_lap.cli.history_common import add_days, workouts
from bell_lap.cli.history_paths import history_file, input_file, output_file, target_file
from bell_lap.cli.output import print_lines
from bell_lap.errors import BadInput, ExitCode

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from bell_lap.history.exchange.json_in import BroughtIn
    from bell_lap.history.exchange.selecting import Wanted

FORMATS = ("json", "csv", "tcx")
SHOWN_AT_MOST = 20
EVERY = 100
WIPED = 40
FORCE_HELP = "replace FILE where there is one already"


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the actions to those of `bell-lap history`."""
    export = actions.add_parser("export", help="the history as json, or its laps as csv or tcx")
    export.description = (
        "Write the history to FILE. json has all of it and can be imported\n"
        "again; csv has a row for each lap, for a spreadsheet; tcx is for other training logs."
    )
    export.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history export json history.json",
            "  bell-lap history export csv laps.csv --since 2026-01",
            "  bell-lap history export tcx last.tcx --workout last",
        )
    )
    export.add_argument("format", choices=FORMATS, help="what to write")
    export.add_argument("file", metavar="FILE", help="where; - is the output")
    add_days(export)
    export.add_argument(
        "--workout", metavar="ID", action="append", help="just this one; may be given again"
    )
    export.add_argument("--force", action="store_true", help=FORCE_HELP)
    export.set_defaults(do=_export)

    taking = actions.add_parser("import", help="take in what export json wrote")
    taking.description = (
        "Take in the workouts of a json file. What is here already stays; where the file knows\n"
        "more of a workout it is added to it; where the two differ the one here stays."
    )
    taking.add_argument("file", metavar="FILE", help="the file; - is the input")
    taking.set_defaults(do=_import)

    backup = actions.add_parser("backup", help="copy the whole history to a file")
    backup.add_argument("file", metavar="FILE", help="where")
    backup.add_argument("--force", action="store_true", help=FORCE_HELP)
    backup.set_defaults(do=_backup)

    restore = actions.add_parser("restore", help="put a backup in the place of the history")
    restore.description = (
        "Check a backup and put it in the place of the history. What was there is kept beside it."
    )
    restore.add_argument("file", metavar="FILE", help="the backup")
    restore.set_defaults(do=_restore)
    history_trash.add(actions)


def _export(args: argparse.Namespace) -> int:
    from bell_lap.history.exchange.csv_out import write_csv
    from bell_lap.history.exchange.json_out import write_json
    from bell_lap.history.exchange.selecting import snapshot
    from bell_lap.history.exchange.tcx import write_tcx

    if args.workout and (args.since or args.until):
        raise BadInput("--workout names workouts: --since and --until say nothing more")
    database = history_file()
    wanted = _wanted(args.since, args.until, args.workout or [])
    with snapshot(database) as connection, output_file(args.file, force=args.force) as out:
        if args.format == "json":
            count = write_json(connection, out, wanted)
        elif args.format == "csv":
            count = write_csv(connection, out, wanted, bom=args.file != "-")
        else:
            count = write_tcx(connection, out, wanted)
    if args.file != "-":
        print_lines([f"{workouts(count)} in {args.file}"])
    return ExitCode.FINE


def _wanted(since: date | None, until: date | None, words: list[str]) -> Wanted:
    """What is to be written. Opens the history, which brings it up to date."""
    from bell_lap.history.exchange.selecting import Wanted
    from bell_lap.history.store import Store

    with Store.open() as store:
        return Wanted(since, until, tuple(store.pick(word) for word in words))


def _import(args: argparse.Namespace) -> int:
    from bell_lap.history.exchange.json_in import import_into
    from bell_lap.history.store import Store

    with input_file(args.file) as file:
        Store.open().close()
        with _progress() as say:
            done = import_into(paths.database_file(), file, say)
    print_lines(_told(done))
    return ExitCode.BAD_INPUT if done.left else ExitCode.FINE


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """Says on a terminal how far a long import is, in a line that is wiped at the end."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return

    def say(count: int) -> None:
        if count % EVERY == 0:
            print(f"{count} workouts read", end="\r", file=sys.stderr, flush=True)

    try:
        yield say
    finally:
        print(" " * WIPED, end="\r", file=sys.stderr, flush=True)


def _told(done: BroughtIn) -> list[str]:
    lines = [f"{workouts(len(done.added))} added"]
    if done.grown:
        lines.append(f"{workouts(len(done.grown))} with more to them now: {_numbers(done.grown)}")
    if done.same:
        lines.append(f"{workouts(done.same)} here already")
    lines += [
        f"workout {left.workout} ({left.title}) left as it is here: {left.reason}"
        for left in done.left[:SHOWN_AT_MOST]
    ]
    if len(done.left) > SHOWN_AT_MOST:
        lines.append(f"and {len(done.left) - SHOWN_AT_MOST} more left as they are here")
    if done.left:
        lines.append(
            "  To have one as the file says: delete it here, empty the trash, import again."
        )
    return lines


def _backup(args: argparse.Namespace) -> int:
    from bell_lap.history.backup import back_up

    target = target_file(args.file)
    back_up(history_file(), target, force=args.force)
    print_lines([f"The history is copied to {target}"])
    return ExitCode.FINE


def _restore(args: argparse.Namespace) -> int:
    from bell_lap.history.backup import restore

    restored = restore(paths.database_file(), Path(args.file))
    print_lines([f"The history is that of {args.file} now: {workouts(restored.workouts)}"])
    if restored.kept is not None:
        print_lines([f"What was there is kept as {restored.kept}"])
    return ExitCode.FINE


def _numbers(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:SHOWN_AT_MOST]))
    return shown if len(numbers) <= SHOWN_AT_MOST else f"{shown}, ..."
