"""Steps written down afterwards: by the watch, not timed, with their splits."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.result import Flag
from tests.core.talk import Talk, plan_of


def solo(plan: str) -> Talk:
    return Talk(plan, "solo", start="clock", ready=0)


def test_a_time_by_the_watch_ends_a_rep_and_leaves_its_recovery_whole() -> None:
    talk = solo("2 x 100m, rest 6s").at(0).next().at(13_400)
    talk.does(inputs.Logged, time_ms=13_400)
    assert talk.taken
    assert talk.flags(1) == {Flag.BY_WATCH}
    assert talk.at(19_400).phase == "work"
    assert talk.times == [13_400]
    assert talk.rests == [6_000]


def test_splits_of_a_rep_stand_beside_its_time() -> None:
    talk = solo("600m").at(0).next().at(36_300)
    talk.does(inputs.Logged, time_ms=36_300, mark=0).at(111_000)
    talk.does(inputs.Logged, time_ms=111_000)
    assert talk.splits(1) == [36_300, 111_000]
    assert {flag for mark in talk.marks(1) for flag in mark.flags} == {Flag.BY_WATCH}


def test_a_timed_run_may_have_been_longer_or_shorter() -> None:
    longer = solo("30min").at(0).next().does(inputs.Logged, time_ms=1_930_000)
    assert longer.at(1_929_999).phase == "work"
    assert longer.at(1_930_000).phase == "done"
    assert longer.times == [1_930_000]
    shorter = solo("30min").at(0).next().does(inputs.Logged, time_ms=1_500_000)
    assert shorter.at(1_600_000).times == [1_500_000]
    assert shorter.flags(1) == {Flag.BY_WATCH}


def test_what_nobody_timed_has_no_time_but_its_place() -> None:
    talk = solo("2 x 200m, rest full; 400m").at(0).next()
    talk.does(inputs.Logged, time_ms=40_000, timed=False).at(40_000)
    talk.does(inputs.Logged, time_ms=120_000, timed=False).at(160_000)
    assert talk.phase == "work"
    assert talk.times == [None]
    assert talk.rests == [None]
    assert talk.flags(1) == {Flag.NOT_TIMED}
    assert talk.starts == [0, 160_000]


def test_a_time_found_later_takes_the_place_of_none() -> None:
    talk = solo("200m").at(0).next().does(inputs.Logged, time_ms=40_000, timed=False)
    talk.at(60_000).does(inputs.SetSplit, step=0, mark=0, split_ms=36_200)
    assert talk.times == [36_200]
    assert talk.flags(1) == {Flag.EDITED}


def test_a_gate_is_gone_through_and_not_timed() -> None:
    talk = Talk(plan_of("5min", "200m"), "solo", start="clock", ready=0)
    talk.at(0).next().at(300_000).does(inputs.Logged, time_ms=0, timed=False)
    assert talk.phase == "work"
    assert talk.starts == [0, 300_000]


def test_what_only_a_tap_ends_is_not_timed_beyond_now() -> None:
    run = solo('open "strides"').at(0).next().at(40_000)
    assert run.does(inputs.Logged, time_ms=40_001).why == "the step began less long ago than that"
    assert run.does(inputs.Logged, time_ms=40_000).times == [40_000]
    rest = solo("2 x 200m, rest full").at(0).next().at(36_000).does(inputs.Logged, time_ms=36_000)
    rest.at(96_000).does(inputs.Logged, time_ms=60_001)
    assert rest.why == "the step began less long ago than that"
    gate = Talk(plan_of("5min", "200m"), "solo", start="clock", ready=0).at(0).next().at(300_500)
    gate.does(inputs.Logged, time_ms=501, timed=False)
    assert gate.why == "the step began less long ago than that"
    assert gate.does(inputs.Logged, time_ms=500, timed=False).starts == [0, 300_500]


def test_it_can_be_undone() -> None:
    talk = solo("30min").at(0).next().does(inputs.Logged, time_ms=1_930_000).undo()
    assert talk.at(1_800_000).times == [1_800_000]
    assert talk.flags(1) == set()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"time_ms": 0}, "a time is more than nothing"),
        ({"time_ms": -1, "timed": False}, "a time is more than nothing"),
        ({"time_ms": 60_000}, "the step began less long ago than that"),
        ({"time_ms": 20_000}, "nobody runs 600 m that fast"),
        ({"time_ms": 10_000, "mark": 0}, "nobody runs 200 m that fast"),
        ({"time_ms": 45_000, "mark": 0}, "the step began less long ago than that"),
        ({"time_ms": 40_000, "mark": 1}, "that mark is the finish"),
        ({"time_ms": 40_000, "mark": 5}, "this rep has 2 marks"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, object], why: str) -> None:
    talk = solo("600m").at(0).next().at(40_000)
    before = talk.state
    talk.does(inputs.Logged, **fields)
    assert (talk.taken, talk.why) == (False, why)
    assert talk.state == before


def test_a_split_needs_a_rep_over_a_distance_and_its_order() -> None:
    timed = solo("30min").at(0).next().at(60_000).does(inputs.Logged, time_ms=60_000, mark=0)
    assert timed.why == "only a rep over a distance has splits"
    late = solo("600m").at(0).next().at(40_000).does(inputs.Logged, time_ms=40_000, mark=0)
    late.at(120_000).does(inputs.Logged, time_ms=39_000, mark=0)
    assert late.why == "the laps would not be in order"
