"""When nobody is timed: what takes a while may be done then, and no tap is stamped late."""

from __future__ import annotations

from bell_lap.core.view import Phase, View

AFTER_MS = 1_500
"""A recovery is quiet from here on: the finish was tapped, and tapped again or undone."""
BEFORE_MS = 5_000
"""It is no longer so shortly before its end."""


def quiet_moment(view: View) -> tuple[object, ...] | None:
    """Which quiet moment of the workout this is; None while a tap that counts may come."""
    if not _is_quiet(view):
        return None
    return view.phase, None if view.step is None else view.step.index, view.attempt


def _is_quiet(view: View) -> bool:
    if view.phase is not Phase.RECOVERY:
        return view.phase in (Phase.PAUSED, Phase.HELD, Phase.DONE)
    left_ms = view.deadline_ms
    return view.elapsed_ms >= AFTER_MS and (left_ms is None or left_ms >= BEFORE_MS)
