"""`bell-lap run`: a session, straight to the line, waiting for the tap that starts it."""

from __future__ import annotations

import argparse

from bell_lap.cli.load import Loaded, load
from bell_lap.cli.options import add_rules, add_session, add_sound_and_plain, rules_from
from bell_lap.cli.output import print_lines
from bell_lap.core.rules import Rules

PLAIN_HELP = """\
plain mode (--plain):
  Each thing that happens is a line on stdout. Enter on stdin is a tap, at the instant it is read.
  The end of input stops the workout and keeps it. Ctrl+C and other signals leave it as it is, to
  be resumed. A typed line is a word:
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    from bell_lap.cli.words import help_lines

    parser.description = (
        "Run a session and tap its laps. It opens at the line without questions; the first tap\n"
        "starts it. Every tap is kept at once, and a workout that is cut off can be resumed."
    )
    examples = "\n".join(
        (
            "examples:",
            "  bell-lap run ladder-up",
            "  bell-lap run '8 x 400m in 75s, rest 90s jog' --who solo",
            "  bell-lap run '4 x 100m in 13s, rest 6s' --start clock --ready 0",
            "  bell-lap run pyramid --goal 'mile 5:00' --plain",
        )
    )
    parser.epilog = PLAIN_HELP + "\n".join((*help_lines(), "", examples))
    add_session(parser)
    add_rules(parser)
    add_sound_and_plain(parser)


def run(args: argparse.Namespace) -> int:
    """Run it on the screen or in lines of text."""
    loaded = load(args.session, args.goal)
    rules = rules_from(args, loaded.settings.rules)
    if args.plain:
        return _plain(loaded, rules, args.sound)
    from bell_lap.cli.screens import need_terminal, run_on_screen

    need_terminal()
    from bell_lap.cli.launch import begin
    from bell_lap.cli.sounds import sound_for
    from bell_lap.history.store import Store
    from bell_lap.tui.ring import Ring

    usual, ring = loaded.settings, Ring()
    with Store.open() as store:
        live = begin(loaded, rules, store, lambda: sound_for(args.sound, usual, ring))
        return run_on_screen(live, store, usual, ring)


def _plain(loaded: Loaded, rules: Rules, choice: str | None) -> int:
    from bell_lap.cli.launch import begin
    from bell_lap.cli.lines import Lines, stdin_reader
    from bell_lap.cli.plain import run_plain
    from bell_lap.cli.sounds import plain_sound
    from bell_lap.history.store import Store

    usual = loaded.settings
    with Store.open() as store:
        live = begin(loaded, rules, store, lambda: plain_sound(choice, usual))
        for row in store.unfinished():
            print_lines([f"Workout {row.id} is not finished: {row.title}."])
        return run_plain(live, Lines(live.clock.now, stdin_reader()), off=usual.cues_off)
