"""Terminals that can do little: each runs a workout, or says what else will."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="terminals of POSIX")

from tests.chaos.scale import LONG, counted
from tests.chaos.window import (
    LONG_WAIT_S,
    TIMED,
    Window,
    no_traceback,
    presses,
    wait_for_presses,
)

pytestmark = [pytest.mark.pty, pytest.mark.chaos, pytest.mark.timeout(120)]

QUIT = "\x11"
SGR = re.compile(rb"\x1b\[([\d;]*)m")
GREYS = {16, 59, 102, 145, 188, 231, *range(232, 256)}
"""Of the 256 colours."""
HUES = {*range(31, 37), *range(41, 47), *range(91, 97), *range(101, 107)}
"""Of the sixteen, without black, white and the greys."""
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
DULL = {
    "no colours wanted": {"NO_COLOR": "1"},
    "vt100": {"TERM": "vt100", "COLORTERM": ""},
    "console": {"TERM": "linux", "COLORTERM": ""},
    "no name": {"TERM": ""},
    "unheard of": {"TERM": "teletype-33", "COLORTERM": ""},
    "no locale": {"LC_ALL": "", "LANG": "", "LC_CTYPE": ""},
    "a wrong locale": {"LC_ALL": "xx_YY.UTF-8", "PYTHONUTF8": "1"},
    "no terminfo": {"TERMINFO": "/nonexistent"},
}
SHORT = ("no colours wanted", "no name")
SIZES = [(0, 0), (1, 1), (10, 3), (1000, 300)]


def hues(raw: bytes) -> set[bytes]:
    """The colours that were drawn, without black, white and greys."""
    found = set()
    for sequence in set(SGR.findall(raw)):
        codes = [int(code or 0) for code in sequence.split(b";")]
        while codes:
            code = codes.pop(0)
            if code in (38, 48) and codes[:1] == [5]:
                if codes[1] not in GREYS:
                    found.add(sequence)
                codes = codes[2:]
            elif code in (38, 48) and codes[:1] == [2]:
                if len(set(codes[1:4])) > 1:
                    found.add(sequence)
                codes = codes[4:]
            elif code in HUES:
                found.add(sequence)
    return found


@pytest.mark.parametrize("kind", DULL if LONG else SHORT)
def test_a_terminal_of_few_gifts_runs_a_workout(tmp_path: Path, kind: str) -> None:
    with Window(TIMED, tmp_path, env=DULL[kind]) as window:
        window.begun()
        window.send(" ")
        assert len(wait_for_presses(tmp_path, 2)) == 2
        window.send(QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)
        if kind == "no colours wanted":
            assert hues(bytes(window.raw)) == set()
    counted("terminals", inputs=1, taps_sent=2, taps_found=2)


@pytest.mark.parametrize("size", SIZES if LONG else SIZES[:1], ids=str)
def test_a_window_of_any_size_takes_taps(tmp_path: Path, size: tuple[int, int]) -> None:
    with Window(TIMED, tmp_path) as window:
        window.begun()
        window.resize(*size) if all(size) else window.shrink_to_nothing()
        for taps in (2, 3):
            window.send(" ")
            assert len(wait_for_presses(tmp_path, taps)) == taps
        window.send(QUIT)
        assert window.exit_code(LONG_WAIT_S) == 0
        assert window.left_as_found()
        assert no_traceback(tmp_path, window.raw)


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, ASCII], ids=["dumb", "not UTF-8"])
def test_where_no_screen_can_be_drawn_a_workout_runs_in_lines(
    tmp_path: Path, env: dict[str, str]
) -> None:
    for command in ([], ["run", "60min"], ["resume"], ["rehearse", "pyramid"], ["sound"]):
        with Window(command, tmp_path, env=env) as window:
            assert window.exit_code(LONG_WAIT_S) in (0, 1, 3)
            assert b"\x1b[?1049h" not in window.raw
            assert b"--plain" in window.raw or command in (["resume"], ["sound"])
            assert no_traceback(tmp_path, window.raw)
            assert window.left_as_found()
    with Window([*TIMED, "--plain"], tmp_path, env=env) as window:
        window.wait_for("A tap starts", timeout_s=LONG_WAIT_S)
        for taps in (1, 2, 3):
            window.send("\r")
            assert len(wait_for_presses(tmp_path, taps)) == taps
        window.send("stop\r")
        assert window.exit_code(LONG_WAIT_S) == 0
        assert b"\x1b" not in window.raw
        assert no_traceback(tmp_path, window.raw)
    assert len(presses(tmp_path)) == 3
