"""The public JSON of `show`: every key, nulls, ranges, seconds."""

from __future__ import annotations

import json

from hypothesis import given

from bell_lap.core.expand import expand
from bell_lap.core.profile import NOBODY
from bell_lap.core.session import (
    Block,
    Chain,
    Count,
    Manner,
    Movements,
    Note,
    Recovery,
    RecoveryKind,
    Rest,
    Role,
    Session,
    Sets,
    Span,
    Step,
)
from bell_lap.core.show import show_json
from bell_lap.core.track import Track
from tests.core.sessions import MILER, SESSIONS, easy, in_ms, planned, rest_ms, run, session
from tests.core.test_expand_properties import plan_of

KEYS = [
    *("index", "block", "role", "kind", "measure", "distance_m", "duration_s", "count", "goal_s"),
    *("mode", "set", "rep", "of", "optional", "label"),
]
TOTALS = [
    *("reps", "work_distance_m", "recovery_distance_m", "work_s", "recovery_s", "estimated_s"),
]

Steps = list[dict[str, object]]


def steps_of(shown: dict[str, object]) -> Steps:
    steps = shown["steps"]
    assert isinstance(steps, list)
    return steps


@given(SESSIONS)
def test_every_key_is_always_there(any_session: Session) -> None:
    shown = show_json(plan_of(any_session, MILER, Track()))
    assert list(shown) == ["title", "notation", "notes", "steps", "totals"]
    assert all(list(step) == KEYS for step in steps_of(shown))
    totals = shown["totals"]
    assert isinstance(totals, dict)
    assert list(totals) == TOTALS
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown


def test_the_frank_horwill_session() -> None:
    inner = run(400, 3, in_ms(56_000), rest_ms(180_000))
    shown = show_json(planned(Sets((inner,), Count(4, 4), rest_ms(300_000))))
    steps = steps_of(shown)
    work = [step for step in steps if step["kind"] == "work"]
    rests = [step["duration_s"] for step in steps if step["kind"] == "recovery"]
    assert len(work) == 12
    assert {step["goal_s"] for step in work} == {56.0}
    assert (rests.count(180.0), rests.count(300.0), len(rests)) == (8, 3, 11)
    assert shown["totals"] == {
        "reps": 12,
        "work_distance_m": 4800.0,
        "recovery_distance_m": 0.0,
        "work_s": 672.0,
        "recovery_s": 2340.0,
        "estimated_s": 3012.0,
    }
    assert steps[0] == {
        "index": 0,
        "block": None,
        "role": "work",
        "kind": "work",
        "measure": "distance",
        "distance_m": 400.0,
        "duration_s": None,
        "count": None,
        "goal_s": 56.0,
        "mode": None,
        "set": 1,
        "rep": 1,
        "of": 12,
        "optional": False,
        "label": None,
    }


def test_ranges_have_a_min_and_a_max() -> None:
    step = Step(Span(30_000, 30_000), Count(8, 10), rest=Rest((jog_for(80_000, 90_500),)))
    shown = show_json(planned(step))
    steps = steps_of(shown)
    assert steps[0]["of"] == {"min": 8, "max": 10}
    assert steps[0]["duration_s"] == 30.0
    assert steps[1]["duration_s"] == {"min": 80.0, "max": 90.5}
    assert steps[1]["mode"] == "jog"
    assert [step["optional"] for step in steps][-3:] == [True, True, True]
    totals = shown["totals"]
    assert isinstance(totals, dict)
    assert totals["reps"] == {"min": 8, "max": 10}
    assert totals["work_s"] == {"min": 240.0, "max": 300.0}


def jog_for(least: int, most: int) -> Recovery:
    return Recovery(RecoveryKind.TIME, Manner.JOG, least, most)


def test_recoveries_say_how_they_are_measured() -> None:
    kinds = (
        Recovery(RecoveryKind.FULL, min_ms=60_000),
        Recovery(RecoveryKind.EQUAL, Manner.JOG),
        Recovery(RecoveryKind.BACK, Manner.WALK),
        Recovery(RecoveryKind.SEND_OFF, max_ms=180_000),
    )
    shown = steps_of(show_json(planned(run(300, 5, in_ms(60_000), Rest(kinds)))))
    rests = [step for step in shown if step["kind"] == "recovery"]
    assert [
        (step["measure"], step["duration_s"], step["distance_m"], step["mode"]) for step in rests
    ] == [
        ("open", None, None, None),
        ("time", 60.0, None, "jog"),
        ("distance", None, 300.0, "walk"),
        ("time", 120.0, None, None),
    ]
    unknown = steps_of(show_json(planned(run(300, 2, rest=Rest((kinds[1],))), profile=MILER)))
    assert (unknown[1]["measure"], unknown[1]["duration_s"]) == ("time", None)


def test_what_is_no_rep_has_no_number() -> None:
    warm = Step(Span(600_000, 600_000), role=Role.WARMUP, manner=Manner.EASY)
    squat = Step(Movements(5), label="squat")
    blocks = (Block((warm,), "Warm-up"), Block((Chain((run(400), easy(400))), squat)))
    notes = (Note("400 is metres", 2, 3),)
    shown = show_json(expand(session(*blocks), NOBODY, Track(), notes))
    assert shown["notes"] == [{"text": "400 is metres", "line": 2, "column": 3}]
    steps = steps_of(shown)
    assert [(s["role"], s["block"], s["mode"], s["rep"], s["of"]) for s in steps] == [
        ("warmup", "Warm-up", "easy", None, None),
        ("gate", None, None, None, None),
        ("work", None, None, 1, 2),
        ("work", None, "easy", None, None),
        ("work", None, None, 2, 2),
    ]
    assert (steps[-1]["measure"], steps[-1]["count"], steps[-1]["label"]) == ("count", 5, "squat")
