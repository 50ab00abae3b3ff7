"""Sets of movements under way: what is changed, kept, taken back, and what last time was."""

from __future__ import annotations

import pytest

from bell_lap.clock import FakeClock, Zone
from bell_lap.core.inputs import SetDone, Undo
from bell_lap.core.session import Load
from bell_lap.core.strength import Lifted
from bell_lap.errors import EnvironmentProblem
from bell_lap.history.lifts import LastTime
from bell_lap.history.results import result_of
from bell_lap.live import strength
from bell_lap.live.strength import Memory
from bell_lap.live.workout import LiveWorkout
from tests.core.talk import plan_of
from tests.live.doubles import Table

SQUATS = '3 x (5 reps "squat"), rest 3min'
DAY_S = 86_400


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Days begin at the same instant on every machine."""
    monkeypatch.setattr(strength, "local_zone", lambda _utc_ms: Zone("UTC", 0))


def lifts(table: Table) -> LiveWorkout:
    live = table.begins(plan_of(SQUATS))
    live.press("space")
    table.waits(25)
    live.press("space")
    return live


def kept(table: Table, live: LiveWorkout) -> list[Lifted]:
    """What the history says of the sets that were done."""
    assert live.workout_id is not None
    steps = result_of(table.store.load(live.workout_id)).steps
    return [Lifted(step.reps_done, step.load_done) for step in steps if step.reps_done is not None]


def ends(table: Table, live: LiveWorkout) -> None:
    for _ in range(2):
        table.waits(181)
        table.waits(25)
        live.press("space")
    assert live.close()


def test_what_was_changed_is_an_input_and_is_kept(table: Table) -> None:
    live = lifts(table)
    live.change_set(reps_by=-1)
    live.change_set(load_by=1)
    live.change_set(load_by=4)
    said = [entry.item for entry in live.journal if isinstance(entry.item, SetDone)]
    assert [(item.reps, item.load_thousandths) for item in said] == [
        (4, None), (None, 20_000), (None, 30_000),
    ]  # fmt: skip
    ends(table, live)
    assert kept(table, live) == [Lifted(4, Load(30_000)), Lifted(5), Lifted(5)]


def test_undo_takes_a_change_back(table: Table) -> None:
    live = lifts(table)
    live.change_set(reps_by=-2)
    live.act(Undo(live.now_ms()))
    at_hand = live.set_at_hand()
    assert at_hand is not None
    assert at_hand.done == Lifted(5)


def test_before_the_first_set_there_is_nothing_to_change(table: Table) -> None:
    live = table.begins(plan_of(SQUATS))
    assert live.set_at_hand() is None
    live.change_set(reps_by=1, load_by=1)
    assert live.journal == ()


def test_a_change_of_nothing_is_no_input(table: Table) -> None:
    live = lifts(table)
    before = live.journal
    live.change_set()
    assert live.journal == before


def test_last_time_stands_beside_and_its_load_is_where_this_one_begins(table: Table) -> None:
    live = lifts(table)
    squat = live.plan.steps[0]
    assert live.last_time(squat) is None
    live.change_set(load_by=1)
    live.change_set(load_by=20)
    ends(table, live)
    table.clock.advance(12 * DAY_S)

    live = table.begins(plan_of(SQUATS))
    assert live.last_time(squat) == "5 @ 70kg; 2 x 5, 12 days ago"
    assert live.last_time(live.plan.steps[1]) is None
    live.press("space")
    table.waits(20)
    live.change_set(load_by=1)
    at_hand = live.set_at_hand()
    assert at_hand is not None
    assert at_hand.done.load == Load(70_000)
    live.change_set(load_by=-1)
    at_hand = live.set_at_hand()
    assert at_hand is not None
    assert at_hand.done.load == Load(67_500)


def test_a_workout_that_is_resumed_is_not_its_own_last_time(table: Table) -> None:
    live = lifts(table)
    ends(table, live)
    table.clock.advance(DAY_S)
    live = lifts(table)
    table.waits(5)
    table.is_killed()
    table.clock.advance(2)
    live = table.resumes()
    assert live.last_time(live.plan.steps[0]) == "3 x 5, yesterday"


def test_the_history_is_asked_once_for_a_movement() -> None:
    asked: list[str] = []

    def ask(movement: str) -> LastTime | None:
        asked.append(movement)
        return LastTime(1, 0, 0, (Lifted(5),))

    memory = Memory(ask, FakeClock())
    squat = plan_of(SQUATS).steps[0]
    assert memory.line(squat) == memory.line(squat)
    assert memory.load("SQUAT") is None
    assert asked == ["squat"]


def test_a_history_that_cannot_be_read_tells_nothing() -> None:
    def ask(_movement: str) -> LastTime | None:
        raise EnvironmentProblem("the disk is gone")

    memory = Memory(ask, FakeClock())
    assert memory.line(plan_of(SQUATS).steps[0]) is None
    assert memory.load("squat") is None


def test_a_day_is_that_of_the_wall_there_and_then() -> None:
    utc_ms = FakeClock().utc_ms()
    late_evening_ms = utc_ms - utc_ms % (DAY_S * 1000) - 3_600_000
    squat = plan_of(SQUATS).steps[0]
    for offset_min, said in ((0, "1 x 5, yesterday"), (120, "1 x 5, today")):
        known = {"squat": LastTime(1, late_evening_ms, offset_min, (Lifted(5),))}
        assert Memory(known.get, FakeClock()).line(squat) == said
