"""`bell-lap history note|conditions|rpe|tag`: what you add to a workout."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bell_lap.cli.history_common import ID_HELP, add_id, history
from bell_lap.cli.output import Column, Row, print_lines, print_table
from bell_lap.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from bell_lap.history.store import Store

NONE = ("none", "-")
"""Takes the effort away."""


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the actions."""
    note = actions.add_parser("note", help="print or write the note of a workout")
    note.description = "Print the note of a workout, or replace it with TEXT."
    add_id(note)
    note.add_argument(
        "text", metavar="TEXT", nargs="?", help="the note; - reads the input, '' takes it away"
    )
    note.set_defaults(do=_note)

    conditions = actions.add_parser("conditions", help="print or write the conditions of a workout")
    conditions.description = "Print the conditions (weather, track, shoes), or replace them."
    add_id(conditions)
    conditions.add_argument("text", metavar="TEXT", nargs="?", help="in one line; '' takes it away")
    conditions.set_defaults(do=_conditions)

    rpe = actions.add_parser("rpe", help="print or say how hard a workout was, 1 to 10")
    rpe.description = "Print how hard a workout was, or say it: 1 is very easy, 10 is all out."
    add_id(rpe)
    rpe.add_argument("rpe", metavar="N", nargs="?", help="1 to 10; none takes it away")
    rpe.set_defaults(do=_rpe)

    tag = actions.add_parser("tag", help="print, add and take off the tags of a workout")
    tag.description = "Print the tags of a workout, add some, take some off; without ID, all tags."
    tag.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history tag last race club",
            "  bell-lap history tag 12 +spikes -club",
            "  bell-lap history tag",
        )
    )
    tag.add_argument("workout", metavar="ID", nargs="?", help=ID_HELP)
    tag.add_argument(
        "words",
        metavar="WORD",
        nargs=argparse.REMAINDER,
        help="+word or word adds, -word takes off",
    )
    tag.set_defaults(do=_tag)


def _note(args: argparse.Namespace) -> int:
    with history() as store:
        workout = store.pick(args.workout)
        if args.text is not None:
            store.set_note(workout, sys.stdin.read() if args.text == "-" else args.text)
        else:
            print_lines(store.diary(workout).note.splitlines())
    return 0


def _conditions(args: argparse.Namespace) -> int:
    with history() as store:
        workout = store.pick(args.workout)
        if args.text is not None:
            store.set_conditions(workout, args.text)
        else:
            print_lines(filter(None, [store.diary(workout).conditions]))
    return 0


def _rpe(args: argparse.Namespace) -> int:
    with history() as store:
        workout = store.pick(args.workout)
        if args.rpe is not None:
            store.set_rpe(workout, None if args.rpe in NONE else _effort(args.rpe))
        else:
            from bell_lap.tui.diary_words import effort_words

            print_lines(filter(None, [effort_words(store.diary(workout).rpe)]))
    return 0


def _effort(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 4):
        raise BadInput(
            f"{text!r} is no effort: a number from 1 to 10 is expected, or none",
            hints=("1 is very easy, 5 hard, 10 all that there is.",),
        )
    return int(text)


def _tag(args: argparse.Namespace) -> int:
    with history() as store:
        if args.workout is None:
            _print_all(store)
            return 0
        workout = store.pick(args.workout)
        _change(store, workout, args.words)
        print_lines(filter(None, [" ".join(f"#{tag}" for tag in store.diary(workout).tags)]))
    return 0


def _change(store: Store, workout: int, words: list[str]) -> None:
    """Add and take off in order. Every word is looked at first: a wrong one changes nothing."""
    from bell_lap.history.texts import clean_tag

    changes = [(word.startswith("-"), clean_tag(word.lstrip("+-"))) for word in words]
    for off, tag in changes:
        if off:
            store.untag(workout, tag)
        else:
            store.tag(workout, tag)


def _print_all(store: Store) -> None:
    tags = store.tags()
    if tags:
        columns = (Column("tag"), Column("workouts", right=True))
        print_table(columns, [Row((f"#{tag}", str(count))) for tag, count in tags])
    else:
        print_lines(["No workout has a tag yet: `bell-lap history tag last race` adds one."])
