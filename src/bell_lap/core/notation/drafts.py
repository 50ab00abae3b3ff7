"""One rep on the page: a measure with everything that stands behind it, before it is a Step."""

from __future__ import annotations

from dataclasses import dataclass, field

from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.measures import LABEL_BELOW_M, Measured
from bell_lap.core.notation.rep_times import too_fast
from bell_lap.core.notation.rests import RestPart
from bell_lap.core.notation.segments import check_segments
from bell_lap.core.notation.source import Where
from bell_lap.core.session import (
    Count,
    Effort,
    Goal,
    Load,
    Manner,
    Measure,
    Movements,
    PaceGoal,
    RepTime,
    Rest,
    Role,
    Segments,
    Step,
    TrainingPace,
    Zone,
)
from bell_lap.core.units import Distance, Unit, decimal

MINUTES_BELOW_M = 100
"""Easy, as a warm-up or as a cool-down, metres below this were meant as minutes."""

EASY = PaceGoal(TrainingPace(Zone.EASY))


@dataclass(slots=True)
class Draft:
    """A rep being read. `where` is its measure's place; `goal_where` its goal's."""

    measure: Measure
    where: Where
    goal: Goal | None = None
    goal_where: Where | None = None
    label: str | None = None
    load: Load | None = None
    manner: Manner | None = None
    role: Role = Role.WORK
    rests: list[RestPart] = field(default_factory=list)
    times: Count | None = None
    """A count that stands after the measure: `600m x 5`."""
    times_where: Where | None = None
    manner_where: Where | None = None
    on: bool = False
    """Whether its effort is said by `on`, so that its float has to follow."""
    alternating: Manner | None = None
    """How every second rep is run, in `alternating fast/slow`."""

    def set_goal(self, cur: Cursor, goal: Goal, where: Where) -> None:
        """Give the rep its goal; a second one is an error."""
        if self.goal is not None:
            hints = ("a range: in 72-74s", "a change: @ 5k -> mile")
            message = f"{cur.said(where)} is a second goal for this rep"
            raise cur.error(message, where, hints=hints)
        self.goal, self.goal_where = goal, where

    @property
    def is_float(self) -> bool:
        """Whether it is run, jogged or walked between reps and is none itself."""
        return self.role is Role.FLOAT


def draft_of(measured: Measured, role: Role) -> Draft:
    """The draft of a rep with nothing behind it yet."""
    return Draft(measured.measure, measured.where, label=measured.label, role=role)


def build_step(
    cur: Cursor, draft: Draft, count: Count, rest: Rest | None, *, among_metres: bool = False
) -> Step:
    """The Step of a draft; raises where its parts do not go together.

    `among_metres` tells that it stands in a list with other distances, so that its own `m` can
    hardly have been meant as minutes.
    """
    if draft.goal is not None:
        where = draft.goal_where or draft.where
        if draft.is_float:
            raise cur.error(
                "a float has no goal of its own",
                where,
                hints=("a rep at an easy pace is written 400m @ easy",),
            )
        check_goal(cur, draft.measure, draft.goal, where)
    _check_metres(cur, draft, among_metres=among_metres)
    measure = draft.measure
    if draft.load is not None:
        assert isinstance(measure, Movements), "a load is looked for behind movements alone"
        measure = Movements(measure.reps, draft.load)
    return Step(measure, count, draft.goal, draft.label, rest, draft.role, draft.manner)


def check_goal(cur: Cursor, measure: Measure, goal: Goal, where: Where) -> None:
    """Raise where a rep of that measure cannot have that goal."""
    if isinstance(measure, Movements) and not isinstance(goal, Effort):
        raise cur.error(
            "a movement has no pace and no time to run it in",
            where,
            hints=('it can have an effort: 5 reps "squat" @ hard',),
        )
    if isinstance(goal, RepTime) and not isinstance(measure, Distance):
        raise cur.error(
            "a time for the rep needs a rep with a distance",
            where,
            hints=("after a time, write its recovery as rest 90s",),
        )
    if isinstance(goal, Segments):
        check_segments(cur, goal, measure, where)
    too_fast(cur, measure, goal, where)


def _check_metres(cur: Cursor, draft: Draft, *, among_metres: bool) -> None:
    measure = draft.measure
    labelled = draft.label is not None or cur.short_metres
    if not isinstance(measure, Distance) or measure.unit is not Unit.METRE or draft.label:
        return
    number = decimal(measure.thousandths)
    small = measure.thousandths < MINUTES_BELOW_M * 1000
    easy = draft.goal == EASY or draft.manner is Manner.EASY
    prefix = {Role.WARMUP: "wu ", Role.COOLDOWN: "cd "}.get(draft.role, "")
    if small and (prefix or (easy and not among_metres)):
        manner = " easy" if easy else ""
        raise cur.error(
            f"{measure} is {number} metres, always: m is never minutes",
            draft.where,
            hints=(
                f"for minutes: {prefix}{number}min{manner}",
                f'for metres, with a label: {prefix}{measure}{manner} "strides"',
            ),
        )
    if measure.thousandths < LABEL_BELOW_M * 1000 and not labelled:
        raise cur.error(
            f"{measure} is {number} metres, always: m is never minutes",
            draft.where,
            hints=(f"for minutes: {number}min", f'for metres, with a label: {measure} "sled push"'),
        )
