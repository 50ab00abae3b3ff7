"""A workout as runners write it to each other: in one line, and as a table.

In the line a time that was estimated has a `~` before it, one from a watch a `w` after it; where
all are from a watch that is said once. `dnf` was given up, a dash has no time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from bell_lap.core.analysis import has_time, mean, recoveries_before, was_done
from bell_lap.core.change_phrases import done_words, planned_goal_words
from bell_lap.core.history_phrases import rested_words
from bell_lap.core.phrases import range_words, rep_word
from bell_lap.core.plan import MeasureKind, Plan, Range, StepKind
from bell_lap.core.result import Flag, Status, StepResult, WorkoutResult
from bell_lap.core.set_phrases import UNKNOWN, sets_words
from bell_lap.core.strength import Lifted
from bell_lap.core.units import format_delta, format_time

HEADER = ("rep", "what", "rest before", "time", "goal", "delta", "laps", "remarks")
LEFT = frozenset({"what", "laps", "remarks"})
"""Columns of words; the others are figures and stand at the right."""
_SPECIAL = frozenset("\\|*_`<>[]~")

Cells = tuple[str, ...]


def share_line(result: WorkoutResult, plan: Plan) -> str:
    """`6 x 400m [90s jog] 71.2 70.9 71.4 71.0 70.8 69.5 · avg 70.8 · goal 72`.

    Several lengths follow one another with ` / `, sets of a movement tell what was lifted. Without
    reps it tells the work itself, without work the session's title. Warm-up and cool-down go
    without saying.
    """
    reps = [rep for rep in result.reps if not rep.running]
    if not reps:
        other = [step for step in result.steps if step.kind is StepKind.WORK and not step.running]
        return " / ".join(_Group((step,), "").line() for step in other) or plan.title
    groups = _groups(result, reps)
    line = " / ".join(group.line() for group in groups)
    if len(groups) > 1 and not any(group.rest for group in groups):
        rests = _rests_between(result, reps)
        line += f" · rest {rests[0]}" if len(rests) == 1 else ""
    if result.status is Status.STOPPED and reps[-1].of is not None:
        done, word = sum(map(was_done, reps)), rep_word(reps[-1].measure)
        line += f" · {done} of {range_words(reps[-1].of)} {word}s"
    return line


@dataclass(frozen=True, slots=True)
class _Group:
    """Reps in a row with one label, or sets of one movement."""

    reps: tuple[StepResult, ...]
    rest: str
    """What lies between them; empty where they differ, or where there is one rep only."""

    def line(self) -> str:
        """`6 x 400m [90s jog] 71.2 70.9 · avg 71.1 · goal 72`."""
        first = self.reps[0]
        if first.movement is not None:
            done = [Lifted(rep.reps_done, rep.load_done) for rep in self.reps if was_done(rep)]
            return f"{first.movement} {sets_words(done) if done else UNKNOWN}"
        count = f"{len(self.reps)} x " if len(self.reps) > 1 else ""
        rest = f"[{self.rest}]" if self.rest else ""
        parts = [
            " ".join(filter(None, (f"{count}{first.label}", rest, self.effort(), self.times())))
        ]
        known = [
            rep.elapsed_ms for rep in self.reps if rep.elapsed_ms is not None and was_done(rep)
        ]
        if len(known) > 1 and self.times():
            parts.append(f"avg {format_time(mean(known))}")
        if self.by_watch() and self.times():
            parts.append("by watch")
        return " · ".join(filter(None, (*parts, self.goal())))

    def times(self) -> str:
        """Each time; empty where none is news: a rep that was run for 30 s took 30 s."""
        if self.reps[0].measure not in (MeasureKind.DISTANCE, MeasureKind.OPEN):
            return ""
        told = map(shared_time, self.reps)
        return " ".join(time.removesuffix("w") if self.by_watch() else time for time in told)

    def by_watch(self) -> bool:
        """Whether all of several times are from a watch."""
        timed = [rep for rep in self.reps if has_time(rep)]
        return len(timed) > 1 and all(Flag.BY_WATCH in rep.flags for rep in timed)

    def goal(self) -> str:
        """`goal 72`, `goal 70-74`; empty where not every rep had a time to run."""
        goals = [rep.goal_ms for rep in self.reps if rep.goal_ms is not None]
        if len(goals) < len(self.reps):
            return ""
        span = Range(min(goal.min for goal in goals), max(goal.max for goal in goals))
        return f"goal {_span(span)}"

    def effort(self) -> str:
        """`@ max`, where that is all that was asked, and asked of all."""
        asked = {rep.goal_text if rep.goal_ms is None else "" for rep in self.reps}
        text = asked.pop() if len(asked) == 1 else ""
        return f"@ {text}" if text else ""


def _groups(result: WorkoutResult, reps: list[StepResult]) -> list[_Group]:
    groups = []
    for _, members in groupby(reps, key=lambda rep: rep.movement or rep.label):
        alike = list(members)
        rests = _rests_between(result, alike)
        groups.append(_Group(tuple(alike), rests[0] if len(rests) == 1 else ""))
    return groups


def _rests_between(result: WorkoutResult, reps: list[StepResult]) -> list[str]:
    """What lies between neighbours of these reps, each once: recoveries and floats, no gates."""
    places = {id(step): place for place, step in enumerate(result.steps)}
    found = (
        " + ".join(
            step.label
            for step in result.steps[places[id(one)] + 1 : places[id(other)]]
            if step.kind is StepKind.RECOVERY or (step.kind is StepKind.WORK and step.rep is None)
        )
        for one, other in pairwise(reps)
    )
    return list(dict.fromkeys(found))


def shared_time(rep: StepResult) -> str:
    """`71.2`, `~71.2` estimated, `71.2w` by watch, `dnf`, a dash."""
    if Flag.DID_NOT_FINISH in rep.flags:
        return "dnf"
    if rep.elapsed_ms is None or not has_time(rep):
        return UNKNOWN
    about = "~" if Flag.ESTIMATED in rep.flags else ""
    return f"{about}{format_time(rep.elapsed_ms)}{'w' if Flag.BY_WATCH in rep.flags else ''}"


def _span(ms: Range) -> str:
    """`72`, `71.5`, `72-74`: no tenths where there are none."""
    least, most = (format_time(each, 1).removesuffix(".0") for each in (ms.min, ms.max))
    return least if least == most else f"{least}-{most}"


# --- the table ------------------------------------------------------------------------------------


def share_table(result: WorkoutResult, plan: Plan) -> list[Cells]:
    """A header and a row for each rep, or for the work itself where there are none.

    Columns in which nothing stands are left out. Empty where nothing was run.
    """
    rests = recoveries_before(result.steps)
    work = [(ord_, step) for ord_, step in enumerate(result.steps) if step.kind is StepKind.WORK]
    reps = [one for one in work if one[1].rep is not None and Flag.REPLACED not in one[1].flags]
    rows = [_cells(step, rests.get(ord_), plan) for ord_, step in reps or work]
    kept = [place for place in range(len(HEADER)) if any(row[place] for row in rows)]
    return [tuple(row[place] for place in kept) for row in (HEADER, *rows)] if rows else []


def _cells(step: StepResult, rest_ms: int | None, plan: Plan) -> Cells:
    goal = step.goal_text if step.goal_ms is None else _span(step.goal_ms)
    planned = planned_goal_words(plan, step)
    laps = [UNKNOWN if mark.lap_ms is None else format_time(mark.lap_ms) for mark in step.marks]
    return (
        "" if step.rep is None else str(step.rep),
        step.label,
        rested_words(rest_ms),
        "" if step.elapsed_ms is None else format_time(step.elapsed_ms),
        goal,
        "" if step.delta_ms is None else format_delta(step.delta_ms),
        " ".join(laps) if len(laps) > 1 else "",
        ", ".join(filter(None, (planned, done_words(plan, step), *(f.value for f in step.flags)))),
    )


def as_text(table: Sequence[Cells]) -> list[str]:
    """The table in columns, a line for each row."""
    wide = [max(map(len, column)) for column in zip(*table, strict=True)]
    left = [name in LEFT for name in table[0]] if table else []
    return [
        "  ".join(
            cell.ljust(width) if words else cell.rjust(width)
            for cell, width, words in zip(row, wide, left, strict=True)
        ).rstrip()
        for row in table
    ]


def as_markdown(table: Sequence[Cells]) -> list[str]:
    """The table in Markdown, a line for each row; what Markdown would read is escaped."""
    if not table:
        return []
    rule = tuple("---" if name in LEFT else "---:" for name in table[0])
    rows = (table[0], rule, *(tuple(map(escaped, row)) for row in table[1:]))
    return [f"| {' | '.join(row)} |" for row in rows]


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in " ".join(text.split()))
