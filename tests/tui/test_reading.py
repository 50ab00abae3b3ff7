"""The thread that reads the keys: nothing that a terminal sends ends it or takes other keys."""

from __future__ import annotations

import itertools
import os
import queue
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")

pytest.importorskip("termios", reason="terminals of POSIX")

from textual.events import Key, Paste  # noqa: E402
from textual.message import Message  # noqa: E402

from bell_lap.clock import FakeClock  # noqa: E402
from bell_lap.tui.reading import LONGEST_PASTE, PASTE_SIGNS, Reading  # noqa: E402

WAIT_S = 20.0
LOST = Message()
END = "\x1b[24~"
"""F12, which ends what a test sends."""


class Typed:
    """A terminal to type into, and what came of it."""

    def __init__(self) -> None:
        self._reader, self._writer = os.pipe()
        self._heard: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self.locked = False
        self.clock = FakeClock()
        self.reading = Reading(
            self._reader,
            self._heard.put,
            lambda: self._heard.put(LOST),
            lambda: not self.locked,
            self.clock.textual_now,
        )
        self.reading.start()

    def send(self, data: bytes) -> None:
        """Type this."""
        os.write(self._writer, data)

    def send_all(self, data: bytes) -> None:
        """Type this, however much, at the pace at which it is read."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._writer, view[:4096]) :]

    def next(self) -> Message:
        """What comes next."""
        return self._heard.get(timeout=WAIT_S)

    def until_end(self) -> list[Message]:
        """All that comes before F12."""
        found: list[Message] = []
        while not (isinstance(message := self.next(), Key) and message.key == "f12"):
            found.append(message)
        return found

    def hang_up(self) -> None:
        """The terminal goes away."""
        if self._writer >= 0:
            os.close(self._writer)
            self._writer = -1

    def close(self) -> None:
        """End it all."""
        self.hang_up()
        self.reading.stop()
        os.close(self._reader)


@pytest.fixture
def typed() -> Iterator[Typed]:
    """A terminal."""
    found = Typed()
    yield found
    found.close()


def keys(messages: list[Message]) -> list[str]:
    """The names of the keys."""
    return [message.key for message in messages if isinstance(message, Key)]


def test_keys_come_one_by_one(typed: Typed) -> None:
    typed.send("a \r\x1b[6~é".encode() + END.encode())
    assert keys(typed.until_end()) == ["a", "space", "enter", "pagedown", "é"]


def test_escape_alone_is_a_key(typed: Typed) -> None:
    typed.send(b"\x1b")
    message = typed.next()
    assert isinstance(message, Key)
    assert message.key == "escape"


def test_a_key_has_the_instant_at_which_it_was_there(typed: Typed) -> None:
    typed.send(b" ")
    assert typed.next().time == typed.clock.textual_now()
    typed.clock.advance(60.0)
    typed.send(b"\x1b[6~\r")
    assert [typed.next().time, typed.next().time] == [typed.clock.textual_now()] * 2


def test_a_sign_in_two_pieces_is_one(typed: Typed) -> None:
    typed.send(b"\xc3")
    typed.send(b"\xa9" + END.encode())
    assert keys(typed.until_end()) == ["é"]


@pytest.mark.parametrize(
    "odd",
    [b"\xe9", b"\xff\xfe", b"\xc3\x28", b"\x1b[1114112u", b"\x1b[999999999999u", b"\x1b[:u",
     b"\x1b[55296u", b"\x1b[5::~", b"\x1b[27:200~", b"\x00", b"\x1b[<;;M"],
)  # fmt: skip
def test_after_what_is_no_key_the_next_one_counts(typed: Typed, odd: bytes) -> None:
    typed.send(b" " + odd + b"x \r" + END.encode())
    found = keys(typed.until_end())
    assert found[0] == "space"
    assert found[-2:] == ["space", "enter"]


@given(st.lists(st.sampled_from(["\x1b", "[", "O", "<", "?", ";", ":", "1", "27", "55296", "9" * 12,
                                 "M", "u", "~", "t", "$y", "R", "A", "\x00", "é", "\x9b"])
                | st.integers(0, 65536).map(str), max_size=20).map("".join),
       st.binary(max_size=20))  # fmt: skip
def test_whatever_comes_the_taps_after_it_are_there(sequence: str, noise: bytes) -> None:
    typed = Typed()
    try:
        typed.send(sequence.encode() + noise.replace(b"\x1b", b"") + b"\x1b[Z" * 12)
        typed.send(b"    " + END.encode())
        assert keys(typed.until_end())[-4:] == ["space"] * 4
    finally:
        typed.close()


def test_a_paste_that_is_marked_is_one(typed: Typed) -> None:
    typed.send(b"\x1b[200~4 x 400m\n\x1b[201~" + END.encode())
    (message,) = typed.until_end()
    assert isinstance(message, Paste)
    assert message.text == "4 x 400m\n"


def test_a_long_paste_that_is_marked_ends_where_its_mark_is(typed: Typed) -> None:
    text = "8 x 400m in 75s, rest 90s jog; " * 2000
    typed.send_all(b"\x1b[200~" + text.encode() + b"\x1b[201~ \r" + END.encode())
    paste, *taps = typed.until_end()
    assert isinstance(paste, Paste)
    assert paste.text == text
    assert keys(taps) == ["space", "enter"]


def test_a_tap_right_after_a_text_that_nobody_types_counts(typed: Typed) -> None:
    text = "8 x 400m in 75s, rest 90s jog; " * 2000
    typed.send_all(text.encode() + b"\x1b[6~" + END.encode())
    messages = typed.until_end()
    assert keys(messages)[-1] == "pagedown"


def test_a_marked_paste_that_lost_its_end_is_over_after_a_while(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bell_lap.tui.reading.PATIENCE", 2)
    typed.send(b"\x1b[200~4 x 400m")
    message = typed.next()
    assert isinstance(message, Paste)
    assert message.text == "4 x 400m"
    typed.send(b" " + END.encode())
    assert keys(typed.until_end()) == ["space"]


def test_a_text_that_nobody_types_is_a_paste_too(typed: Typed) -> None:
    text = "4 x 400m\r" * 200
    typed.send(text.encode())
    message = typed.next()
    assert isinstance(message, Paste)
    assert message.text == text.replace("\r", "\n")
    typed.send(END.encode())
    assert typed.until_end() == []


def test_a_flood_of_taps_is_no_paste(typed: Typed) -> None:
    typed.send(b" \r" * PASTE_SIGNS + END.encode())
    assert keys(typed.until_end()) == ["space", "enter"] * PASTE_SIGNS


def test_where_every_key_is_a_tap_nothing_is_a_text(typed: Typed) -> None:
    typed.locked = True
    mashed = "dfghjk l" * (PASTE_SIGNS // 4)
    typed.send(mashed.encode() + END.encode())
    assert len(keys(typed.until_end())) == len(mashed)


def test_a_text_that_floods_in_without_end_keeps_nobody_from_the_end() -> None:
    typed = Typed()
    wanted, written = threading.Event(), threading.Event()

    def flood() -> None:
        text = b"8 x 400m in 75s, rest 90s jog\n" * 100
        with suppress(OSError):  # nobody reads any more
            for count in itertools.count():
                typed.send(text)
                if count == 10:
                    written.set()
                if wanted.is_set():
                    return

    flooding = threading.Thread(target=flood, daemon=True)
    flooding.start()
    assert written.wait(WAIT_S)
    ending = threading.Thread(target=typed.reading.stop, daemon=True)
    ending.start()
    ending.join(WAIT_S)
    wanted.set()
    assert not ending.is_alive()
    typed.close()


def test_a_paste_without_end_is_cut(typed: Typed) -> None:
    typed.send_all(b"8 x 400m in 75s, rest 90s jog\n" * (LONGEST_PASTE // 30 + 4000))
    message = typed.next()
    assert isinstance(message, Paste)
    assert 0 < len(message.text) <= LONGEST_PASTE


def test_the_end_of_the_terminal_is_said_once(typed: Typed) -> None:
    typed.send(b" ")
    assert isinstance(typed.next(), Key)
    typed.hang_up()
    assert typed.next() is LOST
    typed.reading.join(WAIT_S)
    assert not typed.reading.is_alive()


def test_what_was_typed_before_the_end_is_passed_on() -> None:
    typed = Typed()
    typed.send(b" " * 100)
    typed.reading.stop()
    heard = [typed.next() for _ in range(100)]
    assert keys(heard) == ["space"] * 100
    typed.close()
