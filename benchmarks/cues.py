"""When cues are heard: workouts with the real sound, recorded from a sound server of their own."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.sound.concert import Concert, give
from tests.sound.perform import Score

from benchmarks.report import Row

ONSET_BAR_MS = {"miniaudio": 10.0, "simpleaudio": 20.0}
SPACING_BAR_MS = 1.0
TAP_BAR_MS = 60.0
REPS = "1 x 5s, rest 5s\n2 x (1 x 100m in 12s), rest 6s between sets"


def measure(runs: int = 1) -> list[Row]:
    """`runs` workouts with each backend, a calm program and a busy one, one after the other."""
    rows: list[Row] = []
    for backend, bar_ms in ONSET_BAR_MS.items():
        calm = [_give(backend, busy=False) for _ in range(runs)]
        busy = [_give(backend, busy=True) for _ in range(runs)]
        rows += [
            Row(f"{backend}: onset, less the median", "ms", _errors_ms(calm), bar_ms, 0.99),
            Row(f"{backend}: the same, program busy", "ms", _errors_ms(busy), bar_ms, 0.99),
            Row(
                f"{backend}: step within a countdown",
                "ms",
                tuple(ms for one in calm + busy for ms in one.judged.spacings_ms()),
                SPACING_BAR_MS,
                0.99,
            ),
            Row(
                f"{backend}: from a tap to its sound",
                "ms",
                # The sink renders ahead; what is rendered is heard so much later at most.
                tuple(ms + one.track.ahead_s * 1000 for one in calm for ms in one.judged.tap_ms()),
                TAP_BAR_MS,
                0.99,
            ),
        ]
    return rows


def _give(backend: str, *, busy: bool) -> Concert:
    concert = give(Path(sys.executable), Score(REPS, backend, busy=busy))
    if concert.judged.missing or concert.judged.unasked:
        raise RuntimeError(
            f"{backend}: not every cue was heard once: missing {concert.judged.missing}, "
            f"not asked for {concert.judged.unasked}"
        )
    if concert.track.stood:
        print(f"{backend}: the machine stood still {len(concert.track.stood)} times", flush=True)
    return concert


def _errors_ms(concerts: list[Concert]) -> tuple[float, ...]:
    return tuple(ms for concert in concerts for ms in concert.judged.errors_ms())
