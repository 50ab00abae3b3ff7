"""The completion scripts in the shells themselves, where those are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bell_lap import resources

pytestmark = pytest.mark.shells

SCRIPTS = resources.assets_dir() / "completions"


def shell(name: str, *arguments: str, path: str = "") -> str:
    """Run a shell that must be there; its stdout."""
    program = shutil.which(name)
    assert program is not None, f"{name} is not installed"
    env = {**os.environ, "PATH": f"{path}:{os.environ['PATH']}"} if path else None
    done = subprocess.run(
        [program, *arguments], capture_output=True, text=True, timeout=60, check=False, env=env
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def bin_with_bell_lap(tmp_path: Path) -> str:
    """A folder with a `bell-lap` that is the one under test."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "bell-lap"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bell_lap "$@"\n')
    command.chmod(0o755)
    return str(folder)


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_script_parses(name: str) -> None:
    shell(name, "-n", str(SCRIPTS / f"bell-lap.{name}"))


def complete_in_bash(path: str, *words: str) -> list[str]:
    quoted = " ".join(f"'{word}'" for word in words)
    return shell(
        "bash", "-c",
        f". {SCRIPTS}/bell-lap.bash; cd /; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1};"
        ' _bell_lap; printf "%s\\n" "${COMPREPLY[@]}"',
        path=path,
    ).split()  # fmt: skip


def test_bash_completes(bin_with_bell_lap: str) -> None:
    path = bin_with_bell_lap
    assert complete_in_bash(path, "bell-lap", "re") == ["resume", "rehearse"]
    assert complete_in_bash(path, "bell-lap", "run", "pyr") == ["pyramid"]
    assert complete_in_bash(path, "bell-lap", "run", "--wh") == ["--who"]
    assert complete_in_bash(path, "bell-lap", "run", "--who", "c") == ["coach", "clicker"]
    assert complete_in_bash(path, "bell-lap", "run", "--sound", "m") == ["miniaudio"]
    assert complete_in_bash(path, "bell-lap", "sound", "--re") == ["--render"]
    assert complete_in_bash(path, "bell-lap", "sound", "--render", "pyr") == ["pyramid"]
    assert complete_in_bash(path, "bell-lap", "history", "sho") == ["show"]
    assert complete_in_bash(path, "bell-lap", "history", "show", "l") == ["last"]
    assert complete_in_bash(path, "bell-lap", "history", "c") == [
        "compare", "calendar", "conditions"
    ]  # fmt: skip
    assert complete_in_bash(path, "bell-lap", "history", "trend", "pyr") == ["pyramid"]
    assert complete_in_bash(path, "bell-lap", "history", "list", "--kind", "s") == [
        "sprints", "strength"
    ]  # fmt: skip
    assert complete_in_bash(path, "bell-lap", "history", "export", "t") == ["tcx"]
    assert complete_in_bash(path, "bell-lap", "log", "pyr") == ["pyramid"]
    assert complete_in_bash(path, "bell-lap", "doctor", "k") == ["keys"]
    assert complete_in_bash(path, "bell-lap", "doctor", "keys", "--l") == ["--list"]
    assert complete_in_bash(path, "bell-lap", "completion", "") == [
        "bash", "zsh", "fish", "--help"
    ]  # fmt: skip


def complete_in_fish(path: str, line: str) -> list[str]:
    said = shell(
        "fish", "-c", f"source {SCRIPTS}/bell-lap.fish; cd /; complete -C '{line}'", path=path
    )
    return [found.split("\t")[0] for found in said.splitlines()]


def test_fish_completes(bin_with_bell_lap: str) -> None:
    path = bin_with_bell_lap
    assert complete_in_fish(path, "bell-lap reh") == ["rehearse"]
    assert complete_in_fish(path, "bell-lap run pyr") == ["pyramid"]
    assert complete_in_fish(path, "bell-lap run --who s") == ["solo"]
    assert complete_in_fish(path, "bell-lap run --sound m") == ["miniaudio"]
    assert complete_in_fish(path, "bell-lap sound --render pyr") == ["pyramid"]
    assert complete_in_fish(path, "bell-lap history sho") == ["show"]
    assert complete_in_fish(path, "bell-lap history show l") == ["last"]
    assert complete_in_fish(path, "bell-lap history bests 4") == ["400m"]
    assert complete_in_fish(path, "bell-lap history bests --rest 9") == ["90s"]
    assert complete_in_fish(path, "bell-lap log pyr") == ["pyramid"]
    assert complete_in_fish(path, "bell-lap rehearse --sp") == ["--speed"]
    assert complete_in_fish(path, "bell-lap doctor k") == ["keys"]
    assert complete_in_fish(path, "bell-lap doctor keys --l") == ["--list"]


@pytest.mark.pty
def test_zsh_completes(bin_with_bell_lap: str, tmp_path: Path) -> None:
    script = tmp_path / "try.zsh"
    script.write_text(
        "zmodload zsh/zpty\n"
        "zpty try zsh -f -i\n"
        'zpty -w try "PS1=; autoload -Uz compinit; compinit -D -u"\n'
        f'zpty -w try "source {SCRIPTS}/bell-lap.zsh; cd /"\n'
        "zpty -w try \"bindkey '^I' complete-word; print READ''Y\"\n"
        "zpty -r try seen '*READY*'\n"
        # Tab completes; then the line is printed instead of run.
        "zpty -n -w try $'bell-lap run pyr\\t\\x01print -r -- \\n'\n"
        "zpty -r try seen '*bell-lap run pyramid*'\n"
        "print done\n"
    )
    assert shell("zsh", "-f", str(script), path=bin_with_bell_lap) == "done\n"
