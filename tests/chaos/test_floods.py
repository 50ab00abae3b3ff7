"""Floods: 200 keys a second, a megabyte pasted, bytes that mean nothing. No tap is lost in them."""

from __future__ import annotations

import itertools
import random
import re
import time
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="terminals of POSIX")

from tests.chaos.scale import counted, times
from tests.chaos.window import (
    LONG_WAIT_S,
    TIMED,
    Window,
    no_traceback,
    presses,
    wait_for_presses,
)
from tests.pty.terminal import boottime

pytestmark = [pytest.mark.pty, pytest.mark.chaos, pytest.mark.timeout(times(300, 1800))]

QUIT = "\x11"
KEYS_A_SECOND = 200
TAPS = (" ", "\r", "\x1b[6~", "\x1b[C")
"""Space, Enter, Page Down, Right."""
SLOW_S = 1.0
"""How late a stamp may be on a machine that does a dozen other things; `make bench` is exact."""
MEGABYTE = 1_000_000
NOTATION = "8 x 400m in 75s, rest 90s jog; "
TEXTS = (NOTATION, "4 x 400m\r", "4 \N{GREEK SMALL LETTER OMEGA} x {} <>!?")[: times(1, 3)]
PASTES = ((b"\x1b[200~", b"\x1b[201~"), (b"", b""))
"""Marked as a paste, and as if somebody typed it."""


def test_200_taps_a_second_are_all_kept_in_order_each_at_its_instant(tmp_path: Path) -> None:
    seconds = times(5, 60)
    with Window(TIMED, tmp_path) as window:
        sent = [window.begun()]
        start = boottime()
        for number, key in zip(range(seconds * KEYS_A_SECOND), itertools.cycle(TAPS), strict=False):
            sent.append(window.send_at(key, start + number / KEYS_A_SECOND))
        found = wait_for_presses(tmp_path, len(sent), LONG_WAIT_S + 4 * seconds)
        window.wait_for("u Undo", timeout_s=LONG_WAIT_S)
        window.send(QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)
    assert len(found) == len(sent)
    assert found == sorted(found)
    late_s = [at_ms / 1000 - (at - sent[0]) for at_ms, at in zip(found, sent, strict=True)]
    assert max(map(abs, late_s)) < SLOW_S
    counted("200 keys a second", taps_sent=len(sent), taps_found=len(found),
            latest_ms=round(max(map(abs, late_s)) * 1000))  # fmt: skip


def test_taps_among_bytes_that_mean_nothing_are_kept(tmp_path: Path) -> None:
    draw = random.Random(6)
    pieces = (b"\xe9", b"\xff\xfe", b"\xc3(", b"\x1b[1114112u", b"\x1b[999999999999u", b"\x1b[:u",
              b"\x1b[55296u", b"\x1b[<;;M", b"\x1b[<0;9999;9999M", b"\x1b[I", b"\x1b[O\x1b[I",
              b"\x1b[?2026;0$y", b"\x1b]0;title\x07", b"\x00", b"\x1b[48;1;1;1;1t")  # fmt: skip
    rounds = times(60, 3000)
    with Window(TIMED, tmp_path) as window:
        window.begun()
        for _ in range(rounds):
            # The end of a sequence that nobody knows may take one key with it.
            window.write(draw.choice(pieces) + b"\x1b[Z" + b"\x1b[6~")
            time.sleep(0.002)
        taps = rounds + 1
        assert len(wait_for_presses(tmp_path, taps)) >= taps
        window.send(QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)
    counted("bytes without meaning", inputs=rounds, taps_sent=taps, taps_found=taps)


def boxed(window: Window) -> None:
    """Open the box for a session."""
    window.wait_for("Either alone", timeout_s=LONG_WAIT_S)
    window.settle()
    window.send("\x1b")
    window.wait_for("Thirty minutes easy", "N", timeout_s=LONG_WAIT_S)
    window.settle(0.6)
    window.send("n")
    window.wait_for("Type or paste a session", timeout_s=LONG_WAIT_S)
    window.settle()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("before", "after"), PASTES[-times(1, 2) :])
def test_a_megabyte_into_the_box_is_refused_and_the_box_works(
    tmp_path: Path, before: bytes, after: bytes, text: str
) -> None:
    data = (text * (MEGABYTE // len(text.encode()) + 1)).encode()
    with Window([], tmp_path) as window:
        boxed(window)
        window.write(before + data + after)
        window.wait_for("A session has at most 20,000 signs", timeout_s=LONG_WAIT_S)
        assert memory_mb(window.process.pid) < 250
        window.send("3 x 200m")
        window.wait_for("3 reps · 600m", timeout_s=LONG_WAIT_S)
        window.send(QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)
    counted("a megabyte pasted", inputs=1, bytes=len(data))


@pytest.mark.parametrize(("before", "after"), PASTES[: times(1, 2)])
def test_a_megabyte_at_the_line_is_no_tap_and_hides_none(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    with Window(TIMED, tmp_path) as window:
        window.begun()
        window.write(before + (NOTATION * (MEGABYTE // len(NOTATION))).encode() + after)
        time.sleep(0.5)
        window.send(" ")
        assert len(wait_for_presses(tmp_path, 2)) == 2
        window.send(QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert no_traceback(tmp_path, window.raw)
    assert len(presses(tmp_path)) == 2


def memory_mb(pid: int) -> float:
    """What a process holds in memory."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("ascii"))
    assert found is not None
    return int(found[1]) / 1000
