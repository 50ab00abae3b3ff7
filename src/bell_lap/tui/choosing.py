"""From a session to what a workout is made of, for the runner and the track of the settings."""

from __future__ import annotations

from bell_lap.core.expand import expand
from bell_lap.core.profile import Profile, race_time
from bell_lap.core.session import Whose
from bell_lap.core.track import Track
from bell_lap.library.files import SessionFile
from bell_lap.settings import Settings
from bell_lap.tui.ports import Chosen


def choose(file: SessionFile, settings: Settings) -> Chosen:
    """The session expanded. Raises BadInput where it cannot be run by this runner."""
    track = Track(settings.track.lap_m, settings.track.kerb, settings.track.lane)
    plan = expand(file.session, settings.profile, track, file.notes)
    return Chosen(plan, file.text, file.name)


def best_mile_ms(profile: Profile) -> int | None:
    """The runner's best mile, run or reckoned from the best race; None where none is known."""
    if profile.best is None:
        return None
    found = race_time(profile, "mile", Whose.BEST)
    return None if found is None else found.time_ms
