"""`bell-lap rehearse`: a simulated runner does a session on a fast clock; nothing is kept."""

from __future__ import annotations

import argparse

from bell_lap.cli.load import load
from bell_lap.cli.options import (
    add_rules,
    add_session,
    add_sound_and_plain,
    number,
    rules_from,
    whole_number,
)

SPEEDS = (0.1, 1000.0)
USUAL_SPEED = 10.0


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = (
        "Watch a simulated runner, near goal pace, do a session faster than life.\n"
        "It is marked as a rehearsal and not kept."
    )
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap rehearse ladder-up --speed 60",
            "  bell-lap rehearse pyramid --speed 120 --plain --seed 7",
        )
    )
    add_session(parser)
    parser.add_argument(
        "--speed",
        metavar="N",
        type=lambda text: number(text, *SPEEDS, "times the speed of life"),
        default=USUAL_SPEED,
        help=f"how many times as fast as life (default {USUAL_SPEED:g})",
    )
    parser.add_argument(
        "--seed",
        metavar="K",
        type=lambda text: whole_number(text, 0, 10**9, "runners"),
        default=0,
        help="which runner; the same number runs the same way again (default 0)",
    )
    add_rules(parser)
    add_sound_and_plain(parser)


def run(args: argparse.Namespace) -> int:
    """Rehearse it on the screen or in lines of text."""
    loaded = load(args.session, args.goal)
    usual = loaded.settings
    rules = rules_from(args, usual.rules)
    if args.plain:
        from bell_lap.cli.launch import rehearse
        from bell_lap.cli.lines import Lines
        from bell_lap.cli.plain import run_plain
        from bell_lap.cli.sounds import plain_sound

        live, rehearsal = rehearse(
            loaded, rules, args.speed, args.seed, lambda: plain_sound(args.sound, usual)
        )
        print(f"A rehearsal, {args.speed:g} times as fast as life. Nothing is kept.", flush=True)
        return run_plain(live, Lines(live.clock.now, None), rehearsal.pump, off=usual.cues_off)
    from bell_lap.cli.screens import need_terminal, run_on_screen

    need_terminal()
    from bell_lap.cli.launch import rehearse
    from bell_lap.cli.sounds import sound_for
    from bell_lap.tui.ring import Ring

    ring = Ring()
    live, rehearsal = rehearse(
        loaded, rules, args.speed, args.seed, lambda: sound_for(args.sound, usual, ring)
    )
    return run_on_screen(live, None, usual, ring, rehearsal.pump)
