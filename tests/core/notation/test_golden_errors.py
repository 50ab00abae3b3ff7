"""The wording of errors: `golden_errors.txt` holds erroneous texts with their whole messages.

After a change of wording run this file with `UPDATE_GOLDEN=1` in the environment and read the
difference aloud. A new text is added to the file as a line `=== TEXT`, where `\\n` is a new line;
`(strength)`, `(pace)`, `(rest)`, `(race)` or `(splits)` before it says how it is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bell_lap.core.notation import (
    NotationError,
    parse,
    parse_goal,
    parse_race_time,
    parse_rest,
    parse_splits,
)
from bell_lap.core.session import Kind

GOLDEN = Path(__file__).with_name("golden_errors.txt")
WRITE = bool(os.environ.get("UPDATE_GOLDEN"))

READERS: dict[str, Callable[[str], object]] = {
    "": parse,
    "strength": partial(parse, kind=Kind.STRENGTH),
    "pace": parse_goal,
    "rest": parse_rest,
    "race": parse_race_time,
    "splits": parse_splits,
}


def entries() -> dict[str, str]:
    """Each heading with the message under it."""
    pieces = re.split(r"^=== ?(.*)\n", GOLDEN.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], (piece.strip("\n") for piece in pieces[2::2]), strict=True))


def message(heading: str) -> str:
    """What reading the heading's text says."""
    found = re.fullmatch(r"(?:\((\w+)\) )?(.*)", heading)
    assert found is not None
    reader = READERS.get(found[1] or "", parse)
    text = found[2] if reader is not parse else heading
    with pytest.raises(NotationError) as refused:
        reader(text.replace("\\n", "\n").replace("\\x1b", "\x1b"))
    return str(refused.value)


def test_every_message_is_as_it_was_read_and_found_helpful() -> None:
    was = entries()
    now = {heading: message(heading) for heading in was}
    if WRITE:
        text = "\n\n".join(f"=== {heading}\n{said}" for heading, said in now.items())
        GOLDEN.write_text(text + "\n", encoding="utf-8")
    assert was == now or WRITE


def test_there_are_enough_of_them() -> None:
    assert len(entries()) >= 60


def test_every_message_has_a_place_a_caret_and_a_way_out() -> None:
    for heading, said in entries().items():
        first, shown, caret, *hints = said.split("\n")
        assert re.match(r"\d+:\d+: \S", first), heading
        assert shown.startswith("    "), heading
        assert set(caret.strip()) == {"^"}, heading
        assert hints or "; expected " in first or "at most" in first, heading
