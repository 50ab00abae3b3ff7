"""Paces: of a race, of training, per unit; shifted; with leave to go faster.

Bare race paces are 800, 1500, 1600, 3000, 3200, 5000 and 10000; every other bare number is seconds
for the rep and no pace. After a pace, `- DURATION` is a shift.
"""

from __future__ import annotations

from bell_lap.core.notation import words
from bell_lap.core.notation.cursor import Cursor, Mark
from bell_lap.core.notation.races import read_race
from bell_lap.core.notation.shifts import read_compared, read_shift, read_speed_share
from bell_lap.core.notation.unit_paces import read_unit_pace
from bell_lap.core.session import PaceGoal, RacePace, TrainingPace, UnitPace, Whose


def read_pace(cur: Cursor) -> PaceGoal | None:
    """A pace with all that belongs to it, or None and nothing taken."""
    mark = cur.mark()
    speed = read_speed_share(cur)
    compared = read_compared(cur) if speed is None else None
    base = _read_base(cur)
    if base is None:
        if speed is not None:
            found = cur.peek()
            raise cur.error(
                "a share of the speed needs a pace after it", found.where, hints=("110% of 3k",)
            )
        cur.reset(mark)
        return None
    shift = speed or compared
    later = read_shift(cur)
    if later is not None and shift is not None:
        message = "this pace is shifted twice"
        raise cur.error(message, cur.since(mark), hints=("write @ mile - 2s or @ 101% of mile",))
    return PaceGoal(base, shift or later, or_faster=read_or_faster(cur))


def read_or_faster(cur: Cursor) -> bool:
    """Take `or faster` where it stands next."""
    return cur.phrase(words.OR_FASTER) is not None


def skip_pace_word(cur: Cursor) -> bool:
    """Take `pace`, `race pace` or `effort` after the name of a pace."""
    return cur.phrase((*words.PACE, "effort", "race effort")) is not None


def _read_base(cur: Cursor) -> RacePace | TrainingPace | UnitPace | None:
    start = cur.mark()
    whose = cur.phrase(words.WHOSE)
    unit_pace = None if whose else read_unit_pace(cur)
    if unit_pace is not None:
        return unit_pace
    race = read_race(cur)
    if race is not None:
        if whose is None:
            whose = cur.phrase(words.WHOSE)
        skip_pace_word(cur)
        _refuse_two(cur, start, race)
        return RacePace(race, whose or Whose.EITHER)
    if whose is not None:
        name = whose.value
        skip_pace_word(cur)
        raise cur.error(
            f"the {name} of which race?",
            cur.since(start),
            hints=tuple(f"write @ {name} {race}" for race in ("mile", "5k")),
        )
    zone = cur.find(words.ZONES)
    if zone is None:
        return None
    cur.skip(zone[1])
    if cur.source.slice(cur.since(start)).lower() == "steady":
        cur.note("steady read as easy pace; for faster write @ threshold", cur.since(start))
    skip_pace_word(cur)
    return TrainingPace(zone[0])


def _refuse_two(cur: Cursor, start: Mark, race: str) -> None:
    """`3k-5k pace` and `3k/5k pace` could be a range or a change."""
    if not (cur.is_mark("-/") and cur.is_glued()):
        return
    mark = cur.mark()
    cur.take()
    other = read_race(cur) if cur.peek().text != "-" else None
    if other is not None and cur.at(words.PACE):
        raise cur.error(
            f"{race} and {other}: one pace, or a change from one to the other?",
            cur.since(start),
            hints=(f"one pace: @ {race}", f"a change: @ {race} -> {other}"),
        )
    cur.reset(mark)
