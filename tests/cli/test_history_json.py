"""docs/history.md holds what its commands print, and its commands can be given."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.support import Cli
from tests.cli.years import history

__all__ = ["history"]

PAGE = (Path(__file__).parents[2] / "docs" / "history.md").read_text("utf-8")
EXAMPLES = re.findall(r"<!-- (history [^>:]*--json)[^>]*-->\n```json\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = re.findall(r"`bell-lap (history[^`]*)`", PAGE)
QUESTIONS = [line for line in COMMANDS if not re.search(r"\b(ID|WHAT|DISTANCE|TEXT)\b", line)]
ADDED = ("diary", "series")
"""What the page tells of `show`; the rest is in docs/storage.md."""


def shape(value: object) -> object:
    """What a value is: an object by its keys, a list by what is in it, null as anything."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        shapes: list[object] = []
        for inner in map(shape, value):
            if not any(alike(inner, other) for other in shapes):
                shapes.append(inner)
        return shapes
    if isinstance(value, bool):
        return "flag"
    return "number" if isinstance(value, int | float) else value and "text"


def alike(one: object, other: object) -> bool:
    """Whether two shapes may be of one kind; null may be anything."""
    if one is None or other is None:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return all(alike(each, mate) for each in one for mate in other)
    return one == other


def test_the_page_has_an_example_of_each() -> None:
    actions = [command.split()[1] for command, _ in EXAMPLES]
    assert actions == ["show", "compare", "trend", "bests", "bests", "calendar"]
    assert len(QUESTIONS) >= 10


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(("command", "example"), EXAMPLES, ids=[one for one, _ in EXAMPLES])
def test_each_example_is_of_the_shape_that_is_printed(cli: Cli, command: str, example: str) -> None:
    said = json.loads(cli(*command.split()).out)
    if " show " in command:
        said = {key: said[key] for key in ADDED}
    assert alike(shape(json.loads(example)), shape(said))


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("line", QUESTIONS)
def test_each_question_is_answered(cli: Cli, line: str) -> None:
    said = cli(*shlex.split(line))
    assert said.code == 0, said.err
    assert said.lines
    assert "No workout" not in said.out or "#race" in line
