"""Whom a session suits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.session import Kind, Session, Suits
from bell_lap.library.suits import parse_suits, suits


def for_whom(text: str) -> Session:
    found = parse_suits(text)
    assert found is not None
    return Session((), "x", kind=Kind.REST, suits=found)


@pytest.mark.parametrize(
    ("text", "best_mile_ms", "answer"),
    [
        ("any", None, True),
        ("any", 300_000, True),
        ("mile 9:00 or slower", 540_000, True),
        ("mile 9:00 or slower", 539_999, False),
        ("mile 8:59 or faster", 539_999, True),
        ("mile 8:59 or faster", 540_000, False),
        ("mile 8:59.5 or faster", 539_599, True),
        ("mile 8:59.5 or faster", 539_600, False),
        ("mile 9:00 or slower", None, None),
        ("beginners", 300_000, None),
        ("experienced", None, None),
        ("  Mile  5:00   OR faster ", 300_000, True),
    ],
)
def test_a_session_suits_by_its_rule(
    text: str, best_mile_ms: int | None, answer: bool | None
) -> None:
    assert suits(for_whom(text), best_mile_ms) is answer


@pytest.mark.parametrize(
    "text", ["", "everybody", "mile 9 or slower", "mile 9:60 or faster", "5k 20:00 or faster",
             "mile 9:00", "mile 9:00 or better", "mile 2:00 or faster", "mile 45:00 or slower"],
)  # fmt: skip
def test_other_words_are_no_rule(text: str) -> None:
    assert parse_suits(text) is None


@given(st.integers(181_000, 1_800_000))
def test_nobody_falls_between_two_neighbouring_rules(best_mile_ms: int) -> None:
    slow, fast = for_whom("mile 9:00 or slower"), for_whom("mile 8:59 or faster")
    assert suits(slow, best_mile_ms) is not suits(fast, best_mile_ms)


def test_a_rule_is_kept_in_plain_words() -> None:
    assert parse_suits("MILE 9:00  or slower") == Suits("mile 9:00 or slower", 540_000, None)
