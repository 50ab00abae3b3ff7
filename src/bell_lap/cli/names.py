"""`bell-lap __names PREFIX`: the session names that begin so, for completion.

It reads folders, not files, so that Tab answers at once. A name is a file's name without `.toml`.
"""

from __future__ import annotations

from bell_lap import paths, resources
from bell_lap.errors import BellLapError


def session_names(prefix: str = "") -> list[str]:
    """The names in the shipped and the user's folder that begin with `prefix`, sorted."""
    found: set[str] = set()
    for folder_of in (resources.sessions_dir, paths.sessions_dir):
        try:
            found.update(file.stem for file in folder_of().iterdir() if file.suffix == ".toml")
        except (OSError, BellLapError):
            continue
    return sorted(name for name in found if name.isprintable() and name.startswith(prefix))


def print_names(args: list[str]) -> int:
    """Print a name a line; a folder that cannot be read has none."""
    for name in session_names(args[0] if args else ""):
        print(name)
    return 0
