"""The entry point. `--version` and completion answer before anything else is imported.

Whatever happens, the process ends with an exit code of docs/command-line.md and a message that a
person can read; a traceback goes to a file, never to the terminal.
"""

import sys


def main(argv: list[str] | None = None) -> int:
    """Run one command line (without the program's name) and return its exit code."""
    args = sys.argv[1:] if argv is None else argv
    if args[:1] in (["--version"], ["-V"]):
        from bell_lap import __version__

        print(f"bell-lap {__version__}")
        return 0
    if args[:1] == ["__names"]:
        from bell_lap.cli.names import print_names

        return print_names(args[1:])
    import gc

    # Loading a command makes only what lives to the end. Searching it for garbage, at the start
    # and again at the exit, takes a tenth of the time of a short command.
    gc.disable()
    from bell_lap.cli.outcome import Outcome
    from bell_lap.cli.program import dispatch

    with Outcome(args) as outcome:
        outcome.code = dispatch(args)
    gc.enable()
    return outcome.code
