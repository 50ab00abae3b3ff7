"""What is fuzzed: each target takes any bytes, and raises only where the program has a bug.

A refusal (`BellLapError`) is an answer. What comes out of a target that takes its bytes must hold
the promises of its room: it prints back, folds again, fits the disk.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable

from bell_lap.core import plan_json
from bell_lap.core.expand import expand
from bell_lap.core.hidden import OBEYED
from bell_lap.core.notation import parse, print_items
from bell_lap.core.profile import NOBODY
from bell_lap.core.track import Track
from bell_lap.errors import BadInput, BellLapError
from bell_lap.history.exchange.checking import check, read_copy
from bell_lap.history.exchange.copies import copy_json
from bell_lap.history.exchange.reading import workouts_of
from bell_lap.library.files import from_notation, read
from bell_lap.settings.reading import loads
from bell_lap.sound.messages import decode, encode
from tests.fuzz.journals import fold_any

LONGEST_REFUSAL = 10_000


def _refused(error: BellLapError, *, bare: bool = True) -> None:
    """What a refusal must be: some words, not endless, and `bare` of what a terminal obeys."""
    said = str(error)
    assert 0 < len(said) < LONGEST_REFUSAL, said[:100]
    assert not bare or not OBEYED.search(said), said


def notation(data: bytes) -> None:
    """A line that somebody typed: parsed, printed and parsed again it is the same."""
    text = data.decode("utf-8", "replace")
    try:
        items = parse(text).items
    except BadInput as error:
        _refused(error, bare=False)
        return
    printed = print_items(items)
    assert parse(printed).items == items, printed
    assert print_items(parse(printed).items) == printed


def typed(data: bytes) -> None:
    """The same as a session of the library's, expanded and kept as JSON."""
    try:
        file = from_notation(data.decode("utf-8", "surrogateescape"))
        plan = expand(file.session, NOBODY, Track())
    except BadInput as error:
        _refused(error)
        return
    assert not OBEYED.search(plan.title)
    assert plan_json.from_json(json.loads(plan_json.dumps(plan))) == plan


def session(data: bytes) -> None:
    """A session file, expanded and kept as JSON."""
    try:
        file = read(data, "fuzz.toml")
        plan = expand(file.session, NOBODY, Track())
    except BadInput as error:
        _refused(error)
        return
    assert plan_json.from_json(json.loads(plan_json.dumps(plan))) == plan


def settings(data: bytes) -> None:
    """A settings file."""
    try:
        loads(data, "settings.toml")
    except BadInput as error:
        _refused(error)


def history(data: bytes) -> None:
    """A history in JSON: what is taken can be written out and taken again."""
    try:
        for place, value in enumerate(workouts_of(io.BytesIO(data)), start=1):
            copy = read_copy(value, f"workout {place}")
            check(copy, f"workout {place}")
            line = copy_json(copy)
            assert not OBEYED.search(line)
            assert read_copy(json.loads(line), "again") == copy
    except BadInput as error:
        _refused(error, bare=False)


def journal(data: bytes) -> None:
    """Any inputs at any instants in any plan."""
    fold_any(data)


def message(data: bytes) -> None:
    """A line between the program and its sound process."""
    found = decode(data)
    if found is not None:
        assert decode(encode(found)) == found


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (notation, typed, session, settings, history, journal, message)
}
