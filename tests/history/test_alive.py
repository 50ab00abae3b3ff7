"""The record of the last sign of life."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bell_lap.history.alive import SIZE, Alive, decode, encode, read_alive

records = st.builds(Alive, at_ms=st.integers(-(2**63), 2**63 - 1), closed=st.booleans())


@given(records)
def test_a_record_comes_back(alive: Alive) -> None:
    assert len(encode(alive)) == SIZE
    assert decode(encode(alive)) == alive


@given(records, st.integers(0, SIZE - 1), st.integers(1, 255))
def test_a_damaged_record_is_none(alive: Alive, place: int, change: int) -> None:
    data = bytearray(encode(alive))
    data[place] ^= change
    assert decode(bytes(data)) is None


@given(records, records, st.integers(1, SIZE - 1))
def test_a_torn_record_is_one_of_the_two_or_none(old: Alive, new: Alive, cut: int) -> None:
    torn = encode(new)[:cut] + encode(old)[cut:]
    assert decode(torn) in (None, old, new)


def test_an_empty_or_short_file_is_none(tmp_path: Path) -> None:
    path = tmp_path / "x.alive"
    assert read_alive(path) is None
    for data in (b"", encode(Alive(1, closed=False))[:-1], bytes(SIZE)):
        path.write_bytes(data)
        assert read_alive(path) is None
