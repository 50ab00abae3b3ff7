"""What the run screen says about events, for a few seconds, and which cues it flashes for."""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core import events
from bell_lap.core.cues import Cue, CueKind
from bell_lap.core.events import Event
from bell_lap.core.input_phrases import input_words

_CALM = frozenset({CueKind.TAP, CueKind.UNDO, CueKind.HALFWAY, CueKind.SOON_30})
"""Cues that are only heard."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line to show; `bad` where something did not go as asked."""

    text: str
    bad: bool = False


NOTHING = Said("")


def said(event: Event) -> Said | None:
    """The line for an event, or None where it has none."""
    match event:
        case events.Refused():
            return Said(f"Not taken: {input_words(event.what)}. {event.reason}", bad=True)
        case events.Bounced():
            return Said("A second press so soon was taken for the same tap")
        case events.Undone():
            return Said(f"Taken back: {input_words(event.what)}. U brings it back")
        case events.Redone():
            return Said(f"Back again: {input_words(event.what)}")
        case _:
            return None


def flashes(cue: Cue) -> bool:
    """Whether the whole screen flashes for a cue."""
    return cue.kind not in _CALM
