"""Missed taps at their bounds: a walk, a run, and laps too short to hold an estimate."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.mending import Mend
from tests.core.talk import Talk
from tests.core.test_mending import Mender


@pytest.mark.parametrize(
    ("notation", "tap_ms", "mark"),
    [
        ("1000m", 142_857, None),
        ("1000m", 142_858, 0),
        ("1000m", 240_000, 0),
        ("1000m", 240_001, None),
        ("750m", 250_000, None),
        ("750m", 250_001, 0),
    ],
)
def test_of_an_unknown_runner_a_walk_to_this_mark_and_a_run_to_the_next_are_doubted(
    notation: str, tap_ms: int, mark: int | None
) -> None:
    missed = Talk(notation).at(0).tap().at(tap_ms).tap().view.missed
    assert (None if missed is None else missed.mark) == mark


@pytest.mark.parametrize(
    ("finish_ms", "row", "split_ms"),
    [(1_000, 2, 750), (4, 0, 1), (3, 2, 2), (3, 0, 1), (2, 2, 1), (2, 0, 1)],
)
def test_an_estimate_lies_within_its_lap_however_short_that_is(
    finish_ms: int, row: int, split_ms: int
) -> None:
    mender = Mender(Talk("1600m").at(0).tap().at(80_000))
    mender.talk.does(inputs.SetSplit, step=0, mark=3, split_ms=finish_ms)
    assert mender.does(Mend.PUT_IN, row) is None
    assert mender.splits[row] == split_ms


def test_a_lap_of_one_ms_has_no_room_for_an_estimate() -> None:
    mender = Mender(Talk("1600m").at(0).tap().at(80_000))
    mender.talk.does(inputs.SetSplit, step=0, mark=3, split_ms=1)
    assert mender.does(Mend.PUT_IN, 0) == "the laps would not be in order"
