"""`bell-lap history`: the diary of all workouts. Each action is in a module of its own.

A module has `add(actions)`; its parsers have `do` among their arguments: the function that does it
and gives the exit code.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bell_lap.cli import (
    history_bests,
    history_calendar,
    history_compare,
    history_diary,
    history_files,
    history_list,
    history_share,
    history_show,
    history_trend,
)
from bell_lap.cli.history_common import history, workouts
from bell_lap.cli.output import print_lines

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Actions = _SubParsersAction[argparse.ArgumentParser]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments; without an action it lists."""
    parser.description = "The workouts you have run: list, look, compare, note, share, keep safe."
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history list --since 2026-05 --kind intervals",
            "  bell-lap history show last",
            "  bell-lap history compare last",
            "  bell-lap history bests 400m --season 2026 --rest 90s",
            "  bell-lap history calendar",
            "",
            "ID is a number, last, or a day that has one workout: 12, #12, last, 2026-05-29.",
            "bell-lap history ACTION --help tells the rest.",
        )
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    history_list.add(actions)
    history_show.add(actions)
    history_share.add(actions)
    history_compare.add(actions)
    history_trend.add(actions)
    history_bests.add(actions)
    history_calendar.add(actions)
    history_diary.add(actions)
    history_files.add(actions)
    _add_rebuild(actions)
    parser.set_defaults(**history_list.DEFAULTS)


def run(args: argparse.Namespace) -> int:
    """Do what was asked."""
    code: int = args.do(args)
    return code


def _add_rebuild(actions: Actions) -> None:
    rebuild = actions.add_parser("rebuild", help="make every result anew from the taps kept")
    rebuild.set_defaults(do=_rebuild)


def _rebuild(_args: argparse.Namespace) -> int:
    from bell_lap.history.rebuild import rebuild
    from bell_lap.history.results import result_of

    with history() as store:
        rebuilt = rebuild(store, result_of)
    print_lines(
        [
            f"{workouts(rebuilt.done)} made anew",
            *(f"workout {left.workout} left as it is: {left.reason}" for left in rebuilt.skipped),
        ]
    )
    return 0
