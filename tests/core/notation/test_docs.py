"""docs/notation.md cannot drift: every line in it is read, and read as the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bell_lap.core.notation import NotationError, parse, print_items

pytestmark = pytest.mark.docs

PAGE = (Path(__file__).parents[3] / "docs" / "notation.md").read_text(encoding="utf-8")


def rows(head: str) -> Iterator[tuple[list[str], list[str]]]:
    """The texts in backticks of both columns, for each row of the tables with that head."""
    for table in re.findall(rf"^\| {head} \|\n\|---\|---\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE):
        for line in table.splitlines():
            left, right = line.strip("| ").split(" | ")
            yield re.findall(r"`([^`]+)`", left), re.findall(r"`([^`]+)`", right)


FORMS = [(left[0], form) for left, right in rows("canonical.*also read") for form in left + right]
NOTED = [(left[0], right[0]) for left, right in rows("line.*read as")]
REFUSED = [(left[0], offer) for left, right in rows("line.*write") for offer in right]
BLOCKS = re.findall(r"^```notation\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("canonical", "form"), FORMS)
def test_a_form_on_the_page_reads_as_its_canonical_spelling(canonical: str, form: str) -> None:
    assert print_items(parse(form).items) == canonical


@pytest.mark.parametrize(("line", "canonical"), NOTED)
def test_a_line_with_a_note(line: str, canonical: str) -> None:
    parsed = parse(line)
    assert print_items(parsed.items) == canonical
    assert parsed.notes


@pytest.mark.parametrize(("line", "offer"), REFUSED)
def test_a_line_that_is_refused_and_its_way_out(line: str, offer: str) -> None:
    with pytest.raises(NotationError):
        parse(line)
    assert parse(offer).items


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_on_the_page_is_canonical(block: str) -> None:
    without_comments = re.sub(r" *#.*", "", block).strip()
    assert print_items(parse(block).items) == without_comments


def test_the_page_has_its_tables() -> None:
    assert (len(FORMS) > 150, len(NOTED) > 5, len(REFUSED) > 10, len(BLOCKS)) == (True,) * 3 + (3,)
