"""The count-through: near a mark the running seconds, called as coaches call them at the line.

A call begins on its second, and is over before the next. Only the minutes of a first call begin
earlier, so that its seconds fall on the beat.
"""

from __future__ import annotations

from collections.abc import Iterator

from bell_lap.core import spoken
from bell_lap.core.pacing import goal_range_at_ms
from bell_lap.core.plan import MeasureKind, Plan, StepRole
from bell_lap.core.rules import Rules, Who
from bell_lap.core.session import Kind, Place, Splits
from bell_lap.core.spoken import Words
from bell_lap.core.state import Run
from bell_lap.core.track import marks
from bell_lap.core.units import MS, SECONDS_BELOW_MS
from bell_lap.core.voice import before_ms

BEFORE_MS = 3_000
"""Counting begins this long before the goal ..."""
AFTER_MS = 5_000
"""... and ends this long after it, or at the tap."""
LONGEST_MINUTES = 20
"""From here on a whole minute is called by its bare number: both words would take too long."""
WIDEST_MS = 5_000
"""Of a range, no more than this is counted before its slower bound's three seconds."""


def is_on(asked: bool | None, plan: Plan, rules: Rules) -> bool:
    """Whether seconds are counted: as asked, else for a solo runner and in a pacing session."""
    return (rules.who is Who.SOLO or plan.kind is Kind.PACING) if asked is None else asked


def counts(run: Run, plan: Plan, rules: Rules) -> Iterator[tuple[int, Words]]:
    """The calls of a rep, each with its instant, in order; marks that have a tap are over.

    A solo runner passes the line untapped, so every lap is counted, not only what is tapped.
    """
    said = 0
    for goal_ms, places in _windows(run, plan, rules):
        in_seconds = goal_ms < SECONDS_BELOW_MS
        first = True
        for second in places:
            if second <= said:
                continue
            words = call(second, in_seconds=in_seconds, first=first)
            early_ms = 0
            if first and not in_seconds and second % 60:
                early_ms = before_ms(spoken.number(second // 60))
            yield run.instant(second * MS) - early_ms, words
            said, first = second, False


def call(second: int, *, in_seconds: bool, first: bool = False) -> Words:
    """One running second: "seventy-four"; over 100 s "four fifty-six" first, then "fifty-seven".

    `in_seconds`: the goal is under 100 s, so that no minutes are said even just beyond.
    """
    if in_seconds:
        if second <= 100:
            return spoken.number(second)
        return (*spoken.number(second // 100), *spoken.two_places(second % 100))
    minutes, seconds = divmod(second, 60)
    if seconds == 0:
        unit = "minute" if minutes == 1 else "minutes"
        return (*spoken.number(minutes), *((unit,) if minutes <= LONGEST_MINUTES else ()))
    return (*(spoken.number(minutes) if first else ()), *spoken.two_places(seconds))


def _windows(run: Run, plan: Plan, rules: Rules) -> Iterator[tuple[int, range]]:
    """The goal and the seconds to call at each mark that is still to come."""
    step = run.step
    if step.measure is not MeasureKind.DISTANCE or step.role is not StepRole.WORK:
        return
    if step.goal is None or step.distance_m is None:
        return
    passed = run.taps[-1].mark + 1 if run.taps else 0
    places_m = [mark.distance_m for mark in step.marks[passed:]]
    if rules.who is Who.SOLO and plan.place is Place.TRACK:
        places_m = [*marks(step.distance_m, plan.lap_m, Splits.LAP)]
    elif plan.place is Place.ROAD:
        places_m = [step.distance_m]
    for place_m in places_m:
        goal = None if place_m is None else goal_range_at_ms(step.goal, place_m)
        if goal is not None:
            from_ms = max(goal.min, goal.max - WIDEST_MS) - BEFORE_MS
            yield goal.max, range(max(1, -(-from_ms // MS)), (goal.max + AFTER_MS) // MS + 1)
