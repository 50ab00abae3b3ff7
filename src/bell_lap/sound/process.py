"""The sound process: commands come on its input, reports go out on its output, cues to the device.

It ends at once when its input ends, so that it never outlives the program, and waits for nobody who
does not read its reports. Started as `python -m bell_lap.sound.process` by `bell_lap.sound.child`.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import queue
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

from bell_lap.clock import SystemClock
from bell_lap.core.cues import CueKind
from bell_lap.core.voice import CLIPS
from bell_lap.errors import EnvironmentProblem
from bell_lap.sound.backends import Backend, Unplayable, Warmth
from bell_lap.sound.client import SoundOptions, TimedCue
from bell_lap.sound.compose import compose
from bell_lap.sound.devices import DEVICES, NoDevice, Opener, first_working
from bell_lap.sound.kit import Kit
from bell_lap.sound.messages import (
    Adjust,
    Alive,
    Close,
    Command,
    Failed,
    Lost,
    Play,
    Ready,
    Replace,
    Report,
    Setup,
    decode,
    encode,
)
from bell_lap.sound.player import RING_OUT_S, Player

ALIVE_S = 1.0
SWITCH_S = 0.0005
"""A thread that hands a sound over waits no longer than this for one that reads or reports."""
UNREAD_REPORTS = 2_000
"""Reports that nobody reads are kept up to this many; later ones are dropped."""
LAST_S = RING_OUT_S + 0.5
"""After `close` the process is gone within this, whatever the device does."""
FLUSH_S = 0.5
"""How long the last reports may take to be written."""
LET_GO_S = 1.0
"""How long a device may take to be let go of."""
COLLECT_S = 30.0
"""Garbage is collected this often, and only where nothing is due soon."""
QUIET_S = 1.0


class Exit(IntEnum):
    """How the process ended."""

    FINE = 0
    BUG = 1
    NO_DEVICE = 4
    DEVICE_LOST = 5
    PROGRAM_GONE = 6


@dataclass(frozen=True, slots=True)
class Retuned:
    """The sounds at the volumes that an `Adjust` asked for."""

    kit: Kit
    options: SoundOptions


class Inbox:
    """What has been read and made ready, for one thread that plays."""

    def __init__(self, lines: BinaryIO):
        self.unread = 0
        """Lines that were no commands."""
        self._lines = lines
        self._waiting: deque[Command | Retuned] = deque()
        self._arrived = threading.Condition()

    def read_all(self) -> None:
        """Read until the input ends; without a `close` before that the process ends here."""
        closed = False
        for line in self._lines:
            message = decode(line)
            if isinstance(message, Command):
                closed = closed or isinstance(message, Close)
                self.put(message)
            else:
                self.unread += 1
        if not closed:
            os._exit(Exit.PROGRAM_GONE)

    def put(self, item: Command | Retuned) -> None:
        """Let it be the last to come."""
        with self._arrived:
            self._waiting.append(item)
            self._arrived.notify()

    def next(self, timeout_s: float | None) -> Command | Retuned | None:
        """The next to come; None where nothing has within that time."""
        with self._arrived:
            if not self._waiting:
                self._arrived.wait(timeout_s)
            return self._waiting.popleft() if self._waiting else None


class Outbox:
    """The reports, written by a thread of their own: a reader that sleeps holds nothing up."""

    def __init__(self, lines: BinaryIO):
        self._lines = lines
        self._waiting: queue.SimpleQueue[Report | threading.Event] = queue.SimpleQueue()

    def say(self, report: Report) -> None:
        """Report, unless nobody has read for long."""
        if self._waiting.qsize() < UNREAD_REPORTS:
            self._waiting.put(report)

    def flush(self, timeout_s: float) -> None:
        """Wait that long for everything to be written."""
        written = threading.Event()
        self._waiting.put(written)
        written.wait(timeout_s)

    def write_all(self) -> None:
        """Write for ever; the process ends where nobody can read any more."""
        while True:
            item = self._waiting.get()
            if isinstance(item, threading.Event):
                item.set()
                continue
            try:
                self._lines.write(encode(item))
                self._lines.flush()
            except OSError:
                os._exit(Exit.PROGRAM_GONE)


def serve(inbox: Inbox, outbox: Outbox, devices: Mapping[str, Opener]) -> Exit:
    """Open the device that the first command asks for, and play until told to close."""
    setup = inbox.next(None)
    while not isinstance(setup, Setup):
        if isinstance(setup, Close):
            return Exit.FINE
        setup = inbox.next(None)
    options = setup.options
    warmth = Warmth(options.preroll_ms / 1000, options.keep_awake)
    try:
        kit = Kit.load(options)
        _warm(kit)
        backend = first_working(options.backend, warmth, devices)
    except NoDevice as failure:
        outbox.say(Failed(failure.reasons))
        return Exit.NO_DEVICE
    except EnvironmentProblem as problem:
        outbox.say(Failed((("sounds", problem.message),)))
        return Exit.NO_DEVICE
    outbox.say(Ready(backend.name, backend.device, backend.latency_s))
    try:
        return _play(Player(kit, backend, options), backend, kit, inbox, outbox)
    except Unplayable as why:
        outbox.say(Lost(str(why)))
        return Exit.DEVICE_LOST
    finally:
        _gone_within(LET_GO_S)
        backend.close()


def _play(player: Player, backend: Backend, kit: Kit, inbox: Inbox, outbox: Outbox) -> Exit:
    clock = SystemClock()
    gc.collect()
    gc.freeze()
    gc.disable()
    alive_s = clock.now()
    collect_s = alive_s + COLLECT_S
    wake_s: float | None = None
    wanted: SoundOptions | None = None
    while True:
        now_s = clock.now()
        if now_s >= alive_s:
            if not backend.working():
                outbox.say(Lost("the device takes no more sound"))
                return Exit.DEVICE_LOST
            outbox.say(Alive(player.latency_s, inbox.unread))
            alive_s = now_s + ALIVE_S
        if now_s >= collect_s and (wake_s is None or wake_s > now_s + QUIET_S):
            gc.collect()
            collect_s = now_s + COLLECT_S
        next_s = alive_s if wake_s is None else min(alive_s, wake_s)
        command = inbox.next(max(0.0, next_s - clock.now()))
        now_s = clock.now()
        match command:
            case Replace(from_s, cues):
                wake_s = player.replace(from_s, cues, now_s)
            case Play(asked_s, kind, words):
                wake_s = player.play(asked_s, kind, words, now_s)
            case Adjust(options):
                wanted = options
                threading.Thread(target=_tune, args=(kit, options, inbox), daemon=True).start()
            case Retuned(tuned, options):
                if options == wanted:
                    wake_s = player.adjust(tuned, options, now_s)
            case Close():
                _ring_out(player, clock)
                return Exit.FINE
            case _:
                wake_s = player.run(now_s)
        for report in player.take_reports():
            outbox.say(report)


def _tune(kit: Kit, options: SoundOptions, inbox: Inbox) -> None:
    """Takes some tenths of a second, for which no cue is to wait."""
    inbox.put(Retuned(kit.with_volumes(options), options))


def _ring_out(player: Player, clock: SystemClock) -> None:
    _gone_within(LAST_S)
    end_s = player.close(clock.now())
    threading.Event().wait(max(0.0, end_s - clock.now()))


def _gone_within(limit_s: float) -> None:
    """End the process after that time, whatever the device does until then."""
    last = threading.Timer(limit_s, os._exit, (Exit.DEVICE_LOST,))
    last.daemon = True
    last.start()


def _warm(kit: Kit) -> None:
    """Go once through what a cue goes through, so that the first one meets nothing cold."""
    words = tuple(CLIPS)[:2]
    cues = [
        TimedCue(1.0, CueKind.SPEECH, words=words),
        TimedCue(2.0, CueKind.TICK),
        *(TimedCue(8.0 - count, CueKind.PIP, count) for count in (3, 2, 1)),
        TimedCue(8.0, CueKind.GO),
    ]
    compose(cues, kit)
    decode(encode(Replace(0.0, tuple(cues))))


def main(devices: Mapping[str, Opener] = DEVICES) -> None:
    """Serve on the standard streams, and end the process."""
    faulthandler.enable()
    for name in ("SIGINT", "SIGHUP", "SIGTSTP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    sys.setswitchinterval(SWITCH_S)
    # Whatever a library prints goes where the program looks for troubles, not between reports.
    reports = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    inbox, outbox = Inbox(sys.stdin.buffer), Outbox(reports)
    threading.Thread(target=inbox.read_all, name="commands", daemon=True).start()
    threading.Thread(target=outbox.write_all, name="reports", daemon=True).start()
    end = Exit.BUG
    try:
        end = serve(inbox, outbox, devices)
    finally:
        if end is Exit.BUG:
            traceback.print_exc()
        outbox.flush(FLUSH_S)
        with contextlib.suppress(OSError):
            sys.stderr.flush()
        # Python's end would wait for the thread that reads, and a library's own may hang or crash.
        os._exit(end)


if __name__ == "__main__":
    main()
