"""Every binding that can have other keys, place by place, and what speaks against a user's keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.binding import Binding

from bell_lap.settings import values
from bell_lap.tui import keymap
from bell_lap.tui.commands import Commanded
from bell_lap.tui.ports import Value
from bell_lap.tui.setting_kinds import Check, Refused

NAMES = {
    "BellLapApp": "Everywhere",
    "TimeEntry": "While a time is typed",
    "StopDialog": "The question whether to stop",
    "UnsavedScreen": "A workout that is not saved",
    "DiaryScreen": "The diary of a workout",
    "LogScreen": "Log a workout",
    "DayInput": "Log a workout",
    "NotationBox": "Write a session",
    "GoalPrompt": "Your best and your goal",
    "RowList": "Lists",
    "HelpScreen": "Help",
}
"""What places are called that have no heading of their own."""


def by_place() -> Iterator[tuple[str, tuple[Binding, ...]]]:
    """The heading of each place and its bindings."""
    found: dict[str, list[Binding]] = {}
    for place in keymap.places():
        named = [binding for binding in keymap.bindings_of(place) if binding.id is not None]
        found.setdefault(heading_of(place), []).extend(named)
    for heading, bindings in found.items():
        if bindings:
            yield heading, tuple(bindings)


def heading_of(place: keymap.Place) -> str:
    """`At the line`; for a class that nobody named, its name in words."""
    if issubclass(place, Commanded) and place.HEADING:
        return place.HEADING
    known = NAMES.get(place.__name__)
    return known or re.sub(r"(?<=[a-z])([A-Z])", r" \1", place.__name__).capitalize()


def check(id_: str, keys: tuple[tuple[str, str], ...]) -> Check:
    """What raises Refused for keys that would keep the program from starting."""
    others = tuple((known, written) for known, written in keys if known != id_)

    def look(value: Value) -> None:
        text = values.text(value)
        before = keymap.faults(others)
        new = [fault for fault in keymap.faults((*others, (id_, text))) if fault not in before]
        if new:
            raise Refused(f"{new[0].sentence}.")

    return look
