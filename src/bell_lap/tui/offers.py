"""What the run screen offers for one key: an estimate for a missed tap, a press to be restored."""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core.inputs import Input, RestorePress
from bell_lap.core.mending import why_not
from bell_lap.core.missed import accepts, refuses
from bell_lap.core.plan import Plan, StepKind
from bell_lap.core.rules import Rules
from bell_lap.core.state import State, Stray
from bell_lap.core.taps import HELD_KEY
from bell_lap.core.units import format_metres, format_time
from bell_lap.core.view import MissedTap, View
from bell_lap.tui.happenings import Said

ROOMY = 76
"""From this many columns on an offer is a whole sentence."""


def missed_said(missed: MissedTap, width: int) -> Said:
    """The question about a missed tap; an estimate has its `~`."""
    where = format_metres(missed.mark_m)
    roomy = width >= ROOMY
    if missed.split_ms is None:
        if roomy:
            text = f"The finish at {where} seems missed · type its time, or i ignores this"
        else:
            text = "Finish missed? Type its time · i ignores"
        return Said(text, offer=True)
    about = f"~{format_time(missed.split_ms)}"
    if not roomy:
        return Said(f"Missed {where}? {about} · y takes it, i not", offer=True)
    ends = " and ends the rep" if missed.ends_rep and width >= ROOMY + 18 else ""
    text = f"A tap seems missed at {where}: about {about} · y takes it{ends} · i ignores it"
    return Said(text, offer=True)


def accepted(view: View, at_ms: int) -> Input | None:
    """The input that takes the estimate on offer."""
    return None if view.missed is None else accepts(view.missed, at_ms)


def refused(view: View, at_ms: int) -> Input | None:
    """The input that says that nothing was missed."""
    return None if view.missed is None else refuses(view.missed, at_ms)


@dataclass(frozen=True, slots=True)
class PutAside:
    """The presses that count for nothing since the newest work began."""

    count: int = 0
    restore: RestorePress | None = None
    """Makes the newest of them a tap, where that can be."""


def put_aside(plan: Plan, rules: Rules, state: State, at_ms: int) -> PutAside:
    """What was put aside of late; the presses of a held key are one with the first."""
    run = state.last_work
    if run is None or run.step.kind is not StepKind.WORK:
        return PutAside()
    late = [stray for stray in state.strays if _counts(stray) and stray.at_ms >= run.start_ms]
    if not late:
        return PutAside()
    newest = late[-1]
    item = RestorePress(at_ms, run.step.index, run.attempt, newest.press)
    can = why_not(plan, rules, state, item) is None
    return PutAside(len(late), item if can else None)


def _counts(stray: Stray) -> bool:
    return stray.reason != HELD_KEY


def put_aside_said(aside: PutAside) -> Said:
    """`1 press not counted: R restores it`."""
    presses = "1 press" if aside.count == 1 else f"{aside.count} presses"
    which = "it" if aside.count == 1 else "the last"
    tail = f": R restores {which}" if aside.restore is not None else ""
    return Said(f"{presses} not counted{tail}")
