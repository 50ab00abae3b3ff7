"""The list of 10,000 workouts in a real terminal: how soon it is there, and typing a filter.

From the instant at which a key is typed to the one at which the terminal has what is looked for.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from tests.pty.terminal import Terminal

from bell_lap.history.filtering import parse_filter
from bell_lap.history.store import Store
from benchmarks.history import cached
from benchmarks.report import Row
from benchmarks.screen import AS_INSTALLED, LISTED
from benchmarks.years import LAST

TYPED = "pyramid"
PROFILE = '[profile]\nbest = {race = "mile", time = "5:10"}\n'
SIZES = ((80, 24), (120, 40))
RUNS = 2
FRAME_BAR_MS = 50.0
HELD = 0.9
SOON_S = 20.0
REST_S = 0.25
"""Between two keys; a fast typist's are half as far apart."""


def measure(runs: int = RUNS) -> list[Row]:
    """At each size, `runs` programs that each open the list once and type one word."""
    counts = matches()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        data = home / "data"
        data.mkdir()
        shutil.copyfile(cached(), data / "history.sqlite3")
        # With a profile, so that nothing is asked first.
        (home / "config").mkdir()
        (home / "config" / "settings.toml").write_text(PROFILE)
        for size in SIZES:
            opened, echoed, listed = [], [], []
            for _ in range(runs):
                with Terminal([], home, size=size, env=AS_INSTALLED) as terminal:
                    terminal.wait_for(LISTED, "History")
                    terminal.settle()
                    opened.append(key_ms(terminal, "h", f"{counts[0]} workouts")[1])
                    terminal.settle()
                    key_ms(terminal, "/", "")
                    for letter, count in zip(TYPED, counts[1:], strict=True):
                        time.sleep(REST_S)
                        first_ms, shown_ms = key_ms(terminal, letter, f"{count} of {counts[0]}")
                        echoed.append(first_ms)
                        listed.append(shown_ms)
            at = f"{size[0]}x{size[1]}"
            rows += [
                Row(f"from h to the list, {at}", "ms", tuple(opened)),
                Row(f"from a letter to its frame, {at}", "ms", tuple(echoed), FRAME_BAR_MS, HELD),
                Row(f"from a letter to its workouts, {at}", "ms", tuple(listed)),
            ]
    return rows


def matches() -> list[int]:
    """How many workouts there are, and how many each further letter of the word leaves."""
    with Store.open(cached()) as store:
        typed = [TYPED[:length] for length in range(len(TYPED) + 1)]
        return [store.count(parse_filter(text, LAST)) for text in typed]


def key_ms(terminal: Terminal, key: str, words: str) -> tuple[float, float]:
    """Type a key: ms until anything is written, and until `words` are. Raises if they never are."""
    known = len(terminal.raw)
    since = time.perf_counter()
    terminal.send(key)
    first_ms = 0.0
    while True:
        now_ms = (time.perf_counter() - since) * 1000
        written = bytes(terminal.raw[known:])
        if written and not first_ms:
            first_ms = now_ms
        if written and words.encode() in written:
            return first_ms, now_ms
        if now_ms > SOON_S * 1000:
            raise RuntimeError(f"{words!r} was never shown after {key!r}: {terminal.text()}")
        time.sleep(0.0005)
