"""The thread that writes to the terminal: it never makes the program wait, and nothing is cut."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from bell_lap.tui.outlet import MOST_BYTES, Outlet

pytestmark = pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")

WAIT_S = 20.0
FRAME = "[" + "x" * 9998 + "]"


@dataclass
class Pipe:
    """A terminal that takes only what is read from it."""

    outlet: Outlet
    reader: int
    lost: threading.Event = field(default_factory=threading.Event)
    caught_up: threading.Event = field(default_factory=threading.Event)
    closed: bool = False

    def read_all(self) -> str:
        """All that is still to come."""
        said = b""
        while piece := os.read(self.reader, 65536):
            said += piece
        return said.decode()

    def close(self) -> None:
        """The terminal goes away."""
        if not self.closed:
            self.closed = True
            os.close(self.reader)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    """An outlet into a pipe."""
    reader, writer = os.pipe()
    lost, caught_up = threading.Event(), threading.Event()
    outlet = Outlet(writer, lost.set, caught_up.set)
    found = Pipe(outlet, reader, lost, caught_up)
    outlet.start()
    yield found
    found.close()
    outlet.stop()
    outlet.join(WAIT_S)
    os.close(writer)


def test_all_is_written_in_order(pipe: Pipe) -> None:
    for number in range(500):
        pipe.outlet.write(f"{number} ")
    pipe.outlet.stop()
    said = os.read(pipe.reader, 65536).decode()
    assert said == "".join(f"{number} " for number in range(500))
    assert not pipe.lost.is_set()
    assert not pipe.caught_up.is_set()


def test_a_terminal_that_takes_nothing_holds_nobody_up_and_is_told_when_it_takes_again(
    pipe: Pipe,
) -> None:
    for _ in range(10 * MOST_BYTES // len(FRAME)):
        pipe.outlet.write(FRAME)
    pipe.outlet.write("last")
    assert not pipe.caught_up.is_set()
    said = b""
    while not said.endswith(b"last"):
        said += os.read(pipe.reader, 65536)
    assert len(said) < 3 * MOST_BYTES
    assert said.decode().removesuffix("last").replace(FRAME, "") == "", "no frame is cut"
    assert pipe.caught_up.wait(WAIT_S)


def test_a_terminal_that_is_gone_is_said_and_what_follows_is_dropped(pipe: Pipe) -> None:
    pipe.close()
    pipe.outlet.write("to nobody")
    assert pipe.lost.wait(WAIT_S)
    for _ in range(1000):
        pipe.outlet.write(FRAME)
    pipe.outlet.join(WAIT_S)
    assert not pipe.outlet.is_alive()


def test_one_that_goes_while_it_takes_nothing_is_noticed(pipe: Pipe) -> None:
    for _ in range(MOST_BYTES // len(FRAME)):
        pipe.outlet.write(FRAME)
    pipe.close()
    assert pipe.lost.wait(WAIT_S)


def test_the_end_does_not_wait_for_ever(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bell_lap.tui.outlet.STOP_S", 0.05)
    for _ in range(20):
        pipe.outlet.write(FRAME)
    pipe.outlet.stop()
    assert pipe.outlet.is_alive(), "the pipe holds less than that"


def test_half_a_sign_is_written_as_a_question(pipe: Pipe) -> None:
    pipe.outlet.write("a\ud800b")
    pipe.outlet.stop()
    assert os.read(pipe.reader, 100) == b"a?b"
