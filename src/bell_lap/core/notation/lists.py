"""Lists of reps: `200m - 400m - 600m @ mile`, and reps with floats between them.

The goal behind the last member goes to every member that is no float and has none of its own. A
count binds one measure, so a list behind a count without brackets is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bell_lap.core.notation.ahead import After, classify
from bell_lap.core.notation.bare_lists import read_bare_list
from bell_lap.core.notation.counts import read_count
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.drafts import EASY, Draft, build_step, draft_of
from bell_lap.core.notation.levels import check_values, gaps_of, place_of
from bell_lap.core.notation.limits import MOST_STEPS
from bell_lap.core.notation.measures import read_measure
from bell_lap.core.notation.recoveries import check_metres, of_time
from bell_lap.core.notation.rests import RestPart
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tails import read_draft
from bell_lap.core.notation.tokens import Token
from bell_lap.core.session import (
    Chain,
    Count,
    Manner,
    Movements,
    Open,
    Recovery,
    RecoveryKind,
    RepTime,
    Rest,
    Role,
    Segments,
    Span,
)
from bell_lap.core.units import Distance

OF_RECOVERIES = (Manner.JOG, Manner.WALK, Manner.STAND)


class Member(NamedTuple):
    """A rep of a list, and the character that joins it to the one before (`,` or `-`)."""

    draft: Draft
    joint: str


# --- reading --------------------------------------------------------------------------------------


def read_members(cur: Cursor, first: Draft) -> list[Member]:
    """All reps of the list that `first` begins; only itself where it begins none."""
    members = [Member(first, "")]
    while True:
        glued = cur.is_mark("-") and cur.is_glued()
        joint = _joint(cur, members[-1].draft)
        if joint is None:
            return members
        measured = read_measure(cur, listed=glued)
        if measured is None:
            raise cur.unexpected("is no next rep", ("a distance (400m)", "a time (90s)"))
        draft = read_draft(cur, draft_of(measured, Role.WORK), counted=False)
        members.append(Member(draft, joint))
        if len(members) > MOST_STEPS:
            message = f"a long list; a session has at most {MOST_STEPS:,} steps"
            raise cur.error(message, draft.where)


def read_first(cur: Cursor, role: Role) -> list[Member]:
    """The members that bare numbers begin the list with: `1-2-3min`; empty where none do."""
    measured = read_bare_list(cur)
    if not measured:
        return []
    drafts = [draft_of(one, role) for one in measured]
    read_draft(cur, drafts[-1], counted=False)
    return [Member(draft, "-" if index else "") for index, draft in enumerate(drafts)]


def _joint(cur: Cursor, before: Draft) -> str | None:
    """Take what joins the next rep of a list; None and nothing taken where the list ends."""
    mark = cur.mark()
    if cur.accept("-"):
        counted = read_count(cur)
        if counted is not None and counted[0] != Count():
            raise _count_in_list(cur, counted[1])
        return "-"
    if isinstance(before.measure, Movements) or before.role in (Role.WARMUP, Role.COOLDOWN):
        return None
    if cur.movements and before.label is not None:
        return None
    if cur.is_mark("+") and _is_whole(before):
        return None
    slash = cur.accept("/") if cur.is_mark("/") and cur.is_glued() else None
    joint = slash or cur.accept(",&+") or cur.word("and")
    cur.word("and")
    after = classify(cur)
    if joint is None and _goes_on(cur, before, after):
        return "-"
    if joint and (after in (After.FLOAT, After.JOGGED) or (after is After.MEMBER and not slash)):
        return "," if isinstance(joint, Token) and joint.text == "," else "-"
    cur.reset(mark)
    return None


def _is_whole(before: Draft) -> bool:
    """Behind a step with anything more than its measure a plus begins the next step."""
    return before.goal is not None or before.manner is not None or bool(before.rests)


def _goes_on(cur: Cursor, before: Draft, after: After) -> bool:
    """Whether the next rep follows with nothing between: `400 [90"] 800`, `1min on 1min off`."""
    if cur.closed() and before.rests:
        return after is After.MEMBER
    return before.on and after is After.FLOAT


def _count_in_list(cur: Cursor, where: Where) -> Exception:
    return cur.error(
        "a list has single reps, and here a count begins",
        where,
        hints=(
            "put ; between steps: 1km; 4 x 400m",
            "put brackets round sets: 2 x (1km; 4 x 400m)",
        ),
    )


# --- building -------------------------------------------------------------------------------------


def build_list(cur: Cursor, members: list[Member], where: Where) -> Chain:
    """The Chain of at least two members."""
    _refuse_warmup(cur, members)
    promoted = _promoted(cur, members)
    refuse_bare_time(cur, members)
    drafts = [member.draft for member in members]
    for draft in drafts:
        _make_float(draft)
    _easy_floats(cur, drafts)
    _share_goal(cur, drafts)
    rest = _rest_of(cur, drafts, promoted)
    metres = sum(isinstance(draft.measure, Distance) for draft in drafts)
    steps = tuple(
        build_step(
            cur, draft, Count(), None, among_metres=metres > isinstance(draft.measure, Distance)
        )
        for draft in drafts
    )
    parts = [part for draft in drafts for part in draft.rests]
    check_values(cur, rest, gaps_of(steps), place_of(parts, where))
    return Chain(steps, rest)


def refuse_bare_time(cur: Cursor, members: Sequence[Member]) -> None:
    """`1km, 2km @ 10k, 2min`: a time alone behind distances could be their recovery."""
    *before, last = members
    draft = last.draft
    plain = (draft.goal, draft.manner, draft.label) == (None, None, None) and not draft.rests
    if last.joint != "," or not plain or not isinstance(draft.measure, Span):
        return
    if all(isinstance(one.draft.measure, Distance) and not one.draft.manner for one in before):
        said = cur.source.slice(draft.where)
        raise cur.error(
            f"is {said} the next rep or a recovery?",
            draft.where,
            hints=(f"as the recovery: rest {said}", f"as the next rep: ; {said}"),
        )


def _refuse_warmup(cur: Cursor, members: Sequence[Member]) -> None:
    """`wu - 15min`, `wu 2km - 400m`: a warm-up is no rep of a list."""
    for member in members:
        draft = member.draft
        if draft.role in (Role.WARMUP, Role.COOLDOWN):
            warm = draft.role is Role.WARMUP
            word, what = ("wu", "warm-up") if warm else ("cd", "cool-down")
            own = isinstance(draft.measure, Open)
            first = f"{word} open" if own else f"{word} {cur.source.slice(draft.where)}"
            other = cur.source.slice(members[1].draft.where)
            as_length = (f"as its length: {word} {other}",) if own and len(members) == 2 else ()
            raise cur.error(
                f"a {what} is a step of its own, no rep of a list",
                draft.where,
                hints=(*as_length, f"as a step before the next: {first}; {other}"),
            )


def _make_float(draft: Draft) -> None:
    if draft.manner is not None:
        draft.role = Role.FLOAT


def _promoted(cur: Cursor, members: list[Member]) -> RestPart | None:
    """`200, 400, 600, 200m jog`: a jog at the end, after a comma, is the recovery of the list."""
    *before, last = members
    draft = last.draft
    if len(before) < 2 or last.joint != "," or draft.manner not in OF_RECOVERIES:
        return None
    if any(member.draft.manner is not None for member in before):
        return None
    if draft.goal is not None or draft.label is not None:
        return None
    recovery = _as_recovery(draft)
    if recovery is None:
        return None
    if recovery.distance is not None:
        check_metres(cur, recovery.distance, draft.where, recovery.manner)
    members.pop()
    cur.note("read as the recovery between all of them; a float goes after each rep", draft.where)
    return RestPart(((recovery,),), draft.where)


def _as_recovery(draft: Draft) -> Recovery | None:
    if isinstance(draft.measure, Span):
        return of_time(draft.measure.min_ms, draft.measure.max_ms, draft.manner)
    if isinstance(draft.measure, Distance):
        return Recovery(RecoveryKind.DISTANCE, draft.manner, distance=draft.measure)
    return None


def _easy_floats(cur: Cursor, drafts: Sequence[Draft]) -> None:
    """Beside reps with other goals, a member `@ easy` is a float."""
    goals = [draft.goal for draft in drafts if not draft.is_float and draft.goal is not None]
    if all(goal == EASY for goal in goals):
        return
    for draft in drafts:
        if draft.goal == EASY and not draft.is_float:
            cur.note("easy between harder reps: read as a float, which is no rep", draft.where)
            draft.goal, draft.manner, draft.role = None, Manner.EASY, Role.FLOAT


def _share_goal(cur: Cursor, drafts: Sequence[Draft]) -> None:
    last = drafts[-1]
    if last.is_float or last.goal is None:
        return
    lacking = [draft for draft in drafts[:-1] if not draft.is_float and draft.goal is None]
    own = any(draft.goal is not None for draft in drafts[:-1])
    where = last.goal_where or last.where
    if isinstance(last.goal, RepTime | Segments):
        for draft in lacking:
            if draft.measure != last.measure:
                raise cur.error(
                    f"{cur.said(where)} cannot be the time of every rep in this list",
                    where,
                    hints=("give each its own: 200m in 36s - 400m in 75s",),
                )
    if lacking and own:
        said = cur.source.slice(where)
        cur.note(f"{said} goes to every rep of the list without a goal of its own", where)
    for draft in lacking:
        draft.goal, draft.goal_where = last.goal, last.goal_where


def _rest_of(cur: Cursor, drafts: Sequence[Draft], promoted: RestPart | None) -> Rest | None:
    """The recovery of the list: one at its end, or one behind each rep but the last."""
    for draft in drafts:
        for part in draft.rests:
            if part.of_sets or len(part.levels) > 1:
                raise cur.error(
                    "a list has no sets",
                    part.where,
                    hints=("put brackets round it: 3 x (200m - 400m, rest 90s), rest 5min",),
                )
        if len(draft.rests) > 1:
            spare = draft.rests[1].where
            message = f"{cur.said(spare)} is a second recovery for the same gap"
            raise cur.error(message, spare, hints=("write one recovery behind each rep",))
    earlier = [draft.rests[0] for draft in drafts[:-1] if draft.rests]
    last = drafts[-1].rests[0] if drafts[-1].rests else promoted
    if not earlier:
        return last.rest() if last else None
    every = earlier if last is None else [*earlier, last]
    changing = next((part for part in every if len(part.levels[0]) > 1), None)
    if changing is not None:
        raise cur.error(
            f"{cur.said(changing.where)} changes, and one rep has one recovery behind it",
            changing.where,
            hints=("one for each gap, at the end: 400m - 600m - 800m, rest 90s/2min",),
        )
    if len(earlier) != len(drafts) - 1 or any(draft.is_float for draft in drafts):
        raise cur.error(
            "some reps of this list have a recovery and some have none",
            earlier[0].where,
            hints=("put one at the end: 400m - 600m - 800m, rest 90s",
                   "or one for each gap: 400m - 600m - 800m, rest 90s/2min"),
        )  # fmt: skip
    values = tuple(part.levels[0][0] for part in every)
    return Rest(values, last=last is not None and last.last)


# --- single steps ---------------------------------------------------------------------------------


def settle_manner(cur: Cursor, draft: Draft, *, counted: bool) -> None:
    """A rep alone: easy is its pace, a jog or a walk makes it a float."""
    manner, where = draft.manner, draft.manner_where or draft.where
    if manner is None or draft.role is not Role.WORK:
        return
    if manner is Manner.EASY:
        draft.manner = None
        draft.set_goal(cur, EASY, where)
        return
    if counted:
        said = cur.source.slice(draft.where)
        how = manner.value
        raise cur.error(
            f"are these reps a {how}, or is the {how} between them?",
            where,
            hints=(f"as reps: {said} @ easy", f"as the recovery: rest {said} {how}"),
        )
    draft.role = Role.FLOAT
    if draft.rests:
        message = "a float has no recovery after it"
        raise cur.error(message, draft.rests[0].where, hints=("the next step follows at once",))
