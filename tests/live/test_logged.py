"""Logging: a workout done without the laptop is kept whole or not at all, with the typed times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bell_lap.clock import FakeClock, local_hour
from bell_lap.core.plan import Plan, Range, Totals
from bell_lap.core.result import Flag, Status, WorkoutResult
from bell_lap.errors import BadInput
from bell_lap.history.adding import Told
from bell_lap.history.rebuild import rebuild
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from bell_lap.live.logged import Done, log_workout, read_day
from bell_lap.live.saving import About
from tests.core.talk import plan_of

FRIDAY = date(2026, 5, 29)
REPS = Done(plan_of("4 x 200m, rest 90s"), FRIDAY, ("36.4", "36.1", "-", "35.9"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "history.sqlite3") as opened:
        yield opened


@pytest.fixture
def clock() -> FakeClock:
    """Eight in the evening of the Friday."""
    return FakeClock(utc=local_hour(FRIDAY, 20).utc_ms)


def test_its_fold_has_the_typed_times(store: Store, clock: FakeClock) -> None:
    kept = log_workout(store, clock, FRIDAY, REPS)
    stored = store.load(kept.workout)
    result = result_of(stored)
    assert [rep.elapsed_ms for rep in result.reps] == [36_400, 36_100, None, 35_900]
    assert [Flag.BY_WATCH in rep.flags for rep in result.reps] == [True, True, False, True]
    assert result == kept.logged.result
    assert stored.readonly_reason is None
    assert stored.summary.line == "4 x 200m: 36.4 36.1 – 35.9 · avg 36.1"  # noqa: RUF001 - as shown


def test_it_is_told_of_as_logged(store: Store, clock: FakeClock) -> None:
    told = Told("hot", "30 degrees", 8, ("Heat", "club"))
    done = replace(REPS, about=About("4 x 200m, rest 90s", "two-hundreds"), told=told)
    number = log_workout(store, clock, FRIDAY, done).workout
    diary = store.diary(number)
    assert (diary.source, diary.note, diary.conditions) == ("log", "hot", "30 degrees")
    assert (diary.rpe, diary.tags) == (8, ("club", "heat"))
    stored = store.load(number)
    assert (stored.summary.date, stored.summary.status) == (FRIDAY, "finished")
    assert (stored.session_name, stored.session_text) == ("two-hundreds", "4 x 200m, rest 90s")


def test_what_cannot_be_kept_leaves_nothing(store: Store, clock: FakeClock) -> None:
    for told in (Told(tags=("fine", "not fine")), Told(rpe=11), Told(note="x" * 10_001)):
        with pytest.raises(BadInput):
            log_workout(store, clock, FRIDAY, replace(REPS, told=told))
    with pytest.raises(BadInput):
        log_workout(store, clock, FRIDAY, replace(REPS, times=("36.4", "soon")))
    assert store.count() == 0
    assert store.unfinished() == ()
    assert store.check() is None


def test_a_crash_while_it_is_written_leaves_nothing(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bell_lap.history.adding.record", dies)
    with pytest.raises(KeyboardInterrupt):
        log_workout(store, clock, FRIDAY, REPS)
    monkeypatch.undo()
    assert (store.count(), store.unfinished()) == (0, ())
    assert log_workout(store, clock, FRIDAY, REPS).workout == 1


def test_it_is_alike_to_the_same_work_and_a_best(store: Store, clock: FakeClock) -> None:
    first = log_workout(store, clock, FRIDAY, REPS).workout
    other = replace(REPS, plan=plan_of("4x200 @ mile, rest 60s"), times=("36", "35", "34", "33"))
    second = log_workout(store, clock, FRIDAY, other).workout
    assert {row.id for row in store.alike(first)} >= {second}
    assert [best.elapsed_ms for best in store.fastest(200_000, limit=2)] == [33_000, 34_000]


def test_a_recovery_that_nobody_timed_is_not_known(store: Store, clock: FakeClock) -> None:
    done = Done(plan_of("3 x 200m, rest full"), FRIDAY, ("36.4", "36.1", "36"))
    log_workout(store, clock, FRIDAY, done)
    assert {best.recovery_ms for best in store.fastest(200_000)} == {None}
    log_workout(store, clock, FRIDAY, replace(REPS, times=("30", "30", "30", "30")))
    assert {best.recovery_ms for best in store.fastest(200_000, limit=4)} == {None, 90_000}


def test_it_counts_for_its_week(store: Store, clock: FakeClock) -> None:
    monday = date(2026, 5, 25)
    log_workout(store, clock, FRIDAY, replace(REPS, day=monday))
    log_workout(store, clock, FRIDAY, Done(plan_of("30min easy"), FRIDAY, ("32:10",)))
    sprints, run = store.day_works("", monday, FRIDAY)
    assert (sprints.day, sprints.sprint_reps) == (monday, 4)
    assert (run.day, run.run_ms) == (FRIDAY, 1_930_000)


def test_a_rest_day_is_kept_as_a_mark(store: Store, clock: FakeClock) -> None:
    none = Range(0, 0)
    plan = Plan("Rest day", "", (), Totals(none, none, none, none, none, 0))
    kept = log_workout(store, clock, FRIDAY, Done(plan, FRIDAY))
    assert result_of(store.load(kept.workout)) == WorkoutResult(Status.FINISHED, (), 0)
    assert store.summary(kept.workout).status == "finished"


def test_rebuilding_changes_nothing(store: Store, clock: FakeClock) -> None:
    number = log_workout(store, clock, FRIDAY, REPS).workout
    before = store.summary(number)
    assert rebuild(store, result_of).skipped == ()
    assert store.summary(number) == before


@pytest.mark.parametrize("hour", [0, 1, 9, 12, 20])
def test_it_began_on_its_day_and_is_over_by_now(store: Store, hour: int) -> None:
    now = FakeClock(utc=local_hour(FRIDAY, hour).utc_ms)
    done = Done(plan_of("30min easy"), FRIDAY, ("32:10",))
    summary = store.summary(log_workout(store, now, FRIDAY, done).workout)
    assert summary.date == FRIDAY
    if hour:
        assert summary.started_utc_ms + 1_930_000 <= now.utc_ms()


def test_what_is_still_to_come_cannot_be_logged(store: Store, clock: FakeClock) -> None:
    with pytest.raises(BadInput, match="2026-05-30 is still to come"):
        log_workout(store, clock, FRIDAY, replace(REPS, day=date(2026, 5, 30)))
    assert store.count() == 0


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", FRIDAY),
        (" Yesterday", date(2026, 5, 28)),
        ("2026-05-01", date(2026, 5, 1)),
        ("2026-5-1", date(2026, 5, 1)),
        ("friday", FRIDAY),
        ("Mon", date(2026, 5, 25)),
        ("saturday", date(2026, 5, 23)),
    ],
)
def test_a_day_as_people_say_it(typed: str, day: date) -> None:
    assert read_day(typed, FRIDAY) == day


@pytest.mark.parametrize("typed", ["", "soon", "may", "2026", "2026-05", "2026-02-30", "tomorrow"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_day(typed, FRIDAY)
    assert refused.value.hints
