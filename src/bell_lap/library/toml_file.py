"""TOML as data with its places, or an error that has one.

tomllib alone makes the values. Where it refuses, its message is put at the place a person would
look at, and in words that say what to write instead.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from bell_lap.errors import BadInput
from bell_lap.library.cursor import QUOTES_HINT, Span, TomlError
from bell_lap.library.document import Document
from bell_lap.library.positions import KeyPath, Positions, scan

_TOMLLIB = re.compile(
    r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL
)


@dataclass(frozen=True)
class TomlFile:
    """A document, its data, and where the keys and values of the data stand."""

    document: Document
    data: dict[str, object]
    positions: Positions

    def written(self, path: KeyPath) -> str:
        """The value at a path as it is written."""
        span = self.positions.values[path]
        return self.document.text[span.start : span.end]

    def at_key(self, path: KeyPath, message: str, *hints: str) -> BadInput:
        """An error at the key of a path."""
        return self._error(self.positions.keys[path], message, hints)

    def at_value(self, path: KeyPath, message: str, *hints: str) -> BadInput:
        """An error at the value of a path; at its heading where it is a table."""
        return self._error(self.positions.values[path], message, hints)

    def _error(self, span: Span, message: str, hints: tuple[str, ...]) -> BadInput:
        return self.document.error(message, span.start, span.end, *hints)


def read_toml(document: Document) -> TomlFile:
    """The data of a document. Raises `BadInput` with the place where it is no TOML."""
    try:
        positions = scan(document.text)
    except TomlError as error:
        span = error.span
        raise document.error(error.message, span.start, span.end, *error.hints) from None
    try:
        return TomlFile(document, tomllib.loads(document.text), positions)
    except tomllib.TOMLDecodeError as error:
        raise _explain(document, positions, str(error)) from None


def _explain(document: Document, positions: Positions, said: str) -> BadInput:
    found = _TOMLLIB.fullmatch(said)
    what = found["what"] if found else said
    at = len(document.text)
    if found and found["line"]:
        at = document.offset(int(found["line"]), int(found["column"]))
    if what.startswith("Cannot"):
        return _clash(document, positions, at)
    bare = _bare_value(document.text, positions, at)
    if bare is None:
        return document.error(what[:1].lower() + what[1:], at, at + 1)
    value = document.text[bare.start : bare.end]
    return document.error(
        f"{value} is no number that TOML knows",
        bare.start,
        bare.end,
        QUOTES_HINT.replace("...", value),
    )


def _clash(document: Document, positions: Positions, at: int) -> BadInput:
    """The error of a key or a heading that does not fit what stands above it."""
    for path, span in positions.repeated:
        if span.start <= at:
            line, _ = document.line_column(positions.keys[path].start)
            name = document.text[span.start : span.end]
            return document.error(
                f"{name} stands here a second time; the first is on line {line}",
                span.start,
                span.end,
                "keep one of the two",
            )
    start = document.text.rfind("\n", 0, at) + 1
    heading = document.text.startswith("[", start)
    hints = ("every block starts with [[block]], in two brackets",) if heading else ()
    return document.error(
        "this does not fit what stands above it", start, max(at, start + 1), *hints
    )


def _bare_value(text: str, positions: Positions, at: int) -> Span | None:
    """The number or date that has the character at `at`, or ends there."""
    for span in positions.values.values():
        if span.start <= at <= span.end and text[span.start] not in "'\"[{":
            return span
    return None
