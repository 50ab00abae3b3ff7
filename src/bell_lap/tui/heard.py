"""What keys were heard while someone tried a remote, and what of it could go into the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bell_lap.core.rules import Rules
from bell_lap.tui import buttons, keymap
from bell_lap.tui.keys import (
    FIGURES,
    HELD_S,
    MODIFIER_KEYS,
    NEVER_KEYS,
    TAP_KEYS,
    UNDO_KEYS,
    Field,
    Meaning,
    meaning,
)

Own = tuple[tuple[str, str], ...]
"""(binding id, keys) as the settings have them."""

BOUNCE_S = Rules().thresholds.bounce_ms / 1000


@dataclass(frozen=True, slots=True)
class Heard:
    """One key that arrived."""

    key: str
    """Textual's name of it."""
    character: str | None
    at_s: float


Push = tuple[Heard, ...]
"""What arrived for one push of a button: a remote may send a key many times, or several keys."""


def pushes(heard: Sequence[Heard]) -> tuple[Push, ...]:
    """The keys by the pushes they came from, as the fold of a workout tells them apart."""
    found: list[list[Heard]] = []
    for one in heard:
        if found and one.at_s - found[-1][-1].at_s < BOUNCE_S:
            found[-1].append(one)
        else:
            found.append([one])
    return tuple(tuple(push) for push in found)


def again(heard: Sequence[Heard]) -> tuple[int, int]:
    """How many keys came so soon behind another: as a held key does, and as a bounce does."""
    held = bounced = 0
    for before, one in pairwise(heard):
        apart_s = one.at_s - before.at_s
        if one.key == before.key and apart_s <= HELD_S:
            held += 1
        elif apart_s < BOUNCE_S:
            bounced += 1
    return held, bounced


def names(heard: Sequence[Heard]) -> tuple[str, ...]:
    """The different keys, in the order in which they came."""
    return tuple(dict.fromkeys(one.key for one in heard))


def use_of(one: Heard, own: Own) -> str:
    """What a key does at the line, in a few words."""
    match meaning(one.key, Field.NONE, one.character, buttons=keymap.buttons_in(own)):
        case Meaning.TAP:
            return "tap"
        case Meaning.UNDO:
            return "undo"
    if one.key in FIGURES:
        return "begins a typed time"
    if one.key in buttons.RESERVED:
        return buttons.RESERVED[one.key]
    commands = keymap.commands_on(one.key, own)
    if commands:
        return ", ".join(commands)
    if one.key in MODIFIER_KEYS:
        return "nothing by itself"
    return "nothing: remotes send it" if one.key in NEVER_KEYS else "nothing"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be written for the buttons that were pushed."""

    changes: tuple[tuple[str, str], ...]
    """(binding id, keys) that differ from the settings."""
    already: tuple[str, ...]
    """Sentences on the keys that do it as it is."""
    refused: tuple[str, ...]
    """Why nothing of it can be written, with the names of both commands."""


def proposal(own: Own, taps: Sequence[str], undos: Sequence[str]) -> Proposal:
    """What the settings need so that these keys tap and undo."""
    known = keymap.buttons_in(own)
    new_taps = [key for key in taps if key not in TAP_KEYS | known.taps]
    new_undos = [key for key in undos if key not in UNDO_KEYS | known.undos]
    already = [f"{key} taps already" for key in taps if key not in new_taps]
    already += [f"{key} undoes already" for key in undos if key not in new_undos]
    changes = {}
    for id_, usual, new in (
        (buttons.TAP, "", new_taps),
        (buttons.UNDO, buttons.USUAL_UNDO, new_undos),
    ):
        written = dict(own).get(id_, usual)
        if new:
            changes[id_] = ",".join([*([written] if written else []), *new])
    before = keymap.faults(own)
    after = keymap.faults(tuple({**dict(own), **changes}.items()))
    refused = dict.fromkeys(fault.sentence for fault in after if fault not in before)
    return Proposal(tuple(changes.items()), tuple(already), tuple(refused))
