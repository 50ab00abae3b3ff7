"""Checked settings as the file would have them: what `reading` reads, the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from bell_lap.core.session import RaceTime
from bell_lap.core.units import format_time
from bell_lap.settings import values
from bell_lap.settings.model import Settings
from bell_lap.settings.reading import Setting

Written = str | float | bool | Mapping[str, str]

_SWITCH = {None: "auto", True: "on", False: "off"}


def written(settings: Settings, setting: Setting) -> Written | None:
    """The value of that setting as the file would have it; None where it has none."""
    if setting.section == "profile":
        known = settings.performances
        if setting.key == "best":
            return race_table(known.best, known.best_date)
        return race_table(known.goal, known.goal_date)
    value = getattr(getattr(settings, setting.section), setting.field or setting.key)
    if setting.read is values.switch:
        return _SWITCH[value]
    if setting.read is values.pacer_every:
        return "lap" if value is None else round(value)
    if value is None or value == "":
        return None
    if setting.read is values.seconds_as_ms:
        return _short(value / 1000)
    if isinstance(value, Enum):
        return str(value.value)
    plain: Written = _short(value) if isinstance(value, float) else value
    return plain


def race_table(race: RaceTime | None, date: str | None = None) -> Mapping[str, str] | None:
    """A race with its time, and its date where one is known; None for none."""
    if race is None:
        return None
    table = {"race": race.race, "time": time_text(race.time_ms)}
    return table if date is None else {**table, "date": date}


def time_text(time_ms: int) -> str:
    """A race's time with as many decimals as it needs: `5:20`, `19:58.4`."""
    places = next(places for places in range(4) if time_ms % 10 ** (3 - places) == 0)
    return format_time(time_ms, places)


def _short(number: float) -> float:
    """A whole number without a point."""
    return int(number) if number == int(number) else number
