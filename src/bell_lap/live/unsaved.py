"""What the disk never took of a workout, as a file of its own: nothing is lost for want of room.

The file is offered before a workout is left. Where nobody can answer, or nobody does, it goes to
the first folder that has room, and the last resort is the text itself.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.history.exchange import unsaved
from bell_lap.paths import is_folder, rescue_folders

if TYPE_CHECKING:
    from bell_lap.history.exchange.copies import Copy

MOST_FILES = 100
"""Of one name in one folder."""


class Unsaved(Protocol):
    """A workout: `LiveWorkout` is one."""

    kept_as: Path | None
    """The file that it was written to."""

    @property
    def all_saved(self) -> bool:
        """Whether there is nothing to lose."""

    @property
    def trouble(self) -> str | None:
        """Why not."""

    def copy(self) -> Copy | None:
        """All of it; None where there is nothing to keep."""


def file_name(copy: Copy, again: int = 1) -> str:
    """`bell-lap-unsaved-2026-05-29-1830.json`, by the local time of its start."""
    zone = timezone(timedelta(minutes=copy.utc_offset_min))
    start = datetime.fromtimestamp(copy.started_utc_ms / 1000, zone)
    number = "" if again == 1 else f"-{again}"
    return f"bell-lap-unsaved-{start:%Y-%m-%d-%H%M}{number}.json"


def proposed(live: Unsaved) -> Path | None:
    """A file that is not there yet, in the first of the usual folders; None for nothing to keep."""
    copy = live.copy()
    folder = next((one for one in rescue_folders() if is_folder(one)), None)
    return None if copy is None or folder is None else _free(copy, folder)


def keep(live: Unsaved, path: Path) -> None:
    """Write the workout to a file. Raises BadInput and EnvironmentProblem as `unsaved.write` does.

    A `path` that is a folder gets the usual name in it.
    """
    copy = live.copy()
    assert copy is not None, "there is something to keep"
    target = _free(copy, path) if is_folder(path) else path
    unsaved.write(copy, target)
    live.kept_as = target


def rescue(live: Unsaved) -> EnvironmentProblem | None:
    """Once a workout is closed: write what the history has not to the first folder with room.

    What a person should know of it; None where all is saved. A second time writes nothing new.
    """
    copy = None if live.all_saved else live.copy()
    if copy is None:
        return None
    if live.kept_as is None:
        for folder in rescue_folders():
            try:
                keep(live, _free(copy, folder))
            except (BadInput, EnvironmentProblem):
                continue
            break
    said = f"The workout is not in the history: {live.trouble or 'the disk refuses'}"
    if live.kept_as is None:
        return EnvironmentProblem(
            f"{said}\nNo folder takes it either. These three lines are all of it: as a file,"
            f" `bell-lap history import` takes them in.\n{unsaved.as_ascii(copy)}"
        )
    return EnvironmentProblem(
        f"{said}\nAll of it is in {live.kept_as}",
        hints=(f"`bell-lap history import {live.kept_as}` takes it in, once there is room.",),
    )


def _free(copy: Copy, folder: Path) -> Path:
    """A name that nothing has yet, as far as can be seen: a folder may hide what it holds."""
    names = (file_name(copy, again) for again in range(1, MOST_FILES + 1))
    paths = [folder / name for name in names]
    return next((path for path in paths if not os.path.lexists(path)), paths[-1])
