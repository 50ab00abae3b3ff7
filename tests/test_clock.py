"""Clocks: stamps, scaling, anchors and what passed between two of them."""

from __future__ import annotations

import sys
import time

import pytest

from bell_lap import clock as clock_module
from bell_lap.clock import (
    Clock,
    FakeClock,
    ScaledClock,
    SystemClock,
    Zone,
    elapsed_between,
    local_zone,
    today,
)


def test_every_clock_is_a_clock() -> None:
    clocks: list[Clock] = [SystemClock(), FakeClock(), ScaledClock(2, FakeClock())]
    assert all(clock.now() >= 0 for clock in clocks)


def test_the_system_clock_moves_with_the_world() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first <= second < first + 1
    assert abs(clock.utc_ms() - time.time() * 1000) < 1000


def test_a_stamp_of_textual_becomes_an_instant_of_ours() -> None:
    from textual.events import Key

    clock = SystemClock()
    before = clock.now()
    stamp = Key("space", " ").time
    after = clock.now()
    assert before - 0.001 <= clock.at_stamp(stamp) <= after + 0.001


def test_a_stamp_from_before_is_as_old_as_it_is() -> None:
    clock = FakeClock(now_s=1000.0, textual_s=500.0)
    clock.advance(0.75)
    assert clock.at_stamp(500.0) == 1000.0
    assert clock.at_stamp(500.5) == 1000.5


def test_a_scaled_clock_starts_where_its_base_is_and_runs_faster() -> None:
    base = FakeClock(now_s=100.0, utc=5000)
    clock = ScaledClock(60, base)
    assert (clock.now(), clock.utc_ms()) == (100.0, 5000)
    base.advance(1.0)
    assert (clock.now(), clock.utc_ms()) == (160.0, 65_000)
    assert clock.at_stamp(base.textual_now() - 0.5) == 130.0
    assert clock.boot_id() == base.boot_id()
    assert clock.anchor().clock_s == 160.0


@pytest.mark.parametrize("speed", [0, -1, float("nan")])
def test_a_clock_cannot_stand_or_run_backwards(speed: float) -> None:
    with pytest.raises(ValueError, match="cannot run at speed"):
        ScaledClock(speed, FakeClock())


@pytest.mark.skipif(sys.platform != "linux", reason="each system names its boots its own way")
def test_linux_names_its_boot() -> None:
    boot = SystemClock().boot_id()
    assert boot is not None
    assert len(boot) == 36
    assert SystemClock().boot_id() == boot


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is fixed here")
def test_the_zone_is_the_one_of_the_instant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        winter, summer = 1_767_268_800_000, 1_782_907_200_000
        assert local_zone(winter) == Zone("Europe/Berlin", 60)
        assert local_zone(summer) == Zone("Europe/Berlin", 120)
        monkeypatch.setenv("TZ", "XYZ-5:30")
        time.tzset()
        assert local_zone(winter) == Zone("XYZ", 330)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is fixed here")
def test_today_is_the_local_day(monkeypatch: pytest.MonkeyPatch) -> None:
    days = []
    try:
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            days.append(today())
    finally:
        monkeypatch.undo()
        time.tzset()
    east, west = days
    assert 1 <= (east - west).days <= 2, "25 hours lie between them"


def test_within_a_boot_the_clock_counts_sleep_and_ignores_a_set_watch() -> None:
    clock = FakeClock()
    start = clock.anchor()
    clock.advance(60)
    clock.sleep(480)
    clock.utc += 3_600_000
    assert elapsed_between(start, clock.anchor()) == (540_000, True)


def test_across_boots_utc_tells_and_is_flagged() -> None:
    clock = FakeClock()
    start = clock.anchor()
    clock.reboot("boot-2", down_s=90)
    assert elapsed_between(start, clock.anchor()) == (90_000, False)


def test_a_boot_of_unknown_name_is_another_boot() -> None:
    clock = FakeClock()
    start = clock.anchor()
    clock.advance(5)
    clock.boot = None
    assert elapsed_between(start, clock.anchor()) == (5_000, False)


def test_without_boot_ids_clock_and_utc_must_agree() -> None:
    clock = FakeClock(boot=None)
    start = clock.anchor()
    clock.advance(100)
    assert elapsed_between(start, clock.anchor()) == (100_000, True)
    clock.reboot(None, down_s=50)
    assert elapsed_between(start, clock.anchor()) == (150_000, False)


def test_time_never_runs_backwards() -> None:
    clock = FakeClock()
    start = clock.anchor()
    clock.reboot("boot-2", down_s=-3600)
    assert elapsed_between(start, clock.anchor()) == (0, False)
    clock = FakeClock()
    start = clock.anchor()
    clock.advance(-5)
    assert elapsed_between(start, clock.anchor()) == (0, False)


def test_an_instant_of_a_fast_clock_on_the_machines_own() -> None:
    base = FakeClock(now_s=1_000.0)
    fast = ScaledClock(10.0, base)
    base.advance(4.0)
    assert fast.now() == pytest.approx(1_040.0)
    assert fast.world(fast.now()) == pytest.approx(base.now())
    assert fast.world(fast.now() + 30.0) == pytest.approx(base.now() + 3.0)
    assert ScaledClock(2.0, fast).world(1_040.0) == pytest.approx(fast.world(1_040.0))
    assert SystemClock().world(7.5) == base.world(7.5) == 7.5


@pytest.mark.parametrize("delays_s", [[0.0], [0.007], [0.02, 0.005, 0.0]])
def test_a_turn_of_another_thread_between_two_clocks_makes_no_tap_earlier(
    monkeypatch: pytest.MonkeyPatch, delays_s: list[float]
) -> None:
    world_s = [200.0]
    delays = iter([*delays_s, 0.0, 0.0, 0.0])

    def now() -> float:
        read_s = world_s[0] + 1000
        world_s[0] += next(delays)
        return read_s

    monkeypatch.setattr(clock_module, "_now", now)
    monkeypatch.setattr(clock_module, "_textual_now", lambda: world_s[0])
    assert SystemClock().at_stamp(199.5) == pytest.approx(1199.5, abs=1e-6)


def test_where_nothing_is_ever_quick_the_quickest_look_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world_s = [200.0]
    delays = iter([0.009, 0.007, 0.002, 0.008, 0.006])

    def now() -> float:
        read_s = world_s[0] + 1000
        world_s[0] += next(delays)
        return read_s

    monkeypatch.setattr(clock_module, "_now", now)
    monkeypatch.setattr(clock_module, "_textual_now", lambda: world_s[0])
    assert SystemClock().at_stamp(199.5) == pytest.approx(1199.5, abs=0.0011)
