"""From an argument to a plan: the library, the settings and the profile meet here."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bell_lap import paths, resources, settings
from bell_lap.cli.race import read_race
from bell_lap.core.expand import expand
from bell_lap.core.plan import Plan
from bell_lap.core.profile import Profile
from bell_lap.core.track import Track
from bell_lap.errors import BadInput
from bell_lap.library.files import SessionFile
from bell_lap.library.resolve import resolve
from bell_lap.library.shelf import Library
from bell_lap.settings import Settings


class Loaded(NamedTuple):
    """A session with the plan it comes to for this user."""

    file: SessionFile
    plan: Plan
    settings: Settings
    profile: Profile

    @property
    def library_name(self) -> str | None:
        """Its name in the library or its file's; None for a line typed by hand."""
        return self.file.name


def library() -> Library:
    """The shipped sessions and the user's own."""
    return Library(resources.sessions_dir(), paths.sessions_dir())


def load(argument: str, goal: str | None = None) -> Loaded:
    """The session that an argument means, expanded for the profile of the settings.

    `goal` ("mile 5:00") goes over the profile's. Raises BadInput with the place of what is wrong.
    """
    usual = settings.load()
    profile = usual.profile
    if goal is not None:
        profile = replace(profile, goal=read_race(goal))
    file = resolve(argument, library())
    plan = plan_of(file, profile, track_of(usual))
    return Loaded(file, plan, usual, profile)


def plan_of(file: SessionFile, profile: Profile, track: Track) -> Plan:
    """The plan of a session file. An error without a place gets the file's name."""
    try:
        return expand(file.session, profile, track, file.notes)
    except BadInput as error:
        if error.place is not None or file.path is None:
            raise
        raise BadInput(f"{file.path}: {error.message}", hints=error.hints) from error


def track_of(known: Settings) -> Track:
    """The track of the settings."""
    return Track(known.track.lap_m, known.track.kerb, known.track.lane)
