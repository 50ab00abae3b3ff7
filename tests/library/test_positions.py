"""The scanner finds what tomllib reads, where it stands."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bell_lap.library.cursor import MAX_BARE, Span, TomlError
from bell_lap.library.positions import MAX_NESTING, MAX_PARTS, KeyPath, Positions, scan
from tests.library.toml_text import tables


def walk(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Every key path of what tomllib read, with its value."""
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, (*path, index))


def holds_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(holds_table(inner) for inner in value)
    )


def agrees(text: str, found: Positions, data: dict[str, object]) -> None:
    """Assert that the positions are those of the data."""
    paths = dict(walk(data))
    assert set(found.values) == set(paths)
    assert {path for path in found.keys if isinstance(path[-1], str)} == {
        path for path in paths if isinstance(path[-1], str)
    }
    assert found.repeated == []
    for path, span in found.keys.items():
        if isinstance(path[-1], str):
            assert tomllib.loads(f"{text[span.start : span.end]} = 1") == {path[-1]: 1}
    for path, value in paths.items():
        written = text[found.values[path].start : found.values[path].end]
        if not holds_table(value) or written.startswith("{"):
            assert repr(tomllib.loads(f"x = {written}")["x"]) == repr(value)


def refusal(text: str) -> TomlError | None:
    """What the scanner has against a text."""
    try:
        scan(text)
    except TomlError as error:
        return error
    return None


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_a_document_has_the_paths_and_values_that_tomllib_reads(text: str) -> None:
    agrees(text, scan(text), tomllib.loads(text))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.data())
def test_whatever_tomllib_reads_is_followed(text: str, data: st.DataObject) -> None:
    """A document with a random wound is either no TOML, or is followed all the same."""
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    put = data.draw(st.text("'\"\\=.[]{},#\n a1é", max_size=3))
    wounded = text[:at] + put + text[at + cut :]
    try:
        read = tomllib.loads(wounded)
    except tomllib.TOMLDecodeError:
        error = refusal(wounded)
        assert error is None or 0 <= error.span.start <= error.span.end <= len(wounded) + 1
    else:
        agrees(wounded, scan(wounded), read)


def test_an_array_of_tables_has_a_key_and_a_heading_for_each_entry() -> None:
    text = "[[block]]\nname = 'a'\n[[ 'block' ]]\nname='b'"
    found = scan(text)

    def at(span: Span) -> str:
        return text[span.start : span.end]

    assert at(found.keys["block", 1]) == "'block'"
    assert at(found.values["block", 1]) == "[[ 'block' ]]"
    assert at(found.values["block", 0, "name"]) == "'a'"
    assert at(found.values["block", 1, "name"]) == "'b'"


def test_a_second_assignment_is_remembered_with_its_place() -> None:
    found = scan("title = 'a'\n'title' = 'b'\n[x]\n[x]\n")
    assert found.repeated == [(("title",), Span(12, 19)), (("x",), Span(31, 32))]


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("title = Ladder", "this text needs quotes", 9),
        ("steps = 4 x 400m", "this text needs quotes", 9),
        ("steps = \u2018400m\u2019", "\u2018 is no quote that TOML knows", 9),
        ("title = 'Ladder", "this text is never closed with '", 9),
        ("title = 'a' 'b'", "expected the end of the line", 13),
        ('x = """\nabc', 'this text is never closed with """', 5),
        ('x = "a\\q"', "this backslash begins no escape", 7),
        ('x = "\\UFFFFFFFF"', "this backslash begins no escape", 6),
        ("x = [1, [2", "this bracket is never closed with ]", 9),
        ("x = [1 2]", "expected , or ]", 8),
        ("x = {a 1}", "expected = after the key a", 8),
        ("Warm up first", "expected = after the key Warm", 6),
        ("x =", "expected a value", 4),
        ("[[block]", "expected ]] at the end of this heading", 1),
        ("'''a''' = 1", "a key has one quote at each end", 1),
        ("= 1", "expected a key or a heading", 1),
    ],
)
def test_a_mistake_is_named_where_a_person_would_name_it(
    text: str, message: str, column: int
) -> None:
    with pytest.raises(TomlError) as caught:
        scan(text)
    assert (caught.value.message, caught.value.span.start + 1) == (message, column)
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)


@pytest.mark.parametrize(
    ("inside", "beyond"),
    [
        ("x = " + "[" * MAX_NESTING + "]" * MAX_NESTING, "x = " + "[" * (MAX_NESTING + 1)),
        (".".join("a" * MAX_PARTS) + " = 1", ".".join("a" * (MAX_PARTS + 1)) + " = 1"),
        ("x = " + "1" * MAX_BARE, "x = " + "1" * (MAX_BARE + 1)),
    ],
)
def test_what_would_cost_tomllib_too_much_is_refused(inside: str, beyond: str) -> None:
    scan(inside)
    with pytest.raises(TomlError, match="at most"):
        scan(beyond)


@pytest.mark.parametrize(
    "unit",
    [
        "key_{} = 'value'\n",
        "[[block]]\nsteps = '''\n4 x {}m\n'''\n",
        "# comment {}\n",
        "a{}.b.c = [1, 2, {{x = 'y'}}]\n",
        "\n",
    ],
)
def test_time_is_linear_in_size(unit: str) -> None:
    def cost(size: int) -> float:
        count = size // len(unit)
        text = "".join(unit.format(index) for index in range(count))
        best = float("inf")
        for _ in range(3):
            start = time.thread_time()
            scan(text)
            best = min(best, time.thread_time() - start)
        return best

    assert cost(200_000) <= 20 * 5 * max(cost(10_000), 1e-4)


@pytest.mark.parametrize(
    "text",
    ["x = '" + "a" * 200_000, 'x = "' + "\\n" * 100_000, "x = [" + "1, " * 60_000],
)
def test_one_long_line_is_read_at_once(text: str) -> None:
    start = time.thread_time()
    with pytest.raises(TomlError, match="never closed"):
        scan(text)
    assert time.thread_time() - start < 5
