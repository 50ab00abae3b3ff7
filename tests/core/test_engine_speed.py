"""What a tap and a frame may cost, at five times the bar: machines that test are slow and shared.

The bars: 1 ms for a session of thirty steps, 5 ms for one of a thousand reps.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter

import pytest

from bell_lap.core import inputs
from bell_lap.core.cues import CueOptions, schedule
from bell_lap.core.inputs import Press
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.projection import Projector
from tests.core.talk import plan_of, rules_of

TIMES = 5
SHORT, LONG = "15 x 400m in 80s, rest 60s", "1000 x 200m in 36s, rest 30s"
BAR_MS = {SHORT: 1.0, LONG: 5.0}


def midway(notation: str) -> tuple[Fold, int]:
    """A coach's workout in the middle, with the instant of the newest input."""
    plan = plan_of(notation)
    fold = Fold(plan, rules_of("coach"))
    at_ms = 0
    for number in range(len(plan.steps) // 2):
        at_ms += (
            0 if number == 0 else (36_000 if notation is LONG else 80_000, 61_000)[number % 2 == 0]
        )
        fold.add(Entry(fold.next_seq, Press(at_ms)))
    return fold, at_ms


def best_ms(work: Callable[[], object]) -> float:
    """The best of seven tries: what the work costs when nobody else wants the machine."""
    gc.collect()
    found = []
    for _ in range(7):
        since_s = perf_counter()
        work()
        found.append((perf_counter() - since_s) * 1000)
    return min(found)


@pytest.mark.parametrize("notation", BAR_MS)
def test_a_tap_and_the_frame_after_it(notation: str) -> None:
    fold, at_ms = midway(notation)
    projector = Projector(fold)
    projector.view_at(at_ms)
    clock = iter(range(at_ms + 100_000, 10**12, 100_000))

    def tap_and_look() -> None:
        now_ms = next(clock)
        fold.add(Entry(fold.next_seq, Press(now_ms)))
        projector.view_at(now_ms)

    assert best_ms(tap_and_look) <= TIMES * BAR_MS[notation]


@pytest.mark.parametrize("notation", BAR_MS)
def test_an_undo_and_the_frame_after_it(notation: str) -> None:
    fold, at_ms = midway(notation)
    projector = Projector(fold)
    projector.view_at(at_ms)

    def undo_and_look() -> None:
        fold.add(Entry(fold.next_seq, inputs.Undo(at_ms)))
        projector.view_at(at_ms)

    assert best_ms(undo_and_look) <= TIMES * BAR_MS[notation]


@pytest.mark.parametrize("notation", BAR_MS)
def test_a_frame(notation: str) -> None:
    fold, at_ms = midway(notation)
    projector = Projector(fold)
    projector.view_at(at_ms)
    assert best_ms(lambda: projector.view_at(at_ms + 100)) <= TIMES * 0.2


CLOCKED = "1000 x 10s @ 3:20/km, rest 5s"


@pytest.mark.parametrize("done", [0, 500, 999])
def test_the_cues_to_come_of_a_thousand_reps_by_the_clock(done: int) -> None:
    fold = Fold(plan_of(CLOCKED), rules_of("solo", ready=0), [Entry(1, Press(0))])
    now_ms = done * 15_000 + 2_000
    wanted = CueOptions(pacer=True, count_through=True)
    fold.at(now_ms)
    assert best_ms(lambda: schedule(fold, now_ms, wanted)) <= TIMES * BAR_MS[LONG]
    assert schedule(fold, now_ms, wanted)[0].at_ms < now_ms + 8_000
