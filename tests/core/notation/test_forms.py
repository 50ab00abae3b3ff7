"""Every cell of the notation's tables: the canonical spelling, and each one that is also read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bell_lap.core.notation import parse, print_items
from bell_lap.core.session import Kind

FORMS = Path(__file__).with_name("forms.txt")
MOVEMENT_KINDS = (Kind.STRENGTH, Kind.POWER, Kind.DRILLS)


def forms() -> Iterator[tuple[str, str, str]]:
    """The row, the canonical form and a spelling of it, for every spelling of `forms.txt`."""
    row = canonical = ""
    for line in FORMS.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if line.startswith("["):
            row = line.strip("[]")
        elif row and text:
            for escape, char in (("\\r", "\r"), ("\\n", "\n"), ("\\u00a0", "\u00a0")):
                text = text.replace(escape, char)
            canonical = canonical if line.startswith(" ") else text
            yield row, canonical, text


CASES = [
    pytest.param(spelling, canonical, kind, id=f"{row}: {spelling} ({kind.value})")
    for row, canonical, spelling in forms()
    for kind in (MOVEMENT_KINDS if row.startswith("movements:") else (Kind.INTERVALS,))
]


@pytest.mark.parametrize(("spelling", "canonical", "kind"), CASES)
def test_a_spelling_reads_as_its_canonical_form(spelling: str, canonical: str, kind: Kind) -> None:
    assert print_items(parse(spelling, kind=kind).items) == canonical


def test_all_rows_of_the_tables_are_there() -> None:
    rows = {row for row, _, _ in forms()}
    assert len(rows) == 25
    assert len(CASES) > 500
