"""Messages are lines and back, and a line that is none is nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.cues import CueKind
from bell_lap.sound.client import BACKENDS, SoundOptions, TimedCue
from bell_lap.sound.messages import (
    Adjust,
    Alive,
    Close,
    Failed,
    Late,
    Lost,
    Message,
    Play,
    Played,
    Ready,
    Replace,
    Setup,
    decode,
    encode,
)

SECONDS = st.floats(-1e9, 1e9, allow_nan=False)
KINDS = st.sampled_from(CueKind)
WORDS = st.lists(st.text(max_size=8), max_size=4).map(tuple)
CUES = st.builds(TimedCue, SECONDS, KINDS, st.integers(0, 3), WORDS)
OPTIONS = st.builds(
    SoundOptions,
    st.sampled_from(BACKENDS),
    st.integers(0, 200),
    st.lists(st.tuples(KINDS, st.integers(0, 200)), max_size=4).map(tuple),
    st.integers(-500, 1_000),
    st.integers(0, 5_000),
    st.booleans(),
)
TEXT = st.text(max_size=30)
MESSAGES: st.SearchStrategy[Message] = st.one_of(
    st.builds(Setup, OPTIONS),
    st.builds(Replace, SECONDS, st.lists(CUES, max_size=5).map(tuple)),
    st.builds(Play, SECONDS, KINDS, WORDS),
    st.builds(Adjust, OPTIONS),
    st.just(Close()),
    st.builds(Ready, TEXT, TEXT, st.none() | SECONDS),
    st.builds(Failed, st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple)),
    st.builds(Lost, TEXT),
    st.builds(Played, CUES, SECONDS, SECONDS, st.booleans(), st.integers(1, 10**6)),
    st.builds(Late, CUES, SECONDS),
    st.builds(Alive, st.none() | SECONDS, st.integers(0, 100)),
)


@given(MESSAGES)
def test_a_message_is_one_line_and_the_same_afterwards(message: Message) -> None:
    line = encode(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line) == message


@given(MESSAGES, st.data())
def test_a_broken_line_is_no_message(message: Message, data: st.DataObject) -> None:
    line = encode(message).rstrip()
    assert decode(line[: data.draw(st.integers(0, len(line) - 1))]) is None


@given(MESSAGES, st.data())
def test_a_message_without_one_of_its_parts_is_none(message: Message, data: st.DataObject) -> None:
    whole = json.loads(encode(message))
    del whole[data.draw(st.sampled_from(sorted(whole)))]
    assert decode(json.dumps(whole)) is None


@given(st.binary(max_size=60))
def test_noise_is_no_message(noise: bytes) -> None:
    assert decode(noise) is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        '"setup"',
        '{"is":"dance"}',
        '{"is":["setup"]}',
        '{"is":"play","asked":1,"kind":"DRUM","words":[]}',
        '{"is":"play","asked":NaN,"kind":"TAP","words":[]}',
        '{"is":"play","asked":1,"kind":"TAP","words":"72"}',
        '{"is":"replace","from":0,"cues":[[1,"TAP"]]}',
        '{"is":"replace","from":0,"cues":[[1e999,"TAP",0,[]]]}',
        '{"is":"replace","from":0,"cues":[[1,"TAP",1e999,[]]]}',
        "[" * 100_000,
    ],
)
def test_what_only_looks_like_a_message_is_none(line: str) -> None:
    assert decode(line) is None
