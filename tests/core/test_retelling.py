"""Sessions told anew as send-offs: the same work in the same order, and nothing waits for a tap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given

from bell_lap.core.drafts import Work, lay_out
from bell_lap.core.expand import expand
from bell_lap.core.notation.printer import print_items
from bell_lap.core.plan import MeasureKind, Plan, StepKind
from bell_lap.core.profile import NOBODY, Profile
from bell_lap.core.retelling import Synchronous, synchronous
from bell_lap.core.sendoffs import Piece, Wait, pieces_of
from bell_lap.core.session import (
    Block,
    Chain,
    Count,
    RaceTime,
    Recovery,
    RecoveryKind,
    Rest,
    Role,
    Session,
    Sets,
    Step,
)
from bell_lap.core.track import Track
from bell_lap.core.units import metres
from bell_lap.errors import BadInput
from bell_lap.library.files import from_notation
from tests.core.sessions import PROFILES, SESSIONS, TRACKS

MILER = Profile(goal=RaceTime("mile", 300_000))


def retold(notation: str, profile: Profile = MILER) -> Synchronous:
    session = from_notation(notation).session
    return synchronous(session, expand(session, profile, Track()))


def printed(told: Synchronous) -> str:
    return print_items(told.session.blocks[0].items)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("4 x 400m in 72s, rest 90s", "4 x 400m in 72s, on 2:42"),
        ("4 x 400m in 72.3s, rest 90s jog", "4 x 400m in 72.3s, on 2:43"),
        ("2 x 400m in 72-74s, rest 60-90s", "2 x 400m in 72-74s, on 2:44"),
        ("4 x 400m @ goal mile, rest 90s", "4 x 400m in 74.6s, on 2:45"),
        ("4 x 400m @ mile or faster, rest equal", "4 x 400m in 74.6s or faster, on 2:30"),
        ("4 x 400m in 72s, on 3min", "4 x 400m in 72s, on 3min"),
        ("8-10 x 30s @ hard, rest 60s jog", "8-10 x 30s @ hard, rest 60s jog"),
        ("4 x 3min @ mile, rest 1:2", "4 x 3min @ mile, rest 6min"),
        (
            "3 x (4 x 200m in 35s, rest 30s), rest 5min",
            "3 x (4 x 200m in 35s, on 65s), on 5:35",
        ),
        (
            "3 x (4 x 200m in 35s, rest 30s, last rest), rest 5min",
            "3 x (4 x 200m in 35s, on 65s), on 6:05",
        ),
        ("3 x 300m in 50s, rest 30s/25s", "3 x 300m in 50s, on 80s/75s"),
        ("400m in 75s - 800m @ max, rest 90s", "400m in 75s, on 2:45\n800m @ max"),
        ("4 x (400m in 72s - 200m easy)", "4 x (400m in 72s - 200m easy)"),
        ("10 x (60s @ hard - 60s easy)", "10 x (60s @ hard - 60s easy)"),
        ("3 x 400m in 72s, rest 0; 200m in 35s", "3 x 400m in 72s, rest 0\n200m in 35s"),
        ("2 x 800m @ 5k -> mile, rest 60s", "800m in 2:45.1, on 3:46\n800m in 2:29.1"),
        ("2 x 3min @ 5k -> mile, rest 60s", "3min @ 3:26/km, rest 60s\n3min @ 3:06/km"),
        ("2 x open \"strides\", rest full", '2 x 60s "strides", rest 3min'),
        ('3 x "A skip", rest 30s', '3 x "A skip", on 60s'),
        ("wu 10min easy; 2 x 200m in 35s, rest 60s; cd 10min easy", "2 x 200m in 35s, on 95s"),
    ],
)  # fmt: skip
def test_each_form(written: str, told: str) -> None:
    assert printed(retold(written)) == told


def test_what_has_become_a_send_off_is_told_once_for_like_reps() -> None:
    told = retold("4 x 400m in 72s, rest 90s; 200m in 35s, on 3min; 200m in 35s")
    assert [(one.what, one.every_ms) for one in told.send_offs] == [
        ("rep 1-4: 400m @ 72.0, 90s", 162_000)
    ]
    assert told.waits == ()


def test_what_waits_for_a_tap_is_listed_with_its_time() -> None:
    told = retold('3 x 200m in 30s, rest full; 2 x open "strides", rest walk back; cd 5min easy')
    assert [(one.what, one.ms, one.stated, one.times) for one in told.waits] == [
        ("full recovery after 200m", 90_000, False, 3),
        ("strides", 60_000, True, 2),
        ("walk back after strides", 180_000, True, 1),
    ]
    assert told.dropped == ("5min easy",)


@pytest.mark.parametrize(
    ("notation", "drifts"),
    [
        ("4 x (400m in 72s - 200m easy)", True),
        ("10 x (60s @ hard - 60s easy)", False),
        ("4 x 400m in 72s, rest 0", True),
        ("4 x 400m in 72s, rest 60s", False),
    ],
)
def test_a_late_tap_moves_only_what_follows_at_once(notation: str, drifts: bool) -> None:
    assert retold(notation).drifts is drifts


@pytest.mark.parametrize("notation", ["4 x 400m @ mile, rest 90s", "4 x 400m @ max, rest 90s"])
def test_a_rep_without_a_time_says_what_is_needed(notation: str) -> None:
    with pytest.raises(BadInput, match="rep 1, 400m") as caught:
        retold(notation, NOBODY)
    assert "--goal" in str(caught.value)
    assert "[profile]" in str(caught.value)


def test_a_session_without_reps_has_no_sound_track() -> None:
    with pytest.raises(BadInput, match="no rep"):
        retold("wu 10min easy; cd 5min easy")


def told_plan(session: Session, profile: Profile, track: Track) -> tuple[Synchronous, Plan, Plan]:
    try:
        plan = expand(session, profile, track)
        told = synchronous(session, plan)
        return told, plan, expand(told.session, profile, track)
    except BadInput:
        assume(False)  # noqa: FBT003 - hypothesis has no other spelling
        raise


@given(SESSIONS, PROFILES, TRACKS)
def test_the_work_is_the_same_and_nothing_waits(
    session: Session, profile: Profile, track: Track
) -> None:
    told, plan, again = told_plan(session, profile, track)
    reps = [(step.rep, step.distance_m, step.label) for step in plan.steps if step.is_rep]
    assert [(step.rep, step.distance_m, step.label) for step in again.steps if step.is_rep] == reps
    assert all(step.kind is not StepKind.GATE for step in again.steps)
    assert {step.rest.kind for step in again.steps if step.rest is not None} <= {
        RecoveryKind.TIME, RecoveryKind.SEND_OFF
    }  # fmt: skip
    assert not any(
        step.measure is MeasureKind.OPEN for step in again.steps if step.kind is StepKind.WORK
    )
    assert told.session.title == session.title


@given(SESSIONS, PROFILES, TRACKS)
def test_each_recovery_stands_where_it_stood(
    session: Session, profile: Profile, track: Track
) -> None:
    told, plan, again = told_plan(session, profile, track)
    before, after = from_first_rep(session, plan), from_first_rep(told.session, again)
    for old, new in zip(before, after[:-1], strict=False):
        if new.gaps:
            assert old.gaps
        elif old.gaps:
            # A send-off that the rep itself used up leaves nothing.
            assert {gap.rest and gap.rest.kind for gap in old.gaps} <= {
                RecoveryKind.SEND_OFF, RecoveryKind.TIME, RecoveryKind.EQUAL, RecoveryKind.RATIO
            }  # fmt: skip


def test_a_set_that_starts_with_a_float_says_that_nothing_follows_it() -> None:
    float_step = Step(metres(20), role=Role.FLOAT)
    sets = Sets((Chain((float_step, Step(metres(20)))), Step(metres(20))), Count(1, 2))
    session = Session(
        (Block((sets,)), Block((Step(metres(20)),), flow=True)),
        "Two",
        race=RaceTime("mile", 360_000),
    )
    told, plan, again = told_plan(session, NOBODY, Track())
    gaps = [len(piece.gaps) for piece in pieces_of(told.session, again)]
    assert gaps == [len(piece.gaps) for piece in pieces_of(session, plan)] == [0, 1, 0, 0, 1, 0, 0]


def test_parts_stay_apart_where_the_work_has_used_up_its_send_offs() -> None:
    step = Step(
        metres(400), rest=Rest((Recovery(RecoveryKind.SEND_OFF, max_ms=10_000),), last=True)
    )
    session = Session((Block((Sets((step,), rest=step.rest),)), Block((Step(metres(200)),))), "Two")
    told, plan, _ = told_plan(session, MILER, Track())
    assert [len(piece.gaps) for piece in pieces_of(session, plan)] == [3, 0]
    assert Wait("between two parts", 120_000, stated=True) in told.waits


def from_first_rep(session: Session, plan: Plan) -> list[Piece]:
    pieces = pieces_of(session, plan)
    return pieces[next(place for place, one in enumerate(pieces) if one.step.is_rep) :]


def test_the_drafts_of_the_printed_session_are_those_of_the_told_one() -> None:
    told = retold("3 x (400m in 72s - 200m easy, rest 90s; 300m in 50s, rest 60s), rest 5min")
    again = from_notation(printed(told)).session
    assert _works(again) == _works(told.session)


def _works(session: Session) -> list[Work]:
    return [
        replace(draft, line=0)
        for block in session.blocks
        for draft in lay_out(block)
        if isinstance(draft, Work)
    ]
