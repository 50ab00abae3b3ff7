"""What is known of this machine before a workout: will it stay awake, has it power, is it open."""

from __future__ import annotations

import sys
from pathlib import Path

from bell_lap.live.awake import KeepAwake
from bell_lap.tui.ports import Machine

ASK_S = 0.3
"""How long the ready screen may wait for the desktop's answer."""
LOW_PERCENT = 30
POWER = Path("/sys/class/power_supply")
LID = Path("/proc/acpi/button/lid")


def look() -> Machine:
    """Look at this machine once. How the sound does is asked where the sound is open."""
    with KeepAwake() as awake:
        status = awake.wait(ASK_S)
        kept = awake.kept
    battery, low = battery_words() if sys.platform == "linux" else ("", False)
    lid = lid_words() if sys.platform == "linux" else ""
    return Machine(awake=status, battery=battery, lid=lid, worry=low or not kept)


def battery_words(power: Path = POWER) -> tuple[str, bool]:
    """The first battery in words, and whether it may not last; empty where there is none."""
    for supply in sorted(power.glob("BAT*")):
        percent, status = _text(supply / "capacity"), _text(supply / "status")
        if not percent.isdecimal():
            continue
        charging = status.casefold() in ("charging", "full", "not charging")
        how = "plugged in" if charging else "not plugged in"
        return f"battery {percent}%, {how}", int(percent) <= LOW_PERCENT and not charging
    return "", False


def lid_words(lid: Path = LID) -> str:
    """What to do about a lid; empty where there is none."""
    if any(_text(state).endswith("open") for state in sorted(lid.glob("*/state"))):
        return "keep the lid open: a closed lid may put the machine to sleep"
    return ""


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
