"""Lines from stdin with their instants."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.cli.lines import (
    LONGEST_LINE,
    EndOfInput,
    Item,
    Line,
    Lines,
    PoliteSignals,
    Signalled,
    stdin_reader,
)


def reader(chunks: list[bytes]) -> Callable[[], bytes]:
    waiting: Iterator[bytes] = iter(chunks)
    return lambda: next(waiting, b"")


def read_all(chunks: list[bytes]) -> list[Item]:
    """Every item, with the number of the read call as its instant."""
    count = iter(range(1, 10_000))
    lines = Lines(lambda: float(next(count)), reader(chunks))
    lines.start()
    items: list[Item] = []
    while not items or not isinstance(items[-1], EndOfInput):
        item = lines.get(10.0)
        assert item is not None
        items.append(item)
    return items


def test_each_line_has_the_instant_of_its_read() -> None:
    assert read_all([b"\n", b"ne", b"xt\r\n\n"]) == [
        Line(1.0, ""), Line(3.0, "next"), Line(3.0, ""), EndOfInput(4.0)
    ]  # fmt: skip


def test_a_last_line_without_an_end_counts() -> None:
    assert read_all([b"undo"]) == [Line(2.0, "undo"), EndOfInput(3.0)]


def test_bytes_that_are_no_text_are_a_line_all_the_same() -> None:
    first = read_all([b"\xff\xfe\n"])[0]
    assert isinstance(first, Line)
    assert first.text == "\ufffd\ufffd"


def test_a_line_without_end_takes_no_more_room_than_a_line() -> None:
    (line, end) = read_all([b"x" * 50_000] * 4)
    assert isinstance(line, Line)
    assert len(line.text) == LONGEST_LINE
    assert isinstance(end, EndOfInput)


@given(st.lists(st.text("ab\n", max_size=6)))
def test_how_it_is_cut_into_reads_does_not_matter(texts: list[str]) -> None:
    data = "".join(texts).encode()
    chunks = [text.encode() for text in texts if text]
    told = [item.text for item in read_all(chunks) if isinstance(item, Line)]
    assert told == [line.decode().strip() for line in data.splitlines()]


def test_nothing_to_read_gives_nothing() -> None:
    lines = Lines(lambda: 0.0, None)
    lines.start()
    assert lines.get(0.0) is None


def test_stdin_that_is_closed_is_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert stdin_reader()() == b""


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_signals_come_as_items(name: str) -> None:
    number = getattr(signal, name)
    before = signal.getsignal(number)
    lines = Lines(lambda: 0.0, None)
    with PoliteSignals(lines):
        os.kill(os.getpid(), number)
        assert lines.get(5.0) == Signalled(number)
    assert signal.getsignal(number) is before


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of POSIX")
def test_an_ignored_signal_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        lines = Lines(lambda: 0.0, None)
        with PoliteSignals(lines):
            os.kill(os.getpid(), signal.SIGHUP)
            assert lines.get(0.0) is None
    finally:
        signal.signal(signal.SIGHUP, before)


def test_another_thread_may_enter_without_handlers() -> None:
    failures: list[BaseException] = []

    def enter() -> None:
        try:
            with PoliteSignals(Lines(lambda: 0.0, None)):
                pass
        except ValueError as error:
            failures.append(error)

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert failures == []
