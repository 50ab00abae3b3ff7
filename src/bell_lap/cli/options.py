"""The options that `run` and `rehearse` share, and the rules they come to."""

from __future__ import annotations

import argparse
from dataclasses import replace

from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.units import MS

BACKENDS = ("auto", "simpleaudio", "miniaudio", "bell", "none")
"""Those of `sound.client`, which would bring the engine with it into every help."""
LONGEST_READY_S = 3600.0
SESSION_HELP = "a session's name or the beginning of it, a file, or the notation itself in quotes"


def add_session(parser: argparse.ArgumentParser) -> None:
    """Add SESSION and `--goal`."""
    parser.add_argument("session", metavar="SESSION", help=SESSION_HELP)
    parser.add_argument(
        "--goal", metavar="RACE", help="the race to come, such as 'mile 5:00'; over your profile's"
    )


def add_sound_and_plain(parser: argparse.ArgumentParser) -> None:
    """Add what says how the workout is shown and heard."""
    parser.add_argument(
        "--sound",
        choices=BACKENDS,
        help="what plays the cues: a library, the terminal's bell, or nothing; over your settings",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="lines of text instead of screens: for pipes, screen readers and dumb terminals",
    )


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add what says who taps and how a rep begins."""
    parser.add_argument(
        "--who", choices=[who.value for who in Who], help="who taps; over your settings"
    )
    parser.add_argument(
        "--start",
        choices=[start.value for start in Start],
        help="who starts a rep after its recovery: the clock, a tap, or as --who implies",
    )
    parser.add_argument(
        "--ready",
        metavar="S",
        type=_ready_s,
        help="seconds of get-ready before a start that a tap asks for; 0 starts on the tap itself",
    )


def rules_from(args: argparse.Namespace, usual: Rules) -> Rules:
    """The rules of the settings with what the command line says over them."""
    rules = usual
    if args.who is not None:
        rules = replace(rules, who=Who(args.who))
    if args.start is not None:
        rules = replace(rules, start=Start(args.start))
    if args.ready is not None:
        ready_ms = round(args.ready * MS)
        rules = replace(rules, ready_line_ms=ready_ms, ready_away_ms=ready_ms)
    return rules


def _ready_s(text: str) -> float:
    return number(text, 0.0, LONGEST_READY_S, "seconds")


def number(text: str, low: float, high: float, what: str) -> float:
    """A number of `what` between two bounds; argparse reports anything else."""
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no number of {what} from {low:g} to {high:g}"
        )
    return value


def whole_letters(text: str) -> str:
    """A text to be looked for; argparse reports one that was no text where it was typed."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise argparse.ArgumentTypeError(f"{text!r} is not in UTF-8")
    return text


def whole_number(text: str, low: int, high: int, what: str) -> int:
    """A whole number of `what` between two bounds; argparse reports anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) < 19 and low <= int(text) <= high):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no whole number of {what} from {low} to {high}"
        )
    return int(text)
