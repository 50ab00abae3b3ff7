"""The wall clock is set, the summer begins or ends, the zone changes: no duration knows of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bell_lap.clock import Anchor, FakeClock, Zone, local_zone
from bell_lap.core.inputs import Gap, Pause, Resume
from bell_lap.core.result import Status, WorkoutResult
from bell_lap.history.export import workout_json
from bell_lap.history.store import Store
from tests.chaos.scale import counted
from tests.live.doubles import Table

pytestmark = pytest.mark.chaos

DAY_S = 86_400
WALLS_S = (-(10**9), -DAY_S, -3_600, -3, 3, 3_600, DAY_S, 10**9)
MOMENTS = ("rep", "recovery", "pause", "away", "after")


class ZoneClock(FakeClock):
    """A clock whose zone is what the system says of its wall clock."""

    def anchor(self) -> Anchor:
        zone = local_zone(self.utc)
        return Anchor(self.boot, self.now_s, self.utc, zone.name, zone.offset_min)


def run(store: Store, moment: str, wall_s: int, clock: FakeClock | None = None) -> WorkoutResult:
    """A whole workout in which the wall clock moves by so much at that moment."""
    table = Table(store, clock)
    live = table.begins("3 x 400m in 72s, rest 60s", "solo", ready=0)

    def comes(what: str) -> None:
        if moment == what:
            table.clock.utc += wall_s * 1_000

    live.press("space")
    table.waits(20, every_s=4)
    comes("rep")
    table.waits(51.2, every_s=4)
    live.press("space")
    table.waits(10)
    comes("recovery")
    table.waits(50)
    table.waits(12)
    live.act(Pause(live.now_ms()))
    comes("pause")
    table.waits(8)
    live.act(Resume(live.now_ms()))
    live.close()
    comes("away")
    table.clock.sleep(30)
    live = table.resumes()
    table.waits(28.7)
    live.press("space")
    table.waits(60)
    table.waits(69.9, every_s=4)
    live.press("space")
    comes("after")
    table.waits(10)
    result = live.result()
    assert live.close()
    assert live.workout_id is not None
    again = store.load(live.workout_id)
    assert workout_json(again, result)["started_at"] == again.summary.started_at
    assert again.summary.end_ms == result.end_ms
    return result


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_wall_clock_that_is_set_changes_no_duration(moment: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "history.sqlite3") as store:
        usual = run(store, moment, 0)
        assert [rep.elapsed_ms for rep in usual.reps] == [71_200, 70_700, 69_900]
        assert usual.status is Status.FINISHED
        for wall_s in WALLS_S:
            assert run(store, moment, wall_s) == usual
        starts = {workout.started_utc_ms for workout in store.list()}
    assert len(starts) == 1, "the start is the wall clock's at the first tap, and stays"
    counted("wall clock", faults=len(WALLS_S))


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process that lives in Berlin."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process is fixed here")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("start", "told", "after"),
    [
        # In the night to 29 March 2:00 becomes 3:00; to 25 October 3:00 becomes 2:00.
        ("2026-03-29T00:57", "2026-03-29T01:57:00.000+01:00", 120),
        ("2026-10-25T00:57", "2026-10-25T02:57:00.000+02:00", 60),
    ],
)
@pytest.mark.usefixtures("berlin")
def test_summer_begins_and_ends_in_a_workout(
    start: str, told: str, after: int, tmp_path: Path
) -> None:
    utc_ms = round(datetime.fromisoformat(start).replace(tzinfo=UTC).timestamp() * 1000)
    with Store.open(tmp_path / "history.sqlite3") as store:
        usual = run(store, "never", 0)
        clock = ZoneClock(utc=utc_ms)
        assert run(store, "never", 0, clock) == usual
        (stored,) = [workout for workout in store.list() if workout.started_utc_ms == utc_ms]
        assert stored.started_at == told
        first, last = (run.anchor for run in store.load(stored.id).anchors)
        assert (first.utc_offset_min, last.utc_offset_min) == (180 - after, after)
    counted("summer time", faults=1)


def test_a_workout_that_crosses_midnight_and_a_border_stays_on_its_day(tmp_path: Path) -> None:
    midnight = datetime(2026, 6, 1, 21, 59, tzinfo=UTC)
    clock = FakeClock(utc=round(midnight.timestamp() * 1000), zone=Zone("Europe/Berlin", 120))
    with Store.open(tmp_path / "history.sqlite3") as store:
        table = Table(store, clock)
        live = table.begins("400m; 400m")
        live.press("space")
        table.waits(20)
        live.close()
        clock.zone = Zone("Asia/Tokyo", 540)
        clock.sleep(40)
        live = table.resumes()
        assert live.journal[-1].item == Gap(60_000, 20_000, "closed", trusted=True)
        table.waits(11)
        live.press("space")
        assert live.result().reps[0].elapsed_ms == 71_000
        live.close()
        (stored,) = store.unfinished()
    assert stored.started_at == "2026-06-01T23:59:00.000+02:00"
    assert stored.day == (midnight.date() - datetime(1970, 1, 1, tzinfo=UTC).date()).days
