"""What the run screen says about events, for a few seconds, and which cues it flashes for."""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core import events
from bell_lap.core.cues import Cue, CueKind
from bell_lap.core.events import Event

_CALM = frozenset({CueKind.TAP, CueKind.UNDO, CueKind.HALFWAY, CueKind.SOON_30})
"""Cues that are only heard."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line to show; `bad` where something did not go as asked."""

    text: str
    bad: bool = False


NOTHING = Said("")

KIND_WORDS = {
    "press": "the tap", "next": "next", "back": "rep again", "did-not-finish": "stepped off",
    "started-now": "started now", "typed-time": "the typed time", "pause": "the pause",
    "resume": "the end of the pause", "stop": "the stop", "adjust-recovery": "the longer or "
    "shorter recovery", "add-rep": "the added rep", "drop-rep": "the dropped rep",
    "last-rep": "last rep", "enough-reps": "enough", "repeat-rep": "the extra rep",
    "skip-block": "the skipped part", "new-goal": "the new goal", "shift-goal": "the goal's shift",
    "gap-answer": "the answer to the gap", "undo": "undo", "redo": "redo",
}  # fmt: skip
"""Inputs by their kind, as they are named to a person."""


def named(kind: str) -> str:
    """What a person calls an input of this kind."""
    return KIND_WORDS.get(kind, kind.replace("-", " "))


def said(event: Event) -> Said | None:
    """The line for an event, or None where it has none."""
    match event:
        case events.Refused():
            return Said(f"Not taken: {named(event.what)}. {event.reason}", bad=True)
        case events.Bounced():
            return Said("A second press so soon was taken for the same tap")
        case events.Undone():
            return Said(f"Taken back: {named(event.what)}. U brings it back")
        case events.Redone():
            return Said(f"Back again: {named(event.what)}")
        case _:
            return None


def flashes(cue: Cue) -> bool:
    """Whether the whole screen flashes for a cue."""
    return cue.kind not in _CALM
