"""Laps for a spreadsheet: a row each, right figures, and no formula."""

from __future__ import annotations

import csv
import io
import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.history.exchange.csv_out import BOM, HEADER, safe, thousandths, write_csv
from bell_lap.history.exchange.selecting import ALL, Wanted
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from tests.history import build


def written(connection: sqlite3.Connection, wanted: Wanted = ALL) -> tuple[bytes, int]:
    out = io.BytesIO()
    count = write_csv(connection, out, wanted)
    return out.getvalue(), count


def rows(connection: sqlite3.Connection, *workouts: int) -> list[dict[str, str]]:
    data, _ = written(connection, Wanted(workouts=workouts))
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_is_a_lap(lived: Store, reader: sqlite3.Connection) -> None:
    found = rows(reader, 7)
    result = result_of(lived.load(7))
    reps = [step for step in result.steps if step.role.value != "recovery"]
    assert [(row["lap_s"], row["split_s"]) for row in found] == [
        (thousandths(mark.lap_ms), thousandths(mark.split_ms)) for rep in reps for mark in rep.marks
    ]
    first = found[0]
    assert first["workout"] == "7"
    assert (first["date"], first["time"]) == ("2025-05-17", "18:30:00")
    assert (first["part"], first["rep"], first["lap"]) == ("rep", "1", "1")
    assert {row["rep_goal_s"] for row in found} == {"76"}
    assert {row["recovery_before_s"] for row in found} == {"", "90.7"}


def test_a_rep_without_laps_has_a_row(reader: sqlite3.Connection) -> None:
    lifts = rows(reader, 6)
    assert lifts
    assert {row["lap"] for row in lifts} == {""}
    assert {row["reps"] for row in lifts} >= {"5"}


def test_flags_of_rep_and_lap_stand_together(reader: sqlite3.Connection) -> None:
    assert any("by watch" in row["flags"] for row in rows(reader, 10))
    assert any("did not finish" in row["flags"] for row in rows(reader, 22))


def test_it_is_csv_as_a_spreadsheet_wants_it(lived: Store, reader: sqlite3.Connection) -> None:
    data, count = written(reader)
    assert data.startswith(BOM + b"workout,date,")
    assert data.count(b"\r\n") == data.count(b"\n")
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(table[0]) == HEADER
    assert {len(row) for row in table} == {len(HEADER)}
    numbers = {int(row[0]) for row in table[1:]}
    assert count == len(numbers)
    assert 5 not in numbers  # in the trash
    assert lived.unfinished()[0].id not in numbers


def test_the_output_has_no_mark_at_its_beginning(reader: sqlite3.Connection) -> None:
    out = io.BytesIO()
    write_csv(reader, out, bom=False)
    assert out.getvalue().startswith(b"workout,")
    out.write(b"still open")


def test_a_title_is_no_formula(lived: Store, reader: sqlite3.Connection) -> None:
    title = '=HYPERLINK("http://example.org";"Füße")'
    workout = lived.create(build.new(title, runner="@SUM(1)"))
    lived.finish(workout, build.reps(71_234, 70_000))
    first = rows(reader, workout)[0]
    assert first["session"] == "'" + title
    assert first["runner"] == "'@SUM(1)"
    assert first["split_s"] == "71.234"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("6 x 400m", "6 x 400m"),
        ("=1+1", "'=1+1"),
        ("+1", "+1"),
        ("-12.5", "-12.5"),
        ("-1+1", "'-1+1"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "\u240d=1"),
        ("a;=1", "a;'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("@home", "'@home"),
        ("5:00 - 5:10", "5:00 - 5:10"),
        ("", ""),
    ],
)
def test_what_looks_like_a_formula_is_text(text: str, said: str) -> None:
    assert safe(text) == said


@given(st.text(alphabet="=+-@\t\r\n;, a1.\"'\uff1d"))
def test_no_text_begins_with_a_formula(text: str) -> None:
    for cell in re.split(r"[;\t\r\n]", safe(text)):
        bare = cell.lstrip()
        is_number = re.fullmatch(r"[+-]\d+([.,:]\d+)*", bare)
        assert is_number or not bare.startswith(("=", "+", "-", "@", "\uff1d"))
    assert safe(text).replace("'", "") == text.replace("'", "").replace("\r", "\u240d")


@given(st.integers(-(10**9), 10**9))
def test_thousandths_are_exact(figure: int) -> None:
    text = thousandths(figure)
    assert text is not None
    assert round(float(text) * 1000) == figure
    assert re.fullmatch(r"-?\d+(\.\d{0,2}[1-9])?", text)
