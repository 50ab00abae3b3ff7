"""What the ready screen says of the machine."""

from __future__ import annotations

from bell_lap.live.machine import Battery
from bell_lap.tui.machine import describe


def test_all_is_well() -> None:
    machine = describe("kept awake", "terminal bell", Battery(80, discharging=False), None)
    assert machine.awake == "Awake: kept awake"
    assert machine.sound == "Sound: terminal bell"
    assert machine.battery == "Battery: 80 %, plugged in"
    assert machine.lid == ""
    assert not machine.worry


def test_what_may_go_wrong_is_a_worry() -> None:
    assert describe("", "", Battery(12, discharging=True), None).worry
    assert describe("", "", None, lid_closed=True).worry
    assert "Plug it in" in describe("", "", Battery(12, discharging=True), None).battery


def test_what_is_not_known_is_not_said() -> None:
    machine = describe("", "", None, lid_closed=None)
    assert (machine.awake, machine.sound, machine.battery, machine.lid) == ("", "", "", "")
