"""The user's own keys: which binding ids and keys there are, and what in the settings is none.

A key that cannot be is an error of the settings like any other (`cli.own_keys`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import combinations
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from bell_lap.tui import buttons
from bell_lap.tui.keys import FIGURES, NEVER_KEYS, TAP_KEYS, UNDO_KEYS, Buttons

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})
_NAMES = frozenset(key.value for key in Keys if key.value.isalnum()) - {"return", "ignore"}
"""Textual's keys that are no characters. What it calls return arrives as enter."""
_MEDIA = (
    "media_play", "media_pause", "media_play_pause", "media_stop", "media_track_next",
    "media_track_previous", "lower_volume", "raise_volume", "mute_volume",
)  # fmt: skip
"""What a few terminals tell of the keys that are usually the desktop's."""
_USUAL = ("question_mark", "greater_than_sign", "less_than_sign", "full_stop", "comma")
"""Characters by their names, to be offered where one is misspelled."""


Place = type[DOMNode]


class Fault(NamedTuple):
    """What is wrong with the keys of one id."""

    id: str
    sentence: str


def screens() -> tuple[tuple[Place, ...], ...]:
    """Each screen with those of its widgets that have bindings of ours. Imports all of them."""
    from bell_lap.tui.screens import (  # noqa: PLC0415 - only for those who have keys of their own
        alike,
        bests,
        calendar,
        compare,
        detail,
        diary,
        goal,
        help,  # noqa: A004 - a screen of that name
        history,
        laps,
        library,
        log,
        notation,
        ready,
        run,
        settings,
        sound,
        stop,
        trend,
        unsaved,
    )
    from bell_lap.tui.widgets import lap_entry, row_list, time_entry  # noqa: PLC0415 - the same

    return (
        (run.RunScreen,),
        (time_entry.TimeEntry,),
        (stop.StopDialog,),
        (unsaved.UnsavedScreen,),
        (library.LibraryScreen,),
        (notation.NotationScreen, notation.NotationBox),
        (goal.GoalPrompt,),
        (ready.ReadyScreen,),
        (sound.SoundScreen, row_list.RowList),
        (settings.SettingsScreen, row_list.RowList),
        (history.HistoryScreen, row_list.RowList),
        (calendar.CalendarScreen,),
        (detail.DetailScreen, row_list.RowList),
        (diary.DiaryScreen,),
        (log.LogScreen, log.DayInput),
        (compare.CompareScreen,),
        (alike.AlikeScreen, row_list.RowList),
        (trend.TrendScreen, row_list.RowList),
        (bests.BestsScreen, row_list.RowList),
        (laps.LapEditor, row_list.RowList),
        (lap_entry.LapEntry,),
        (help.HelpScreen,),
    )


def places() -> tuple[Place, ...]:
    """Every place that has bindings of ours, each once."""
    from bell_lap.tui import app  # noqa: PLC0415 - the app imports this module

    return (app.BellLapApp, *dict.fromkeys(place for screen in screens() for place in screen))


def bindings_of(*at: Place) -> Iterator[Binding]:
    """The bindings of those places; the tap keys of the settings are the app's."""
    for place in at:
        if issubclass(place, App):
            yield buttons.TAP_BINDING
        for binding in place.BINDINGS:
            if isinstance(binding, Binding):
                yield binding


def taken(keys: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The user's keys as Textual can take them: without blanks, and without the tap keys."""
    own = {id_: named_keys(written) for id_, written in keys}
    return {id_: ",".join(found) for id_, found in own.items() if found and id_ != buttons.TAP}


def named_keys(written: str) -> tuple[str, ...]:
    """The keys of a text of the settings, by Textual's names, without blanks."""
    return tuple(key for key in _split(written) if key)


def buttons_in(keys: tuple[tuple[str, str], ...]) -> Buttons:
    """The keys of the settings that tap and undo beside the usual ones."""
    return buttons.buttons_of({id_: _split(written) for id_, written in keys})


def commands_on(key: str, keys: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The ids of the commands that a key gives while a workout lives."""
    own = {id_: _split(written) for id_, written in keys}
    return tuple(id_ for id_, its_keys in _at_the_line(own) if key in its_keys)


def complaints(keys: tuple[tuple[str, str], ...]) -> list[str]:
    """A sentence for each thing in the user's `[keys]` that cannot be as it is written."""
    return [f"settings, [keys]: {fault.sentence}" for fault in faults(keys)]


def faults(keys: tuple[tuple[str, str], ...]) -> tuple[Fault, ...]:
    """The same with the id of the user's that each is about."""
    if not keys:
        return ()
    known = {binding.id: binding for binding in bindings_of(*places()) if binding.id is not None}
    line_ids = {binding.id for binding in bindings_of(*screens()[0])}
    own = {id_: _split(written) for id_, written in keys if id_ in known}
    said: list[tuple[str, str]] = []
    for id_, _ in keys:
        if id_ not in own:
            near = _near(id_, known, "docs/keys.md lists them all")
            said.append((id_, f"there is no binding {id_!r}{near}"))
    for id_, written in own.items():
        said += ((id_, sentence) for sentence in _unknown_keys(id_, written))
        if id_ in line_ids and id_ != buttons.UNDO:
            said += ((id_, sentence) for sentence in _never_heard(id_, written))
    said += buttons.faults(own, _at_the_line(own))
    said += _shared(own)
    return tuple(Fault(*found) for found in dict.fromkeys(said))


def _at_the_line(own: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each command that works while a workout lives, with its keys by now.

    A tap key may be one of those that close the help or give a typed time up: a tap does both.
    """
    from bell_lap.tui.screens import run, stop  # noqa: PLC0415 - as in `screens`

    for binding in bindings_of(*places()[:1], run.RunScreen, stop.StopDialog):
        if binding.id is not None and binding.id != buttons.TAP:
            yield binding.id, own.get(binding.id, _split(binding.key))


def _split(written: str) -> tuple[str, ...]:
    """The keys of a binding, each by Textual's name; blank ones stay blank."""
    return tuple(_named(key.strip()) for key in written.split(","))


def _named(key: str) -> str:
    """A printable character by its name."""
    if len(key) != 1:
        return key
    (binding,) = Binding.make_bindings([Binding(key, "")])
    return binding.key


def _unknown_keys(id_: str, keys: tuple[str, ...]) -> Iterator[str]:
    names = (*_NAMES, *_MEDIA, *KEY_NAME_REPLACEMENTS.values(), *_USUAL)
    for key in keys:
        *modifiers, base = key.split("+")
        is_key = base in names or key_to_character(base) is not None
        if not key:
            yield f"{id_} has a blank where a key should be"
        elif not is_key or not _MODIFIERS.issuperset(modifiers):
            yield f"{id_}: there is no key {key!r}{_near(base, names, 'docs/keys.md has examples')}"


def _never_heard(id_: str, keys: tuple[str, ...]) -> Iterator[str]:
    """Keys that a command of the run screen never gets: something else takes them first."""
    for key in keys:
        if key in TAP_KEYS:
            yield f"{id_}: {key} is a tap while a workout lives"
        elif key in UNDO_KEYS:
            yield f"{id_}: {key} is undo while a workout lives"
        elif key in NEVER_KEYS:
            yield f"{id_}: {key} does nothing while a workout lives: remotes send it"
        elif key in FIGURES:
            yield f"{id_}: {key} begins a typed time while a workout lives"


def _shared(own: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Keys that two commands of a screen have, and had not by themselves."""
    everywhere = places()[:1]
    for screen in screens():
        here = [
            binding
            for binding in bindings_of(*everywhere, *screen)
            if binding.id not in (None, buttons.TAP)
        ]
        for one, other in combinations(here, 2):
            usual = set(_split(one.key)) & set(_split(other.key))
            now = set(own.get(one.id or "", _split(one.key)))
            now &= set(own.get(other.id or "", _split(other.key)))
            for key in sorted(now - {""}):
                if not usual:
                    place = one.id if one.id in own else other.id
                    said = f"{one.id} and {other.id} both have {key}: only one of them gets it"
                    yield place or "", said


def _near(word: str, known: Iterable[str], else_: str) -> str:
    near = get_close_matches(word, list(known), 1)
    return f"; did you mean {near[0]}?" if near else f"; {else_}"
