"""Last time's sets of a movement: found for the runner, in the newest workout, by an index."""

from __future__ import annotations

from pathlib import Path

import pytest

from bell_lap.core import inputs, plan_json
from bell_lap.core.plan import Plan
from bell_lap.core.result import Flag, WorkoutResult
from bell_lap.core.session import Load
from bell_lap.core.strength import Lifted
from bell_lap.history import lifts
from bell_lap.history.migrations import backup_path
from bell_lap.history.store import Store
from tests.core.talk import Talk, plan_of
from tests.history.build import START_UTC_MS, new
from tests.history.conftest import raw
from tests.history.test_file import build_v1
from tests.history.test_queries import plan_of as query_plan

DAY_MS = 86_400_000
LIFTS = plan_of('2 x (5 reps "Back  squat" 100kg), rest 3min', '2 x "A skip", rest 30s')
KG_100 = Load(100_000)


def lifted(*reps: int, plan: Plan = LIFTS) -> WorkoutResult:
    """A workout of these sets, each with a count of its own, stopped after the last."""
    talk = Talk(plan).at(0).tap()
    for place, count in enumerate(reps):
        talk.at(20_000 + place * 200_000).tap()
        talk.does(inputs.SetDone, step=2 * place, reps=count)
    return talk.at(talk.now + 1_000).stop().result


def keep(store: Store, result: WorkoutResult, day: int = 0, runner: str = "") -> int:
    number = store.create(new("Lifts", START_UTC_MS + day * DAY_MS, plan=LIFTS, runner=runner))
    store.finish(number, result)
    return number


def test_the_newest_workout_with_the_movement_is_found(store: Store) -> None:
    keep(store, lifted(5, 5))
    newest = keep(store, lifted(5, 4), day=3)
    keep(store, lifted(), day=5)
    found = store.last_time("back squat")
    assert found is not None
    assert found.workout == newest
    assert found.started_utc_ms == START_UTC_MS + 3 * DAY_MS
    assert found.sets == (Lifted(5, KG_100), Lifted(4, KG_100))


def test_a_workout_is_not_its_own_last_time(store: Store) -> None:
    first = keep(store, lifted(5, 5))
    second = keep(store, lifted(3))
    found = store.last_time("back squat", before=second)
    assert found is not None
    assert found.workout == first
    assert store.last_time("back squat", before=first) is None


def test_what_was_written_down_later_is_as_old_as_its_day(store: Store) -> None:
    this_week = keep(store, lifted(5))
    keep(store, lifted(4), day=-30)
    found = store.last_time("back squat")
    assert found is not None
    assert found.workout == this_week
    earlier = store.last_time("back squat", before=this_week)
    assert earlier is not None
    assert earlier.sets[0].reps == 4


def test_each_runner_has_a_last_time_of_their_own(store: Store) -> None:
    keep(store, lifted(5), runner="Ann")
    assert store.last_time("back squat") is None
    assert store.last_time("back squat", "Ann") is not None


def test_how_the_name_is_written_does_not_matter(store: Store) -> None:
    keep(store, lifted(5))
    assert store.last_time("  BACK squat") is not None
    assert store.last_time("front squat") is None


def test_a_set_that_was_not_done_is_no_last_time(store: Store) -> None:
    talk = Talk(LIFTS).at(0).tap().at(20_000).steps_off().at(30_000).stop()
    assert Flag.DID_NOT_FINISH in talk.result.steps[0].flags
    keep(store, talk.result)
    assert store.last_time("back squat") is None


def test_a_set_that_was_attempted_again_counts_once(store: Store) -> None:
    talk = Talk(LIFTS).at(0).tap().at(20_000).tap().at(30_000).back()
    talk.at(40_000).tap().at(60_000).tap().at(61_000).stop()
    keep(store, talk.result)
    found = store.last_time("back squat")
    assert found is not None
    assert found.sets == (Lifted(5, KG_100),)


def test_a_discarded_workout_is_no_last_time(store: Store) -> None:
    number = keep(store, lifted(5))
    assert store.last_time("back squat") is not None
    store.delete(number, START_UTC_MS)
    assert store.last_time("back squat") is None


def test_only_what_the_index_names_is_looked_at(store: Store) -> None:
    with store._asking() as connection:
        asked = {"runner": "", "movement": "squat", "before": 9}
        steps = query_plan(connection, lifts.NEWEST, asked)
        sets = query_plan(connection, lifts.SETS, ("", "squat", 9))
    assert any("INDEX rep_movements (runner=? AND movement=?)" in step for step in steps)
    assert not any(step.startswith(("SCAN rep", "SCAN workout")) for step in steps)
    assert "(workout=?)" in sets[0] or "INDEX rep_movements" in sets[0]
    assert not any("TEMP B-TREE" in step for step in sets)


_V1_WORKOUT = """
INSERT INTO workout (
    id, started_utc_ms, zone, utc_offset_min, status, title, kind, runner, signature_work,
    signature_exact, app_version, rules, profile, plan_format, plan, session_text
) VALUES (9, ?, 'UTC', 0, 'finished', 'Lifts', 'strength', '', 'w', 'e', '0', '{}', '{}', 1, ?, '')
"""

_V1_SET = """
INSERT INTO rep (
    workout, ord, step, attempt, runner, role, number, block, label, measure, start_ms, paused_ms,
    goal_text, reps_done, load_thousandths, load_unit, counts, flags
) VALUES (9, ?, ?, 1, '', 'work', 1, '', ?, 'count', 0, 0, '', ?, 100000, 'kg', 1, ?)
"""


def old_lifts(path: Path, plan: str) -> None:
    """A history as version 1 kept it: sets without the names of their movements."""
    build_v1(path)
    squat = "5 x Back  squat 100kg"
    with raw(path) as connection:
        connection.execute(_V1_WORKOUT, (START_UTC_MS, plan))
        for values in (
            (0, 0, squat, 5, "[]"),
            (1, 2, squat, 2, '["not finished"]'),
            (2, 99, squat, 4, '["added"]'),
            (3, 4, "A skip", None, "[]"),
        ):
            connection.execute(_V1_SET, values)


def test_sets_from_before_the_names_were_kept_are_found_too(path: Path) -> None:
    old_lifts(path, plan_json.dumps(LIFTS))
    with Store.open(path) as store:
        squats, skips = store.last_time("back squat"), store.last_time("a skip")
        assert store.last_time("front squat") is None
    assert squats is not None
    assert squats.sets == (Lifted(5, KG_100), Lifted(4, KG_100))
    assert skips is not None
    assert backup_path(path, 1).exists()


@pytest.mark.parametrize("plan", ["", "[]", '{"steps": 3}', '{"steps": [{"measure": "count"}]}'])
def test_a_plan_that_cannot_be_read_stops_no_update(path: Path, plan: str) -> None:
    old_lifts(path, plan)
    with Store.open(path) as store:
        assert store.last_time("back squat") is None
        assert store.check() is None
