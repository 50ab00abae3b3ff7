"""The library lists every file, whole or broken, and finds a session by its name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bell_lap.errors import BadInput
from bell_lap.library.document import hidden_character
from bell_lap.library.shelf import Library

GOOD = "title = '{}'\n[[block]]\nsteps = '400m'\n"


class Folders:
    """A shipped folder and a user's."""

    def __init__(self, root: Path):
        self.shipped = root / "shipped"
        self.own = root / "own"
        self.shipped.mkdir()
        self.own.mkdir()

    def ship(self, *names: str) -> None:
        for name in names:
            (self.shipped / f"{name}.toml").write_text(GOOD.format(f"shipped {name}"))

    def write(self, name: str, text: str | None = None) -> Path:
        path = self.own / f"{name}.toml"
        path.write_text(GOOD.format(f"own {name}") if text is None else text)
        return path

    @property
    def library(self) -> Library:
        return Library(self.shipped, self.own)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def refusal(library: Library, name: str) -> BadInput:
    with pytest.raises(BadInput) as caught:
        library.find(name)
    return caught.value


# --- listing ------------------------------------------------------------------------------------


def test_both_folders_are_listed_in_the_order_of_names(folders: Folders) -> None:
    folders.ship("pyramid", "Base")
    folders.write("ladder")
    assert folders.library.names() == ("Base", "ladder", "pyramid")
    assert [entry.is_own for entry in folders.library.entries()] == [False, True, False]


def test_a_file_of_the_users_stands_in_for_a_shipped_namesake_and_says_so(
    folders: Folders,
) -> None:
    folders.ship("pyramid")
    folders.write("Pyramid")
    (entry,) = folders.library.entries()
    assert entry.is_own
    assert entry.replaces == folders.shipped / "pyramid.toml"
    found = folders.library.find("pyramid")
    assert found.session.title == "own Pyramid"
    assert found.remark == "your own Pyramid stands in for the shipped one"


def test_a_broken_file_is_listed_with_its_error_and_hides_nothing(folders: Folders) -> None:
    folders.ship("pyramid")
    folders.write("broken", "title = \n")
    folders.write("odd", "\x1b[2J")
    (folders.own / "folder.toml").mkdir()
    errors = {entry.name: entry.error for entry in folders.library.entries()}
    assert errors["pyramid"] is None
    assert "broken.toml:1:9: expected a value" in str(errors["broken"])
    assert "an escape character" in str(errors["odd"])
    assert "is a folder" in str(errors["folder"])
    assert "expected a value" in refusal(folders.library, "broken").message


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links and names")
def test_links_in_a_ring_dead_links_and_odd_names_hide_nothing(folders: Folders) -> None:
    folders.ship("pyramid")
    (folders.own / "ring.toml").symlink_to(folders.own / "ring.toml")
    (folders.own / "dead.toml").symlink_to(folders.own / "nowhere")
    os.mkfifo(folders.own / "pipe.toml")
    Path(os.fsdecode(os.fsencode(folders.own) + b"/b\xe9\x1bd.toml")).write_text("title = 5")
    entries = folders.library.entries()
    assert [entry.name for entry in entries if entry.error is None] == ["pyramid"]
    assert len(entries) == 5
    assert all(hidden_character(entry.name) is None for entry in entries)
    assert all(hidden_character(str(entry.error)) is None for entry in entries)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_a_file_that_cannot_be_read_is_listed_with_its_error(folders: Folders) -> None:
    folders.write("secret").chmod(0)
    refused = "permission denied"
    if os.access(folders.own / "secret.toml", os.R_OK):
        # This user may read everything, but nobody can read a process's memory from its start.
        (folders.own / "secret.toml").unlink()
        (folders.own / "secret.toml").symlink_to("/proc/self/mem")
        refused = "input/output error"
    (entry,) = folders.library.entries()
    assert refused in str(entry.error)


def test_a_hidden_file_and_another_kind_of_file_are_no_sessions(folders: Folders) -> None:
    (folders.own / ".#ladder.toml").write_text("lock")
    (folders.own / "ladder.toml~").write_text("backup")
    (folders.own / "ladder.txt").write_text("text")
    assert folders.library.names() == ()


def test_the_users_folder_need_not_be_there(tmp_path: Path) -> None:
    (tmp_path / "shipped").mkdir()
    library = Library(tmp_path / "shipped", tmp_path / "none")
    assert (library.names(), library.problems) == ((), ())


def test_a_folder_that_is_none_is_a_problem_and_hides_nothing(folders: Folders) -> None:
    folders.ship("pyramid")
    (folders.own / "file").write_text("")
    library = Library(folders.shipped, folders.own / "file")
    assert library.names() == ("pyramid",)
    (problem,) = library.problems
    assert "cannot list the sessions" in problem.message


def test_a_missing_shipped_folder_is_a_problem(folders: Folders) -> None:
    (problem,) = Library(folders.own / "gone", folders.own).problems
    assert "cannot list the sessions" in problem.message


def test_names_are_known_without_reading_a_file(folders: Folders) -> None:
    path = folders.write("ladder")
    library = folders.library
    path.unlink()
    assert library.names() == ("ladder",)
    assert "there is no file" in refusal(library, "ladder").message


# --- finding ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ladder-up", "Ladder-Up", "ladder-u", "LADDER-U"])
def test_an_exact_name_or_the_only_beginning_finds_a_session(folders: Folders, name: str) -> None:
    folders.ship("ladder-up", "ladder-down")
    assert folders.library.find(name).session.title == "shipped ladder-up"


def test_an_exact_name_wins_over_longer_ones(folders: Folders) -> None:
    folders.ship("mile", "mile-even")
    assert folders.library.find("mile").session.title == "shipped mile"


def test_several_beginnings_are_listed(folders: Folders) -> None:
    folders.ship("ladder-up", "ladder-down", "pyramid")
    error = refusal(folders.library, "lad")
    assert error.message == '2 sessions begin with "lad"'
    assert error.hints == ("they are ladder-down, ladder-up",)


def test_very_many_beginnings_are_counted(folders: Folders) -> None:
    folders.ship(*(f"a{number}" for number in range(9)))
    assert refusal(folders.library, "a").hints == ("they are a0, a1, a2, a3, a4, 4 more",)


@pytest.mark.parametrize("name", ["pyramyd", "pyrmid", "Piramid"])
def test_a_near_miss_is_suggested(folders: Folders, name: str) -> None:
    folders.ship("pyramid", "rest-day")
    error = refusal(folders.library, name)
    assert error.message == f'no session is called "{name}"'
    assert error.hints == ("did you mean pyramid?",)


def test_a_name_like_no_other_is_told_where_the_names_are(folders: Folders) -> None:
    folders.ship("pyramid")
    assert refusal(folders.library, "xyzzy").hints == ("`bell-lap sessions` lists them all",)


def test_names_that_differ_in_capitals_alone_are_told_apart(folders: Folders) -> None:
    folders.write("Ladder")
    if (folders.own / "ladder.toml").exists():
        pytest.skip("this disk knows no capitals")
    folders.write("ladder")
    assert folders.library.find("Ladder").session.title == "own Ladder"
    assert folders.library.find("ladder").session.title == "own ladder"
    assert "2 sessions begin with" in refusal(folders.library, "LADDER").message


def test_an_accent_is_the_same_however_the_disk_spells_it(folders: Folders) -> None:
    folders.write("e\u0301chelle")
    assert folders.library.find("\u00e9chelle").session.title == "own e\u0301chelle"
