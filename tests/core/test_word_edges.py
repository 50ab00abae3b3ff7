"""Sentences at their bounds: which rep a tap starts, a bare number."""

from __future__ import annotations

import pytest

from bell_lap.core.notation import parse
from bell_lap.core.tap_phrases import tap_words
from bell_lap.errors import BellLapError
from tests.core.talk import Talk


def test_a_tap_starts_the_rep_at_hand_where_none_runs_and_the_next_in_a_recovery() -> None:
    talk = Talk("3 x 400m, rest full")
    assert tap_words(talk.view) == "starts rep 1"
    talk.at(0).tap().at(70_000).tap().at(100_000)
    assert tap_words(talk.view) == "ends the recovery and starts rep 2"
    talk.back()
    assert tap_words(talk.view) == "starts rep 1"


@pytest.mark.parametrize("number", [100, 200, 400])
def test_a_round_hundred_beside_rest_may_be_metres_and_is_asked_about(number: int) -> None:
    with pytest.raises(BellLapError, match=f"{number} of what"):
        parse(f"4 x 400m, {number} rest")


@pytest.mark.parametrize("number", [99, 101, 150])
def test_any_other_number_beside_rest_is_seconds(number: int) -> None:
    seconds = parse(f"4 x 400m, rest {number}s").items
    assert parse(f"4 x 400m, {number} rest").items == seconds
