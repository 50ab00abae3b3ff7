"""What a tap would do, in words: said the same on every screen and aloud."""

from __future__ import annotations

from typing import assert_never

from bell_lap.core.phrases import short_heading_words
from bell_lap.core.plan import StepKind
from bell_lap.core.units import format_metres
from bell_lap.core.view import Phase, TapMeans, View


def tap_words(view: View) -> str:
    """What a tap would do at this instant, to put after "tap": `starts rep 3`, `the finish`."""
    coming = view.next_step
    here = view.step
    before = view.phase in (Phase.READY, Phase.GET_READY)
    if coming is None or (before and here is not None and here.kind is StepKind.WORK):
        coming = here
    what = "it" if coming is None else short_heading_words(coming)
    mark = "" if view.tap_mark_m is None else f" at {format_metres(view.tap_mark_m)}"
    match view.tap:
        case TapMeans.START:
            return f"starts {what}"
        case TapMeans.LAP:
            return f"takes the lap{mark}"
        case TapMeans.FINISH:
            return f"is the finish{mark}"
        case TapMeans.DONE:
            return "says done"
        case TapMeans.GO_ON:
            return f"ends the recovery and starts {what}"
        case TapMeans.RESUME:
            return "goes on"
        case TapMeans.NOTHING:
            return _no_tap_words(view, mark)
        case _:
            assert_never(view.tap)


def _no_tap_words(view: View, mark: str) -> str:
    if view.phase is Phase.DONE:
        return "does nothing more"
    if view.phase is Phase.GET_READY:
        return "does nothing: the start is coming"
    if view.phase is Phase.RECOVERY and view.deadline_ms is not None:
        return "does nothing: the recovery ends by itself"
    if view.phase is Phase.WORK and mark:
        return f"does nothing yet: nobody is{mark} so soon"
    return "does nothing yet"
