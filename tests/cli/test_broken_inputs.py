"""What people get wrong, and worse: each gives a message, its place, exit code 1, no traceback."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bell_lap.cli.main import main
from tests.cli.support import Cli, process

PLACE = re.compile(r"(^|[\s:])\d+:\d+: ")

NOTATION = {
    "prose": "run hard until you feel tired",
    "nothing": "   ",
    "only a comment": "# tomorrow",
    "no unit": "6 x 5",
    "a dot for a colon": "400m in 1.30",
    "a bare recovery": "4 x 400m, rest 90",
    "metres for minutes": "30m easy",
    "a count of nought": "0 x 400m",
    "a count for a list": "3 x 200-400-600",
    "two counts": "10 x 400 x 2",
    "too many": "999999 x 999999 x 400m",
    "too deep": "2 x (" * 12 + "400m" + ")" * 12,
    "an open bracket": "4 x (400m @ mile, rest 90s",
    "a closed bracket": "4 x 400m)",
    "a brace": "2 x {400m",
    "half a goal": "400m @",
    "a pace in two ways": "1000m @ 4:30",
    "an unknown pace": "400m @ sprnt",
    "a changing rest that does not fit": "5 x 400m, rest 30s/20s",
    "spaced slashes": "3 x 400m, rest 30s / 25s",
    "something after the step": "4 x 400m hello",
    "an open quote": '400m "strides',
    "an escape code": "4 x 400m \x1b[31mred",
    "a zero byte": "4 x 400m\x00",
    "a turned direction": "4 x 400m \u202e",
    "half a character": "4 x 400m \udcff",
    "other digits": "4 x \u0664\u0660\u0660m",
    "faster than anyone": "400m in 10s",
    "a pace of nought": "400m in 0s",
    "a day and a night": "30 x 1h, rest 1h",
    "a list with a hole": "200m, , 400m",
    "very long": "4 x 400m, " * 2000 + "?",
    "an emoji": "\U0001f3c3 x 400m",
}
WITHOUT_PLACE = {"nothing", "prose"}
"""What is read as a name, or is no text at all, has no place in it."""


@pytest.mark.parametrize("name", NOTATION)
@pytest.mark.parametrize("command", [("show",), ("show", "--json"), ("run", "--plain")])
def test_broken_notation(cli: Cli, name: str, command: tuple[str, ...]) -> None:
    said = cli(*command, NOTATION[name])
    assert (said.code, said.out) == (1, "")
    assert_clear(said.err, placed=name not in WITHOUT_PLACE)


def assert_clear(message: str, *, placed: bool) -> None:
    """A sentence, its place, no traceback, nothing that a terminal would obey, not endless."""
    assert message.strip()
    assert "Traceback" not in message
    assert "This is a bug" not in message
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", message)
    assert len(message) < 6000
    if placed:
        assert PLACE.search(message), message


def make_files(folder: Path) -> dict[str, Path]:
    """Twenty broken files, by what is wrong with them."""
    block = "title = 'a'\n[[block]]\n"
    texts: dict[str, str | bytes] = {
        "empty": "",
        "no title": "[[block]]\nsteps = '400m'\n",
        "no TOML": "this is no toml\n",
        "an open string": "title = 'a\n",
        "an unknown key": block + "steps = '400m'\nrset = 'full'\n",
        "a wrong type": block + "steps = 400\n",
        "notation inside": block + "steps = '''\n4 x 400m\n3 x 200-400\n'''\n",
        "a backslash": block + 'steps = "4 x 400m\\n2 x 200m"\n',
        "a bad default": block + "rest = 'ninety'\nsteps = '400m'\n",
        "a bad suits": "suits = 'everybody'\n" + block + "steps = '400m'\n",
        "a bad kind": "kind = 'fun'\n" + block + "steps = '400m'\n",
        "a key twice": "title = 'a'\ntitle = 'b'\n",
        "an escape code": block.replace("'a'", "'a\x1b[2J'") + "steps = '400m'\n",
        "binary": bytes(range(256)) * 20,
        "UTF-16": (block + "steps = '400m'").encode("utf-16"),
        "Latin-1": "title = 'Caf\xe9'".encode("latin-1"),
        "huge": "# " + "x" * 300_000,
        "too many steps": block + "steps = '5000 x 400m'\n",
        "deep brackets": "title = " + "[" * 3000,
        "all wrong": "\n".join(f"k{n} = {n}" for n in range(500)),
    }
    files = {}
    for name, text in texts.items():
        path = folder / f"{name.replace(' ', '-')}.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        files[name] = path
    return files


FILES = (
    "empty", "no title", "no TOML", "an open string", "an unknown key", "a wrong type",
    "notation inside", "a backslash", "a bad default", "a bad suits", "a bad kind", "a key twice",
    "an escape code", "binary", "UTF-16", "Latin-1", "huge", "too many steps", "deep brackets",
    "all wrong",
)  # fmt: skip
FILE_AS_A_WHOLE = {"huge", "binary", "UTF-16", "Latin-1"}
"""Wrong as a whole: the file's name is place enough."""


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("command", [("show",), ("run", "--plain"), ("rehearse", "--plain")])
def test_broken_files(cli: Cli, tmp_path: Path, name: str, command: tuple[str, ...]) -> None:
    path = make_files(tmp_path)[name]
    said = cli(*command, str(path))
    assert (said.code, said.out) == (1, "")
    assert path.name in said.err
    assert_clear(said.err, placed=name not in FILE_AS_A_WHOLE)


def test_check_tells_of_all_of_them_and_of_the_good_one(cli: Cli, tmp_path: Path) -> None:
    files = make_files(tmp_path)
    good = tmp_path / "good.toml"
    good.write_text("title = 'Good'\n[[block]]\nsteps = '4 x 400m in 75s'\n")
    said = cli("check", *(str(path) for path in files.values()), str(good))
    assert (said.code, said.err) == (1, "")
    for path in files.values():
        assert path.name in said.out
    assert "good.toml: fine: Good: 4 reps, 1600m of work in 5:00" in said.out
    assert "Traceback" not in said.out


def strange_paths(folder: Path) -> dict[str, str]:
    """Paths that are no session file."""
    (folder / "folder.toml").mkdir()
    loop = folder / "loop.toml"
    loop.symlink_to(loop)
    (folder / "dangling.toml").symlink_to(folder / "nowhere")
    fifo = folder / "fifo.toml"
    os.mkfifo(fifo)
    return {
        "missing": str(folder / "missing.toml"),
        "a folder": str(folder / "folder.toml"),
        "a loop": str(loop),
        "a dangling link": str(folder / "dangling.toml"),
        "a pipe": str(fifo),
        "a device": "/dev/zero",
        "below a file": str(folder / "a.toml" / "b.toml"),
        "a very long name": str(folder / ("x" * 5000 + ".toml")),
        "a zero byte": str(folder / "a\x00b.toml"),
        "an escape code": str(folder / "a\x1b[2Jb.toml"),
        "half a character": str(folder / "\udcff.toml"),
        "nobody's home": "~nobody-at-all/x.toml",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
@pytest.mark.parametrize(
    "name",
    ["missing", "a folder", "a loop", "a dangling link", "a pipe", "a device", "below a file",
     "a very long name", "a zero byte", "an escape code", "half a character", "nobody's home"],
)  # fmt: skip
def test_paths_that_are_no_session(cli: Cli, tmp_path: Path, name: str) -> None:
    path = strange_paths(tmp_path)[name]
    for command in ("show", "check"):
        said = cli(command, path)
        assert said.code == 1
        assert_clear(said.err + said.out, placed=False)


def test_a_name_that_is_nearly_one_gets_a_suggestion(cli: Cli) -> None:
    said = cli("show", "piramid")
    assert said.code == 1
    assert "pyramid" in said.err


def test_a_beginning_of_two_names_names_them(cli: Cli) -> None:
    said = cli("show", "ladder")
    assert said.code == 1
    assert "ladder-up" in said.err
    assert "ladder-down" in said.err


def test_a_beginning_of_one_name_is_enough(cli: Cli) -> None:
    assert cli("show", "pyr").lines[0] == "Pyramid"


@pytest.mark.parametrize("goal", ["", "mile", "mile 0:30", "mile x", "marathon 4 hours", "\x1b"])
def test_broken_goals(cli: Cli, goal: str) -> None:
    said = cli("show", "ladder-up", "--goal", goal)
    assert (said.code, said.out) == (1, "")
    assert_clear(said.err, placed=False)


def test_broken_settings_are_told_with_their_place(cli: Cli, bell_lap_home: Path) -> None:
    folder = bell_lap_home / "config"
    folder.mkdir(parents=True)
    path = folder / "settings.toml"
    path.write_text("[taps]\nwho = 'nobody'\n")
    for line in (("show", "pyramid"), ("paces",), ("run", "pyramid", "--plain"), ("sessions",)):
        said = cli(*line)
        assert (said.code, said.out) == (1, "")
        assert f"{path}:2:7: " in said.err


@pytest.mark.parametrize(
    "line",
    [
        ("run", "pyramid", "--ready", "-1"),
        ("run", "pyramid", "--ready", "nan"),
        ("run", "pyramid", "--who", "nobody"),
        ("rehearse", "pyramid", "--speed", "0"),
        ("rehearse", "pyramid", "--speed", "inf"),
        ("rehearse", "pyramid", "--seed", "-1"),
        ("history", "list", "--limit", "0"),
        ("history", "frobnicate"),
        ("completion", "tcsh"),
        ("check",),
    ],
)
def test_wrong_options_end_with_2(cli: Cli, line: tuple[str, ...]) -> None:
    said = cli(*line)
    assert (said.code, said.out) == (2, "")
    assert_clear(said.err, placed=False)


@settings(max_examples=150)
@given(st.text(max_size=60))
def test_no_text_at_all_makes_a_bug(text: str) -> None:
    assert main(["check", "--json", "--", text]) in (0, 1)


def test_check_json_has_each_problem_with_its_place(cli: Cli, tmp_path: Path) -> None:
    path = make_files(tmp_path)["notation inside"]
    said = cli("check", "--json", str(path), "pyramid")
    broken, fine = json.loads(said.out)
    assert said.code == 1
    assert (broken["ok"], broken["title"]) == (False, None)
    assert [(found["line"], found["column"]) for found in broken["problems"]] == [(5, 1)]
    assert (fine["ok"], fine["title"], fine["problems"]) == (True, "Pyramid", [])


def test_bytes_that_are_no_text_as_a_process() -> None:
    said = process("show", "4 x 400m \udcff")
    assert said.code == 1
    assert "Traceback" not in said.err
