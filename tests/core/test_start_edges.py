"""What every start tells: by the clock or by a tap, and the how-manieth attempt it is."""

from __future__ import annotations

from bell_lap.core.events import GetReady, StepStarted
from tests.core.talk import Talk

REPS = "3 x 400m in 72s, rest 60s"


def started(talk: Talk) -> list[tuple[int, int, bool]]:
    """When each work began, which attempt it is, and whether the clock began it."""
    return [
        (event.at_ms, event.attempt, event.by_clock)
        for event in talk.events
        if isinstance(event, StepStarted)
    ]


def test_a_start_after_the_get_ready_is_the_taps_and_not_the_clocks() -> None:
    talk = Talk(REPS, "clicker").at(0).tap().at(20_000)
    assert started(talk) == [(10_000, 1, False)]
    assert not talk.run.by_clock


def test_a_start_by_the_clock_says_so() -> None:
    talk = Talk(REPS, "solo", ready=0).at(0).tap().at(70_000).tap().at(140_000)
    assert started(talk) == [(0, 1, False), (130_000, 1, True)]


def test_the_get_ready_is_of_the_attempt_that_it_starts() -> None:
    talk = Talk(REPS, "clicker").at(0).tap().at(20_000).back().at(25_000).tap().at(40_000)
    ready = [event for event in talk.events if isinstance(event, GetReady)]
    assert [(event.at_ms, event.attempt, event.start_ms) for event in ready] == [
        (0, 1, 10_000),
        (25_000, 2, 35_000),
    ]
    assert started(talk) == [(10_000, 1, False), (35_000, 2, False)]
