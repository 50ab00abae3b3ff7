"""What the log dialog says: which times it asks for, and what it has understood."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from textual.content import Content

from bell_lap.core.log_fit import takers
from bell_lap.core.phrases import step_words
from bell_lap.core.plan import Plan
from bell_lap.core.result import WorkoutResult
from bell_lap.history.listing import result_line
from bell_lap.tui.widgets.frame import QUIET

MOST_KINDS = 3
HOW = "36.4 or 1:12.3 · laps 35.8/36.4 · - not timed · dnf"
EXAMPLES = "36.4 36.1 ..."


def asks(plan: Plan) -> str:
    """`8 times (8 x 200m), or none`: what the field of times takes."""
    steps = takers(plan)
    if not steps:
        return "none: " + ("nothing is run" if not plan.steps else "sets take no times")
    kinds = [(len(list(group)), words) for words, group in groupby(steps, key=step_words)]
    said = ", ".join(words if count == 1 else f"{count} x {words}" for count, words in kinds)
    if len(kinds) > MOST_KINDS:
        said = f"{len(steps)} reps"
    times = "1 time" if len(steps) == 1 else f"{len(steps)} times"
    return f"{times} ({said}), or none"


def understood(plan: Plan, day: date, result: WorkoutResult) -> Content:
    """The day, the session, and the result in one line, as the history will have it."""
    line = result_line(result)
    if not plan.steps:
        line = "Nothing is run: a mark for the calendar."
    timed = any(step.elapsed_ms is not None for step in result.reps)
    note = "" if timed or not result.reps else " · done, not timed"
    return Content("\n").join(
        (
            Content.assemble((f"{day:%a} {day.day} {day:%b %Y}  ", QUIET), (plan.title, "bold")),
            Content(f"{line}{note}"),
            Content.styled(HOW if takers(plan) else "", QUIET),
        )
    )
