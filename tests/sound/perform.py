"""One workout at the speed of life with the real sound, by itself: a program for every Python.

`python -m tests.sound.perform SCORE` performs what `Score` says, given as JSON, and prints as JSON
what the sound was asked for (`Performance`). It needs the standard library and the sound libraries.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bell_lap.clock import SystemClock
from bell_lap.core.cues import Caller, CueKind, CueOptions
from bell_lap.core.events import Event, StepStarted
from bell_lap.core.expand import expand
from bell_lap.core.input_json import payload
from bell_lap.core.inputs import Press, Undo
from bell_lap.core.plan import MeasureKind
from bell_lap.core.profile import NOBODY
from bell_lap.core.rules import Rules, Who
from bell_lap.core.track import Track as RunningTrack
from bell_lap.core.view import Phase
from bell_lap.library.files import from_notation
from bell_lap.live.rehearsal import Rehearsal, Runner
from bell_lap.live.workout import LiveWorkout
from bell_lap.sound.bell import TerminalBell
from bell_lap.sound.client import Sound, SoundOptions, TimedCue
from bell_lap.sound.keeper import ProcessSound
from bell_lap.sound.patience import Patience

LAP_M = 50.0
EVERY_M = 10.0
"""The pacer's ticks: many of them in a short rep."""
READY_MS = 3_500
STRAY_MS, EARLY_MS, UNDO_MS = 2_500, 4_800, 5_400
"""In the first distance rep: a tap too fast to be true, a wrong one, and its undo."""
TURN_S = 0.02
WAIT_S = 30.0
RING_OUT_S = 2.5
BUSY_S, IDLE_S = 0.5, 0.2
SWITCH_S = 0.0005
"""As the program's screens have it: what is to be played at once waits less for a busy thread."""
KILL_AFTER_S = 0.8


@dataclass(frozen=True)
class Score:
    """What to perform."""

    session: str
    """In the notation."""
    backend: str
    busy: bool = False
    """The main thread is blocked for half a second again and again."""
    kills: int = 0
    """How often the sound process is killed, as soon as it has played again."""
    caller: bool = False


@dataclass(frozen=True)
class Performance:
    """What the sound was asked for. Instants are seconds of the system's clock."""

    device: str
    replaced: list[tuple[float, list[TimedCue]]]
    """Every schedule, with the instant at which it was given away."""
    played: list[tuple[float, CueKind, tuple[str, ...]]]
    """Every cue that was to be played at once, with the words after it."""
    killed: list[float]
    journal: list[Any]
    deaths: int
    late: int
    trouble: str | None
    end_s: float


@dataclass
class Listener:
    """Between the workout and its sound: keeps what is asked for."""

    sound: Sound
    replaced: list[tuple[float, list[TimedCue]]] = field(default_factory=list)
    played: list[tuple[float, CueKind, tuple[str, ...]]] = field(default_factory=list)
    now: Callable[[], float] = field(default_factory=lambda: SystemClock().now)

    @property
    def status(self) -> str:
        return self.sound.status

    @property
    def trouble(self) -> str | None:
        return self.sound.trouble

    def replace(self, cues: Sequence[TimedCue]) -> None:
        self.replaced.append((self.now(), list(cues)))
        self.sound.replace(cues)

    def play(self, kind: CueKind, words: tuple[str, ...] = ()) -> None:
        self.played.append((self.now(), kind, words))
        self.sound.play(kind, words)

    def due(self, kind: CueKind) -> None:
        self.sound.due(kind)

    def close(self) -> None:
        self.sound.close()


class Stage:
    """One performance."""

    def __init__(self, score: Score):
        self._score = score
        self._patience = Patience(deaths=score.kills + 1)
        options = SoundOptions(backend=score.backend, preroll_ms=500)
        self._sound = ProcessSound(options, TerminalBell(lambda: None), patience=self._patience)
        self._listener = Listener(self._sound)
        self._killed: list[float] = []
        self._steady_s: float | None = None
        self._played_before = 0
        self._wrong: list[tuple[int, type[Press | Undo]]] = []
        file = from_notation(score.session)
        self._live = LiveWorkout(
            expand(file.session, NOBODY, RunningTrack(LAP_M), file.notes),
            Rules(Who.CLICKER, ready_line_ms=READY_MS, ready_away_ms=READY_MS),
            SystemClock(),
            sound=self._listener,
            cue_options=CueOptions(
                pacer=True,
                pacer_every_m=EVERY_M,
                caller=Caller.FULL if score.caller else Caller.OFF,
            ),
        )
        self._live.subscribe(self._hear)
        self._now = SystemClock().now

    def perform(self) -> Performance:
        """Run the whole workout."""
        self._await_sound()
        rehearsal = Rehearsal(self._live, Runner())
        while self._live.view().phase is not Phase.DONE:
            rehearsal.pump()
            self._make_mistakes()
            self._live.tick()
            self._kill()
            if self._score.busy:
                busy_until(self._now() + BUSY_S)
                time.sleep(IDLE_S)
            else:
                time.sleep(TURN_S)
        end_s = self._now()
        time.sleep(RING_OUT_S)
        report, trouble = self._sound.report(), self._sound.trouble
        self._live.close()
        self._sound.join(WAIT_S)
        return Performance(
            report.device,
            self._listener.replaced,
            self._listener.played,
            self._killed,
            [
                (entry.seq, entry.item.kind, entry.item.at_ms, payload(entry.item))
                for entry in self._live.journal
            ],
            report.deaths,
            report.late,
            trouble,
            end_s,
        )

    def _await_sound(self) -> None:
        give_up_s = self._now() + WAIT_S
        while self._sound.report().state != "playing":
            if self._now() > give_up_s:
                said = "\n".join((str(self._sound.trouble), *self._sound.said))
                raise RuntimeError(f"the sound does not come up:\n{said}")
            time.sleep(TURN_S)

    def _hear(self, event: Event) -> None:
        if not isinstance(event, StepStarted) or self._wrong:
            return
        step = next(step for step in self._live.plan.steps if step.index == event.index)
        if step.measure is MeasureKind.DISTANCE:
            self._wrong = [
                (event.at_ms + STRAY_MS, Press),
                (event.at_ms + EARLY_MS, Press),
                (event.at_ms + UNDO_MS, Undo),
                (sys.maxsize, Undo),
            ]

    def _make_mistakes(self) -> None:
        while self._wrong and self._wrong[0][0] <= self._live.now_ms():
            at_ms, kind = self._wrong.pop(0)
            self._live.act(Press(at_ms, "wrong") if kind is Press else Undo(at_ms))

    def _kill(self) -> None:
        """Kill the sound process in the middle of its work: shortly after it has played a cue."""
        pid = self._sound.pid
        if len(self._killed) == self._score.kills or pid is None:
            return
        now_s = self._now()
        played = self._sound.report().played
        if played == self._played_before:
            self._steady_s = None
        elif self._steady_s is None:
            self._steady_s = now_s
        elif now_s - self._steady_s > KILL_AFTER_S:
            os.kill(pid, signal.SIGKILL)
            self._killed.append(now_s)
            self._played_before = played


def busy_until(at_s: float) -> None:
    """Hold the interpreter in pure Python."""
    now = SystemClock().now
    while now() < at_s:
        sum(range(2_000))


def to_json(performance: Performance) -> str:
    """As one line."""
    return json.dumps(asdict(performance), default=lambda kind: kind.name)


def from_json(line: str) -> Performance:
    """What `to_json` gave."""
    data = json.loads(line)
    data["replaced"] = [
        (
            at_s,
            [TimedCue(c["at_s"], CueKind[c["kind"]], c["count"], tuple(c["words"])) for c in cues],
        )
        for at_s, cues in data["replaced"]
    ]
    data["played"] = [(at_s, CueKind[kind], tuple(words)) for at_s, kind, words in data["played"]]
    return Performance(**data)


if __name__ == "__main__":
    sys.setswitchinterval(SWITCH_S)
    sys.stdout.write(to_json(Stage(Score(**json.loads(sys.argv[1]))).perform()))
