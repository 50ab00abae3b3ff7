"""The table of commands, the help above them, and the way to the one that was asked for.

A command is a module with `configure(parser)` and `run(args) -> int`. It is imported when it is
chosen, so that `show` never pays for screens.
"""

from __future__ import annotations

import argparse
import os
from importlib import import_module
from typing import Any, NamedTuple, NoReturn, Protocol, cast

from bell_lap.cli.garbage import collect_from_here_on
from bell_lap.cli.output import clean
from bell_lap.errors import WrongUsage


class Command(NamedTuple):
    """One subcommand: its module in `bell_lap.cli` and one line for the list of commands."""

    name: str
    summary: str
    mixed: bool = False
    """Takes many arguments of a kind, and options may stand between them."""


GROUPS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    (
        "At the track",
        (
            Command("run", "run a session and tap its laps"),
            Command("resume", "go on with a workout that was cut off"),
            Command("rehearse", "watch a simulated runner do a session, faster than life"),
            Command("sound", "hear every cue, set volumes, write a session as a sound track"),
        ),
    ),
    (
        "Sessions",
        (
            Command("show", "print a session as the plan it comes to"),
            Command("check", "look for mistakes in session files"),
            Command("sessions", "list the sessions there are"),
            Command("paces", "goal times and training paces for a race"),
        ),
    ),
    (
        "Afterwards",
        (
            Command("history", "your workouts: look, compare, bests, calendar, notes, copies"),
            Command("log", "write down a workout done without the laptop", mixed=True),
        ),
    ),
    (
        "The program",
        (
            Command("doctor", "say what works on this machine and what does not"),
            Command("completion", "print the completion script for your shell"),
        ),
    ),
)
LONGEST_NAME = 40
"""Characters of what was typed that are compared with the commands."""
COMMANDS = {command.name: command for _, group in GROUPS for command in group}

EXAMPLES = (
    ("bell-lap", "pick a session from the library"),
    ("bell-lap run ladder-up", "run a shipped session"),
    ("bell-lap run '8 x 400m in 75s, rest 90s jog'", "run a line from the whiteboard"),
    ("bell-lap show pyramid --goal 'mile 5:00'", "the plan with its goals"),
    ("bell-lap rehearse pyramid --speed 60", "see it before you run it"),
    ("bell-lap sound", "hear every cue before you need it"),
    ("bell-lap history show last", "how it went"),
    ("bell-lap history calendar", "what you still owe this week"),
    ("bell-lap log '8 x 200m' 36.4 36.1 35.9", "what was run without the laptop"),
)


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """argparse's own asks `shutil` for the width, for every argument, and that is slow to load."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_columns() - 2)


def terminal_columns() -> int:
    """`COLUMNS`, else the terminal's width, else 80; at least 40."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdecimal() and int(said[:6]) > 0:
        return max(40, int(said[:6]))
    try:
        return max(40, os.get_terminal_size().columns)
    except OSError:
        return 80


class Parser(argparse.ArgumentParser):
    """An argument parser whose mistakes are WrongUsage, with the way to its help."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": HelpFormatter, **options})

    def error(self, message: str) -> NoReturn:
        """Raise WrongUsage with argparse's words."""
        raise WrongUsage(f"{self.prog}: {message}", hints=(f"See `{self.prog} --help`.",))


class CommandModule(Protocol):
    """What the module of a command has."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the arguments, the description and the examples."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit code."""


def dispatch(args: list[str]) -> int:
    """Run the command that `args` names; without one the library opens."""
    if not args:
        from bell_lap.cli.screens import open_library

        return open_library()
    name, rest = args[0], args[1:]
    if name in ("-h", "--help") or args == ["help"]:
        print(overview())
        return 0
    if name == "help":
        name, rest = rest[0], ["--help"]
    if name not in COMMANDS:
        raise _unknown(name)
    module = cast(CommandModule, import_module(f"bell_lap.cli.{name}"))
    parser = parser_for(name, module)
    mixed = COMMANDS[name].mixed
    options = parser.parse_intermixed_args(rest) if mixed else parser.parse_args(rest)
    collect_from_here_on()
    return module.run(options)


def parser_for(name: str, module: CommandModule) -> Parser:
    """The parser of one command."""
    parser = Parser(prog=f"bell-lap {name}")
    module.configure(parser)
    return parser


def overview() -> str:
    """The text of `bell-lap --help`."""
    lines = [
        "bell-lap runs a track session from a laptop at the finish line.",
        "",
        "usage: bell-lap [COMMAND] [ARGUMENTS]",
        "       bell-lap              opens the library of sessions",
    ]
    for title, group in GROUPS:
        lines += ["", f"{title}:"]
        lines += [f"  {command.name:<12}{command.summary}" for command in group]
    lines += ["", "Examples:"]
    width = max(len(line) for line, _ in EXAMPLES)
    lines += [f"  {line:<{width}}  {what}" for line, what in EXAMPLES]
    lines += [
        "",
        "`bell-lap COMMAND --help` tells the rest. `bell-lap --version` prints the version.",
        "A SESSION is a name (or the beginning of one), a file, or the notation itself in quotes.",
        "Exit codes: 0 fine, 1 bad input, 2 wrong usage, 3 the terminal, disk or sound refuses.",
    ]
    return "\n".join(lines)


def _unknown(name: str) -> WrongUsage:
    import difflib

    shown = clean(name)
    if name.startswith("-"):
        return WrongUsage(f"bell-lap: unknown option {shown}", hints=("See `bell-lap --help`.",))
    hints = tuple(
        f"Did you mean `bell-lap {near}`?"
        for near in difflib.get_close_matches(name[:LONGEST_NAME], COMMANDS, n=1)
    )
    quoted = f"'{shown}'" if " " in shown else shown
    hints += (f"To run a session: `bell-lap run {quoted}`.", "See `bell-lap --help`.")
    return WrongUsage(f"bell-lap: there is no command {shown!r}", hints=hints)
