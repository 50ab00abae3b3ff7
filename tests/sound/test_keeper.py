"""The client with a real sound process: killed, stopped, without a device, and its parent killed.

The process is the real one; only its device is the test's ear (`tests/sound/ear.py`).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from bell_lap.clock import SystemClock
from bell_lap.core.cues import CueKind
from bell_lap.sound.bell import TerminalBell
from bell_lap.sound.client import CheckedSound, SoundOptions, TimedCue
from bell_lap.sound.keeper import ProcessSound
from bell_lap.sound.patience import Patience
from tests.sound.ear import WAIT_S, Ear
from tests.sound.stage import countdown

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stops and kills by signals")

NOW = SystemClock().now
HASTY = Patience(silent_s=1.5, after_deaths_s=0.2, no_device_s=0.2)


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until that holds; fails where it never does."""
    give_up_s = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < give_up_s, "it never came to that"
        time.sleep(0.002)


@dataclass(slots=True)
class Bell:
    """Counts how often it rang, and in which threads."""

    rings: int = 0
    threads: set[int] = field(default_factory=set)

    def __call__(self) -> None:
        self.rings += 1
        self.threads.add(threading.get_ident())


@contextmanager
def opened(
    ear: Ear, patience: Patience = HASTY, bell: Bell | None = None, *, playing: bool = True
) -> Iterator[ProcessSound]:
    """A sound whose process plays into `ear`."""
    fallback = TerminalBell(bell or Bell())
    sound = ProcessSound(SoundOptions(), fallback, command=ear.command, patience=patience)
    try:
        if playing:
            eventually(lambda: sound.report().state == "playing")
        yield sound
    finally:
        sound.close()
        assert sound.join(WAIT_S)


@pytest.fixture
def ear() -> Iterator[Ear]:
    with Ear() as heard:
        yield heard


# --- playing --------------------------------------------------------------------------------------


def test_it_says_that_it_starts_and_then_what_plays(ear: Ear) -> None:
    with opened(ear, playing=False) as sound:
        checked: CheckedSound = sound
        assert checked.status == "starting sound"
        assert checked.report().state == "starting"
        eventually(lambda: checked.report().state == "playing")
        assert checked.status == "ear: of the test"
        assert checked.trouble is None
    assert sound.report().state == "off"


def test_a_schedule_is_handed_over_with_its_instants(ear: Ear) -> None:
    with opened(ear) as sound:
        zero_s = NOW() + 3.3
        sound.replace([*countdown(zero_s), TimedCue(zero_s + 0.9, CueKind.HALFWAY)])
        assert ear.wait_for("start")["at"] == pytest.approx(zero_s - 3.0)
        assert ear.wait_for("start")["at"] == pytest.approx(zero_s + 0.9)
        eventually(lambda: sound.report().played == 5)


def test_a_schedule_given_before_the_device_is_open_is_played(ear: Ear) -> None:
    with opened(ear, playing=False) as sound:
        at_s = NOW() + 2.0
        sound.replace([TimedCue(at_s, CueKind.GO)])
        assert ear.wait_for("start")["at"] == at_s


def test_a_tap_is_heard_with_its_words_and_measured(ear: Ear) -> None:
    with opened(ear) as sound:
        assert sound.report().latency_ms is None
        sound.play(CueKind.TAP, ("72", "slow"))
        tap, words = ear.wait_for("start"), ear.wait_for("start")
        assert tap["length"] < words["length"]
        eventually(lambda: sound.report().latency_ms is not None)
        os.kill(tap["pid"], signal.SIGKILL)
        ear.wait_for("open")
        eventually(lambda: sound.report().state == "playing")
        assert sound.report().latency_ms is not None


def test_volumes_and_delay_are_adjusted_under_way(ear: Ear) -> None:
    with opened(ear) as sound:
        at_s = NOW() + 1.0
        sound.replace([TimedCue(at_s, CueKind.TICK), TimedCue(at_s + 0.5, CueKind.HALFWAY)])
        sound.adjust(SoundOptions("bell", volumes=((CueKind.TICK, 0),), delay_ms=100))
        assert ear.wait_for("start")["at"] == pytest.approx(at_s + 0.4)


def test_the_process_is_out_of_the_terminals_reach(ear: Ear) -> None:
    with opened(ear) as sound:
        assert sound.pid is not None
        assert os.getsid(sound.pid) == sound.pid
        for name in (signal.SIGINT, signal.SIGHUP, signal.SIGTSTP):
            os.kill(sound.pid, name)
        sound.play(CueKind.TAP)
        assert ear.wait_for("start")["pid"] == sound.pid


# --- dying ----------------------------------------------------------------------------------------


def test_killed_ten_times_it_comes_back_and_plays_no_cue_twice(ear: Ear) -> None:
    with opened(ear, Patience(deaths=100)) as sound:
        begin_s = NOW() + 0.5
        cues = [TimedCue(begin_s + 0.25 * n, CueKind.TICK) for n in range(400)]
        sound.replace(cues)
        killed: dict[int, float] = {}
        for _ in range(10):
            started = ear.wait(lambda e: e["what"] == "start" and e["pid"] not in killed)
            os.kill(started["pid"], signal.SIGKILL)
            killed[started["pid"]] = NOW()
        last = ear.wait(lambda e: e["what"] == "start" and e["pid"] not in killed)
        eventually(lambda: sound.report().deaths == 10)
        instants = {cue.at_s for cue in cues}
        heard = [
            e["at"]
            for e in ear.heard
            if e["what"] == "start" and e["at"] < killed.get(e["pid"], last["at"] + 1)
        ]
        assert set(heard) <= instants
        assert len(heard) == len(set(heard))
        assert heard == sorted(heard)
        assert sound.trouble is None


def test_a_countdown_goes_on_after_its_process_was_killed(ear: Ear) -> None:
    with opened(ear) as sound:
        zero_s = NOW() + 6.0
        counts = [TimedCue(zero_s - n, CueKind.PIP, n) for n in (3, 2, 1)]
        sound.replace([*counts, TimedCue(zero_s, CueKind.GO)])
        first = ear.wait_for("start")
        os.kill(first["pid"], signal.SIGKILL)
        rest = ear.wait_for("start")
        assert rest["pid"] != first["pid"]
        assert rest["at"] in {cue.at_s for cue in counts}
        go = rest if rest["length"] > 1.5 else ear.wait_for("start")
        length_s = first["length"] - 3.0
        assert go["at"] + go["length"] - length_s == pytest.approx(zero_s, abs=1e-3)


def test_a_process_that_was_stopped_holds_nobody_up_and_is_replaced(ear: Ear) -> None:
    with opened(ear) as sound:
        pid = sound.pid
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        slowest_s = 0.0
        for _ in range(300):
            # More than a pipe holds, many times over.
            begin_s = NOW()
            cues = [TimedCue(begin_s + 60 + n, CueKind.TICK) for n in range(100)]
            before_s = time.perf_counter()
            sound.replace(cues)
            sound.play(CueKind.TAP)
            sound.report()
            assert sound.status
            slowest_s = max(slowest_s, time.perf_counter() - before_s)
        assert slowest_s < 0.25
        fresh = ear.wait(lambda e: e["what"] == "open" and e["pid"] != pid)
        at_s = NOW() + 1.0
        sound.replace([TimedCue(at_s, CueKind.GO)])
        assert ear.wait(lambda e: e["what"] == "start" and e["pid"] == fresh["pid"])["at"] == at_s
        assert sound.report().deaths == 1


def test_a_device_that_stops_working_is_opened_anew(ear: Ear) -> None:
    with opened(ear) as sound:
        ear.break_device()
        ear.wait_for("close")
        ear.wait_for("open")
        eventually(lambda: sound.report().state == "playing")
        assert sound.report().deaths == 1


def test_after_three_deaths_the_bell_rings_until_it_plays_again(ear: Ear) -> None:
    ear.answer = "crash"
    bell = Bell()
    with opened(ear, bell=bell, playing=False) as sound:
        eventually(lambda: sound.trouble is not None)
        assert sound.trouble == "The sound process died three times: bell and flash only"
        assert sound.status == "the sound process died: bell and flash"
        sound.due(CueKind.GO)
        sound.play(CueKind.FINISHED)
        sound.play(CueKind.TAP)
        assert bell.rings == 2
        assert bell.threads == {threading.get_ident()}
        ear.answer = "open"
        eventually(lambda: sound.report().state == "playing" and sound.trouble is None)
        sound.due(CueKind.GO)
        assert bell.rings == 2


def test_what_a_process_prints_is_kept_for_its_troubles(ear: Ear) -> None:
    ear.answer = "crash"
    with opened(ear, Patience(), playing=False) as sound:
        eventually(lambda: sound.trouble is not None)
        assert sound.said == ("something went wrong in the device",)


# --- no device ------------------------------------------------------------------------------------


def test_without_a_device_it_says_why_and_looks_for_one_again(ear: Ear) -> None:
    ear.answer = "no sound card"
    bell = Bell()
    with opened(ear, bell=bell, playing=False) as sound:
        eventually(lambda: sound.trouble is not None)
        assert "simpleaudio: no sound card" in (sound.trouble or "")
        assert sound.report().state == "no sound device: bell and flash"
        trouble = sound.trouble
        sound.due(CueKind.GO)
        assert bell.rings == 1
        for _ in range(3):
            ear.wait_for("hello")
        assert sound.trouble == trouble
        assert sound.status == "no sound device: bell and flash"
        assert sound.report().deaths == 0
        ear.answer = "open"
        eventually(lambda: sound.trouble is None)
        assert sound.status == "ear: of the test"


def test_a_process_that_cannot_be_started_is_no_device() -> None:
    sound = ProcessSound(
        SoundOptions(), TerminalBell(Bell()), command=["/nowhere/python"], patience=HASTY
    )
    eventually(lambda: sound.trouble is not None)
    assert "the sound process" in (sound.trouble or "")
    sound.close()
    assert sound.join(WAIT_S)


# --- ending ---------------------------------------------------------------------------------------


def test_the_end_of_a_workout_rings_out_while_the_program_goes_on(ear: Ear) -> None:
    with opened(ear) as sound:
        sound.play(CueKind.FINISHED)
        start = ear.wait_for("start")
        before_s = time.perf_counter()
        sound.close()
        assert time.perf_counter() - before_s < 0.25
        closed = ear.wait_for("close")
        assert closed["now"] - start["now"] >= min(start["length"], 2.5)
        assert closed["now"] - start["now"] < 3.0
        assert [e for e in ear.heard if e["what"] == "stop"] == []


def test_a_process_that_cannot_hear_is_ended_all_the_same(ear: Ear) -> None:
    with opened(ear, Patience(ring_out_s=0.3)) as sound:
        assert sound.pid is not None
        os.kill(sound.pid, signal.SIGSTOP)
        sound.close()
        ear.wait_for("gone")


def test_nothing_is_left_when_the_program_is_killed(ear: Ear) -> None:
    program = (
        "import sys, threading\n"
        "from bell_lap.sound.bell import TerminalBell\n"
        "from bell_lap.sound.client import SoundOptions\n"
        "from bell_lap.sound.keeper import ProcessSound\n"
        f"ProcessSound(SoundOptions(), TerminalBell(print), command={ear.command!r})\n"
        "threading.Event().wait()\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program])
    try:
        child = ear.wait_for("open")
        assert child["pid"] != parent.pid
    finally:
        parent.kill()
        parent.wait()
    assert ear.wait_for("gone")["pid"] == child["pid"]


def test_a_closed_sound_stays_quiet(ear: Ear) -> None:
    bell = Bell()
    with opened(ear, bell=bell) as sound:
        sound.close()
        assert sound.join(WAIT_S)
        sound.replace([TimedCue(NOW() + 1, CueKind.GO)])
        sound.adjust(SoundOptions(volume=50))
        sound.play(CueKind.GO)
        sound.due(CueKind.GO)
        sound.close()
        assert sound.pid is None
        assert bell.rings == 0
        ear.wait_for("gone")
