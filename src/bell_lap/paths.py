"""Where the user's own files lie.

`BELL_LAP_HOME` puts everything under one folder; without it each kind of file goes where the
platform wants it. Asking for a path never makes anything: `ensure` alone does.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Literal

from bell_lap.errors import BadInput, EnvironmentProblem

APP = "bell-lap"
HOME_VARIABLE = "BELL_LAP_HOME"

Kind = Literal["config", "data", "state"]


def home() -> Path | None:
    """The folder that `BELL_LAP_HOME` names, absolute; None where it is unset or empty.

    Raises EnvironmentProblem where it begins with the `~name` of nobody.
    """
    value = os.environ.get(HOME_VARIABLE, "")
    try:
        return Path(value).expanduser().absolute() if value else None
    except RuntimeError as error:
        raise EnvironmentProblem(
            f"{HOME_VARIABLE} is {value!r}, which is in nobody's home",
            hints=(f"Set {HOME_VARIABLE} to a folder that you can write to.",),
        ) from error


def _folder(kind: Kind) -> Path:
    under = home()
    if under is not None:
        return under / kind
    import platformdirs  # noqa: PLC0415 - not needed under BELL_LAP_HOME, and not free

    find = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
    }[kind]
    return find(APP, appauthor=False)


def config_dir() -> Path:
    """The folder of the settings and the user's own sessions."""
    return _folder("config")


def data_dir() -> Path:
    """The folder of the history: what must never be lost."""
    return _folder("data")


def state_dir() -> Path:
    """The folder of logs: what may be lost but not by a cleaner."""
    return _folder("state")


def settings_file() -> Path:
    """`settings.toml`; it need not exist."""
    return config_dir() / "settings.toml"


def sessions_dir() -> Path:
    """The folder of the user's own session files; it need not exist."""
    return config_dir() / "sessions"


def database_file() -> Path:
    """The history, one SQLite file."""
    return data_dir() / "history.sqlite3"


def rescue_folders() -> tuple[Path, ...]:
    """Where a file goes that the data folder has no room for, best first; each may refuse too.

    The home folder (or `BELL_LAP_HOME`), where we are, and the folder of what is temporary.
    """
    import tempfile  # noqa: PLC0415 - asked for once in a blue moon

    found: list[Path] = []
    for name in (home() or "~", ".", tempfile.gettempdir):
        # No home is known, the folder is gone, or nothing temporary can be written.
        with suppress(OSError, RuntimeError):
            found.append(Path(name() if callable(name) else name).expanduser().absolute())
    return tuple(dict.fromkeys(found))


def refuse_to_replace(path: Path, *, force: bool) -> None:
    """Raise BadInput where `path` is no name for a new file.

    A file that is there may be replaced only with `force`; a folder, a device or a pipe never.
    """
    if not os.path.lexists(path):
        return
    if path.is_dir():
        raise BadInput(f"{path} is a folder", hints=("Name a file in it.",))
    if path.exists() and not path.is_file():
        raise BadInput(f"{path} is no plain file", hints=("Name another one.",))
    if not force:
        raise BadInput(f"There is a file {path} already", hints=("--force replaces it.",))


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; False where the system will not say."""
    try:
        return path.is_dir()
    except OSError:
        return False


def ensure(folder: Path) -> Path:
    """Make `folder` and what lies above it, readable by its owner only; returns `folder`.

    Folders that exist keep their permissions. Raises EnvironmentProblem where it cannot be made.
    """
    try:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        for path in reversed(missing):
            path.mkdir(mode=0o700, exist_ok=True)
        if not folder.is_dir():
            raise NotADirectoryError(f"{folder} is a file")
    except OSError as error:
        raise EnvironmentProblem(
            f"Cannot make the folder {folder}: {error.strerror or error}",
            hints=(f"Set {HOME_VARIABLE} to a folder that you can write to.",),
        ) from error
    return folder
