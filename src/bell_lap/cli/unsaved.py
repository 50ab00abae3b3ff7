"""Says where a workout is that the history did not take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bell_lap.cli.outcome import say

if TYPE_CHECKING:
    from bell_lap.live.unsaved import Unsaved


def say_unsaved(live: Unsaved) -> bool:
    """Write to a file what is not saved of a closed workout, and say so; whether anything is not.

    Nothing is loaded and nothing is said where all is well.
    """
    if live.all_saved:
        return False
    from bell_lap.live.unsaved import rescue

    problem = rescue(live)
    if problem is not None:
        say(str(problem))
    return problem is not None
