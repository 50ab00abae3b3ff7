"""Why there is no sound, in a sentence that says what to do."""

from __future__ import annotations

from bell_lap.sound.messages import Failed, Lost

NO_DEVICE = "no sound device: bell and flash"
"""In a few words."""
GIVEN_UP = "the sound process died: bell and flash"


def no_device(failure: Failed) -> str:
    """Nothing could be opened."""
    reasons = "; ".join(f"{name}: {why.rstrip('.')}" for name, why in failure.reasons)
    return (
        "No sound device: bell and flash only. Connect a loudspeaker or look at the system's sound "
        f"settings; it is tried again by itself. ({reasons})"
    )


def given_up(deaths: int, lost: Lost | None) -> str:
    """It was started again and again, and never lasted."""
    times = {1: "once", 2: "twice", 3: "three times"}.get(deaths, f"{deaths} times")
    if lost is not None:
        return f"The sound device failed {times} ({lost.why}): bell and flash only"
    return f"The sound process died {times}: bell and flash only"
