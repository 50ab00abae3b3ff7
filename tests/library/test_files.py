"""A session file means what its keys say; a mistake in it is told where it stands."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bell_lap import resources
from bell_lap.core.session import (
    Kind,
    Manner,
    Place,
    RaceTime,
    Recovery,
    RecoveryKind,
    Rest,
    Role,
    Session,
    Splits,
    Suits,
)
from bell_lap.core.units import metres
from bell_lap.errors import BadInput
from bell_lap.library.build import role_of
from bell_lap.library.document import hidden_character
from bell_lap.library.files import SessionFile, from_notation, load, read
from bell_lap.library.problems import ENOUGH, MOST_TOLD, BadFile

FULL_FILE = """
title   = 'Everything'
purpose = '''
Every key
there is.'''
source  = "a test"
kind    = "sprints"
suits   = "mile 9:00 or slower"
race    = "mile 6:00"
place   = "road"
pacer   = true

[[block]]
name  = "Warm-up"
steps = '10min easy'

[[block]]
name   = "Drills"
kind   = "drills"
rest   = "90s jog"
pace   = "goal mile"
splits = "200m"
flow   = "on"
steps  = '10 x burpees'
"""


def session(text: str) -> Session:
    return read(text.encode()).session


def mistakes(text: str) -> BadFile:
    with pytest.raises(BadFile) as caught:
        read(text.encode(), "x.toml")
    return caught.value


def with_steps(steps: str, more: str = "") -> str:
    return f"title = 'x'\n[[block]]\n{more}steps = {steps}\n"


# --- what the keys mean -------------------------------------------------------------------------


def test_every_key_reaches_the_session() -> None:
    found = session(FULL_FILE)
    assert found.title == "Everything"
    assert found.purpose == "Every key there is."
    assert found.source == "a test"
    assert found.kind is Kind.SPRINTS
    assert found.suits == Suits("mile 9:00 or slower", 540_000)
    assert found.race == RaceTime("mile", 360_000)
    assert found.place is Place.ROAD
    assert found.pacer
    warm_up, drills = found.blocks
    assert (warm_up.role, warm_up.kind, warm_up.flow) == (Role.WARMUP, None, False)
    assert (drills.role, drills.kind, drills.flow) == (Role.WORK, Kind.DRILLS, True)
    assert drills.rest == Rest((Recovery(RecoveryKind.TIME, Manner.JOG, 90_000, 90_000),))
    assert drills.pace is not None
    assert drills.splits == metres(200)


def test_what_is_left_out_has_its_default() -> None:
    found = session(with_steps("'400m'"))
    (block,) = found.blocks
    assert (found.kind, found.suits, found.race) == (Kind.INTERVALS, Suits(), None)
    assert (found.place, found.pacer, found.purpose) == (Place.TRACK, False, "")
    assert (block.name, block.kind, block.rest, block.pace) == (None, None, None, None)
    assert (block.splits, block.flow, block.role) == (Splits.LAP, False, Role.WORK)


def test_a_rest_day_has_no_blocks() -> None:
    assert session("title = 'Rest'\nkind = 'rest'\n").blocks == ()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Warm-up", Role.WARMUP),
        ("warm up", Role.WARMUP),
        ("WARMUP", Role.WARMUP),
        ("WU", Role.WARMUP),
        ("Cool-down", Role.COOLDOWN),
        ("cool down", Role.COOLDOWN),
        ("Cooldown", Role.COOLDOWN),
        ("cd", Role.COOLDOWN),
        ("Warm-up sprints", Role.WORK),
        ("", Role.WORK),
        (None, Role.WORK),
    ],
)
def test_a_block_is_a_warm_up_by_its_name(name: str | None, role: Role) -> None:
    assert role_of(name) is role


def test_the_kind_of_a_block_or_else_of_the_session_allows_movements() -> None:
    by_session = session("kind = 'power'\n" + with_steps("'10 x burpees'"))
    by_block = session(with_steps("'10 x burpees'", "kind = 'power'\n"))
    assert by_session.blocks[0].items == by_block.blocks[0].items
    (problem,) = mistakes(with_steps("'10 x burpees'")).problems
    assert problem.place is not None


def test_windows_line_ends_and_a_mark_change_nothing() -> None:
    plain = with_steps("'''\n4 x 200m\n2 x 400m\n'''")
    windows = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()
    assert read(windows).session == session(plain)


# --- where mistakes stand -----------------------------------------------------------------------

QUOTES = st.sampled_from(["'", '"', "'''", '"""', "'''\n", '"""\n', "'''\n\n  "])


@given(
    before=st.sampled_from(["", "200m, rest 90s; ", "  "]),
    quotes=QUOTES,
    lines=st.integers(0, 3),
    comment=st.text("abc \u00e9\u4e2d", max_size=5),
    indent=st.sampled_from(["", "  ", "\t"]),
)
@example(before="", quotes="'", lines=0, comment="", indent="")
def test_a_notation_mistake_stands_where_the_file_has_it(
    before: str, quotes: str, lines: int, comment: str, indent: str
) -> None:
    more = "400m, rest 90s\n" * lines if len(quotes.strip()) > 1 else ""
    value = f"{quotes}{more}{before}400m @ fastish{quotes.strip()}"
    text = f"# {comment}\ntitle = '{comment}x'\n[[block]]\n{indent}steps  = {value} # {comment}\n"
    (problem,) = mistakes(text).problems
    at = text.index("fastish")
    assert problem.place is not None
    assert problem.place.line == text.count("\n", 0, at) + 1
    assert problem.place.column == at - text.rfind("\n", 0, at)
    assert problem.place.text == text.split("\n")[problem.place.line - 1]
    assert problem.place.source == "x.toml"


def test_notes_stand_where_the_file_has_them() -> None:
    found = read(with_steps("'''\n400m, rest 90s\n  6 x 600 (1'52\")'''").encode())
    assert [(note.line, note.column) for note in found.notes] == [(5, 12)]


def test_all_mistakes_of_a_file_are_told_in_its_order() -> None:
    error = mistakes("titel = 'x'\nkind = 'interval'\n[[block]]\nsteps = 4\nrets = '90s'\n")
    assert [str(problem.place) for problem in error.problems] == [
        "x.toml:1:1",
        "x.toml:2:8",
        "x.toml:4:9",
        "x.toml:5:1",
    ]
    assert (error.message, error.place) == (error.problems[0].message, error.problems[0].place)
    assert all(problem.message in str(error) for problem in error.problems)


def test_of_very_many_mistakes_the_rest_is_counted() -> None:
    error = mistakes(
        "".join(f"key{number} = 1\n" for number in range(MOST_TOLD + 5)) + with_steps("'400m'")
    )
    assert len(error.problems) == MOST_TOLD + 5
    assert str(error).endswith("and 5 more")


@pytest.mark.parametrize("unit", ["[[block]]\nsteps = 'x'\n", "[[block]]\n", "key{} = 1\n"])
def test_a_file_of_mistakes_is_given_up_early(unit: str) -> None:
    text = "title = 'x'\n" + "".join(unit.format(number) for number in range(8000))
    error = mistakes(text)
    assert len(error.problems) == ENOUGH
    assert str(error).endswith(f"and {ENOUGH - MOST_TOLD} or more")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("purpos = 'x'", 'did you mean "purpose"?'),
        ("name = 'x'", 'did you mean "title"?'),
        ("steps = '400m'", "steps stands in a block, below its heading [[block]]"),
        ("pacer = 'on'", "pacer = true"),
        ("kind = 'Sprint'", 'did you mean "sprints"?'),
        ("source = 5", "source = '5'"),
    ],
)
def test_a_mistake_at_the_top_offers_a_way_out(line: str, hint: str) -> None:
    error = mistakes(line + "\n" + with_steps("'400m'"))
    assert hint in error.problems[0].hints


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("recovery = '90s'\n", 'did you mean "rest"?'),
        ("suits = 'any'\n", "suits stands at the top, above the first [[block]]"),
        ("flow = true\n", "flow = 'on'"),
        ("rest = 90\n", "rest = '90s'"),
        ('rest = "90s\\tjog"\n', "in '...' every character stands for itself"),
    ],
)
def test_a_mistake_in_a_block_offers_a_way_out(lines: str, hint: str) -> None:
    error = mistakes(with_steps("'400m'", lines))
    assert any(offered.startswith(hint) for offered in error.problems[0].hints)


def test_a_list_of_lines_is_told_how_to_be_one_text() -> None:
    (problem,) = mistakes(with_steps("['400m', '800m']")).problems
    assert problem.hints == ("several lines stand in one text, between ''' and '''",)


def test_a_wrong_kind_is_told_without_its_consequences() -> None:
    error = mistakes("kind = 'powr'\n" + with_steps("'10 x burpees'"))
    assert [problem.message for problem in error.problems] == ['kind cannot be "powr"']


SHIPPED = [path.read_bytes() for path in sorted(resources.sessions_dir().glob("*.toml"))]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_wounded_file_is_a_session_or_a_clean_error(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([FULL_FILE.encode(), *SHIPPED]))
    at = data.draw(st.integers(0, len(whole)))
    put = data.draw(
        st.binary(max_size=2) | st.text("'\"\\=.[]{},#\n x19@:", max_size=4).map(str.encode)
    )
    wounded = whole[:at] + put + whole[at + data.draw(st.integers(0, 9)) :]
    found = attempt(wounded)
    if isinstance(found, BadInput):
        assert found.place is not None
        assert hidden_character(str(found)) is None


def attempt(data: bytes) -> SessionFile | BadInput:
    """The session in some bytes, or why there is none."""
    try:
        return read(data)
    except BadInput as error:
        return error


# --- the disk -----------------------------------------------------------------------------------


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        load(path)
    return caught.value.message


def test_a_file_knows_its_name_and_its_text(tmp_path: Path) -> None:
    path = tmp_path / "my ladder.toml"
    path.write_bytes(b"\xef\xbb\xbf" + with_steps("'400m'").replace("\n", "\r\n").encode())
    found = load(path)
    assert (found.name, found.path) == ("my ladder", path)
    assert found.text == with_steps("'400m'")


def test_a_missing_file_a_folder_and_a_bad_path_are_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.toml") == f"there is no file {tmp_path / 'no.toml'}"
    assert "is a folder" in refusal(tmp_path)
    assert "cannot read" in refusal(Path("a\x00b.toml"))
    assert "cannot read" in refusal(tmp_path / ("x" * 5000))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert "no plain file" in refusal(tmp_path / "pipe.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    loop = tmp_path / "loop.toml"
    loop.symlink_to(loop)
    assert "cannot read" in refusal(loop)


# --- notation typed by hand ---------------------------------------------------------------------


def test_a_typed_line_is_a_session_of_one_block_titled_by_its_print() -> None:
    found = from_notation('4x400 @mile r=90"')
    assert found.session.title == "4 x 400m @ mile, rest 90s"
    assert len(found.session.blocks) == 1
    assert (found.path, found.name) == (None, None)


def test_lines_of_a_typed_session_stand_side_by_side_in_its_title() -> None:
    assert from_notation("400m\n800m").session.title == "400m; 800m"


def test_a_long_title_is_cut() -> None:
    title = from_notation("; ".join(f"{count} x 400m" for count in range(2, 40))).session.title
    assert len(title) <= 100
    assert title.endswith("\u2026")


@given(st.text(max_size=30))
def test_any_typed_text_is_a_session_or_a_clean_error(text: str) -> None:
    try:
        found: object = from_notation(text)
    except BadInput as error:
        found = str(error)
    assert isinstance(found, SessionFile) or "\x1b" not in str(found)
