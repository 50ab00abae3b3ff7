"""Tables drawn by Rich for a terminal; imported only when there is one.

Text goes in as `Text`, never as markup, so that a title cannot colour or link anything. Sections
of one table share their column widths.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bell_lap.cli.output import Column, Look, Row, clean, columns_of

STYLES: dict[Look, str] = {"": "", "dim": "dim", "strong": "bold", "bad": "red", "heading": "bold"}
GAP = 2
NARROWEST = 12
"""A wide column is never narrower than this."""


def draw_table(columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Draw a table that fits the terminal; a heading row begins a section."""
    console = Console(highlight=False, markup=False, emoji=False)
    widths = fit(columns, rows, console.width)
    table = _grid(columns, widths)
    table.add_row(*(Text(column.title, "bold underline") for column in columns))
    for row in rows:
        if row.look == "heading":
            console.print(table)
            console.print(Text("\n" + clean(row.cells[0]), STYLES["heading"]))
            table = _grid(columns, widths)
        else:
            table.add_row(*(Text(cell, STYLES[row.look]) for cell in row.cells))
    if table.row_count:
        console.print(table)


def _grid(columns: Sequence[Column], widths: Sequence[int]) -> Table:
    table = Table.grid(padding=(0, GAP, 0, 0))
    for column, width in zip(columns, widths, strict=True):
        table.add_column(justify="right" if column.right else "left", width=width, overflow="fold")
    return table


def fit(columns: Sequence[Column], rows: Sequence[Row], room: int) -> list[int]:
    """The width of each column: its longest cell, the wide ones cut to what `room` leaves."""
    bodies = [row.cells for row in rows if row.look != "heading"]
    widths = [
        max(columns_of(text) for text in (column.title, *(cells[place] for cells in bodies)))
        for place, column in enumerate(columns)
    ]
    over = sum(widths) + GAP * (len(widths) - 1) - room
    for place, column in reversed(list(enumerate(columns))):
        if column.wide and over > 0:
            cut = min(over, max(0, widths[place] - NARROWEST))
            widths[place] -= cut
            over -= cut
    return widths
