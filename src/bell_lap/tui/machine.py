"""What the ready screen says of the machine, in sentences."""

from __future__ import annotations

from bell_lap.live.machine import Battery, battery, lid_is_closed
from bell_lap.tui.ports import Machine


def look(awake: str, sound: str) -> Machine:
    """The machine as it is now; `awake` and `sound` say what is known of these."""
    return describe(awake, sound, battery(), lid_is_closed())


def describe(awake: str, sound: str, power: Battery | None, lid_closed: bool | None) -> Machine:
    """The same from figures."""
    worry = bool(lid_closed) or (power is not None and power.is_low)
    return Machine(
        awake=f"Awake: {awake}" if awake else "",
        sound=f"Sound: {sound}" if sound else "",
        battery="" if power is None else _battery(power),
        lid="Lid: closed. Closing it may put this machine to sleep." if lid_closed else "",
        worry=worry,
    )


def _battery(power: Battery) -> str:
    if power.is_low:
        return f"Battery: {power.percent} %. Plug it in: it may not last."
    return f"Battery: {power.percent} %" + ("" if power.discharging else ", plugged in")
