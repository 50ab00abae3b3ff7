"""No character that a terminal obeys is left, and nothing else is touched."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.hidden import OBEYED, escaped, left_out, shown

ANY = st.text(st.characters(codec=None))


def test_every_control_character_and_turn_of_direction_is_one_of_them() -> None:
    found = {chr(code) for code in range(0x110000) if OBEYED.search(chr(code))}
    controls = {char for char in map(chr, range(0x110000)) if unicodedata.category(char) == "Cc"}
    turns = {
        char
        for char in map(chr, range(0x110000))
        if unicodedata.bidirectional(char)
        in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    }
    assert controls - {"\t", "\n"} <= found
    assert turns <= found
    assert all(char.isprintable() is False for char in found)


@given(ANY)
def test_what_is_shown_is_as_long_and_has_none(text: str) -> None:
    seen = shown(text)
    assert len(seen) == len(text)
    assert not OBEYED.search(seen)
    assert all(a == b for a, b in zip(seen, text, strict=True) if not OBEYED.search(b))


@given(ANY)
def test_what_is_left_is_in_order(text: str) -> None:
    assert left_out(text) == "".join(char for char in text if not OBEYED.search(char))


@given(st.recursive(ANY, lambda inner: st.lists(inner) | st.dictionaries(ANY, inner)))
def test_json_says_the_same(value: object) -> None:
    text = escaped(json.dumps(value, ensure_ascii=False))
    assert not OBEYED.search(text)
    assert json.loads(text) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\x1b[2J", "\u241b[2J"),
        ("a\tb\n", "a\tb\n"),
        ("\x9b2J", "\ufffd2J"),
        ("1:52 \u202e25:1", "1:52 \ufffd25:1"),
        (
            "\u05e9\u05dc\u05d5\u05dd \U0001f3c3\u200d\u2640",
            "\u05e9\u05dc\u05d5\u05dd \U0001f3c3\u200d\u2640",
        ),
    ],
)
def test_examples(text: str, said: str) -> None:
    assert shown(text) == said
