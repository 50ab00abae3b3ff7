"""What holds for every schedule, however often it is replaced and however late the player runs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.cues import CueKind
from bell_lap.sound.client import SoundOptions, TimedCue
from bell_lap.sound.compose import compose, left_out
from bell_lap.sound.player import LATE_S
from tests.sound.stage import KIT, LATENCY_S, Stage, countdown, cue, say

START_S = 100.0
END_S = 200.0
NEVER_YIELD = (CueKind.HALFWAY, CueKind.SOON_30, CueKind.BELL, CueKind.GATE)


@dataclass(frozen=True, slots=True)
class Step:
    """Something is done after a while; the player may have been held up until then."""

    after_s: float
    cues: tuple[TimedCue, ...] | None
    """A new schedule; None: something is played at once."""
    words: tuple[str, ...]
    stalled: bool


def instants() -> st.SearchStrategy[float]:
    return st.integers(0, 40_000).map(lambda ms: START_S + ms / 1000)


def some_cues(*, yielding: bool) -> st.SearchStrategy[tuple[TimedCue, ...]]:
    """A few cues in order; in real life live leaves out what is past, here the step does."""
    kinds = st.sampled_from([*NEVER_YIELD, *([CueKind.TICK] if yielding else [])])
    groups: list[st.SearchStrategy[tuple[TimedCue, ...]]] = [
        st.builds(lambda at, kind: (cue(at, kind),), instants(), kinds)
    ]
    groups.append(st.builds(lambda at: tuple(countdown(at)), instants()))
    if yielding:
        words = st.lists(st.sampled_from(["71", "72", "slow", "long"]), min_size=1, max_size=2)
        groups.append(st.builds(lambda at, said: (say(at, *said),), instants(), words))
    return st.lists(st.one_of(groups), max_size=8).map(
        lambda found: tuple(sorted({c for group in found for c in group}, key=lambda c: c.at_s))
    )


def steps(*, yielding: bool, stalls: bool, at_once: bool) -> st.SearchStrategy[list[Step]]:
    schedules: st.SearchStrategy[tuple[TimedCue, ...] | None] = some_cues(yielding=yielding)
    if at_once:
        schedules = st.none() | schedules
    return st.lists(
        st.builds(
            Step,
            st.integers(0, 9_000).map(lambda ms: ms / 1000),
            schedules,
            st.sampled_from([(), ("72",), ("71", "slow")]),
            st.booleans() if stalls else st.just(value=False),
        ),
        min_size=1,
        max_size=6,
    )


def perform(script: list[Step], options: SoundOptions | None = None) -> tuple[Stage, set[TimedCue]]:
    """Do these steps, then let all be heard; also the cues that nobody took back in time."""
    stage = Stage(options, START_S)
    standing: dict[TimedCue, None] = {}
    for step in script:
        move = stage.stall if step.stalled else stage.until
        move(stage.now_s + step.after_s)
        if step.cues is None:
            stage.play(CueKind.TAP, *step.words)
            continue
        coming = [c for c in step.cues if c.at_s > stage.now_s]
        standing = {c: None for c in standing if c.at_s < stage.now_s} | dict.fromkeys(coming)
        stage.replace(*coming)
    stage.until(END_S)
    return stage, set(standing)


@given(steps(yielding=True, stalls=True, at_once=True))
def test_no_cue_is_heard_twice(script: list[Step]) -> None:
    stage, _ = perform(script)
    twice = {
        c: n for c, n in Counter(h.cue for h in stage.heard() if not h.at_once).items() if n > 1
    }
    assert twice == {}


@given(steps(yielding=True, stalls=True, at_once=True))
def test_a_cue_is_heard_or_told_late_never_both(script: list[Step]) -> None:
    stage, _ = perform(script)
    heard = {h.cue for h in stage.heard() if not h.at_once}
    assert not heard & {late.cue for late in stage.late}


@given(steps(yielding=True, stalls=True, at_once=True))
def test_nothing_but_speech_is_heard_more_than_a_little_off(script: list[Step]) -> None:
    stage, _ = perform(script)
    for heard in stage.heard():
        if heard.cue.kind is not CueKind.SPEECH:
            off_s = heard.at_s - heard.cue.at_s
            assert -0.001 <= off_s <= LATE_S + LATENCY_S + 0.001


@given(steps(yielding=False, stalls=True, at_once=True), st.sampled_from([0, 120]))
def test_no_cue_is_lost_but_those_told_late(script: list[Step], delay_ms: int) -> None:
    stage, standing = perform(script, SoundOptions(delay_ms=delay_ms))
    heard = {h.cue for h in stage.heard() if not h.at_once}
    assert standing <= heard | {late.cue for late in stage.late}


@given(steps(yielding=True, stalls=False, at_once=False))
def test_cues_of_the_last_schedule_are_lost_only_where_they_yield(script: list[Step]) -> None:
    stage, standing = perform(script)
    missing = standing - {h.cue for h in stage.heard()} - {late.cue for late in stage.late}
    assert all(c.kind in (CueKind.TICK, CueKind.SPEECH) for c in missing)


@given(some_cues(yielding=True))
def test_a_schedule_that_stands_is_played_as_it_is_composed(cues: tuple[TimedCue, ...]) -> None:
    coming = [c for c in cues if c.at_s > START_S + 1]
    stage = Stage(None, START_S)
    stage.replace(*coming)
    stage.until(END_S)
    pieces = compose(coming, KIT)
    assert {h.cue for h in stage.heard()} == set(coming) - set(left_out(coming, pieces))
    assert sorted(round(p.at_s, 6) for p in pieces) == sorted(
        round(given.at_s, 6) for given in stage.device.given.values()
    )


@given(steps(yielding=True, stalls=True, at_once=True))
def test_buffers_of_one_kind_come_in_order(script: list[Step]) -> None:
    stage, _ = perform(script)
    at_s = [h.at_s for h in stage.heard() if not h.at_once and h.cue.kind is CueKind.TICK]
    assert at_s == sorted(at_s)
    asked = [h.cue.at_s for h in stage.heard() if not h.at_once and h.cue.kind is CueKind.TICK]
    assert asked == sorted(asked)
