"""`bell-lap completion`: prints the shipped completion script of a shell."""

from __future__ import annotations

import argparse

from bell_lap import resources
from bell_lap.errors import EnvironmentProblem

SHELLS = {
    "bash": "bell-lap completion bash > ~/.local/share/bash-completion/completions/bell-lap",
    "zsh": 'bell-lap completion zsh > "${fpath[1]}/_bell-lap"',
    "fish": "bell-lap completion fish > ~/.config/fish/completions/bell-lap.fish",
}
"""Each shell with the line that installs its script."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = "Print the completion script of a shell. Session names complete too."
    parser.epilog = "\n".join(("to install it:", *(f"  {line}" for line in SHELLS.values())))
    parser.add_argument("shell", choices=tuple(SHELLS))


def run(args: argparse.Namespace) -> int:
    """Print it as it is shipped."""
    script = resources.assets_dir() / "completions" / f"bell-lap.{args.shell}"
    try:
        text = script.read_text("utf-8")
    except OSError as error:
        raise EnvironmentProblem(
            f"Cannot read {script}: {error.strerror or error}", hints=("Install bell-lap again.",)
        ) from error
    print(text, end="")
    return 0
