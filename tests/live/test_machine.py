"""What a machine's files tell of its battery and lid."""

from __future__ import annotations

from pathlib import Path

import pytest

from bell_lap.live.machine import Battery, battery, lid_is_closed


def supply(folder: Path, name: str, **files: str) -> None:
    """One power supply with its files."""
    (folder / name).mkdir()
    for file, text in files.items():
        (folder / name / file).write_text(text + "\n")


def test_the_emptiest_battery_of_the_machine_counts(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "BAT0", type="Battery", capacity="83", status="Discharging")
    supply(tmp_path, "BAT1", type="Battery", capacity="15", status="Discharging")
    supply(tmp_path, "mouse", type="Battery", scope="Device", capacity="3", status="Discharging")
    assert battery(tmp_path) == Battery(15, discharging=True)


@pytest.mark.parametrize(
    ("percent", "discharging", "low"), [(19, True, True), (20, True, False), (5, False, False)]
)
def test_a_battery_is_low_only_while_it_empties(percent: int, discharging: bool, low: bool) -> None:
    assert Battery(percent, discharging).is_low is low


def test_odd_files_tell_nothing(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="unknown", status="?")
    supply(tmp_path, "BAT1", type="Battery", status="Full")
    assert battery(tmp_path) is None
    assert battery(tmp_path / "not-here") is None


@pytest.mark.parametrize(("text", "closed"), [("open", False), ("closed", True), ("what", None)])
def test_a_lid(tmp_path: Path, text: str, closed: bool | None) -> None:
    (tmp_path / "LID0").mkdir()
    (tmp_path / "LID0" / "state").write_text(f"state:      {text}\n")
    assert lid_is_closed(tmp_path) is closed


def test_no_lid(tmp_path: Path) -> None:
    assert lid_is_closed(tmp_path) is None
    assert lid_is_closed(tmp_path / "not-here") is None
