"""The clips: whatever is said has its clip, and there is no clip that is never said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core import counting, spoken
from bell_lap.core.announcing import announcements, last_rep, optional_left
from bell_lap.core.answering import GO_NOW, TOO_FAST
from bell_lap.core.caller import HALF_LEFT, MINUTE_LEFT
from bell_lap.core.plan import Plan, Range, StepKind
from bell_lap.core.profile import Profile
from bell_lap.core.session import Session
from bell_lap.core.spoken import Words
from bell_lap.core.state import Run
from bell_lap.core.track import Track
from bell_lap.core.voice import CLIPS, before_ms, estimate_ms
from tests.core.clips import clips_ms
from tests.core.sessions import MILER, PROFILES, SESSIONS, TRACKS
from tests.core.talk import plan_of, rules_of
from tests.core.test_expand_properties import plan_of as planned

TIMES_MS = st.integers(0, 7_200_000)
METRES = st.floats(1.0, 100_000.0)


def of_plan(plan: Plan) -> Iterator[Words]:
    """Everything that can be said before the work of a plan and in it."""
    last = last_rep(plan.steps)
    for position, step in enumerate(plan.steps):
        if step.kind is StepKind.WORK:
            yield from announcements(plan, plan.steps, position, last)
            yield optional_left(plan.steps, position)
            for who in ("coach", "solo"):
                calls = counting.counts(Run(step, 1, 0), plan, rules_of(who))
                yield from (words for _, words in calls)


def known(words: Words) -> bool:
    return all(word in CLIPS for word in words)


def test_names_are_fit_for_files_and_texts_for_a_voice() -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in CLIPS)
    assert all(re.fullmatch(r"[a-z -]+", text) for text in CLIPS.values())
    assert len(set(CLIPS.values())) == len(CLIPS)
    assert CLIPS["72"] == "seventy-two"


@given(SESSIONS, PROFILES, TRACKS)
def test_whatever_is_said_of_any_plan_has_its_clips(
    session: Session, profile: Profile, track: Track
) -> None:
    assert all(known(words) for words in of_plan(planned(session, profile, track)))


@given(TIMES_MS, TIMES_MS, METRES, st.floats(0.0, 1999.0), st.floats(50.0, 2000.0))
def test_every_figure_has_its_clips(
    ms: int, other_ms: int, far_m: float, start_m: float, lap_m: float
) -> None:
    assert known(spoken.time(ms))
    assert known(spoken.goal_time(ms))
    assert known(spoken.delta(ms - other_ms))
    assert known(spoken.duration(ms))
    assert known(spoken.distance(far_m))
    assert known(spoken.place(start_m % lap_m, lap_m))
    assert known(counting.call(ms // 1000, in_seconds=False, first=True))


def test_every_clip_can_be_said() -> None:
    said = {*MINUTE_LEFT, *HALF_LEFT, *GO_NOW, *TOO_FAST}
    for seconds in range(200):
        said.update(spoken.time(seconds * 1000), spoken.delta(seconds * 1000), spoken.delta(-1_000))
    for span in (Range(1_000, 1_000), Range(60_000, 120_000)):
        said.update(spoken.durations(span))
    for text in (
        "wu 10min easy; 2 x 200m @ mile or faster, rest full; 2 x 300m @ hard; 2 x 100m @ max",
        "2 x (2-3 x 60m @ strides, rest 10s), rest 60s; 2 x 30s @ 90-95% effort",
        "2mi jog; cd 1mi walk; 2 x (100m hard - 100m float)",
        "3 x 60s @ 3:20/km, rest 60s; 5km; 150m",
    ):
        for words in of_plan(plan_of(text, profile=MILER)):
            said.update(words)
    for start_m in (0.0, 1.0, 9.3, 100.0, 200.0, 300.0, 150.0, 395.0):
        said.update(spoken.place(start_m, 400.0))
    assert sorted(set(CLIPS) - said) == []


def test_an_estimate_is_rather_too_long_than_too_short() -> None:
    for name in CLIPS:
        assert clips_ms((name,)) <= estimate_ms((name,)) <= clips_ms((name,)) * 2.1 + 100


def test_what_stands_before_a_call_is_measured_with_the_gap_behind_it() -> None:
    for number in range(1, 21):
        gap_ms = before_ms((str(number),)) - clips_ms((str(number),))
        assert 29.4 < gap_ms < 30.6, number


def test_the_voice_stays_small() -> None:
    assert sum(clips_ms((name,)) for name in CLIPS) < 80_000
