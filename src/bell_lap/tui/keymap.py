"""The user's own keys: which binding ids and keys there are, and what in the settings is none.

What is wrong is told and the rest is taken: nobody is kept from running by a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import combinations

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from bell_lap.tui.keys import FIGURES, NEVER_KEYS, TAP_KEYS, UNDO_KEYS

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})
_NAMES = frozenset(key.value for key in Keys if key.value.isalnum()) - {"return", "ignore"}
"""Textual's keys that are no characters. What it calls return arrives as enter."""
_USUAL = ("question_mark", "greater_than_sign", "less_than_sign", "full_stop", "comma")
"""Characters by their names, to be offered where one is misspelled."""


Place = type[DOMNode]


def screens() -> tuple[tuple[Place, ...], ...]:
    """Each screen with those of its widgets that have bindings of ours. Imports all of them."""
    from bell_lap.tui.screens import (  # noqa: PLC0415 - only for those who have keys of their own
        detail,
        goal,
        help,  # noqa: A004 - a screen of that name
        history,
        laps,
        library,
        notation,
        ready,
        run,
        sound,
        stop,
    )
    from bell_lap.tui.widgets import lap_entry, row_list, time_entry  # noqa: PLC0415 - the same

    return (
        (run.RunScreen,),
        (time_entry.TimeEntry,),
        (stop.StopDialog,),
        (library.LibraryScreen,),
        (notation.NotationScreen, notation.NotationBox),
        (goal.GoalPrompt,),
        (ready.ReadyScreen,),
        (sound.SoundScreen, row_list.RowList),
        (history.HistoryScreen, row_list.RowList),
        (detail.DetailScreen,),
        (laps.LapEditor, row_list.RowList),
        (lap_entry.LapEntry,),
        (help.HelpScreen,),
    )


def places() -> tuple[Place, ...]:
    """Every place that has bindings of ours, each once."""
    from bell_lap.tui import app  # noqa: PLC0415 - the app imports this module

    return (app.BellLapApp, *dict.fromkeys(place for screen in screens() for place in screen))


def bindings_of(*at: Place) -> Iterator[Binding]:
    """The bindings of those places."""
    for place in at:
        for binding in place.BINDINGS:
            if isinstance(binding, Binding):
                yield binding


def taken(keys: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The user's keys as Textual can take them: without blanks."""
    own = {id_: [key for key in _split(written) if key] for id_, written in keys}
    return {id_: ",".join(found) for id_, found in own.items() if found}


def complaints(keys: tuple[tuple[str, str], ...]) -> list[str]:
    """A sentence for each thing in the user's `[keys]` that cannot be as it is written."""
    if not keys:
        return []
    known = {binding.id: binding for binding in bindings_of(*places()) if binding.id is not None}
    line_ids = {binding.id for binding in bindings_of(*screens()[0])}
    own = {id_: _split(written) for id_, written in keys if id_ in known}
    said: list[str] = []
    for id_, _ in keys:
        if id_ not in own:
            near = _near(id_, known, "docs/keys.md lists them all")
            said.append(f"there is no binding {id_!r}{near}")
    for id_, written in own.items():
        said += _unknown_keys(id_, written)
        if id_ in line_ids:
            said += _never_heard(id_, written)
    said += _shared(own)
    return [f"settings, [keys]: {sentence}" for sentence in dict.fromkeys(said)]


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
    names = (*_NAMES, *KEY_NAME_REPLACEMENTS.values(), *_USUAL)
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
        elif key in UNDO_KEYS and id_ != "undo":
            yield f"{id_}: {key} is undo while a workout lives"
        elif key in NEVER_KEYS:
            yield f"{id_}: {key} does nothing while a workout lives: remotes send it"
        elif key in FIGURES:
            yield f"{id_}: {key} begins a typed time while a workout lives"


def _shared(own: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Keys that two commands of a screen have, and had not by themselves."""
    everywhere = places()[:1]
    for screen in screens():
        here = [binding for binding in bindings_of(*everywhere, *screen) if binding.id is not None]
        for one, other in combinations(here, 2):
            usual = set(_split(one.key)) & set(_split(other.key))
            now = set(own.get(one.id or "", _split(one.key)))
            now &= set(own.get(other.id or "", _split(other.key)))
            for key in sorted(now - {""}):
                if not usual:
                    yield f"{one.id} and {other.id} both have {key}: only one of them gets it"


def _near(word: str, known: Iterable[str], else_: str) -> str:
    near = get_close_matches(word, list(known), 1)
    return f"; did you mean {near[0]}?" if near else f"; {else_}"
