"""The README and docs/command-line.md hold what the program does."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest

from bell_lap.cli import outcome, program
from bell_lap.cli.program import CommandModule, Parser
from bell_lap.cli.words import CHOICES, WORDS
from bell_lap.errors import ExitCode

pytestmark = pytest.mark.docs

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
MANUAL = (ROOT / "docs" / "command-line.md").read_text("utf-8")


def parser_of(name: str) -> Parser:
    module = cast(CommandModule, import_module(f"bell_lap.cli.{name}"))
    return program.parser_for(name, module)


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every parser with the command it is for; those of `history list` and the like too."""
    for name in program.COMMANDS:
        parser = parser_of(name)
        yield name, parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for below, inner in action.choices.items():
                    yield f"{name} {below}", inner


def lines_with_commands(text: str) -> list[str]:
    """What is shown to be typed: indented lines, and `bell-lap ...` in the text."""
    block = re.findall(r"^ {4}(bell-lap.*)$", text, re.MULTILINE)
    return block + re.findall(r"`(bell-lap [a-z][^`]*)`", text)


def shown() -> list[str]:
    """Every command line that a reader may copy, from the documents and the help."""
    lines = lines_with_commands(README) + lines_with_commands(MANUAL)
    lines += [line for line, _ in program.EXAMPLES]
    for _, parser in parsers():
        lines += re.findall(r"^ {2}(bell-lap [^>\n]*)", parser.epilog or "", re.MULTILINE)
    return [line for line in lines if not re.search(r"COMMAND|\|", line)]


@pytest.mark.parametrize("line", shown())
def test_each_command_shown_can_be_given(line: str) -> None:
    words = shlex.split(line)[1:]
    if words and not words[0].startswith("-"):
        parser_of(words[0]).parse_args(words[1:])


def test_a_readme_shows_enough_of_them() -> None:
    named = {shlex.split(line)[1] for line in lines_with_commands(README) if " " in line}
    assert named == set(program.COMMANDS)


def test_the_readme_counts_the_shipped_sessions() -> None:
    count = len(list((ROOT / "sessions").glob("*.toml")))
    assert f"{ {16: 'sixteen', 17: 'seventeen', 18: 'eighteen'}[count] } are shipped" in README


@pytest.mark.parametrize(("name", "parser"), parsers(), ids=lambda one: str(one)[:20])
def test_the_manual_has_every_command_and_option(
    name: str, parser: argparse.ArgumentParser
) -> None:
    assert f"`{name}" in MANUAL
    for action in parser._actions:
        for option in action.option_strings:
            if option.startswith("--"):
                assert f"`{option}" in MANUAL, f"{name} {option}"
        for choice in action.choices or () if action.option_strings else ():
            assert re.search(rf"`(--\w+ )?{choice}`", MANUAL), f"{name} {choice}"


@pytest.mark.parametrize("word", [*(word.word for word in WORDS), *CHOICES])
def test_the_manual_has_every_word_of_plain_mode(word: str) -> None:
    assert f"`{word}`" in MANUAL


def test_the_manual_has_every_exit_code() -> None:
    for code in (*ExitCode, outcome.EXIT_BUG):
        assert f"| {int(code)} |" in MANUAL


@pytest.mark.parametrize("text", [README, MANUAL], ids=["README", "manual"])
def test_links_lead_somewhere(text: str) -> None:
    base = ROOT
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if "://" not in target:
            assert (base / target).exists(), target


def test_the_picture_is_shown_only_where_there_is_one() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file()
