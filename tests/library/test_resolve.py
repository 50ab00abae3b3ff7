"""One argument is a name, a file or notation; which one is decided by a rule, never by chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from bell_lap.errors import BadInput
from bell_lap.library.files import SessionFile
from bell_lap.library.resolve import is_path, resolve
from bell_lap.library.shelf import Library

NAMES = ("pyramid", "ladder-up", "ladder-down", "mile-even", "mile-time-trial", "speed-30s")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library of a few sessions; the current directory is an empty one."""
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    own = tmp_path / "own"
    own.mkdir()
    for name in NAMES:
        (shipped / f"{name}.toml").write_text(
            f"title = '{name}'\n[[block]]\nsteps = '400m, rest 90s'\n"
        )
    for name in ("4x400m", "4x800m hard", "my ladder"):
        (own / f"{name}.toml").write_text(f"title = 'own {name}'\n[[block]]\nsteps = '800m'\n")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return Library(shipped, own)


def refusal(argument: str, library: Library) -> BadInput:
    with pytest.raises(BadInput) as caught:
        resolve(argument, library)
    return caught.value


def came_from(found: SessionFile) -> str:
    return "notation" if found.path is None else "library"


@pytest.mark.parametrize(
    "text",
    [
        "x.toml", "X.TOML", "./x", "../x", "/home/x", "~/x", "a\\b", "C:/x", "C:\\x", "sessions/x",
        "my session.toml",
    ],
)  # fmt: skip
def test_a_path_means_a_file(text: str) -> None:
    assert is_path(text)


@pytest.mark.parametrize(
    "text",
    [
        "pyramid", "4 x 400m", "400m @ 3:20/km", "600m (400/68\", 200/max)", "400m/800m",
        "400m / 800m", "1/2 marathon", "rest 30s/25s/20s", "400m\n# see x.toml", "", "90s",
    ],
)  # fmt: skip
def test_other_text_means_no_file(text: str) -> None:
    assert not is_path(text)


def test_what_holds_a_slash_is_a_file_where_there_is_one(library: Library) -> None:
    assert library.problems == ()
    assert not is_path("week 4/day2")
    Path("week 4").mkdir()
    Path("week 4/day2").write_text("")
    assert is_path("week 4/day2")


@pytest.mark.parametrize(
    ("argument", "title"),
    [
        ("pyramid", "pyramid"),
        ("  Pyramid ", "pyramid"),
        ("pyr", "pyramid"),
        ("speed-30s", "speed-30s"),
        ("mile-e", "mile-even"),
        ("4x400m", "own 4x400m"),
        ("my ladder", "own my ladder"),
        ("my lad", "own my ladder"),
        ("4x800m h", "own 4x800m hard"),
    ],
)
def test_a_name_or_its_beginning_is_a_session_of_the_library(
    library: Library, argument: str, title: str
) -> None:
    found = resolve(argument, library)
    assert (found.session.title, came_from(found)) == (title, "library")


@pytest.mark.parametrize(
    ("argument", "title"),
    [
        ("4 x 400m", "4 x 400m"),
        ("4x800m", "4 x 800m"),
        ("400m", "400m"),
        ("5min", "5min"),
        ("400m @ 3:20/km", "400m @ 3:20/km"),
        ('open "strides"', 'open "strides"'),
        ("400m\n800m", "400m; 800m"),
    ],
)
def test_what_reads_as_notation_is_notation(library: Library, argument: str, title: str) -> None:
    found = resolve(argument, library)
    assert (found.session.title, came_from(found)) == (title, "notation")


def test_a_file_is_read_wherever_it_is(library: Library, tmp_path: Path) -> None:
    Path("own.toml").write_text("title = 'here'\n[[block]]\nsteps = '400m'\n")
    assert resolve("own.toml", library).session.title == "here"
    assert resolve(str(tmp_path / "here" / "own.toml"), library).session.title == "here"
    assert resolve("./own.toml", library).path == Path("own.toml")


def test_a_home_is_that_of_the_user(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "home.toml").write_text("title = 'home'\n[[block]]\nsteps = '400m'\n")
    assert resolve("~/home.toml", library).session.title == "home"
    assert "there is no file" in refusal("~nobody-of-that-name/x.toml", library).message


def test_a_missing_file_is_said_to_be_missing(library: Library) -> None:
    assert refusal("foo.toml", library).message == "there is no file foo.toml"
    assert refusal("sessions/foo", library).message.startswith("there is no file sessions")


def test_a_missing_file_with_the_name_of_a_session_offers_it(library: Library) -> None:
    assert refusal("pyramid.toml", library).hints == (
        "the library has a session of that name: pyramid",
    )


@pytest.mark.parametrize(
    ("argument", "near"),
    [
        ("pyramyd", "pyramid"),
        ("speed-40s", "speed-30s"),
        ("ladder up", "ladder-up"),
        ("mile even", "mile-even"),
        ("Pirámid", "pyramid"),
    ],
)
def test_a_near_miss_is_told_as_a_name(library: Library, argument: str, near: str) -> None:
    error = refusal(argument, library)
    assert error.message == f'no session is called "{argument}"'
    assert near in error.hints[0]


def test_a_beginning_of_several_names_lists_them(library: Library) -> None:
    error = refusal("mile", library)
    assert error.message == '2 sessions begin with "mile"'
    assert error.hints == ("they are mile-even, mile-time-trial",)


@pytest.mark.parametrize("argument", ["4 x 400m @ fastish", "4 x", "(400m", "10 x 400 x 2", "1.30"])
def test_what_looks_like_notation_has_the_errors_of_notation(
    library: Library, argument: str
) -> None:
    error = refusal(argument, library)
    assert error.place is not None
    assert error.place.text == argument


def test_a_file_beside_is_offered(library: Library) -> None:
    Path("tuesday.toml").write_text("")
    assert "there is a file of that name here: ./tuesday.toml" in refusal("tuesday", library).hints


@pytest.mark.parametrize("argument", ["", "   ", "\n"])
def test_nothing_is_no_session(library: Library, argument: str) -> None:
    assert refusal(argument, library).message == "this names no session"


@pytest.mark.parametrize("argument", ["\x1b[2J", "400m\x00", "a\udce9b", "\u202epyramid"])
def test_hidden_characters_are_refused_and_not_shown(library: Library, argument: str) -> None:
    assert argument not in str(refusal(argument, library))
