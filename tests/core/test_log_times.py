"""Times as they are typed after a workout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.log_times import RepTime, read_times
from bell_lap.core.units import format_time
from bell_lap.errors import BadInput


@pytest.mark.parametrize(
    ("word", "laps_ms", "finished"),
    [
        ("36.4", (36_400,), True),
        ("36,4", (36_400,), True),
        ("1:12.3,", (72_300,), True),
        ("1:02:30", (3_750_000,), True),
        ("35.8/36.4", (35_800, 36_400), True),
        ("-", (), True),
        ("DNF", (), False),
        ("36/dnf", (36_000,), False),
    ],
)
def test_each_way_to_say_it(word: str, laps_ms: tuple[int, ...], finished: bool) -> None:
    (rep,) = read_times([word])
    assert (rep.laps_ms, rep.finished) == (laps_ms, finished)


def test_only_a_finished_rep_with_laps_has_a_time() -> None:
    assert [rep.time_ms for rep in read_times(["35.8/36.4", "-", "36/dnf"])] == [72_200, None, None]


@pytest.mark.parametrize("word", ["", "x", "0", "36/", "/36", "--", "36-37", "dnf/36", "1:72", "∞"])
def test_what_is_no_time_is_named_with_its_place(word: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_times(["36.4", word])
    assert refused.value.message == f"time 2 is no time: {word!r}"
    assert refused.value.hints


@pytest.mark.parametrize("words", [["99999/1"], ["1"] * 1_001])
def test_what_is_too_much_is_refused(words: list[str]) -> None:
    with pytest.raises(BadInput):
        read_times(words)


@given(st.integers(1, 86_400_000))
def test_what_the_program_prints_it_reads(ms: int) -> None:
    assert read_times([format_time(ms, 3)]) == (RepTime(format_time(ms, 3), (ms,)),)


@given(st.lists(st.text(max_size=12), max_size=4))
def test_any_words_are_times_or_refused(words: list[str]) -> None:
    try:
        times = read_times(words)
    except BadInput:
        return
    assert len(times) == len(words)
