"""Files that anybody may have written: refused with a place, and nothing is changed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bell_lap.errors import BadInput
from bell_lap.history.exchange import folding
from bell_lap.history.exchange.selecting import Wanted
from bell_lap.history.store import Store
from tests.history.conftest import raw
from tests.history.exchange.support import (
    Json,
    bytes_of,
    exported,
    imported,
    rows_of,
    values_of,
)


@pytest.fixture
def two(lived: Store) -> Json:
    """A file of two workouts."""
    return values_of(exported(lived.path, Wanted(workouts=(3, 6))))


def refused(path: Path, data: bytes) -> BadInput:
    """What is said of a file that is not taken."""
    before = rows_of(path)
    with pytest.raises(BadInput) as caught:
        imported(path, data)
    assert rows_of(path) == before
    return caught.value


Change = Callable[[Json], object]


def put(key: str, value: object) -> Change:
    return lambda one: one.__setitem__(key, value)


def within(part: str, key: str, value: object, place: int = 0) -> Change:
    return lambda one: one[part][place].__setitem__(key, value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("id", 0), "workout 2 of the file: id should be a whole number from 1 to"),
        (put("id", 1.0), "workout 2 of the file: id should be"),
        (put("id", 2**63), "workout 2 of the file: id should be"),
        (put("uid", "no spaces"), "uid should be 8 to 64 letters and digits"),
        (put("title", 5), "title should be a text, not 5"),
        (put("title", "\ud83d"), "title should be a text without half characters"),
        (put("title", "a\0b"), "title should be a text without half characters and zeros"),
        (put("note", "x" * 10_001), "note should be 0 to 10,000 characters long"),
        (put("note", "\x1b[2J"), "ote cannot have the character U\\+001B"),
        (put("conditions", "two\nlines"), "conditions should be one line"),
        (put("tags", ["Two"]), "tags should be words in small letters"),
        (put("tags", ["one two"]), "tags should be words in small letters"),
        (put("tags", ["one", "one"]), "tags should be words that differ"),
        (put("tags", {}), "tags should be a list"),
        (put("rpe", 11), "rpe should be a whole number from 1 to 10"),
        (put("rpe", 7.5), "rpe should be a whole number from 1 to 10"),
        (put("status", "done"), "status should be one of running, finished"),
        (put("status", "running"), "end_ms should be null while it runs"),
        (put("end_ms", None), "end_ms should be a whole number"),
        (put("end_ms", -1), "end_ms should be a whole number"),
        (put("deleted_utc_ms", 1), "deleted_utc_ms should be null where it is finished"),
        (put("started_utc_ms", 10**18), "started_utc_ms should be a whole number"),
        (put("utc_offset_min", 1440), "utc_offset_min should be a whole number"),
        (put("source", "watch"), "source should be one of line, log"),
        (put("plan", []), "plan should be an object"),
        (put("plan", {"plan_format": 2}), "this plan has the format 2"),
        (put("plan", {"plan_format": 1, "x": 10**13}), "plan has a figure that is too large"),
        (put("rules", {}), "the rules of this workout cannot be read"),
        (put("profile", {"name": 1}), "the profile of this workout cannot be read"),
        (put("anchors", []), "anchors should be a list of one or more"),
        (put("later", 1), "'later' is not known here"),
        (lambda one: one.pop("group"), "group is missing"),
        (within("anchors", "run", 2), "anchor 1: run should be"),
        (within("anchors", "clock_s", "1"), "anchor 1: clock_s should be a number"),
        (within("inputs", "seq", 0), "input 1: seq should be"),
        (within("inputs", "seq", 1, 1), "input 1 comes after 1"),
        (within("inputs", "kind", "fly"), "an input of a kind not known here: 'fly'"),
        (within("inputs", "payload", {"key": 5}), "'press': key cannot be 5"),
        (within("inputs", "at_ms", 10**13), "input 1: at_ms should be"),
        (put("inputs", []), "its inputs do not end it"),
    ],
)
def test_what_is_wrong_is_named(two: Json, empty: Store, change: Change, said: str) -> None:
    change(two["workouts"][1])
    problem = refused(empty.path, json.dumps(two).encode())
    with pytest.raises(BadInput, match=said):
        raise problem
    assert problem.message.startswith("workout 2 of the file")


def test_inputs_that_go_back_in_time_again_and_again_are_refused(
    two: Json, empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = two["workouts"][1]
    one["inputs"] = [
        {"seq": seq, "at_ms": 100_000 - seq, "kind": "press", "payload": {}}
        for seq in range(1, 101)
    ]
    monkeypatch.setattr(folding, "MOST_AGAIN", 3_000)
    problem = refused(empty.path, json.dumps(two).encode())
    assert problem.message == (
        "workout 2 of the file: its inputs go back in time too often (input 78)"
    )
    assert empty.count() == 0


def deep(levels: int) -> str:
    return '{"a":' * levels + "1" + "}" * levels


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no JSON"),
        (b"workout,date,time\r\n", "no history of bell-lap"),
        (b"\n\n{", "no JSON"),
        (b"{}", "no history of bell-lap"),
        (b"[]", "no history of bell-lap"),
        (b'{"bell_lap_history":true,"workouts":[]}', "no history of bell-lap"),
        (b'{"bell_lap_history":1,"workouts":[],"more":1}', "no history of bell-lap"),
        (b'{"bell_lap_history":2,"workouts":[\n', "has the format 2; this bell-lap reads 1"),
        (b'{ "bell_lap_history" : 2 }', "has the format 2"),
        (b'{"bell_lap_history":1,"workouts":[\n', "cut off after workout 0"),
        (b'{"bell_lap_history":1,"workouts":[\n]}\nmore', "after the end"),
        (b'{"bell_lap_history":1,"workouts":[\n1\n]}\n', "workout 1 of the file should be an obj"),
        (b'{"bell_lap_history":1,"workouts":[\n{"id":NaN}\n]}\n', "NaN is no number"),
        (b'{"bell_lap_history":1,"workouts":[\n\xff\n]}\n', "workout 1 of the file is no JSON"),
        (b'{"bell_lap_history":1,"workouts":[\n{"a":1' + b"0" * 5000 + b"}\n]}\n", "no JSON"),
        (b'{"bell_lap_history":1,"workouts":[' + b"[" * 100_000, "no JSON"),
    ],
)
def test_what_is_no_history_is_refused(empty: Store, data: bytes, said: str) -> None:
    assert said in refused(empty.path, data).message


def test_a_file_that_was_cut_off_brings_nothing(lived: Store, empty: Store) -> None:
    data = exported(lived.path)
    lines = data.splitlines(keepends=True)
    assert "cut off after workout 20" in refused(empty.path, b"".join(lines[:21])).message
    assert "no JSON" in refused(empty.path, data[: len(data) // 2]).message


def test_a_workout_that_is_wrong_at_the_end_takes_all_back(lived: Store, empty: Store) -> None:
    values = values_of(exported(lived.path))
    values["workouts"][-1]["rpe"] = 99
    refused(empty.path, bytes_of(values))
    assert empty.count() == 0


def test_a_payload_may_not_be_deep(two: Json, empty: Store) -> None:
    two["workouts"][0]["inputs"][0]["payload"] = json.loads(deep(200))
    assert "too deep" in refused(empty.path, json.dumps(two).encode()).message


def test_a_line_may_not_be_endless(
    two: Json, empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bell_lap.history.exchange.reading.LONGEST_LINE", 1 << 20)
    two["workouts"][0]["session_text"] = "x" * (1 << 20)
    assert "over 1 MiB" in refused(empty.path, bytes_of(two)).message


# --- any change at all ----------------------------------------------------------------------------

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(10**14), 10**14),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["finished", "stopped", "running", "press", "undo", "distance", "\ud800"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to everything within a value."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from places(inner, (*path, place))


@cache
def ways(text: str) -> list[tuple[str | int, ...]]:
    return list(places(json.loads(text)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_change_is_taken_whole_or_refused(two: Json, empty: Store, data: st.DataObject) -> None:
    values: Any = copy.deepcopy(two)
    found = ways(json.dumps(values["workouts"]))
    for _ in range(data.draw(st.integers(1, 3))):
        *way, last = data.draw(st.sampled_from(found))
        inside = values["workouts"]
        try:
            for step in way:
                inside = inside[step]
            if data.draw(st.booleans()):
                inside[last] = data.draw(ODD)
            else:
                del inside[last]
        except (LookupError, TypeError):
            continue  # an earlier change took it away
    content = json.dumps(values, allow_nan=True).encode()
    before = rows_of(empty.path)
    try:
        imported(empty.path, content)
    except BadInput:
        assert rows_of(empty.path) == before
    else:
        assert empty.check() is None
        exported(empty.path)
        empty.list()
    with raw(empty.path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM workout")
        connection.execute("DELETE FROM search")
