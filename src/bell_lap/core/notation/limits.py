"""How large a session may be: 1,000 steps, 24 hours, 8 levels.

Steps are counted arithmetically, from counts and lists, before anything is expanded; recoveries are
not steps. A distance is taken at 7.5 m/s, the fastest that a long day could be run.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bell_lap.core.session import Chain, Item, RepTime, Rest, Segments, Span, Step
from bell_lap.core.units import HOUR_MS, MS, Distance

MOST_STEPS = 1000
MOST_HOURS = 24
MOST_LEVELS = 8
_LAP_M = 200.0
"""The shortest lap in use: a lap is at least this long."""
_FASTEST_M_S = 7.5


class Weight(NamedTuple):
    """The size of an item: its steps, and the ms that it takes at least."""

    steps: int
    time_ms: int

    @property
    def excess(self) -> str | None:
        """What is too much about it; None where nothing is."""
        if self.steps > MOST_STEPS:
            return f"that makes {self.steps:,} steps; a session has at most {MOST_STEPS:,}"
        if self.time_ms > MOST_HOURS * HOUR_MS:
            hours = self.time_ms // HOUR_MS
            return f"that takes {hours:,} hours or more; a session lasts at most {MOST_HOURS}"
        return None

    def plus(self, other: Weight) -> Weight:
        """The size of both together."""
        return Weight(self.steps + other.steps, self.time_ms + other.time_ms)


def weigh(item: Item) -> Weight:
    """The size of an item after expansion."""
    if isinstance(item, Step):
        own = _step_ms(item) * item.count.max + _rest_ms(item.rest, item.count.max - 1)
        return Weight(item.count.max, own)
    if isinstance(item, Chain):
        together = _together(item.members)
        return together.plus(Weight(0, _rest_ms(item.rest, len(item.members) - 1)))
    once = _together(item.parts)
    sets = item.count.max
    rests_ms = _rest_ms(item.rest, sets - 1)
    return Weight(once.steps * sets, once.time_ms * sets + rests_ms)


def _together(items: Sequence[Item]) -> Weight:
    weights = [weigh(item) for item in items]
    return Weight(sum(one.steps for one in weights), sum(one.time_ms for one in weights))


def _step_ms(step: Step) -> int:
    if isinstance(step.measure, Span):
        return step.measure.max_ms
    if isinstance(step.goal, RepTime):
        return step.goal.max_ms
    if isinstance(step.goal, Segments):
        return sum(goal.max_ms for _, goal in step.goal.parts if isinstance(goal, RepTime))
    if isinstance(step.measure, Distance):
        return int(step.measure.metres(_LAP_M) * MS / _FASTEST_M_S)
    return 0


def _rest_ms(rest: Rest | None, gaps: int) -> int:
    """The timed part of a recovery over all its gaps, the longest value taken for each."""
    if rest is None:
        return 0
    longest = max((value.max_ms or value.min_ms or 0) for value in rest.values)
    return longest * max(gaps, 0)
