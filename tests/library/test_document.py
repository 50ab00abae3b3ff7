"""The text of a file is clean, and its places are those that an editor shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.errors import BadInput
from bell_lap.library.document import (
    MAX_BYTES,
    Document,
    clean_document,
    hidden_character,
    printable,
    read_document,
)


def refused(data: bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_document(data, "x.toml")
    return caught.value


def where(error: BadInput) -> str:
    return str(error.place)


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")) | st.just("\n")))
def test_places_and_offsets_are_inverse(text: str) -> None:
    document = Document(text)
    for offset in range(len(text) + 1):
        line, column = document.line_column(offset)
        assert document.offset(line, column) == offset
        assert text.split("\n")[line - 1][: column - 1] == text[:offset].rpartition("\n")[2]


def test_a_mark_at_the_start_and_windows_line_ends_move_no_place() -> None:
    document = read_document(b"\xef\xbb\xbfa\r\nbcd\r\n", "x.toml")
    assert document.text == "a\nbcd\n"
    place = document.place(3, 5)
    assert (place.line, place.column, place.width, place.text) == (2, 2, 2, "bcd")


def test_a_span_over_several_lines_shows_its_first() -> None:
    place = Document("ab\ncd\nef").place(1, 7)
    assert (place.line, place.column, place.width, place.text) == (1, 2, 1, "ab")


def test_a_place_at_the_end_of_the_text_is_on_its_last_line() -> None:
    place = Document("ab\ncd").place(5, 6)
    assert (place.line, place.column, place.width, place.text) == (2, 3, 1, "cd")


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"title = 'caf\xe9'\n", "x.toml:1:13", "byte 13 of the file, 0xE9, is not UTF-8"),
        (b"\xef\xbb\xbfa\r\n\xc3\xa9\xff", "x.toml:2:2", "byte 9 of the file, 0xFF, is not UTF-8"),
        (b"a\n\xe2\x82", "x.toml:2:1", "byte 3 of the file, 0xE2, is not UTF-8"),
        (b"a\x00", "x.toml:1:2", "a zero byte may not stand in a session"),
        (b"a\n\x1b[2J", "x.toml:2:1", "an escape character may not stand in a session"),
        (b"a\rb", "x.toml:1:2", "a carriage return that ends no line may not stand in a session"),
        (
            "a\u202eb".encode(),
            "x.toml:1:2",
            "the hidden character U+202E may not stand in a session",
        ),
        ("a\n\ufeff".encode(), "x.toml:2:1", "a byte order mark may not stand in a session"),
    ],
)
def test_what_no_text_may_hold_is_told_with_its_place(
    data: bytes, place: str, message: str
) -> None:
    error = refused(data)
    assert (where(error), error.message) == (place, message)
    assert hidden_character(str(error)) is None


def test_the_size_has_a_bound_that_counts_bytes() -> None:
    assert len(read_document(b"#" * MAX_BYTES).text) == MAX_BYTES
    assert "256 KiB" in refused(b"#" * (MAX_BYTES + 1)).message


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-32"])
def test_a_wide_encoding_is_named_or_refused_at_its_first_zero(codec: str) -> None:
    error = refused("title = 'x'".encode(codec))
    assert "UTF-16" in error.message or "zero byte" in error.message


@given(st.text())
def test_printable_text_keeps_its_length_and_hides_nothing(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert hidden_character(shown) is None


@given(st.text())
def test_a_text_is_clean_or_refused(text: str) -> None:
    try:
        document = clean_document(text)
    except BadInput:
        assert hidden_character(text.replace("\r\n", "\n")) is not None
    else:
        assert hidden_character(document.text) is None
