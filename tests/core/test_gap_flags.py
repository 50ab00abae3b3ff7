"""Which times a gap marks: those that went across it, and those that no clock of ours has seen."""

from __future__ import annotations

import pytest

from bell_lap.core.result import Flag
from tests.core.talk import Talk
from tests.core.test_gaps import REPS, resting, timed


@pytest.mark.parametrize("length_ms", [0, 1, 5_000])
def test_a_gap_by_the_wall_clock_bars_the_rep_however_short_it_seems(length_ms: int) -> None:
    """The wall clock may have been set back: then nobody knows how long it was."""
    talk = Talk(REPS).at(0).tap().at(20_000 + length_ms).gap(20_000, trusted=False)
    assert talk.phase == "work"
    talk.at(72_000).tap()
    assert talk.flags(1) == {Flag.ACROSS_GAP, Flag.UNTRUSTED_GAP}
    assert not talk.rep(1).counts
    talk.at(200_000).tap().at(270_000).tap()
    assert talk.flags(2) == set()


def test_a_short_gap_by_the_wall_clock_bars_what_ends_and_what_begins_in_it() -> None:
    talk = resting().at(132_000).gap(128_000, trusted=False).at(200_000).tap()
    assert talk.starts == [0, 130_000]
    assert talk.flags(1) == set()
    assert talk.flags(2) == {Flag.ACROSS_GAP, Flag.UNTRUSTED_GAP}
    assert Flag.UNTRUSTED_GAP in talk.result.steps[1].flags


@pytest.mark.parametrize("trusted", [True, False])
def test_a_rep_that_began_in_a_gap_that_was_counted_as_run_says_so(trusted: bool) -> None:
    barred = set() if trusted else {Flag.UNTRUSTED_GAP}
    talk = resting().at(180_000).gap(100_000, trusted=trusted).at(181_000).answers("run")
    talk.at(202_000).tap()
    assert talk.rep(2).elapsed_ms == 72_000
    assert talk.flags(2) == {Flag.ACROSS_GAP} | barred
    assert talk.rep(2).counts is trusted


def test_what_the_wall_clock_said_while_held_bars_what_is_counted_as_run() -> None:
    for length_ms in (0, 60_000):
        talk = resting().at(180_000).gap(100_000).at(190_000 + length_ms)
        talk.gap(190_000, trusted=False).answers("run").at(300_000).tap()
        assert Flag.UNTRUSTED_GAP in talk.flags(2)


def test_a_rep_that_began_after_the_gap_was_counted_as_run_is_like_any_other() -> None:
    talk = timed().at(85_000).gap(20_000, trusted=False).at(91_000).answers("run")
    assert talk.starts == [0, 90_000]
    assert talk.flags(2) == set()
