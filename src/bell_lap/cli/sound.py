"""`bell-lap sound`: the sound check, the list of cues, and a session's sound track as a file."""

from __future__ import annotations

import argparse
from dataclasses import replace

from bell_lap.cli.options import BACKENDS, SESSION_HELP, whole_number
from bell_lap.errors import WrongUsage

ONLY_RENDERED = ("goal", "force")
"""Options that mean nothing without `--render`."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = (
        "Check the sound: every cue by its name, what plays it and how long that takes. On a\n"
        "terminal it is a screen on which volumes and the delay are set by ear."
    )
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap sound",
            "  bell-lap sound --plain --backend miniaudio --volume 60",
            "  bell-lap sound --delay 180 --save",
            "  bell-lap sound --list",
            "  bell-lap sound --render pyramid pyramid.wav --goal 'mile 5:00'",
        )
    )
    parser.add_argument(
        "--plain", action="store_true", help="play through the cues, a line for each; no screen"
    )
    parser.add_argument(
        "--backend", choices=BACKENDS, help="what plays; over your settings (default: theirs)"
    )
    parser.add_argument(
        "--volume",
        metavar="PERCENT",
        type=lambda text: whole_number(text, 0, 100, "percent"),
        help="of every cue, 0 to 100",
    )
    parser.add_argument(
        "--delay",
        metavar="MS",
        type=lambda text: whole_number(text, 0, 2_000, "milliseconds"),
        help="how long the loudspeaker takes (Bluetooth): all is sent this much earlier",
    )
    parser.add_argument(
        "--save",
        action="store_true",
        help="keep --backend, --volume and --delay in your settings; nothing is played",
    )
    parser.add_argument("--list", action="store_true", help="list the cues; nothing is played")
    parser.add_argument(
        "--render",
        nargs=2,
        metavar=("SESSION", "FILE"),
        help="write the session's sound track to a WAV file, to carry on a phone; SESSION is "
        + SESSION_HELP,
    )
    parser.add_argument(
        "--goal", metavar="RACE", help="for --render the race to come, such as 'mile 5:00'"
    )
    parser.add_argument(
        "--force", action="store_true", help="for --render write over a file that is there"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do the one thing that was asked for."""
    _check(args)
    if args.render is not None:
        from bell_lap.cli.sound_track import render_track

        return render_track(args)
    if args.list:
        from bell_lap.cli.sound_list import list_cues

        return list_cues(as_json=args.json)
    if args.save:
        return _save(args)
    return _hear(args)


def _check(args: argparse.Namespace) -> None:
    """Raise WrongUsage for options that mean nothing together."""
    hints = ("See `bell-lap sound --help`.",)
    chosen = [name for name in ("render", "list", "save") if getattr(args, name)]
    if len(chosen) > 1:
        raise WrongUsage(f"bell-lap sound: --{chosen[0]} or --{chosen[1]}, not both", hints=hints)
    for name in ONLY_RENDERED:
        if getattr(args, name) and args.render is None:
            raise WrongUsage(f"bell-lap sound: --{name} goes with --render", hints=hints)
    if args.save and not _changes(args):
        message = "bell-lap sound: --save keeps --backend, --volume or --delay; none is given"
        raise WrongUsage(message, hints=hints)


def _changes(args: argparse.Namespace) -> dict[str, str | int]:
    """The settings that the command line gives, by their paths."""
    given = {
        "sound.backend": args.backend,
        "sound.volume": args.volume,
        "sound.delay_ms": args.delay,
    }
    return {path: value for path, value in given.items() if value is not None}


def _save(args: argparse.Namespace) -> int:
    from bell_lap import settings
    from bell_lap.cli.output import print_json, print_lines

    changes = _changes(args)
    settings.save(changes)
    if args.json:
        print_json(changes)
    else:
        print_lines(f"{path} = {value} is kept" for path, value in changes.items())
    return 0


def _hear(args: argparse.Namespace) -> int:
    from bell_lap import settings
    from bell_lap.cli.output import on_terminal

    usual = settings.load()
    asked = {
        field: value
        for field, value in (("volume", args.volume), ("delay_ms", args.delay))
        if value is not None
    }
    usual = replace(usual, sound=replace(usual.sound, **asked))
    if args.plain or args.json or not on_terminal():
        from bell_lap.cli.sound_check import check_in_lines

        return check_in_lines(usual, args.backend, as_json=args.json)
    from bell_lap.cli.screens import need_terminal, open_sound_check

    need_terminal()
    return open_sound_check(usual, args.backend)
