"""The tables of a session file held against the table of keys.

A `TableReader` tells every problem it meets and goes on; what it returns is to be used only where
no problem was told.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Mapping
from typing import TypeVar

from bell_lap.core.notation import NotationError, Origin
from bell_lap.core.notation.errors import did_you_mean, quote
from bell_lap.core.session import Note
from bell_lap.errors import BadInput
from bell_lap.library.document import hidden_character
from bell_lap.library.positions import KeyPath
from bell_lap.library.problems import ENOUGH, BadFile
from bell_lap.library.schema import BLOCK_KEYS, SESSION_KEYS, Form, Key
from bell_lap.library.toml_file import TomlFile

T = TypeVar("T")

_TYPES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    (str, "a text"),
    ((int, float), "a number"),
    ((dt.date, dt.time), "a date or a time"),
    (list, "a list"),
    (dict, "a table"),
)


def type_name(value: object) -> str:
    """What a TOML value is, in a word or two."""
    return next(name for types, name in _TYPES if isinstance(value, types))


class TableReader:
    """Reads the values of one file's tables; gathers `problems` and `notes`."""

    def __init__(self, file: TomlFile):
        self.file = file
        self.problems: list[BadInput] = []
        self.notes: list[Note] = []

    def tell(self, problem: BadInput) -> None:
        """Remember a problem; raise `BadFile` where there are enough."""
        self.problems.append(problem)
        if len(self.problems) >= ENOUGH:
            raise BadFile(self.problems)

    def check_keys(
        self, path: KeyPath, table: Mapping[str, object], keys: Mapping[str, Key]
    ) -> None:
        """Tell every key that is unknown, and every key that is missing."""
        meant = set()
        for name in table:
            if name not in keys:
                hint, key_meant = self._meant(name, keys)
                where = "a session" if keys is SESSION_KEYS else "a block"
                message = f"{quote(name)} is no key of {where}"
                self.tell(self.file.at_key((*path, name), message, hint))
                meant.add(key_meant)
        for key in keys.values():
            if key.required and key.name not in table and key.name not in meant:
                self.tell(self._missing(path, key))

    def text(self, path: KeyPath, key: Key, value: object) -> str | None:
        """A text of one line: runs of white space are one space, ends are trimmed."""
        if not isinstance(value, str):
            self.tell(self.wrong_type(path, key, value))
            return None
        hidden = hidden_character(value)
        if hidden is not None:
            self.tell(self.file.at_value(path, f"{hidden[1]} may not stand in {key.name}"))
            return None
        text = " ".join(value.split())
        if not text:
            self.tell(self.file.at_value(path, f"{key.name} is empty"))
            return None
        if key.max_length and len(text) > key.max_length:
            self.tell(
                self.file.at_value(
                    path, f"{key.name} has {len(text)} characters; {key.max_length} is the most"
                )
            )
        return text

    def choice(self, path: KeyPath, key: Key, value: object) -> str | None:
        """One of the words of a key."""
        if value in key.choices and isinstance(value, str):
            return value
        if not isinstance(value, str):
            self.tell(self.wrong_type(path, key, value))
            return None
        self.tell(
            self.file.at_value(
                path,
                f"{key.name} cannot be {quote(value)}",
                *did_you_mean(value, key.choices),
                f"it is {key.expects}",
            )
        )
        return None

    def flag(self, path: KeyPath, key: Key, value: object) -> bool:
        """True or false."""
        if isinstance(value, bool):
            return value
        self.tell(self.wrong_type(path, key, value))
        return False

    def notation(
        self, path: KeyPath, key: Key, value: object, read: Callable[[str, Origin], T]
    ) -> T | None:
        """What `read` makes of a text of notation, which it is given with its true place."""
        if not isinstance(value, str):
            self.tell(self.wrong_type(path, key, value))
            return None
        written = self.file.written(path)
        if written.startswith('"') and "\\" in written:
            self.tell(self._backslash(path, key, value))
            return None
        if not value.strip():
            self.tell(self.file.at_value(path, f"{key.name} is empty", f"it is {key.expects}"))
            return None
        document = self.file.document
        line, column = document.line_column(self._inside(path, written))
        try:
            return read(value, Origin(document.source, line, column, document.text))
        except NotationError as error:
            self.tell(error)
            return None

    def wrong_type(self, path: KeyPath, key: Key, value: object) -> BadInput:
        """The error for a value that is not of the key's form."""
        hints: list[str] = []
        written = self.file.written(path)
        if key.form is Form.STEPS and isinstance(value, list):
            hints.append("several lines stand in one text, between ''' and '''")
        elif key.form is Form.FLAG and isinstance(value, str):
            word = "false" if value.casefold() in ("off", "no", "false") else "true"
            hints.append(f"{key.name} = {word}")
        elif key.name == "flow" and isinstance(value, bool):
            hints.append(f"flow = '{'on' if value else 'off'}'")
        elif type(value) in (int, float) and key.form in (Form.TEXT, Form.STEPS):
            hints.append(f"{key.name} = '{written}'")
        elif type(value) in (int, float) and key.form is Form.REST:
            hints.append(f"{key.name} = '{written}s'")
        return self.file.at_value(
            path, f"{key.name} must be {key.expects}, not {type_name(value)}", *hints
        )

    def missing(self, message: str, *hints: str) -> BadInput:
        """The error for what the file does not have; it stands at the file's first line."""
        line_end = self.file.document.text.find("\n")
        return self.file.document.error(message, 0, max(line_end, 1), *hints)

    # --- small help -------------------------------------------------------------------------------

    def _inside(self, path: KeyPath, written: str) -> int:
        """Where the text begins that stands in the quotes of a value."""
        start = self.file.positions.values[path].start
        if not written.startswith(("'''", '"""')):
            return start + 1
        # TOML drops a line end that follows the quotes at once.
        return start + (4 if written[3:4] == "\n" else 3)

    def _backslash(self, path: KeyPath, key: Key, value: str) -> BadInput:
        span = self.file.positions.values[path]
        at = self.file.document.text.index("\\", span.start)
        hint = "in '...' every character stands for itself"
        if "\n" not in value and len(value) <= 60 and hidden_character(value) is None:
            quotes = "'''" if "'" in value else "'"
            hint += f": {key.name} = {quotes}{value}{quotes}"
        return self.file.document.error("notation has no backslashes", at, at + 2, hint)

    def _missing(self, path: KeyPath, key: Key) -> BadInput:
        example = f"{key.name} = '{key.examples[0]}'"
        if path:
            return self.file.at_value(path, f"this block has no {key.name}", f"add {example}")
        return self.missing(f"the session has no {key.name}", f"add {example} at the top")

    def _meant(self, name: str, keys: Mapping[str, Key]) -> tuple[str, str | None]:
        """The hint for a key that is not in the table, and the key it seems to mean."""
        also = [key.name for key in keys.values() if name.casefold() in (key.name, *key.also)]
        if also:
            return f"did you mean {quote(also[0])}?", also[0]
        if name in BLOCK_KEYS:
            return f"{name} stands in a block, below its heading [[block]]", None
        if name in SESSION_KEYS:
            return f"{name} stands at the top, above the first [[block]]", None
        close = difflib.get_close_matches(name[:40].casefold(), keys, 1, 0.7)
        if close:
            return f"did you mean {quote(close[0])}?", close[0]
        return f"the keys are {', '.join(keys)}", None
