"""The words of the history."""

from __future__ import annotations

import pytest

from bell_lap.core.analysis import series_of
from bell_lap.core.history_phrases import (
    LETTERS,
    distance_words,
    legend_of,
    letters_of,
    off_words,
    rested_words,
    series_words,
)
from bell_lap.core.session import Kind
from tests.core.talk import Talk
from tests.history.build import reps


@pytest.mark.parametrize(
    ("distance_mm", "words"),
    [(400_000, "400m"), (1_609_344, "1mi"), (3_218_688, "2mi"), (1_500, "1.5m"), (1, "0.001m")],
)
def test_distances(distance_mm: int, words: str) -> None:
    assert distance_words(distance_mm) == words


@pytest.mark.parametrize(
    ("recovery_ms", "words"),
    [(75_400, "75s"), (89_500, "90s"), (151_000, "2:31"), (180_200, "3min"), (0, "0s"), (None, "")],
)
def test_recoveries_to_the_second(recovery_ms: int | None, words: str) -> None:
    assert rested_words(recovery_ms) == words
    assert off_words(recovery_ms) == (f"off {words}" if words else "")


def test_a_series_tells_how_even_it_was() -> None:
    (series,) = series_of(reps(70_000, 71_000, 72_000, 73_000))
    assert series_words(series) == (
        "4 x 400m avg 71.5 · spread 3.0 · fade 2.0 slow (2.8 %) · off 90s"
    )
    (pair,) = series_of(reps(70_000, 71_000))
    assert series_words(pair) == "2 x 400m avg 70.5 · spread 1.0 · off 90s"
    (one,) = series_of(reps(70_000))
    assert series_words(one) == ""


def test_every_kind_has_a_letter_of_its_own() -> None:
    assert set(LETTERS) == {kind.value for kind in Kind}
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_a_day_names_each_kind_once() -> None:
    assert letters_of(["base", "rest", "base", "yoga"]) == "BR?"
    assert legend_of(["strength", "base", "base", "yoga"]) == ("B base", "L lifting")


def test_a_series_is_told_beside_its_goal() -> None:
    talk = Talk("2 x 400m in 70-72s, rest 60s").at(0).tap().at(72_000).tap()
    talk.at(133_000).tap().at(206_000).tap()
    (series,) = series_of(talk.result)
    assert series_words(series) == "2 x 400m avg 72.5 · spread 1.0 · goal 72.0 · off 61s"
