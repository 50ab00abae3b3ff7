"""Draws the parts of docs/architecture.md that come from the code: `python -m tests.docs_tools`.

Each part stands between two markers; what is outside them is written by hand and left alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from bell_lap.core import engine
from bell_lap.core.inputs import KINDS
from bell_lap.core.view import Phase

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"


def engine_table() -> str:
    """What every input does in every phase, from `core.engine.TABLE`."""
    lines = ["| input | in | what it does |", "|---|---|---|"]
    order = list(KINDS)
    rules = sorted(engine.TABLE, key=lambda rule: order.index(rule.input.kind))
    lines += [f"| `{rule.input.kind}` | {_phases(rule.phases)} | {rule.says} |" for rule in rules]
    return "\n".join(lines)


def _phases(phases: tuple[Phase, ...]) -> str:
    if set(phases) == set(Phase):
        return "every phase"
    missing = [phase.value for phase in Phase if phase not in phases]
    if len(missing) < 3:
        return f"every phase but {' and '.join(missing)}"
    return ", ".join(phase.value for phase in Phase if phase in phases)


def refusals() -> str:
    """What is said where an input has no row, from `core.engine.WHY_NOT`."""
    lines = ["| phase | an input without a row is refused with |", "|---|---|"]
    lines += [f"| {phase.value} | {why} |" for phase, why in engine.WHY_NOT.items()]
    return "\n".join(lines)


def walls() -> str:
    """The import contracts, from pyproject.toml."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    lines: list[str] = []
    for contract in contracts["contracts"]:
        if contract["type"] == "layers":
            lines += [f"    {layer}" for layer in contract["layers"]] + [""]
    lines += [f"- {contract['name']}." for contract in contracts["contracts"]]
    return "\n".join(lines)


def rooms() -> str:
    """Every module of the heart, of live and of sound with the first line of its docstring."""
    return "\n".join(_rooms())


def _rooms() -> Iterator[str]:
    for package in ("core", "live", "sound", "sound/backends"):
        for path in sorted((ROOT / "src" / "bell_lap" / package).glob("*.py")):
            if path.stem != "__init__":
                first = path.read_text("utf-8").split("\n", 1)[0].strip('"')
                yield f"- `{package}/{path.name}`: {first}"


PARTS = {"engine": engine_table, "refusals": refusals, "walls": walls, "rooms": rooms}


def drawn(page: str) -> str:
    """The page with every part drawn anew. Raises ValueError where a marker is missing."""
    for name, draw in PARTS.items():
        begin, end = f"<!-- {name}: drawn from the code -->", f"<!-- {name}: end -->"
        if page.count(begin) != 1 or page.count(end) != 1:
            raise ValueError(f"{PAGE} must have {begin} and {end} once each")
        before, _, rest = page.partition(begin)
        page = f"{before}{begin}\n\n{draw()}\n\n{end}{rest.partition(end)[2]}"
    return page


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text("utf-8")), "utf-8", newline="\n")
