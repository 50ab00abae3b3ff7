"""What the run screen says about events, for a few seconds, and which cues it flashes for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bell_lap.core import events
from bell_lap.core.cues import Caller, Cue, CueKind
from bell_lap.core.events import Event
from bell_lap.core.input_phrases import input_words
from bell_lap.live.cueing import SOUND_IS_BACK
from bell_lap.tui.sound_words import short
from bell_lap.tui.widgets.frame import NoticeKind

_CALM = frozenset(
    {
        CueKind.TAP, CueKind.UNDO, CueKind.HALFWAY, CueKind.SOON_30, CueKind.TICK,
        CueKind.MARK_TICK, CueKind.SPEECH,
    }
)  # fmt: skip
"""Cues that are only heard."""

_CALLER_WORDS = {
    Caller.OFF: "Caller off",
    Caller.SPLITS: "Caller: splits only",
    Caller.FULL: "Caller: everything",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A line to show; `bad` where something did not go as asked."""

    text: str
    bad: bool = False
    offer: bool = False
    """A question that one key answers."""

    @property
    def kind(self) -> NoticeKind:
        """How its line looks."""
        if self.bad:
            return NoticeKind.BAD
        return NoticeKind.OFFER if self.offer else NoticeKind.CALM


NOTHING = Said("")


def said(event: Event) -> Said | None:
    """The line for an event, or None where it has none."""
    match event:
        case events.Refused():
            return Said(f"Not taken: {event.reason}", bad=True)
        case events.Bounced():
            return Said("A second press so soon was taken for the same tap")
        case events.Undone():
            return Said(f"Taken back: {input_words(event.what)}. U brings it back")
        case events.Redone():
            return Said(f"Back again: {input_words(event.what)}")
        case _:
            return None


def unsaved_words(warning: str) -> str:
    """The banner while the disk refuses: `NOT SAVED, taps count on: the disk is full`."""
    reason = warning.removeprefix("not saved: ")
    return f"NOT SAVED, taps count on: {reason[:1].lower()}{reason[1:]}"


def pacer_said(*, on: bool, goal: bool = True) -> Said:
    """The line after the pacer's key; without a goal there is no pace to tick."""
    if on and not goal:
        return Said("Pacer on; this rep has no goal to pace")
    return Said("Pacer on" if on else "Pacer off")


def caller_said(caller: Caller) -> Said:
    """The line after the caller's key."""
    return Said(_CALLER_WORDS[caller])


def idle_said(titles: Sequence[str]) -> Said:
    """The line for a key that does nothing now; `titles` are what it does at other times."""
    return Said(f"Not now: {titles[0]}" if titles else "That key does nothing here: ? has them all")


def sound_said(notice: str) -> Said:
    """The line for what live tells of the sound: what happened, without the reasons.

    The reasons are as long as a device's name; the sound check has room.
    """
    said = short(notice)
    return Said(said[:1].upper() + said[1:], bad=notice != SOUND_IS_BACK)


def flashes(cue: Cue, off: frozenset[CueKind] = frozenset()) -> bool:
    """Whether the whole screen flashes for a cue; not for those that are switched `off`."""
    return cue.kind not in _CALM and cue.kind not in off
