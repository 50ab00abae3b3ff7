"""What a benchmark gives back: rows of figures, each with its bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """The distribution of one figure. `bar` is the most that its `held` quantile may be."""

    name: str
    unit: str
    values: tuple[float, ...]
    bar: float | None = None
    held: float = 0.5
    """Which quantile the bar is for: 0.5 is the median, 0.99 the p99."""

    @property
    def passed(self) -> bool:
        """Whether the bar is kept; a row without one always passes."""
        return self.bar is None or quantile(self.values, self.held) <= self.bar

    def to_json(self) -> dict[str, object]:
        """The row as plain values."""
        return {
            "name": self.name,
            "unit": self.unit,
            "n": len(self.values),
            "p10": round(quantile(self.values, 0.1), 3),
            "median": round(quantile(self.values, 0.5), 3),
            "p90": round(quantile(self.values, 0.9), 3),
            "p99": round(quantile(self.values, 0.99), 3),
            "max": round(max(self.values), 3),
            "bar": self.bar,
            "held": self.held,
            "passed": self.passed,
        }


def quantile(values: Sequence[float], share: float) -> float:
    """The nearest-rank quantile of some values."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def lines(rows: Sequence[Row]) -> list[str]:
    """The rows as aligned text."""
    head: tuple[str, ...] = ("what", "n", "p10", "median", "p90", "p99", "max", "bar", "")
    table = [head]
    for row in rows:
        figures = [quantile(row.values, share) for share in (0.1, 0.5, 0.9, 0.99)]
        bar = "" if row.bar is None else f"{_quantile_name(row.held)} <= {row.bar:g} {row.unit}"
        table.append(
            (
                row.name,
                str(len(row.values)),
                *(f"{figure:.2f}" for figure in (*figures, max(row.values))),
                bar,
                "" if row.bar is None else "ok" if row.passed else "TOO MUCH",
            )
        )
    widths = [max(len(cells[place]) for cells in table) for place in range(len(head))]
    return [
        "  ".join(
            cell.ljust(width) if place in (0, 7, 8) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()
        for cells in table
    ]


def _quantile_name(share: float) -> str:
    return "median" if share == 0.5 else f"p{share * 100:g}"
