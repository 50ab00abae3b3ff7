"""From the data of a session file to a `Session`: what each key means.

Every mistake of the file is met before any is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from bell_lap.core.notation import (
    Origin,
    parse,
    parse_goal,
    parse_race_time,
    parse_rest,
    parse_splits,
)
from bell_lap.core.notation.errors import one_of, quote
from bell_lap.core.session import Block, Item, Kind, Note, Place, Role, Session, Splits, Suits
from bell_lap.library.positions import KeyPath
from bell_lap.library.problems import BadFile
from bell_lap.library.schema import BLOCK_KEYS, SESSION_KEYS, Key
from bell_lap.library.suits import parse_suits
from bell_lap.library.tables import TableReader, type_name
from bell_lap.library.toml_file import TomlFile

T = TypeVar("T")

_ROLES = {
    "warmup": Role.WARMUP,
    "wu": Role.WARMUP,
    "cooldown": Role.COOLDOWN,
    "cd": Role.COOLDOWN,
}


def role_of(name: str | None) -> Role:
    """What a block of this name is for: `Warm-up`, `cool down` and `WU` have no reps."""
    plain = "".join(char for char in (name or "").casefold() if char.isalnum())
    return _ROLES.get(plain, Role.WORK)


def build_session(file: TomlFile) -> tuple[Session, tuple[Note, ...]]:
    """The session of a file, and the notes on its notation in the order of the file.

    Raises `BadFile` with every mistake found.
    """
    reader = TableReader(file)
    session = _session(reader)
    if reader.problems:
        raise BadFile(reader.problems)
    return session, tuple(sorted(reader.notes, key=lambda note: (note.line, note.column)))


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of the file, at `path`, whose keys are `keys`."""

    reader: TableReader
    path: KeyPath
    data: Mapping[str, object]
    keys: Mapping[str, Key]

    def get(self, name: str, read: Callable[[KeyPath, Key, object], T | None], default: T) -> T:
        """The value of a key; the default where it is missing or wrong."""
        if name not in self.data:
            return default
        value = read((*self.path, name), self.keys[name], self.data[name])
        return default if value is None else value

    def notation(self, name: str, read: Callable[[str, Origin], T]) -> T | None:
        """The value of a key that is written in notation; None where it is missing or wrong."""
        return self.get(name, partial(self.reader.notation, read=read), None)


def _session(reader: TableReader) -> Session:
    table = _Table(reader, (), reader.file.data, SESSION_KEYS)
    reader.check_keys((), table.data, SESSION_KEYS)
    kind_word = table.get("kind", reader.choice, Kind.INTERVALS.value)
    # Where the kind itself is wrong, nothing is held against the lines that it would forbid.
    is_known = table.data.get("kind", kind_word) == kind_word
    kind = Kind(kind_word)
    return Session(
        blocks=_blocks(table, kind if is_known else Kind.DRILLS),
        title=table.get("title", reader.text, ""),
        purpose=table.get("purpose", reader.text, ""),
        source=table.get("source", reader.text, ""),
        kind=kind,
        suits=table.get("suits", partial(_suits, reader), Suits()),
        race=table.notation("race", parse_race_time),
        place=Place(table.get("place", reader.choice, Place.TRACK.value)),
        pacer=table.get("pacer", reader.flag, default=False),
    )


def _suits(reader: TableReader, path: KeyPath, key: Key, value: object) -> Suits | None:
    text = reader.text(path, key, value)
    if text is None:
        return None
    found = parse_suits(text)
    if found is None:
        forms = one_of(f"'{example}'" for example in key.examples)
        reader.tell(reader.file.at_value(path, f"suits cannot be {quote(text)}", f"it is {forms}"))
    return found


def _blocks(table: _Table, kind: Kind) -> tuple[Block, ...]:
    reader, path = table.reader, ("block",)
    value = table.data.get("block", [])
    if not isinstance(value, list):
        reader.tell(
            reader.file.at_value(
                path,
                f"block is a list of blocks, not {type_name(value)}",
                "every block starts with [[block]], in two brackets",
            )
        )
        return ()
    if kind is Kind.REST and "block" in table.data:
        reader.tell(
            reader.file.at_value(
                path,
                "a session of kind rest has no blocks: nothing is run",
                "take the blocks away, or give the session another kind",
            )
        )
        return ()
    if kind is not Kind.REST and not value:
        reader.tell(
            reader.missing(
                "the session has no block",
                "add [[block]], and below it steps = '4 x 400m, rest 90s'",
                "a day without running has kind = 'rest'",
            )
        )
    return tuple(_block(reader, (*path, index), entry, kind) for index, entry in enumerate(value))


def _block(reader: TableReader, path: KeyPath, value: object, session_kind: Kind) -> Block:
    if not isinstance(value, dict):
        reader.tell(
            reader.file.at_value(
                path,
                f"a block is a table, not {type_name(value)}",
                "every block starts with [[block]] on a line of its own",
            )
        )
        return Block(())
    table = _Table(reader, path, value, BLOCK_KEYS)
    reader.check_keys(path, value, BLOCK_KEYS)
    word = table.get("kind", reader.choice, "")
    kind = Kind(word) if word else None
    name = table.get("name", reader.text, "") or None
    return Block(
        items=table.notation("steps", partial(_steps, reader, kind or session_kind)) or (),
        name=name,
        role=role_of(name),
        kind=kind,
        flow=table.get("flow", reader.choice, "off") == "on",
        rest=table.notation("rest", _noting(reader, parse_rest)),
        pace=table.notation("pace", _noting(reader, parse_goal)),
        splits=table.notation("splits", parse_splits) or Splits.LAP,
    )


def _steps(reader: TableReader, kind: Kind, text: str, origin: Origin) -> tuple[Item, ...]:
    parsed = parse(text, kind=kind, origin=origin)
    reader.notes.extend(parsed.notes)
    return parsed.items


def _noting(
    reader: TableReader, parse_value: Callable[[str, Origin], tuple[T, tuple[Note, ...]]]
) -> Callable[[str, Origin], T]:
    """The parser of a value, its notes kept by the reader."""

    def read(text: str, origin: Origin) -> T:
        value, notes = parse_value(text, origin)
        reader.notes.extend(notes)
        return value

    return read
