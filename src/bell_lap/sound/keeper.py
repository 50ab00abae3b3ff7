"""Keeps a sound process alive: `ProcessSound` is what the program calls, and it never waits.

Whatever happens to the process, the caller's thread only leaves word under a short lock; a thread
of its own starts the process, watches it and starts it again. While none plays, the bell rings.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from bell_lap.clock import SystemClock
from bell_lap.core.cues import CueKind
from bell_lap.sound.bell import TerminalBell
from bell_lap.sound.child import Child, sound_command
from bell_lap.sound.client import SoundOptions, SoundReport, TimedCue
from bell_lap.sound.messages import (
    Adjust,
    Alive,
    Failed,
    Late,
    Lost,
    Play,
    Played,
    Ready,
    Replace,
    Report,
    Setup,
)
from bell_lap.sound.patience import Life, Patience
from bell_lap.sound.player import LATE_S, SAME_S
from bell_lap.sound.troubles import GIVEN_UP, NO_DEVICE, given_up, no_device

HANDED_S = 10.0
"""For so long it is known which cues have been handed over."""
TOLD_S = 0.2
"""`close` waits no longer than this for the process to be told."""


class ProcessSound:
    """Sound from a process of its own. Implements `client.CheckedSound`."""

    def __init__(
        self,
        options: SoundOptions,
        fallback: TerminalBell,
        command: Sequence[str] | None = None,
        patience: Patience | None = None,
    ):
        self._command = list(command) if command is not None else sound_command()
        self._fallback = fallback
        self._patience = patience or Patience()
        self._clock = SystemClock()
        self._wake = threading.Condition()
        # Guarded by _wake:
        self._options = options
        self._schedule: tuple[TimedCue, ...] = ()
        self._handed: dict[TimedCue, None] = {}
        self._child: Child | None = None
        self._ready: Ready | None = None
        self._failure: Failed | Lost | None = None
        self._life = Life(self._patience, self._clock.textual_now())
        self._silent_from_s: float | None = None
        """Since when nobody has played the schedule; None: the bell has rung for it."""
        self._latency_s: float | None = None
        self._played = 0
        self._late = 0
        self._deaths = 0
        self._trouble: str | None = None
        self._state = "starting"
        self._closing = False
        self._said: tuple[str, ...] = ()

        self._thread = threading.Thread(target=self._keep, name="sound-keeper", daemon=True)
        self._thread.start()

    # --- for the program --------------------------------------------------------------------------

    @property
    def status(self) -> str:
        """What plays, in a few words."""
        with self._wake:
            if self._ready is not None:
                return f"{self._ready.backend}: {self._ready.device}".removesuffix(": ")
            return "starting sound" if self._state == "starting" else self._state

    @property
    def trouble(self) -> str | None:
        """Why there is no sound, and what to do about it; None while there is."""
        return self._trouble

    def replace(self, cues: Sequence[TimedCue]) -> None:
        """These are the cues to come."""
        # A schedule without a cue of this very millisecond does not mean that it is not to sound.
        from_s = self._clock.now() + SAME_S
        with self._wake:
            under_way = [c for c in self._schedule if from_s - LATE_S <= c.at_s < from_s]
            self._schedule = tuple(dict.fromkeys((*under_way, *cues)))
            if self._child is not None:
                self._child.send(Replace(from_s, self._schedule))

    def play(self, kind: CueKind, words: tuple[str, ...] = ()) -> None:
        """Play this cue at once, and say `words` right after it."""
        asked_s = self._clock.now()
        with self._wake:
            playing = self._child is not None and self._ready is not None
            if self._child is not None and playing:
                self._child.send(Play(asked_s, kind, words))
        if not playing and not self._closing:
            self._fallback.play(kind)

    def due(self, kind: CueKind) -> None:
        """Ring where no process plays the schedule."""
        if self._ready is None and not self._closing:
            self._fallback.due(kind)

    def report(self) -> SoundReport:
        """How it does."""
        with self._wake:
            ready, latency_s = self._ready, self._latency_s
            return SoundReport(
                backend=self._options.backend if ready is None else ready.backend,
                device="" if ready is None else ready.device,
                state=self._state,
                latency_ms=None if latency_s is None else latency_s * 1000,
                played=self._played,
                late=self._late,
                deaths=self._deaths,
            )

    def adjust(self, options: SoundOptions) -> None:
        """From now on with these volumes and this delay."""
        with self._wake:
            self._options = replace(options, backend=self._options.backend)
            if self._child is not None:
                self._child.send(Adjust(self._options))
        self._fallback.adjust(options)

    def close(self) -> None:
        """Let the end of the workout ring out, and end the process. Waits for nothing of it."""
        with self._wake:
            self._closing = True
            child = self._child
            silent_s = self._life.silent_s(self._clock.textual_now())
            self._ready = None
            self._state = "off"
            self._wake.notify_all()
        if child is None:
            return
        if silent_s > self._patience.silent_s / 2:
            # It could not be told, and this program may be gone before it wakes.
            child.kill()
        child.close(TOLD_S)

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait after `close` until the process is gone; whether it is."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @property
    def said(self) -> tuple[str, ...]:
        """The last lines that a process said on its error output: the present one, or the last."""
        child = self._child
        return self._said if child is None else child.said or self._said

    @property
    def pid(self) -> int | None:
        """The process that plays or is about to; None while there is none."""
        child = self._child
        return None if child is None else child.pid

    # --- hearing from the process -----------------------------------------------------------------

    def _hear(self, child: Child, report: Report) -> None:
        with self._wake:
            if child is not self._child:
                return
            self._life.heard(self._clock.textual_now())
            match report:
                case Ready():
                    self._ready = None if self._closing else report
                    self._trouble = None
                    self._state = "playing"
                    self._wake.notify_all()
                case Failed() | Lost():
                    self._failure = report
                case Played(cue, handed_s=handed_s):
                    self._played += 1
                    self._handed[cue] = None
                    while (first := next(iter(self._handed))).at_s < handed_s - HANDED_S:
                        del self._handed[first]
                case Late():
                    self._late += 1
                case Alive(latency_s):
                    # A new process has measured nothing yet; the loudspeaker is the same.
                    self._latency_s = self._latency_s if latency_s is None else latency_s

    def _end(self, child: Child) -> None:
        with self._wake:
            if child is self._child:
                self._ready = None
                self._wake.notify_all()

    # --- keeping it -------------------------------------------------------------------------------

    def _keep(self) -> None:
        """One process after the other, until the program closes the sound."""
        while not self._is_closing():
            try:
                child = Child(self._command, self._hear, self._end)
            except OSError as error:
                with self._wake:
                    self._failure = Failed((("the sound process", str(error)),))
            else:
                self._watch(child)
            with self._wake:
                if not self._is_closing() and (rest_s := self._judge()):
                    self._silent_from_s = None
                    self._wake.wait_for(lambda: self._closing, rest_s)

    def _watch(self, child: Child) -> None:
        """Give a new process all it needs; returns when it is gone, by itself or by our doing."""
        with self._wake:
            if not self._closing:
                self._begin(child)
            while not child.over and not self._is_closing() and self._await_life():
                pass
            self._ready = None
            silent_s = self._life.silent_s(self._clock.textual_now())
            self._silent_from_s = self._clock.now() - silent_s
            if self._is_closing() and self._child is child:
                self._wake.wait_for(lambda: child.over, self._patience.ring_out_s)
        child.kill()
        child.wait()
        with self._wake:
            self._said = child.said
            self._child = None

    def _begin(self, child: Child) -> None:
        self._child = child
        self._failure = None
        self._life.heard(self._clock.textual_now())
        if self._trouble is None:
            self._state = "starting"
        child.send(Setup(self._options))
        child.send(Replace(0.0, self._still_to_come()))

    def _still_to_come(self) -> tuple[TimedCue, ...]:
        """What of the schedule a new process has to play; counts what nobody has played in time."""
        now_s = self._clock.now()
        begun = {cue for cue in self._handed if cue.at_s <= now_s}
        left = [cue for cue in self._schedule if cue not in begun]
        if self._silent_from_s is not None:
            missed = (self._silent_from_s <= cue.at_s < now_s - LATE_S for cue in left)
            self._late += sum(missed)
        return tuple(cue for cue in left if cue.at_s >= now_s - LATE_S)

    def _is_closing(self) -> bool:
        return self._closing

    def _await_life(self) -> bool:
        """Wait for something to happen; False where it has been silent for too long."""
        before_s = self._clock.textual_now()
        left_s = self._life.left_s(before_s, playing=self._ready is not None)
        if left_s <= 0:
            return False
        self._wake.wait(left_s)
        self._life.waited(left_s, before_s, self._clock.textual_now())
        return True

    def _judge(self) -> float:
        """What to make of a process that ended; returns how long to wait before the next one."""
        patience, failure = self._patience, self._failure
        if isinstance(failure, Failed):
            self._trouble = no_device(failure)
            self._state = NO_DEVICE
            return patience.no_device_s
        self._deaths += 1
        if self._life.died(self._clock.textual_now()):
            self._trouble = given_up(patience.deaths, failure)
            self._state = GIVEN_UP
            return patience.after_deaths_s
        return 0.0
