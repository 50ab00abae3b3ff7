"""When a sound process counts as dead, and when it is given up."""

from __future__ import annotations

from bell_lap.sound.patience import Life, Patience

PATIENCE = Patience(silent_s=3.0, start_s=15.0, deaths=3, deaths_within_s=60.0)


def test_it_may_be_silent_for_a_while_and_longer_while_it_starts() -> None:
    life = Life(PATIENCE, 100.0)
    assert life.left_s(102.0, playing=True) == 1.0
    assert life.left_s(102.0, playing=False) == 13.0
    life.heard(102.0)
    assert life.left_s(105.0, playing=True) == 0.0


def test_silence_while_the_program_itself_stood_still_is_none() -> None:
    life = Life(PATIENCE, 100.0)
    life.waited(3.0, 100.0, 100.0 + 3.2)
    assert life.left_s(103.2, playing=True) < 0
    life.waited(3.0, 100.0, 700.0)
    assert life.left_s(700.0, playing=True) == 3.0


def test_three_deaths_within_a_minute_are_one_too_many() -> None:
    life = Life(PATIENCE, 0.0)
    assert [life.died(at_s) for at_s in (10.0, 30.0, 70.0)] == [False, False, True]


def test_deaths_far_apart_are_borne() -> None:
    life = Life(PATIENCE, 0.0)
    assert [life.died(at_s) for at_s in (0.0, 30.0, 61.0, 92.0, 115.0)] == [False] * 4 + [True]


def test_one_that_dies_again_after_it_was_given_up_is_given_up_again() -> None:
    life = Life(PATIENCE, 0.0)
    assert [life.died(at_s) for at_s in (1.0, 2.0, 3.0, 24.0)] == [False, False, True, True]
