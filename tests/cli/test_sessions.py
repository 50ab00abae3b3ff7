"""`bell-lap sessions` and the names that complete."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bell_lap import resources
from bell_lap.cli import completion, program
from bell_lap.cli.names import session_names
from tests.cli.support import Cli

SHIPPED = sorted(path.stem for path in resources.sessions_dir().glob("*.toml"))


@pytest.fixture
def own(bell_lap_home: Path) -> Path:
    folder = bell_lap_home / "config" / "sessions"
    folder.mkdir(parents=True)
    return folder


def test_every_shipped_session_is_listed(cli: Cli) -> None:
    said = cli("sessions")
    assert said.code == 0
    assert [line.split()[0] for line in said.lines[1:] if line] == SHIPPED


def test_a_broken_one_is_listed_with_its_error_and_hides_nothing(cli: Cli, own: Path) -> None:
    (own / "mine.toml").write_text("title = 'Mine'\n[[block]]\nsteps = '3 x 300m'\n")
    (own / "bad.toml").write_text("title = 'Bad'\n[[block]]\nsteps = '3 x '\n")
    said = cli("sessions")
    assert said.code == 0
    names = [line.split()[0] for line in said.lines[1:] if line]
    assert names[: len(SHIPPED) + 2] == sorted([*SHIPPED, "bad", "mine"])
    assert "Mine (your own)" in said.out
    assert f"{own / 'bad.toml'}:3:" in said.out
    rows = {row["name"]: row for row in json.loads(cli("sessions", "--json").out)}
    assert rows["bad"]["error"].startswith(str(own / "bad.toml"))
    assert rows["bad"]["title"] is None
    assert (rows["mine"]["own"], rows["mine"]["reps"]) == (True, {"min": 3, "max": 3})
    assert rows["pyramid"]["error"] is None


def test_it_says_what_suits_the_runner(cli: Cli, bell_lap_home: Path) -> None:
    folder = bell_lap_home / "config"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('[profile]\nbest = {race = "mile", time = "6:00"}\n')
    rows = {row["name"]: row for row in json.loads(cli("sessions", "--json").out)}
    assert rows["endurance-3min"]["suits_you"] is True
    assert rows["endurance-5min"]["suits_you"] is False


def test_names_complete(cli: Cli, own: Path) -> None:
    (own / "pyro.toml").write_text("")
    (own / "notes.txt").write_text("")
    assert session_names() == sorted([*SHIPPED, "pyro"])
    assert cli("__names", "py").out == "pyramid\npyro\n"
    assert cli("__names", "zz").out == ""


def test_completing_loads_neither_toml_nor_textual() -> None:
    code = (
        "import sys; from bell_lap.cli.main import main; main(['__names', 'py']);"
        "print([name for name in ('tomllib', 'argparse', 'textual', 'rich', 'sqlite3')"
        " if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "pyramid\n[]\n"


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_the_shipped_script_is_printed_as_it_is(cli: Cli, shell: str) -> None:
    said = cli("completion", shell)
    script = resources.assets_dir() / "completions" / f"bell-lap.{shell}"
    assert (said.code, said.out) == (0, script.read_text("utf-8"))


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_the_script_knows_every_command_and_option(cli: Cli, shell: str) -> None:
    script = cli("completion", shell).out
    for name in program.COMMANDS:
        assert name in script
        for word in cli(name, "--help").out.replace(",", " ").replace("[", " ").split():
            option = word.rstrip("]")
            if option.startswith("--") and option.strip("-"):
                assert option.strip("-") in script, f"{name} {option}"


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_the_script_knows_every_action_of_the_history(cli: Cli, shell: str) -> None:
    script = cli("completion", shell).out
    actions = re.findall(r"^    ([a-z]+) +[a-z]", cli("history", "--help").out, re.MULTILINE)
    assert len(actions) > 15
    for action in actions:
        assert re.search(rf"\b{action}\b", script), action
        for option in re.findall(r"--([a-z-]+)", cli("history", action, "--help").out):
            assert option in script, f"{action} --{option}"
