"""docs/architecture.md says what the code does."""

from __future__ import annotations

import pytest

from bell_lap.core.inputs import KINDS
from bell_lap.core.view import Phase
from tests.docs_tools import PAGE, PARTS, drawn, engine_table

pytestmark = pytest.mark.docs


def test_what_is_drawn_from_the_code_is_up_to_date() -> None:
    page = PAGE.read_text("utf-8")
    assert drawn(page) == page, "run: python -m tests.docs_tools"


def test_the_table_names_every_input_and_the_page_every_phase() -> None:
    table = engine_table()
    for kind in set(KINDS) - {"undo", "redo"}:
        assert f"| `{kind}` |" in table
    page = PAGE.read_text("utf-8")
    for phase in Phase:
        assert f"**{phase.value}**" in page


@pytest.mark.parametrize("name", PARTS)
def test_a_page_without_its_markers_is_refused(name: str) -> None:
    page = PAGE.read_text("utf-8").replace(f"<!-- {name}: end -->", "")
    with pytest.raises(ValueError, match=f"{name}: end"):
        drawn(page)
