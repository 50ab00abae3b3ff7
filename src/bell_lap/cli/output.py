"""What commands print: tables, JSON and text without control characters.

To a terminal a table is drawn by Rich and fits its width. Anywhere else it is plain aligned text,
without colour and never cut, so that other programs can read it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from bell_lap.core.hidden import escaped, shown

Look = Literal["", "dim", "strong", "bad", "heading"]
"""How a row looks on a terminal; plain text has no looks."""


def clean(text: str) -> str:
    """`text` with each control character as one visible sign; new lines and tabs stay.

    Characters that turn the direction of writing count as control characters.
    """
    return shown(text)


class Column(NamedTuple):
    """One column of a table."""

    title: str
    right: bool = False
    """Figures stand at the right."""
    wide: bool = False
    """Takes the room that is left and wraps, on a terminal."""


class Row(NamedTuple):
    """One row of a table, a cell for each column; a heading has one cell only."""

    cells: tuple[str, ...]
    look: Look = ""


def on_terminal() -> bool:
    """Whether stdout is a terminal that can draw."""
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in ("dumb", "unknown")


def print_json(value: object) -> None:
    """One JSON value, indented, in UTF-8; what a terminal would obey is escaped."""
    import json

    print(escaped(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)))


def print_lines(lines: Iterable[str]) -> None:
    """Lines of text, cleaned."""
    for line in lines:
        print(clean(line))


def print_table(columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """A table to stdout. Columns without any text are left out."""
    kept = [
        place
        for place in range(len(columns))
        if any(row.look != "heading" and row.cells[place] for row in rows)
    ]
    columns = [columns[place] for place in kept]
    rows = [
        row
        if row.look == "heading"
        else Row(tuple(clean(row.cells[place]) for place in kept), row.look)
        for row in rows
    ]
    if on_terminal():
        from bell_lap.cli.drawn import draw_table

        draw_table(columns, rows)
    else:
        print_lines(plain_table(columns, rows))


def plain_table(columns: Sequence[Column], rows: Sequence[Row]) -> list[str]:
    """The lines of a table as plain text; no line ends in a space."""
    titles = Row(tuple(column.title for column in columns))
    cells = [row.cells for row in (titles, *rows) if row.look != "heading"]
    widths = [max(columns_of(row[place]) for row in cells) for place in range(len(columns))]
    lines = []
    for row in (titles, *rows):
        if row.look == "heading":
            lines.extend(["", clean(row.cells[0])])
            continue
        parts = []
        for cell, width, column in zip(row.cells, widths, columns, strict=True):
            pad = " " * (width - columns_of(cell))
            parts.append(pad + cell if column.right else cell + pad)
        lines.append("  ".join(parts).rstrip())
    return lines


def columns_of(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
