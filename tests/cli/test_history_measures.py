"""Distances and recoveries as they are typed."""

from __future__ import annotations

import argparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.cli.history_measures import distance_mm, rest
from bell_lap.core.history_phrases import distance_words, rested_words
from bell_lap.core.plan import Range


@pytest.mark.parametrize(
    ("text", "mm"),
    [
        ("400m", 400_000),
        (" 400 M ", 400_000),
        ("1.5km", 1_500_000),
        ("mile", 1_609_344),
        ("2mi", 3_218_688),
        ("5k", 5_000_000),
        ("10k", 10_000_000),
    ],
)
def test_a_distance(text: str, mm: int) -> None:
    assert distance_mm(text) == mm


@pytest.mark.parametrize("text", ["400", "m", "0m", "-1m", "1e3m", "4 0m", "400 laps", "٤m", ""])
def test_no_distance(text: str) -> None:
    assert distance_mm(text) is None


@given(st.integers(1, 50_000))
def test_a_distance_is_read_as_it_is_printed(metres: int) -> None:
    assert distance_mm(distance_words(metres * 1000)) == metres * 1000


@pytest.mark.parametrize(
    ("text", "low_ms", "high_ms"),
    [
        ("90s", 81_000, 99_000),
        ("90", 81_000, 99_000),
        ("1:30", 81_000, 99_000),
        ("2min", 108_000, 132_000),
        ("20s", 15_000, 25_000),
        ("3s", 0, 8_000),
        ("80-100s", 80_000, 100_000),
        ("2-3min", 120_000, 180_000),
        ("90s-2min", 90_000, 120_000),
        ("1:20-1:40", 80_000, 100_000),
    ],
)
def test_a_recovery(text: str, low_ms: int, high_ms: int) -> None:
    assert rest(text) == Range(low_ms, high_ms)


@pytest.mark.parametrize("text", ["", "long", "90-", "100-80s", "1-2-3s", "1:30min", "-90s", "s"])
def test_no_recovery(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no recovery"):
        rest(text)


@given(st.integers(10, 600))
def test_a_recovery_as_it_is_printed_is_among_those_meant(seconds: int) -> None:
    meant = rest(rested_words(seconds * 1000))
    assert meant.min < seconds * 1000 < meant.max
