"""Where the shipped sessions and assets lie.

A wheel carries them inside the package, under `_data`. An editable install and a source tree have
them at the top of the tree. Nothing else in the program may guess at these places.
"""

from __future__ import annotations

from pathlib import Path

from bell_lap.errors import EnvironmentProblem

_PACKAGE = Path(__file__).resolve().parent


def sessions_dir() -> Path:
    """The folder of the shipped session files. Raises EnvironmentProblem where it is missing."""
    return shipped("sessions")


def assets_dir() -> Path:
    """The folder of the shipped sounds. Raises EnvironmentProblem where it is missing."""
    return shipped("assets")


def shipped(name: str, package: Path = _PACKAGE) -> Path:
    """The shipped folder `name`, as an absolute path, for the package that lies at `package`.

    Raises EnvironmentProblem where neither place has it: the installation is broken.
    """
    inside = package / "_data" / name
    beside = package.parent.parent / name
    if inside.is_dir():
        return inside
    # Only a source tree has src/bell_lap; beside an installed package lies someone else's folder.
    if package.parent.name == "src" and beside.is_dir():
        return beside
    raise EnvironmentProblem(
        f"The folder of shipped {name} is missing: neither {inside} nor {beside} is there.",
        hints=("Install bell-lap again.",),
    )
