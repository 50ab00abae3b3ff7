"""Figures at their bounds: halves, send-offs that the rep uses up, a whole day, room to speak."""

from __future__ import annotations

from math import pi

import pytest

from bell_lap.core.analysis import halves
from bell_lap.core.caller import Said, fit
from bell_lap.core.estimates import rest_known_ms
from bell_lap.core.expand import expand
from bell_lap.core.notation import parse
from bell_lap.core.plan import Range
from bell_lap.core.profile import NOBODY
from bell_lap.core.session import Block, Chain, Open, Role, Span, Step
from bell_lap.core.track import HALF_HEIGHT_M, HALF_WIDTH_M, STRAIGHT_M, Track
from bell_lap.core.units import HOUR_MS
from bell_lap.errors import BadInput
from tests.core.sessions import run, session
from tests.core.talk import Talk, plan_of
from tests.core.test_analysis import split
from tests.history.build import rep

WORDS = ("rep", "1")


@pytest.mark.parametrize(
    ("split_ms", "halved"), [(0, False), (1, True), (149_999, True), (150_000, False)]
)
def test_a_half_takes_some_time(split_ms: int, halved: bool) -> None:
    found = halves(rep(1, 150_000, 800.0, marks=(split(400.0, split_ms),)))
    assert (found is not None) is halved


@pytest.mark.parametrize(
    ("every", "least_ms", "most_ms"), [("74s", 2_000, 4_000), ("71s", 0, 1_000), ("60s", 0, 0)]
)
def test_a_send_off_that_the_rep_uses_up_leaves_nothing(
    every: str, least_ms: int, most_ms: int
) -> None:
    work, rest, _ = plan_of(f"2 x 400m in 70-72s, on {every}").steps
    assert rest.rest is not None
    assert rest_known_ms(rest.rest, work) == Range(least_ms, most_ms)


def day_and(*more: Step, less_ms: int = 0) -> None:
    """Plan a whole day of work, less some time, and more that follows at once."""
    day = Step(Span(24 * HOUR_MS - less_ms, 24 * HOUR_MS - less_ms))
    expand(session(Block((Chain((day, *more)),))), NOBODY, Track())


def test_a_session_may_last_a_day_to_the_ms() -> None:
    unknown = Step(Open(), role=Role.FLOAT)
    day_and(unknown, unknown)
    second = Step(Span(1_000, 1_000), role=Role.FLOAT)
    day_and(second, less_ms=1_000)
    with pytest.raises(BadInput, match="24 hours or more"):
        day_and(second, less_ms=999)


@pytest.mark.parametrize(
    "form",
    ["2 x {0}min, rest {1}s", "{0}min - {0}min, rest {1}s", "2 x ({0}min), rest {1}s"],
)
def test_the_recoveries_between_reps_count_for_the_day(form: str) -> None:
    with pytest.raises(BadInput, match="24 hours or more"):
        parse(form.format(720, 30))
    with pytest.raises(BadInput, match="24 hours or more"):
        parse(form.format(719, 121))
    parse(form.format(719, 120))


def test_work_of_which_nobody_knows_how_long_it_takes_is_run_no_faster_than_anyone_runs() -> None:
    day_m = 7 * 24 * 3_600
    expand(session(Block((run(day_m // 2),)), Block((run(day_m // 2),))), NOBODY, Track())
    with pytest.raises(BadInput, match="24 hours or more"):
        expand(session(Block((run(day_m // 2),)), Block((run(day_m // 2 + 1),))), NOBODY, Track())


def test_of_an_odd_number_of_laps_the_middle_one_is_the_measure() -> None:
    talk = Talk("2400m").at(0).tap()
    for tap_ms in (60_000, 150_000, 240_000, 420_000):
        talk.at(tap_ms).tap()
    missed = talk.view.missed
    assert missed is not None
    assert (missed.mark, missed.fits_m, missed.split_ms) == (3, 2_000.0, 330_000)


def test_the_drawn_oval_is_a_lap_of_the_standard_track() -> None:
    assert 2 * (STRAIGHT_M + pi * HALF_HEIGHT_M) == pytest.approx(400.0, abs=0.01)
    assert pytest.approx(STRAIGHT_M / 2) == HALF_WIDTH_M - HALF_HEIGHT_M


def test_a_phrase_may_end_where_the_next_sound_begins() -> None:
    begin_ms, end_ms = Said(1_000, WORDS).span
    assert fit([WORDS], begin_ms, None, [(end_ms, end_ms + 500)]) == Said(begin_ms, WORDS)
    later = fit([WORDS], begin_ms, None, [(end_ms - 1, end_ms + 500)])
    assert later == Said(end_ms + 500, WORDS)
