"""The user's settings: what they are, how `settings.toml` is read, and how it is changed.

Reading checks everything: an unknown key or a wrong value is an error at its place, never a
default in disguise. Changing keeps the user's comments and writes the whole file or nothing.
"""

from bell_lap.settings.model import (
    Cues,
    Performances,
    Runner,
    Screen,
    Settings,
    SoundSettings,
    Taps,
    TrackSettings,
)
from bell_lap.settings.reading import SETTINGS, Setting, load, loads
from bell_lap.settings.writing import save

__all__ = [
    "SETTINGS",
    "Cues",
    "Performances",
    "Runner",
    "Screen",
    "Setting",
    "Settings",
    "SoundSettings",
    "Taps",
    "TrackSettings",
    "load",
    "loads",
    "save",
]
