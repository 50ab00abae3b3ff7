"""What the large clock says, and in which mood."""

from __future__ import annotations

from bell_lap.core.plan import StepKind
from bell_lap.core.units import format_clock, format_running
from bell_lap.core.view import ClockWay, Phase, View

SOON_MS = 10_000
"""The last seconds of a countdown stand out."""


def clock_text(view: View) -> str:
    """What the large clock says: tenths for work, whole seconds for rests.

    A countdown is rounded up, so that it reaches nought at the deadline; what runs is floored.
    """
    if view.clock_way is ClockWay.DOWN:
        return format_clock(-(-view.clock_ms // 1000) * 1000)
    if view.clock_way is ClockWay.OVER:
        return "+" + format_clock(view.clock_ms)
    if _is_rest(view):
        return format_clock(view.clock_ms)
    return format_running(view.clock_ms)


def _is_rest(view: View) -> bool:
    return view.step is not None and view.step.kind is not StepKind.WORK


def clock_mood(view: View) -> str:
    """How the clock is coloured: a class of `BigClock` without its dash."""
    if view.phase in (Phase.OVERDUE, Phase.HELD) or view.clock_way is ClockWay.OVER:
        return "late"
    if view.phase in (Phase.PAUSED, Phase.READY) or view.clock_way is ClockWay.STILL:
        return "still"
    if view.clock_way is ClockWay.DOWN and view.clock_ms <= SOON_MS:
        return "soon"
    if view.phase is Phase.GET_READY:
        return "soon"
    return "calm" if view.phase is Phase.RECOVERY else ""
