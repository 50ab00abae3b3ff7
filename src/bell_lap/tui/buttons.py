"""The keys that a user adds to those that tap and undo, and what speaks against one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from textual.binding import Binding

from bell_lap.tui.keys import FIGURES, TAP_KEYS, UNDO_KEYS, UNLOCK, Buttons

TAP, UNDO = "tap", "undo"
USUAL_UNDO = "u"
"""What undoes beside Page Up, Left and Backspace where the settings say nothing else."""

TAP_BINDING = Binding(
    "", "", "Tap", id=TAP,
    tooltip="More keys that tap while a workout lives, a clicker's; the usual ones stay",
)  # fmt: skip
"""It is in no list of Textual's: the app takes tap keys before any binding is looked at."""

RESERVED = {
    **dict.fromkeys(UNLOCK, "unlocks the screen"),
    "ctrl+p": "opens the command palette",
    "ctrl+c": "says how to leave the program",
}
"""Keys that no button can have."""


def buttons_of(own: Mapping[str, tuple[str, ...]]) -> Buttons:
    """The tap and undo keys among a user's keys (id -> Textual's names)."""
    return Buttons(
        frozenset(own.get(TAP, ())) - {""},
        frozenset(own.get(UNDO, (USUAL_UNDO,))) - {""},
    )


def faults(
    own: Mapping[str, tuple[str, ...]], at_the_line: Iterable[tuple[str, tuple[str, ...]]]
) -> Iterator[tuple[str, str]]:
    """(id, sentence) for each button that cannot be.

    `at_the_line` has each binding (id, its keys by now) that works while a workout lives.
    """
    for id_, other, its_keys in ((TAP, UNDO, UNDO_KEYS), (UNDO, TAP, TAP_KEYS)):
        for key in own.get(id_, ()):
            if key in its_keys:
                always = f"it is always {other} while a workout lives"
                yield id_, f"{id_} and {other} both have {key}: {always}"
            elif key in FIGURES:
                yield id_, f"{id_}: {key} begins a typed time while a workout lives"
            elif key in RESERVED:
                yield id_, f"{id_}: {key} {RESERVED[key]}"
    for id_, keys in at_the_line:
        for button in (TAP, UNDO):
            taken = set() if id_ == button else set(keys) & set(own.get(button, ())) - {""}
            place = button if button in own else id_
            for key in sorted(taken):
                yield place, f"{button} and {id_} both have {key}: only one of them gets it"
