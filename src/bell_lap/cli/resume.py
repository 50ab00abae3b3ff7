"""`bell-lap resume`: the workout that was cut off, straight at the line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bell_lap import settings
from bell_lap.cli.options import add_sound_and_plain
from bell_lap.errors import BadInput

if TYPE_CHECKING:
    from bell_lap.history.store import Store


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = (
        "Go on with the newest workout that has no end: after a crash, a closed lid or a closed\n"
        "terminal. A rep under way has run on in the meantime; nothing that was tapped is lost."
    )
    parser.add_argument(
        "workout", metavar="ID", nargs="?", help="another unfinished workout, by its number"
    )
    add_sound_and_plain(parser)


def run(args: argparse.Namespace) -> int:
    """Go on with it on the screen or in lines of text."""
    if args.plain:
        return _plain(args.workout, args.sound)
    from bell_lap.cli.screens import need_terminal, run_on_screen

    need_terminal()
    from bell_lap.cli.launch import resume
    from bell_lap.cli.own_keys import check_keys
    from bell_lap.cli.sounds import sound_for
    from bell_lap.history.store import Store
    from bell_lap.tui.ring import Ring

    usual, ring = settings.load(), Ring()
    check_keys(usual)  # before a gap is written into the workout
    with Store.open() as store:
        workout = _named(store, args.workout)
        live = resume(store, usual, lambda: sound_for(args.sound, usual, ring), workout)
        return run_on_screen(live, store, usual, ring)


def _named(store: Store, word: str | None) -> int | None:
    """The number of the unfinished workout that was named; None for the newest."""
    if word is None:
        return None
    stored = store.get(word)
    if stored.status != "running":
        raise BadInput(
            f"workout {stored.id} has its end: it is {stored.status}",
            hints=(f"`bell-lap history show {stored.id}` prints it.",),
        )
    return stored.id


def _plain(word: str | None, choice: str | None) -> int:
    from bell_lap.cli.launch import resume
    from bell_lap.cli.lines import Lines, stdin_reader
    from bell_lap.cli.plain import run_plain
    from bell_lap.cli.sounds import plain_sound
    from bell_lap.history.store import Store

    usual = settings.load()
    with Store.open() as store:
        live = resume(store, usual, lambda: plain_sound(choice, usual), _named(store, word))
        return run_plain(live, Lines(live.clock.now, stdin_reader()), off=usual.cues_off)
