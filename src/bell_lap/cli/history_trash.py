"""`bell-lap history delete|trash`: workouts that nobody wants, and having them back."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bell_lap.cli.history_common import ID_HELP, history, when_words
from bell_lap.cli.output import Column, Row, print_lines, print_table
from bell_lap.errors import BadInput, EnvironmentProblem, ExitCode, WrongUsage

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from bell_lap.history.records import Summary
    from bell_lap.history.store import Store

COLUMNS = (
    Column("id", right=True),
    Column("when"),
    Column("session", wide=True),
    Column("how it went", wide=True),
    Column("days left", right=True),
)
EMPTY = "The trash is empty."
DAY_MS = 86_400_000


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the actions to those of `bell-lap history`."""
    delete = actions.add_parser("delete", help="put workouts in the trash for 30 days")
    delete.add_argument("workouts", metavar="ID", nargs="+", help=ID_HELP)
    delete.set_defaults(do=_delete)

    trash = actions.add_parser("trash", help="what was deleted; have it back, or empty the trash")
    trash.description = "List the workouts that were deleted, have some back, or erase them all."
    trash.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history trash",
            "  bell-lap history trash restore 12",
            "  bell-lap history trash empty --yes",
        )
    )
    trash.add_argument(
        "what", nargs="?", default="list", choices=("list", "restore", "empty"), help="what to do"
    )
    trash.add_argument("workouts", metavar="ID", nargs="*", help="restore: which workouts")
    trash.add_argument("--yes", action="store_true", help="empty: do not ask")
    trash.set_defaults(do=_trash)


def _delete(args: argparse.Namespace) -> int:
    from bell_lap.clock import SystemClock

    now_ms = SystemClock().utc_ms()
    with history() as store:
        # All are looked up first: a wrong one among them deletes nothing.
        chosen = dict.fromkeys(store.pick(word) for word in args.workouts)
        rows = [store.summary(number) for number in chosen]
        for row in rows:
            if row.status == "discarded":
                print_lines([f"workout {row.id} is in the trash already"])
                continue
            store.delete(row.id, now_ms)
            print_lines([f"workout {row.id} is in the trash: {_named(row)}"])
    print_lines(["  The trash keeps them for 30 days: `bell-lap history trash restore ID`."])
    return ExitCode.FINE


def _trash(args: argparse.Namespace) -> int:
    if args.what != "restore" and args.workouts:
        raise WrongUsage(
            f"bell-lap history trash {args.what}: takes no workouts",
            hints=("`bell-lap history trash restore ID` has one back.",),
        )
    with history() as store:
        if args.what == "restore":
            return _restore(store, args.workouts)
        if args.what == "empty":
            return _empty(store, yes=args.yes)
        return _list(store)


def _list(store: Store) -> int:
    from bell_lap.clock import SystemClock
    from bell_lap.history.trash import KEPT_MS

    now_ms = SystemClock().utc_ms()
    store.purge(now_ms)
    rows = store.trash()
    if not rows:
        print_lines([EMPTY])
        return ExitCode.FINE
    print_table(COLUMNS, [_row(row, now_ms, KEPT_MS) for row in rows])
    return ExitCode.FINE


def _row(row: Summary, now_ms: int, kept_ms: int) -> Row:
    left = ""
    if row.deleted_utc_ms is not None:
        left = str(max(0, -(-(row.deleted_utc_ms + kept_ms - now_ms) // DAY_MS)))
    return Row((str(row.id), when_words(row), row.title, row.line, left))


def _restore(store: Store, words: list[str]) -> int:
    from bell_lap.history.results import result_of

    if not words:
        raise WrongUsage(
            "bell-lap history trash restore: which?",
            hints=("`bell-lap history trash` shows the numbers.",),
        )
    chosen = [store.load(store.pick(word)) for word in dict.fromkeys(words)]
    for stored in chosen:
        if stored.readonly_reason is not None:
            raise BadInput(
                f"workout {stored.id} cannot be had back: {stored.readonly_reason}",
                hints=("Update bell-lap: a later version wrote it.",),
            )
    for stored in chosen:
        store.undelete(stored.id, result_of(stored))
        print_lines([f"workout {stored.id} is back: {_named(stored.summary)}"])
    return ExitCode.FINE


def _empty(store: Store, *, yes: bool) -> int:
    from bell_lap.clock import SystemClock

    rows = store.trash()
    if not rows:
        print_lines([EMPTY])
        return ExitCode.FINE
    if not yes and not _sure(len(rows)):
        print_lines(["Nothing was erased."])
        return ExitCode.FINE
    gone = store.purge(SystemClock().utc_ms(), empty=True)
    if store.trash():
        raise store.holder() or EnvironmentProblem("Not everything could be erased")
    print_lines([f"{gone} erased for good"])
    return ExitCode.FINE


def _sure(count: int) -> bool:
    """Whether a person says yes; where there is none to ask, `--yes` is needed."""
    if not (sys.stdin and sys.stdin.isatty()):
        raise WrongUsage(
            f"bell-lap history trash empty: {count} would be erased for good; say --yes",
            hints=("`bell-lap history backup FILE` keeps a copy of all first.",),
        )
    print(f"Erase {count} for good? [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _named(row: Summary) -> str:
    return f"{row.title}, {row.started_at[:10]}"
