"""When cues are heard: workouts with the real sound, recorded from a sound server of their own.

The calm workouts of both backends go on side by side, each on its server; the busy ones by
themselves.
"""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from tests.sound.concert import Concert, give
from tests.sound.perform import Score

from benchmarks.promises import (
    ONSET,
    ONSET_2,
    ONSET_BUSY,
    ONSET_BUSY_2,
    SPACING,
    SPACING_2,
    TAP_SOUND,
    TAP_SOUND_2,
    Promise,
)
from benchmarks.report import Row, Unavailable

RUNS = 1
CALM = "1 x 5s, rest 5s\n2 x (1 x 100m in 12s), rest 6s between sets"
BUSY = "1 x 5s, rest 5s\n1 x 100m in 12s"
SERVER = ("pulseaudio", "pactl", "parec")
BACKENDS: dict[str, tuple[Promise, Promise, Promise, Promise]] = {
    "miniaudio": (ONSET, ONSET_BUSY, SPACING, TAP_SOUND),
    "simpleaudio": (ONSET_2, ONSET_BUSY_2, SPACING_2, TAP_SOUND_2),
}


def measure(runs: int = RUNS) -> list[Row]:
    """`runs` workouts with each backend, a calm program and a busy one, one after the other."""
    if missing := [name for name in SERVER if not shutil.which(name)]:
        raise Unavailable(f"it needs a sound server, and here is no {missing[0]}")
    here = [backend for backend in BACKENDS if find_spec(backend)]
    calm: dict[str, list[Concert]] = {backend: [] for backend in here}
    busy: dict[str, list[Concert]] = {backend: [] for backend in here}
    for _ in range(runs):
        with ThreadPoolExecutor(len(BACKENDS)) as pool:
            given = {backend: pool.submit(_give, backend, busy=False) for backend in here}
        for backend in here:
            calm[backend].append(given[backend].result())
            busy[backend].append(_give(backend, busy=True))
    rows: list[Row] = []
    for backend, promises in BACKENDS.items():
        if backend in here:
            rows += _judged(promises, calm[backend], busy[backend])
        else:
            rows += [promise.row((), f"{backend} is not installed") for promise in promises]
    return rows


def _judged(
    promises: tuple[Promise, Promise, Promise, Promise], calm: list[Concert], busy: list[Concert]
) -> list[Row]:
    onset, onset_busy, spacing, tap = promises
    both = calm + busy
    stood = sum(len(one.track.stood) for one in both)
    note = f"the machine stood still {stood} times" if stood else ""
    steps_ms = tuple(ms for one in both for ms in one.judged.spacings_ms())
    # The sink renders ahead; what is rendered is heard so much later at most.
    taps_ms = tuple(ms + one.track.ahead_s * 1000 for one in calm for ms in one.judged.tap_ms())
    return [
        onset.row(_errors_ms(calm), note),
        onset_busy.row(_errors_ms(busy)),
        spacing.row(steps_ms),
        tap.row(taps_ms),
    ]


def _give(backend: str, *, busy: bool) -> Concert:
    score = Score(BUSY if busy else CALM, backend, busy=busy)
    concert = give(Path(sys.executable), score)
    judged = concert.judged
    if judged.missing or judged.unasked:
        raise RuntimeError(
            f"{backend}: not every cue was heard once: missing {judged.missing}, "
            f"not asked for {judged.unasked}"
        )
    if not judged.found:
        raise RuntimeError(f"{backend}: the machine stood still too often to judge anything")
    return concert


def _errors_ms(concerts: list[Concert]) -> tuple[float, ...]:
    return tuple(ms for concert in concerts for ms in concert.judged.errors_ms())
