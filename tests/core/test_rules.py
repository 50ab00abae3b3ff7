"""The rules of a workout as they are kept: what they wrote is read, anything else refused."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from bell_lap.core.rules import (
    THRESHOLDS,
    Rules,
    Start,
    Who,
    rules_from_json,
    rules_to_json,
)
from bell_lap.errors import BadInput

KEPT: dict[str, object] = {**rules_to_json(Rules(Who.COACH, Start.AUTO, None, 3_000))}


@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("start", Start)
def test_what_was_written_is_read(who: Who, start: Start) -> None:
    rules = Rules(who, start, 0, 5_000)
    assert rules_from_json({**rules_to_json(rules)}) == rules


@pytest.mark.parametrize("name", KEPT)
def test_rules_that_lack_something_are_refused(name: str) -> None:
    kept = {key: value for key, value in KEPT.items() if key != name}
    with pytest.raises(BadInput, match="cannot be read"):
        rules_from_json(kept)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("who", "nobody", "'nobody' is not a valid Who"),
        ("start", "later", "'later' is not a valid Start"),
        ("ready_line_ms", -1, "a get-ready of -1"),
        ("ready_away_ms", "3s", "a get-ready of '3s'"),
        ("number", 99, "rules number 99 is not known here: a later version wrote it"),
        ("number", "1", "rules number '1' is not known here"),
    ],
)
def test_values_that_no_version_wrote_are_refused(name: str, value: object, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        rules_from_json({**KEPT, name: value})


def test_a_rules_number_means_for_ever_what_it_meant() -> None:
    """A workout of years ago is folded by these: a change of one needs a number of its own."""
    assert asdict(THRESHOLDS[1]) == {
        "bounce_ms": 300,
        "bounce_finish_ms": 600,
        "held_ms": 120,
        "full_guard_ms": 15_000,
        "top_speed_m_s": 11.0,
        "done_guard_ms": 1_000,
        "gap_ms": 5_000,
        "gap_end_ms": 43_200_000,
        "typed_floor_ms": 10_000,
    }
