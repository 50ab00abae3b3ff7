"""A time by the watch moves what followed at once, and nothing that began by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.plan import StepKind
from tests.core.talk import Talk, plan_of


def test_a_gate_that_was_gone_to_later_stays_where_it_began() -> None:
    talk = Talk(plan_of("2 x 400m, rest 60s", "200m")).at(0).tap().at(75_000).back()
    talk.at(100_000).skip().at(110_000).types(70_000)
    gate = talk.run
    assert (gate.step.kind, gate.start_ms) == (StepKind.GATE, 100_000)
    assert talk.result.steps[0].elapsed_ms == 70_000


def test_a_gate_that_followed_at_once_begins_when_the_rep_really_ended() -> None:
    talk = Talk(plan_of("400m", "200m")).at(0).tap().at(75_000).tap().at(80_000).types(70_000)
    assert (talk.run.step.kind, talk.run.start_ms) == (StepKind.GATE, 70_000)


def test_a_rep_with_a_time_by_the_watch_keeps_its_start_whatever_is_undone() -> None:
    talk = Talk("3 x 400m, rest 60s", "solo", ready=0).at(0).tap().at(70_000).tap()
    talk.at(210_000).types(60_000).at(100_000).adjust(10_000)
    assert (talk.starts, talk.times) == ([0, 140_000], [70_000, 60_000])
    talk.at(211_000).undo()
    assert talk.why == "a later rep has begun from it: use back to run it again"
    assert talk.starts == [0, 140_000]


@pytest.mark.parametrize(("rest", "times"), [("equal", 1), ("1:2", 2)])
@given(
    typed_ms=st.integers(60_000, 100_000),
    from_ms=st.integers(1_000, 50_000),
    long_ms=st.integers(1, 60_000),
    under_way=st.booleans(),
)
def test_a_recovery_by_the_reps_time_is_by_the_time_typed_whatever_the_pauses(
    rest: str, times: int, typed_ms: int, from_ms: int, long_ms: int, under_way: bool
) -> None:
    talk = Talk(f"2 x 400m, rest {rest}", "solo", ready=0).at(0).tap()
    talk.at(from_ms).pause().at(from_ms + long_ms).resume()
    end_ms = typed_ms + long_ms
    if not under_way:
        talk.at(end_ms + 700).tap()
    talk.at(end_ms + 1_000).types(typed_ms)
    assert talk.times == [typed_ms]
    assert talk.left == typed_ms * times - 1_000
