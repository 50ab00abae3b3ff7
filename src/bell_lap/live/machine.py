"""What the machine tells of its battery and its lid, where it tells anything.

Linux alone is asked, through files; elsewhere, and where a file is odd, the answer is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

POWER = Path("/sys/class/power_supply")
LID = Path("/proc/acpi/button/lid")

LOW_PERCENT = 20
"""Under this a workout may outlast the battery."""


@dataclass(frozen=True, slots=True)
class Battery:
    """The machine's own battery, or the emptiest where there are several."""

    percent: int
    discharging: bool

    @property
    def is_low(self) -> bool:
        """Whether it may not last."""
        return self.discharging and self.percent < LOW_PERCENT


def battery(folder: Path = POWER) -> Battery | None:
    """The machine's own battery, not a mouse's; None where there is none or nothing is told."""
    found = [
        Battery(int(percent), _read(supply / "status") == "Discharging")
        for supply in _entries(folder)
        if _read(supply / "type") == "Battery" and _read(supply / "scope") != "Device"
        if (percent := _read(supply / "capacity")).isdecimal()
    ]
    return min(found, key=lambda one: one.percent, default=None)


def lid_is_closed(folder: Path = LID) -> bool | None:
    """Whether the lid is shut, or None where nothing is told."""
    words = [_read(lid / "state").rpartition(":")[2].strip() for lid in _entries(folder)]
    told = [word for word in words if word in ("open", "closed")]
    return "closed" in told if told else None


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _read(path: Path) -> str:
    """The text of a small file; empty where it cannot be read."""
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
