"""A player on a stage: a device that notes what it is given, and a clock that a test moves."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from bell_lap.core.cues import CueKind
from bell_lap.sound.backends import RATE, Samples
from bell_lap.sound.client import SoundOptions, TimedCue
from bell_lap.sound.kit import Kit
from bell_lap.sound.messages import Late, Played
from bell_lap.sound.player import Player

LEAD_S = 0.03
LATENCY_S = 0.02
LENGTHS_MS = {CueKind.GO: 600, CueKind.BELL: 2_400, CueKind.FINISHED: 1_500}
WORDS_MS = {"71": 700, "72": 700, "slow": 500, "long": 4_000}


def tone(ms: int) -> Samples:
    """So many ms of something."""
    return array("h", [9_000] * (ms * RATE // 1_000))


KIT = Kit(
    {kind: tone(LENGTHS_MS.get(kind, 100)) for kind in CueKind if kind is not CueKind.SPEECH},
    {name: tone(ms) for name, ms in WORDS_MS.items()},
)


@dataclass(slots=True)
class Given:
    """A buffer that the device was given."""

    samples: Samples
    at_s: float
    given_s: float
    stopped_s: float | None = None

    @property
    def begins_s(self) -> float:
        """When its first sample is heard."""
        return max(self.at_s, self.given_s + LATENCY_S)


@dataclass(slots=True)
class Device:
    """A backend that plays nothing and forgets nothing."""

    name: str = "stage"
    device: str = "of the test"
    lead_s: float = LEAD_S
    latency_s: float | None = LATENCY_S
    now_s: float = 0.0
    given: dict[int, Given] = field(default_factory=dict)

    def start(self, key: int, samples: Samples, at_s: float) -> None:
        assert samples
        assert key not in self.given
        self.given[key] = Given(samples, at_s, self.now_s)

    def stop(self, key: int) -> None:
        if self.given[key].stopped_s is None:
            self.given[key].stopped_s = self.now_s

    def working(self) -> bool:
        return True

    def close(self) -> None:
        """Nothing is held."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue and when it was heard."""

    cue: TimedCue
    at_s: float
    at_once: bool
    buffer: int


class Stage:
    """Moves the clock from one instant that the player asks for to the next."""

    def __init__(self, options: SoundOptions | None = None, now_s: float = 100.0):
        self.options = options or SoundOptions()
        self.device = Device(now_s=now_s)
        self.player = Player(KIT.with_volumes(self.options), self.device, self.options)
        self.played: list[Played] = []
        self.late: list[Late] = []
        self._wake_s: float | None = None

    @property
    def now_s(self) -> float:
        """The clock."""
        return self.device.now_s

    def replace(self, *cues: TimedCue) -> None:
        """These are the cues to come, from this instant on."""
        self._note(self.player.replace(self.now_s, cues, self.now_s))

    def play(self, kind: CueKind, *words: str, asked_s: float | None = None) -> None:
        """Play at once."""
        asked_s = self.now_s if asked_s is None else asked_s
        self._note(self.player.play(asked_s, kind, words, self.now_s))

    def adjust(self, options: SoundOptions) -> None:
        """Go on with other options."""
        self._note(self.player.adjust(KIT.with_volumes(options), options, self.now_s))

    def until(self, to_s: float) -> None:
        """Let time pass, the player being called whenever it asks to be."""
        while self._wake_s is not None and self._wake_s <= to_s:
            self.device.now_s = max(self.now_s, self._wake_s)
            self._note(self.player.run(self.now_s))
        self.device.now_s = to_s

    def stall(self, to_s: float) -> None:
        """Let time pass without the player being called, and call it then."""
        self.device.now_s = to_s
        self._note(self.player.run(to_s))

    def _note(self, wake_s: float | None) -> None:
        assert wake_s is None or wake_s > self.now_s
        self._wake_s = wake_s
        for report in self.player.take_reports():
            if isinstance(report, Late):
                self.late.append(report)
            else:
                self.played.append(report)

    def heard(self) -> list[Heard]:
        """The cues that were heard up to now, in order: not those of a buffer stopped before."""
        first: dict[int, float] = {}
        found: list[Heard] = []
        for report in self.played:
            given = self.device.given[report.buffer]
            offset_s = report.due_s - first.setdefault(report.buffer, report.due_s)
            at_s = given.begins_s + offset_s
            if at_s <= self.now_s and (given.stopped_s is None or at_s < given.stopped_s):
                found.append(Heard(report.cue, at_s, report.at_once, report.buffer))
        return sorted(found, key=lambda heard: heard.at_s)

    def heard_kinds(self) -> list[CueKind]:
        """Their kinds."""
        return [heard.cue.kind for heard in self.heard()]


def cue(at_s: float, kind: CueKind, count: int = 0) -> TimedCue:
    """A cue without words."""
    return TimedCue(at_s, kind, count)


def say(at_s: float, *words: str) -> TimedCue:
    """Speech."""
    return TimedCue(at_s, CueKind.SPEECH, words=words)


def countdown(zero_s: float, end: CueKind = CueKind.GO) -> Sequence[TimedCue]:
    """3, 2, 1 and what they lead to."""
    return (*(cue(zero_s - count, CueKind.PIP, count) for count in (3, 2, 1)), cue(zero_s, end))
