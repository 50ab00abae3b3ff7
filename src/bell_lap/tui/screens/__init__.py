"""The screens, each loaded when it is first asked for: the first paint waits for none but its own.

`screens.RunScreen` and the like are the classes; `names` below says where each one lies.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bell_lap.tui.screens.bests import BestsScreen
    from bell_lap.tui.screens.calendar import CalendarScreen
    from bell_lap.tui.screens.compare import CompareScreen
    from bell_lap.tui.screens.detail import DetailScreen
    from bell_lap.tui.screens.goal import GoalPrompt
    from bell_lap.tui.screens.help import HelpScreen
    from bell_lap.tui.screens.history import HistoryScreen
    from bell_lap.tui.screens.laps import LapEditor
    from bell_lap.tui.screens.library import LibraryScreen
    from bell_lap.tui.screens.log import LogScreen
    from bell_lap.tui.screens.notation import NotationBox, NotationScreen
    from bell_lap.tui.screens.ready import ReadyScreen
    from bell_lap.tui.screens.run import RunScreen
    from bell_lap.tui.screens.settings import SettingsScreen
    from bell_lap.tui.screens.sound import SoundScreen
    from bell_lap.tui.screens.stop import StopDialog
    from bell_lap.tui.screens.trend import TrendScreen
    from bell_lap.tui.screens.unsaved import UnsavedScreen

__all__ = [
    "BestsScreen",
    "CalendarScreen",
    "CompareScreen",
    "DetailScreen",
    "GoalPrompt",
    "HelpScreen",
    "HistoryScreen",
    "LapEditor",
    "LibraryScreen",
    "LogScreen",
    "NotationBox",
    "NotationScreen",
    "ReadyScreen",
    "RunScreen",
    "SettingsScreen",
    "SoundScreen",
    "StopDialog",
    "TrendScreen",
    "UnsavedScreen",
]

_MODULES = {
    "BestsScreen": "bests",
    "CalendarScreen": "calendar",
    "CompareScreen": "compare",
    "DetailScreen": "detail",
    "GoalPrompt": "goal",
    "HelpScreen": "help",
    "HistoryScreen": "history",
    "LapEditor": "laps",
    "LibraryScreen": "library",
    "LogScreen": "log",
    "NotationBox": "notation",
    "NotationScreen": "notation",
    "ReadyScreen": "ready",
    "RunScreen": "run",
    "SettingsScreen": "settings",
    "SoundScreen": "sound",
    "StopDialog": "stop",
    "TrendScreen": "trend",
    "UnsavedScreen": "unsaved",
}


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)
