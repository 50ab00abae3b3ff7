"""The frame around the commands: help, versions, wrong usage, bugs, closed pipes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bell_lap import __version__
from bell_lap.cli import outcome, program
from bell_lap.errors import EnvironmentProblem
from tests.cli.support import Cli, process


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(cli: Cli, option: str) -> None:
    said = cli(option)
    assert (said.code, said.out, said.err) == (0, f"bell-lap {__version__}\n", "")


@pytest.mark.parametrize("line", [("--help",), ("-h",), ("help",)])
def test_help_names_every_command_with_its_purpose(cli: Cli, line: tuple[str, ...]) -> None:
    said = cli(*line)
    assert said.code == 0
    for command in program.COMMANDS.values():
        assert f"  {command.name:<12}{command.summary}\n" in said.out


@pytest.mark.parametrize("name", program.COMMANDS)
def test_each_command_has_help_with_a_description(cli: Cli, name: str) -> None:
    said = cli(name, "--help")
    assert said.code == 0
    assert said.out.startswith(f"usage: bell-lap {name}")
    assert cli("help", name).out == said.out


def test_examples_in_the_help_name_commands_that_exist() -> None:
    for line, _ in program.EXAMPLES:
        assert line == "bell-lap" or line.split()[1] in program.COMMANDS


def test_a_near_miss_suggests_the_command(cli: Cli) -> None:
    said = cli("shwo", "pyramid")
    assert said.code == 2
    assert said.err.startswith("bell-lap: there is no command 'shwo'\n")
    assert "Did you mean `bell-lap show`?" in said.err


def test_notation_without_run_suggests_run(cli: Cli) -> None:
    said = cli("4 x 400m")
    assert said.code == 2
    assert "`bell-lap run '4 x 400m'`" in said.err


@pytest.mark.parametrize(
    "line", [("--jsno",), ("show",), ("show", "a", "b"), ("paces", "--nope"), ("help", "nothing")]
)
def test_wrong_usage_ends_with_2_and_the_way_to_help(cli: Cli, line: tuple[str, ...]) -> None:
    said = cli(*line)
    assert (said.code, said.out) == (2, "")
    assert "--help" in said.err


def test_escape_codes_in_arguments_never_reach_the_terminal(cli: Cli) -> None:
    said = cli("\x1b[31mred\x07\x9b2J")
    assert said.code == 2
    assert not {"\x1b", "\x07", "\x9b"} & set(said.err)


class Broken:
    """A command module with a bug in it."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def configure(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("any", nargs="*")

    def run(self, _args: argparse.Namespace) -> int:
        raise self._error


def break_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    monkeypatch.setattr(program, "import_module", lambda _name: Broken(error))


def test_a_bug_says_so_and_leaves_its_traceback_in_a_file(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, bell_lap_home: Path
) -> None:
    break_with(monkeypatch, KeyError("no such thing"))
    said = cli("show", "x\x1b")
    assert said.code == outcome.EXIT_BUG == 70
    assert "This is a bug in bell-lap" in said.err
    assert "Traceback" not in said.out + said.err
    (report,) = (bell_lap_home / "state" / "crashes").iterdir()
    assert str(report) in said.err
    text = report.read_text("utf-8")
    assert "Traceback" in text
    assert "KeyError: 'no such thing'" in text
    assert "'x\\x1b'" in text


def test_a_bug_with_no_place_for_its_report_is_still_told(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, bell_lap_home: Path
) -> None:
    break_with(monkeypatch, ValueError("odd"))
    bell_lap_home.parent.mkdir(exist_ok=True)
    bell_lap_home.write_text("a file where the folder should be")
    said = cli("show", "x")
    assert said.code == 70
    assert "No report could be written" in said.err


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        (KeyboardInterrupt(), 130, ""),
        (SystemExit(4), 4, ""),
        (SystemExit(), 0, ""),
        (EnvironmentProblem("no disk", hints=("buy one",)), 3, "no disk\n  buy one\n"),
        (OSError(28, "No space left on device", "x.db"), 3, "No space left on device"),
        (BrokenPipeError(32, "Broken pipe"), 0, ""),
    ],
)
def test_each_kind_of_end_has_its_code(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, text: str
) -> None:
    break_with(monkeypatch, error)
    said = cli("show", "x")
    assert said.code == code
    assert (text in said.err) if text else (said.err == "")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "bell_lap", "paces", "mile", "5:00"],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_the_environments_fault() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bell_lap", "paces", "mile", "5:00"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 3
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_terminal_that_knows_ascii_only_gets_escapes_instead_of_a_traceback() -> None:
    said = process("run\u00e9", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert said.code == 2
    assert "\\xe9" in said.err
