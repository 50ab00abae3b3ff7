"""What a benchmark gives back: rows of figures, each with its bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

NOT_MEASURED = "not measured"
HEAD = ("what", "unit", "n", "median", "p90", "p99", "max", "bar", "")
LEFT = (0, 1, 7, 8)
"""The columns of words."""


class Unavailable(Exception):
    """What a benchmark needs is not here; the sentence says what."""


@dataclass(frozen=True, slots=True)
class Row:
    """The distribution of one figure. `bar` is the most that its `held` quantile may be."""

    name: str
    unit: str
    values: tuple[float, ...]
    """Empty where it could not be taken."""
    bar: float | None = None
    held: float = 0.5
    """Which quantile the bar is for: 0.5 is the median, 0.99 the p99, 1.0 the largest."""
    note: str = ""
    """What else was counted, or why there are no values."""

    @property
    def figure(self) -> float:
        """The quantile that counts. Raises ValueError where nothing was measured."""
        return quantile(self.values, self.held)

    @property
    def passed(self) -> bool:
        """Whether the bar is kept; a row without one, or without values, breaks none."""
        return self.bar is None or not self.values or self.figure <= self.bar

    def to_json(self) -> dict[str, object]:
        """The row as plain values."""
        shares = {"p10": 0.1, "median": 0.5, "p90": 0.9, "p99": 0.99, "max": 1.0}
        return {
            "name": self.name,
            "unit": self.unit,
            "n": len(self.values),
            **{
                name: round(quantile(self.values, share), 3) if self.values else None
                for name, share in shares.items()
            },
            "bar": self.bar,
            "held": self.held,
            "passed": self.passed,
            "note": self.note,
        }


def quantile(values: Sequence[float], share: float) -> float:
    """The nearest-rank quantile of some values. Raises ValueError where there are none."""
    if not values:
        raise ValueError("no values have no quantile")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def spelled(figure: float, unit: str = "") -> str:
    """A figure with as many decimals as mean something, and its unit."""
    if figure == int(figure):
        text = f"{figure:.0f}"
    else:
        text = f"{figure:.0f}" if abs(figure) >= 100 else f"{figure:.2f}"
    return f"{text} {unit}".rstrip()


def bar_of(bar: float, held: float, unit: str) -> str:
    """A bar in words, as `p99 <= 2 ms`."""
    return f"{quantile_name(held)} <= {bar:g} {unit}"


def quantile_name(share: float) -> str:
    """`median`, `p90`, `max`."""
    return {0.5: "median", 1.0: "max"}.get(share, f"p{share * 100:g}")


def cells(row: Row) -> tuple[str, ...]:
    """A row of the table of distributions, under `HEAD`."""
    bar = "" if row.bar is None else bar_of(row.bar, row.held, row.unit)
    if not row.values:
        return (row.name, row.unit, "0", "", "", "", "", bar, f"{NOT_MEASURED}: {row.note}")
    figures = [spelled(quantile(row.values, share)) for share in (0.5, 0.9, 0.99, 1.0)]
    kept = "" if row.bar is None else "ok" if row.passed else "TOO MUCH"
    said = "; ".join(part for part in (kept, row.note) if part)
    return (row.name, row.unit, str(len(row.values)), *figures, bar, said)


def lines(rows: Sequence[Row]) -> list[str]:
    """The rows as aligned text."""
    table = [HEAD, *map(cells, rows)]
    widths = [max(len(line[place]) for line in table) for place in range(len(HEAD))]
    return [
        "  ".join(
            cell.ljust(width) if place in LEFT else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in table
    ]
