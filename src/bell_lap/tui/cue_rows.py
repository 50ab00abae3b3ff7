"""Every cue as the sound check lists it: its name, when it comes, and what is played to show it."""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core.cues import CueKind

PIP_S = 1.0


@dataclass(frozen=True, slots=True)
class CueRow:
    """One cue of the list."""

    kind: CueKind
    name: str
    when: str
    """When a workout plays it."""
    lasts_s: float = 1.6
    """How long it is left alone before the next one is played."""
    counts: tuple[int, ...] = ()
    """A countdown's figures, a second apart; empty for what is one sound."""
    words: tuple[str, ...] = ()
    """SPEECH: the clips of an example."""


_COUNT = (3, 2, 1)
_SPOKEN = ("1", "point", "1", "slow", "71", "2")

ROWS = (
    CueRow(CueKind.PIP, "get-ready pips", "3, 2, 1 before a start", 3.4, _COUNT),
    CueRow(CueKind.GO, "go", "a rep starts"),
    CueRow(CueKind.HALFWAY, "half-way", "half of a timed rep is gone"),
    CueRow(CueKind.END_PIP, "end pips", "3, 2, 1 before a timed rep ends", 3.4, _COUNT),
    CueRow(CueKind.STOP, "stop", "a timed rep is over"),
    CueRow(CueKind.TAP, "tap", "a tap counts"),
    CueRow(CueKind.REFUSED, "refused", "a tap was not taken"),
    CueRow(CueKind.UNDO, "undo", "something is taken back"),
    CueRow(CueKind.SOON_30, "30 seconds left", "in a recovery"),
    CueRow(CueKind.SOON_10, "10 seconds left", "in a recovery"),
    CueRow(CueKind.OVER, "recovery over", "the coach starts the runner"),
    CueRow(CueKind.TICK, "pacer tick", "goal pace passes a point"),
    CueRow(CueKind.MARK_TICK, "pacer at a mark", "goal pace passes a mark"),
    CueRow(CueKind.BELL, "bell", "the last lap begins", 3.4),
    CueRow(CueKind.SET_DONE, "set done", "a set is over", 2.4),
    CueRow(CueKind.GATE, "gate", "the next part waits for a tap", 2.4),
    CueRow(CueKind.FINISHED, "finished", "the workout is over", 3.4),
    CueRow(CueKind.ATTENTION, "attention", "a gap, or taps go elsewhere", 2.4),
    CueRow(CueKind.SPEECH, "the caller", "the voice", 4.0, words=_SPOKEN),
)
"""In the order in which a workout brings them."""
