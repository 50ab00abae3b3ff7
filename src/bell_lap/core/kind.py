"""What a session trains: asked for by those who need no session, so it stands alone."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a session or a block trains; drills, strength and power may count movements."""

    BASE = "base"
    INTERVALS = "intervals"
    SPRINTS = "sprints"
    PACING = "pacing"
    DRILLS = "drills"
    STRENGTH = "strength"
    POWER = "power"
    TIME_TRIAL = "time-trial"
    REST = "rest"
    """Nothing is run: a mark for the calendar. Such a session has no blocks."""

    @property
    def of_movements(self) -> bool:
        """Whether its lines may be counted movements and very short distances."""
        return self in (Kind.DRILLS, Kind.STRENGTH, Kind.POWER)
