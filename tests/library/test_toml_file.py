"""What tomllib refuses is told at the place a person would look at."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bell_lap.errors import BadInput
from bell_lap.library.document import Document, clean_document, hidden_character
from bell_lap.library.toml_file import TomlFile, read_toml
from tests.library.toml_text import tables


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("x = 1:30", "1:5", "1:30 is no number that TOML knows"),
        ("a = [1,\n 1_]", "2:2", "1_ is no number that TOML knows"),
        ("d = 2024-13-01", "1:5", "2024-13-01 is no number that TOML knows"),
        (
            "title = 'a'\ntitle = 'b'",
            "2:1",
            "title stands here a second time; the first is on line 1",
        ),
        ("[x]\na=1\n[x]", "3:2", "x stands here a second time; the first is on line 1"),
        ("[block]\n[[block]]", "2:1", "this does not fit what stands above it"),
        ("a = {}\na.b = 1", "2:1", "this does not fit what stands above it"),
        ("title = Ladder", "1:9", "this text needs quotes"),
    ],
)
def test_a_mistake_has_a_place_and_plain_words(text: str, place: str, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_toml(Document(text))
    assert (str(caught.value.place), caught.value.message) == (place, message)


def test_the_data_and_the_written_value_are_at_hand() -> None:
    file = read_toml(Document("a = 1\n[[block]]\nsteps = '''\n400m'''\n"))
    assert file.data == {"a": 1, "block": [{"steps": "400m"}]}
    assert file.written(("block", 0, "steps")) == "'''\n400m'''"


def attempt(text: str) -> TomlFile | BadInput:
    """The text as data, or why it is none."""
    try:
        return read_toml(clean_document(text))
    except BadInput as error:
        return error


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.data())
def test_any_text_is_data_or_an_error_with_a_place(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    put = data.draw(st.text("'\"\\=.[]{},#\n a1é:-", max_size=4))
    wounded = text[:at] + put + text[at + data.draw(st.integers(0, 2)) :]
    found = attempt(wounded)
    if isinstance(found, BadInput):
        assert found.place is not None
        assert 1 <= found.place.line <= wounded.count("\n") + 1
        assert 1 <= found.place.column <= len(found.place.text) + 1
        assert hidden_character(str(found)) is None
    else:
        assert repr(found.data) == repr(tomllib.loads(wounded))
