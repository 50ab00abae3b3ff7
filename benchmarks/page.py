"""The figures as they stand in docs/performance.md, between two markers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.promises import Promise
from benchmarks.report import HEAD, LEFT, NOT_MEASURED, Row, bar_of, cells, quantile, spelled

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
BEGIN = "<!-- figures: written by make bench -->"
END = "<!-- figures: end -->"
COLUMNS = ("what", "bar", "measured", "yardstick", "ratio", "kept?")


def line(promise: Promise, rows: Sequence[Row]) -> tuple[str, ...]:
    """A line of the first table, under `COLUMNS`."""
    found = {row.name: row for row in rows}
    held = found.get(promise.what)
    to = f" {promise.beside[0].label}" if promise.figure else ""
    bar = bar_of(promise.bar, promise.held, promise.unit) + to
    if held is None or not held.values:
        why = f": {held.note}" if held is not None and held.note else " yet"
        return (promise.what, bar, NOT_MEASURED + why, _labels(promise), "", "")
    own = found.get(promise.figure, held)
    figure = quantile(own.values, promise.held)
    yardsticks, ratios = [], []
    for place, yardstick in enumerate(promise.beside):
        row = found.get(yardstick.row)
        if row is None or not row.values:
            why = f": {row.note}" if row is not None and row.note else ""
            yardsticks.append(f"{yardstick.label} {NOT_MEASURED}{why}")
            continue
        beside = quantile(row.values, promise.held)
        yardsticks.append(f"{yardstick.label} {spelled(beside, row.unit)}")
        if promise.figure and place == 0:
            # The bar is for this one, taken pair by pair.
            ratios.append(spelled(held.figure))
        elif beside:
            ratios.append(spelled(figure / beside))
    measured = spelled(figure, own.unit) + (f" ({held.note})" if held.note else "")
    kept = "yes" if held.passed else "**no**"
    return (promise.what, bar, measured, "; ".join(yardsticks), "; ".join(ratios), kept)


def _labels(promise: Promise) -> str:
    return "; ".join(yardstick.label for yardstick in promise.beside)


def figures(promises: Sequence[Promise], rows: Sequence[Row], machine: Sequence[str]) -> str:
    """What stands between the markers: the first table, the machine, every distribution."""
    first = [line(promise, rows) for promise in promises]
    head = [cell or "kept?" for cell in HEAD]
    parts = [
        "\n".join(_table(COLUMNS, first, numbers=())),
        "### The machine\n\n" + "\n".join(f"- {one}" for one in machine),
        "### The distributions\n\n"
        + "\n".join(
            _table(
                head,
                [cells(row) for row in rows] or [_unknown(name) for name in _names(promises)],
                numbers=[place for place in range(len(HEAD)) if place not in LEFT],
            )
        ),
    ]
    return "\n\n".join(parts)


def _names(promises: Sequence[Promise]) -> list[str]:
    return list(dict.fromkeys(name for promise in promises for name in promise.rows()))


def _unknown(name: str) -> tuple[str, ...]:
    return (name, *[""] * (len(HEAD) - 2), NOT_MEASURED + " yet")


def _table(
    head: Sequence[str], table: Sequence[Sequence[str]], numbers: Sequence[int]
) -> list[str]:
    rule = ["--:" if place in numbers else "---" for place in range(len(head))]
    return [_bars(head), "|" + "|".join(rule) + "|", *map(_bars, table)]


def _bars(parts: Sequence[str]) -> str:
    clean = (part.replace("|", "/").replace("<=", "≤").replace("\n", " ") for part in parts)
    return "| " + " | ".join(clean) + " |"


def written(text: str, inside: str) -> str:
    """The page with what is between the markers replaced. Raises ValueError where they are not."""
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        raise ValueError(f"the page must have {BEGIN} and then {END}, once each")
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{inside}\n\n{END}{rest.partition(END)[2]}"


def main_part(text: str) -> str:
    """What is between the markers now."""
    return text.partition(BEGIN)[2].partition(END)[0]
