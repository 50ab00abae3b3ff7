"""Tables and cleaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.cli import drawn, output
from bell_lap.cli.output import Column, Row, clean, columns_of, plain_table


@given(st.text())
def test_clean_text_has_no_control_character_and_keeps_its_length(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert all(char in "\n\t" or not (ord(char) < 32 or 127 <= ord(char) < 160) for char in cleaned)


@given(st.text("abc \n\t\u00e4\u4e2d\u2013"))
def test_clean_leaves_ordinary_text_alone(text: str) -> None:
    assert clean(text) == text


def test_text_that_turns_the_direction_of_writing_is_shown() -> None:
    assert clean("a\u202eb\u2066c") == "a\ufffdb\ufffdc"


COLUMNS = (Column("n", right=True), Column("what", wide=True), Column("time", right=True))
ROWS = (
    Row(("heading",), "heading"),
    Row(("1", "200m", "37.3")),
    Row(("10", "\u4e2d\u6587", "1:52.4"), "strong"),
)


def test_a_plain_table_is_aligned_by_the_columns_that_signs_take() -> None:
    assert plain_table(COLUMNS, ROWS) == [
        " n  what    time",
        "",
        "heading",
        " 1  200m    37.3",
        "10  \u4e2d\u6587  1:52.4",
    ]


def test_columns_without_text_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_table((Column("a"), Column("b"), Column("c")), [Row(("1", "", "3"))])
    assert capsys.readouterr().out == "a  c\n1  3\n"


def test_plain_text_is_never_cut(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_table((Column("a", wide=True),), [Row(("x" * 500,))])
    assert "x" * 500 in capsys.readouterr().out


def test_a_drawn_table_fits_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = [Row(("1", "word " * 30, "37.3")), Row(("2", "[bold]no markup[/bold]", "1"))]
    drawn.draw_table(COLUMNS, rows)
    lines = capsys.readouterr().out.splitlines()
    assert max(columns_of(line) for line in lines) <= 40
    assert len(lines) > 4
    assert any("[bold]" in line for line in lines)


@given(st.integers(20, 200), st.lists(st.text("abc ", max_size=80), min_size=1, max_size=5))
def test_only_wide_columns_are_narrowed(room: int, texts: list[str]) -> None:
    rows = [Row(("123", text, "37.3")) for text in texts]
    first, middle, last = drawn.fit(COLUMNS, rows, room)
    longest = max(4, *(len(text) for text in texts))
    assert (first, last) == (3, 4)
    assert middle == min(longest, max(drawn.NARROWEST, room - 3 - 4 - 2 * drawn.GAP)) or (
        middle == longest < drawn.NARROWEST
    )
