"""The laptop sleeps, stalls, crashes or boots in every phase: what is said, held, kept and timed.

A table: each workout of `scenes` with each way of being away, for so long, with the wall clock set
meanwhile, and each of the four answers where one is asked for. The expectations are worked out
here, from what the design says and from a twin of the workout that was never away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bell_lap.core.derive import workout_result
from bell_lap.core.inputs import Gap, GapAnswer, GapChoice, Stop
from bell_lap.core.journal import Fold
from bell_lap.core.result import Status
from bell_lap.core.state import Run, State
from bell_lap.core.view import Phase
from bell_lap.history.store import Store
from tests.chaos.away import (
    TOO_LONG_MS,
    Before,
    Case,
    expected_flags,
    expected_phase,
    key,
    the_gap,
)
from tests.chaos.scale import counted, times
from tests.chaos.scenes import BOOTS, SCENES, SEEN, WALLS_S, WAYS, Scene, Sleeper
from tests.core import fuzz

pytestmark = pytest.mark.chaos

CHOICES: tuple[GapChoice, ...] = ("next", "repeat", "run", "stop")
LENGTHS_S = (1, 4.9, 5, 5.001, 7, 31, 43.5, 61, 95, 600, 3_600, 8 * 3_600, 12 * 3_600, 13 * 3_600)


def cases(scene: Scene) -> Iterator[Case]:
    """All of them in the long form, every 83rd in the short one."""
    ways = SEEN if scene.phase is Phase.DONE else WAYS
    every = [
        Case(scene, way, away_s, wall, choice)
        for way in ways
        for away_s in LENGTHS_S
        for wall in WALLS_S
        for choice in CHOICES
        if wall == "right" or choice == CHOICES[int(away_s) % len(CHOICES)]
    ]
    stride = times(83, 1)
    first = int.from_bytes(hashlib.sha256(scene.name.encode()).digest()[:2]) % stride
    return iter(every[first::stride])


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_away_and_back(scene: Scene, tmp_path: Path) -> None:
    done = held = 0
    with Store.open(tmp_path / "history.sqlite3") as store:
        for case in cases(scene):
            try:
                held += runs(case, store)
            except AssertionError as error:
                error.add_note(f"{case}")
                raise
            done += 1
    assert done >= 2
    counted("sleep", scene=scene.name, faults=done, asked=held)


def runs(case: Case, store: Store) -> bool:
    """One case from its beginning to its end; whether an answer was asked for."""
    sleeper = Sleeper(store, case.way)
    sleeper.comes_to(case.scene)
    live = sleeper.live
    before = Before(live.journal, live.now_ms(), Fold(live.plan, live.rules, live.journal))
    assert before.state.phase is case.scene.phase
    assert live.now_ms() == sleeper.truth_ms
    flashed = len(sleeper.flashed)
    sleeper.is_away(case.away_s, WALLS_S[case.wall])
    assert all(cue.at_ms >= sleeper.live.now_ms() - 1_000 for cue in sleeper.flashed[flashed:]), (
        "what should have sounded while nobody was there sounded afterwards"
    )
    gap = the_gap(case, sleeper, before)
    asked = comes_back(case, sleeper, before, gap)
    fuzz.check_all(Fold(sleeper.live.plan, sleeper.live.rules, sleeper.live.journal),
                   sleeper.live.now_ms())  # fmt: skip
    is_kept(sleeper)
    return asked


def comes_back(case: Case, sleeper: Sleeper, before: Before, gap: Gap | None) -> bool:
    """Somebody sees what has become of it, answers where that is asked, and goes on."""
    live, twin = sleeper.live, before.twin
    phase = expected_phase(before, gap, live.now_ms())
    state = live.state()
    assert state.phase is phase
    from_ms = live.now_ms() if gap is None else gap.from_ms
    was = twin.at(from_ms).state
    for old in was.runs:
        new = next(run for run in state.runs if key(run) == key(old))
        if not old.open:
            assert new == old, "what was over has changed"
        assert set(new.flags) - set(old.flags) == expected_flags(was, old, gap)
    if phase is not Phase.HELD or case.scene.phase is Phase.DONE:
        goes_on(case, sleeper)
        return False
    assert state.hold is not None
    began_ms = was.hold.from_ms if was.hold is not None else from_ms
    too_long = any(
        isinstance(item, Gap) and item.at_ms - began_ms > TOO_LONG_MS
        for item in (entry.item for entry in live.journal)
    )
    assert state.hold.only_stop is too_long
    sleeper.waits(3)
    live.act(GapAnswer(live.now_ms(), case.choice))
    if too_long and case.choice != "stop":
        assert live.state().phase is Phase.HELD
        live.act(Stop(live.now_ms()))
    if too_long or case.choice == "stop":
        assert live.state().status is not Status.RUNNING
        stopped_ms = began_ms if was.paused_from_ms is None else was.paused_from_ms
        assert live.result().end_ms == stopped_ms
        return True
    if case.choice == "run":
        awake = [entry for entry in before.entries if not isinstance(entry.item, Gap)]
        unbroken = Fold(live.plan, live.rules, awake).at(live.now_ms()).state
        assert bare(live.state()) == bare(unbroken)
    else:
        assert live.state().phase in (Phase.READY, Phase.DONE)
        repeats = case.choice == "repeat" and state.hold.phase is not Phase.GET_READY
        assert repeats <= (live.state().phase is Phase.READY)
    goes_on(case, sleeper)
    return True


def goes_on(case: Case, sleeper: Sleeper) -> None:
    """The next tap is where the world has it, and the rep that it ends took as long as it took."""
    live = sleeper.live
    if live.state().phase is Phase.DONE:
        return
    if live.state().phase is not Phase.WORK:
        sleeper.waits(20)
        live.press("space")
        sleeper.waits(80 if live.state().phase is Phase.GET_READY else 1)
    run = live.state().open_run
    if live.state().phase is not Phase.WORK or run is None or not run.step.marks:
        return
    sleeper.waits(70)
    live.press("space")
    ended = next(step for step in live.result().steps if key(step) == key(run))
    moved_ms = live.now_ms() - sleeper.truth_ms
    assert (moved_ms != 0) <= (case.way in BOOTS and case.wall != "right")
    assert ended.elapsed_ms == live.now_ms() - run.start_ms - run.paused_ms()
    crossed = case.way in BOOTS and run.start_ms < sleeper.back_ms
    assert ended.counts <= (not crossed), "a time that no clock of ours has seen is no best"


def is_kept(sleeper: Sleeper) -> None:
    """All of it is on the disk, and gives the same workout again."""
    live = sleeper.live
    workout, result = live.workout_id, live.result()
    assert workout is not None
    assert live.close()
    stored = sleeper.store.load(workout)
    assert stored.entries == live.journal
    assert stored.summary.status == result.status.value
    again = Fold(stored.plan, stored.rules, stored.entries).at(live.now_ms()).state
    assert workout_result(again, stored.rules) == result
    assert stored.summary.utc_offset_min == 60


def bare(state: State) -> list[Run]:
    """Its attempts without what is said of them."""
    return [replace(run, flags=(), by_clock=False) for run in state.runs]
