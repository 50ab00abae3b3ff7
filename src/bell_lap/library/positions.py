"""Where each key and each value of a TOML document stands.

`scan` follows every document that tomllib reads, and finds the same key paths, in time linear in
the document's size. tomllib alone decides what a value is. The scanner says where it is, and meets
the mistakes of syntax first, so that their message names the place that a person would name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bell_lap.library.cursor import (
    BARE,
    BLANK,
    LINES_HINT,
    QUOTES_HINT,
    SPACE,
    TAIL,
    Cursor,
    Span,
    TomlError,
)

KeyPath = tuple[str | int, ...]
"""Keys and indices from the top: `("block", 0, "steps")`."""

MAX_NESTING = 16
"""Arrays and inline tables in one another."""

MAX_PARTS = 16
"""Parts of one dotted key. tomllib's time grows with the square of them."""


@dataclass(frozen=True, slots=True)
class Positions:
    """The spans of a document, by key path.

    `keys` has each key as written, quotes included, where it first stands; an entry of an array of
    tables has the key of its own `[[heading]]`. `values` has each value as written. A table that a
    heading makes has the heading for its value; one that only a longer key implies has that key.
    `repeated` has every later assignment to a key, as (path, span of its key), in order.
    """

    keys: dict[KeyPath, Span] = field(default_factory=dict)
    values: dict[KeyPath, Span] = field(default_factory=dict)
    repeated: list[tuple[KeyPath, Span]] = field(default_factory=list)


def scan(text: str) -> Positions:
    """The positions of a document whose line ends are "\\n".

    Raises `TomlError` where it is no TOML or passes one of the limits above. tomllib may still
    refuse a document that was scanned.
    """
    return _Scanner(text).document()


class _Scanner(Cursor):
    """One pass over a text."""

    def __init__(self, text: str):
        super().__init__(text)
        self.found = Positions()
        self.table: KeyPath = ()
        self.headings: set[KeyPath] = set()
        self.lengths: dict[KeyPath, int] = {}
        self.nesting = 0

    def document(self) -> Positions:
        while self.skip(SPACE) < len(self.text):
            if self.sees("["):
                self._heading()
                self._end_of_line(None)
            else:
                self._end_of_line(self._assignment(self.table))
        return self.found

    # --- lines ------------------------------------------------------------------------------------

    def _heading(self) -> None:
        start = self.at
        array = self.sees("[[")
        self.at += 2 if array else 1
        parts = self._key()
        closing = "]]" if array else "]"
        if not self.sees(closing):
            raise TomlError(
                f"expected {closing} at the end of this heading", Span(start, self.line_end())
            )
        self.at += len(closing)
        name, key = parts[-1]
        path = (*self._walk((), parts[:-1]), name)
        if array:
            self.found.keys.setdefault(path, key)
            self.found.values.setdefault(path, Span(start, self.at))
            index = self.lengths.get(path, 0)
            self.lengths[path] = index + 1
            path = (*path, index)
        elif path in self.headings:
            self.found.repeated.append((path, key))
        self.headings.add(path)
        self.found.keys.setdefault(path, key)
        self.found.values[path] = Span(start, self.at)
        self.table = path

    def _assignment(self, table: KeyPath) -> Span:
        """Read `key = value`; returns the span of the value."""
        parts = self._key()
        if not self.sees("="):
            key = self.text[parts[0][1].start : parts[-1][1].end]
            hint = "write = and not :" if self.sees(":") else LINES_HINT
            raise TomlError(f"expected = after the key {key}", Span(self.at, self.at + 1), hint)
        self.at += 1
        self.skip(BLANK)
        name, key_span = parts[-1]
        path = (*self._walk(table, parts[:-1]), name)
        if path in self.found.values:
            self.found.repeated.append((path, key_span))
        self.found.keys.setdefault(path, key_span)
        return self._value(path)

    def _walk(self, path: KeyPath, parts: list[tuple[str, Span]]) -> KeyPath:
        """The table that the leading parts of a key lead to, noted where it is new."""
        for name, key in parts:
            path = (*path, name)
            self.found.keys.setdefault(path, key)
            self.found.values.setdefault(path, key)
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        return path

    def _end_of_line(self, value: Span | None) -> None:
        if self.skip(TAIL) == len(self.text) or self.sees("\n"):
            return
        if value is not None and BARE.match(self.text, value.start):
            raise self.unquoted(value.start)
        hints: tuple[str, ...] = ()
        if value is not None and self.text[value.start] in "'\"":
            quote = self.text[value.start]
            hints = (f"a text that holds {quote} stands between {quote * 3} and {quote * 3}",)
        raise TomlError("expected the end of the line", Span(self.at, self.line_end()), *hints)

    # --- keys -------------------------------------------------------------------------------------

    def _key(self) -> list[tuple[str, Span]]:
        parts: list[tuple[str, Span]] = []
        while True:
            self.skip(BLANK)
            start = self.at
            parts.append((self.simple_key(), Span(start, self.at)))
            if len(parts) > MAX_PARTS:
                whole = Span(parts[0][1].start, self.at)
                raise TomlError(f"a key has at most {MAX_PARTS} parts", whole)
            self.skip(BLANK)
            if not self.sees("."):
                return parts
            self.at += 1

    # --- values -----------------------------------------------------------------------------------

    def _value(self, path: KeyPath) -> Span:
        start = self.at
        if self.sees("["):
            self._nested(path, self._element)
        elif self.sees("{"):
            self._nested(path, self._pair)
        elif self.sees("'") or self.sees('"'):
            self.string()
        else:
            self.bare()
        span = Span(start, self.at)
        self.found.values[path] = span
        return span

    def _nested(self, path: KeyPath, member: Callable[[KeyPath, int], None]) -> None:
        opening = self.at
        closing = "]" if self.sees("[") else "}"
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise TomlError(f"lists nest at most {MAX_NESTING} deep", Span(opening, opening + 1))
        self.at += 1
        index = 0
        while self.skip(SPACE) < len(self.text) and not self.sees(closing):
            member(path, index)
            index += 1
            if self.skip(SPACE) < len(self.text) and not self.sees(closing):
                if not self.sees(","):
                    raise TomlError(
                        f"expected , or {closing}", Span(self.at, self.at + 1), QUOTES_HINT
                    )
                self.at += 1
        if self.at == len(self.text):
            raise TomlError(
                f"this bracket is never closed with {closing}", Span(opening, opening + 1)
            )
        self.at += 1
        self.nesting -= 1

    def _element(self, path: KeyPath, index: int) -> None:
        self._value((*path, index))

    def _pair(self, path: KeyPath, _index: int) -> None:
        self._assignment(path)
