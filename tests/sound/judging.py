"""What should have been heard in a performance, against what was heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bell_lap.core.cues import CueKind
from bell_lap.sound.client import SoundOptions, TimedCue
from bell_lap.sound.compose import compose, left_out
from bell_lap.sound.kit import Kit
from tests.sound.hearing import Heard
from tests.sound.perform import Performance

NEAR_S = 0.15
"""A cue that is farther from its instant than this is another one."""
OPEN_S = 0.12
"""A schedule that is replaced so shortly before or after a cue's instant may let it be heard or
not: the device holds it already, or not yet."""
UNTIL_S, FROM_S = 0.5, 1.5
"""A cue counts if the machine did not stand still in the moments before it (a device that skipped
takes a second to be known) and after it."""
PIPS = (CueKind.PIP, CueKind.END_PIP)
STARTS = (CueKind.GO, CueKind.STOP)
NEXT_S = 1.05


@dataclass(frozen=True, slots=True)
class Asked:
    """A cue that was asked for."""

    kind: CueKind
    at_s: float
    at_once: bool
    certain: bool
    """The schedule did not change around its instant."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A performance as it was heard."""

    found: list[tuple[Asked, Heard]]
    """Those for which the machine ran."""
    missing: list[Asked]
    """Should have been heard, and was not."""
    unasked: list[Heard]

    def errors_ms(self) -> list[float]:
        """How far from its instant each scheduled cue was heard, less the median."""
        off_ms = [
            (heard.at_s - asked.at_s) * 1000 for asked, heard in self.found if not asked.at_once
        ]
        middle = median(off_ms)
        return [abs(one - middle) for one in off_ms]

    def tap_ms(self) -> list[float]:
        """How long after its command each cue that was played at once was rendered."""
        return [(heard.at_s - asked.at_s) * 1000 for asked, heard in self.found if asked.at_once]

    def spacings_ms(self) -> list[float]:
        """How far each step of a countdown was from what it should have been."""
        scheduled = [pair for pair in self.found if not pair[0].at_once]
        steps = pairwise(scheduled)
        return [
            abs((later.played_s - heard.played_s) - (next_.at_s - asked.at_s)) * 1000
            for (asked, heard), (next_, later) in steps
            if asked.kind in PIPS and next_.kind in PIPS + STARTS
            if next_.at_s - asked.at_s < NEXT_S
        ]


def asked_for(performance: Performance) -> list[Asked]:
    """Every cue but speech that was to be heard, in order."""
    kit = Kit.load(SoundOptions())
    asked: list[Asked] = []
    for index, (from_s, cues) in enumerate(performance.replaced):
        last = index + 1 == len(performance.replaced)
        until_s = float("inf") if last else performance.replaced[index + 1][0]
        silent = left_out(cues, compose(cues, kit))
        asked += [
            Asked(cue.kind, cue.at_s, at_once=False, certain=_is_certain(cue, performance))
            for cue in cues
            if from_s <= cue.at_s < until_s
            if cue.kind is not CueKind.SPEECH and cue not in silent
        ]
    asked += [
        Asked(kind, at_s, at_once=True, certain=True)
        for at_s, kind, _ in performance.played
        if kind is not CueKind.SPEECH
    ]
    return sorted(asked, key=lambda one: one.at_s)


def _is_certain(cue: TimedCue, performance: Performance) -> bool:
    """Whether every schedule of the moments around a cue has it."""
    before = [cues for at_s, cues in performance.replaced if at_s < cue.at_s - OPEN_S][-1:]
    around = [cues for at_s, cues in performance.replaced if abs(at_s - cue.at_s) <= OPEN_S]
    return all(
        any(one.kind is cue.kind and abs(one.at_s - cue.at_s) < 0.001 for one in cues)
        for cues in before + around
    )


def judge(
    performance: Performance, heard: Sequence[Heard], stood: Sequence[tuple[float, float]]
) -> Judged:
    """Find for every cue that was asked for the one that was heard.

    `stood` says from when to when the machine let nobody run. Nothing is judged there.
    """

    def ran(at_s: float) -> bool:
        return not any(from_s - UNTIL_S < at_s < to_s + FROM_S for from_s, to_s in stood)

    left = list(heard)
    found: list[tuple[Asked, Heard]] = []
    missing: list[Asked] = []
    for asked in asked_for(performance):
        near = [one for one in left if one.kind is asked.kind and _apart(one, asked) < NEAR_S]
        if near:
            nearest = min(near, key=lambda one: _apart(one, asked))
            left.remove(nearest)
            if ran(asked.at_s):
                found.append((asked, nearest))
        elif asked.certain and ran(asked.at_s):
            missing.append(asked)
    unasked = [one for one in left if ran(one.at_s) and not _was_withdrawn(one, performance)]
    return Judged(found, missing, unasked)


def _apart(heard: Heard, asked: Asked) -> float:
    return abs(heard.at_s - asked.at_s)


def _was_withdrawn(heard: Heard, performance: Performance) -> bool:
    """Whether a schedule that was replaced at about that instant had such a cue for it.

    A double tick that is stopped in time is a tick.
    """
    kinds = {heard.kind}
    if heard.kind is CueKind.TICK:
        kinds.add(CueKind.MARK_TICK)
    return any(
        cue.kind in kinds and abs(cue.at_s - heard.at_s) < NEAR_S
        for index, (_, cues) in enumerate(performance.replaced[:-1])
        if abs(performance.replaced[index + 1][0] - heard.at_s) <= OPEN_S
        for cue in cues
    )
