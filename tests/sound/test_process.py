"""The sound process by itself: what it makes of its input, its output and its end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bell_lap.clock import SystemClock
from bell_lap.core.cues import CueKind
from bell_lap.sound.client import SoundOptions, TimedCue
from bell_lap.sound.messages import (
    Alive,
    Close,
    Failed,
    Late,
    Lost,
    Message,
    Play,
    Played,
    Ready,
    Replace,
    Setup,
    decode,
    encode,
)
from bell_lap.sound.process import UNREAD_REPORTS, Exit
from tests.sound.ear import LEAD_S, WAIT_S, Ear

NOW = SystemClock().now


@pytest.fixture
def ear() -> Iterator[Ear]:
    with Ear() as heard:
        yield heard


class Line:
    """A process under test, its pipes in the test's hands."""

    def __init__(self, command: list[str]):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def say(self, *messages: Message | bytes) -> None:
        """Send these."""
        assert self.process.stdin is not None
        for message in messages:
            line = message if isinstance(message, bytes) else encode(message)
            self.process.stdin.write(line)
        self.process.stdin.flush()

    def hang_up(self) -> Exit:
        """End its input; how it ended."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.end()

    def end(self) -> Exit:
        """How it ended, which it does by itself."""
        return Exit(self.process.wait(WAIT_S))

    def report(self, kind: type[Message]) -> Message:
        """The next report of that kind."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            report = decode(line)
            if isinstance(report, kind):
                return report
        raise AssertionError(f"it ended without a report of {kind}")


@contextmanager
def on_line(ear: Ear) -> Iterator[Line]:
    line = Line(ear.command)
    try:
        yield line
    finally:
        line.process.kill()
        line.process.wait()
        for pipe in (line.process.stdin, line.process.stdout, line.process.stderr):
            assert pipe is not None
            pipe.close()


def test_it_reports_what_it_opened_played_and_dropped(ear: Ear) -> None:
    with on_line(ear) as line:
        line.say(Setup(SoundOptions()))
        assert line.report(Ready) == Ready("ear", "of the test", 0.01)
        cue = TimedCue(NOW() + 0.5, CueKind.GO)
        line.say(Replace(0.0, (TimedCue(cue.at_s - 2.0, CueKind.TICK), cue)))
        late = line.report(Late)
        assert isinstance(late, Late)
        assert late.cue.kind is CueKind.TICK
        played = line.report(Played)
        assert isinstance(played, Played)
        assert (played.cue, played.due_s, played.at_once) == (cue, cue.at_s, False)
        assert played.handed_s == pytest.approx(cue.at_s - LEAD_S, abs=0.3)
        assert ear.wait_for("start")["at"] == cue.at_s


def test_lines_that_are_no_commands_are_counted_and_forgotten(ear: Ear) -> None:
    with on_line(ear) as line:
        line.say(b"\xff\xfe\n", b"{}\n", Alive(None), Setup(SoundOptions()), b"noise\n")
        line.report(Ready)
        while (alive := line.report(Alive)) != Alive(None, 4):
            assert isinstance(alive, Alive)
            assert alive.unread <= 4


def test_it_ends_when_its_input_ends(ear: Ear) -> None:
    with on_line(ear) as line:
        line.say(Setup(SoundOptions()))
        line.report(Ready)
        assert line.hang_up() is Exit.PROGRAM_GONE


def test_it_ends_when_its_input_ends_before_anything_was_asked(ear: Ear) -> None:
    with on_line(ear) as line:
        assert line.hang_up() is Exit.PROGRAM_GONE


def test_told_to_close_it_lets_go_of_the_device(ear: Ear) -> None:
    with on_line(ear) as line:
        line.say(Setup(SoundOptions()))
        line.report(Ready)
        line.say(Close())
        assert line.end() is Exit.FINE
        ear.wait_for("close")


def test_told_to_close_before_anything_was_asked_it_ends(ear: Ear) -> None:
    with on_line(ear) as line:
        line.say(Close())
        assert line.end() is Exit.FINE


def test_without_a_device_it_says_what_was_tried(ear: Ear) -> None:
    ear.answer = "the card is asleep"
    with on_line(ear) as line:
        line.say(Setup(SoundOptions()))
        assert line.report(Failed) == Failed((("simpleaudio", "the card is asleep"),))
        assert line.end() is Exit.NO_DEVICE


def test_a_backend_that_plays_no_samples_is_none(ear: Ear) -> None:
    with on_line(ear) as line:
        line.say(Setup(SoundOptions(backend="bell")))
        assert isinstance(line.report(Failed), Failed)
        assert line.end() is Exit.NO_DEVICE


def test_a_device_that_stops_working_ends_it(ear: Ear) -> None:
    with on_line(ear) as line:
        line.say(Setup(SoundOptions()))
        line.report(Ready)
        ear.wait_for("open")
        ear.break_device()
        assert isinstance(line.report(Lost), Lost)
        assert line.end() is Exit.DEVICE_LOST


def test_it_plays_on_though_nobody_reads_its_reports(ear: Ear) -> None:
    with on_line(ear) as line:
        line.say(Setup(SoundOptions()))
        ear.wait_for("open")
        unheard = 0
        for _ in range(UNREAD_REPORTS + 1_000):
            line.say(Play(NOW(), CueKind.TAP))
            try:
                ear.wait_for("start")
            except AssertionError:
                unheard += 1  # 150 ms late, on a machine that stood still: dropped, and reported
                assert unheard < 3, "it plays no more"


def test_what_goes_wrong_in_it_ends_it_with_a_trace(ear: Ear) -> None:
    with on_line(ear) as line:
        line.say(Setup(SoundOptions()), Play(NOW() + 60, CueKind.TAP, ("no such clip",)))
        assert line.end() is Exit.BUG
        assert line.process.stderr is not None
        assert b"no such clip" in line.process.stderr.read()


def test_it_loads_no_screen() -> None:
    code = "import sys, bell_lap.sound.process; print({'textual', 'rich'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
