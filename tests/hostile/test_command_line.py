"""Every text on the command line: answered or refused, never obeyed, never a bug."""

from __future__ import annotations

from pathlib import Path

import pytest

from bell_lap.cli.main import main
from tests.chaos.scale import counted
from tests.cli.support import Cli
from tests.hostile.texts import TEXTS, obeyed

ARGUMENTS = {
    **{name: text for name, text in TEXTS.items() if name != "a null"},
    "half a character": "\udcff",
    "forty nines": "9" * 40,
    "minus": "-1",
    "nought": "0",
    "not a number": "nan",
    "infinity": "inf",
    "an exponent": "1e309",
    "other digits": "\u0663\u0661",
    "very long": "a" * 100_000,
    "a device": "/dev/zero",
    "nothing": "",
    "all of it": "*",
}

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("",),
    ("help", ""),
    ("show", ""),
    ("show", "--json", ""),
    ("show", "pyramid", "--goal", ""),
    ("check", "--json", ""),
    ("paces", ""),
    ("run", "--plain", ""),
    ("run", "200m", "--plain", "--ready", ""),
    ("rehearse", "200m", "--plain", "--seed", ""),
    ("sound", "--volume", ""),
    ("sound", "--backend", ""),
    ("log", ""),
    ("log", "2 x 200m", ""),
    ("log", "2 x 200m", "36", "--date", ""),
    ("log", "2 x 200m", "36", "--rpe", ""),
    ("log", "2 x 200m", "36", "--note", ""),
    ("log", "2 x 200m", "36", "--conditions", ""),
    ("log", "2 x 200m", "36", "--tag", ""),
    ("history", ""),
    ("history", "list", "--text", ""),
    ("history", "list", "--tag", ""),
    ("history", "list", "--session", ""),
    ("history", "list", "--runner", ""),
    ("history", "list", "--limit", ""),
    ("history", "list", "--since", ""),
    ("history", "list", "--json", "--until", ""),
    ("history", "show", ""),
    ("history", "show", "--json", ""),
    ("history", "share", ""),
    ("history", "compare", "1", ""),
    ("history", "trend", ""),
    ("history", "trend", "200m", "--runner", ""),
    ("history", "bests", ""),
    ("history", "bests", "--season", ""),
    ("history", "bests", "--rest", ""),
    ("history", "calendar", "--runner", ""),
    ("history", "note", "1", ""),
    ("history", "conditions", "1", ""),
    ("history", "rpe", "1", ""),
    ("history", "tag", "1", ""),
    ("history", "export", "json", "-", "--workout", ""),
    ("history", "import", ""),
    ("history", "restore", ""),
    ("completion", ""),
    ("__names", ""),
)


@pytest.fixture
def kept(cli: Cli, bell_lap_home: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command line with one workout in the history, in a folder of its own."""
    assert cli("log", "2 x 200m", "36.4", "36.1", "--note", "warm", "--tag", "club").code == 0
    monkeypatch.chdir(bell_lap_home)
    return cli


@pytest.mark.parametrize("name", ARGUMENTS)
def test_every_command_answers_every_argument(kept: Cli, name: str, bell_lap_home: Path) -> None:
    before = {path.name for path in bell_lap_home.iterdir()}
    for words in COMMANDS:
        *line, last = words
        said = kept(*line, ARGUMENTS[name])
        shown = (*line, last or name)
        assert said.code in (0, 1, 2, 3), (shown, said.err)
        assert "Traceback" not in said.err, shown
        assert not obeyed(said.out + said.err), shown
        assert said.code == 0 or said.err or said.out, shown
        assert len(said.err) < 6000 + 3 * len(ARGUMENTS[name]), shown
    assert {path.name for path in bell_lap_home.iterdir()} == before
    counted("hostile arguments", inputs=len(COMMANDS))


def test_what_was_kept_of_it_is_shown_as_plain_text(kept: Cli) -> None:
    words = [text for name, text in TEXTS.items() if name != "a null"]
    taken = sum(kept("log", "2 x 200m", "36", "--note", text).code == 0 for text in words)
    assert taken >= 10
    for line in (
        ("list",), ("list", "--json"), ("show", "last"), ("calendar",), ("calendar", "--json"),
        ("bests",), ("trend", "200m"), ("compare", "1", "2"), ("share", "last"), ("trash",),
    ):  # fmt: skip
        said = kept("history", *line)
        assert said.code == 0, (line, said.err)
        assert not obeyed(said.out + said.err), line


def test_many_times_are_too_many(kept: Cli) -> None:
    said = kept("log", "2 x 200m", *["36.0"] * 20_000)
    assert said.code == 1
    assert len(said.err) < 1000
    assert kept("log", "2 x 200m", "36/" * 50_000).code == 1


def test_no_arguments_at_all_are_no_bug_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["history", "import", "-"]) == 1
